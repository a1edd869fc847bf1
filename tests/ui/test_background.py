"""An export runs beside the window: it can be watched and stopped, and what it leaves is whole or nothing."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QImage

from richpic.files.reading import read_picture
from richpic.model.picture import Page, Picture
from richpic.render.options import ExportOptions
from richpic.ui.background import ENDED, ExportJob
from tests.benchmarks.scene import make
from tests.ui.conftest import one_of_each

PICTURE = Picture(one_of_each(), Page(title="Our town"))
PATIENCE = 60_000


@pytest.fixture
def start(qtbot):
    """Make jobs, and end those that are still there."""
    jobs = []

    def begin(picture: Picture = PICTURE) -> ExportJob:
        jobs.append(ExportJob(picture))
        return jobs[-1]

    yield begin
    for job in jobs:
        job.cancel()
    qtbot.waitUntil(lambda: not any(job.is_running for job in jobs), timeout=PATIENCE)


def ended(qtbot, job: ExportJob, path: Path, options: ExportOptions) -> str:
    """Write, wait until that is over, and return "written" or what went wrong."""
    told: list[str] = []
    job.written.connect(lambda: told.append("written"))
    job.failed.connect(told.append)
    job.write(path, options, reopens=True)
    qtbot.waitUntil(lambda: bool(told), timeout=PATIENCE)
    return told[0]


@pytest.mark.parametrize("suffix", [".png", ".svg", ".pdf"])
def test_each_format_is_written(start, qtbot, tmp_path, suffix):
    job, path = start(), tmp_path / f"town{suffix}"
    assert ended(qtbot, job, path, ExportOptions()) == "written"
    assert path.stat().st_size > 1000
    assert list(tmp_path.iterdir()) == [path]


def test_options_and_the_picture_inside_are_as_asked(start, qtbot, tmp_path):
    job, path = start(), tmp_path / "town.png"
    assert ended(qtbot, job, path, ExportOptions(width=777)) == "written"
    assert QImage(str(path)).width() == 777
    assert set(read_picture(path).elements) == set(PICTURE.elements)


def test_what_it_inked_is_kept(start, qtbot, tmp_path, monkeypatch):
    monkeypatch.setenv("RICHPIC_DATA", str(tmp_path / "data"))
    job = start()
    assert ended(qtbot, job, tmp_path / "town.png", ExportOptions()) == "written"
    qtbot.waitUntil(lambda: not job.is_running, timeout=PATIENCE)
    assert list((tmp_path / "data" / "cache").glob("ink-*.bin"))


def test_what_cannot_be_written_is_told_in_a_line(start, qtbot, tmp_path):
    job = start()
    told = ended(qtbot, job, tmp_path / "nowhere" / "town.png", ExportOptions())
    assert "nowhere" in told and "\n" not in told


def test_a_stopped_export_leaves_nothing_and_keeps_what_was_there(start, qtbot, tmp_path):
    path = tmp_path / "town.png"
    path.write_bytes(b"the export of last month")
    job = start(make(300).picture)
    told = []
    job.written.connect(lambda: told.append("written"))
    job.failed.connect(told.append)
    with qtbot.waitSignal(job.progressed, timeout=PATIENCE):
        # Large enough that it is not done when its first progress is heard.
        job.write(path, ExportOptions(width=12_000), reopens=True)
    job.cancel()
    qtbot.waitUntil(lambda: not job.is_running, timeout=PATIENCE)
    assert path.read_bytes() == b"the export of last month"
    assert list(tmp_path.iterdir()) == [path]
    assert told == []


def test_the_window_goes_on_meanwhile_and_hears_how_far_it_is(start, qtbot, tmp_path):
    job, shares, ticks = start(make(300).picture), [], []
    job.progressed.connect(shares.append)
    ticking = QTimer()
    ticking.timeout.connect(lambda: ticks.append(len(shares)))
    ticking.start(0)
    assert ended(qtbot, job, tmp_path / "town.png", ExportOptions(width=6_000)) == "written"
    assert shares == sorted(shares) and 0 < shares[0] < shares[-1] <= 1
    assert len(set(ticks)) > 2, "the event loop turned between one progress and the next"


@pytest.mark.skipif(os.name == "nt", reason="asks for priorities in POSIX's way")
def test_the_window_comes_first_when_both_want_a_processor(start, qtbot):
    job = start()
    here = os.getpriority(os.PRIO_PROCESS, 0)
    qtbot.waitUntil(
        lambda: os.getpriority(os.PRIO_PROCESS, job._process.processId()) > min(here, 18), timeout=PATIENCE
    )


def test_an_export_that_nobody_wanted_ends_with_its_dialog(start, qtbot):
    job = start()
    job.cancel()
    qtbot.waitUntil(lambda: not job.is_running, timeout=PATIENCE)


def test_a_process_that_dies_is_told(start, qtbot, tmp_path):
    job = start(make(300).picture)
    job.progressed.connect(lambda _: job._process.kill())
    assert ended(qtbot, job, tmp_path / "town.png", ExportOptions(width=12_000)) == ENDED


def test_a_process_that_never_came_up_is_told_when_it_is_needed(start, qtbot, tmp_path, monkeypatch):
    monkeypatch.setattr("richpic.ui.background.own_program", lambda: [str(tmp_path / "no-such-program")])
    job = start()
    qtbot.waitUntil(lambda: not job.is_running, timeout=PATIENCE)
    assert ended(qtbot, job, tmp_path / "town.png", ExportOptions()) == ENDED
