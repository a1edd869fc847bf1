"""Geometry of lines as they are drawn: lengths, pieces, dashes, zigzags."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from math import hypot

from richpic.model.geometry import Point, Rect
from richpic.model.path import Path, polyline

Line = Sequence[Point]
# What is left of a line beside something is left out if it is no longer than this.
SHORTEST_PIECE = 1.0


def length_of(line: Line) -> float:
    """Return the length of a polyline."""
    if len(line) == 2:
        (ax, ay), (bx, by) = line
        return hypot(bx - ax, by - ay)
    return sum(a.distance(b) for a, b in itertools.pairwise(line))


def point_at(line: Line, share: float) -> tuple[Point, Point]:
    """Return the point at `share` (0 to 1) of the length of `line`, and the unit direction there."""
    if len(line) == 2:
        start, end = line
        return start.towards(end, min(1.0, max(0.0, share))), end.minus(start).unit()
    goal = length_of(line) * min(1.0, max(0.0, share))
    for a, b in itertools.pairwise(line):
        step = a.distance(b)
        if step >= goal and step > 0:
            return a.towards(b, goal / step), b.minus(a).unit()
        goal -= step
    return line[-1], line[-1].minus(line[-2] if len(line) > 1 else line[-1]).unit()


def along(line: Line, shares: Sequence[float]) -> list[tuple[Point, Point]]:
    """Return what `point_at` says of each of `shares`, which must rise; walks the line once."""
    total = length_of(line)
    found: list[tuple[Point, Point]] = []
    travelled, at = 0.0, 0
    for a, b in itertools.pairwise(line):
        step = a.distance(b)
        direction = b.minus(a).unit()
        while at < len(shares) and step > 0 and shares[at] * total <= travelled + step:
            found.append((a.towards(b, (shares[at] * total - travelled) / step), direction))
            at += 1
        travelled += step
    return found + [point_at(line, share) for share in shares[at:]]


def share_of(line: Line, point: tuple[float, float]) -> float:
    """Return the share of the length of `line` at which it is nearest to `point`."""
    total, best, best_distance, travelled = length_of(line), 0.0, float("inf"), 0.0
    for a, b in itertools.pairwise(line):
        step = a.distance(b)
        dx, dy = b.x - a.x, b.y - a.y
        along = ((point[0] - a.x) * dx + (point[1] - a.y) * dy) / (step * step) if step * step else 0.0
        along = max(0.0, min(1.0, along))
        distance = a.towards(b, along).distance(point)
        if distance < best_distance:
            best, best_distance = travelled + along * step, distance
        travelled += step
    return best / total if total else 0.5


def outside(line: Line, rect: Rect) -> list[list[Point]]:
    """Return the pieces of `line` that lie outside `rect`, but for what is left of it in crumbs."""
    pieces: list[list[Point]] = []
    current: list[Point] = [line[0]]
    for a, b in itertools.pairwise(line):
        near, far = shares_inside(a, b, rect)
        if near >= far:
            current.append(b)
            continue
        if near > 0:
            current.append(a.towards(b, near))
        pieces.append(current)
        current = [a.towards(b, far)]
        if far < 1:
            current.append(b)
    pieces.append(current)
    return [piece for piece in pieces if length_of(piece) > SHORTEST_PIECE]


def shares_inside(a: Point, b: Point, rect: Rect) -> tuple[float, float]:
    """Return the shares between which the segment is in `rect` (Liang-Barsky), or 1 and 0 if nowhere."""
    dx, dy = b.x - a.x, b.y - a.y
    near, far = 0.0, 1.0
    for p, q in ((-dx, a.x - rect.x), (dx, rect.right - a.x), (-dy, a.y - rect.y), (dy, rect.bottom - a.y)):
        if abs(p) < 1e-12:
            if q < 0:
                return 1.0, 0.0
        elif p < 0:
            near = max(near, q / p)
        else:
            far = min(far, q / p)
    return near, far


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


def between(line: Line, start: float, end: float) -> list[Point]:
    """Return the part of `line` from length `start` to length `end`; at least a point and its like."""
    total = length_of(line) or 1.0
    first, last = point_at(line, start / total)[0], point_at(line, end / total)[0]
    found, travelled = [first], 0.0
    for a, b in itertools.pairwise(line):
        travelled += a.distance(b)
        if start < travelled < end:
            found.append(b)
    return [*found, last]


def heading(line: Line, reach: float) -> Point:
    """Return the unit direction in which `line` ends, seen over its last `reach` units."""
    if len(line) == 2:
        return line[1].minus(line[0]).unit()
    total = length_of(line)
    if total <= 0:
        return Point(1.0, 0.0)
    return line[-1].minus(point_at(line, 1 - min(reach, total) / total)[0]).unit()


def zigzag(line: Line, height: float, pitch: float, lead: float = 0.0) -> list[Point]:
    """Return `line` with at least three jags of `height` to either side, about one every `pitch`.

    Its first and last `lead` units, fewer on short lines, stay as they are.
    """
    total = length_of(line)
    lead = min(lead, total * 0.12)
    inner = between(line, lead, total - lead)
    count = max(3, round(length_of(inner) / pitch))
    places = along(inner, [(index + 0.5) / count for index in range(count)])
    jags = [
        at.plus(direction.turned_left().times(height if index % 2 else -height))
        for index, (at, direction) in enumerate(places)
    ]
    ends = ([line[0]], [line[-1]]) if lead <= 0 else ([line[0], inner[0]], [inner[-1], line[-1]])
    return [*ends[0], *jags, *ends[1]]


def ribbon(line: Line, widths: Sequence[float]) -> Path:
    """Return the outline of `line` drawn with a pen as wide as `widths` says at each point, corners sharp."""
    left: list[Point] = []
    right: list[Point] = []
    for index, (here, width) in enumerate(zip(line, widths, strict=True)):
        before, after = line[max(0, index - 1)], line[min(len(line) - 1, index + 1)]
        away = (after if index + 1 < len(line) else here).minus(here if after is not here else before).unit()
        into = here.minus(before).unit() if index else away
        side = into.plus(away).unit().turned_left()
        # How far a mitre reaches; held back where the line turns sharply.
        reach = width / 2 / max(0.42, abs(side.x * away.y - side.y * away.x))
        left.append(here.plus(side.times(reach)))
        right.append(here.minus(side.times(reach)))
    return polyline([*left, *reversed(right)], closed=True)
