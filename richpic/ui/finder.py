"""The finder: type a few letters, take what was meant. For commands, things on the picture, and icons."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QListView, QVBoxLayout, QWidget

from richpic.ui.access import announce
from richpic.ui.finder_rows import ROW, EntryDelegate
from richpic.ui.panels import Panel, labelled
from richpic.ui.symbol_pixmaps import SymbolPixmaps
from richpic.ui.theme import Theme
from richpic.ui.tokens import MARGIN

Index = QModelIndex | QPersistentModelIndex
WIDTH, ROWS = 560, 9


@dataclass(frozen=True, slots=True)
class Entry:
    """Something to take. `key` is shown at its right; it has a `symbol` or a `glyph` for a picture."""

    caption: str
    run: Callable[[], object]
    detail: str = ""
    key: str = ""
    glyph: str = ""
    symbol: str = ""
    enabled: bool = True

    @property
    def spoken(self) -> str:
        """All of it in words."""
        unable = "" if self.enabled else "cannot be done now"
        return ", ".join(filter(None, (self.caption, self.detail, self.key, unable)))


# Given what was typed, returns what it may mean, the best first.
Search = Callable[[str], Sequence[Entry]]


class EntryModel(QAbstractListModel):
    """What was found, in its order."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.entries: tuple[Entry, ...] = ()

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show these and no others."""
        self.beginResetModel()
        self.entries = tuple(entries)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return how many there are."""
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the caption, the whole entry, or what a screen reader says."""
        if not index.isValid():
            return None
        entry = self.entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.caption
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return entry.spoken
        return entry if role == Qt.ItemDataRole.UserRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """What cannot be done now can be seen, but not chosen."""
        able = index.isValid() and self.entries[index.row()].enabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable if able else Qt.ItemFlag.NoItemFlags


class FinderField(QLineEdit):
    """Up and Down walk through what was found, Enter takes it, Escape leaves."""

    walked = Signal(int)
    taken = Signal()
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Handle the keys that are for the list."""
        steps = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: ROWS - 1,
            Qt.Key.Key_PageUp: 1 - ROWS,
        }
        key = Qt.Key(event.key())
        if key in steps:
            self.walked.emit(steps[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.taken.emit()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
        # What the field has no use for means something else to the window behind it.
        event.accept()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Walk with Tab too: there is nowhere else to go."""
        self.walked.emit(1 if forward else -1)
        return True

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leave when the person turns to something else; menus only pass by."""
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.left.emit()


class Finder(Panel):
    """Asks one question at a time, over everything else. `left`: give the focus back to the paper."""

    left = Signal()

    def __init__(self, theme: Theme, pixmaps: SymbolPixmaps, parent: QWidget) -> None:
        super().__init__(theme, "Find", parent, inset=8)
        self._search: Search = lambda _: ()
        self._nothing = ""
        self.field = FinderField()
        self.field.setFixedHeight(42)
        self.field.setAccessibleName("Find")
        self.field.setToolTip("Type a few letters")
        self.model = EntryModel(self)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(EntryDelegate(theme, pixmaps, self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setAccessibleName("What was found")
        self.words: QLabel = labelled("", "muted")
        self.words.setWordWrap(True)
        self.words.setContentsMargins(6, 2, 6, 4)
        column = QVBoxLayout(self.content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.field)
        column.addWidget(self.words)
        column.addWidget(self.list, 1)
        self.field.textChanged.connect(self._look_up)
        self.field.walked.connect(self._walk)
        self.field.taken.connect(self.take)
        self.field.left.connect(self.close_question)
        self.list.clicked.connect(self._clicked)
        self.list.selectionModel().currentChanged.connect(self._say_current)
        self.hide()

    def ask(self, prompt: str, nothing: str, search: Search) -> None:
        """Ask for one of what `search` finds; `nothing` says what to do when it finds nothing."""
        self._search, self._nothing = search, nothing
        self.field.setPlaceholderText(prompt)
        self.field.setAccessibleName(prompt)
        self.field.setToolTip(prompt)
        self.field.clear()
        self._look_up("")
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """What is shown, the best first."""
        return self.model.entries

    def _look_up(self, text: str) -> None:
        self.model.show_entries(self._search(text.strip()))
        self.words.setText(self._nothing)
        self.words.setVisible(not self.entries)
        self.list.setVisible(bool(self.entries))
        # What leads and cannot be done is not passed over: Enter would do what nobody asked for.
        leads = bool(self.entries) and self.entries[0].enabled
        self._mark(0 if leads else -1)
        if self.entries and not leads and self.isVisible():
            announce(self.field, self.entries[0].spoken)
        self.arrange()

    def arrange(self) -> None:
        """Stand in the upper middle of the window, as high as what was found needs."""
        parent = self.parentWidget()
        if parent is None:
            return
        width = min(WIDTH, parent.width() - 2 * MARGIN)
        rows = min(ROWS, max(1, len(self.entries)))
        words = self.words.heightForWidth(width - 40) + 8
        height = 42 + 6 + 2 * (8 + 1) + (rows * ROW if self.entries else words)
        top = max(MARGIN, round(parent.height() * 0.14))
        x = (parent.width() - width) // 2
        self.put(QRect(QPoint(x, top), QPoint(x + width, min(top + height, parent.height() - MARGIN))))

    # Walking and taking

    def _able(self, row: int, step: int) -> int:
        """Return the first row from `row` on that can be taken, or -1."""
        rows = range(row, len(self.entries)) if step > 0 else range(row, -1, -1)
        return next((one for one in rows if self.entries[one].enabled), -1)

    def _mark(self, row: int) -> None:
        index = self.model.index(row) if row >= 0 else QModelIndex()
        self.list.setCurrentIndex(index)
        if row >= 0:
            self.list.scrollTo(index)

    def _walk(self, step: int) -> None:
        if not self.entries:
            return
        row = max(0, min(len(self.entries) - 1, self.list.currentIndex().row() + step))
        able = self._able(row, step)
        if able >= 0:
            self._mark(able)

    def _say_current(self, index: QModelIndex) -> None:
        if index.isValid() and self.isVisible():
            announce(self.field, self.entries[index.row()].spoken)

    def _clicked(self, index: QModelIndex) -> None:
        self._mark(index.row())
        self.take()

    def take(self) -> None:
        """Do what is marked, after closing: it may ask the next question."""
        row = self.list.currentIndex().row()
        if 0 <= row < len(self.entries) and self.entries[row].enabled:
            entry = self.entries[row]
            self.close_question()
            entry.run()

    def close_question(self) -> None:
        """Close without taking anything."""
        if self.isVisible():
            self.hide()
            self.left.emit()
