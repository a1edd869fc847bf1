"""The row of the inspector that shows the symbol of an icon, and leads to another one."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from richpic.ui.controls import Sample
from richpic.ui.inspector_rows import Desk, Elements, Row, shared

WORDS = "Change the icon…"
SIDE = 32


class SymbolRow(Row):
    """The symbol, as a button by which another one is asked for in the tray."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "")
        self._symbol = ""
        self.button = Sample(desk.theme, WORDS, WORDS.rstrip("…"), self._paint)
        self.button.setCheckable(False)
        self.button.clicked.connect(lambda: desk.editor.tell("icon"))
        desk.pixmaps.painted.connect(self.button.update)
        self.column.addWidget(self.button)

    def _paint(self, painter: QPainter, rect: QRectF) -> None:
        pixmaps = self.desk.pixmaps
        if self._symbol not in pixmaps.library:
            return
        if pixmap := pixmaps.get(self._symbol, SIDE, self.button.devicePixelRatioF()):
            painter.drawPixmap(rect.center() - QPointF(SIDE / 2, SIDE / 2), pixmap)

    def refresh(self, elements: Elements) -> None:
        """Show the symbol that all have, if they have the same."""
        self._symbol = str(shared(elements, "symbol") or "")
        self.button.setEnabled(not all(element.guarded for element in elements))
        self.button.update()
