"""All keys on one sheet, made from the table of actions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from richpic.ui.finder_rows import paint_key, parts_of
from richpic.ui.fixed_keys import ON_THE_PAPER, WITH_THE_MOUSE
from richpic.ui.keymap import shown_key
from richpic.ui.panels import labelled
from richpic.ui.theme import Theme, interface_font

if TYPE_CHECKING:
    from richpic.ui.actions import ActionSet

COLUMNS = 3
# A row of keys: what it does, and the keys that do it.
KeyRow = tuple[str, tuple[str, ...]]


def groups_of(actions: ActionSet) -> list[tuple[str, list[KeyRow]]]:
    """Return all keys by group: what is done on the paper, then the menus; no actions without a key."""
    groups: list[tuple[str, list[KeyRow]]] = [
        ("On the paper", [(key.caption, key.keys) for key in ON_THE_PAPER]),
        ("With the mouse", [(key.caption, key.keys) for key in WITH_THE_MOUSE]),
    ]
    names = {action.menu or "Window" for action in actions.table.values()}
    order = [*actions.menu_names(), *sorted(names - set(actions.menu_names()))]
    for menu in order:
        rows = [
            (action.words, tuple(shown_key(key) for key in actions.keymap.keys(action.id)[:1]))
            for action in actions.table.values()
            if (action.menu or "Window") == menu
        ]
        if told := [row for row in rows if row[1]]:
            groups.append((menu, told))
    return groups


class KeyCaps(QWidget):
    """Keys as caps; alternatives stand side by side."""

    def __init__(self, theme: Theme, keys: Sequence[str]) -> None:
        super().__init__()
        self._theme, self._keys = theme, tuple(keys)
        self.setAccessibleName(" or ".join(keys))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Return the room of the caps."""
        metrics = QFontMetricsF(interface_font(11, 500))
        parts = [part for key in self._keys for part in parts_of(key)]
        width = sum(max(24.0, metrics.horizontalAdvance(part) + 14) + 4 for part in parts)
        return QSize(round(width + 10 * (len(self._keys) - 1)), 26)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the caps, the first key leftmost."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = self._theme.tokens
        room = QRectF(self.rect()).adjusted(0, 0, -1, 0)
        for key in reversed(self._keys):
            room.setRight(paint_key(painter, room, key, tokens.edge, tokens.sunk, tokens.text) - 10)


class KeyGroup(QWidget):
    """A heading, and a row for each key."""

    def __init__(self, theme: Theme, title: str, rows: Iterable[KeyRow]) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 10)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 1)
        heading = QLabel(title)
        heading.setFont(interface_font(14, 600))
        grid.addWidget(heading, 0, 0, 1, 2)
        for place, (caption, keys) in enumerate(rows, 1):
            words = QLabel(caption)
            words.setWordWrap(True)
            grid.addWidget(words, place, 0)
            grid.addWidget(KeyCaps(theme, keys), place, 1, Qt.AlignmentFlag.AlignRight)


class KeySheet(QDialog):
    """Shows the keys; `wants_change` after closing tells that the user wants to choose other ones."""

    def __init__(self, theme: Theme, actions: ActionSet, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("All keys")
        self.wants_change = False
        self.groups = groups_of(actions)
        page = QWidget()
        page.setProperty("role", "page")
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 10, 0)
        row.setSpacing(36)
        for column in _columns(self.groups):
            stack = QVBoxLayout()
            for title, rows in column:
                stack.addWidget(KeyGroup(theme, title, rows))
            stack.addStretch(1)
            row.addLayout(stack, 1)
        area = QScrollArea()
        area.setWidget(page)
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setAccessibleName("All keys")
        change = QPushButton("Choose other keys…")
        change.setToolTip("Give commands the keys that you are used to")
        change.clicked.connect(self._change)
        close = QPushButton("Close")
        close.setProperty("role", "primary")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.addWidget(change)
        buttons.addStretch(1)
        buttons.addWidget(close)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(28, 22, 18, 18)
        whole.setSpacing(14)
        whole.addWidget(labelled("All keys", "title"))
        whole.addWidget(area, 1)
        whole.addLayout(buttons)
        self._fit(page, parent)

    def _fit(self, page: QWidget, parent: QWidget | None) -> None:
        """Be as large as the keys need, but no larger than the window."""
        wanted = QSize(1120, page.sizeHint().height() + 150)
        most = parent.size() - QSize(40, 40) if parent is not None else wanted
        self.resize(wanted.boundedTo(most))

    def _change(self) -> None:
        self.wants_change = True
        self.accept()


def _columns(groups: list[tuple[str, list[KeyRow]]]) -> list[list[tuple[str, list[KeyRow]]]]:
    """Return the groups in their order in columns of about the same height."""
    total = sum(len(rows) + 2 for _, rows in groups)
    columns: list[list[tuple[str, list[KeyRow]]]] = [[]]
    height = 0
    for title, rows in groups:
        size = len(rows) + 2
        if columns[-1] and height + size / 2 > total / COLUMNS * len(columns) and len(columns) < COLUMNS:
            columns.append([])
        columns[-1].append((title, rows))
        height += size
    return columns
