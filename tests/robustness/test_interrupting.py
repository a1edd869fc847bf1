"""Wherever a save or a journal is cut off, the file is the old or the new one, and nothing is lost.

All points: `python -m tests.robustness kill`. Here, a share of them, another one for each act.
"""

import pytest

from tests.robustness import interrupting
from tests.robustness.acts import ACTS

# Prime, so that of each call every way of interrupting comes to its turn.
EVERY = 23


@pytest.fixture(scope="module", autouse=True)
def strace() -> None:
    if reason := interrupting.why_not():
        pytest.skip(reason)


@pytest.mark.parametrize("act", ACTS)
def test_an_interrupted_act_loses_nothing(act):
    trials = interrupting.interrupt([act], every=EVERY, offset=list(ACTS).index(act))
    assert sum(trials.points.values()) >= 5
    assert trials.outcomes["killed"] > 0
    assert not trials.faults, "\n".join(trials.faults)


def test_a_file_that_is_torn_is_noticed(tmp_path):
    """What looks for faults finds them: a file cut short, a stray file, and a journal that lost a change."""
    from tests.robustness.acts import NAME, prepared

    folder = tmp_path / "trial"
    prepared("save", folder, first=False)
    (folder / NAME).write_bytes((folder / NAME).read_bytes()[:-40])
    (folder / "plan (2).richpic").write_text("half")
    found = interrupting.lost("save", folder, False, interrupting.KILLED, 0)
    assert any("damaged" in one for one in found)
    assert any("plan (2).richpic might be taken" in one for one in found)
    prepared("journal", tmp_path / "other", first=False)
    assert interrupting.lost("journal", tmp_path / "other", False, interrupting.KILLED, 2) == [
        "2 changes were on disk, 0 came back"
    ]
