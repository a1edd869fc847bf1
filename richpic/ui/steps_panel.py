"""The steps so far, beside the paper: what was done in plain words, and a way back to any point."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QListView, QVBoxLayout, QWidget

from richpic.editor.editor import Editor
from richpic.editor.steps import BEGINNING, FIRST_KEPT, step_said
from richpic.ui.panels import Panel, heading, labelled
from richpic.ui.theme import Theme
from richpic.ui.timers import once

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
ROLE = Qt.ItemDataRole
REFRESH_MS = 60


class StepsModel(QAbstractListModel):
    """Row 0 is the beginning, row n what n steps led to. Rows after the present one can be done again."""

    def __init__(self, theme: Theme, editor: Editor, parent: QObject) -> None:
        super().__init__(parent)
        self._theme, self._editor = theme, editor
        self._count = 0

    def refresh(self) -> None:
        """Show the history as it is now; rows that stay are only painted anew."""
        count = self._editor.history.count + 1
        if count > self._count:
            self.beginInsertRows(NOWHERE, self._count, count - 1)
            self._count = count
            self.endInsertRows()
        elif count < self._count:
            self.beginRemoveRows(NOWHERE, count, self._count - 1)
            self._count = count
            self.endRemoveRows()
        self.dataChanged.emit(self.index(0), self.index(count - 1))

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """Return how many points there are to go to."""
        return 0 if parent.isValid() else self._count

    def data(self, index: Index, role: int = ROLE.DisplayRole) -> object:
        """Return the words; what is undone is pale, the present point bold."""
        history = self._editor.history
        if not index.isValid() or index.row() > history.count:
            return None
        here, row = history.done, index.row()
        if role == ROLE.DisplayRole:
            start = FIRST_KEPT if history.forgotten else BEGINNING
            words = step_said(history.step(row - 1), self._editor.picture) if row else start
            return words[:1].upper() + words[1:]
        if role == ROLE.ForegroundRole and row > here:
            return QColor(self._theme.tokens.muted)
        if role in (ROLE.AccessibleTextRole, ROLE.ToolTipRole):
            state = "now" if row == here else "undone, can be done again" if row > here else "done"
            return f"{self.data(index)}, {state}, {row} of {history.count}"
        return None


class StepsList(QListView):
    """Enter goes to the marked point; Escape goes back to the paper."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Handle Escape; what else is not for the list is not for the window either."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.activated.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)
        event.accept()


class StepsPanel(Panel):
    """A click or Enter goes to that point. `settle` takes over what is being typed before that."""

    left = Signal()

    def __init__(
        self, theme: Theme, editor: Editor, settle: Callable[[], None], parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, "Steps so far", parent, inset=9)
        self._editor, self._settle = editor, settle
        self.model = StepsModel(theme, editor, self)
        self.list = StepsList()
        self.list.setModel(self.model)
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName("Steps so far")
        self.list.setProperty("role", "rows")
        words = labelled(
            "Click a step to go back to it. Nothing is lost until something new is drawn.", "muted"
        )
        words.setWordWrap(True)
        # Its title, with room for what closes it.
        self.head = QHBoxLayout()
        self.head.addWidget(heading("Steps so far"), 1)
        column = QVBoxLayout(self.content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(self.head)
        column.addWidget(words)
        column.addWidget(self.list, 1)
        self._timer = once(self, REFRESH_MS, self.refresh)
        self.list.clicked.connect(self._go)
        self.list.activated.connect(self._go)
        self.list.left.connect(self.left)
        editor.subscribe(self._heard)

    def _heard(self, happened: str, detail: Any) -> None:
        if happened in ("change", "picture") and self.isVisible():
            self._timer.start()

    def showEvent(self, event: QShowEvent) -> None:
        """Show the history as it is now."""
        super().showEvent(event)
        self.refresh()

    def refresh(self) -> None:
        """Show the history as it is now, the present point marked."""
        self.model.refresh()
        here = self.model.index(self._editor.history.done)
        self.list.setCurrentIndex(here)
        self.list.scrollTo(here)

    def _go(self, index: QModelIndex) -> None:
        if index.isValid():
            self._settle()
            self._editor.go_to_step(index.row())
            self.refresh()

    def take_focus(self) -> None:
        """Take the keys, at the present point."""
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
