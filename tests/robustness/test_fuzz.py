"""Damaged files are read or refused in one line, soon and with little memory.

100,000 pictures and 20,000 drawings and images: `python -m tests.robustness fuzz`.
"""

import subprocess
import sys
from pathlib import Path

import pytest

from richpic.files.recovery import recoverable
from tests.robustness import fuzz
from tests.robustness.corpus import images, journals, pictures
from tests.robustness.fuzz import Report

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="time and memory are limited as Unix does")


@pytest.mark.parametrize(
    ("kind", "count"), [("pictures", 700), ("drawings", 400), ("images", 400), ("journals", 200)]
)
def test_damaged_files_do_no_harm(kind, count):
    command = [
        sys.executable,
        "-W",
        "ignore",
        "-m",
        "tests.robustness",
        "fuzz",
        kind,
        str(count),
        "--seed",
        "5",
    ]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=110)
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"{count:,} cases" in done.stdout or f"{count} cases" in done.stdout


@pytest.mark.parametrize("which", range(len(pictures())))
def test_undamaged_pictures_are_read(which, tmp_path):
    fuzz.try_picture(pictures()[which][0], tmp_path)


@pytest.mark.parametrize("which", range(len(images())))
def test_undamaged_images_are_taken(which, tmp_path):
    fuzz.try_image(images()[which], tmp_path)


@pytest.mark.parametrize("which", range(len(journals())))
def test_undamaged_journals_are_offered(which, tmp_path):
    fuzz.try_journal(journals()[which], tmp_path)
    (recovery,) = recoverable(tmp_path)
    assert len(recovery.picture().elements) > 2


def test_what_must_not_be_is_reported():
    """An error that is not ours, a case without end, and a message of two lines."""

    def endless() -> None:
        while True:
            pass

    def stray() -> None:
        raise KeyError("x")

    def two_lines() -> None:
        raise fuzz.FileError("one: a\nb")

    for attempt, words in ((endless, "TooLong"), (stray, "KeyError"), (two_lines, "not one plain line")):
        report = Report()
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(fuzz, "LONGEST_SECONDS", 0.05)
            patch.setattr(fuzz, "MOST_MB", 1e9)
            fuzz._one(report, 1, attempt)
        assert any(words in fault for fault in report.faults)


def test_a_damaged_file_leaves_the_open_picture_as_it_is(qtbot, tmp_path):
    """Through the window's own way of opening: it says what is wrong, and goes on with what it has."""
    from random import Random

    from richpic.files.picture_text import to_text
    from richpic.ui.document import Document
    from tests.driver import Driver
    from tests.robustness.scribbler import furniture

    document = Document(Driver(*furniture()).editor)
    before = to_text(document.editor.picture)
    refused = 0
    for number in range(60):
        path = tmp_path / "case.richpic"
        path.write_bytes(fuzz.make_picture(Random(f"window {number}")))
        try:
            document.open(path)
        except fuzz.FileError:
            refused += 1
            assert to_text(document.editor.picture) == before
        else:
            before = to_text(document.editor.picture)
    assert refused > 30
    document.close()
