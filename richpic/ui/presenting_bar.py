"""The bar under a picture that is shown: where one is, on and back, and the way out."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLabel, QWidget

from richpic.ui.bars import Bar
from richpic.ui.controls import GlyphButton
from richpic.ui.layout import BAR
from richpic.ui.theme import Theme, interface_font, roomy
from richpic.ui.tokens import MARGIN

MOST = 520


class PresentingBar(Bar):
    """Two arrows around the name of what is shown. It takes no keys: they are the picture's."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, "Showing", parent)
        self.back = GlyphButton(theme, "caret-left", "Back (Left)")
        self.forward = GlyphButton(theme, "caret-right", "On (Right, or a click)")
        self.leave = GlyphButton(theme, "x", "End it (Escape)")
        self._screen = parent.size()
        self.words = QLabel()
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for widget in (self.back, self.words, self.forward, self.leave):
            widget.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            widget.setCursor(Qt.CursorShape.ArrowCursor)
            self.row.addWidget(widget, 1 if widget is self.words else 0)

    def show_place(self, name: str, place: int, count: int) -> None:
        """Show the name of a part, and which of how many it is; 0 is all of the picture."""
        words = f"{place} of {count} · {name}" if place else name
        if not count:
            words = "Draw frames (F) to show it part by part"
        metrics = QFontMetrics(interface_font(13))
        self.words.setText(metrics.elidedText(words, Qt.TextElideMode.ElideRight, roomy(MOST) - 150))
        for button in (self.back, self.forward):
            button.setVisible(count > 0)
        self.arrange(self._screen)

    def arrange(self, size: QSize) -> None:
        """Stand in the middle of the lower edge of a screen of `size`."""
        self._screen = size
        words = QFontMetrics(interface_font(13)).horizontalAdvance(self.words.text()) + 28
        wide = min(size.width() - 2 * MARGIN, max(roomy(300), words + 3 * BAR))
        self.put(QRect((size.width() - wide) // 2, size.height() - MARGIN - BAR, wide, BAR))
