"""The grips of a selection: which there are, and what pulling them does."""

import pytest

from richpic.editor.camera import Camera
from richpic.elements.boundary import Boundary
from richpic.elements.end import End
from richpic.elements.frame import Frame
from richpic.elements.icon import Icon
from richpic.elements.image import Image
from richpic.elements.ink import Ink
from richpic.elements.link import Link
from richpic.elements.note import Note
from richpic.elements.text import Text
from richpic.model.geometry import Point, Rect
from tests.driver import Driver

CORNERS = {"resize nw", "resize ne", "resize se", "resize sw"}
EDGES = {"resize n", "resize e", "resize s", "resize w"}
DOTS = {"link n", "link e", "link s", "link w"}


def one(element) -> Driver:
    return Driver(element).select(element.id)


def body(drive: Driver, identifier: str = "x") -> Rect:
    return drive.get(identifier).body(drive.editor.context)


def note(**more: object) -> Driver:
    return one(Note(id="x", x=100, y=100, w=200, h=120, **more))


def icon(**more: object) -> Driver:
    return one(Icon(id="x", symbol="council", x=300, y=300, **more))


@pytest.mark.parametrize(
    ("element", "grips"),
    [
        (Icon(id="x", symbol="council", x=300, y=300), CORNERS | DOTS | {"turn"}),
        (Note(id="x", x=100, y=100), CORNERS | EDGES | DOTS),
        (Text(id="x", x=100, y=100, text="Our city"), CORNERS | {"resize e", "resize w"}),
        (Text(id="x", x=100, y=100, size=60, text="Our city"), CORNERS | DOTS | {"resize e", "resize w"}),
        (Boundary(id="x", x=100, y=100), CORNERS | EDGES | DOTS),
        (Frame(id="x", x=100, y=100), CORNERS | EDGES),
        (Image(id="x", image_id="none", x=100, y=100, w=200, h=100), CORNERS | DOTS | {"turn"}),
        (Ink(id="x", samples=((0, 0, 0.5), (90, 60, 0.5))), CORNERS | EDGES | DOTS | {"turn"}),
        (Link(id="x", end=End("", 200, 0)), {"handle start", "handle end", "handle bend"}),
    ],
    ids=lambda value: getattr(value, "kind", ""),
)
def test_each_kind_has_the_grips_that_mean_something_for_it(element, grips):
    assert one(element).grips == grips


# Pulling


@pytest.mark.parametrize(
    ("grip", "frame"),
    [
        ("nw", Rect(140, 130, 160, 90)),
        ("n", Rect(100, 130, 200, 90)),
        ("ne", Rect(100, 130, 240, 90)),
        ("e", Rect(100, 100, 240, 120)),
        ("se", Rect(100, 100, 240, 150)),
        ("s", Rect(100, 100, 200, 150)),
        ("sw", Rect(140, 100, 160, 150)),
        ("w", Rect(140, 100, 160, 120)),
    ],
)
def test_the_edges_named_by_a_grip_follow_the_pointer_and_the_others_stay(grip, frame):
    drive = note().drag_grip(f"resize {grip}", 40, 30)
    assert body(drive) == pytest.approx(frame)
    assert drive.editor.history.names == ("resized 1 thing",)


def test_shift_keeps_the_shape_of_what_has_none_of_its_own():
    drive = note().drag_grip("resize se", 100, 0, shift=True)
    assert body(drive) == pytest.approx(Rect(100, 100, 300, 180))


def test_alt_keeps_the_centre():
    drive = note().drag_grip("resize se", 20, 10, alt=True)
    assert body(drive) == pytest.approx(Rect(80, 90, 240, 140))


@pytest.mark.parametrize("grip", sorted(CORNERS))
@pytest.mark.parametrize("held", [{}, {"shift": True}, {"alt": True}], ids=str)
def test_icons_and_images_keep_their_shape_whatever_is_held(grip, held):
    drive = icon().drag_grip(grip, 37, -12, **held)
    assert body(drive).w == pytest.approx(body(drive).h)
    drive = one(Image(id="x", image_id="none", x=100, y=100, w=200, h=100)).drag_grip(grip, 30, -12)
    assert body(drive).w == pytest.approx(2 * body(drive).h)


def test_the_opposite_corner_of_an_icon_stays():
    drive = icon().drag_grip("resize se", 48, 48)
    assert body(drive) == pytest.approx(Rect(252, 252, 144, 144))


def test_a_corner_of_a_text_scales_its_letters_and_an_edge_wraps_it():
    drive = one(Text(id="x", x=100, y=100, size=60, text="Our own city and its people"))
    before = body(drive)
    drive.drag_grip("resize se", before.w, before.h)
    assert drive.get("x").size == pytest.approx(120, rel=0.01)
    assert drive.get("x").width == 0
    drive.editor.undo()
    drive.drag_grip("resize e", -before.w / 2, 0)
    assert drive.get("x").size == 60
    assert drive.get("x").width == pytest.approx(before.w / 2, abs=1)
    assert body(drive).h > before.h * 1.5


def test_nothing_is_pulled_inside_out_or_away():
    drive = note().drag_grip("resize se", -900, -900)
    assert body(drive).w >= 8 and body(drive).h >= 8
    assert (body(drive).x, body(drive).y) == (100, 100)
    drive = icon().drag_grip("resize nw", 900, 900)
    assert drive.get("x").size >= 4


def test_several_things_are_resized_together_and_keep_their_places_in_the_frame():
    drive = Driver(Note(id="a", x=100, y=100, w=100, h=100), Note(id="b", x=300, y=200, w=100, h=100)).select(
        "a", "b"
    )
    drive.drag_grip("resize se", 300, 200)
    assert body(drive, "a") == pytest.approx(Rect(100, 100, 200, 200))
    assert body(drive, "b") == pytest.approx(Rect(500, 300, 200, 200))
    assert drive.steps == 1


def test_locked_things_are_left_out_of_the_frame():
    drive = Driver(Note(id="a", x=100, y=100, w=100, h=100), Note(id="b", x=300, y=200, locked=True)).select(
        "a", "b"
    )
    assert drive.grip("resize se").distance((200, 200)) < 8
    drive.drag_grip("resize se", 50, 50)
    assert (body(drive, "a").w, body(drive, "b").w) == (150, 132)


@pytest.mark.parametrize("grip", ["resize se", "resize e", "link e"])
def test_a_click_on_a_grip_changes_nothing(grip):
    drive = note()
    at = drive.grip(grip)
    drive.press(*at).move(at.x + 1, at.y + 2).release()
    assert drive.steps == 0
    assert drive.selection == {"x"}


# Turning


def test_the_knob_turns_about_the_centre():
    drive = icon()
    knob = drive.grip("turn")
    drive.press(*knob).move(*knob.rotated(40, (300, 300))).release()
    assert drive.get("x").rotation == pytest.approx(40, abs=0.2)
    assert drive.get("x").place() == (300, 300)
    assert drive.editor.history.names == ("turned 1 thing",)


@pytest.mark.parametrize(("pulled", "turned"), [(7, 0), (9, 15), (41, 45), (-100, -105), (179, -180)])
def test_shift_turns_in_steps_of_15_degrees(pulled, turned):
    drive = icon()
    knob = drive.grip("turn")
    drive.press(*knob).move(*knob.rotated(pulled, (300, 300)), shift=True).release(shift=True)
    assert drive.get("x").rotation == pytest.approx(turned)


def test_a_turn_settles_at_right_angles():
    drive = icon()
    knob = drive.grip("turn")
    drive.press(*knob).move(*knob.rotated(88, (300, 300))).release()
    assert drive.get("x").rotation == 90


def test_several_things_turn_about_their_common_centre():
    drive = Driver(
        Icon(id="a", symbol="council", x=100, y=100), Icon(id="b", symbol="council", x=300, y=100)
    ).select("a", "b")
    knob = drive.grip("turn")
    drive.press(*knob).move(*knob.rotated(90, (200, 100)), steps=9).release()
    assert drive.get("a").place() == pytest.approx((200, 0), abs=0.5)
    assert drive.get("b").place() == pytest.approx((200, 200), abs=0.5)


# Room for the hand


@pytest.mark.parametrize("size", [4, 12, 24, 40, 60, 96, 300])
@pytest.mark.parametrize("zoom", [0.1, 0.5, 1.0, 4.0])
def test_no_two_grips_crowd_each_other_and_the_middle_stays_free(size, zoom):
    for drive in (icon(size=size, label="council"), note(), one(Note(id="x", w=30, h=400))):
        drive.editor.look(Camera(0, 0, zoom))
        places = [drive.editor.camera.to_view(drive.grip(name)) for name in drive.grips]
        near = [a.distance(b) for i, a in enumerate(places) for b in places[:i]]
        assert min(near, default=99.0) >= 14.0
        middle = drive.editor.camera.to_view(body(drive).centre)
        assert all(middle.distance(place) > 11.0 for place in places)


def test_links_among_several_selected_things_are_marked():
    drive = Driver(
        Note(id="a", w=100, h=100),
        Note(id="b", x=300, w=100, h=100),
        Link(id="l", start=End("a"), end=End("b")),
    )
    assert drive.select("a", "b").overlay.marks == ()
    assert len(drive.select("a", "b", "l").overlay.marks) == 2
    assert drive.select("l").overlay.marks == ()  # alone it has handles


def test_the_lowest_dot_stands_clear_of_the_label():
    drive = icon(label="a council with a long name of two lines")
    label = drive.get("x").bounds(drive.editor.context)
    assert drive.grip("link s").y >= label.bottom + 12


def test_grips_keep_their_distance_in_pixels_at_every_zoom():
    for zoom in (0.6, 1.0, 3.0):
        drive = icon()
        drive.editor.look(Camera(20, 30, zoom))
        edge = drive.editor.camera.to_view(Point(body(drive).right, 300))
        assert drive.editor.camera.to_view(drive.grip("link e")).x - edge.x == pytest.approx(18)
