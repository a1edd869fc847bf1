"""From the share dialog to the other ways out of the program: a button with a list of them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QMenu, QPushButton

from richpic.ui.actions import ActionSet
from richpic.ui.export_actions import MENU
from richpic.ui.share_style import plain_button

CAPTION = "Other ways…"
# What comes before the files for other programs.
FIRST = ("safe", "words")


def other_ways(actions: ActionSet, go: Callable[[str], None]) -> QPushButton:
    """Return a button that lists the actions that share otherwise; `go` is told the id of the chosen one."""
    button = plain_button(CAPTION, lambda: None)
    button.setToolTip("Check that it is safe, describe it in words, or export a file for another program")
    menu = QMenu(button)
    menu.setToolTipsVisible(True)
    for names in (FIRST, actions.of_menu(MENU)):
        menu.addSeparator()
        for name in names:
            entry = menu.addAction(actions.table[name].caption)
            entry.setObjectName(name)
            entry.setToolTip(actions.tip(name))
            entry.setEnabled(actions[name].isEnabled())
            entry.triggered.connect(lambda _=False, name=name: go(name))
    button.setMenu(menu)
    return button
