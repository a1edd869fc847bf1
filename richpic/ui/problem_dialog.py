"""A report of a fault in the program: what is in it, where it is, and a way to pass it on."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from richpic.ui.panels import labelled
from richpic.ui.theme import Theme

SAID = (
    "You may pass this on to whoever looks after the program, if you like. Nothing of your picture is in it, "
    "and nothing was sent."
)
LOST = "The report can no longer be read."


class ProblemDialog(QDialog):
    """Shows the report in the file at `report`."""

    def __init__(self, theme: Theme, report: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Problem report")
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setAccessibleName("The report")
        self.text.setPlainText(_text_of(report))
        self.text.setMinimumSize(620, 300)
        said = labelled(SAID, "muted")
        said.setWordWrap(True)
        place = labelled(f"It is in {report}", "muted")
        place.setTextFormat(Qt.TextFormat.PlainText)
        place.setWordWrap(True)
        place.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(10)
        column.addWidget(labelled("The last problem report", "title"))
        column.addWidget(said)
        column.addWidget(self.text, 1)
        column.addWidget(place)
        column.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        self.copy = QPushButton("Copy the report")
        close = QPushButton("Close")
        close.setProperty("role", "primary")
        close.setDefault(True)
        self.copy.setAutoDefault(False)
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.text.toPlainText()))
        close.clicked.connect(self.accept)
        row = QHBoxLayout()
        for button in (self.copy, close):
            button.setAccessibleName(button.text())
        row.addWidget(self.copy)
        row.addStretch(1)
        row.addWidget(close)
        return row


def _text_of(report: Path) -> str:
    try:
        return report.read_text("utf-8", "replace")
    except OSError:
        return LOST
