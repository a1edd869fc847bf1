"""Laser pointer: lines that show where to look while somebody talks. They are never part of the picture."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import ClassVar

from richpic.editor.editor import Editor
from richpic.model.geometry import Point
from richpic.tools.overlay import Overlay
from richpic.tools.pointer import Pointer
from richpic.tools.tool import Gesture, Tool
from richpic.tools.toolbox import Toolbox

# Seconds that all lines stay after the hand has come to rest, and in which they then fade together.
STAYS, FADES = 1.6, 0.7


class Pointing(Gesture):
    """Draws one line of light."""

    def __init__(self, tool: LaserTool, start: Pointer) -> None:
        super().__init__(start)
        self.tool = tool
        tool.strokes.append([start.at])

    def move(self, pointer: Pointer) -> None:
        """Lengthen the line."""
        self.is_drag(pointer)
        self.tool.strokes[-1].append(pointer.at)

    def release(self, pointer: Pointer) -> None:
        """Let it stay for as long as the hand goes on."""
        if self.tool.on_click is not None and not self.is_drag(pointer):
            self.cancel()
            self.tool.on_click()
            return
        self.tool.rested = self.tool.clock()

    def cancel(self) -> None:
        """Take the line away."""
        self.tool.strokes.pop()


class LaserTool(Tool):
    """Drag to point; lines stay while you go on, and fade together."""

    name: ClassVar[str] = "laser"
    caption: ClassVar[str] = "Laser pointer"
    key: ClassVar[str] = "K"
    hint: ClassVar[str] = "Drag to show where to look. The light fades; nothing of it stays on the picture."
    scrolls: ClassVar[bool] = False

    def __init__(self, editor: Editor, toolbox: Toolbox) -> None:
        super().__init__(editor, toolbox)
        self.clock: Callable[[], float] = time.monotonic
        # What a click does instead of a dot of light, if anything.
        self.on_click: Callable[[], None] | None = None
        self.strokes: list[list[Point]] = []
        self.rested = 0.0

    def begin(self, pointer: Pointer) -> Gesture:
        """Begin a line."""
        self._forget_faded()
        return Pointing(self, pointer)

    def double_click(self, pointer: Pointer) -> None:
        """Go on: quick strokes at one place are strokes like any other."""
        self.press(pointer)

    def leave(self) -> None:
        """Put the light out."""
        super().leave()
        self.strokes.clear()

    @property
    def light(self) -> float:
        """How bright the lines are: 1 while the hand goes on, 0 when they have faded."""
        if self.gesture is not None:
            return 1.0
        rest = self.clock() - self.rested - STAYS
        return min(1.0, max(0.0, 1.0 - rest / FADES))

    def _forget_faded(self) -> None:
        if self.light <= 0.0:
            self.strokes.clear()

    def overlay(self) -> Overlay:
        """Return the lines, as bright as they are now."""
        self._forget_faded()
        return Overlay(laser=tuple(map(tuple, self.strokes)), light=self.light) if self.strokes else Overlay()
