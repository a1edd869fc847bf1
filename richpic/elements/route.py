"""The course of a link: aimed from centre to centre, bent, and stopped at both outlines with a small gap."""

from __future__ import annotations

from typing import NamedTuple

from richpic.elements.end import End
from richpic.model.drawing import DrawContext
from richpic.model.element import inside_any
from richpic.model.geometry import Point

GAP = 6.0
STEPS = 24
LANE = 0.16
LOOP = 74.0


class Route(NamedTuple):
    """The visible `line`, the unit directions in which it leaves and arrives, and the `middle` to bend."""

    line: tuple[Point, ...]
    leaves: Point
    arrives: Point
    middle: Point


def find_route(link_id: str, start: End, end: End, bend: float, ctx: DrawContext) -> Route:
    """Return how the link runs now. It has at least two different points, however close its ends are."""
    a, b = start.point(ctx), end.point(ctx)
    if start.element and start.element == end.element:
        return _loop(a, start, ctx, ctx.lane(link_id))
    if not bend:
        bend = _lane_bend(link_id, start, end, ctx)
    span = a.distance(b)
    control = a.towards(b, 0.5).plus(b.minus(a).unit().turned_left().times(2 * bend * span))
    curve = [_bezier(a, control, b, step / STEPS) for step in range(STEPS + 1)]
    first = _leaving(curve, start.outlines(ctx))
    last = 1 - _leaving(curve[::-1], end.outlines(ctx))
    gap = GAP / span if span else 0.0
    first += gap if start.element else 0.0
    last -= gap if end.element else 0.0
    if last - first < 8.0 / max(span, 8.0):
        # The two touch or overlap: a short arrow across the place where they meet.
        middle = (first + last) / 2
        half = min(0.5, 7.0 / max(span, 14.0))
        first, last = max(0.0, middle - half), min(1.0, middle + half)
        if last <= first:
            first, last = 0.0, 1.0
    steps = STEPS if abs(bend) > 1e-6 else 8
    line = [_bezier(a, control, b, first + (last - first) * step / steps) for step in range(steps + 1)]
    if line[0].distance(line[-1]) < 1.0:
        line = [line[0], line[0].plus((1.0, 0.0))]
    return _route(line)


def _route(line: list[Point]) -> Route:
    leaves = line[min(2, len(line) - 1)].minus(line[0]).unit()
    arrives = line[-1].minus(line[max(-3, -len(line))]).unit()
    return Route(tuple(line), leaves, arrives, line[len(line) // 2])


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


def _bezier(a: Point, control: Point, b: Point, t: float) -> Point:
    s = 1 - t
    return Point(
        s * s * a.x + 2 * s * t * control.x + t * t * b.x,
        s * s * a.y + 2 * s * t * control.y + t * t * b.y,
    )


def _leaving(curve: list[Point], outlines: list[list[Point]]) -> float:
    """Return the share of the curve at which it is last inside `outlines`, before it reaches its far end."""
    if not outlines:
        return 0.0
    steps = len(curve) - 1
    inside = 0
    for step in range(steps + 1):
        if inside_any(curve[step], outlines):
            inside = step
        elif step - inside > 5:
            break
    if inside == 0 and not inside_any(curve[0], outlines):
        return 0.0
    if inside == steps:
        return 0.5
    low, high = 0.0, 1.0
    for _ in range(6):
        middle = (low + high) / 2
        if inside_any(curve[inside].towards(curve[inside + 1], middle), outlines):
            low = middle
        else:
            high = middle
    return (inside + high) / steps


def _loop(centre: Point, end: End, ctx: DrawContext, lane: tuple[int, int]) -> Route:
    """Return a loop of a thing to itself, over its upper right."""
    target = ctx.elements.get(end.element)
    box = target.body(ctx) if target else None
    reach = LOOP + 26.0 * lane[0]
    right = (box.right if box else centre.x) - 8
    top = (box.y if box else centre.y) + 14
    a, d = Point(right - 22, top - 12), Point(right + 10, top + 26)
    b, c = Point(right - 14, top - reach), Point(right + reach, top + 4)
    line = []
    for step in range(STEPS + 1):
        t = step / STEPS
        s = 1 - t
        line.append(
            Point(
                s**3 * a.x + 3 * s * s * t * b.x + 3 * s * t * t * c.x + t**3 * d.x,
                s**3 * a.y + 3 * s * s * t * b.y + 3 * s * t * t * c.y + t**3 * d.y,
            )
        )
    return _route(line)
