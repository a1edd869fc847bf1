"""Tools that put things on the paper: icon, text, note, bubble, boundary, frame and image."""

import pytest

from richpic.elements.boundary import Boundary
from richpic.elements.frame import Frame
from richpic.elements.icon import Icon
from richpic.elements.note import Note
from richpic.elements.text import Text
from richpic.model.geometry import Rect
from richpic.model.picture import StoredImage
from richpic.tools.image import image_added
from tests.driver import Driver


def body(drive: Driver, kind: str) -> Rect:
    return drive.one(kind).body(drive.editor.context)


# Icon


def test_a_click_places_the_chosen_icon_with_its_caption():
    icon = Driver().tool("icon", symbol="youth-worker").click(200, 300).one("icon")
    assert (icon.symbol, icon.place(), icon.size) == ("youth-worker", (200, 300), 96)
    assert icon.label == "youth worker"


def test_a_drag_gives_an_icon_its_size():
    drive = Driver().tool("icon").drag((100, 100), (300, 250))
    assert body(drive, "icon") == Rect(100, 75, 200, 200)


def test_a_chosen_face_is_given_only_to_what_has_one():
    drive = Driver().tool("icon", symbol="youth-worker", face="angry", keep_tool=True).click(100, 100)
    drive.tool("icon", symbol="council").click(300, 100)
    assert [icon.face for icon in drive.all("icon")] == ["angry", ""]


def test_a_kept_icon_tool_places_one_after_the_other_but_not_two_by_a_double_click():
    drive = Driver().tool("icon", keep_tool=True).click(100, 100).click(300, 100)
    assert len(drive.all("icon")) == 2
    assert len(drive.double_click(500, 100).all("icon")) == 3


# Text


def test_a_click_begins_a_text_at_the_height_of_the_pointer():
    drive = Driver().tool("text").click(100, 100)
    assert body(drive, "text").x == 100
    assert body(drive, "text").centre.y == pytest.approx(100, abs=0.1)
    assert drive.one("text").width == 0


def test_a_dragged_box_wraps_the_text():
    text = Driver().tool("text").drag((100, 100), (400, 200)).one("text")
    assert (text.place(), text.width) == ((100, 100), 300)


def test_the_text_tool_writes_on_what_is_there():
    drive = Driver(Note(id="n", x=0, y=0)).tool("text").click(60, 60)
    assert drive.writing == ["n"]
    assert drive.toolbox.name == "select"
    assert drive.steps == 0


# Note, frame


def test_a_click_sticks_a_note_of_the_usual_size_around_the_pointer():
    drive = Driver().tool("note").click(300, 300)
    assert body(drive, "note").centre == (300, 300)
    assert body(drive, "note").w == body(drive, "note").h == 132


def test_a_drag_is_the_size_but_never_too_small_to_see():
    assert body(Driver().tool("note").drag((100, 100), (300, 220)), "note") == Rect(100, 100, 200, 120)
    assert body(Driver().tool("note").drag((100, 100), (106, 104)), "note") == Rect(100, 100, 30, 30)


def test_a_kept_tool_asks_for_no_name_of_what_has_one_so_that_its_keys_stay_commands():
    icons = Driver().tool("icon", keep_tool=True).click(100, 100).click(300, 100)
    assert icons.writing == []
    assert len(Driver().tool("note", keep_tool=True).click(300, 300).writing) == 1


def test_frames_are_numbered_by_the_first_number_free():
    drive = Driver(Frame(id="f", name="Part 2")).tool("frame", keep_tool=True)
    drive.drag((0, 0), (300, 200)).drag((400, 0), (700, 200))
    assert {frame.name for frame in drive.all("frame")} == {"Part 1", "Part 2", "Part 3"}


# Bubble


@pytest.mark.parametrize("style", ["speech", "thought"])
def test_a_bubble_on_a_person_stands_over_them_and_points_at_them(style):
    drive = Driver(Icon(id="p", symbol="youth-worker", x=300, y=300))
    bubble = drive.tool("bubble", bubble=style).click(300, 300).one("bubble")
    assert (bubble.style, bubble.tail.element) == (style, "p")
    assert bubble.body(drive.editor.context).bottom < 260
    tip = bubble.handles(drive.editor.context)[0].at
    assert tip.distance((300, 270)) < 40


def test_a_bubble_stays_with_its_person_when_they_move():
    drive = Driver(Icon(id="p", symbol="youth-worker", x=300, y=300))
    drive.tool("bubble").click(300, 300).click(800, 800).drag((300, 300), (360, 420))
    bubble = drive.one("bubble")
    assert bubble.tail.element == "p"
    assert bubble.handles(drive.editor.context)[0].at.distance((350, 390)) < 50


def test_a_bubble_on_the_paper_points_below_itself_at_nobody():
    drive = Driver().tool("bubble").click(300, 300)
    bubble = drive.one("bubble")
    assert bubble.tail.element == ""
    assert bubble.tail.y > body(drive, "bubble").bottom
    assert body(drive, "bubble").centre == (300, 300)


@pytest.mark.parametrize("at", [(120, 300), (480, 300), (230, 280), (300, 180)])
def test_a_bubble_put_down_near_somebody_points_at_them_and_covers_nobody(at):
    drive = Driver(
        Icon(id="p", symbol="youth-worker", x=300, y=300), Icon(id="s", symbol="school", x=300, y=600)
    )
    bubble = drive.tool("bubble").click(*at).one("bubble")
    context = drive.editor.context
    assert bubble.tail.element == "p"
    assert not bubble.body(context).intersects(drive.editor.picture.elements["p"].body(context))


def test_people_speak_before_things_that_are_nearer():
    drive = Driver(Icon(id="s", symbol="school", x=300, y=300), Icon(id="p", symbol="child", x=690, y=300))
    assert drive.tool("bubble").click(460, 300).one("bubble").tail.element == "p"


def test_a_bubble_drawn_near_somebody_points_at_them():
    drive = Driver(Icon(id="p", symbol="youth-worker", x=300, y=300))
    drive.tool("bubble").drag((400, 200), (600, 300))
    assert drive.one("bubble").tail.element == "p"


def test_a_dragged_bubble_has_the_size_of_the_drag():
    drive = Driver(Icon(id="p", symbol="youth-worker", x=300, y=300))
    drive.tool("bubble").drag((300, 300), (600, 420))
    assert body(drive, "bubble") == Rect(300, 300, 300, 120)


# Boundary


@pytest.mark.parametrize("shape", ["ellipse", "rectangle"])
def test_a_boundary_takes_the_dragged_box_and_lies_under_everything(shape):
    drive = Driver(Icon(id="p", symbol="youth-worker", x=300, y=300))
    drive.tool("boundary", boundary=shape).drag((100, 100), (600, 500))
    boundary = drive.one("boundary")
    assert (boundary.shape, body(drive, "boundary")) == (shape, Rect(100, 100, 500, 400))
    assert next(iter(drive)) == boundary
    assert drive.click(300, 300).selection == {"p"}


def loop(drive: Driver, scale: float = 1.0) -> Driver:
    drive.press(300, 100)
    for x, y in ((500, 200), (480, 420), (300, 500), (120, 380), (140, 180), (290, 110)):
        drive.move(300 + (x - 300) * scale, 100 + (y - 100) * scale)
    return drive.release()


def test_a_loop_drawn_by_hand_is_a_boundary_of_that_shape():
    drive = Driver().tool("boundary", boundary="blob")
    boundary = loop(drive).one("boundary")
    assert boundary.shape == "blob"
    assert body(drive, "boundary") == Rect(120, 100, 380, 400)
    assert boundary.holds((300, 300))
    assert not boundary.holds((130, 110))
    assert drive.toolbox.name == "select"
    assert drive.writing == [boundary.id]


def test_a_loop_shows_while_it_is_drawn():
    drive = Driver().tool("boundary", boundary="blob").press(300, 100).move(500, 300).move(300, 500)
    assert len(drive.overlay.lasso) > 6


def test_a_scratch_is_no_boundary_and_a_click_is_one_of_the_usual_size():
    drive = Driver().tool("boundary", boundary="blob")
    assert list(loop(drive, 0.02)) == []
    assert drive.steps == 0
    drive.click(300, 300)
    assert body(drive, "boundary").centre == (300, 300)


# Image


def test_the_image_tool_asks_for_a_file_and_says_where_it_goes():
    drive = Driver().tool("image").click(300, 200)
    assert drive.images_wanted == [Rect(300, 200, 0, 0)]
    drive.tool("image").drag((100, 100), (400, 300))
    assert drive.images_wanted[1] == Rect(100, 100, 300, 200)
    assert drive.steps == 0


@pytest.mark.parametrize(
    ("size", "room", "place"),
    [
        ((400, 200), Rect(300, 200, 0, 0), Rect(140, 120, 320, 160)),
        ((100, 50), Rect(300, 200, 0, 0), Rect(250, 175, 100, 50)),
        ((400, 200), Rect(0, 0, 200, 200), Rect(0, 50, 200, 100)),
        ((50, 100), Rect(0, 0, 400, 200), Rect(150, 0, 100, 200)),
    ],
)
def test_an_image_keeps_its_shape_in_the_room_that_it_is_given(size, room, place):
    drive = Driver()
    stored = StoredImage("image/png", b"")
    drive.editor.commit(image_added(drive.editor, "hash", stored, size, room))
    assert body(drive, "image") == place
    assert drive.picture.images == {"hash": stored}


# Where the hand works far out or close up


@pytest.mark.parametrize("zoom", [0.05, 1.0, 8.0])
def test_tools_work_alike_at_every_zoom(zoom):
    from richpic.editor.camera import Camera

    drive = Driver(Text(id="t", x=-50_000, y=0), Boundary(id="o", x=60_000, y=0))
    drive.editor.look(Camera(-100, -100, zoom))
    drive.tool("note").drag((0, 0), (200 / zoom, 100 / zoom))
    assert body(drive, "note").w == pytest.approx(max(30, 200 / zoom), rel=0.01)
