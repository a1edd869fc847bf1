"""The title of a boundary stands inside under its top, or where it was put along its line, in or out."""

import math
from dataclasses import replace

import pytest

from richpic.elements.boundary import Boundary
from richpic.model.display import TextRun
from richpic.model.geometry import Point, Rect, inside_polygon

SHARES = [n / 16 for n in range(16)]
BLOB = tuple(
    (0.5 + 0.47 * math.cos(t / 10) * (1 + 0.05 * (t % 2)), 0.5 + 0.47 * math.sin(t / 10)) for t in range(63)
)
SHAPES = {"ellipse": (), "rectangle": (), "blob": BLOB}


def boundary(shape: str = "ellipse", title: str = "Those who decide", **more) -> Boundary:
    points = SHAPES[shape]
    return Boundary(id="o", x=-300, y=-200, w=600, h=400, shape=shape, points=points, title=title, **more)


def samples(rect: Rect) -> list[Point]:
    return [*rect.corners, rect.centre, Point(rect.x, rect.centre.y), Point(rect.right, rect.centre.y)]


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("outside", [False, True])
@pytest.mark.parametrize("at", SHARES)
def test_wherever_it_is_put_a_title_is_wholly_on_one_side_of_its_line(context_of, shape, outside, at):
    one = boundary(shape, title_at=at, title_outside=outside)
    ctx = context_of(one)
    rect, line = one.words_rect(ctx), one.outlines(ctx)[0]
    assert {inside_polygon(point, line) for point in samples(rect)} == {not outside}
    assert one.bounds(ctx).expanded(1e-6).contains_rect(rect)


@pytest.mark.parametrize("shape", SHAPES)
def test_shares_go_clockwise_from_the_middle_of_the_top(context_of, shape):
    for at, way in {0.0: (0, -1), 0.25: (1, 0), 0.5: (0, 1), 0.75: (-1, 0)}.items():
        one = boundary(shape, title_at=at, title_outside=True)
        middle = one.words_rect(context_of(one)).centre
        assert middle.x * way[0] + middle.y * way[1] > 0.9 * max(abs(middle.x), abs(middle.y))


def test_a_freehand_line_drawn_the_other_way_round_has_its_title_in_the_same_place(context_of):
    one = boundary("blob", title_at=0.2, title_outside=True)
    other = replace(one, points=BLOB[::-1])
    a, b = (each.words_rect(context_of(each)).centre for each in (one, other))
    assert a.distance(b) < 20


def test_a_title_that_fits_nowhere_inside_stands_outside(context_of):
    one = replace(boundary(title_at=0.5), w=90.0, h=30.0)
    rect = one.words_rect(context_of(one))
    assert not rect.intersects(Rect(one.x + 10, one.y, one.w - 20, one.h))


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("outside", [False, True])
@pytest.mark.parametrize("at", [0.1, 0.3, 0.5, 0.8])
def test_a_title_taken_hold_of_and_let_go_stays_where_it_is(context_of, shape, outside, at):
    one = boundary(shape, title="Us", title_at=at, title_outside=outside)
    ctx = context_of(one)
    (handle,) = one.handles(ctx)
    after = replace(one, **one.dragged("title", handle.at, ctx))
    assert after.title_outside == outside
    assert after.words_rect(context_of(after)).centre.distance(handle.at) < 25


def test_let_go_near_the_middle_of_the_top_it_stands_there(context_of):
    one = boundary(title_at=0.3)
    fields = one.dragged("title", Point(8.0, -170.0), context_of(one))
    assert fields == {"title_at": 0.0, "title_outside": False, "title_chosen": False}


def test_without_a_title_there_is_nothing_to_take_hold_of(context_of):
    one = boundary(title="")
    assert one.handles(context_of(one)) == ()
    assert one.words_rect(context_of(one)) is None


def test_the_words_are_painted_and_written_where_the_title_is(context_of):
    one = boundary(title_at=0.5, title_outside=True)
    ctx = context_of(one)
    rect = one.words_rect(ctx)
    (run,) = [item for item in one.draw(ctx) if isinstance(item, TextRun)]
    assert rect.contains((run.x, run.y))
    assert one.text_place(ctx).rect == rect
    assert one.hit(rect.centre, ctx, 0.0)
