"""Words for those who cannot see the picture: proposed from it, written by the user, kept with it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from richpic.editor.editor import Editor
from richpic.model.change import page_edited
from richpic.model.element import longest_text
from richpic.model.picture import Page
from richpic.share.choosing import ALT_LIMIT
from richpic.share.kept_words import KeptWords, Proposal, is_stale, proposed, renewed
from richpic.ui.access import announce
from richpic.ui.inspector_rows import PageField
from richpic.ui.panels import heading, labelled
from richpic.ui.theme import Theme, roomy

if TYPE_CHECKING:
    from richpic.ui.window import Window

TITLE = "Words for those who cannot see it"
ABOUT = (
    "They go out with the picture, for people who listen to it instead. Read them aloud once. "
    "Change what you like: your own sentences are kept when the rest is told anew."
)
FROM_PICTURE, KEPT = "told from the picture", "your words"
STALE = "The picture changed since these words were written."
WIDTH, HEIGHT = 660, 640
SHORT, LONG = "alt", "description"
FOR = {SHORT: "Short, for posts", LONG: "Long, for blogs and web pages"}


def show_words(window: Window) -> None:
    """Let the user read and write the descriptions of the picture; each one written is a step."""
    window.settle()
    dialog = WordsDialog(window.theme, window.editor, window)
    dialog.exec()
    dialog.settle()
    dialog.deleteLater()


class WordsDialog(QDialog):
    """The short and the long description. What is left as proposed is not kept, and follows the picture."""

    def __init__(self, theme: Theme, editor: Editor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._editor = theme, editor
        self._now: Proposal = proposed(editor.picture, editor.context)
        self.setWindowTitle(TITLE)
        self.short = self._field("Short description", 5)
        self.long = self._field("Long description", 11)
        self.long.setMaximumHeight(16_000)
        self.heads = {SHORT: heading(""), LONG: heading("")}
        self.count = labelled("", "muted")
        self.state = QLabel()
        self.state.setWordWrap(True)
        self.state.setStyleSheet(f"color: {theme.tokens.wait}; font-weight: 600")
        self.renew = _button(
            "Bring up to date", "What changed is told anew; your own sentences stay", self._renew
        )
        self.fits = _button("They still fit", "Keep the words as they are", self._still_fits)
        self.anew = _button(
            "Tell it anew", "Put what the picture tells in place of your words", self._tell_anew
        )
        self.ready = _button("Done", "Done", self.accept)
        self.ready.setProperty("role", "primary")
        self._lay_out()
        self._show()
        self.short.textChanged.connect(self._show_count)
        self.short.setFocus()
        self.resize(roomy(WIDTH) + 48, HEIGHT)

    def _field(self, name: str, lines: int) -> PageField:
        field = PageField(self.settle, self.reject, lines)
        field.setAccessibleName(name)
        field.setToolTip(name)
        return field

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 18, 24, 16)
        column.setSpacing(6)
        column.addWidget(labelled(TITLE, "title"))
        about = labelled(ABOUT, "muted")
        about.setWordWrap(True)
        about.setMinimumWidth(roomy(WIDTH))
        about.setMinimumHeight(about.heightForWidth(roomy(WIDTH)))
        column.addWidget(about)
        column.addLayout(_line(self.state, self.fits, self.renew))
        column.addLayout(_line(self.heads[SHORT], self.count, self._copying(self.short)))
        column.addWidget(self.short)
        column.addLayout(_line(self.heads[LONG], self._copying(self.long)))
        column.addWidget(self.long, 1)
        column.addSpacing(6)
        foot = QHBoxLayout()
        foot.addWidget(self.anew)
        foot.addStretch(1)
        foot.addWidget(self.ready)
        column.addLayout(foot)

    def _copying(self, field: PageField) -> QPushButton:
        def copy() -> None:
            QGuiApplication.clipboard().setText(field.toPlainText())
            announce(field, "Copied")
            button.setText("Copied")

        button = _button("Copy", f"Copy the {field.accessibleName().lower()}", copy)
        button.setAccessibleName(button.toolTip())
        field.textChanged.connect(lambda: button.setText("Copy"))
        return button

    # What is shown

    def _show(self) -> None:
        """Show what is kept, and what is proposed where nothing is."""
        page = self._page
        for field, name in ((self.short, SHORT), (self.long, LONG)):
            text = getattr(page, name) or getattr(self._now.words, name)
            if field.toPlainText() != text:
                field.setPlainText(text)
        for name, head in self.heads.items():
            head.setText(f"{FOR[name]}: {KEPT if getattr(page, name) else FROM_PICTURE}")
        stale = is_stale(page, self._now)
        self.state.setText(STALE if stale else "")
        self.state.setVisible(stale)
        for button in (self.renew, self.fits):
            button.setVisible(stale)
        self.anew.setVisible(bool(page.alt or page.description))
        self._show_count()

    def _show_count(self) -> None:
        count = len(self.short.toPlainText())
        over = "; some places cut it shorter" if count > ALT_LIMIT else ""
        self.count.setText(f"{count:,} of {ALT_LIMIT:,} characters{over}")

    @property
    def _page(self) -> Page:
        return self._editor.picture.page

    # What is done

    def settle(self) -> None:
        """Keep what was written, as one step; what is as it was proposed, or empty, is not kept."""
        page, words = self._page, self._now.words
        fields = {}
        for field, name in ((self.short, SHORT), (self.long, LONG)):
            text = field.toPlainText().strip()[: longest_text(Page, name)]
            shown = getattr(page, name) or getattr(words, name)
            if text != shown.strip():
                fields[name] = "" if text == getattr(words, name).strip() else text
        if not fields:
            return
        now = {SHORT: page.alt, LONG: page.description, **fields}
        if not any(now.values()):
            self._keep("told it from the picture", KeptWords("", "", ()))
        elif page.told and (page.alt or page.description):
            self._keep("wrote the description", KeptWords(now[SHORT], now[LONG], page.told))
        else:
            self._keep("wrote the description", KeptWords(now[SHORT], now[LONG], words.told))

    def _renew(self) -> None:
        self.settle()
        made = renewed(self._page, self._now)
        self._keep("brought the description up to date", made)
        announce(self.long, "Told anew where the picture changed")

    def _still_fits(self) -> None:
        self.settle()
        page = self._page
        self._keep("kept the description", KeptWords(page.alt, page.description, self._now.words.told))

    def _tell_anew(self) -> None:
        # What is still being written is a step of its own, to which undo goes back.
        self.settle()
        self._keep("told it from the picture", KeptWords("", "", ()))

    def _keep(self, step: str, words: KeptWords) -> None:
        self._editor.commit(page_edited(self._page, words.fields, step))
        self._show()


def _line(first: QWidget, *others: QWidget) -> QHBoxLayout:
    """Return a row of widgets, of which the first has all the room that is left."""
    row = QHBoxLayout()
    row.setSpacing(10)
    row.addWidget(first, 1)
    for widget in others:
        row.addWidget(widget)
    return row


def _button(words: str, tip: str, run: Callable[[], object]) -> QPushButton:
    button = QPushButton(words)
    button.setAccessibleName(words)
    button.setToolTip(tip)
    button.setAutoDefault(False)
    button.clicked.connect(lambda: run())
    return button
