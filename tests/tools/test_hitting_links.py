"""Links are thin: a press near one means it, unless something else lies right under the pointer."""

import pytest

from richpic.elements.boundary import Boundary
from richpic.elements.end import End
from richpic.elements.icon import Icon
from richpic.elements.link import Link
from richpic.elements.note import Note
from richpic.model.geometry import Point
from richpic.model.strokes import point_at
from tests.driver import Driver

THINGS = (
    Icon(id="a", z="a0", symbol="school", x=0, y=0),
    Icon(id="b", z="a1", symbol="council", x=600, y=0),
    Link(id="l", z="a2", start=End("a"), end=End("b")),
)


def look(drive: Driver, zoom: float) -> None:
    drive.editor.look(drive.editor.camera.zoomed(zoom, Point(0.0, 0.0)))


@pytest.mark.parametrize("zoom", [0.3, 0.5, 1.0, 2.0])
@pytest.mark.parametrize("away", [-8.0, -4.0, 0.0, 4.0, 8.0])
def test_a_press_within_eight_pixels_of_a_line_selects_it(zoom, away):
    drive = Driver(*THINGS)
    look(drive, zoom)
    drive.click(300, away / zoom)
    assert drive.selection == {"l"}


@pytest.mark.parametrize("zoom", [0.5, 1.0, 2.0])
@pytest.mark.parametrize("heads", ["end", "both"])
def test_a_press_on_a_head_selects_the_link_and_starts_none(zoom, heads):
    drive = Driver(*THINGS[:2], Link(id="l", z="a2", start=End("a"), end=End("b"), heads=heads))
    look(drive, zoom)
    tip, _ = point_at(drive.get("l").route(drive.editor.context).line, 1.0)
    for back in (1.0, 5.0, 9.0):
        drive.select()
        drive.click(tip.x - back, tip.y)
        assert drive.selection == {"l"}
        assert len(drive.all("link")) == 1


def test_a_link_is_still_pulled_out_of_the_rim_beside_another_one():
    drive = Driver(*THINGS, Note(id="n", z="a3", x=560, y=300))
    outline = drive.get("a").outlines(drive.editor.context)[0]
    on_rim = max(outline, key=lambda point: point.y - abs(point.x - 20))
    drive.drag(on_rim, (600, 360))
    assert len(drive.all("link")) == 2


@pytest.mark.parametrize("z", ["a05", "a9"])
def test_what_lies_under_the_pointer_goes_before_a_line_that_passes_near_it(z):
    under = Note(id="n", z=z, x=250, y=7, w=100, h=100)
    drive = Driver(*THINGS, under)
    drive.click(300, 11.5)
    assert drive.selection == {"n"}
    drive.select().click(400, 0)
    assert drive.selection == {"l"}


def test_a_line_goes_before_the_edge_that_passes_near_it():
    drive = Driver(Boundary(id="r", z="Z", shape="rectangle", x=-300, y=9, w=1200, h=300), *THINGS)
    drive.click(300, 1)
    assert drive.selection == {"l"}
