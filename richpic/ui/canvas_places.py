"""The places of the view that tiles cannot show now: where something moves, fades, or was just changed.

They are painted anew, all that lies there in its order, so that a boundary that is dragged stays under what
it holds and nothing is seen twice. Where that is too much for a frame, or not needed because what moves lies
over all else, the caller paints it on top.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from math import ceil, floor
from typing import NamedTuple

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QRegion

from richpic.editor.scene import Scene
from richpic.model.display import DisplayList, Group
from richpic.model.drawing import DrawContext
from richpic.model.element import Element
from richpic.model.geometry import Rect
from richpic.render.painter import Painter
from richpic.ui.page_view import PageView

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
    """Paints places of `view`, as far as `region` (view pixels) asks for it."""

    painter: Painter
    background: Callable[[QPainter, Rect], None]
    scene: Scene
    view: PageView
    region: QRegion

    def paint(
        self,
        qpainter: QPainter,
        stale: Sequence[Rect],
        moving: Sequence[Moving],
        left_out: Collection[str],
        faded: Collection[str],
        context: DrawContext,
    ) -> bool:
        """Paint the places (page units) that are `stale` or where something is `moving`, the lowest first.

        What is `left_out` of the scene is painted only if it moves, what is `faded` is seen through. Returns
        False, and has painted nothing, if that is too much, or if all that moves lies over all else.
        """
        if len(moving) + len(stale) > 4 * MOST_PLACES:
            return False
        if not stale and not faded and self._is_over_all(moving, left_out):
            return False
        bounds = [one.element.bounds(context) for one in moving]
        places = joined_places([*bounds, *stale], self.view.rect)
        if places is None:
            return False
        places = [place for place in places if self.region.intersects(self.view.pixels(place))]
        resting = [self._resting(place, left_out) for place in places]
        if sum(map(len, resting)) > MOST_RESTING:
            return False
        for place, elements in zip(places, resting, strict=True):
            here = [Moving(e, self.scene.display_list(e.id, self.view.scale)) for e in elements]
            here += [one for one, rect in zip(moving, bounds, strict=True) if rect.intersects(place)]
            self._paint_place(qpainter, place, sorted(here, key=lambda one: one.rank), faded)
        return True

    def _is_over_all(self, moving: Sequence[Moving], left_out: Collection[str]) -> bool:
        """Tell whether nothing at rest can lie over what is `moving`: so it is with a stroke being drawn."""
        order = reversed(self.scene.picture.order)
        top = next((element for element in order if element.id not in left_out), None)
        return top is None or all(one.rank > (top.z, top.id) for one in moving)

    def _resting(self, place: Rect, left_out: Collection[str]) -> list[Element]:
        found = self.scene.within(place.expanded(2 / self.view.scale))
        return [element for element in found if element.id not in left_out]

    def _paint_place(
        self, qpainter: QPainter, place: Rect, things: list[Moving], faded: Collection[str]
    ) -> None:
        scale, ratio, (x, y) = self.view.scale, self.view.ratio, self.view.origin
        left, top = floor(place.x * scale) - 1, floor(place.y * scale) - 1
        wide, high = ceil(place.right * scale) + 1 - left, ceil(place.bottom * scale) + 1 - top
        qpainter.save()
        clip = QRectF((left - x) / ratio, (top - y) / ratio, wide / ratio, high / ratio)
        qpainter.setClipRect(clip)
        self.view.onto_page(qpainter)
        self.background(qpainter, Rect(left / scale, top / scale, wide / scale, high / scale))
        for element, items in things:
            shown = (Group(items, opacity=FADED),) if element.id in faded else items
            self.painter.paint(qpainter, shown)
        qpainter.restore()
