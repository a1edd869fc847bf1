"""Action: a named command. Menus, shortcuts, tool tips and buttons are all made from one table of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from richpic.ui.controls import GlyphButton
from richpic.ui.glyphs import glyph_icon

if TYPE_CHECKING:
    from richpic.ui.window import Window


def always(_: Window) -> bool:
    """Return True: the action can be done at any time."""
    return True


@dataclass(frozen=True, slots=True)
class Action:
    """A command of the window.

    `keys` are in Qt's portable form ("Ctrl+Shift+S"), the first is shown. `menu` names the menu it stands in,
    `section` the part of it between two lines. `checked` makes it a switch.
    """

    id: str
    caption: str
    menu: str
    run: Callable[[Window], object]
    keys: tuple[str, ...] = ()
    glyph: str = ""
    section: int = 0
    enabled: Callable[[Window], bool] = always
    checked: Callable[[Window], bool] | None = None

    @property
    def tip(self) -> str:
        """The caption with the shortcut, as tool tips show it."""
        words = self.caption.rstrip("…")
        return f"{words} ({shown_key(self.keys[0])})" if self.keys else words


def shown_key(key: str) -> str:
    """Return a shortcut as it is written on this system's keyboards."""
    return QKeySequence(key, QKeySequence.SequenceFormat.PortableText).toString(
        QKeySequence.SequenceFormat.NativeText
    )


class ActionSet:
    """The table of actions as Qt actions on one window: their shortcuts work wherever the focus is.

    Fields that take text keep plain letters to themselves; that is Qt's own rule.
    """

    def __init__(self, window: Window, table: Iterable[Action]) -> None:
        self._window = window
        self.table: dict[str, Action] = {action.id: action for action in table}
        self._made = {action.id: self._make(action) for action in self.table.values()}
        self._buttons: list[tuple[str, GlyphButton]] = []

    def __getitem__(self, identifier: str) -> QAction:
        return self._made[identifier]

    def _make(self, action: Action) -> QAction:
        made = QAction(action.caption, self._window)
        made.setObjectName(action.id)
        made.setToolTip(action.tip)
        made.setShortcuts([QKeySequence(key) for key in action.keys])
        made.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        made.setCheckable(action.checked is not None)
        made.triggered.connect(lambda: self.run(action.id))
        self._window.addAction(made)
        return made

    def run(self, identifier: str) -> None:
        """Do the action, if it can be done now."""
        action = self.table[identifier]
        if action.enabled(self._window):
            action.run(self._window)
        self.refresh()

    def refresh(self) -> None:
        """Show what can be done now."""
        for identifier, action in self.table.items():
            made = self._made[identifier]
            made.setEnabled(action.enabled(self._window))
            if action.checked is not None:
                made.setChecked(action.checked(self._window))
        for identifier, button in self._buttons:
            button.setEnabled(self._made[identifier].isEnabled())

    def button(self, identifier: str, parent: QWidget | None = None) -> GlyphButton:
        """Return a new icon button that does the action."""
        action = self.table[identifier]
        made = GlyphButton(self._window.theme, action.glyph, action.caption.rstrip("…"), parent=parent)
        made.setToolTip(action.tip)
        made.clicked.connect(lambda: self.run(identifier))
        made.setEnabled(action.enabled(self._window))
        self._buttons.append((identifier, made))
        made.destroyed.connect(lambda: self._forget(made))
        return made

    def _forget(self, button: GlyphButton) -> None:
        self._buttons = [pair for pair in self._buttons if pair[1] is not button]

    def fill(self, menu: QMenu, identifiers: Iterable[str]) -> None:
        """Put actions into `menu` in their order, with a line between sections."""
        self.refresh()
        section: int | None = None
        for identifier in identifiers:
            action = self.table[identifier]
            if section is not None and action.section != section:
                menu.addSeparator()
            section = action.section
            made = self._made[identifier]
            if action.glyph and action.checked is None:
                made.setIcon(glyph_icon(action.glyph, self._window.theme.tokens.muted, 18))
            menu.addAction(made)

    def menu_names(self) -> tuple[str, ...]:
        """Return the names of the menus, in the order of the table."""
        return tuple(dict.fromkeys(action.menu for action in self.table.values() if action.menu))

    def of_menu(self, name: str) -> list[str]:
        """Return the ids of the actions of a menu, section by section."""
        found = [action for action in self.table.values() if action.menu == name]
        return [action.id for action in sorted(found, key=lambda action: action.section)]
