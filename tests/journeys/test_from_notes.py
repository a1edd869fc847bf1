"""From the notes of a meeting to a picture for everybody, on a computer without a screen."""

from __future__ import annotations

import os
import subprocess
import sys
from itertools import combinations
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from richpic.elements.link import Link
from richpic.files.picture_text import to_text
from richpic.files.reading import read_picture
from richpic.files.symbols import symbol_library
from richpic.model.geometry import Rect
from richpic.render.context import PictureContext

pytestmark = pytest.mark.usefixtures("qapp")
NOTES = Path(__file__).parent / "notes" / "partners-meeting.txt"


def richpic(*arguments: str | Path) -> str:
    """Run the command in a process without a display. Returns what it says."""
    environment = {name: value for name, value in os.environ.items() if "DISPLAY" not in name}
    environment.pop("QT_QPA_PLATFORM", None)
    done = subprocess.run(
        [sys.executable, "-m", "richpic", *map(str, arguments)],
        env=environment,
        cwd=Path(__file__).parents[2],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert not done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the picture drawn from the notes, exported both ways."""
    folder = tmp_path_factory.mktemp("meeting")
    richpic("scribe", NOTES, "-o", folder / "meeting.richpic")
    for name in ("meeting.png", "meeting.svg"):
        richpic("export", folder / "meeting.richpic", "-o", folder / name, "--scale", "1")
    return folder


def test_the_notes_are_as_long_as_a_real_meeting():
    assert len(NOTES.read_text("utf-8").splitlines()) == 60


def test_the_same_notes_give_the_same_file(folder):
    richpic("scribe", NOTES, "-o", folder / "again.richpic")
    assert (folder / "again.richpic").read_bytes() == (folder / "meeting.richpic").read_bytes()


def test_what_was_said_is_on_the_picture(folder):
    said = richpic("check", folder / "meeting.richpic")
    assert "valid" in said
    picture = read_picture(folder / "meeting.richpic")
    words = {str(getattr(e, e.text_field)) for e in picture.elements.values() if e.text_field}
    for expected in (
        "Go where the young people are",
        "I never get to be the child",
        "they never come",
        "waits 9 months",
        "CAMHS",
        "Health",
        "fathers?",
    ):
        assert expected in words


def test_no_icon_or_label_lies_on_another(folder):
    picture = read_picture(folder / "meeting.richpic")
    context = PictureContext(picture, symbol_library())
    things = [e for e in picture.elements.values() if e.kind in ("icon", "note", "text", "bubble")]
    rooms = [(e.id, Rect.around(outline)) for e in things for outline in e.outlines(context)]
    for link in (e for e in picture.elements.values() if isinstance(e, Link)):
        if (room := link.label_rect(context)) is not None:
            rooms.append((link.id, room))
    assert len(rooms) > 60
    assert not [(a, b) for (a, one), (b, other) in combinations(rooms, 2) if a != b and one.intersects(other)]


def test_both_exports_open_again_as_the_same_picture(folder):
    drawn = to_text(read_picture(folder / "meeting.richpic"))
    for name in ("meeting.png", "meeting.svg"):
        assert to_text(read_picture(folder / name)) == drawn
        assert richpic("check", folder / name).startswith(f"{name}: valid")
    assert QImage(str(folder / "meeting.png")).width() > 1000
