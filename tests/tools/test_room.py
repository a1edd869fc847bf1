"""Making room by dragging: what is ahead moves on, what stands around grows."""

from richpic.elements.boundary import Boundary
from richpic.elements.end import End
from richpic.elements.frame import Frame
from richpic.elements.icon import Icon
from richpic.elements.link import Link
from richpic.elements.note import Note
from tests.driver import Driver


def row(**more: object) -> Driver:
    """Three notes in a row at 0, 300 and 600, and one far below."""
    places = {"a": (0, 0), "b": (300, 0), "c": (600, 0), "d": (300, 900)}
    notes = [Note(id=one, x=x, y=y, z=f"a{one}", **more) for one, (x, y) in places.items()]
    return Driver(*notes).tool("room")


def xs(drive: Driver) -> list[float]:
    return [drive.get(one).x for one in "abc"]


def test_what_is_ahead_moves_on_by_as_much_as_is_dragged():
    drive = row().drag((250, 50), (370, 60))
    assert xs(drive) == [0, 420, 720]
    assert drive.get("d").x == 420
    assert drive.get("d").y == 900
    assert drive.editor.history.names == ("made room: moved 3 things",)


def test_dragging_back_pushes_what_is_on_the_other_side():
    drive = row().drag((250, 50), (150, 50))
    assert xs(drive) == [-100, 300, 600]


def test_dragging_down_makes_room_downwards():
    drive = row().drag((250, 500), (260, 620))
    assert xs(drive) == [0, 300, 600]
    assert drive.get("d").y == 1020


def test_the_way_is_chosen_once():
    drive = row().press(250, 500).move(250, 560).move(900, 560).release()
    assert xs(drive) == [0, 300, 600]
    assert drive.get("d").y == 960


def test_alt_takes_room_away():
    drive = row().drag((250, 50), (330, 50), alt=True)
    assert xs(drive) == [80, 300, 600]


def test_groups_move_whole_and_locked_things_stay():
    drive = Driver(
        Note(id="a", x=0, y=0, groups=("g",)),
        Note(id="b", x=500, y=0, groups=("g",), z="a1"),
        Note(id="c", x=900, y=0, locked=True, z="a2"),
    ).tool("room")
    drive.drag((200, 300), (260, 300))
    assert (drive.get("a").x, drive.get("b").x, drive.get("c").x) == (60, 560, 900)


def test_what_stands_around_the_line_grows_and_others_are_pushed():
    drive = Driver(
        Boundary(id="r", x=-100, y=-100, w=800, h=400, z="Zz"),
        Frame(id="f", x=-200, y=-200, w=1000, h=600, z="Zy", name="all"),
        Boundary(id="beyond", x=900, y=0, w=100, h=100, z="Zx"),
        Note(id="a", x=400, y=0),
    ).tool("room")
    drive.drag((200, 50), (300, 50))
    assert (drive.get("r").x, drive.get("r").w) == (-100, 900)
    assert (drive.get("f").x, drive.get("f").w) == (-200, 1100)
    assert drive.get("beyond").x == 1000
    assert drive.get("a").x == 500


def test_links_follow_and_loose_ones_are_pushed():
    drive = Driver(
        Icon(id="a", symbol="school", x=0, y=0),
        Icon(id="b", symbol="school", x=400, y=0, z="a1"),
        Link(id="l", start=End("a"), end=End("b"), z="a2"),
        Link(id="m", start=End("", 300, 300), end=End("", 500, 300), z="a3"),
    ).tool("room")
    link = drive.get("l")
    drive.drag((200, 50), (280, 50))
    assert drive.get("l") is link
    assert drive.get("m").start == End("", 380, 300)


def test_the_room_is_shown_while_it_is_made():
    drive = row().press(250, 50).move(370, 60)
    brush = drive.overlay.brush
    assert (brush.x, brush.right) == (250, 370)
    assert brush.y < 0
    assert brush.bottom > 900
    assert drive.editor.shown[0].elements["b"].x == 420
    drive.escape()
    assert xs(drive) == [0, 300, 600]


def test_a_click_makes_no_room():
    assert row().click(250, 50).steps == 0
