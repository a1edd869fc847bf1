"""The list of all that is on the picture, beside the paper. Selects both ways, renames, reorders."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from richpic.editor.editor import Editor
from richpic.model.element import Element
from richpic.ui.bars import TOOL_GLYPHS
from richpic.ui.glyphs import paint_glyph
from richpic.ui.outline_model import ELEMENT, OutlineModel
from richpic.ui.panels import Panel, heading, labelled
from richpic.ui.symbol_pixmaps import SymbolPixmaps
from richpic.ui.theme import Theme
from richpic.ui.timers import once

ROW, PICTURE, MARK = 34, 26, 16
REFRESH_MS = 120


class OutlineDelegate(QStyledItemDelegate):
    """Paints a small picture before the name, and after it whether the thing is hidden or locked."""

    def __init__(self, theme: Theme, pixmaps: SymbolPixmaps, view: QTreeView) -> None:
        super().__init__(view)
        self._theme, self._pixmaps, self._view = theme, pixmaps, view
        pixmaps.painted.connect(view.viewport().update)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the height of a row."""
        return QSize(120, max(ROW, super().sizeHint(option, index).height()))

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Leave room for the picture; sections are written in bold."""
        super().initStyleOption(option, index)
        if index.data(ELEMENT) is None:
            option.font.setWeight(option.font.Weight.DemiBold)
        else:
            option.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration
            option.decorationSize = QSize(PICTURE, PICTURE)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint the row, then picture and marks."""
        element = index.data(ELEMENT)
        room = QStyleOptionViewItem(option)
        marks = [] if element is None else _marks(element)
        room.rect.setRight(room.rect.right() - len(marks) * (MARK + 4))
        super().paint(painter, room, index)
        if element is None:
            return
        self.initStyleOption(room, index)
        style = self._view.style()
        place = QRectF(style.subElementRect(QStyle.SubElement.SE_ItemViewItemDecoration, room, self._view))
        tokens = self._theme.tokens
        symbols = element.used_symbols()
        painter.save()
        painter.setOpacity(0.45 if element.hidden else 1.0)
        if len(symbols) == 1:
            pixmap = self._pixmaps.get(symbols[0], PICTURE, self._view.devicePixelRatioF())
            if pixmap is not None:
                painter.drawPixmap(place.topLeft(), pixmap)
        else:
            paint_glyph(painter, TOOL_GLYPHS.get(element.kind, "sparkle"), place, tokens.muted, 18)
        painter.restore()
        right = QRectF(option.rect)
        for glyph in marks:
            right.setLeft(right.right() - MARK - 4)
            paint_glyph(painter, glyph, right, tokens.muted, MARK)
            right.setRight(right.left())


def _marks(element: Element) -> list[str]:
    return [
        glyph for glyph, holds in (("lock-simple", element.locked), ("eye-slash", element.hidden)) if holds
    ]


class OutlineTree(QTreeView):
    """Alt+Up and Alt+Down reorder; Enter and F2 rename; Delete deletes; Escape goes back to the paper."""

    stepped = Signal(bool)
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Handle what is not Qt's own."""
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if self.state() == QAbstractItemView.State.EditingState:
            # A key that the field has no use for; the field itself has heard it.
            pass
        elif alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.stepped.emit(event.key() == Qt.Key.Key_Up)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            index = self.currentIndex()
            if index.isValid() and index.flags() & Qt.ItemFlag.ItemIsEditable:
                self.edit(index)
        else:
            super().keyPressEvent(event)
        # What the list has no use for means something else to the window behind it.
        event.accept()


class OutlinePanel(Panel):
    """Shows the outline. `looked`: bring this element into view; `left`: give the focus to the paper."""

    looked = Signal(str)
    left = Signal()

    def __init__(
        self, theme: Theme, editor: Editor, pixmaps: SymbolPixmaps, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, "Everything on the picture", parent, inset=9)
        self._editor = editor
        self._following = False
        self.model = OutlineModel(editor, self)
        self.tree = OutlineTree()
        self.tree.setModel(self.model)
        self.tree.setItemDelegate(OutlineDelegate(theme, pixmaps, self.tree))
        self.tree.setHeaderHidden(True)
        self.tree.setUniformRowHeights(True)
        self.tree.setIndentation(16)
        self.tree.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.tree.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.tree.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.tree.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.tree.setAccessibleName("Everything on the picture")
        self.nothing = labelled("Nothing is on the picture yet.", "muted")
        self.nothing.setWordWrap(True)
        # Its title, with room for what closes it.
        self.head = QHBoxLayout()
        self.head.addWidget(heading("Everything on the picture"), 1)
        column = QVBoxLayout(self.content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(self.head)
        column.addWidget(self.nothing)
        column.addWidget(self.tree, 1)
        self._timer = once(self, REFRESH_MS, self.refresh)
        self.tree.selectionModel().selectionChanged.connect(lambda *_: self._choose())
        self.tree.stepped.connect(self._step)
        self.tree.left.connect(self.left)
        editor.subscribe(self._heard)

    def _heard(self, happened: str, detail: Any) -> None:
        if not self.isVisible():
            return
        if happened in ("change", "picture"):
            self._timer.start()
        elif happened == "selection":
            self._follow()

    def showEvent(self, event: QShowEvent) -> None:
        """Show the picture as it is now."""
        super().showEvent(event)
        self.refresh()

    def refresh(self) -> None:
        """Show the picture as it is now; what was folded stays folded."""
        self._timer.stop()
        folded = {
            branch.element.id if branch.element else branch.title
            for index, branch in self.model.branches()
            if not self.tree.isExpanded(index)
        }
        self._following = True
        changed = self.model.refresh()
        self._following = False
        if changed:
            for index, branch in self.model.branches():
                name = branch.element.id if branch.element else branch.title
                self.tree.setExpanded(index, name not in folded)
        empty = self.model.rowCount() == 0
        self.nothing.setVisible(empty)
        self.tree.setVisible(not empty)
        self._follow()

    # Selecting both ways

    def _choose(self) -> None:
        """Select on the paper what was chosen here."""
        if self._following:
            return
        rows = self.tree.selectionModel().selectedIndexes()
        ids = [element.id for element in map(self.model.element, rows) if element is not None]
        self._following = True
        self._editor.select(ids)
        self._following = False
        if len(ids) == 1:
            self.looked.emit(ids[0])

    def _follow(self) -> None:
        """Mark what is selected on the paper."""
        if self._following:
            return
        chosen = QItemSelection()
        last = QModelIndex()
        for identifier in self._editor.selection:
            index = self.model.index_of(identifier)
            if index.isValid():
                chosen.select(index, index)
                last = index
        self._following = True
        marks = self.tree.selectionModel()
        marks.select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        if last.isValid() and self._is_unfolded(last):
            marks.setCurrentIndex(last, QItemSelectionModel.SelectionFlag.NoUpdate)
            self.tree.scrollTo(last)
        self._following = False

    def _is_unfolded(self, index: QModelIndex) -> bool:
        """Tell whether a row is not in a folded one: going to it would unfold that."""
        parent = index.parent()
        while parent.isValid():
            if not self.tree.isExpanded(parent):
                return False
            parent = parent.parent()
        return True

    def _step(self, up: bool) -> None:
        element = self.model.element(self.tree.currentIndex())
        if element is not None and self.model.step(element.id, up):
            self.refresh()

    def take_focus(self) -> None:
        """Take the keys, at what is selected or at the first row."""
        self.tree.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if not self.tree.currentIndex().isValid():
            self.tree.setCurrentIndex(self.model.index(0, 0))
