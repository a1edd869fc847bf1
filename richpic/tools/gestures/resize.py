"""Resizing the selection by a grip of its frame, and turning it."""

from __future__ import annotations

import math

from richpic.editor import operations
from richpic.editor.editor import Editor
from richpic.model.change import Change
from richpic.model.geometry import Point, Rect
from richpic.tools.pointer import Pointer
from richpic.tools.tool import Gesture

SMALLEST = 8.0


class Resize(Gesture):
    """Stretches the selection. `grip` names the edges that follow the pointer: letters of "nesw"."""

    def __init__(self, editor: Editor, start: Pointer, frame: Rect, grip: str) -> None:
        super().__init__(start)
        self.editor = editor
        self.frame = frame
        self.grip = grip
        self.change = Change()
        self.keeps_ratio = any(element.keeps_ratio for element in editor.selected) and len(grip) == 2

    def move(self, pointer: Pointer) -> None:
        """Show the selection in the new frame."""
        if not self.is_drag(pointer):
            return
        new = self._frame(pointer)
        self.change = operations.resized(self.editor.picture, self.editor.selection, self.frame, new)
        self.editor.show(self.change)

    def _frame(self, pointer: Pointer) -> Rect:
        """Return the frame now: Shift keeps (or frees) its shape, Alt keeps its centre."""
        old, step = self.frame, pointer.at.minus(self.start.at)
        twice = 2.0 if pointer.alt else 1.0
        wide = old.w + twice * step.x * (("e" in self.grip) - ("w" in self.grip))
        high = old.h + twice * step.y * (("s" in self.grip) - ("n" in self.grip))
        wide, high = max(SMALLEST, wide), max(SMALLEST, high)
        if len(self.grip) == 2 and self.keeps_ratio != pointer.shift and old.w and old.h:
            factor = max(wide / old.w, high / old.h)
            wide, high = old.w * factor, old.h * factor
        if pointer.alt:
            return Rect.centred(old.centre, wide, high)
        left = old.right - wide if "w" in self.grip else old.x
        top = old.bottom - high if "n" in self.grip else old.y
        return Rect(left, top, wide, high)

    def release(self, pointer: Pointer) -> None:
        """Commit the new size."""
        self.editor.commit(self.change)


class Turn(Gesture):
    """Turns the selection about its centre; Shift turns in steps of 15 degrees."""

    def __init__(self, editor: Editor, start: Pointer, centre: Point) -> None:
        super().__init__(start)
        self.editor = editor
        self.centre = centre
        self.first = self._angle(start)
        self.change = Change()

    def _angle(self, pointer: Pointer) -> float:
        return math.degrees(math.atan2(pointer.at.y - self.centre.y, pointer.at.x - self.centre.x))

    def move(self, pointer: Pointer) -> None:
        """Show the selection turned towards the pointer."""
        if not self.is_drag(pointer):
            return
        degrees = self._angle(pointer) - self.first
        if pointer.shift:
            degrees = round(degrees / 15) * 15
        elif abs((degrees + 45) % 90 - 45) < 3:
            degrees = round(degrees / 90) * 90
        self.change = operations.turned(
            self.editor.picture, self.editor.selection, round(degrees, 1), self.centre
        )
        self.editor.show(self.change)

    def release(self, pointer: Pointer) -> None:
        """Commit the turn."""
        self.editor.commit(self.change)
