"""Words that would leave only stubs of their line stand beside it, if nothing is in the way; and go back."""

import pytest

from richpic.editor.operations import moved
from richpic.elements.end import End
from richpic.elements.icon import Icon
from richpic.elements.link import Link
from richpic.elements.link_label import BEFORE_HEAD, swallowed
from richpic.elements.note import Note
from richpic.model.change import added, edited
from richpic.model.strokes import length_of, outside
from tests.driver import Driver

WORDS = "waits 9 months"


@pytest.fixture(autouse=True)
def laid_out_text(qapp):
    return qapp


def two(x: float, y: float = 0.0, *more, **fields) -> Driver:
    icons = (
        Icon(id=one, z=f"a{one}", symbol="school", x=at[0], y=at[1])
        for one, at in zip("ab", ((0, 0), (x, y)), strict=True)
    )
    return Driver(*icons, Link(id="l", z="b", start=End("a"), end=End("b"), **fields), *more)


def write(drive: Driver, words: str = WORDS) -> Link:
    drive.editor.commit(edited(drive.get("l"), {"label": words}, "wrote"))
    return drive.get("l")


def seen_before_the_head(drive: Driver) -> float:
    """How much of the line is in sight up to its end."""
    link, ctx = drive.get("l"), drive.editor.context
    line = link.route(ctx).line
    return length_of(outside(line, link.label_rect(ctx))[-1])


@pytest.mark.parametrize(("x", "y"), [(280, 0), (-280, 0), (210, -80), (190, 100), (0, 190)])
def test_words_on_a_short_line_stand_beside_it_and_its_arrow_is_whole(x, y):
    drive = two(x, y)
    link = write(drive)
    assert link.label_beside and link.label_chosen
    line = link.route(drive.editor.context).line
    assert seen_before_the_head(drive) == pytest.approx(length_of(line))
    assert drive.steps == 1
    drive.editor.undo()
    assert not drive.get("l").label_beside


@pytest.mark.parametrize(("x", "words"), [(600, WORDS), (280, "asks"), (420, WORDS)])
def test_where_enough_of_the_line_is_left_they_stand_on_it(x, words):
    drive = two(x)
    link = write(drive, words)
    assert (link.label_beside, link.label_at) == (False, 0.5)
    assert seen_before_the_head(drive) >= BEFORE_HEAD


@pytest.mark.parametrize(
    ("heads", "at", "beside"),
    [("none", 0.5, False), ("end", 0.42, False), ("start", 0.58, False), ("both", 0.5, True)],
)
def test_short_words_keep_off_the_heads_along_the_line_or_beside_it(heads, at, beside):
    link = write(two(206, heads=heads), "asks")
    assert (link.label_at, link.label_beside) == (at, beside)


def test_where_something_is_above_they_go_below():
    drive = two(280, 0, Note(id="n", z="c", x=0, y=-170, w=280, h=160))
    link = write(drive)
    assert link.label_beside and link.label_below


def test_where_there_is_no_room_beside_they_stay_on_the_line():
    notes = [Note(id=f"n{y}", z=f"c{y}", x=-100, y=y, w=440, h=150) for y in (-168, 18)]
    drive = two(280, 0, *notes)
    assert not write(drive).label_beside


def test_when_the_line_grows_they_come_back_onto_it():
    drive = two(280)
    assert write(drive).label_beside
    drive.editor.commit(moved(drive.picture, ["b"], 400, 0))
    link = drive.get("l")
    assert not link.label_beside and not link.label_chosen
    drive.editor.commit(moved(drive.picture, ["b"], -400, 0))
    assert drive.get("l").label_beside


def test_words_pulled_onto_the_line_stay_there_and_along_it_they_stay_beside():
    drive = two(280)
    write(drive)
    drive.select("l")
    room = drive.get("l").label_rect(drive.editor.context)
    drive.drag(room.centre, (room.centre.x + 15, room.centre.y))
    assert drive.get("l").label_beside and not drive.get("l").words_are_free
    room = drive.get("l").label_rect(drive.editor.context)
    drive.drag(room.centre, (room.centre.x, 0))
    link = drive.get("l")
    assert not link.label_beside and not link.words_are_free
    drive.editor.commit(moved(drive.picture, ["b"], 5, 0))
    assert not drive.get("l").label_beside


def test_what_is_drawn_already_stays_as_it_is():
    drive = two(280, label=WORDS)
    assert not drive.get("l").label_beside
    drive.editor.commit(added(Note(id="far", x=2000)))
    assert not drive.get("l").label_beside


def test_the_scribe_line_leaves_arrows_whole_too(scribe):
    scribe.type("Leila > CAMHS: waits 9 months")
    (link,) = [one for one in scribe.picture.order if isinstance(one, Link)]
    line, rect = link.route(scribe.context).line, link.label_rect(scribe.context)
    assert link.label_beside or not swallowed(line, link.label_at, rect, link.heads)
