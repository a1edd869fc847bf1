"""The course of a link: aimed from centre to centre, bent, and stopped at both outlines with a small gap."""

from __future__ import annotations

from collections.abc import Sequence
from math import hypot
from typing import NamedTuple

from richpic.elements.end import End
from richpic.model.drawing import DrawContext
from richpic.model.element import inside_any
from richpic.model.geometry import Point, Rect
from richpic.model.strokes import between, length_of

GAP = 6.0
STEPS = 24
LANE = 0.16
LOOP = 62.0
# A link between things that touch or overlap is still this long.
SHORTEST = 22.0


class Route(NamedTuple):
    """The visible `line`, and the point in its `middle` that is dragged to bend it."""

    line: tuple[Point, ...]
    middle: Point


def find_route(lane: tuple[int, int], start: End, end: End, bend: float, ctx: DrawContext) -> Route:
    """Return how a link runs now, the `lane`th of so many between its ends.

    It is never shorter than a few units, however close its ends are.
    """
    first, last = start.target(ctx), end.target(ctx)
    a, b = start.point_on(first, ctx), end.point_on(last, ctx)
    span = a.distance(b)
    if (start.element and start.element == end.element) or span < 2.0:
        return _loop(a, start, ctx, lane[0])
    bend = bend or _lane_bend(lane, start, end)
    if abs(bend) < 1e-6:
        near = first.outlines(ctx) if first else []
        far = last.outlines(ctx) if last else []
        return _straight(a, b, near, far, GAP if start.element else 0.0, GAP if end.element else 0.0)
    control = a.towards(b, 0.5).plus(b.minus(a).unit().turned_left().times(2 * bend * span))
    curve = [_quadratic(a, control, b, step / STEPS) for step in range(STEPS + 1)]
    return _route(_between_outlines(curve, start, end, ctx))


def _straight(
    a: Point, b: Point, near: list[list[Point]], far: list[list[Point]], gap_a: float, gap_b: float
) -> Route:
    """Return the straight line in sight between the outlines `near` `a` and `far` at `b`.

    Most links are straight, and all those of a hub that is dragged are laid anew in each frame: kept quick.
    """
    (ax, ay), (bx, by) = a, b
    span = hypot(bx - ax, by - ay)
    ux, uy = (bx - ax) / span, (by - ay) / span
    first = last_crossing(a, b, near) * span + gap_a
    last = span - last_crossing(b, a, far) * span - gap_b
    first, last = _long_enough(first, last, span)
    middle = (first + last) / 2
    line = (Point(ax + ux * first, ay + uy * first), Point(ax + ux * last, ay + uy * last))
    return Route(line, Point(ax + ux * middle, ay + uy * middle))


def last_crossing(a: Point, b: Point, outlines: list[list[Point]]) -> float:
    """Return the share of the way from `a`, inside `outlines`, to `b` at which the last of them is left."""
    ax, ay = a
    dx, dy = b.x - ax, b.y - ay
    # Twice the area beside the way, signed: points with more than that of `a` lie on one side of it.
    here = ax * dy - ay * dx
    best = 0.0
    for outline in outlines:
        px, py = outline[-1]
        before = px * dy - py * dx - here
        was_left = before > 0.0
        for qx, qy in outline:
            after = qx * dy - qy * dx - here
            is_left = after > 0.0
            if is_left != was_left:
                share = before / (before - after)
                x, y = px + (qx - px) * share - ax, py + (qy - py) * share - ay
                at = (x * dx + y * dy) / (dx * dx + dy * dy)
                if best < at < 1.0:
                    best = at
            px, py, before, was_left = qx, qy, after, is_left
    return best


def _long_enough(first: float, last: float, total: float) -> tuple[float, float]:
    """Return where a line of length `total` begins and ends, a short piece where its ends meet."""
    if last - first >= SHORTEST:
        return first, last
    half = min(SHORTEST, total) / 2
    middle = min(max((first + last) / 2, half), total - half)
    return middle - half, middle + half


def _route(line: Sequence[Point]) -> Route:
    return Route(tuple(line), line[len(line) // 2])


def _between_outlines(curve: list[Point], start: End, end: End, ctx: DrawContext) -> list[Point]:
    """Return the part of `curve` in sight between what it joins, or a short piece where the two meet."""
    total = length_of(curve)
    first = _leaving(curve, start.outlines(ctx)) + (GAP if start.element else 0.0)
    last = total - _leaving(curve[::-1], end.outlines(ctx)) - (GAP if end.element else 0.0)
    return between(curve, *_long_enough(first, last, total))


def _lane_bend(lane: tuple[int, int], start: End, end: End) -> float:
    """Return the bend that fans out links between the same two ends."""
    if not (start.element and end.element):
        return 0.0
    index, count = lane
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
    target = end.target(ctx)
    box = target.body(ctx) if target else Rect.centred(centre, 0.0, 0.0)
    reach = LOOP + 44.0 * lane
    # The curve goes part of the way to its control points; a large thing has a corner to clear.
    up = Point(centre.x + box.w * 0.12, box.y - reach * 1.4 - box.h / 2)
    aside = Point(box.right + reach * 1.4 + box.w / 2, centre.y - box.h * 0.12)
    curve = [_cubic(centre, up, aside, centre, step / STEPS) for step in range(STEPS + 1)]
    return _route(_between_outlines(curve, end, end, ctx))
