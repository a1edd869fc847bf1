"""The quick way to find where a line leaves a thing says the same as looking at every edge."""

from math import cos, hypot, sin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from richpic.elements.route import last_crossing
from richpic.elements.way_out import WayOut
from richpic.model.geometry import Point

near = st.floats(-100.0, 100.0)
rings = st.lists(st.lists(st.builds(Point, near, near), min_size=1, max_size=9), max_size=3)


@given(rings, st.floats(0.0, 6.28), st.floats(1.0, 300.0))
def test_a_way_leaves_where_the_last_edge_is_crossed(outlines, angle, span):
    centre = Point(3.0, -7.0)
    ux, uy = cos(angle), sin(angle)
    far = Point(centre.x + ux * span, centre.y + uy * span)
    slow = last_crossing(centre, far, outlines) * span
    quick = WayOut(centre, outlines).length(ux, uy, span)
    # Through a corner, or at the very end, the last digit decides: a hair aside, both say the same.
    asides = [
        last_crossing(
            centre, Point(centre.x + cos(angle + turn) * more, centre.y + sin(angle + turn) * more), outlines
        )
        * more
        for turn in (-1e-7, 0.0, 1e-7)
        for more in (span * (1 - 1e-7), span, span * (1 + 1e-7))
    ]
    assert quick == pytest.approx(slow, abs=1e-6) or min(asides) - 1e-3 <= quick <= max(asides) + 1e-3


def test_a_notch_is_seen_from_inside():
    #  A letter U around the middle: to the right the far arm counts, upwards the bottom of the gap.
    ring = [Point(*at) for at in ((-9, -9), (-4, -9), (-4, 5), (4, 5), (4, -9), (9, -9), (9, 9), (-9, 9))]
    ways = WayOut(Point(0.0, 0.0), [ring])
    assert ways.length(1.0, 0.0, 100.0) == pytest.approx(9.0)
    assert ways.length(0.0, 1.0, 100.0) == pytest.approx(9.0)
    assert ways.length(0.0, -1.0, 100.0) == 0.0
    assert ways.length(1.0, 0.0, 6.0) == pytest.approx(4.0)
    slant = hypot(9.0, 9.0)
    assert ways.length(9 / slant, 8.999 / slant, 100.0) == pytest.approx(slant, abs=0.01)


def test_what_has_no_outline_is_left_at_once():
    assert WayOut(Point(5.0, 5.0), []).length(1.0, 0.0, 50.0) == 0.0
