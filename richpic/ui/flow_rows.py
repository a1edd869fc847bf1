"""Widgets in rows, as many in a row as fit."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget


class FlowRows(QWidget):
    """Lays widgets out in rows, and is as high as that takes."""

    def __init__(self, gap: int = 5, row_gap: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gap, self._row_gap = gap, row_gap
        self._widgets: list[QWidget] = []

    def add(self, widget: QWidget) -> None:
        """Put `widget` after the others."""
        widget.setParent(self)
        self._widgets.append(widget)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out anew."""
        height = self._place()
        if height != self.height():
            self.setFixedHeight(height)

    def sizeHint(self) -> QSize:
        """Return the height at the present width."""
        return QSize(100, self._place())

    def _place(self) -> int:
        """Place all widgets; return the height in pixels."""
        x = y = row = 0
        for widget in self._widgets:
            size = widget.sizeHint()
            if x and x + size.width() > self.width():
                x, y = 0, y + row + self._row_gap
                row = 0
            widget.setGeometry(x, y, size.width(), size.height())
            x += size.width() + self._gap
            row = max(row, size.height())
        return y + row
