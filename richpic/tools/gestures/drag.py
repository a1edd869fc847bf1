"""Dragging what is selected."""

from __future__ import annotations

from richpic.editor import operations
from richpic.editor.editor import Editor
from richpic.model.change import Change
from richpic.model.geometry import Point
from richpic.tools.overlay import Overlay
from richpic.tools.pointer import Pointer
from richpic.tools.tool import CLICK_SLOP, Gesture


class Drag(Gesture):
    """Moves the selection; Shift keeps to one axis, Alt leaves the originals and moves copies."""

    def __init__(self, editor: Editor, start: Pointer, on_click: str | None = None) -> None:
        """`on_click` is the id to select alone if the pointer never moves."""
        self.editor = editor
        self.start = start
        self.on_click = on_click
        self.moving = False
        self.change = Change()
        self.copies: list[str] = []

    def move(self, pointer: Pointer) -> None:
        """Show the selection where the pointer takes it."""
        if not self.moving and pointer.view.distance(self.start.view) < CLICK_SLOP:
            return
        self.moving = True
        step = self._step(pointer)
        picture, ids = self.editor.picture, self.editor.selection
        if pointer.alt:
            self.change = operations.duplicated(picture, ids, step.x, step.y)
            self.copies = list(self.change.patches)
        else:
            self.change = operations.moved(picture, ids, step.x, step.y)
            self.copies = []
        self.editor.show(self.change)

    def _step(self, pointer: Pointer) -> Point:
        step = pointer.at.minus(self.start.at)
        if pointer.shift:
            step = Point(step.x, 0.0) if abs(step.x) > abs(step.y) else Point(0.0, step.y)
        # Whole page units keep files short and things in line.
        return Point(round(step.x), round(step.y))

    def release(self, pointer: Pointer) -> None:
        """Commit the move, or take a click on one of several selected things."""
        if not self.moving:
            if self.on_click:
                self.editor.select(operations.with_groups(self.editor.picture, [self.on_click]))
            return
        self.editor.commit(self.change)
        if self.copies:
            self.editor.select(self.copies)

    def overlay(self) -> Overlay:
        """Return nothing: while things move, what matters is the things."""
        return Overlay()
