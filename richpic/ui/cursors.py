"""Cursors by the names that tools use."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QCursor, QPainter, QPen, QPixmap

_SHAPES = {
    "none": Qt.CursorShape.BlankCursor,
    "arrow": Qt.CursorShape.ArrowCursor,
    "move": Qt.CursorShape.SizeAllCursor,
    "cross": Qt.CursorShape.CrossCursor,
    "text": Qt.CursorShape.IBeamCursor,
    "grab": Qt.CursorShape.OpenHandCursor,
    "grabbing": Qt.CursorShape.ClosedHandCursor,
    "turn": Qt.CursorShape.PointingHandCursor,
    "resize-nw": Qt.CursorShape.SizeFDiagCursor,
    "resize-se": Qt.CursorShape.SizeFDiagCursor,
    "resize-ne": Qt.CursorShape.SizeBDiagCursor,
    "resize-sw": Qt.CursorShape.SizeBDiagCursor,
    "resize-n": Qt.CursorShape.SizeVerCursor,
    "resize-s": Qt.CursorShape.SizeVerCursor,
    "resize-e": Qt.CursorShape.SizeHorCursor,
    "resize-w": Qt.CursorShape.SizeHorCursor,
}


@lru_cache(maxsize=32)
def cursor_named(name: str) -> QCursor:
    """Return the cursor called `name`; unknown names give the arrow."""
    if name == "pen":
        return _ring(4.0)
    if name == "eraser":
        return _ring(9.0)
    return QCursor(_SHAPES.get(name, Qt.CursorShape.ArrowCursor))


def _ring(radius: float) -> QCursor:
    """Return a small ring, dark on light, that hides nothing of what is drawn."""
    pixmap = QPixmap(24, 24)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for colour, width in ((QColor("#ffffff"), 3.0), (QColor("#2b2b33"), 1.4)):
        painter.setPen(QPen(colour, width))
        painter.drawEllipse(QPointF(12, 12), radius, radius)
    painter.end()
    return QCursor(pixmap, 12, 12)
