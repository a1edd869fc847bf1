"""The keys that the paper itself takes: Escape, Space, Z, Tab, Enter, F2 and the arrows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from richpic.editor import operations, walking
from richpic.model.element import Element
from richpic.ui.canvas_pointers import Pointers
from richpic.ui.eagle_eye import EagleEye

if TYPE_CHECKING:
    from richpic.ui.canvas import Canvas

ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
TABS = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
# View pixels that an arrow moves the paper by.
PACE = 60


class CanvasKeys:
    """Takes the keys of one canvas, and tells whether they meant something there."""

    def __init__(self, canvas: Canvas, pointers: Pointers, eagle: EagleEye) -> None:
        self._canvas, self._editor, self._toolbox = canvas, canvas.editor, canvas.toolbox
        self._pointers, self._eagle = pointers, eagle

    def tab(self, event: QKeyEvent) -> bool:
        """Walk on the picture, if that is what the key means and there is anything on it."""
        pressed = event.type() == QEvent.Type.KeyPress
        if not pressed or event.key() not in TABS or not self._editor.picture.elements:
            return False
        self._canvas.walk(-1 if event.key() == Qt.Key.Key_Backtab else 1)
        return True

    def press(self, event: QKeyEvent) -> bool:
        """Take a key other than Escape and Tab."""
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._pointers.holds_space = True
            self._canvas.show_cursor()
        elif key == Qt.Key.Key_Z and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self._eagle.open()
        elif key in ARROWS and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._arrow(event, *ARROWS[key])
        elif key in ENTER and self._canvas.make_by_key():
            self._canvas.update()
        elif key in (*ENTER, Qt.Key.Key_F2) and len(self._editor.selection) == 1:
            self._editor.edit_text(self._editor.selection[0])
        else:
            return False
        return True

    def release(self, event: QKeyEvent) -> bool:
        """Let go of the paper, or land on it."""
        if event.isAutoRepeat() or event.key() not in (Qt.Key.Key_Space, Qt.Key.Key_Z):
            return False
        if event.key() == Qt.Key.Key_Space:
            self._pointers.holds_space = False
            self._canvas.show_cursor()
        else:
            self._eagle.land(self._pointers.last_view)
        return True

    def lose(self) -> None:
        """Let go of all: what is released now goes elsewhere."""
        self._eagle.close()
        self._pointers.holds_space = False
        self._canvas.show_cursor()

    def escape(self) -> bool:
        """End the gesture; else put the tool away; else select nothing. Tells whether it did any of these."""
        done = True
        if self._eagle.close() or self._toolbox.current.escape():
            pass
        elif self._toolbox.name != "select":
            self._toolbox.choose("select")
        elif self._canvas.focus is not None and self._canvas.focus.steps:
            # Looking at what is linked ends first, by the window, and what is selected stays so.
            done = False
        else:
            done = bool(self._editor.selection)
            self._editor.select(())
        self._canvas.update()
        return done

    def go(self, direction: walking.Direction) -> None:
        """Select the nearest thing in a direction from what is selected, or from the middle of the view."""
        editor, picture = self._editor, self._editor.picture
        chosen = picture.elements.get(editor.selection[-1]) if editor.selection else None
        start = chosen.centre(editor.context) if chosen else self._canvas.centre_page_point()
        self._go_to(
            walking.nearest(picture, editor.context, start, direction, frozenset(editor.selection)),
        )

    def _arrow(self, event: QKeyEvent, dx: int, dy: int) -> None:
        """Move what is selected, by ten with Shift; or else look elsewhere."""
        editor = self._editor
        if editor.selection:
            step = 10 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
            moved = operations.moved(editor.picture, editor.selection, dx * step, dy * step)
            editor.commit(moved, extend=event.isAutoRepeat())
        else:
            editor.look(editor.camera.panned(-dx * PACE, -dy * PACE))

    def walk(self, step: int) -> None:
        """Select the next thing in reading order: rows from the top, each from the left."""
        editor = self._editor
        self._go_to(walking.next_in_order(editor.picture, editor.context, editor.selection, step))

    def _go_to(self, element: Element | None) -> None:
        if element is not None:
            self._editor.select([element.id])
            self._canvas.bring_into_view(element.id)
