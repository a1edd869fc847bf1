"""What is worth knowing about an image before it goes out, each with what can be done about it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QPushButton, QWidget

from richpic.ui.access import announce
from richpic.ui.glyphs import paint_glyph
from richpic.ui.theme import Theme

GLYPH, INSET = 20, 10


class NoteRow(QWidget):
    """One line on a warm ground, with a button at its end. Without words it is not there."""

    def __init__(self, theme: Theme, glyph: str, offer: str, run: Callable[[], None]) -> None:
        super().__init__()
        self._theme, self._glyph = theme, glyph
        self.words = QLabel()
        self.words.setWordWrap(True)
        self.button = QPushButton(offer)
        self.button.setAccessibleName(offer)
        self.button.setToolTip(offer)
        self.button.clicked.connect(run)
        row = self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        row.setContentsMargins(INSET + GLYPH + 8, 4, 6, 4)
        row.setSpacing(8)
        row.addWidget(self.words, 1)
        self._buttons = QHBoxLayout()
        self._buttons.addStretch(1)
        self._buttons.addWidget(self.button)
        row.addLayout(self._buttons)
        self.hide()

    def offer(self, caption: str, run: Callable[[], None]) -> QPushButton:
        """Return a further button before the one at the end; both stand below the words then."""
        button = QPushButton(caption)
        button.setAccessibleName(caption)
        button.setToolTip(caption)
        button.clicked.connect(run)
        self._buttons.insertWidget(1, button)
        self._row.setDirection(QBoxLayout.Direction.TopToBottom)
        return button

    def name_button(self, caption: str) -> None:
        """Let the button at the end say `caption`."""
        for name in (self.button.setText, self.button.setAccessibleName, self.button.setToolTip):
            name(caption)

    def tell(self, words: str, offers: bool = True) -> None:
        """Show `words`, with the button if it `offers` something; nothing at all for ""."""
        if words and words != self.words.text():
            announce(self, words)
        self.words.setText(words)
        self.button.setVisible(offers)
        self.setVisible(bool(words))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground and the sign."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = self._theme.tokens
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.wait_soft))
        painter.drawRoundedRect(QRectF(self.rect()), 8, 8)
        place = QRectF(INSET, (self.height() - GLYPH) / 2, GLYPH, GLYPH)
        paint_glyph(painter, self._glyph, place, tokens.wait, GLYPH - 2)
