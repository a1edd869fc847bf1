"""The preview of an export, which can point at what will be too small to read."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter

from richpic.model.geometry import Rect
from richpic.render.scene import Artwork
from richpic.ui.artwork_view import ArtworkView, on_sheet
from richpic.ui.theme import Theme

SIZE = QSize(420, 330)
LEAST = QSize(260, 200)
# How much of what is marked shows through.
SHADE = 0.22


class Preview(ArtworkView):
    """Shows artwork as it will be written. `made` tells the Artwork and "", or None and why there is none."""

    made = Signal(object, str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._marks: tuple[Rect, ...] = ()
        self.setMinimumSize(LEAST)
        self.resize(SIZE)
        self.setAccessibleName("Preview")

    def mark(self, places: Iterable[Rect]) -> None:
        """Point at parts of what is shown, in page units."""
        self._marks = tuple(places)
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size that suits most pictures."""
        return SIZE

    def _told(self, artwork: Artwork | None, words: str) -> None:
        if artwork is None:
            self._marks = ()
        self.made.emit(artwork, words)

    def _paint_over(self, painter: QPainter, sheet: QRectF, seen: Rect) -> None:
        """Shade each of the marks."""
        colour = QColor(self._theme.tokens.wait)
        colour.setAlphaF(SHADE)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        for mark in self._marks:
            ring = on_sheet(mark, sheet, seen)
            painter.drawRoundedRect(ring.adjusted(-1.5, -1.5, 1.5, 1.5), 3, 3)
