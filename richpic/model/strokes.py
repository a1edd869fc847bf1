"""Geometry of lines as they are drawn: lengths, pieces, dashes, zigzags."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from richpic.model.geometry import Point, Rect

Line = Sequence[Point]


def length_of(line: Line) -> float:
    """Return the length of a polyline."""
    return sum(a.distance(b) for a, b in itertools.pairwise(line))


def point_at(line: Line, share: float) -> tuple[Point, Point]:
    """Return the point at `share` (0 to 1) of the length of `line`, and the unit direction there."""
    goal = length_of(line) * min(1.0, max(0.0, share))
    for a, b in itertools.pairwise(line):
        step = a.distance(b)
        if step >= goal and step > 0:
            return a.towards(b, goal / step), b.minus(a).unit()
        goal -= step
    return line[-1], line[-1].minus(line[-2] if len(line) > 1 else line[-1]).unit()


def share_of(line: Line, point: tuple[float, float]) -> float:
    """Return the share of the length of `line` at which it is nearest to `point`."""
    total, best, best_distance, travelled = length_of(line), 0.0, float("inf"), 0.0
    for a, b in itertools.pairwise(line):
        step = a.distance(b)
        dx, dy = b.x - a.x, b.y - a.y
        along = ((point[0] - a.x) * dx + (point[1] - a.y) * dy) / (step * step) if step else 0.0
        along = max(0.0, min(1.0, along))
        distance = a.towards(b, along).distance(point)
        if distance < best_distance:
            best, best_distance = travelled + along * step, distance
        travelled += step
    return best / total if total else 0.5


def outside(line: Line, rect: Rect) -> list[list[Point]]:
    """Return the pieces of `line` that lie outside `rect`."""
    pieces: list[list[Point]] = []
    current: list[Point] = [] if rect.contains(line[0]) else [line[0]]
    for a, b in itertools.pairwise(line):
        crossings = _crossings(a, b, rect)
        for at in crossings:
            here = a.towards(b, at)
            if current:
                pieces.append([*current, here])
                current = []
            else:
                current = [here]
        if rect.contains(b):
            if current and not crossings:
                pieces.append(current)
            current = []
        else:
            current.append(b)
    if len(current) > 1:
        pieces.append(current)
    return [piece for piece in pieces if length_of(piece) > 1.0]


def _crossings(a: Point, b: Point, rect: Rect) -> list[float]:
    """Return the shares, in order, at which the segment enters or leaves `rect` (Liang-Barsky)."""
    dx, dy = b.x - a.x, b.y - a.y
    near, far = 0.0, 1.0
    for p, q in ((-dx, a.x - rect.x), (dx, rect.right - a.x), (-dy, a.y - rect.y), (dy, rect.bottom - a.y)):
        if abs(p) < 1e-12:
            if q < 0:
                return []
        elif p < 0:
            near = max(near, q / p)
        else:
            far = min(far, q / p)
    if near >= far:
        return []
    return [at for at in (near, far) if 0.0 < at < 1.0]


def dashes(line: Line, on: float, off: float) -> list[list[Point]]:
    """Return the pieces of `line` that a dashed pen draws; lengths are stretched to end on a dash."""
    total = length_of(line)
    count = max(1, round((total + off) / (on + off)))
    scale = total / (count * on + (count - 1) * off) if total else 1.0
    on, off = on * scale, off * scale
    pieces: list[list[Point]] = []
    current: list[Point] = [line[0]]
    drawing, left = True, on
    for start, end in itertools.pairwise(line):
        here, remaining = start, start.distance(end)
        while remaining > left > 0:
            here = here.towards(end, left / remaining)
            remaining -= left
            if drawing:
                pieces.append([*current, here])
            drawing, left, current = not drawing, off if drawing else on, [here]
        left -= remaining
        if drawing:
            current.append(end)
    if drawing and len(current) > 1:
        pieces.append(current)
    return pieces


def zigzag(line: Line, height: float, pitch: float) -> list[Point]:
    """Return `line` with jags of `height` to either side, one every `pitch`; its ends stay straight."""
    total = length_of(line)
    count = max(2, round(total / pitch))
    points = [line[0]]
    for index in range(1, count):
        at, direction = point_at(line, index / count)
        side = height if index % 2 else -height
        points.append(at.plus(direction.turned_left().times(side)))
    points.append(line[-1])
    return points
