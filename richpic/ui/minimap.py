"""The whole picture in the corner, with a frame around what is seen; and a way back when nothing is.

Painted from tiles of its own when everything else is done: a large picture costs the hand nothing.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from richpic.editor.editor import Editor
from richpic.model.geometry import Point, Rect
from richpic.model.picture import PAGE_ID
from richpic.render.images import ImageCache
from richpic.render.painter import Painter, to_colour
from richpic.render.paper import paper_colour
from richpic.ui.canvas import Canvas
from richpic.ui.theme import Theme
from richpic.ui.tiles import Tiles
from richpic.ui.timers import once

SIZE = QSize(196, 128)
# Milliseconds of rest before it is looked at again, and between two slices of painting.
REST, PAUSE = 160, 12
SLICE = 0.003
# The room around the picture, as a share of its longer side.
AROUND = 0.05
LEAST_FRAME = 12.0


class MapFrame(NamedTuple):
    """How the page rectangle `area` lies on a map: its scale, and its upper left in pixels of the map."""

    area: Rect
    scale: float
    left: float
    top: float

    @classmethod
    def fitting(cls, content: Rect, width: float, height: float) -> MapFrame:
        """Return the frame that shows all of `content` on a map of `width` by `height` pixels."""
        area = content.expanded(AROUND * max(content.w, content.h, 1.0))
        scale = min(width / area.w, height / area.h)
        return cls(area, scale, (width - area.w * scale) / 2, (height - area.h * scale) / 2)

    def to_page(self, x: float, y: float) -> Point:
        """Return the page point under a map pixel."""
        return Point((x - self.left) / self.scale + self.area.x, (y - self.top) / self.scale + self.area.y)

    def to_map(self, rect: Rect) -> Rect:
        """Return where a page rectangle lies on the map."""
        x = (rect.x - self.area.x) * self.scale + self.left
        y = (rect.y - self.area.y) * self.scale + self.top
        return Rect(x, y, rect.w * self.scale, rect.h * self.scale)

    def still_fits(self, content: Rect) -> bool:
        """Tell whether `content`, grown or shrunk a little, is shown well enough as it is."""
        wide, high = content.w / self.area.w, content.h / self.area.h
        return self.area.contains_rect(content) and max(wide, high) > 0.7


class Minimap(QWidget):
    """The map itself. `rested`: nothing has moved for a moment, so it is known whether a map is needed."""

    rested = Signal()

    def __init__(self, theme: Theme, editor: Editor, canvas: Canvas) -> None:
        super().__init__()
        self._theme, self._editor, self._canvas = theme, editor, canvas
        self._images = ImageCache(lambda: editor.picture.images)
        self._tiles = Tiles(lambda: editor.scene, Painter(self._images.get), self._paint_paper, 32 * 2**20)
        self._content: Rect | None = None
        self._frame: MapFrame | None = None
        self._stale = True
        self._grabbed: Point | None = None
        self.needed = self.lost = False
        self._timer = once(self, REST, self._rest)
        self.setFixedSize(SIZE)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName("Map of the whole picture")
        self.setToolTip("The whole picture. Drag the frame to look elsewhere (M)")
        editor.subscribe(self._heard)

    # What is heard, and what is done about it when all is at rest

    def _heard(self, happened: str, detail: Any) -> None:
        if happened == "areas":
            self._stale = True
            self._tiles.spoil(detail)
        elif happened == "change" and PAGE_ID in detail.patches:
            self._tiles.clear()
        elif happened == "picture":
            self._stale, self._frame = True, None
            self._tiles.clear()
        elif happened == "camera":
            self.update()
        else:
            return
        self._timer.start(REST)

    def _rest(self) -> None:
        if not self._canvas.is_sharp or self._editor.preview is not None:
            self._timer.start(REST)
            return
        self._survey()
        if not self.isVisible():
            return
        if self._tiles.work(SLICE):
            self.update()
        if self._tiles.has_work:
            self._timer.start(PAUSE)

    def _survey(self) -> None:
        """Find out where the picture is, and whether it is in view."""
        if self._stale:
            self._stale = False
            self._content = self._editor.content_bounds()
            if self._content and not (self._frame and self._frame.still_fits(self._content)):
                self._frame = MapFrame.fitting(self._content, self.width(), self.height())
                self.update()
        free = self._canvas.free_rect()
        seen = self._editor.camera.seen(self._canvas.width(), self._canvas.height())
        self.needed = self._content is not None and not free.expanded(1.0).contains_rect(self._content)
        self.lost = self.needed and not self._editor.scene.index.meets(seen)
        self.rested.emit()

    # Painting

    @property
    def frame(self) -> MapFrame | None:
        """How the page lies on the map; None for an empty picture."""
        return self._frame

    def paintEvent(self, event: QPaintEvent) -> None:
        """Lay down the picture, veil what is not seen and frame what is."""
        frame = self._frame
        qpainter = QPainter(self)
        qpainter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rounded = QPainterPath()
        rounded.addRoundedRect(QRectF(self.rect()), 7, 7)
        qpainter.setClipPath(rounded)
        if frame is None:
            return
        ratio = self.devicePixelRatioF()
        scale = frame.scale * ratio
        corner = frame.to_page(0.0, 0.0)
        view = Rect(corner.x, corner.y, self.width() / frame.scale, self.height() / frame.scale)
        self._tiles.look(scale, view)
        self._tiles.show(qpainter, (round(view.x * scale), round(view.y * scale)), ratio, self._paper())
        if self._tiles.has_work and not self._timer.isActive():
            self._timer.start(PAUSE)
        self._paint_frame(qpainter, _at_least(frame.to_map(self._canvas.free_rect())))

    def _paint_frame(self, qpainter: QPainter, seen: Rect) -> None:
        tokens = self._theme.tokens
        inner = QRectF(*seen)
        veil = QColor(tokens.text if not tokens.dark else "#000000")
        veil.setAlpha(38 if not tokens.dark else 90)
        around = QPainterPath()
        around.addRect(QRectF(self.rect()))
        hole = QPainterPath()
        hole.addRoundedRect(inner, 4, 4)
        qpainter.fillPath(around.subtracted(hole), veil)
        qpainter.setPen(QPen(QColor(tokens.accent), 2))
        qpainter.drawRoundedRect(inner, 4, 4)

    def _paint_paper(self, qpainter: QPainter, area: Rect) -> None:
        qpainter.fillRect(QRectF(*area), self._paper())

    def _paper(self) -> QColor:
        return to_colour(paper_colour(self._editor.picture.page, self._editor.context.palette))

    # Dragging

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the frame; elsewhere, look there first."""
        if self._frame is None or event.button() != Qt.MouseButton.LeftButton:
            return
        at = self._frame.to_page(event.position().x(), event.position().y())
        free = self._canvas.free_rect()
        self._grabbed = at.minus(free.centre) if free.contains(at) else Point(0.0, 0.0)
        self._look(at)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Look where the frame is dragged."""
        if self._frame is not None and self._grabbed is not None:
            self._look(self._frame.to_page(event.position().x(), event.position().y()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        self._grabbed = None

    def _look(self, at: Point) -> None:
        camera, middle = self._editor.camera, self._canvas.free_rect().centre
        away = at.minus(self._grabbed or (0.0, 0.0)).minus(middle).times(-camera.zoom)
        self._editor.look(camera.panned(away.x, away.y))


def _at_least(rect: Rect) -> Rect:
    """Return `rect`, or one about its middle that can still be seen and taken hold of."""
    return Rect.centred(rect.centre, max(LEAST_FRAME, rect.w), max(LEAST_FRAME, rect.h))
