"""Going from panel to panel by keys: F6, as elsewhere on the desktop. Tab then walks within the panel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from richpic.ui.access import announce

if TYPE_CHECKING:
    from richpic.ui.window import Window

# The order of reading; the paper comes first.
ORDER = (
    "document",
    "history",
    "share",
    "tray",
    "tray_tab",
    "outline",
    "steps",
    "inspector",
    "inspector_tab",
    "tools",
    "scribe",
    "zoom",
)


def go_to_panel(window: Window, step: int) -> None:
    """Give the focus to the next panel that is shown (`step` 1) or to the one before (-1)."""
    window.settle()
    stops: list[tuple[QWidget, QWidget]] = [(window.canvas, window.canvas)]
    for name in ORDER:
        panel = window.stage.panels.get(name)
        if panel is not None and panel.isVisible() and (first := _first(panel)) is not None:
            stops.append((panel, first))
    here = next((place for place, (panel, _) in enumerate(stops) if _is_in(window.focusWidget(), panel)), 0)
    panel, first = stops[(here + step) % len(stops)]
    first.setFocus(Qt.FocusReason.TabFocusReason)
    announce(first, panel.accessibleName())


def _first(panel: QWidget) -> QWidget | None:
    """Return the first control of a panel that takes keys."""
    kinds = (QAbstractItemView, QLineEdit, QPlainTextEdit, QComboBox, QAbstractButton)
    if isinstance(panel, kinds):
        return panel
    able = [
        child
        for child in panel.findChildren(QWidget)
        if isinstance(child, kinds)
        and child.isVisible()
        and child.isEnabled()
        and child.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    chosen = next((child for child in able if isinstance(child, QAbstractButton) and child.isChecked()), None)
    fields = next((child for child in able if not isinstance(child, QAbstractButton)), None)
    return fields or chosen or (able[0] if able else None)


def _is_in(widget: QWidget | None, panel: QWidget) -> bool:
    return widget is panel or (widget is not None and panel.isAncestorOf(widget))
