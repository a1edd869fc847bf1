"""Tool: what the pointer does, as a small state machine. Gesture: what it does between press and release."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from richpic.editor.editor import Editor
from richpic.tools.overlay import Overlay
from richpic.tools.pointer import Pointer

if TYPE_CHECKING:
    from richpic.tools.toolbox import Toolbox

# View pixels that the pointer may stray in a click before it becomes a drag.
CLICK_SLOP = 4.0


class Gesture:
    """From press to release. `move` shows a preview; `release` commits it; `cancel` leaves no trace."""

    def __init__(self, start: Pointer) -> None:
        self.start = start
        self.moving = False

    def is_drag(self, pointer: Pointer) -> bool:
        """Tell whether the pointer has strayed from the start: hands shake, and a click is no drag."""
        if not self.moving:
            self.moving = pointer.view.distance(self.start.view) >= CLICK_SLOP
        return self.moving

    def move(self, pointer: Pointer) -> None:
        """Follow the pointer."""

    def release(self, pointer: Pointer) -> None:
        """Commit what was previewed, or take it as a click."""

    def cancel(self) -> None:
        """Undo the preview."""

    def overlay(self) -> Overlay:
        """Return what to show over the picture meanwhile."""
        return Overlay()


class Tool:
    """One of the tools. Subclasses say which gesture a press begins."""

    name: ClassVar[str] = ""
    caption: ClassVar[str] = ""
    key: ClassVar[str] = ""
    hint: ClassVar[str] = ""
    cursor: ClassVar[str] = "cross"

    def __init__(self, editor: Editor, toolbox: Toolbox) -> None:
        self.editor = editor
        self.toolbox = toolbox
        self.gesture: Gesture | None = None

    # Events. Coordinates are in the Pointer.

    def press(self, pointer: Pointer) -> None:
        """Begin a gesture."""
        self.cancel()
        self.gesture = self.begin(pointer)

    def move(self, pointer: Pointer) -> None:
        """Follow the pointer, its button held."""
        if self.gesture:
            self.gesture.move(pointer)

    def hover(self, pointer: Pointer) -> None:
        """Follow the pointer, no button held."""

    def release(self, pointer: Pointer) -> None:
        """End the gesture."""
        gesture, self.gesture = self.gesture, None
        if gesture:
            gesture.release(pointer)

    def double_click(self, pointer: Pointer) -> None:
        """Take the second press of two quick clicks. Tools that make things make no second one on top."""

    def cancel(self) -> bool:
        """End the running gesture without a trace. Tells whether there was one."""
        gesture, self.gesture = self.gesture, None
        if gesture is None:
            return False
        gesture.cancel()
        self.editor.show(None)
        return True

    def leave(self) -> None:
        """Another tool is chosen."""
        self.cancel()

    # For subclasses

    def begin(self, pointer: Pointer) -> Gesture | None:
        """Return the gesture that a press here begins."""
        return None

    def overlay(self) -> Overlay:
        """Return what to show over the picture."""
        return self.gesture.overlay() if self.gesture else Overlay()

    def cursor_at(self, pointer: Pointer) -> str:
        """Return the name of the cursor for the pointer here."""
        return self.cursor
