"""Paths: reading them, measuring them, and making the curves that everything is drawn with."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from richpic.model.geometry import Point, Rect, Transform
from richpic.model.path import Path, PathError, ellipse, parse, polyline, rectangle, smooth
from tests.strategies import numbers

points = st.lists(st.builds(Point, numbers(-500, 500), numbers(-500, 500)), min_size=2, max_size=12)


def ends(path: Path) -> tuple[Point, Point]:
    line = path.polylines()[0]
    return line[0], line[-1]


@given(points)
def test_an_open_curve_starts_and_ends_where_it_was_told_to(corners):
    assert ends(smooth(corners)) == (corners[0], corners[-1])


@given(points)
def test_a_curve_stays_among_its_corners(corners):
    box = Rect.around(corners).expanded(1e-6)
    for closed in (False, True):
        assert all(box.contains(point) for line in smooth(corners, closed).polylines() for point in line)


@given(points)
def test_a_closed_curve_comes_back_to_its_start(corners):
    first, last = ends(smooth(corners, closed=True))
    assert first.distance(last) < 1e-6


def test_a_long_curve_passes_the_middles_of_its_sides_in_order():
    corners = [(0, 0), (10, 20), (30, 20), (40, 0), (60, 0)]
    line = smooth(corners).polylines(0.01)[0]
    for middle in ((20, 20), (35, 10)):
        assert min(point.distance(middle) for point in line) < 0.5


def test_an_ellipse_is_round():
    for point in ellipse(Rect(-50, -50, 100, 100)).polylines()[0]:
        assert point.length() == pytest.approx(50, abs=0.05)


@given(numbers(1, 400), numbers(1, 400), numbers(0, 500))
def test_a_rounded_rectangle_fills_its_box_whatever_the_radius(w, h, radius):
    box = Rect.around(point for line in rectangle(Rect(0, 0, w, h), radius).polylines() for point in line)
    assert box == pytest.approx((0, 0, w, h), abs=1e-6)


@given(points, numbers(-300, 300), numbers(0.1, 4), numbers(-360, 360))
def test_mapping_a_path_maps_its_points(corners, shift, scale, turn):
    move = Transform.rotation(turn).then(Transform.scaling(scale)).then(Transform.translation(shift, -shift))
    mapped = polyline(corners).mapped(move).polylines()[0]
    for before, after in zip(corners, mapped, strict=True):
        assert after == pytest.approx(move.map(before), abs=1e-6)


@pytest.mark.parametrize(
    ("text", "ops", "last"),
    [
        ("M1 2L3 4", "ML", (3, 4)),
        ("m1,2 l3,4", "ML", (4, 6)),
        ("M1 2 3 4 5 6", "MLL", (5, 6)),
        ("M0 0H10V5h-2v1", "MLLLL", (8, 6)),
        ("M0 0Q1 1 2 0T4 0", "MQQ", (4, 0)),
        ("M0 0c1 1 2 1 3 0s2 1 3 0", "MCC", (6, 0)),
        ("M0 0L5 0L5 5Zm1 1l1 0", "MLLZML", (2, 1)),
        ("M.5.5-1-1", "ML", (-1, -1)),
        ("M1e1-2.5E-1", "M", (10, -0.25)),
    ],
)
def test_path_data_is_read_as_svg_says(text, ops, last):
    path = parse(text)
    assert path.ops == ops
    assert path.coords[-2:] == pytest.approx(last)


def test_arcs_become_curves_on_the_circle():
    path = parse("M10 0A10 10 0 0 1 0 10")
    assert all(math.hypot(x, y) == pytest.approx(10, abs=0.02) for x, y in path.polylines(0.05)[0])
    assert path.coords[-2:] == pytest.approx((0, 10))


def test_a_large_arc_goes_the_long_way_round():
    assert parse("M10 0A10 10 0 1 1 0 10").bounds().w > 10.5
    assert parse("M10 0A10 10 0 0 1 0 10").bounds().w < 10.5


def test_an_arc_too_small_for_its_ends_grows():
    assert parse("M0 0A1 1 0 0 1 20 0").bounds().h == pytest.approx(10, abs=0.2)


@pytest.mark.parametrize(
    "text", ["L1 2", "M1", "M1 2 L", "M1 2 X3", "Z1 2", "5 5", "M1 2 C1 2 3", "M 1 2 & 3"]
)
def test_what_is_no_path_is_refused(text):
    with pytest.raises(PathError):
        parse(text)


@given(st.text("MLHVCSQTAZmlz0123456789.,- e+", max_size=40))
def test_any_text_is_a_path_or_refused(text):
    try:
        path = parse(text)
    except PathError:
        return
    assert len(path.coords) == sum({"M": 2, "L": 2, "Q": 4, "C": 6, "Z": 0}[op] for op in path.ops)
