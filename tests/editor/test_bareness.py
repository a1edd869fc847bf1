"""What floats over the paper asks where nothing is drawn."""

import pytest

from richpic.editor.bareness import is_bare
from richpic.elements.boundary import Boundary
from richpic.elements.end import End
from richpic.elements.frame import Frame
from richpic.elements.icon import Icon
from richpic.elements.link import Link
from richpic.model.geometry import Rect
from tests.driver import Driver

HOLLOW = Boundary(id="r", z="a0", shape="rectangle", x=0, y=0, w=1000, h=800, title="the system")


@pytest.mark.parametrize(
    ("area", "bare"),
    [
        (Rect(300, 300, 200, 130), True),
        (Rect(-100, 300, 200, 130), False),
        (Rect(400, -20, 200, 60), False),
        (Rect(1100, 300, 200, 130), True),
    ],
)
def test_the_inside_of_a_boundary_is_bare_its_line_and_title_are_not(qapp, area, bare):
    assert is_bare(Driver(HOLLOW).editor.scene, area, 14.0) is bare


@pytest.mark.parametrize("shift", [0.0, 40.0, 96.0, 150.0])
def test_no_thing_and_no_line_slips_between_the_places_that_are_asked(qapp, shift):
    things = (
        Icon(id="i", z="a0", symbol="school", x=shift, y=shift / 2, size=24.0),
        Link(id="l", z="a1", start=End("", -500.0, 400.0 + shift), end=End("", 700.0, 430.0 + shift)),
    )
    scene = Driver(*things).editor.scene
    assert not is_bare(scene, Rect(-20, -20, 200, 130), 14.0)
    assert not is_bare(scene, Rect(0, 370, 200, 230), 14.0)
    assert is_bare(scene, Rect(-20, 200, 200, 130), 14.0)


def test_what_only_the_person_drawing_sees_and_what_is_hidden_counts_as_nothing(qapp):
    scene = Driver(
        Frame(id="f", z="a0", x=0, y=0, w=100, h=80, name="all"),
        Icon(id="i", z="a1", symbol="school", x=50, y=40, hidden=True),
    ).editor.scene
    assert is_bare(scene, Rect(-20, -20, 200, 130), 14.0)
