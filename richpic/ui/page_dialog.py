"""About this picture: title, date, authors, description, and how it is drawn. One Change for all of it."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from richpic.model.picture import Page
from richpic.ui.controls import Picker
from richpic.ui.panels import labelled
from richpic.ui.theme import Theme

MOST_AUTHORS = 100
HANDS = (("tidy", "Tidy"), ("hand", "By hand"), ("loose", "Loose"))
FONTS = (("hand", "Handwriting"), ("clear", "Clear print"))


class PageDialog(QDialog):
    """Edits the settings of a page; `fields` are what was chosen."""

    def __init__(self, theme: Theme, page: Page, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setWindowTitle("About this picture")
        self.setMinimumWidth(460)
        self.title = self._line("Title", page.title, "What is it a picture of?")
        self.date = self._line("Date", page.date, "When was it drawn?")
        self.authors = self._line("Drawn by", ", ".join(page.authors), "Roles rather than names, with commas")
        self.description = QPlainTextEdit(page.description)
        self.description.setAccessibleName("Description")
        self.description.setToolTip("What the picture shows, for those who cannot see it")
        self.description.setPlaceholderText("What the picture shows, for those who cannot see it")
        self.description.setTabChangesFocus(True)
        self.description.setFixedHeight(110)
        self.hand = self._choice("Lines", HANDS, page.roughness)
        self.letters = self._choice("Letters", FONTS, page.font)
        form = QFormLayout()
        form.setSpacing(10)
        for caption, widget in (
            ("Title", self.title),
            ("Date", self.date),
            ("Drawn by", self.authors),
            ("Description", self.description),
            ("Lines", self.hand),
            ("Letters", self.letters),
        ):
            form.addRow(caption, widget)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.button(QDialogButtonBox.StandardButton.Ok).setProperty("role", "primary")
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(14)
        column.addWidget(labelled("About this picture", "title"))
        column.addLayout(form)
        column.addWidget(buttons)

    def _line(self, name: str, text: str, placeholder: str) -> QLineEdit:
        field = QLineEdit(text)
        field.setMaxLength(200)
        field.setAccessibleName(name)
        field.setToolTip(placeholder)
        field.setPlaceholderText(placeholder)
        return field

    def _choice(self, name: str, options: tuple[tuple[str, str], ...], value: str) -> Picker:
        box = Picker(self._theme, name)
        for one, caption in options:
            box.addItem(caption, one)
        box.setCurrentIndex(max(0, box.findData(value)))
        return box

    @property
    def fields(self) -> dict[str, Any]:
        """The fields of the page as they are in the dialog."""
        names = [name.strip() for name in self.authors.text().split(",")]
        return {
            "title": self.title.text().strip(),
            "date": self.date.text().strip(),
            "authors": tuple(name for name in names if name)[:MOST_AUTHORS],
            "description": self.description.toPlainText().strip(),
            "roughness": self.hand.currentData(),
            "font": self.letters.currentData(),
        }
