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
from richpic.render.outline import Pair, Triple, add_outline, between_corners, sideways

# A point of a line: x, y, the length travelled, and the unit vector across the line.
Sample = tuple[float, float, float, float, float]

STEP = 13.0
# How far the width swells and shrinks, as a share of it.
SWELL = 0.19
# Within this distance of its ends a line strays less and less.
EASE = 18.0


def ribbon(path: Path, width: float, seed: int, roughness: float = 1.0, step: float = STEP) -> Path:
    """Return the outline (to be filled) of `path` drawn by hand with a pen of about `width` page units."""
    random = Random(seed)
    ops: list[str] = []
    coords: list[float] = []
    for line in path.polylines(0.4):
        for piece in between_corners(line):
            _add(ops, coords, piece, width, random, roughness, step)
    return Path("".join(ops), tuple(coords))


def _places(line: Sequence[Pair], step: float) -> list[Triple]:
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
    add_outline(ops, coords, left, right)


def _straight(line: Sequence[Pair], length: float, pieces: int) -> list[Sample]:
    """Return samples of a line of two points."""
    (ax, ay), (bx, by) = line
    ux, uy, step = (bx - ax) / length, (by - ay) / length, length / pieces
    return [(ax + ux * at, ay + uy * at, at, uy, -ux) for at in (step * i for i in range(pieces + 1))]


def _bent(line: Sequence[Pair], length: float, pieces: int, ring: bool) -> list[Sample]:
    """Return samples of any line; a `ring` ends where it begins, and runs on there."""
    points = _places(line, length / pieces if length else 1.0)
    return [(*point, *across) for point, across in zip(points, sideways(points, ring), strict=True)]
