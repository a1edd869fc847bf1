"""Finding room for one thing that is made by a key: near where it is wanted, on nothing else."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from richpic.editor.scene import Scene
from richpic.model.element import Element
from richpic.model.geometry import Point, Rect

STEP = 40.0
RINGS = 24
GAP = 14.0


def free_spot(scene: Scene, wanted: Rect, taken: Sequence[Rect] = ()) -> Point:
    """Return the centre for a thing as large as `wanted`, as near to it as there is room.

    Outlines that are hollow, such as boundaries, may hold it; lines may run under it. Where all is full it
    is put where it was wanted. What is `taken` is not free either.
    """
    for centre in _rings(wanted.centre):
        place = Rect.centred(centre, wanted.w, wanted.h).expanded(GAP)
        if any(place.intersects(one) for one in taken):
            continue
        if not any(_stands_in(scene, element, place) for element in scene.within(place)):
            return centre
    return wanted.centre


def _stands_in(scene: Scene, element: Element, place: Rect) -> bool:
    """Tell whether `element` takes up room in `place`; a hollow one only where its line runs."""
    if element.placed_by_ends or not element.linkable:
        return False
    body = element.body(scene.context)
    if element.hit(body.centre, scene.context, 0.0):
        return True
    return not body.contains_rect(place) and any(
        element.hit(corner, scene.context, max(place.w, place.h) / 2)
        for corner in (place.centre, *place.corners)
    )


def _rings(centre: Point) -> Iterator[Point]:
    """Yield places around `centre`, the nearest first and the right of it before the left."""
    yield centre
    for ring in range(1, RINGS + 1):
        count = 8 * ring if ring < 4 else 24
        for number in range(count):
            turn = (number + 1) // 2 * (1 if number % 2 else -1) * 2 * math.pi / count
            yield Point(centre.x + ring * STEP * math.cos(turn), centre.y + ring * STEP * math.sin(turn))
