"""The safe copy as it will be seen, painted in slices; one can look at a place on it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTransform,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from richpic.model.geometry import Rect
from richpic.model.steps import Steps
from richpic.render.images import ImageCache
from richpic.render.options import ExportError
from richpic.render.paint_steps import paint_steps
from richpic.render.scene import Artwork
from richpic.ui.slices import FIRST, Slices
from richpic.ui.theme import Theme, interface_font

EDGE = 14
# Pixels for one on the screen: so small as it is shown, words would be drawn as bars.
FINER = 2
# A place is shown with so much around it: of the picture's sides, and of its own.
SHARE_OF_ALL, TIMES_OWN = 0.4, 2.5
RING = 8.0


class SafePreview(QWidget):
    """Shows artwork, all of it or what is around a place, which has a ring. A click shows all of it again."""

    left_place = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._artwork: Artwork | None = None
        self._place: Rect | None = None
        self._image: QImage | None = None
        self._seen: Rect | None = None
        self._words = ""
        # Photos are unfolded once, however often what is around them changes.
        self._images = ImageCache(lambda: self._artwork.images if self._artwork is not None else {})
        self._slices = Slices(self)
        self.setMinimumSize(240, 200)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("The safe copy")
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Return a size at which a picture can be read."""
        return QSize(560, 420)

    def show_steps(self, steps: Steps[Artwork]) -> None:
        """Show what `steps` make; until then what was shown stays."""
        self._begin(self._made(steps))

    def look_at(self, place: Rect | None) -> None:
        """Look at a place in page units, or at all of it."""
        self._place = place
        if self._artwork is not None and not self._is_making:
            self._begin(self._painted(self._artwork))

    @property
    def is_working(self) -> bool:
        """Whether what is to be shown is still being made."""
        return self._slices.is_working

    @property
    def seen(self) -> Rect | None:
        """The part of the picture that is shown, in page units."""
        return self._seen

    def stop(self) -> None:
        """Leave what is half done."""
        self._slices.stop()

    # Making it

    _is_making = False

    def _begin(self, work: Steps[None]) -> None:
        self.stop()
        self._is_making = False
        self._slices.begin(work, FIRST)

    def _made(self, steps: Steps[Artwork]) -> Steps[None]:
        self._is_making = True
        try:
            self._artwork = yield from steps
        except ExportError as error:
            self._artwork, self._image, self._words = None, None, str(error)
            self.update()
            return
        finally:
            self._is_making = False
        self._words = ""
        yield from self._painted(self._artwork)

    def _area(self, artwork: Artwork) -> Rect:
        """Return what to show: all, or the place with what is around it."""
        place, whole = self._place, artwork.area
        if place is None:
            return whole
        wide = max(place.w * TIMES_OWN, whole.w * SHARE_OF_ALL)
        high = max(place.h * TIMES_OWN, whole.h * SHARE_OF_ALL)
        wide, high = min(wide, whole.w), min(high, whole.h)
        # Not beyond the sheet: there is nothing to see.
        left = min(max(place.centre.x - wide / 2, whole.x), whole.right - wide)
        top = min(max(place.centre.y - high / 2, whole.y), whole.bottom - high)
        return Rect(left, top, wide, high)

    def _painted(self, artwork: Artwork) -> Steps[None]:
        area, ratio = self._area(artwork), FINER * self.devicePixelRatioF()
        room = QRectF(self.rect()).adjusted(EDGE, EDGE, -EDGE, -EDGE)
        scale = max(1e-6, min(room.width() / area.w, room.height() / area.h))
        size = QSize(max(1, round(area.w * scale * ratio)), max(1, round(area.h * scale * ratio)))
        image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(QColor(self._theme.tokens.surface))
        onto = QTransform.fromScale(scale * ratio, scale * ratio).translate(-area.x, -area.y)
        yield from paint_steps(image, artwork.items, onto, self._images)
        image.setDevicePixelRatio(ratio)
        self._image, self._seen = image, area
        self.update()

    # Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Paint it anew in its new size."""
        super().resizeEvent(event)
        self.look_at(self._place)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Show all of it again."""
        self._leave_place()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Space show all of it again."""
        if event.key() == Qt.Key.Key_Space:
            self._leave_place()
        else:
            super().keyPressEvent(event)

    def _leave_place(self) -> None:
        if self._place is not None:
            self.look_at(None)
            self.left_place.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the sheet in the middle, and the ring around the place."""
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.sunk))
        painter.drawRoundedRect(QRectF(self.rect()), 10, 10)
        if self._image is None or self._seen is None:
            painter.setFont(interface_font(13))
            painter.setPen(QColor(tokens.muted))
            words = QRectF(self.rect()).adjusted(24, 24, -24, -24)
            painter.drawText(words, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._words)
            return
        sheet = QRectF()
        sheet.setSize(self._image.deviceIndependentSize())
        sheet.moveCenter(QRectF(self.rect()).center())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(sheet, self._image)
        if self._place is not None:
            painter.setClipRect(sheet)
            self._ring(painter, sheet, self._place, self._seen)

    def _ring(self, painter: QPainter, sheet: QRectF, place: Rect, seen: Rect) -> None:
        scale = sheet.width() / seen.w
        ring = QRectF(
            sheet.x() + (place.x - seen.x) * scale,
            sheet.y() + (place.y - seen.y) * scale,
            place.w * scale,
            place.h * scale,
        ).adjusted(-RING, -RING, RING, RING)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for colour, width in ((self._theme.tokens.surface, 6.0), (self._theme.tokens.link, 3.0)):
            painter.setPen(QPen(QColor(colour), width))
            painter.drawRoundedRect(ring, 12, 12)
