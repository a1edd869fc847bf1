"""What choosing in the tray does to the picture: an icon for the tool, one put down, a face."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from richpic.editor import operations

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
