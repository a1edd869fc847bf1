"""Lines and strokes of Excalidraw: their points on the page, and how far they bend."""

from __future__ import annotations

import itertools
import math
from collections.abc import Mapping, Sequence
from typing import Any

from richpic.files.foreign import Refused, number
from richpic.model.geometry import Point, Rect

MOST_POINTS = 20_000


def pressure(value: object) -> float:
    """Return the pressure of a pen, from 0 to 1; a half for what is none."""
    sound = isinstance(value, int | float) and 0.0 <= value <= 1.0
    return float(value) if sound and isinstance(value, int | float) else 0.5


def points_of(raw: Mapping[str, Any]) -> list[Point]:
    """Return the points of a line on the page, turned as it is. Raises Refused if there are too few."""
    origin = Point(number(raw, "x"), number(raw, "y"))
    pairs = raw.get("points")
    if not isinstance(pairs, list) or not pairs:
        raise Refused("points")
    found = []
    for pair in pairs[:MOST_POINTS]:
        if not isinstance(pair, list | tuple) or len(pair) < 2:
            raise Refused("points")
        found.append(origin.plus((number({"x": pair[0]}, "x"), number({"y": pair[1]}, "y"))))
    if len(found) == 1:
        if raw.get("type") != "freedraw":
            raise Refused("points")
        return found
    turn = number(raw, "angle", 0.0)
    if abs(turn) > 0.01:
        middle = Rect.around(found).centre
        found = [point.rotated(math.degrees(turn), middle) for point in found]
    return found


def bend_of(points: list[Point]) -> float:
    """Return how far the middle of a line strays to its left, as a share of its length."""
    start, end = points[0], points[-1]
    span = start.distance(end)
    if len(points) < 3 or span < 1.0:
        return 0.0
    left = end.minus(start).unit().turned_left()
    away = points[len(points) // 2].minus(start.towards(end, 0.5))
    bend = (away.x * left.x + away.y * left.y) / span
    return round(max(-5.0, min(5.0, bend)), 3) if abs(bend) > 0.02 else 0.0


def dense(points: list[Point]) -> list[Point]:
    """Return a line with points on the way, so that a pen goes round its corners and does not cut them."""
    found = [points[0]]
    for a, b in itertools.pairwise(points):
        steps = max(1, min(24, int(a.distance(b) / 12.0)))
        found += [a.towards(b, step / steps) for step in range(1, steps + 1)]
    return found


def along(corners: Sequence[tuple[float, float]]) -> tuple[tuple[float, float], ...]:
    """Return the corners of a closed outline with points between them, so that its sides stay straight."""
    ring = [Point(*corner) for corner in corners]
    sides = zip(ring, [*ring[1:], ring[0]], strict=True)
    many = 6 if len(ring) < 200 else 1
    shares = [a.towards(b, step / many) for a, b in sides for step in range(many)]
    return tuple((_share(p.x), _share(p.y)) for p in shares)[:5000]


def _share(value: float) -> float:
    return min(1.0, max(0.0, round(value, 4)))
