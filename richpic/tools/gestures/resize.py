"""Resizing the selection by a grip of its frame, and turning it."""

from __future__ import annotations

import math

from richpic.editor import operations
from richpic.editor.editor import Editor
from richpic.editor.snapping import Snap, Snapping
from richpic.model.change import Change
from richpic.model.geometry import Point, Rect
from richpic.tools.overlay import Overlay
from richpic.tools.pointer import Pointer
from richpic.tools.tool import Gesture

SMALLEST = 8.0


class Resize(Gesture):
    """Stretches the selection. `grip` names the edges that follow the pointer: letters of "nesw".

    They take the lines of what is near, unless Ctrl is held.
    """

    def __init__(self, editor: Editor, start: Pointer, frame: Rect, grip: str) -> None:
        super().__init__(start)
        self.editor = editor
        self.frame = frame
        self.grip = grip
        self.change = Change()
        self.snap = Snap()
        self.lines = Snapping(editor.scene, frozenset(editor.selection), start.scale)
        self.keeps_ratio = any(element.keeps_ratio for element in editor.selected) and len(grip) == 2

    def move(self, pointer: Pointer) -> None:
        """Show the selection in the new frame."""
        if not self.is_drag(pointer):
            return
        step = pointer.at.minus(self.start.at)
        new = self._frame(pointer, step)
        self.snap = Snap()
        if not pointer.ctrl:
            new = self._snapped(pointer, step, new)
        self.change = operations.resized(self.editor.picture, self.editor.selection, self.frame, new)
        self.editor.show(self.change)

    def _snapped(self, pointer: Pointer, step: Point, new: Rect) -> Rect:
        """Return the frame with its moving edges on lines of others; one edge of what keeps its shape."""
        if self._in_shape(pointer):
            return self._snapped_in_shape(pointer, new)
        snap = self.lines.stretched(new, self.grip)
        new = self._frame(pointer, step.plus((snap.dx, snap.dy)))
        self.snap = self.lines.stretched(new, self.grip) if snap.snapped_x or snap.snapped_y else snap
        return new

    def _snapped_in_shape(self, pointer: Pointer, new: Rect) -> Rect:
        best: tuple[float, Rect] | None = None
        for edge in self.grip:
            snap = self.lines.stretched(new, edge)
            if not (snap.snapped_x or snap.snapped_y):
                continue
            outwards = {"e": snap.dx, "w": -snap.dx, "s": snap.dy, "n": -snap.dy}[edge]
            size = (new.w if edge in "ew" else new.h) + outwards * (2.0 if pointer.alt else 1.0)
            factor = size / (self.frame.w if edge in "ew" else self.frame.h)
            frame = self._placed(pointer, self.frame.w * factor, self.frame.h * factor)
            if best is None or abs(outwards) < best[0]:
                best = abs(outwards), frame
                self.snap = self.lines.stretched(frame, edge)
        return best[1] if best else new

    def _in_shape(self, pointer: Pointer) -> bool:
        """Tell whether the frame keeps its shape: Shift keeps, or frees, it."""
        old = self.frame
        return len(self.grip) == 2 and self.keeps_ratio != pointer.shift and bool(old.w and old.h)

    def _frame(self, pointer: Pointer, step: Point) -> Rect:
        """Return the frame after the pointer went by `step`: Alt keeps its centre."""
        old = self.frame
        twice = 2.0 if pointer.alt else 1.0
        wide = old.w + twice * step.x * (("e" in self.grip) - ("w" in self.grip))
        high = old.h + twice * step.y * (("s" in self.grip) - ("n" in self.grip))
        wide, high = max(SMALLEST, wide), max(SMALLEST, high)
        if self._in_shape(pointer):
            factor = max(wide / old.w, high / old.h)
            wide, high = old.w * factor, old.h * factor
        return self._placed(pointer, wide, high)

    def _placed(self, pointer: Pointer, wide: float, high: float) -> Rect:
        """Return the frame of this size, where its grip leaves it."""
        old = self.frame
        if pointer.alt:
            return Rect.centred(old.centre, wide, high)
        left = old.right - wide if "w" in self.grip else old.x
        top = old.bottom - high if "n" in self.grip else old.y
        return Rect(left, top, wide, high)

    def release(self, pointer: Pointer) -> None:
        """Commit the new size."""
        self.editor.commit(self.change)

    def overlay(self) -> Overlay:
        """Return the lines that its edges share with others."""
        return Overlay(guides=self.snap.guides)


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
