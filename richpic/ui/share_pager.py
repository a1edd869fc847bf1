"""Leafs through the images of a thread."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from richpic.ui.controls import GlyphButton
from richpic.ui.theme import Theme


class Pager(QWidget):
    """Shows which of several images is seen, with a button to either side. For one image it is not there."""

    def __init__(self, theme: Theme, turned: Callable[[], None]) -> None:
        super().__init__()
        self._names: Sequence[str] = ()
        self._turned = turned
        self.at = 0
        self.back = GlyphButton(theme, "caret-left", "The image before")
        self.words = QLabel()
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.forward = GlyphButton(theme, "caret-right", "The next image")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.back)
        row.addWidget(self.words, 1)
        row.addWidget(self.forward)
        self.back.clicked.connect(lambda: self._turn(-1))
        self.forward.clicked.connect(lambda: self._turn(1))

    def show_names(self, names: Sequence[str]) -> None:
        """Show as many images as there are `names`, from the first on if they are others than before."""
        if list(names) != list(self._names):
            self.at = 0
        self._names = names
        self.setVisible(len(names) > 1)
        self._tell()

    def _turn(self, step: int) -> None:
        self.at = max(0, min(len(self._names) - 1, self.at + step))
        self._tell()
        self._turned()

    def _tell(self) -> None:
        name = self._names[self.at] if self._names else ""
        self.words.setText(f"{self.at + 1} of {len(self._names)}: {name}")
        self.back.setEnabled(self.at > 0)
        self.forward.setEnabled(self.at + 1 < len(self._names))
