"""What choosing in the tray does to the picture: an icon for the tool, one put down, another one, a face."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from richpic.editor import operations
from richpic.elements.icon import Icon
from richpic.ui.actions import Action
from richpic.ui.needs import Need

if TYPE_CHECKING:
    from richpic.ui.window import Window


def arm_symbol(window: Window, name: str) -> None:
    """Have the next click on the paper put down this icon."""
    window.toolbox.options.symbol = name
    window.toolbox.choose("icon")
    window.to_paper()


def place_symbol(window: Window, name: str, by_mouse: bool) -> None:
    """Put an icon down; who does that by keys has them for commands afterwards, and Enter writes."""
    window.toolbox.choose("select")
    window.canvas.place_symbol(name, write=by_mouse)


def choose_face(window: Window, face: str) -> None:
    """Give what is selected this face; without a selection the next people have it."""
    editor = window.editor
    chosen = [e.id for e in editor.selected if getattr(e, "face", None) is not None]
    if chosen:
        editor.commit(operations.nudged_fields(editor.picture, chosen, {"face": face}, f"made it {face}"))
        window.tray.show_face(face)
        return
    options = window.toolbox.options
    options.face = "" if options.face == face else face
    window.tray.show_face(options.face)


def find_icon(window: Window) -> None:
    """Put the caret into the search field of the tray."""
    if not window.stage.tray_wanted:
        window.stage.toggle_tray()
    window.tray.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
    window.tray.search.selectAll()


def change_icon(window: Window) -> None:
    """Ask for another icon for what is selected."""
    from richpic.ui.icon_choice import ask_icon

    ask_icon(window)


def offer_in_place(window: Window, put_on: str, below: str) -> None:
    """Offer to let an icon that was put on another one take the place of that."""
    from richpic.ui.icon_choice import offer_in_place as offer

    offer(window, put_on, below)


HAS_ICON = Need(
    "select an icon first",
    lambda window: any(isinstance(one, Icon) and not one.guarded for one in window.editor.selected),
)
CHANGE_ICON = Action(
    "change-icon",
    "Change the icon…",
    "Edit",
    change_icon,
    ("Ctrl+Shift+I",),
    "swap",
    2,
    HAS_ICON,
    also="swap replace symbol picture another other instead",
)
