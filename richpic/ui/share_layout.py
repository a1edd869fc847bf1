"""How the share dialog is laid out: what is shown on the left, what is chosen on the right, buttons below."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from richpic.ui.panels import labelled
from richpic.ui.theme import roomy

SIZE, LEAST = QSize(960, 660), QSize(700, 440)


def two_columns(left: Iterable[QWidget], right: QWidget) -> QScrollArea:
    """Return `right` beside what is on the `left`, the first of it as large as there is room.

    On a small screen, or with the largest letters, what does not fit is scrolled to.
    """
    column = QVBoxLayout()
    column.setSpacing(8)
    for number, widget in enumerate(left):
        column.addWidget(widget, 0 if number else 1)
    inner = QWidget()
    inner.setProperty("role", "page")
    inner.setMinimumSize(roomy(LEAST.width()), LEAST.height())
    columns = QHBoxLayout(inner)
    columns.setContentsMargins(0, 0, 0, 0)
    columns.setSpacing(20)
    columns.addLayout(column, 1)
    columns.addWidget(right)
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setFrameShape(QScrollArea.Shape.NoFrame)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scroll.setWidget(inner)
    return scroll


def lay_out(dialog: QDialog, title: str, middle: QWidget, foot: QHBoxLayout) -> None:
    """Fill `dialog` with its title, `middle` and, always seen, `foot`; it is as large as fits the screen."""
    column = QVBoxLayout(dialog)
    column.setContentsMargins(24, 14, 24, 14)
    column.setSpacing(10)
    column.addWidget(labelled(title, "title"))
    column.addWidget(middle, 1)
    column.addLayout(foot)
    screen = dialog.screen().availableSize()
    wide, high = min(roomy(SIZE.width()), screen.width() - 40), min(SIZE.height(), screen.height() - 60)
    dialog.resize(wide, high)
