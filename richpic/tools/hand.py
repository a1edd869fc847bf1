"""Hand: pulls the paper about."""

from __future__ import annotations

from typing import ClassVar

from richpic.editor.editor import Editor
from richpic.tools.pointer import Pointer
from richpic.tools.tool import Gesture, Tool


class Pan(Gesture):
    """Keeps the paper under the pointer."""

    def __init__(self, editor: Editor, start: Pointer) -> None:
        super().__init__(start)
        self.editor = editor
        self.last = start.view

    def move(self, pointer: Pointer) -> None:
        """Pull the paper."""
        step = pointer.view.minus(self.last)
        self.last = pointer.view
        self.editor.look(self.editor.camera.panned(step.x, step.y))


class HandTool(Tool):
    """Drag to move about."""

    name: ClassVar[str] = "hand"
    caption: ClassVar[str] = "Move about"
    key: ClassVar[str] = "H"
    hint: ClassVar[str] = "Drag the paper. You can also hold Space, or the middle mouse button."
    cursor: ClassVar[str] = "grab"
    scrolls: ClassVar[bool] = False

    def double_click(self, pointer: Pointer) -> None:
        """Go on: quick strokes at one place are strokes like any other."""
        self.press(pointer)

    def begin(self, pointer: Pointer) -> Gesture:
        """Begin to pull the paper."""
        return Pan(self.editor, pointer)

    def cursor_at(self, pointer: Pointer) -> str:
        """Return a closed hand while pulling."""
        return "grabbing" if self.gesture else "grab"
