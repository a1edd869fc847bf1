"""The hand that draws: centre lines become inked strokes with a slight wobble and a living width.

The seed decides every wobble, so the same element is always drawn the same way and never shimmers.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from random import Random

import perfect_freehand

from richpic.model.geometry import Point
from richpic.model.path import Path, smooth
from richpic.model.strokes import length_of

# How far a line strays, relative to its width, for each roughness of a picture.
ROUGHNESS = {"tidy": 0.25, "hand": 1.0, "loose": 2.0}
THINNING = 0.55
STEP = 5.0
# A bent line has at least this many samples; lines shorter than SMALL are worked out enlarged.
SAMPLES = 14
SMALL = 60.0


def ink(path: Path, width: float, seed: int, roughness: float = 1.0, step: float = STEP) -> Path:
    """Return the outline (to be filled) of `path` drawn by hand with a pen of about `width` page units.

    `step` is the distance between samples of the line; longer is smoother and faster.
    """
    random = Random(seed)
    outlines = Path("", ())
    for line in path.polylines():
        outlines = outlines.joined(ink_line(line, width, random, roughness, step))
    return outlines


def ink_line(
    line: Sequence[Point], width: float, random: Random, roughness: float = 1.0, step: float = STEP
) -> Path:
    """Return the outline of one polyline drawn by hand."""
    length = length_of(line)
    if len(line) > 2:
        # A small ring has as many samples as a large one, or it would have corners.
        step = max(0.5, min(step, length / SAMPLES))
    points, closed = _resampled(line, step)
    if len(points) == 1:
        points = [points[0], points[0].plus((0.1, 0.1))]
    drift = _waves(random, 0.28 * roughness * math.sqrt(width))
    swell = _waves(random, 0.16)
    samples = []
    travelled = 0.0
    before = points[0]
    for here in points:
        travelled += here.distance(before)
        before = here
        dx, dy = drift(travelled, 0), drift(travelled, 1)
        samples.append((here.x + dx, here.y + dy, min(1.0, max(0.05, 0.5 + swell(travelled, 0)))))
    if closed:
        # A hand closes a ring by running on a little over its start.
        for x, y, pressure in samples[1 : max(2, int(min(width * 2, length / 6) / step) + 1)]:
            samples.append((x + 0.15 * roughness, y + 0.1 * roughness, pressure * 0.85))
    return freehand(samples, width, scale=max(1.0, min(8.0, SMALL / max(length, 1.0))))


def freehand(
    samples: Sequence[tuple[float, float, float]], width: float, simulate: bool = False, scale: float = 1.0
) -> Path:
    """Return the outline of a stroke through `samples` (x, y, pressure 0 to 1).

    Method: Steve Ruiz's perfect-freehand. `simulate` takes the pressure from the speed instead. It drops the
    last three units of a stroke, so small strokes are worked out at a larger `scale`.
    """
    if scale != 1.0:
        samples = [(x * scale, y * scale, pressure) for x, y, pressure in samples]
    outline = perfect_freehand.get_stroke(
        samples,
        size=width * 1.15 * scale,
        thinning=THINNING,
        smoothing=0.4,
        streamline=0.12,
        simulate_pressure=simulate,
        last=True,
    )
    return smooth([(round(x / scale, 2), round(y / scale, 2)) for x, y in outline], closed=True)


def _waves(random: Random, amplitude: float) -> _Waves:
    return _Waves(random, amplitude)


class _Waves:
    """Slow noise along a line: two sines an axis, their phases drawn from the seed."""

    def __init__(self, random: Random, amplitude: float) -> None:
        self.amplitude = amplitude
        self.phases = [random.uniform(0, 2 * math.pi) for _ in range(4)]
        self.pitches = [random.uniform(0.09, 0.16) for _ in range(2)]

    def __call__(self, travelled: float, axis: int) -> float:
        slow = math.sin(travelled * self.pitches[axis] + self.phases[axis])
        quick = math.sin(travelled * self.pitches[axis] * 2.2 + self.phases[axis + 2])
        return self.amplitude * (slow + 0.5 * quick)


def _resampled(line: Sequence[Point], step: float) -> tuple[list[Point], bool]:
    closed = len(line) > 2 and line[0].distance(line[-1]) < 1e-6
    points = [line[0]]
    for before, after in itertools.pairwise(line):
        length = before.distance(after)
        pieces = max(1, math.ceil(length / step))
        if length < step / 3 and after is not line[-1] and before.distance(points[-1]) < step / 2:
            continue
        points += [before.towards(after, i / pieces) for i in range(1, pieces + 1)]
    return points, closed
