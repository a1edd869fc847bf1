"""A process that reads a stranger's icons is ended when it says nothing for too long."""

import json
import sys

import pytest

from richpic.ui import pack_job
from richpic.ui.pack_job import SLOW, PackJob


@pytest.mark.parametrize(("done", "ends"), [(20, True), (990, False)])
def test_a_process_that_is_stuck_in_an_icon_is_ended_soon(qtbot, tmp_path, monkeypatch, done, ends):
    stuck = tmp_path / "stuck.py"
    told_of = json.dumps({"done": done, "count": 1000})
    stuck.write_text(
        f"import time; print({told_of!r}, flush=True); time.sleep(2); print('Added', flush=True)"
    )
    monkeypatch.setattr(pack_job, "own_program", lambda: [sys.executable, str(stuck)])
    monkeypatch.setattr(pack_job, "SILENCE_AMONG_ICONS_MS", 300)
    job = PackJob(tmp_path)
    told: list[str] = []
    job.failed.connect(told.append)
    with qtbot.waitSignal(job.failed if ends else job.added, timeout=20_000):
        pass
    assert told == ([SLOW] if ends else [])
