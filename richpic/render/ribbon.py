"""Inked lines by the thousand: a ribbon of living width along a line.

It looks like `ink` and takes a fifth of its time, which counts in large pictures: 200
links that follow a dragged icon leave no time for smoothing each as if it were a signature.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from math import ceil, hypot, sin, sqrt
from random import Random

from richpic.model.path import Path

Pair = tuple[float, float]
# A point of a line: x, y, the length travelled, and the unit vector across the line.
Sample = tuple[float, float, float, float, float]

STEP = 11.0
# How far the width swells and shrinks, as a share of it.
SWELL = 0.19
# A turn sharper than this (the cosine between two pieces) is a corner that stays a corner.
CORNER = 0.62
# Within this distance of its ends a line strays less and less.
EASE = 18.0


def ribbon(path: Path, width: float, seed: int, roughness: float = 1.0, step: float = STEP) -> Path:
    """Return the outline (to be filled) of `path` drawn by hand with a pen of about `width` page units."""
    random = Random(seed)
    ops: list[str] = []
    coords: list[float] = []
    for line in path.polylines(0.4):
        for piece in _between_corners(line):
            _add(ops, coords, piece, width, random, roughness, step)
    return Path("".join(ops), tuple(coords))


def _between_corners(line: Sequence[Pair]) -> list[Sequence[Pair]]:
    """Return `line` cut at its sharp corners, so that a jag is drawn as two strokes that meet."""
    cuts = [0]
    for index in range(1, len(line) - 1):
        a, b, c = line[index - 1], line[index], line[index + 1]
        ux, uy, vx, vy = b[0] - a[0], b[1] - a[1], c[0] - b[0], c[1] - b[1]
        lengths = hypot(ux, uy) * hypot(vx, vy)
        if lengths > 0 and ux * vx + uy * vy < CORNER * lengths:
            cuts.append(index)
    cuts.append(len(line) - 1)
    return [line[a : b + 1] for a, b in itertools.pairwise(cuts) if b > a] or [line]


def _places(line: Sequence[Pair], step: float) -> list[tuple[float, float, float]]:
    """Return points about `step` apart along `line`, each with the length travelled."""
    travelled = 0.0
    points = [(line[0][0], line[0][1], 0.0)]
    left = step
    for index in range(1, len(line)):
        ax, ay = line[index - 1]
        bx, by = line[index]
        length = hypot(bx - ax, by - ay)
        if length == 0.0:
            continue
        at = left
        while at < length:
            share = at / length
            points.append((ax + (bx - ax) * share, ay + (by - ay) * share, travelled + at))
            at += step
        left = at - length
        travelled += length
    if travelled - points[-1][2] < step * 0.4 and len(points) > 1:
        points.pop()
    points.append((line[-1][0], line[-1][1], travelled))
    return points


def _add(
    ops: list[str],
    coords: list[float],
    line: Sequence[Pair],
    width: float,
    random: Random,
    roughness: float,
    step: float,
) -> None:
    length = sum(hypot(b[0] - a[0], b[1] - a[1]) for a, b in itertools.pairwise(line))
    ring = len(line) > 3 and line[0] == line[-1]
    pieces = max(8 if ring else 2, ceil(length / step)) if length > 2 * width else 1
    points = (
        _straight(line, length, pieces) if len(line) == 2 and length else _bent(line, length, pieces, ring)
    )
    drift, half = 0.42 * roughness * sqrt(width), width * 0.56
    p1, p2, p3 = random.uniform(0, 6.28), random.uniform(0, 6.28), random.uniform(0, 6.28)
    f1, f2 = random.uniform(0.07, 0.12), random.uniform(0.16, 0.24)
    f3 = f2 * 0.8
    left: list[float] = []
    right: list[float] = []
    for x, y, travelled, nx, ny in points:
        # Both ends stay where they belong: a line meets what it points at.
        near = travelled if travelled + travelled < length else length - travelled
        stray = drift * (sin(travelled * f1 + p1) + 0.45 * sin(travelled * f2 + p2))
        if near < EASE:
            stray *= near / EASE
        reach = half * (1.0 + SWELL * sin(travelled * f3 + p3))
        more, less = stray + reach, stray - reach
        left += (x + nx * more, y + ny * more)
        right += (x + nx * less, y + ny * less)
    _outline(ops, coords, left, right)


def _straight(line: Sequence[Pair], length: float, pieces: int) -> list[Sample]:
    """Return samples of a line of two points."""
    (ax, ay), (bx, by) = line
    ux, uy, step = (bx - ax) / length, (by - ay) / length, length / pieces
    return [(ax + ux * at, ay + uy * at, at, uy, -ux) for at in (step * i for i in range(pieces + 1))]


def _bent(line: Sequence[Pair], length: float, pieces: int, ring: bool) -> list[Sample]:
    """Return samples of any line; a `ring` ends where it begins, and runs on there."""
    points = _places(line, length / pieces if length else 1.0)
    # On a ring the first point has a neighbour before it: the last but one.
    around = ring and len(points) > 3
    before = [points[-2] if around else points[0], *points[:-1]]
    after = [*points[1:], points[1] if around else points[-1]]
    found: list[Sample] = []
    nx, ny = 0.0, -1.0
    for (ax, ay, _), (x, y, travelled), (bx, by, _) in zip(before, points, after, strict=True):
        dx, dy = bx - ax, by - ay
        size = hypot(dx, dy)
        if size > 0.0:
            nx, ny = dy / size, -dx / size
        found.append((x, y, travelled, nx, ny))
    return found


def _outline(ops: list[str], coords: list[float], left: list[float], right: list[float]) -> None:
    """Add the closed outline: up the left side in soft curves, round the end, and back."""
    back = [value for at in range(len(right) - 2, -1, -2) for value in right[at : at + 2]]
    side = _SIDES[min(len(left) // 2, 3)] * max(1, len(left) // 2 - 2)
    ops.append(f"M{side}QQ{side}QQZ")
    coords += left[:2]
    _side(coords, left)
    _cap(coords, left[-2:], back[:2])
    _side(coords, back)
    _cap(coords, back[-2:], left[:2])


# The letter that a side of no, one, two or more points has again and again.
_SIDES = ("", "", "L", "Q")


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
