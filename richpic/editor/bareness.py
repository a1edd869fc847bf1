"""Where nothing is drawn: for what floats over the paper and must hide none of the picture."""

from __future__ import annotations

from collections.abc import Iterator

from richpic.editor.scene import Scene
from richpic.model.geometry import Point, Rect


def is_bare(scene: Scene, area: Rect, reach: float) -> bool:
    """Tell whether nothing is drawn in `area` that is larger than about `reach` (page units).

    Places `reach` apart are asked, as a click would ask: the hollow inside of a boundary is bare, its line is
    not. What is seen only while drawing, such as the edge of a frame, counts as nothing.
    """
    places = tuple(_places(area, reach))
    for one in scene.index.within(area.expanded(reach)):
        element, bounds = scene.picture.elements[one], scene.index.rect(one)
        if element.has_guides or bounds is None:
            continue
        around = bounds.expanded(reach / 2)
        if any(around.contains(at) and element.hit(at, scene.context, reach / 2) for at in places):
            return False
    return True


def _places(area: Rect, apart: float) -> Iterator[Point]:
    """Yield the points of a grid over `area`, its edges included, at most `apart` from each other."""
    across, down = max(1, -int(-area.w // apart)), max(1, -int(-area.h // apart))
    for row in range(down + 1):
        for column in range(across + 1):
            yield Point(area.x + area.w * column / across, area.y + area.h * row / down)
