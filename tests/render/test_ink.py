"""Lines drawn by hand: as wide as asked, where they were asked for, the same again for the same seed."""

import itertools
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from richpic.model.geometry import Point, Rect, nearest_on_segment
from richpic.model.path import Path, ellipse, polyline
from richpic.render.ink import STEP as STEP_OF_INK
from richpic.render.ink import ink
from richpic.render.outline import CORNER
from richpic.render.ribbon import STEP as STEP_OF_RIBBON
from richpic.render.ribbon import ribbon

PLACES = st.tuples(st.floats(-500, 500), st.floats(-500, 500))
MOST_STEP = max(STEP_OF_INK, STEP_OF_RIBBON)
HANDS = pytest.mark.parametrize("draw", [ink, ribbon])


def outline_points(path: Path) -> list[Point]:
    return [point for line in path.polylines(0.2) for point in line]


@HANDS
@given(line=st.lists(PLACES, min_size=1, max_size=6), width=st.floats(0.5, 12), seed=st.integers(0, 99))
def test_the_outline_keeps_near_the_line_and_reaches_all_of_it(draw, line, width, seed):
    points = outline_points(draw(polyline(line), width, seed))
    way = [Point(*place) for place in line]
    # A turn that is no corner is cut short by two points half a step before and after it.
    cut = MOST_STEP / 2 * math.sin(math.acos(CORNER) / 2)
    far = width + 1.5 * math.sqrt(width) + cut
    for point in points:
        nearest = (nearest_on_segment(point, a, b) for a, b in itertools.pairwise([*way, way[-1]]))
        assert min(map(point.distance, nearest)) <= far
    assert all(min(place.distance(point) for point in points) <= far for place in way)


@HANDS
def test_lines_are_as_wide_as_asked(draw):
    for width in (1.0, 3.0, 8.0):
        box = draw(polyline([(0, 0), (300, 0)]), width, 7, 0.0).bounds()
        assert 0.8 * width <= box.h <= 1.6 * width
        assert 300 <= box.w <= 300 + 2.5 * width


@HANDS
def test_the_same_seed_draws_the_same_and_another_does_not(draw):
    line = polyline([(0, 0), (60, 40), (120, 0)])
    assert draw(line, 3, 5).coords == draw(line, 3, 5).coords
    assert draw(line, 3, 5).coords != draw(line, 3, 6).coords


@HANDS
def test_a_ring_stays_empty_in_the_middle(draw):
    ring = ellipse(Rect(0, 0, 40, 40))
    inside = [p for p in outline_points(draw(ring, 3, 1)) if p.distance((20, 20)) < 14]
    assert not inside


@HANDS
def test_a_spike_reaches_its_point(draw):
    tip = (50, 80)
    points = outline_points(draw(polyline([(0, 0), tip, (60, 0)]), 3, 2))
    assert max(point.y for point in points) > 80


def test_a_dot_is_a_dot():
    box = ink(polyline([(10, 10)]), 4, 1).bounds()
    assert box.contains((10, 10))
    assert 3 < box.w < 9 and 3 < box.h < 9
