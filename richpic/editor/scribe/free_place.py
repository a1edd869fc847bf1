"""Finding room for one new thing among what was placed by hand, which stays where it is."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator

from richpic.editor.scribe.boxes import GAP, Box, overlap
from richpic.editor.scribe.field import Field

STEP = 30.0
FARTHEST = 4000.0
# How much a page unit away from the wanted place costs, against the costs of the field.
DISTANCE = 0.006
Allowed = Callable[[Box], bool]


def place(
    field: Field, index: int, present: list[int], target: tuple[float, float], allowed: Allowed | None = None
) -> bool:
    """Move box `index` to the best free place near `target` among the boxes `present`.

    Tells whether there was one that is `allowed`; if there was none, the box stands at the best other one.
    """
    box = field.boxes[index]
    field.centre = target
    best: tuple[float, float, float] | None = None
    for radius, x, y in _rings(target):
        if best is not None and radius * DISTANCE > best[0]:
            break
        box.x, box.y = x, y
        if any(overlap(box, field.boxes[i], GAP * 0.75) for i in present if i != index):
            continue
        if allowed is not None and not allowed(box):
            if radius > 1500:
                break
            continue
        enough = best[0] - radius * DISTANCE if best is not None else math.inf
        cost = field.cost(index, present, enough) + radius * DISTANCE
        if best is None or cost < best[0]:
            best = cost, x, y
    if best is None:
        if allowed is not None:
            place(field, index, present, target)
        return False
    box.x, box.y = best[1], best[2]
    return True


def _rings(centre: tuple[float, float]) -> Iterator[tuple[float, float, float]]:
    """Return places around `centre`, nearest first, with their distance."""
    yield 0.0, *centre
    radius = STEP
    while radius < FARTHEST:
        count = max(8, min(48, round(2 * math.pi * radius / (STEP * 1.6))))
        for number in range(count):
            # To the right first: that is how people read on.
            angle = (number + 1) // 2 * (1 if number % 2 else -1) * 2 * math.pi / count
            yield radius, centre[0] + radius * math.cos(angle), centre[1] + radius * math.sin(angle)
        radius += STEP if radius < 600 else 2 * STEP
