"""Somebody else has saved the picture: both side by side, what differs in words, and a choice."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Literal

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from richpic.model.picture import Picture
from richpic.model.symbol import SymbolLibrary
from richpic.share.differences import differences
from richpic.ui.panels import labelled
from richpic.ui.theme import Theme
from richpic.ui.thumbnails import LOST, Thumbnail, ThumbnailMaker, ThumbnailView
from richpic.ui.when import when_said

Answer = Literal["keep", "take", "copy", "cancel"]
SIZE = QSize(330, 220)
MOST_LINES = 6


class ElsewhereDialog(QDialog):
    """Asks which of two pictures it is to be. `answer` is what was chosen.

    `theirs` None: what is in the file cannot be read. `modified`: when it was written, in nanoseconds.
    """

    def __init__(
        self,
        theme: Theme,
        symbols: SymbolLibrary,
        name: str,
        mine: Picture,
        theirs: Picture | None,
        modified: int,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.answer: Answer = "cancel"
        self.setWindowTitle("Changed elsewhere")
        self._maker = ThumbnailMaker(symbols, self)
        self._maker.made.connect(lambda view, made: view.show_thumbnail(made))
        when = when_said(datetime.fromtimestamp(modified / 1e9, UTC))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(12)
        column.addWidget(_wrapped(f"“{name}” was saved elsewhere while it was open here", "title"))
        pair = QHBoxLayout()
        pair.setSpacing(18)
        pair.addLayout(self._side(theme, "Here", "as it is in this window", mine))
        pair.addLayout(self._side(theme, "In the file", f"saved {when}", theirs))
        column.addLayout(pair)
        self.words = _wrapped(_said(mine, theirs), "")
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        column.addWidget(self.words)
        column.addWidget(_wrapped("Nothing is lost: the other one stays in File → Versions.", "muted"))
        column.addSpacing(4)
        column.addLayout(self._buttons(theirs is not None))

    def _side(self, theme: Theme, head: str, below: str, picture: Picture | None) -> QVBoxLayout:
        view = ThumbnailView(theme, SIZE, f"{head}, {below}")
        if picture is None:
            view.show_thumbnail(Thumbnail(None, LOST))
        else:
            self._maker.ask(view, lambda: picture, SIZE, self.devicePixelRatioF())
        side = QVBoxLayout()
        side.setSpacing(4)
        side.addWidget(labelled(head, "heading"))
        side.addWidget(view)
        side.addWidget(labelled(below, "muted"))
        return side

    def _buttons(self, can_take: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self.buttons: dict[Answer, QPushButton] = {}
        ways: tuple[tuple[Answer, str, str], ...] = (
            ("copy", "Save mine as a copy…", "Both stay, each in a file of its own"),
            ("take", "Take theirs", "Shows what is in the file; undo brings yours back"),
            ("keep", "Keep mine", "Saves what is here into the file"),
            ("cancel", "Cancel", "Leaves both as they are"),
        )
        for answer, caption, tip in ways:
            button = QPushButton(caption)
            button.setAccessibleName(caption.rstrip("…"))
            button.setToolTip(tip)
            button.setAutoDefault(False)
            button.clicked.connect(lambda _=False, chosen=answer: self._choose(chosen))
            self.buttons[answer] = button
        self.buttons["take"].setEnabled(can_take)
        # The one that loses nothing of either is the one that Enter takes.
        self.buttons["copy"].setProperty("role", "primary")
        self.buttons["copy"].setDefault(True)
        row.addWidget(self.buttons["cancel"])
        row.addStretch(1)
        for answer in ("keep", "take", "copy"):
            row.addWidget(self.buttons[answer])
        return row

    def _choose(self, answer: Answer) -> None:
        self.answer = answer
        self.accept()


def _said(mine: Picture, theirs: Picture | None) -> str:
    if theirs is None:
        return "What is in the file can no longer be read. Keep yours to put it right."
    lines = differences(mine, theirs)
    more = [f"and {len(lines) - MOST_LINES} more"] if len(lines) > MOST_LINES else []
    told = "\n".join(f"•  {line}" for line in (*lines[:MOST_LINES], *more))
    return f"In the file, compared with here:\n{told}"


def _wrapped(words: str, role: str) -> QLabel:
    label = labelled(words, role)
    label.setWordWrap(True)
    return label
