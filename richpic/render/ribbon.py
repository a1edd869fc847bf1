"""Inked lines by the thousand: a ribbon of living width along a line.

It looks like `ink` and takes a fifth of its time, which counts in large pictures: 200
links that follow a dragged icon leave no time for smoothing each as if it were a signature.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from math import ceil, cos, hypot, pi, sin, sqrt
from random import Random

from richpic.model.path import Path

Pair = tuple[float, float]

STEP = 11.0
# How far the width swells and shrinks, as a share of it.
SWELL = 0.19
# A turn sharper than this (the cosine between two pieces) is a corner that stays a corner.
CORNER = 0.62
_CAP = tuple((cos(pi * i / 5), sin(pi * i / 5)) for i in range(1, 5))


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


def _samples(line: Sequence[Pair], step: float) -> list[tuple[float, float, float]]:
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
    points = _samples(line, length / pieces if length else 1.0)
    drift, half = 0.42 * roughness * sqrt(width), width * 0.56
    p1, p2, p3 = random.uniform(0, 6.28), random.uniform(0, 6.28), random.uniform(0, 6.28)
    f1, f2 = random.uniform(0.07, 0.12), random.uniform(0.16, 0.24)
    last = len(points) - 1
    left: list[Pair] = []
    right: list[Pair] = []
    # On a ring the first point has a neighbour before it: the last but one.
    ring = ring and last > 2
    first_before, last_after = (points[-2], points[1]) if ring else (points[0], points[-1])
    nx = ny = 0.0
    for index, (x, y, travelled) in enumerate(points):
        before = points[index - 1] if index else first_before
        after = points[index + 1] if index < last else last_after
        dx, dy = after[0] - before[0], after[1] - before[1]
        size = hypot(dx, dy)
        if size > 0.0:
            nx, ny = dy / size, -dx / size
        elif index == 0:
            nx, ny = 0.0, -1.0
        # Both ends stay where they belong: a line meets what it points at.
        ease = min(1.0, travelled / 18.0, (length - travelled) / 18.0)
        stray = drift * ease * (sin(travelled * f1 + p1) + 0.45 * sin(travelled * f2 + p2))
        reach = half * (1.0 + SWELL * sin(travelled * f2 * 0.8 + p3))
        left.append((x + nx * (stray + reach), y + ny * (stray + reach)))
        right.append((x + nx * (stray - reach), y + ny * (stray - reach)))
    _outline(ops, coords, left, right)


def _cap(a: Pair, b: Pair) -> list[Pair]:
    """Return the round end from `a` to `b`, bulging to the left of the way from `b` to `a`."""
    mx, my = (a[0] + b[0]) / 2, (a[1] + b[1]) / 2
    ux, uy = a[0] - mx, a[1] - my
    vx, vy = -uy, ux
    return [(mx + ux * c + vx * s, my + uy * c + vy * s) for c, s in _CAP]


def _outline(ops: list[str], coords: list[float], left: list[Pair], right: list[Pair]) -> None:
    """Add the closed outline: up the left side in soft curves, round the end, and back."""
    ops.append("M")
    coords += left[0]
    _side(ops, coords, left)
    for x, y in _cap(left[-1], right[-1]):
        ops.append("L")
        coords += (x, y)
    right.reverse()
    ops.append("L")
    coords += right[0]
    _side(ops, coords, right)
    for x, y in _cap(right[-1], left[0]):
        ops.append("L")
        coords += (x, y)
    ops.append("Z")


def _side(ops: list[str], coords: list[float], points: list[Pair]) -> None:
    if len(points) < 3:
        for x, y in points[1:]:
            ops.append("L")
            coords += (x, y)
        return
    for index in range(1, len(points) - 2):
        x, y = points[index]
        after = points[index + 1]
        ops.append("Q")
        coords += (x, y, (x + after[0]) / 2, (y + after[1]) / 2)
    ops.append("Q")
    coords += (*points[-2], *points[-1])
