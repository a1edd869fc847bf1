"""What the tray asks, over its search: which icon shall stand for something instead."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from richpic.ui.controls import GlyphButton
from richpic.ui.theme import Theme

LEAVE = "Leave it as it is (Esc)"


class TrayQuestion(QWidget):
    """A coloured strip with the question, and a cross by which it is `left` unanswered."""

    left = Signal()

    def __init__(self, theme: Theme, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.words = QLabel(words)
        self.words.setWordWrap(True)
        cross = GlyphButton(theme, "x", LEAVE)
        cross.glyph_size = 14
        cross.clicked.connect(self.left)
        row = QHBoxLayout(self)
        row.setContentsMargins(11, 5, 2, 5)
        row.setSpacing(2)
        row.addWidget(self.words, 1)
        row.addWidget(cross, 0, Qt.AlignmentFlag.AlignTop)
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.tokens.soft))
        painter.drawRoundedRect(QRectF(self.rect()), 9, 9)
