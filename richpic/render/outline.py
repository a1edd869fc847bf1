"""What a pen leaves on paper: the outline around a line, soft along its sides, round at ends and corners."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from math import hypot
from typing import TypeVar

Pair = tuple[float, float]
# A point of a line: x, y, and whatever else its maker keeps of it.
Triple = tuple[float, float, float]
_Point = TypeVar("_Point", Pair, Triple)

# A turn sharper than this (the cosine between two pieces) is a corner that stays a corner.
CORNER = 0.62
# The letter that a side of no, one, two or more points has again and again.
_SIDES = ("", "", "L", "Q")


def between_corners(line: Sequence[_Point], corner: float = CORNER) -> list[Sequence[_Point]]:
    """Return `line` cut at its sharp corners, so that a jag is drawn as two strokes that meet.

    `corner` is the cosine of the turn from which on it is one.
    """
    cuts = [0]
    ux = uy = before = 0.0
    for index, (a, b) in enumerate(itertools.pairwise(line)):
        vx, vy = b[0] - a[0], b[1] - a[1]
        length = hypot(vx, vy)
        if length == 0.0:
            continue
        if before and ux * vx + uy * vy < corner * length * before:
            cuts.append(index)
        ux, uy, before = vx, vy, length
    cuts.append(len(line) - 1)
    return [line[a : b + 1] for a, b in itertools.pairwise(cuts) if b > a] or [line]


def sideways(points: Sequence[Triple], ring: bool = False) -> list[Pair]:
    """Return at each of `points` the unit vector to the left of the line; a `ring` ends where it begins."""
    # On a ring the first point has a neighbour before it: the last but one.
    around = ring and len(points) > 3
    before = [points[-2] if around else points[0], *points[:-1]]
    after = [*points[1:], points[1] if around else points[-1]]
    found: list[Pair] = []
    nx, ny = 0.0, -1.0
    for (ax, ay, _), (bx, by, _) in zip(before, after, strict=True):
        dx, dy = bx - ax, by - ay
        size = hypot(dx, dy)
        if size > 0.0:
            nx, ny = dy / size, -dx / size
        found.append((nx, ny))
    return found


def add_outline(ops: list[str], coords: list[float], left: list[float], right: list[float]) -> None:
    """Add to a path the closed outline between two sides, each as x and y in turn.

    It goes up the left side in soft curves, round the end, and back.
    """
    back = [value for at in range(len(right) - 2, -1, -2) for value in right[at : at + 2]]
    side = _SIDES[min(len(left) // 2, 3)] * max(1, len(left) // 2 - 2)
    ops.append(f"M{side}QQ{side}QQZ")
    coords += left[:2]
    _side(coords, left)
    _cap(coords, left[-2:], back[:2])
    _side(coords, back)
    _cap(coords, back[-2:], left[:2])


def _side(coords: list[float], points: list[float]) -> None:
    """Add what follows the first of `points`, x and y in turn, to their last."""
    x, y = points[2:4] if len(points) > 4 else (0.0, 0.0)
    for at in range(4, len(points) - 2, 2):
        next_x, next_y = points[at], points[at + 1]
        coords += (x, y, (x + next_x) / 2, (y + next_y) / 2)
        x, y = next_x, next_y
    coords += points[-4:] if len(points) > 4 else points[2:]


def _cap(coords: list[float], a: Sequence[float], b: Sequence[float]) -> None:
    """Add the round end from `a` to `b`, bulging to the left of the way from `b` to `a`: two quarters."""
    (ax, ay), (bx, by) = a, b
    ux, uy = (by - ay) / 2, (ax - bx) / 2
    coords += (ax + ux, ay + uy, (ax + bx) / 2 + ux, (ay + by) / 2 + uy, bx + ux, by + uy, bx, by)
