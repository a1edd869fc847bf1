"""Find and replace: a slim panel that jumps from word to word over all that is written on the picture."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QPushButton, QWidget

from richpic.editor.editor import Editor
from richpic.editor.operations import counted
from richpic.editor.wording import REMARK, Hit, hits, replaced
from richpic.ui.access import announce
from richpic.ui.controls import GlyphButton
from richpic.ui.panels import Panel, labelled
from richpic.ui.theme import Theme
from richpic.ui.tokens import MARGIN

WIDTH, HEIGHT, TOP = 520, 108, 74


class FindField(QLineEdit):
    """Enter and the arrows jump on, Escape leaves."""

    jumped = Signal(int)
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Handle the keys that jump."""
        key = Qt.Key(event.key())
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.jumped.emit(-1 if shift else 1)
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.jumped.emit(1 if key == Qt.Key.Key_Down else -1)
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
        # What the field has no use for means something else to the window behind it.
        event.accept()


class FindPanel(Panel):
    """Looks while one types. `show_element` brings what was found into view. `left`: back to the paper."""

    left = Signal()

    def __init__(
        self, theme: Theme, editor: Editor, show_element: Callable[[str], None], parent: QWidget
    ) -> None:
        super().__init__(theme, "Find and replace words", parent, inset=8)
        self._editor, self._show_element = editor, show_element
        self._hits: list[Hit] = []
        self._at = -1
        self._own = False
        self.query = self._field("Find words on the picture")
        self.text = self._field("Replace with")
        self.count: QLabel = labelled("", "muted")
        self.count.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.before = GlyphButton(theme, "caret-up", "The one before (Shift+Enter)")
        self.after = GlyphButton(theme, "caret-down", "The next one (Enter)")
        self.done = GlyphButton(theme, "x", "Close (Esc)")
        self.one = self._button("Replace", self.replace_one)
        self.all = self._button("Replace all", self.replace_all)
        self._lay_out()
        self.query.textChanged.connect(lambda _: self._look_up(0))
        self.before.clicked.connect(lambda: self.jump(-1))
        self.after.clicked.connect(lambda: self.jump(1))
        self.done.clicked.connect(self.leave)
        editor.subscribe(lambda happened, _: self._heard(happened))
        self.hide()

    def _field(self, prompt: str) -> FindField:
        field = FindField()
        field.setPlaceholderText(prompt)
        field.setAccessibleName(prompt)
        field.setToolTip(prompt)
        field.setFixedHeight(40)
        field.jumped.connect(self.jump)
        field.left.connect(self.leave)
        return field

    def _button(self, words: str, run: Callable[[], None]) -> QPushButton:
        button = QPushButton(words)
        button.setAccessibleName(words)
        button.setToolTip(words)
        button.setFixedHeight(40)
        button.clicked.connect(lambda: run())
        return button

    def _lay_out(self) -> None:
        grid = QGridLayout(self.content)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(4)
        grid.setVerticalSpacing(6)
        self.count.setFixedWidth(78)
        for column, widget in enumerate((self.query, self.count, self.before, self.after, self.done)):
            grid.addWidget(widget, 0, column)
        grid.addWidget(self.text, 1, 0)
        grid.addWidget(self.one, 1, 1)
        grid.addWidget(self.all, 1, 2, 1, 3)
        grid.setColumnStretch(0, 1)

    # Being shown

    def ask(self) -> None:
        """Show the panel, with the caret in the field."""
        self.show()
        self.raise_()
        self.arrange()
        self.query.selectAll()
        self.query.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._look_up(max(0, self._at))

    def leave(self) -> None:
        """Close it; what was found last stays selected."""
        if self.isVisible():
            self.hide()
            self.left.emit()

    def arrange(self) -> None:
        """Stand in the upper middle, under the bars."""
        parent = self.parentWidget()
        if parent is not None:
            width = min(WIDTH, parent.width() - 2 * MARGIN)
            self.put(QRect((parent.width() - width) // 2, TOP, width, HEIGHT))

    # Finding

    def _heard(self, happened: str) -> None:
        if happened in ("change", "picture") and self.isVisible() and not self._own:
            self._look_up(self._at, jump=False)

    def _look_up(self, at: int, jump: bool = True) -> None:
        editor = self._editor
        self._hits = hits(editor.picture, editor.context, self.query.text())
        self._at = min(at, len(self._hits) - 1) if self._hits else -1
        if jump and self._hits:
            self._at = max(0, self._at)
            self._show()
        self._say()

    def jump(self, step: int) -> None:
        """Go to the next hit, or with -1 to the one before; around at the end."""
        if self._hits:
            self._at = (self._at + step) % len(self._hits)
            self._show()
            self._say()

    def _show(self) -> None:
        hit = self._hits[self._at]
        self._editor.select([hit.id])
        self._show_element(hit.id)

    def _say(self) -> None:
        count = len(self._hits)
        if not self.query.text():
            self.count.setText("")
        elif not count:
            self.count.setText("not found")
        else:
            remark = " ·" if self._at >= 0 and self._hits[self._at].field == REMARK else ""
            self.count.setText(f"{self._at + 1} of {count}{remark}")
            self.count.setToolTip("In a private remark" if remark else "")
        for button in (self.before, self.after, self.one, self.all):
            button.setEnabled(count > 0)
        if self.query.text():
            announce(self.query, self.count.text())

    # Replacing

    def replace_one(self) -> None:
        """Replace what was jumped to, and go on to the next."""
        if self._hits and self._at >= 0:
            self._replace([self._hits[self._at]])

    def replace_all(self) -> None:
        """Replace every hit, as one step."""
        count = len(self._hits)
        self._replace(self._hits)
        self.count.setText(f"{count} done")
        announce(self.query, f"{counted(count, 'word')} replaced")

    def _replace(self, found: list[Hit]) -> None:
        editor = self._editor
        at = self._at
        self._own = True
        try:
            editor.commit(replaced(editor.picture, editor.context, found, self.text.text()))
        finally:
            self._own = False
        # The new words may hold the old ones: go on behind them.
        past = 1 if self.query.text().lower() in self.text.text().lower() and len(found) == 1 else 0
        self._look_up(at + past)
