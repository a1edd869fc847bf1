"""The preview of an export, which outlines what will be too small to read."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen

from richpic.model.geometry import Rect
from richpic.render.scene import Artwork
from richpic.ui.artwork_view import ArtworkView, on_sheet
from richpic.ui.theme import Theme
from richpic.ui.tokens import DARK, LIGHT

SIZE = QSize(420, 330)
LEAST = QSize(260, 200)
# Pixels: the dashed lines around what is marked, and how far they are from it. Nothing is painted over the
# words: a filled box looks as if they were blacked out.
LINE, AROUND, ROUND = 1.0, 2.0, 3.0
DASHES = (4.0, 3.0)


class Preview(ArtworkView):
    """Shows artwork as it will be written. `made` tells the Artwork and "", or None and why there is none."""

    made = Signal(object, str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._marks: tuple[Rect, ...] = ()
        self._on_dark = False
        self.setMinimumSize(LEAST)
        self.resize(SIZE)
        self.setAccessibleName("Preview")

    def mark(self, places: Iterable[Rect], on_dark: bool = False) -> None:
        """Point at parts of what is shown, in page units; `on_dark`: of a picture on dark paper."""
        self._marks, self._on_dark = tuple(places), on_dark
        self.update()

    def sizeHint(self) -> QSize:
        """Return the least size at which a picture can be made out: it takes the room that others leave."""
        return LEAST

    def _told(self, artwork: Artwork | None, words: str) -> None:
        if artwork is None:
            self._marks = ()
        self.made.emit(artwork, words)

    def _paint_over(self, painter: QPainter, sheet: QRectF, seen: Rect) -> None:
        """Outline each of the marks, in a colour that is seen on the paper, whatever the window is."""
        pen = QPen(QColor((DARK if self._on_dark else LIGHT).wait), LINE)
        pen.setDashPattern(DASHES)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for mark in self._marks:
            ring = on_sheet(mark, sheet, seen)
            painter.drawRoundedRect(ring.adjusted(-AROUND, -AROUND, AROUND, AROUND), ROUND, ROUND)
