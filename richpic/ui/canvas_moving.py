"""What the canvas paints over its tiles: what moves, fades or was changed just before, and guides."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QRegion

from richpic.editor.editor import Editor
from richpic.model.display import DisplayList
from richpic.model.drawing import DrawContext, is_plain
from richpic.model.element import Element, InFlight
from richpic.model.geometry import Rect
from richpic.render.painter import Painter
from richpic.ui.canvas_places import Moving, Places
from richpic.ui.page_view import PageView
from richpic.ui.swift_painter import SwiftPainter

# More things than this are drawn without the wobble of the hand while they move, to keep up with it.
MANY_MOVING = 24
# How much of what the eraser has marked is left to be seen where it cannot be painted faded, of 255.
VEIL = 190


@dataclass(frozen=True, slots=True)
class MovingLayer:
    """Paints with `painter`, and with `swift` where many things move.

    `background` paints the paper. `drawn` returns what to paint of an element, given all that is drawn of it.
    """

    editor: Editor
    painter: Painter
    swift: SwiftPainter
    background: Callable[[QPainter, Rect], None]
    drawn: Callable[[Element, DisplayList], DisplayList]
    # The quicker ways found so far, by id, for as long as a crowd moves.
    flights: dict[str, tuple[Element, InFlight | None]] = field(default_factory=dict)

    def areas(self, ids: Collection[str]) -> list[Rect] | None:
        """Return the page areas of `ids` as shown now; None if they are too many to go by, or not all."""
        picture, context = self.editor.shown
        shown = [picture.elements[one] for one in ids if one in picture.elements]
        if len(shown) > MANY_MOVING or any(element.has_guides for element in shown):
            return None
        return [element.bounds(context) for element in shown if not element.hidden]

    def paint(
        self,
        qpainter: QPainter,
        view: PageView,
        region: QRegion,
        ids: Collection[str],
        faded: Collection[str],
        stale: Sequence[Rect],
        paper: QColor,
    ) -> None:
        """Paint `ids`, which the tiles leave out, and the page areas `stale`, as far as `region` asks for it.

        `region` is in view pixels.
        """
        picture, context = self.editor.shown
        shown = [picture.elements[one] for one in ids if one in picture.elements]
        many = len(shown) > MANY_MOVING
        if not many:
            self.flights.clear()
        hand = context.plainly() if many or is_plain(view.scale, len(picture.elements)) else context
        draw = self._in_flight if many else _at_rest
        moving = [Moving(e, self.drawn(e, draw(e, hand))) for e in shown if not e.hidden]
        moving.sort(key=lambda one: one.rank)
        places = Places(self.painter, self.background, self.editor.scene, view, region)
        if not places.paint(qpainter, stale, moving, ids, faded, context):
            self._on_top(qpainter, view, moving, faded, paper)
        self._guides(qpainter, view, shown)

    def _in_flight(self, element: Element, ctx: DrawContext) -> DisplayList:
        """Return what is drawn of one of many things, by a quicker way where it has one."""
        known = self.flights.get(element.id)
        if known is None or known[0] is not element:
            known = self.flights[element.id] = element, element.in_flight(ctx)
        drawn = known[1].draw(ctx) if known[1] is not None else None
        return element.draw(ctx) if drawn is None else drawn

    def _on_top(
        self,
        qpainter: QPainter,
        view: PageView,
        moving: Sequence[Moving],
        faded: Collection[str],
        paper: QColor,
    ) -> None:
        """Paint what moves over all else, and veil what the eraser has marked."""
        qpainter.save()
        view.onto_page(qpainter)
        things = [one.items for one in moving if one.element.id not in faded]
        if len(things) > MANY_MOVING:
            self.swift.paint_crowd(qpainter, things)
        else:
            for items in things:
                self.painter.paint(qpainter, items)
        veil = QColor(paper)
        veil.setAlpha(VEIL)
        for identifier in faded:
            rect = self.editor.scene.bounds(identifier)
            if rect is not None:
                qpainter.fillRect(QRectF(*rect), veil)
        qpainter.restore()

    def _guides(self, qpainter: QPainter, view: PageView, moving: Sequence[Element]) -> None:
        """Paint what only the person drawing sees, such as the edges of frames."""
        qpainter.save()
        view.onto_page(qpainter)
        ids = {element.id for element in moving}
        resting = (e for e in self.editor.scene.guides_within(view.rect) if e.id not in ids)
        for element in (*resting, *moving):
            if element.has_guides:
                guides = element.guides(self.editor.shown[1])
                self.painter.paint(qpainter, self.drawn(element, guides))
        qpainter.restore()


def _at_rest(element: Element, ctx: DrawContext) -> DisplayList:
    return element.draw(ctx)
