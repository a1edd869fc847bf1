"""The preview of an export: made and painted in slices, so that the dialog answers with any picture."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QResizeEvent, QTransform
from PySide6.QtWidgets import QWidget

from richpic.model.geometry import Rect
from richpic.model.steps import Steps
from richpic.render.images import ImageCache
from richpic.render.options import ExportError
from richpic.render.paint_steps import paint_steps
from richpic.render.scene import Artwork
from richpic.ui.slices import FIRST, Slices
from richpic.ui.theme import Theme
from richpic.ui.timers import once

SIZE = QSize(420, 330)
LEAST = QSize(260, 200)
# How much of what is marked shows through.
SHADE = 0.22
EDGE = 16
# Pixels for one on the screen: so small as it is shown, words would be drawn as bars.
FINER = 2
# Milliseconds after the last change of its size, until then what there is is stretched.
RESIZED = 80


class Preview(QWidget):
    """Shows artwork as it will be written, a chequered ground where there is none.

    `made` tells the Artwork and "", or None and why there is none. `marks` are page rectangles to point at.
    """

    made = Signal(object, str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._image: QImage | None = None
        self._slices = Slices(self)
        self._artwork: Artwork | None = None
        self._marks: tuple[Rect, ...] = ()
        self._later = once(self, RESIZED, self._paint_again)
        self.setMinimumSize(LEAST)
        self.resize(SIZE)
        self.setAccessibleName("Preview")

    def show_steps(self, steps: Steps[Artwork]) -> None:
        """Show what `steps` make; until then what was shown stays."""
        self._slices.begin(self._made(steps), FIRST)

    @property
    def is_working(self) -> bool:
        """Whether what is to be shown is still being made."""
        return self._slices.is_working

    def mark(self, places: Iterable[Rect]) -> None:
        """Point at parts of what is shown, in page units."""
        self._marks = tuple(places)
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size that suits most pictures."""
        return SIZE

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Paint for the new size, once it is known."""
        super().resizeEvent(event)
        if self._artwork is not None:
            self._later.start()

    def _paint_again(self) -> None:
        if self._artwork is not None and not self.is_working:
            self._slices.begin(self._painted(self._artwork))

    def stop(self) -> None:
        """Leave what is half done."""
        self._slices.stop()

    def _made(self, steps: Steps[Artwork]) -> Steps[None]:
        try:
            artwork = yield from steps
        except ExportError as error:
            self._image = self._artwork = None
            self._marks = ()
            self.update()
            self.made.emit(None, str(error))
            return
        self._artwork = artwork
        self.made.emit(artwork, "")
        yield from self._painted(artwork)

    def _painted(self, artwork: Artwork) -> Steps[None]:
        area, ratio = artwork.area, FINER * self.devicePixelRatioF()
        scale = min((self.width() - 2 * EDGE) / area.w, (self.height() - 2 * EDGE) / area.h)
        size = QSize(max(1, round(area.w * scale * ratio)), max(1, round(area.h * scale * ratio)))
        image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        self._lay_ground(image, bool(artwork.paper))
        onto = QTransform.fromScale(scale * ratio, scale * ratio).translate(-area.x, -area.y)
        yield from paint_steps(image, artwork.items, onto, ImageCache(lambda: artwork.images))
        image.setDevicePixelRatio(ratio)
        self._image = image
        self.update()

    def _lay_ground(self, image: QImage, paper: bool) -> None:
        """Fill an image with what shows where there is no artwork; chequered where there is no paper."""
        painter, sheet = QPainter(image), QRectF(image.rect())
        painter.fillRect(sheet, QColor(self._theme.tokens.surface))
        if not paper:
            painter.fillRect(sheet, QColor(self._theme.tokens.edge))
            painter.fillRect(sheet, Qt.BrushStyle.Dense4Pattern)
        painter.end()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the sheet in the middle."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.tokens.sunk))
        painter.drawRoundedRect(QRectF(self.rect()), 10, 10)
        if self._image is None:
            return
        room = QRectF(self.rect()).adjusted(EDGE, EDGE, -EDGE, -EDGE)
        size = self._image.deviceIndependentSize()
        size.scale(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRectF(QPointF(), size)
        place.moveCenter(room.center())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(place, self._image)
        if self._artwork is not None:
            self._paint_marks(painter, place, self._artwork.area)

    def _paint_marks(self, painter: QPainter, place: QRectF, area: Rect) -> None:
        """Shade each of the marks, on the sheet that is shown in `place`."""
        scale = place.width() / area.w
        colour = QColor(self._theme.tokens.wait)
        painter.setClipRect(place)
        painter.setPen(Qt.PenStyle.NoPen)
        colour.setAlphaF(SHADE)
        painter.setBrush(colour)
        for mark in self._marks:
            ring = QRectF(
                place.x() + (mark.x - area.x) * scale,
                place.y() + (mark.y - area.y) * scale,
                mark.w * scale,
                mark.h * scale,
            )
            painter.drawRoundedRect(ring.adjusted(-1.5, -1.5, 1.5, 1.5), 3, 3)
