"""About this picture: what is said of it, and how it is drawn. Each thing changed here is a Change."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from richpic.editor.editor import Editor
from richpic.editor.title import title_on, titled, wants_title
from richpic.model.change import page_edited
from richpic.model.picture import Page
from richpic.model.symbol import SymbolLibrary
from richpic.ui.controls import CheckBox, Choices, Paint
from richpic.ui.page_previews import PreviewChoice, page_paint
from richpic.ui.panels import heading, labelled
from richpic.ui.theme import Theme

if TYPE_CHECKING:
    from richpic.ui.window import Window

MOST_AUTHORS = 100
# Characters of the short description that are shown.
SHOWN = 240
# For which there is room.
LINES = 5
# For each look of the page: its caption, its values with their names, and the scene that shows it best.
LOOKS: Mapping[str, tuple[str, tuple[tuple[str, str], ...], str]] = {
    "paper": (
        "Paper",
        (
            ("plain", "plain"),
            ("dotted", "dotted"),
            ("squared", "squared"),
            ("kraft", "kraft"),
            ("board", "dark board"),
        ),
        "sheet",
    ),
    "palette": ("Colours", (("light", "light"), ("dark", "dark"), ("safe", "colour-blind safe")), "drawing"),
    "roughness": ("Lines", (("tidy", "tidy"), ("hand", "by hand"), ("loose", "loose")), "drawing"),
    "font": ("Letters", (("hand", "handwriting"), ("clear", "clear print")), "letters"),
}
BOARD_WORDS = "A dark board has colours of its own."


def show_page(window: Window, shows_title: bool = False) -> None:
    """Show what is said of a window's picture and how it is drawn; each thing changed there is a step.

    `shows_title`: a title that is written is wanted on the picture.
    """
    window.settle()
    before = title_on(window.editor.picture)
    dialog = PageDialog(window.theme, window.editor, window.symbols, window)
    if shows_title:
        dialog.show_title.setChecked(True)
    dialog.exec()
    dialog.settle()
    dialog.deleteLater()
    title = title_on(window.editor.picture)
    if title is not None and before is None:
        window.canvas.show_made([title.id])


class PageDialog(QDialog):
    """Edits the page of the editor's picture. Words are committed when their field is left."""

    def __init__(
        self, theme: Theme, editor: Editor, library: SymbolLibrary, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._editor, self._library = theme, editor, library
        self.setWindowTitle("About this picture")
        page = editor.picture.page
        self.title = self._line("Title", page.title, "What is it a picture of?")
        self.date = self._line("Date", page.date, "When was it drawn?")
        self.authors = self._line("Drawn by", ", ".join(page.authors), "Roles rather than names, with commas")
        self.show_title = CheckBox(theme, "Show it on the picture")
        self.show_title.setToolTip("In large letters, over all that is drawn")
        self.show_title.setChecked(title_on(editor.picture) is not None or wants_title(editor.picture))
        self.show_title.clicked.connect(self.settle)
        self.told = labelled("", "muted")
        self.told.setWordWrap(True)
        self.told.setMinimumHeight(LINES * self.told.fontMetrics().lineSpacing() + 4)
        self.describe = QPushButton("Describe it in words…")
        self.describe.setAccessibleName("Describe it in words")
        self.describe.setToolTip("The words for those who cannot see the picture")
        self.describe.setAutoDefault(False)
        self.describe.clicked.connect(self._describe)
        self.looks: dict[str, Choices] = {}
        columns = QHBoxLayout()
        columns.setSpacing(28)
        columns.addLayout(self._words(), 1)
        columns.addLayout(self._pictures())
        done = QPushButton("Done")
        done.setProperty("role", "primary")
        done.setAccessibleName("Done")
        done.setDefault(True)
        done.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addWidget(labelled("Undo takes back one thing at a time.", "muted"), 1)
        foot.addWidget(done)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(14)
        column.addWidget(labelled("About this picture", "title"))
        column.addLayout(columns)
        column.addLayout(foot)
        self._show_looks()

    # What is said of it

    def _words(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(4)
        for caption, widget in (
            ("Title", self.title),
            ("Date", self.date),
            ("Drawn by", self.authors),
            ("For those who cannot see it", self.told),
        ):
            column.addWidget(heading(caption))
            column.addWidget(widget)
            if widget is self.title:
                column.addWidget(self.show_title)
            column.addSpacing(6)
        column.addWidget(self.describe)
        column.addStretch(1)
        self._show_told()
        return column

    def _show_told(self) -> None:
        """Show how the short description begins."""
        from richpic.share.choosing import shortened
        from richpic.share.words import describe

        editor = self._editor
        words = describe(editor.picture, editor.context)
        self.told.setText(words if len(words) <= SHOWN else f"{shortened(words, SHOWN).rstrip('…')} …")

    def _describe(self) -> None:
        from richpic.ui.words_dialog import WordsDialog

        self.settle()
        dialog = WordsDialog(self._theme, self._editor, self)
        dialog.exec()
        dialog.settle()
        dialog.deleteLater()
        self._show_told()

    def _line(self, name: str, text: str, placeholder: str) -> QLineEdit:
        field = QLineEdit(text)
        field.setMaxLength(200)
        field.setMinimumWidth(270)
        field.setAccessibleName(name)
        field.setToolTip(placeholder)
        field.setPlaceholderText(placeholder)
        field.editingFinished.connect(self.settle)
        return field

    @property
    def fields(self) -> dict[str, Any]:
        """What is said of the picture, as it is in the dialog."""
        names = [name.strip() for name in self.authors.text().split(",")]
        return {
            "title": self.title.text().strip(),
            "date": self.date.text().strip(),
            "authors": tuple(name for name in names if name)[:MOST_AUTHORS],
        }

    def settle(self) -> None:
        """Commit what was written, one step a field."""
        fields = self.fields
        editor, title = self._editor, fields.pop("title")
        editor.commit(titled(editor.picture, title, self.show_title.isChecked(), editor.context))
        if title:
            self.show_title.setChecked(title_on(editor.picture) is not None)
        for name, value in fields.items():
            self._commit({name: value}, f"wrote the {name}")

    # How it is drawn

    def _pictures(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setVerticalSpacing(2)
        for row, (field, (caption, options, scene)) in enumerate(LOOKS.items()):
            buttons = [
                (
                    value,
                    PreviewChoice(
                        self._theme, name, f"{caption}: {name}", self._preview(field, value, scene)
                    ),
                )
                for value, name in options
            ]
            self.looks[field] = Choices(buttons, 5, self._chooser(field, caption), spacing=2)
            grid.addWidget(heading(caption), 2 * row, 0)
            grid.addWidget(self.looks[field], 2 * row + 1, 0, Qt.AlignmentFlag.AlignLeft)
        self.board_words = labelled(BOARD_WORDS, "muted")
        grid.addWidget(self.board_words, 2, 0, Qt.AlignmentFlag.AlignRight)
        grid.setRowStretch(2 * len(LOOKS), 1)
        return grid

    def _preview(self, field: str, value: str, scene: str) -> Paint:
        def page() -> Page:
            change: dict[str, Any] = {field: value}
            return replace(self._editor.picture.page, **change)

        return page_paint(page, self._library, scene)

    def _chooser(self, field: str, caption: str) -> Callable[[object], None]:
        def choose(value: object) -> None:
            self._commit({field: value}, f"changed the {caption.lower()}")
            self._show_looks()

        return choose

    def _show_looks(self) -> None:
        page = self._editor.picture.page
        for field, choices in self.looks.items():
            choices.show_value(getattr(page, field))
            choices.update()
        board = page.paper == "board"
        self.looks["palette"].setEnabled(not board)
        self.board_words.setVisible(board)

    def _commit(self, fields: Mapping[str, Any], name: str) -> None:
        self._editor.commit(page_edited(self._editor.picture.page, fields, name))
