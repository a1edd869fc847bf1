"""The menus, made from the table of actions when they are opened."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from richpic.ui.action_table import ON_PAPER, ON_THINGS

if TYPE_CHECKING:
    from richpic.ui.window import Window


def whole_menu(window: Window) -> QMenu:
    """Return a menu of all actions, a part for each menu of the table. It goes when it closes."""
    menu = _passing(window)
    actions = window.actions_
    for name in actions.menu_names():
        part = menu.addMenu(name)
        identifiers = actions.of_menu(name)
        actions.fill(part, identifiers)
        if "open" in identifiers:
            _add_recent(window, part)
    return menu


def context_menu(window: Window) -> QMenu:
    """Return the menu for what is selected, or for the bare paper. It goes when it closes."""
    menu = _passing(window)
    window.actions_.fill(menu, ON_THINGS if window.editor.selection else ON_PAPER)
    return menu


def _passing(window: Window) -> QMenu:
    menu = QMenu(window)
    menu.setToolTipsVisible(True)
    menu.aboutToHide.connect(menu.deleteLater)
    return menu


def _add_recent(window: Window, menu: QMenu) -> None:
    from richpic.files.recent import recent_files

    files = recent_files()
    part = QMenu("Open recent", menu)
    for path in files:
        # An ampersand in a file name is no underlined key.
        entry = part.addAction(path.stem.replace("&", "&&"), partial(window.flow.open, path))
        entry.setToolTip(str(path))
    part.setEnabled(bool(files))
    menu.insertMenu(window.actions_["example"], part)
