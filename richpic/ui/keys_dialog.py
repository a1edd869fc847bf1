"""Choosing other keys: pick a command, press the key. What has it already is named before it is taken."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QKeySequenceEdit,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from richpic.editor.finding import found
from richpic.ui.actions import ActionSet
from richpic.ui.fixed_keys import is_fixed
from richpic.ui.keymap import portable, shown_key
from richpic.ui.panels import labelled
from richpic.ui.theme import Theme

ID = Qt.ItemDataRole.UserRole


class KeysDialog(QDialog):
    """Every change holds at once; the window keeps them when the dialog closes."""

    def __init__(self, theme: Theme, actions: ActionSet, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._actions = theme, actions
        self.setWindowTitle("Choose other keys")
        self.resize(580, 620)
        self.search = QLineEdit()
        self.search.setPlaceholderText("Which command?")
        self.search.setAccessibleName("Which command?")
        self.search.setToolTip("Type a part of its name")
        self.search.setClearButtonEnabled(True)
        self.list = self._make_list()
        self.press = QKeySequenceEdit()
        self.press.setMaximumSequenceLength(1)
        self.press.setAccessibleName("Press the new key")
        self.press.setToolTip("Click here, then press the key")
        self.words = labelled("", "muted")
        self.words.setWordWrap(True)
        self.words.setMinimumHeight(36)
        self.use = self._button("Use this key", "Give the command this key", self._use)
        self.use.setProperty("role", "primary")
        self.none = self._button("No key", "Let no key do it", self._drop)
        self.usual = self._button("Usual key", "Give the command its usual key again", self._reset)
        self.all_usual = self._button("All usual keys", "Give all commands their usual keys", self._reset_all)
        self._lay_out()
        self.search.textChanged.connect(self._show)
        self.list.currentItemChanged.connect(lambda *_: self._chosen())
        self.press.keySequenceChanged.connect(lambda _: self._tell())
        self._show()

    def _button(self, caption: str, tip: str, run: object) -> QPushButton:
        button = QPushButton(caption)
        button.setToolTip(tip)
        button.setAutoDefault(False)
        button.clicked.connect(run)
        return button

    def _make_list(self) -> QTreeWidget:
        made = QTreeWidget()
        made.setColumnCount(2)
        made.setHeaderLabels(["Command", "Key"])
        made.setRootIsDecorated(False)
        made.setUniformRowHeights(True)
        made.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        made.setAccessibleName("Commands and their keys")
        made.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        made.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        return made

    def _lay_out(self) -> None:
        capture = QHBoxLayout()
        for widget in (self.press, self.use):
            capture.addWidget(widget, 1 if widget is self.press else 0)
        close = QPushButton("Close")
        close.setAutoDefault(False)
        close.clicked.connect(self.accept)
        below = QHBoxLayout()
        for button in (self.none, self.usual, self.all_usual):
            below.addWidget(button)
        below.addStretch(1)
        below.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(10)
        column.addWidget(labelled("Choose other keys", "title"))
        column.addWidget(self.search)
        column.addWidget(self.list, 1)
        column.addWidget(labelled("Press the new key for the marked command", "heading"))
        column.addLayout(capture)
        column.addWidget(self.words)
        column.addLayout(below)

    # What is shown

    def _show(self) -> None:
        """List the commands that are looked for; the marked one stays marked."""
        marked = self.current
        table = list(self._actions.table.values())
        names = [(action.words, f"{action.also} {action.menu}") for action in table]
        self.list.clear()
        for place in found(self.search.text(), names, len(names)):
            action = table[place]
            keys = self._actions.keymap.keys(action.id)
            item = QTreeWidgetItem([action.words, "  or  ".join(shown_key(key) for key in keys)])
            item.setData(0, ID, action.id)
            if self._actions.keymap.is_own(action.id):
                font = item.font(1)
                font.setBold(True)
                item.setFont(1, font)
                item.setToolTip(1, "You chose this")
            self.list.addTopLevelItem(item)
            if action.id == marked:
                self.list.setCurrentItem(item)
        first = self.list.topLevelItem(0)
        if not self.list.selectedItems() and first is not None:
            self.list.setCurrentItem(first)
        self._chosen()

    @property
    def current(self) -> str:
        """The id of the marked command, or ""."""
        item = self.list.currentItem()
        return str(item.data(0, ID)) if item is not None else ""

    @property
    def pressed(self) -> str:
        """The key that was pressed, or ""."""
        return self.press.keySequence().toString(QKeySequence.SequenceFormat.PortableText)

    def _chosen(self) -> None:
        self.press.clear()
        self._tell()

    def _tell(self) -> None:
        """Say what giving the pressed key to the marked command would do."""
        keymap, key, current = self._actions.keymap, self.pressed, self.current
        holder = keymap.holder(key) if key else None
        allowed = bool(key and current) and not is_fixed(key) and holder != current
        words = ""
        if key and is_fixed(key):
            words = f"{shown_key(key)} has a meaning of its own on the paper. Choose another key."
        elif holder == current and key:
            words = f"{shown_key(key)} does this already."
        elif holder is not None:
            other = self._actions.table[holder].words
            words = f"{shown_key(key)} is the key for “{other}”. If you use it here, that will have no key."
            if len(keymap.keys(holder)) > 1:
                words = f"{shown_key(key)} is a key for “{other}”. If you use it here, it is taken from that."
        self.words.setText(words)
        self.words.setAccessibleName(words)
        self.use.setEnabled(allowed)
        self.none.setEnabled(bool(current and keymap.keys(current)))
        self.usual.setEnabled(bool(current) and _differs(self._actions, current))
        self.all_usual.setEnabled(keymap.is_changed)

    # What is done

    def _use(self) -> None:
        self._actions.keymap.choose(self.current, [self.pressed])
        self._changed()

    def _drop(self) -> None:
        self._actions.keymap.choose(self.current, [])
        self._changed()

    def _reset(self) -> None:
        self._actions.keymap.reset(self.current)
        self._changed()

    def _reset_all(self) -> None:
        self._actions.keymap.reset_all()
        self._changed()

    def _changed(self) -> None:
        self._actions.take_keys()
        self._show()


def _differs(actions: ActionSet, identifier: str) -> bool:
    usual = [portable(key) for key in actions.table[identifier].keys]
    return [portable(key) for key in actions.keymap.keys(identifier)] != usual
