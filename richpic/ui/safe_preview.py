"""The safe copy as it will be seen; one can look at a place on it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy

from richpic.model.geometry import Rect
from richpic.render.scene import Artwork
from richpic.ui.artwork_view import ArtworkView, on_sheet
from richpic.ui.slices import FIRST
from richpic.ui.theme import Theme, interface_font

# A place is shown with so much around it: of the picture's sides, and of its own.
SHARE_OF_ALL, TIMES_OWN = 0.4, 2.5
RING = 8.0


class SafePreview(ArtworkView):
    """Shows artwork, all of it or what is around a place, which has a ring. A click shows all of it again."""

    left_place = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._place: Rect | None = None
        self._words = ""
        self.setMinimumSize(240, 200)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("The safe copy")
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Return a size at which a picture can be read."""
        return QSize(560, 420)

    def look_at(self, place: Rect | None) -> None:
        """Look at a place in page units, or at all of it."""
        self._place = place
        self._paint_again(FIRST)

    @property
    def seen(self) -> Rect | None:
        """The part of the picture that is shown, in page units."""
        return self._seen

    def _told(self, artwork: Artwork | None, words: str) -> None:
        self._words = words

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

    def _paint_nothing(self, painter: QPainter) -> None:
        """Say why there is nothing."""
        painter.setFont(interface_font(13))
        painter.setPen(QColor(self._theme.tokens.muted))
        words = QRectF(self.rect()).adjusted(24, 24, -24, -24)
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._words)

    def _paint_over(self, painter: QPainter, sheet: QRectF, seen: Rect) -> None:
        """Paint the ring around the place."""
        if self._place is None:
            return
        ring = on_sheet(self._place, sheet, seen).adjusted(-RING, -RING, RING, RING)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for colour, width in ((self._theme.tokens.surface, 6.0), (self._theme.tokens.link, 3.0)):
            painter.setPen(QPen(QColor(colour), width))
            painter.drawRoundedRect(ring, 12, 12)
