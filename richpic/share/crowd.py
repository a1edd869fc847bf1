"""Where words and things are, so that words grow without coming to lie on anything, or out of the picture."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from richpic.editor.index import SpatialIndex
from richpic.model.element import Element, Fields
from richpic.model.geometry import Rect, inside_polygon, union
from richpic.model.picture import Picture
from richpic.model.symbol import SymbolLibrary
from richpic.render.context import PictureContext

# Page units that words keep from others while they grow.
GAP = 8.0
# Square page units: less is not seen.
SLACK = 1.0
# What an element is near or lies on: boxes of others by number, edges around things as -1; and how much of
# each it covers in part, in square page units.
Touched = Mapping[tuple[str, int], float]


class Crowd:
    """The words and things of a picture. Nothing is to grow beyond `room`, in page units (None: anywhere)."""

    def __init__(
        self, elements: Mapping[str, Element], context: PictureContext, room: Rect | None = None
    ) -> None:
        self._context, self._room = context, room
        self._index = SpatialIndex()
        self._boxes: dict[str, tuple[Rect, ...]] = {}
        shown = [element for element in elements.values() if not element.hidden]
        self.lines = [element for element in shown if element.placed_by_ends]
        self._edges = [(one.id, one.outlines(context)[0]) for one in shown if one.is_holder]
        # What lay on what before anything grew.
        self._before: dict[str, Touched] = {}
        for element in shown:
            self._put(element)

    @classmethod
    def of(cls, picture: Picture, symbols: SymbolLibrary, room: Rect | None = None) -> Crowd:
        """Return that of a picture."""
        return cls(picture.elements, PictureContext(picture, symbols), room)

    def touched(self, identifier: str) -> Touched:
        """Return what an element is near or lies on now."""
        return self._touched(identifier, self._boxes.get(identifier, ()))

    def enlarged(self, element: Element, size: float) -> Fields:
        """Return the fields of words `size` page units an em, if there is room for them.

        What nothing can be linked to, as the key, may step aside for that.
        """
        fields = element.lettered(round(size, 1), self._context)
        if not fields:
            return {}
        if element.id not in self._before:
            self._before[element.id] = self.touched(element.id)
        larger = replace(element, **fields)
        for moved in self._places(element, larger):
            there = replace(larger, **moved)
            boxes = _boxes(there, self._context)
            touched = self._touched(element.id, boxes)
            if self._is_inside(element, there) and no_worse(touched, self._before[element.id]):
                self._put(there)
                return {**fields, **moved}
        return {}

    def _places(self, element: Element, larger: Element) -> Iterator[Fields]:
        """Yield what moves `larger` to where it could stand: where it is, or with another corner kept."""
        yield {}
        if element.linkable or element.locked:
            return
        old, new = element.bounds(self._context), larger.bounds(self._context)
        for across in (old.x - new.x, old.centre.x - new.centre.x, old.right - new.right):
            for down in (old.y - new.y, old.centre.y - new.centre.y, old.bottom - new.bottom):
                yield larger.moved(across, down)

    def _is_inside(self, element: Element, larger: Element) -> bool:
        """Tell whether `larger` reaches no further out of the room than `element` did."""
        if self._room is None:
            return True
        allowed = self._room.united(element.bounds(self._context)).expanded(0.01)
        return allowed.contains_rect(larger.bounds(self._context))

    def _put(self, element: Element) -> None:
        self._boxes[element.id] = _boxes(element, self._context)
        if self._boxes[element.id]:
            self._index.put(element.id, _around(self._boxes[element.id]))

    def _touched(self, identifier: str, boxes: tuple[Rect, ...]) -> Touched:
        """Return what `boxes` of this one are near or lie on, and how much of it they cover in part."""
        if not boxes:
            return {}
        around = _around(boxes).expanded(GAP)
        on = {
            (other, number): sum(_covered(mine, box) for mine in boxes)
            for other in self._index.within(around)
            if other != identifier
            for number, box in enumerate(self._boxes[other])
            if any(box.intersects(mine.expanded(GAP)) for mine in boxes)
        }
        edges = {
            (edge, -1): 0.0
            for edge, outline in self._edges
            if edge != identifier
            for box in boxes
            if len({inside_polygon(corner, outline) for corner in box.corners}) > 1
        }
        return on | edges


def no_worse(after: Touched, before: Touched) -> bool:
    """Tell whether nothing else is touched than before, and nothing is covered further."""
    return all(one in before and share <= before[one] + SLACK for one, share in after.items())


def _covered(one: Rect, other: Rect) -> float:
    """Return the area that two rectangles share in part; 0.0 if one lies wholly on the other."""
    if one.contains_rect(other) or other.contains_rect(one):
        return 0.0
    across = min(one.right, other.right) - max(one.x, other.x)
    down = min(one.bottom, other.bottom) - max(one.y, other.y)
    return max(0.0, across) * max(0.0, down)


def around_all(picture: Picture, symbols: SymbolLibrary) -> Rect | None:
    """Return the rectangle around all that is seen of a picture, in page units; None if that is nothing."""
    context = PictureContext(picture, symbols)
    return union(one.bounds(context) for one in picture.elements.values() if not one.hidden)


def _boxes(element: Element, context: PictureContext) -> tuple[Rect, ...]:
    """Return where `element` is solid: its words, and itself unless it is a line or stands around others."""
    place = element.text_place(context)
    if element.placed_by_ends:
        return tuple(handle.room for handle in element.handles(context) if handle.room is not None)
    words = (place.rect,) if place and getattr(element, place.field) else ()
    return words if element.is_holder else (element.body(context), *words)


def _around(boxes: Iterable[Rect]) -> Rect:
    return Rect.around(corner for box in boxes for corner in box.corners)
