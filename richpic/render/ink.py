"""The hand that draws: centre lines become inked strokes with a slight wobble and a living width.

The seed decides every wobble, so the same element is always drawn the same way and never shimmers.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from math import ceil, hypot, pi, sin, sqrt
from random import Random

from richpic.model.geometry import Point
from richpic.model.inked import STEPS, Ring, filled
from richpic.model.path import Path
from richpic.model.strokes import length_of
from richpic.render.outline import Pair, Triple

# How far a line strays, relative to its width, for each roughness of a picture.
ROUGHNESS = {"tidy": 0.25, "hand": 1.0, "loose": 2.0}
# How wide a line of width 1 is at a pressure of a half, and how much of that the pressure takes or gives.
BREADTH = 1.15
THINNING = 0.55
# How much the pressure of a hand comes and goes.
SWELL = 0.16
# What the two sines of a wobble are drawn from: phase, and radians a unit of the way.
TURN = 2 * pi
PITCHES = (0.09, 0.16)
STEP = 5.0
# A bent line has at least this many samples; lines shorter than SMALL are worked out enlarged.
SAMPLES = 14
SMALL = 60.0


def ink(path: Path, width: float, seed: int, roughness: float = 1.0, step: float = STEP) -> Path:
    """Return the outline (to be filled) of `path` drawn by hand with a pen of about `width` page units.

    `step` is the distance between samples of the line; longer is smoother and faster.
    """
    return filled(strokes(path, width, seed, roughness, step))


def strokes(path: Path, width: float, seed: int, roughness: float = 1.0, step: float = STEP) -> list[Ring]:
    """Return the strokes of which the outline consists that `ink` returns."""
    random = Random(seed)
    return [ink_line(line, width, random, roughness, step) for line in path.polylines()]


def ink_line(
    line: Sequence[Point], width: float, random: Random, roughness: float = 1.0, step: float = STEP
) -> Ring:
    """Return the stroke of a hand along one polyline."""
    length = length_of(line)
    if len(line) > 2:
        # A small ring has as many samples as a large one, or it would have corners.
        step = max(0.5, min(step, length / SAMPLES))
    points, closed = _resampled(line, step)
    if len(points) == 1:
        points.append((points[0][0] + 0.1, points[0][1] + 0.1))
    samples = _strayed(points, width, random, roughness)
    if closed:
        # A hand closes a ring by running on a little over its start, and lighter.
        for x, y, pressure in samples[1 : max(2, int(min(width * 2, length / 6) / step) + 1)]:
            samples.append((x + 0.15 * roughness, y + 0.1 * roughness, pressure * 0.85))
    return stroke(samples, width, scale=max(1.0, min(8.0, SMALL / max(length, 1.0))))


def _strayed(points: Sequence[Pair], width: float, random: Random, roughness: float) -> list[Triple]:
    """Return `points` off their line by a slow noise, each with the pressure of the pen there.

    Two sines for each of x, y and the pressure, their phases drawn from `random`.
    """
    drift = 0.28 * roughness * sqrt(width)
    a, b, c, d = (random.uniform(0, TURN) for _ in range(4))
    f, g = random.uniform(*PITCHES), random.uniform(*PITCHES)
    p, _, q, _ = (random.uniform(0, TURN) for _ in range(4))
    h, _ = random.uniform(*PITCHES), random.uniform(*PITCHES)
    found: list[Triple] = []
    travelled = 0.0
    before_x, before_y = points[0]
    for x, y in points:
        travelled += hypot(x - before_x, y - before_y)
        before_x, before_y = x, y
        u, v, w = travelled * f, travelled * g, travelled * h
        found.append(
            (
                x + drift * (sin(u + a) + 0.5 * sin(u * 2.2 + c)),
                y + drift * (sin(v + b) + 0.5 * sin(v * 2.2 + d)),
                0.5 + SWELL * (sin(w + p) + 0.5 * sin(w * 2.2 + q)),
            )
        )
    return found


def freehand(samples: Sequence[Triple], width: float) -> Path:
    """Return the outline of a stroke through `samples` (x, y, pressure 0 to 1)."""
    return filled([stroke(samples, width)])


def stroke(samples: Sequence[Triple], width: float, scale: float = 1.0) -> Ring:
    """Return the stroke through `samples` (x, y, pressure 0 to 1).

    Method: Steve Ruiz's perfect-freehand. It drops the last three units of a stroke, so small strokes are
    worked out at a larger `scale`.
    """
    import perfect_freehand  # an empty window has no stroke

    if scale != 1.0:
        samples = [(x * scale, y * scale, pressure) for x, y, pressure in samples]
    outline = perfect_freehand.get_stroke(
        samples,
        size=width * BREADTH * scale,
        thinning=THINNING,
        smoothing=0.4,
        streamline=0.12,
        simulate_pressure=False,
        last=True,
    )
    steps = STEPS / scale
    return [round(number * steps) for point in outline for number in point]


def _resampled(line: Sequence[Pair], step: float) -> tuple[list[Pair], bool]:
    """Return points at most `step` apart along `line`, and whether it ends where it begins."""
    last = line[-1]
    closed = len(line) > 2 and hypot(line[0][0] - last[0], line[0][1] - last[1]) < 1e-6
    points: list[Pair] = [line[0]]
    for (ax, ay), after in itertools.pairwise(line):
        dx, dy = after[0] - ax, after[1] - ay
        length = hypot(dx, dy)
        if length < step / 3 and after is not last:
            x, y = points[-1]
            if hypot(ax - x, ay - y) < step / 2:
                continue
        pieces = max(1, ceil(length / step))
        points += [(ax + dx * i / pieces, ay + dy * i / pieces) for i in range(1, pieces + 1)]
    return points, closed
