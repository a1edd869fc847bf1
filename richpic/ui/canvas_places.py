"""The places of the view that tiles cannot show now: where something moves, fades, or was just changed.

They are painted anew, all that lies there in its order, so that a boundary that is dragged stays under what
it holds and nothing is seen twice. Where that is too much for a frame, the caller paints what moves on top.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from math import ceil, floor
from typing import NamedTuple

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from richpic.editor.scene import Scene
from richpic.model.display import DisplayList, Group
from richpic.model.drawing import DrawContext
from richpic.model.element import Element
from richpic.model.geometry import Rect
from richpic.render.painter import Painter

# More than so many places, or things at rest in them, are too much for a frame.
MOST_PLACES = 24
MOST_RESTING = 400
FADED = 0.2


class Moving(NamedTuple):
    """Something on its way, and what to draw of it."""

    element: Element
    items: DisplayList

    @property
    def rank(self) -> tuple[str, str]:
        """What the order of painting goes by."""
        return self.element.z, self.element.id


def joined_places(rects: Iterable[Rect], view: Rect) -> list[Rect] | None:
    """Return the parts of `rects` in `view`, those that overlap as one; None if they are too many."""
    places: list[Rect] = []
    for rect in rects:
        if not rect.intersects(view):
            continue
        left, top = max(rect.x, view.x), max(rect.y, view.y)
        place = Rect(left, top, min(rect.right, view.right) - left, min(rect.bottom, view.bottom) - top)
        while overlapping := [one for one in places if one.intersects(place)]:
            places = [one for one in places if one not in overlapping]
            for one in overlapping:
                place = place.united(one)
        places.append(place)
        if len(places) > MOST_PLACES:
            return None
    return places


@dataclass(frozen=True, slots=True)
class Places:
    """Paints places. `scale` is device pixels a page unit, `origin` the device pixel of the view's corner."""

    painter: Painter
    background: Callable[[QPainter, Rect], None]
    scene: Scene
    scale: float
    origin: tuple[int, int]
    ratio: float

    def paint(
        self,
        qpainter: QPainter,
        view: Rect,
        stale: Sequence[Rect],
        moving: Sequence[Moving],
        left_out: Collection[str],
        faded: Collection[str],
        context: DrawContext,
    ) -> bool:
        """Paint the places in `view` (page units) that are `stale` or where something is `moving`.

        What is `left_out` of the scene is painted only if it moves, what is `faded` is seen through. Returns
        False, and has painted nothing, if that is too much.
        """
        if len(moving) + len(stale) > 4 * MOST_PLACES:
            return False
        bounds = [one.element.bounds(context) for one in moving]
        places = joined_places([*bounds, *stale], view)
        if places is None:
            return False
        resting = [self._resting(place, left_out) for place in places]
        if sum(map(len, resting)) > MOST_RESTING:
            return False
        for place, elements in zip(places, resting, strict=True):
            here = [Moving(e, self.scene.display_list(e.id, self.scale)) for e in elements]
            here += [one for one, rect in zip(moving, bounds, strict=True) if rect.intersects(place)]
            self._paint_place(qpainter, place, sorted(here, key=lambda one: one.rank), faded)
        return True

    def _resting(self, place: Rect, left_out: Collection[str]) -> list[Element]:
        found = self.scene.within(place.expanded(2 / self.scale))
        return [element for element in found if element.id not in left_out]

    def _paint_place(
        self, qpainter: QPainter, place: Rect, things: list[Moving], faded: Collection[str]
    ) -> None:
        scale, ratio, (x, y) = self.scale, self.ratio, self.origin
        left, top = floor(place.x * scale) - 1, floor(place.y * scale) - 1
        wide, high = ceil(place.right * scale) + 1 - left, ceil(place.bottom * scale) + 1 - top
        qpainter.save()
        qpainter.setClipRect(QRectF((left - x) / ratio, (top - y) / ratio, wide / ratio, high / ratio))
        qpainter.setRenderHint(QPainter.RenderHint.Antialiasing)
        qpainter.translate(-x / ratio, -y / ratio)
        qpainter.scale(scale / ratio, scale / ratio)
        self.background(qpainter, Rect(left / scale, top / scale, wide / scale, high / scale))
        for element, items in things:
            shown = (Group(items, opacity=FADED),) if element.id in faded else items
            self.painter.paint(qpainter, shown)
        qpainter.restore()
