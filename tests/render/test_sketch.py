"""Rough outlines go over a shape twice, near it, and the same again for the same seed."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from richpic.model.geometry import Point, Rect, nearest_on_segment
from richpic.model.path import Path, ellipse, polyline, rectangle, smooth
from richpic.render.sketch import sketch

SIZES = st.floats(1, 900)
BLOB = ((0, 0.3), (0.3, 0), (0.8, 0.1), (1, 0.6), (0.6, 1), (0.1, 0.8))
SHAPES = {
    "box": lambda w, h: rectangle(Rect(0, 0, w, h), min(w, h) / 5),
    "sharp box": lambda w, h: rectangle(Rect(0, 0, w, h)),
    "ellipse": lambda w, h: ellipse(Rect(0, 0, w, h)),
    "blob": lambda w, h: smooth([(x * w, y * h) for x, y in BLOB], closed=True),
}


def farthest(path: Path, shape: Path) -> float:
    """Return how far the points of `path` are from `shape` at most."""
    (outline,) = shape.polylines(0.1)
    pieces = list(itertools.pairwise(outline))
    points = (point for line in path.polylines(0.5) for point in line)
    return max(min(nearest_on_segment(p, a, b).distance(p) for a, b in pieces) for p in points)


@given(name=st.sampled_from(sorted(SHAPES)), w=SIZES, h=SIZES, seed=st.integers(0, 2**40))
def test_it_keeps_near_the_shape(name, w, h, seed):
    shape = SHAPES[name](w, h)
    assert farthest(sketch(shape, seed, 1.0), shape) < 3.6 + 0.003 * max(w, h)


def test_a_calm_hand_stays_on_the_shape():
    shape = SHAPES["box"](200, 100)
    assert farthest(sketch(shape, 3, 0.0), shape) < 0.3


def test_each_piece_is_gone_over_twice():
    drawn = sketch(polyline([(0, 0), (100, 0), (100, 80)], closed=True), 1, 1.0)
    ends = [Point(*xy[-2:]) for op, xy in drawn.segments() if op == "C"]
    wanted = [(100, 0), (100, 0), (100, 80), (100, 80), (0, 0), (0, 0)]
    assert all(end.distance(where) < 3 for end, where in zip(ends, wanted, strict=True))


def test_the_same_seed_draws_the_same_and_another_does_not():
    shape = SHAPES["ellipse"](200, 100)
    assert sketch(shape, 4, 1.0).coords == sketch(shape, 4, 1.0).coords
    assert sketch(shape, 4, 1.0).coords != sketch(shape, 5, 1.0).coords
