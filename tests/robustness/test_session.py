"""Drawing for a long time takes neither memory nor disk without end.

A million gestures: `python -m tests.robustness session`, and with --window on a canvas.
"""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="memory is measured as Linux tells it")
@pytest.mark.parametrize("where", [[], ["--window"]], ids=["editor", "canvas"])
def test_a_session_grows_little_and_is_in_the_journal(where):
    count = "300" if where else "2000"
    command = [sys.executable, "-m", "tests.robustness", "session", count, *where]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=110)
    assert done.returncode == 0, done.stdout + done.stderr
    figures = json.loads(done.stdout.splitlines()[-1])
    assert figures["recovered"]
    assert figures["steps"] > 100
    assert figures["journal_most_mb"] < 20
    assert where or figures["grown_mb"] < 50
