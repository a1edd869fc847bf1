"""Where things are as they are told: in reading order, area by area, and on which side of the picture."""

from __future__ import annotations

from collections import defaultdict
from typing import TypeVar

from richpic.editor.index import SpatialIndex
from richpic.elements.boundary import Boundary
from richpic.model.drawing import DrawContext
from richpic.model.element import Element, inside_any
from richpic.model.geometry import Rect, union
from richpic.model.picture import Picture

# Page units: what is in one row is read from the left.
ROW = 80.0
Kind = TypeVar("Kind", bound=Element)


class Ground:
    """What can be seen on a picture. `things` and `areas` (boundaries) are in reading order.

    `shown` has all of it by id, links too; `home` the smallest area that each thing stands in, or None.
    """

    def __init__(self, picture: Picture, ctx: DrawContext) -> None:
        self._ctx = ctx
        visible = [element for element in picture.order if not element.hidden]
        self.shown = {element.id: element for element in visible}
        self._boxes = {element.id: element.body(ctx) for element in visible if not element.placed_by_ends}
        self._whole = union(self._boxes.values()) or Rect(0, 0, 0, 0)
        self.things = sorted((one for one in visible if one.id in self._boxes), key=self.reading_place)
        self.areas = self.of(Boundary)
        # Around each area: a look at this is a hundred times quicker than at the outline.
        self._around = SpatialIndex()
        for area in self.areas:
            self._around.put(area.id, Rect.around(area.outlines(ctx)[0]))
        self.home = {element.id: self._area_of(element) for element in self.things}
        # Put together once: a large picture may have a thousand areas.
        self._inside: dict[str, list[Element]] = defaultdict(list)
        for element in self.things:
            self._inside[key_of(self.home[element.id])].append(element)

    def of(self, kind: type[Kind]) -> list[Kind]:
        """Return the things of a kind."""
        return [element for element in self.things if isinstance(element, kind)]

    def inside(self, area: Boundary | None, kind: type[Kind]) -> list[Kind]:
        """Return what of a kind is in `area`; None: in no area."""
        return [element for element in self._inside[key_of(area)] if isinstance(element, kind)]

    def stands(self, element: Element) -> bool:
        """Tell whether `element` has a place of its own, as links have not."""
        return element.id in self._boxes

    def reading_place(self, element: Element) -> tuple[float, float, str]:
        """Return what things are sorted by: row, place in the row, id."""
        box = self._boxes[element.id]
        y = box.y if isinstance(element, Boundary) else box.centre.y
        return round(y / ROW), box.centre.x, element.id

    def place(self, element: Element) -> str:
        """Return where `element` is on the whole picture, such as "at the top left"."""
        at, whole = self._boxes[element.id].centre, self._whole
        across = _third(at.x - whole.x, whole.w, ("left", "", "right"))
        down = _third(at.y - whole.y, whole.h, ("top", "", "bottom"))
        if down:
            return f"at the {down} {across}".strip()
        return f"on the {across}" if across else "in the middle"

    def _area_of(self, element: Element) -> Boundary | None:
        """Return the smallest boundary around the middle of `element`."""
        at, box = element.body(self._ctx).centre, self._boxes[element.id]
        near = (self.shown[one] for one in self._around.within(Rect(at.x, at.y, 0.0, 0.0)))
        around = [
            area
            for area in near
            if isinstance(area, Boundary)
            and area.id != element.id
            and area.w * area.h > box.w * box.h
            and inside_any(at, area.outlines(self._ctx))
        ]
        return min(around, key=lambda area: (area.w * area.h, area.id), default=None)


def key_of(area: Boundary | None) -> str:
    """Return the id of an area; "" for what is in none."""
    return area.id if area is not None else ""


def _third(way: float, length: float, words: tuple[str, str, str]) -> str:
    share = way / length if length else 0.5
    return words[0] if share < 0.36 else words[2] if share > 0.64 else words[1]
