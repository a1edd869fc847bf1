"""Painting the canvas: what is painted when, and which parts of the window have to be painted anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent

from richpic.model.change import Change
from richpic.model.display import DisplayList
from richpic.model.element import Element
from richpic.model.geometry import Rect
from richpic.render.images import ImageCache
from richpic.render.painter import Painter, to_colour
from richpic.render.paper import paper_colour, paper_items
from richpic.tools.overlay import Overlay
from richpic.ui.canvas_moving import MovingLayer
from richpic.ui.canvas_opening import Opening
from richpic.ui.canvas_overlay import overlay_areas, paint_overlay
from richpic.ui.canvas_writing import Writing
from richpic.ui.page_view import PageView
from richpic.ui.swift_painter import SwiftPainter
from richpic.ui.text_edit import without_words
from richpic.ui.tiles import Tiles
from richpic.ui.timers import again

if TYPE_CHECKING:
    from richpic.ui.canvas import Canvas
    from richpic.ui.focus import Focus

# Seconds that painting takes between two events.
SLICE = 0.0035
# Milliseconds between two frames of what fades.
FRAME = 16


class Painting:
    """Paints one canvas: the tiles, over them what moves, then the overlay.

    Tiles are painted in slices between events. What they do not show yet as it is rides over them meanwhile.
    """

    def __init__(self, canvas: Canvas, opening: Opening, writing: Writing) -> None:
        self._canvas, self._editor = canvas, canvas.editor
        self._opening, self._writing = opening, writing
        editor, images = canvas.editor, ImageCache(lambda: canvas.editor.shown[0].images)
        self.painter = Painter(images.get)
        self.tiles = Tiles(lambda: editor.scene, self.painter, self._paint_paper)
        swift = SwiftPainter(images.get)
        self._moving = MovingLayer(editor, self.painter, swift, self._paint_paper, self._drawn)
        # What was painted last over the tiles, and where (None: anywhere): it has to go when that moves on.
        self._seen_areas: list[Rect] | None = None
        self._seen_overlay = Overlay()
        # Committed things that stay painted over the tiles until the tiles show them.
        self._held: frozenset[str] = frozenset()
        self.timer = again(canvas, 0, self._work)

    # What has to be painted anew

    def go_on(self) -> None:
        """Paint the tiles that are missing, as soon as there is time."""
        self.timer.start()

    def restart(self) -> None:
        """Forget all that is painted: another picture is open."""
        self._held = frozenset()
        self.tiles.lift(frozenset())
        self.tiles.clear()
        self.timer.start()

    def spoil(self, areas: list[Rect]) -> None:
        """Paint these page areas of the tiles anew."""
        self.tiles.spoil(areas)
        self.timer.start()

    def preview(self, change: Change | None) -> None:
        """Lift what a preview touches off the tiles; hold it over them when the preview ends."""
        if change is None:
            self._held |= self.tiles.lifted
            self.tiles.lift(frozenset())
            self._canvas.update()
        else:
            before = self.tiles.lifted
            touched = self._editor.scene.touched(change, self._editor.shown[0])
            self.tiles.lift(frozenset(touched))
            self._update_areas(self.tiles.lifted == before)
        self.timer.start()

    def _update_areas(self, same: bool) -> None:
        """Have painted anew where things moved from and to; everything if not the `same` things move."""
        seen, now = self._seen_areas, self._moving.areas(self._over_tiles()) if same else None
        if seen is None or now is None:
            self._canvas.update()
            return
        view = self._view()
        for area in {*seen, *now}:
            self._canvas.update(view.pixels(area))

    def update_overlay(self) -> None:
        """Have painted anew where the overlay is another than it was."""
        now = self._canvas.overlay()
        if now == self._seen_overlay:
            return
        areas = [overlay_areas(one, self._editor.camera) for one in (self._seen_overlay, now)]
        if areas[0] is None or areas[1] is None:
            self._canvas.update()
            return
        for area in (*areas[0], *areas[1]):
            self._canvas.update(QRectF(*area).toAlignedRect())

    def _work(self) -> None:
        """Paint tiles for one slice."""
        if not self._canvas.isVisible():
            self.timer.stop()
            return
        if self._opening.goes_on:
            if self._opening.work(SLICE):
                self._canvas.update()
            elif self._opening.is_slow:
                self._canvas.update(self._opening.area(self._middle()))
            return
        finished = self.tiles.work(SLICE)
        if self.tiles.is_sharp and (finished or self._held):
            self._held = frozenset()
            self._canvas.update()
        view = self._view()
        for area in finished:
            self._canvas.update(view.pixels(area))
        if not self.tiles.has_work:
            self.timer.stop()

    @property
    def is_sharp(self) -> bool:
        """Whether all in view is painted as the picture is now."""
        return not self._opening.goes_on and self.tiles.is_sharp and not self._held

    # Painting

    def paint(self, event: QPaintEvent) -> None:
        """Lay down the tiles, then what moves, then the overlay."""
        view = self._view()
        self.tiles.look(view.scale, view.rect)
        if self.tiles.has_work:
            self.timer.start()
        qpainter = QPainter(self._canvas)
        paper = self._paper()
        self.tiles.show(qpainter, view.origin, view.ratio, paper, event.region())
        overlay, ids = self._canvas.overlay(), self._over_tiles()
        stale = self.tiles.stale(view.rect)
        self._moving.paint(qpainter, view, event.region(), ids | overlay.faded, overlay.faded, stale, paper)
        self._seen_areas, self._seen_overlay = self._moving.areas(ids), overlay
        focus = self._canvas.focus
        if focus is not None and focus.ids:
            self._paint_focus(qpainter, view, focus)
        paint_overlay(qpainter, overlay, self._editor.camera, self._canvas.accent, paper)
        qpainter.end()
        if overlay.laser:
            QTimer.singleShot(FRAME, self._canvas, self._canvas.update)

    def paint_opening(self, dirty: QRect) -> None:
        """Show the paper, and how far it is with what is to be on it."""
        self.timer.start()
        qpainter = QPainter(self._canvas)
        qpainter.fillRect(dirty, self._paper())
        ink = to_colour(self._editor.context.palette.ink)
        self._opening.paint(qpainter, self._middle(), ink, self._canvas.accent)
        qpainter.end()

    def _paint_focus(self, qpainter: QPainter, view: PageView, focus: Focus) -> None:
        """Let all recede but what is in focus."""
        qpainter.save()
        focus.veil(qpainter, self._canvas.rect(), self._paper())
        view.onto_page(qpainter)
        scene, context = self._editor.scene, self._editor.shown[1]
        moving = self.tiles.lifted | self._held
        for element in focus.kept(view.rect):
            still = element.id not in moving
            items = scene.display_list(element.id) if still else element.draw(context)
            self.painter.paint(qpainter, self._drawn(element, items))
        qpainter.restore()

    def _paint_paper(self, qpainter: QPainter, area: Rect) -> None:
        page, palette = self._editor.picture.page, self._editor.context.palette
        self.painter.paint(qpainter, paper_items(page, palette, area))

    def _paper(self) -> QColor:
        return to_colour(paper_colour(self._editor.picture.page, self._editor.context.palette))

    def _drawn(self, element: Element, items: DisplayList) -> DisplayList:
        """Return what to paint of something that moves or is written on."""
        return without_words(items) if self._writing.is_on(element.id) else items

    def _over_tiles(self) -> frozenset[str]:
        """Return the ids of what is painted over the tiles, which do not show it or not as it is."""
        ids = self.tiles.lifted | self._held
        preview = self._editor.preview
        return ids if preview is None else ids | preview.patches.keys()

    def _middle(self) -> QPointF:
        return QPointF(*self._canvas.free_middle())

    def _view(self) -> PageView:
        """Return how the page lies on the canvas: on whole device pixels, so that tiles stay sharp."""
        camera, canvas, ratio = self._editor.camera, self._canvas, self._canvas.devicePixelRatioF()
        scale = camera.zoom * ratio
        x, y = round(camera.x * scale), round(camera.y * scale)
        seen = Rect(x / scale, y / scale, canvas.width() * ratio / scale, canvas.height() * ratio / scale)
        return PageView(camera.zoom, ratio, (x, y), seen)
