"""Paths that the even-odd rule fills are turned so that the non-zero rule fills the same."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from richpic.model.contours import hull, is_closed, nonzero, outermost, subpaths, turned_round
from richpic.model.geometry import Point, Rect, inside_polygon
from richpic.model.path import Path, ellipse, parse, rectangle

NESTED = [rectangle(Rect(n, n, 100 - 2 * n, 100 - 2 * n)) for n in (0, 10, 20, 30, 40)]


def turns_around(path: Path, point: tuple[float, float]) -> int:
    """Return how many times `path` runs clockwise around `point`."""
    total = 0
    for line in path.polylines(0.05):
        for a, b in itertools.pairwise([*line, line[0]]):
            if (a.y > point[1]) != (b.y > point[1]):
                x = a.x + (point[1] - a.y) * (b.x - a.x) / (b.y - a.y)
                if x > point[0]:
                    total += 1 if b.y > a.y else -1
    return total


def crossings(path: Path, point: tuple[float, float]) -> int:
    return sum(inside_polygon(point, line) for line in path.polylines(0.05))


@given(
    st.lists(st.sampled_from(range(5)), min_size=1, max_size=5, unique=True),
    st.lists(st.booleans(), min_size=5, max_size=5),
    st.tuples(st.floats(0, 100), st.floats(0, 100)),
)
def test_nested_contours_are_filled_as_by_the_even_odd_rule(which, turned, point):
    assume(all(abs(value - edge) > 0.01 for value in point for edge in range(0, 101, 10)))
    parts = [turned_round(NESTED[n]) if turned[n] else NESTED[n] for n in which]
    path = Path("".join(p.ops for p in parts), tuple(itertools.chain(*(p.coords for p in parts))))
    filled = turns_around(nonzero(path), point) != 0
    assert filled == (crossings(path, point) % 2 == 1)
    assert (turns_around(outermost(path), point) != 0) == (crossings(path, point) > 0)


def test_contours_beside_each_other_are_both_filled():
    path = nonzero(parse("M0 0h10v10h-10z M20 0v10h10v-10z"))
    assert turns_around(path, (5, 5)) and turns_around(path, (25, 5))


def test_curves_keep_their_shape_when_turned_round():
    ring = ellipse(Rect(0, 0, 80, 40))
    assert turned_round(ring).bounds() == ring.bounds()
    assert turns_around(turned_round(ring), (40, 20)) == -turns_around(ring, (40, 20))


def test_what_follows_a_close_without_a_move_begins_where_that_began():
    first, second = subpaths(parse("M1 2h9v9zl5 0v3"))
    assert first.ops == "MLLZ"
    assert second.coords[:2] == (1, 2)


@pytest.mark.parametrize(
    ("data", "closed"), [("M0 0h9v9z", True), ("M0 0h9v9L0 0", True), ("M0 0h9v9", False)]
)
def test_a_line_is_closed_where_it_ends_at_its_start(data, closed):
    (part,) = subpaths(parse(data))
    assert is_closed(part) == closed


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)), min_size=3, max_size=30))
def test_all_points_are_inside_their_hull(points):
    around = hull([(float(x), float(y)) for x, y in points])
    assume(around.ops)
    (ring,) = around.polylines()
    middle = Point(
        sum(p.x for p in ring[:-1]) / (len(ring) - 1), sum(p.y for p in ring[:-1]) / (len(ring) - 1)
    )
    assert all(inside_polygon(middle.towards(point, 0.99), ring) for point in points)


def test_points_in_a_row_have_no_hull():
    assert not hull([(0, 0), (5, 5), (9, 9)]).ops
