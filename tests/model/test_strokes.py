"""Lines as they are drawn: cut, dashed, jagged."""

import itertools
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from richpic.model.geometry import Point, Rect
from richpic.model.strokes import along, dashes, length_of, outside, point_at, share_of, zigzag
from tests.strategies import numbers

whole = st.integers(-300, 300).map(float)
lines = st.lists(st.builds(Point, whole, whole), min_size=2, max_size=8, unique=True).filter(
    lambda line: length_of(line) > 20
)
# Off the whole numbers, so that no line runs along an edge: there, inside and outside are one.
boxes = st.builds(lambda x, y, w, h: Rect(x + 0.5, y + 0.5, w + 1, h + 1), whole, whole, whole, whole).map(
    lambda box: Rect(box.x, box.y, abs(box.w), abs(box.h))
)


@given(lines, st.floats(0, 1))
def test_the_share_of_the_point_at_a_share_is_on_the_line_there(line, share):
    at, direction = point_at(line, share)
    assert direction.length() == pytest.approx(1)
    again, _ = point_at(line, share_of(line, at))
    assert again.distance(at) < 1e-3


@given(lines, st.lists(st.floats(0, 1), max_size=9).map(sorted))
def test_walking_a_line_once_finds_what_asking_for_each_point_finds(line, shares):
    for (at, direction), share in zip(along(line, shares), shares, strict=True):
        expected, facing = point_at(line, share)
        assert at.distance(expected) < 1e-6
        assert direction.distance(facing) < 1e-6 or at.distance(min(line, key=at.distance)) < 1e-6


def test_shares_count_along_the_line():
    line = [Point(0, 0), Point(30, 0), Point(30, 10)]
    assert point_at(line, 0.5) == (Point(20, 0), Point(1, 0))
    assert point_at(line, 1.0) == (Point(30, 10), Point(0, 1))
    assert share_of(line, (31, 10)) == 1
    assert share_of(line, (15, -4)) == pytest.approx(15 / 40)


def test_a_line_without_length_has_a_point_and_a_direction():
    at, direction = point_at([Point(3, 4), Point(3, 4)], 0.5)
    assert (at, direction) == (Point(3, 4), Point(1, 0))


@given(lines, boxes)
def test_a_line_cut_at_a_box_keeps_what_is_outside_and_nothing_inside(line, box):
    pieces = outside(line, box)
    inner = box.expanded(-1e-6)
    for piece in pieces:
        assert all(not inner.contains(a.towards(b, 0.5)) for a, b in itertools.pairwise(piece))
    samples = [point_at(line, step / 400)[0] for step in range(401)]
    left = sum(not box.contains(point) for point in samples) / 401 * length_of(line)
    # Pieces shorter than a unit are left out.
    slack = length_of(line) / 400 * (2 * len(line) + 2) + 2 * len(line)
    assert sum(map(length_of, pieces)) == pytest.approx(left, abs=slack)


def test_a_line_through_a_box_is_two_lines():
    assert outside([Point(0, 0), Point(100, 0)], Rect(40, -5, 20, 10)) == [
        [Point(0, 0), Point(40, 0)],
        [Point(60, 0), Point(100, 0)],
    ]


def test_a_line_inside_a_box_is_gone_and_one_beside_it_whole():
    line = [Point(0, 0), Point(50, 0), Point(100, 0)]
    assert outside(line, Rect(-5, -5, 200, 10)) == []
    assert outside(line, Rect(0, 5, 100, 10)) == [line]


@given(lines, numbers(2, 20), numbers(2, 20))
def test_dashes_begin_and_end_with_the_line_and_leave_gaps(line, on, off):
    pieces = dashes(line, on, off)
    assert pieces[0][0] == line[0]
    assert pieces[-1][-1].distance(line[-1]) < 1e-3
    drawn = sum(map(length_of, pieces))
    if length_of(line) > 2 * (on + off):
        assert len(pieces) >= 2
        assert drawn / length_of(line) == pytest.approx(on / (on + off), abs=0.35)


def test_dashes_follow_a_corner():
    pieces = dashes([Point(0, 0), Point(10, 0), Point(10, 10)], 4, 4)
    assert all(math.isclose(min(abs(p.y), abs(p.x - 10)), 0, abs_tol=1e-9) for piece in pieces for p in piece)


def test_a_zigzag_swings_to_both_sides_and_ends_where_the_line_does():
    line = [Point(0, 0), Point(200, 0)]
    jags = zigzag(line, 7, 16)
    assert (jags[0], jags[-1]) == (line[0], line[-1])
    sides = [math.copysign(1, p.y) for p in jags[1:-1] if abs(p.y) > 1e-9]
    assert len(sides) >= 8
    assert all(a != b for a, b in itertools.pairwise(sides))
    assert max(abs(p.y) for p in jags) == pytest.approx(7)


@pytest.mark.parametrize("length", [12, 25, 40])
def test_even_a_short_zigzag_has_three_jags(length):
    jags = zigzag([Point(0, 0), Point(length, 0)], 7, 16)
    assert sum(abs(p.y) > 1 for p in jags) >= 3
