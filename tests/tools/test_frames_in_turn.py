"""Frames are shown, posted and printed in one order: that of the list, where a new one takes its turn."""

from richpic.editor.slides import slides, z_in_turn
from richpic.elements import Frame, Note
from richpic.elements.frame import frames_in_order
from richpic.model.geometry import Rect
from richpic.model.picture import Picture
from tests.driver import Driver


def drawn(*boxes: tuple[float, float, float, float]) -> Driver:
    """Draw a frame around each box, one after the other, over a note."""
    drive = Driver(Note(id="n", z="a0", x=4000, y=4000)).tool("frame", keep_tool=True)
    for x, y, w, h in boxes:
        drive.press(x, y).move(x + w, y + h).release()
    return drive


def corners(picture: Picture) -> list[tuple[float, float]]:
    return [(slide.rect.x, slide.rect.y) for slide in slides(picture)[1:]]


def test_new_frames_take_their_turn_where_they_are_read():
    boxes = [(600, 0, 200, 150), (0, 700, 200, 150), (0, 10, 200, 150), (600, 690, 200, 150)]
    picture = drawn(*boxes).editor.picture
    assert corners(picture) == [(0, 10), (600, 0), (0, 700), (600, 690)]


def test_what_was_arranged_in_the_list_stays_so_when_one_is_added():
    low = Frame(id="low", z="a3", x=0, y=700, w=200, h=150)
    top = Frame(id="top", z="a2", x=0, y=0, w=200, h=150)
    arranged = Picture({one.id: one for one in (low, top)})
    box = Rect(600.0, 0.0, 200.0, 150.0)
    new = Frame(id="new", z=z_in_turn(arranged, box), x=box.x, y=box.y, w=box.w, h=box.h)
    after = Picture({one.id: one for one in (low, top, new)})
    order = [one.id for one in frames_in_order(after)]
    assert [one for one in order if one != "new"] == ["low", "top"]
    assert [one.frame for one in slides(after)] == ["", *order]


def test_frames_of_one_height_still_have_room_between_them():
    same = [Frame(id=f"f{n}", z="a1", x=500.0 * n, w=200, h=150) for n in range(3)]
    picture = Picture({one.id: one for one in same})
    assert z_in_turn(picture, Rect(-500, 0, 200, 150)) > "a1"
    assert z_in_turn(picture, Rect(5000, 0, 200, 150)) < "a1"
