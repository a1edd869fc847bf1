"""The course of a link: aimed from centre to centre, bent, and stopped at both outlines with a small gap."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from richpic.elements.end import End
from richpic.model.drawing import DrawContext
from richpic.model.element import inside_any
from richpic.model.geometry import Point, Rect
from richpic.model.strokes import between, heading, length_of

GAP = 6.0
STEPS = 24
STRAIGHT_STEPS = 8
LANE = 0.16
LOOP = 62.0
# A link between things that touch or overlap is still this long.
SHORTEST = 22.0


class Route(NamedTuple):
    """The visible `line`, the unit directions in which it leaves and arrives, and the `middle` to bend."""

    line: tuple[Point, ...]
    leaves: Point
    arrives: Point
    middle: Point


def find_route(link_id: str, start: End, end: End, bend: float, ctx: DrawContext) -> Route:
    """Return how the link runs now. It is never shorter than a few units, however close its ends are."""
    a, b = start.point(ctx), end.point(ctx)
    span = a.distance(b)
    if (start.element and start.element == end.element) or span < 2.0:
        return _loop(a, start, ctx, ctx.lane(link_id)[0])
    bend = bend or _lane_bend(link_id, start, end, ctx)
    control = a.towards(b, 0.5).plus(b.minus(a).unit().turned_left().times(2 * bend * span))
    curve = [_quadratic(a, control, b, step / STEPS) for step in range(STEPS + 1)]
    line = _between_outlines(curve, start, end, ctx)
    if abs(bend) < 1e-6:
        line = [line[0].towards(line[-1], step / STRAIGHT_STEPS) for step in range(STRAIGHT_STEPS + 1)]
    return _route(line)


def _route(line: Sequence[Point]) -> Route:
    return Route(tuple(line), heading(line[::-1], 14.0).times(-1), heading(line, 14.0), line[len(line) // 2])


def _between_outlines(curve: list[Point], start: End, end: End, ctx: DrawContext) -> list[Point]:
    """Return the part of `curve` in sight between what it joins, or a short piece where the two meet."""
    total = length_of(curve)
    first = _leaving(curve, start.outlines(ctx)) + (GAP if start.element else 0.0)
    last = total - _leaving(curve[::-1], end.outlines(ctx)) - (GAP if end.element else 0.0)
    if last - first < SHORTEST:
        half = min(SHORTEST, total) / 2
        middle = min(max((first + last) / 2, half), total - half)
        first, last = middle - half, middle + half
    return between(curve, first, last)


def _lane_bend(link_id: str, start: End, end: End, ctx: DrawContext) -> float:
    """Return the bend that fans out links between the same two ends."""
    if not (start.element and end.element):
        return 0.0
    index, count = ctx.lane(link_id)
    if count < 2:
        return 0.0
    # Opposite directions see opposite left sides.
    side = 1.0 if start.element < end.element else -1.0
    return side * LANE * (index - (count - 1) / 2) * 2


def _quadratic(a: Point, control: Point, b: Point, t: float) -> Point:
    s = 1 - t
    return Point(
        s * s * a.x + 2 * s * t * control.x + t * t * b.x,
        s * s * a.y + 2 * s * t * control.y + t * t * b.y,
    )


def _cubic(a: Point, b: Point, c: Point, d: Point, t: float) -> Point:
    s = 1 - t
    return Point(
        s**3 * a.x + 3 * s * s * t * b.x + 3 * s * t * t * c.x + t**3 * d.x,
        s**3 * a.y + 3 * s * s * t * b.y + 3 * s * t * t * c.y + t**3 * d.y,
    )


def _leaving(curve: list[Point], outlines: list[list[Point]]) -> float:
    """Return the length of `curve` after which it is out of `outlines`, before it comes near its far end."""
    if not outlines:
        return 0.0
    steps = len(curve) - 1
    inside = -1
    for step in range(steps):
        if inside_any(curve[step], outlines):
            inside = step
        elif step - inside > 5:
            break
    if inside < 0:
        return 0.0
    low, high = 0.0, 1.0
    for _ in range(6):
        middle = (low + high) / 2
        if inside_any(curve[inside].towards(curve[inside + 1], middle), outlines):
            low = middle
        else:
            high = middle
    return length_of(curve[: inside + 1]) + curve[inside].distance(curve[inside + 1]) * high


def _loop(centre: Point, end: End, ctx: DrawContext, lane: int) -> Route:
    """Return a loop of a thing to itself, over its upper right. Further ones lie around it."""
    target = ctx.elements.get(end.element)
    box = target.body(ctx) if target else Rect.centred(centre, 0.0, 0.0)
    reach = LOOP + 44.0 * lane
    # The curve goes three quarters of the way to its control points.
    up = Point(centre.x + box.w * 0.15, box.y - reach * 1.5)
    aside = Point(box.right + reach * 1.5, centre.y - box.h * 0.15)
    curve = [_cubic(centre, up, aside, centre, step / STEPS) for step in range(STEPS + 1)]
    return _route(_between_outlines(curve, end, end, ctx))
