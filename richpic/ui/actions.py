"""Action: a named command. Menus, shortcuts, tool tips and buttons are all made from one table of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from richpic.ui.controls import GlyphButton
from richpic.ui.glyphs import glyph_icon
from richpic.ui.keymap import Keymap
from richpic.ui.needs import Need

if TYPE_CHECKING:
    from richpic.ui.window import Window


def always(_: Window) -> bool:
    """Return True: the action can be done at any time."""
    return True


@dataclass(frozen=True, slots=True)
class Action:
    """A command of the window.

    `keys` are in Qt's portable form ("Ctrl+Shift+S"), the first is shown; the user may choose others. `menu`
    names the menu it stands in, `section` the part of it between two lines. `checked` makes it a switch.
    `on_paper`: its keys mean something else in fields and lists, so they work only on the paper. `also` are
    other words by which people look for it. `about` says in one line what it is for, where a caption cannot.
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
    on_paper: bool = False
    also: str = ""
    about: str = ""

    @property
    def words(self) -> str:
        """The caption without the dots that promise a dialog."""
        return self.caption.rstrip("…")

    def why_not(self, window: Window) -> str:
        """Return what has to be done before it can be done, in a few words; "" if it can be done now."""
        if self.enabled(window):
            return ""
        return self.enabled.words if isinstance(self.enabled, Need) else "not possible now"


class ActionSet(QObject):
    """The table of actions as Qt actions on one window: their shortcuts work wherever the focus is.

    Fields that take text keep plain letters to themselves; that is Qt's own rule. `rekeyed` tells that the
    user chose other keys.
    """

    rekeyed = Signal()

    def __init__(self, window: Window, table: Iterable[Action], keymap: Keymap) -> None:
        super().__init__(window)
        self._window = window
        self.keymap = keymap
        self.table: dict[str, Action] = {action.id: action for action in table}
        self._made = {action.id: self._make(action) for action in self.table.values()}
        self._buttons: list[tuple[str, GlyphButton]] = []
        self._described: list[tuple[str, QWidget, str]] = []
        self.take_keys()

    def __getitem__(self, identifier: str) -> QAction:
        return self._made[identifier]

    def _make(self, action: Action) -> QAction:
        made = QAction(action.caption, self._window)
        made.setObjectName(action.id)
        made.setCheckable(action.checked is not None)
        made.triggered.connect(lambda: self.run(action.id))
        if action.on_paper:
            made.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            self._window.canvas.addAction(made)
        else:
            made.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
            self._window.addAction(made)
        return made

    # Keys

    def take_keys(self) -> None:
        """Let the keys of the keymap work, and show them wherever keys are shown."""
        for identifier, made in self._made.items():
            made.setShortcuts([QKeySequence(key) for key in self.keymap.keys(identifier)])
            made.setToolTip(self.tip(identifier))
        for identifier, widget, words in self._described:
            widget.setToolTip(self.tip(identifier, words))
        self.rekeyed.emit()

    def key(self, identifier: str) -> str:
        """Return the key of an action as it is written on this system's keyboards, or ""."""
        return self.keymap.first(identifier)

    def tip(self, identifier: str, words: str = "") -> str:
        """Return its caption (or other `words`) with its key, as tool tips show it; more lines stay below."""
        action = self.table[identifier]
        said, _, below = (words or f"{action.words}\n{action.about}".rstrip()).partition("\n")
        if key := self.key(identifier):
            said = f"{said} ({key})"
        return f"{said}\n{below}" if below else said

    def describe(self, widget: QWidget, identifier: str, words: str = "") -> None:
        """Give a widget that does an action its tool tip, now and when the keys change."""
        widget.setToolTip(self.tip(identifier, words))
        self._described.append((identifier, widget, words))
        widget.destroyed.connect(lambda: self._forget(widget))

    # Doing

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
        made = GlyphButton(self._window.theme, action.glyph, action.words, parent=parent)
        self.describe(made, identifier)
        made.clicked.connect(lambda: self.run(identifier))
        made.setEnabled(action.enabled(self._window))
        self._buttons.append((identifier, made))
        return made

    def _forget(self, widget: QWidget) -> None:
        self._described = [entry for entry in self._described if entry[1] is not widget]
        self._buttons = [pair for pair in self._buttons if pair[1] is not widget]

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
