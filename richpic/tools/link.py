"""Link tool: draws an arrow from one thing to another."""

from __future__ import annotations

from typing import ClassVar

from richpic.editor.targets import target_at
from richpic.model.geometry import Point
from richpic.tools.gestures.connect import Connect
from richpic.tools.overlay import Overlay
from richpic.tools.pointer import Pointer
from richpic.tools.tool import Gesture, Tool


class LinkTool(Tool):
    """Drag from one thing to another; from or to empty paper leaves a loose end."""

    name: ClassVar[str] = "link"
    caption: ClassVar[str] = "Link"
    key: ClassVar[str] = "L"
    hint: ClassVar[str] = "Drag from one thing to another. Press Enter to write on the line."

    glow: tuple[tuple[Point, ...], ...] = ()

    def double_click(self, pointer: Pointer) -> None:
        """Go on: quick strokes at one place are strokes like any other."""
        self.press(pointer)

    def begin(self, pointer: Pointer) -> Gesture:
        """Begin a link at what is under the pointer."""
        self.glow = ()
        source = None if pointer.ctrl else target_at(self.editor, pointer.at, pointer.reach)
        return Connect(self.editor, self.toolbox, pointer, source)

    def make_by_key(self, middle: Point) -> bool:
        """Ask for the target of a link from what is selected."""
        if self.editor.selection:
            self.editor.tell("link")
        return bool(self.editor.selection)

    def hover(self, pointer: Pointer) -> None:
        """Let glow what a link would start at."""
        target = target_at(self.editor, pointer.at, pointer.reach)
        self.glow = tuple(map(tuple, target.outlines(self.editor.context)[:1])) if target else ()

    def leave(self) -> None:
        """Let nothing glow."""
        super().leave()
        self.glow = ()

    def overlay(self) -> Overlay:
        """Return the glow of what would be linked."""
        return self.gesture.overlay() if self.gesture else Overlay(targets=self.glow)
