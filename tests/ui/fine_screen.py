"""Runs a script where a unit has more pixels than one: Qt takes the scale of a screen once, at its start."""

import os
import subprocess
import sys
from pathlib import Path


def assert_on_a_fine_screen(script: str, ratio: float) -> None:
    """Run `script`, its "{ratio}" filled in, with so many pixels a unit. It has to end without an error."""
    done = subprocess.run(
        [sys.executable, "-c", script.format(ratio=ratio)],
        env={**os.environ, "QT_SCALE_FACTOR": str(ratio), "QT_QPA_PLATFORM": "offscreen"},
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        timeout=110,
        check=False,
    )
    assert done.returncode == 0, done.stderr
