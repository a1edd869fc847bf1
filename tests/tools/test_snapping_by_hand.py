"""Snapping as the hand meets it: while dragging, resizing and making; Ctrl suspends it."""

import pytest

from richpic.elements.icon import Icon
from richpic.elements.note import Note
from richpic.model.geometry import Rect
from tests.driver import Driver


def two() -> Driver:
    return Driver(Note(id="a", x=100, y=100, w=200, h=120), Note(id="b", x=500, y=400, w=150, h=90, z="a1"))


def body(drive: Driver, identifier: str) -> Rect:
    return drive.get(identifier).body(drive.editor.context)


def test_what_is_dragged_near_a_line_takes_it_and_shows_it():
    drive = two().press(570, 440).move(174, 442)
    assert drive.overlay.guides
    drive.release()
    assert (drive.get("b").x, drive.get("b").y) == (100, 402)
    assert drive.overlay.guides == ()
    assert drive.steps == 1


def test_ctrl_takes_it_past_the_line():
    drive = two().press(570, 440).move(174, 442, ctrl=True)
    assert drive.overlay.guides == ()
    drive.release(ctrl=True)
    assert drive.get("b").x == 104


def test_shift_keeps_to_its_axis_when_a_line_is_near_on_the_other():
    drive = Driver(Note(id="a", x=100, y=104, w=90, h=90), Note(id="b", x=500, y=100, w=90, h=90))
    drive.press(545, 145).move(345, 150, shift=True).release(shift=True)
    assert drive.get("b").y == 100


def test_a_middle_may_lie_between_whole_units():
    drive = Driver(Note(id="a", x=100, y=100, w=75, h=75), Note(id="b", x=500, y=400, w=150, h=90))
    drive.drag((570, 440), (136, 440))
    assert body(drive, "b").centre.x == body(drive, "a").centre.x


def test_an_edge_that_is_pulled_near_a_line_takes_it():
    drive = two().select("b").drag_grip("resize w", -197, 0)
    assert body(drive, "b") == pytest.approx(Rect(300, 400, 350, 90))


def test_ctrl_pulls_an_edge_past_the_line():
    drive = two().select("b").drag_grip("resize w", -197, 0, ctrl=True)
    assert body(drive, "b").x == pytest.approx(303)


def test_what_keeps_its_shape_takes_one_line_and_keeps_its_shape():
    drive = Driver(
        Note(id="a", x=100, y=100, w=200, h=120), Icon(id="i", symbol="council", x=500, y=500)
    ).select("i")
    drive.drag_grip("resize nw", -149, -150)
    box = body(drive, "i")
    assert box.x == pytest.approx(300)
    assert box.w == pytest.approx(box.h)
    assert (box.right, box.bottom) == pytest.approx((548, 548))


def test_what_is_made_by_dragging_begins_and_ends_on_lines():
    drive = two().tool("note").press(103, 303).move(303, 398)
    assert drive.overlay.guides
    drive.release()
    assert body(drive, drive.all("note")[-1].id) == pytest.approx(Rect(100, 303, 200, 97))


def test_arrow_like_moves_and_clicks_are_not_changed():
    drive = two().tool("note").click(570, 304)
    made = drive.all("note")[-1]
    assert body(drive, made.id).centre == (570, 304)


def test_a_copy_lines_up_with_its_original():
    drive = two().select("b").press(570, 440).move(573, 600, alt=True).release(alt=True)
    (copy,) = drive.editor.selected
    assert copy.x == 500
