"""Words to go with an image where it is posted: one click each puts them on the clipboard."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from richpic.share.trial import Tried
from richpic.ui.access import announce
from richpic.ui.share_style import plain_button

ALT, LONG = "Copy alt text", "Copy long description"
COPIED = "Copied"
WAIT = "Ready as soon as the preview is made"


class WordsRow(QWidget):
    """Two buttons under the preview: they copy what is said of the image that it shows."""

    def __init__(self) -> None:
        super().__init__()
        self._words = {ALT: "", LONG: ""}
        self.alt = self._button(ALT)
        self.long = self._button(LONG)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.alt)
        row.addWidget(self.long)
        row.addStretch(1)
        self.offer(None)

    def _button(self, name: str) -> QPushButton:
        def copy() -> None:
            QGuiApplication.clipboard().setText(self._words[name])
            # It stays as wide as it was: what is beside it does not jump.
            button.setMinimumWidth(button.width())
            button.setText(COPIED)
            announce(button, COPIED)

        button = plain_button(name, copy)
        return button

    def offer(self, tried: Tried | None, limit: int = 0) -> None:
        """Offer the words of an image that was tried out, the short ones of at most `limit` characters.

        None: there is no image yet. 0: the place says no limit.
        """
        self._words = {ALT: tried.alt if tried else "", LONG: tried.long if tried else ""}
        about = {
            ALT: f"What the image shows, in {len(self._words[ALT]):,} characters"
            + (f" of the {limit:,} that fit there" if limit else ""),
            LONG: "All that the picture tells, for under a blog post or on a web page",
        }
        for name, button in ((ALT, self.alt), (LONG, self.long)):
            button.setText(name)
            button.setEnabled(bool(self._words[name]))
            button.setToolTip(about[name] if self._words[name] else WAIT)
