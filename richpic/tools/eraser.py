"""Eraser: deletes what the pointer crosses."""

from __future__ import annotations

from typing import ClassVar

from richpic.editor import operations
from richpic.editor.editor import Editor
from richpic.model.geometry import Point
from richpic.tools.overlay import Overlay
from richpic.tools.pointer import Pointer
from richpic.tools.tool import Gesture, Tool


class Erase(Gesture):
    """Marks what it crosses, fading it; Alt takes marks back. Deletes on release."""

    def __init__(self, editor: Editor, start: Pointer) -> None:
        super().__init__(start)
        self.editor = editor
        self.last = start.at
        self.marked: set[str] = set()
        self._mark(start)

    def _mark(self, pointer: Pointer) -> None:
        length = pointer.at.distance(self.last) * pointer.scale
        steps = max(1, int(length / 4.0))
        for step in range(1, steps + 1):
            at = self.last.towards(pointer.at, step / steps)
            self._touch(Point(*at), pointer)
        self.last = pointer.at

    def _touch(self, at: Point, pointer: Pointer) -> None:
        found = self.editor.element_at(at, 3.0 / pointer.scale)
        if found is None:
            return
        ids = operations.with_groups(self.editor.picture, [found.id], self.editor.inside)
        if pointer.alt:
            self.marked.difference_update(ids)
        else:
            self.marked.update(ids)

    def move(self, pointer: Pointer) -> None:
        """Mark what lies on the way."""
        self._mark(pointer)

    def release(self, pointer: Pointer) -> None:
        """Delete what is marked."""
        if self.marked:
            change = operations.removed(self.editor.picture, self.marked, self.editor.context)
            self.editor.commit(change)

    def overlay(self) -> Overlay:
        """Return what is marked."""
        return Overlay(faded=frozenset(self.marked))


class EraserTool(Tool):
    """Drag over things to delete them; the tool stays in the hand."""

    name: ClassVar[str] = "eraser"
    caption: ClassVar[str] = "Eraser"
    key: ClassVar[str] = "E"
    hint: ClassVar[str] = "Drag over what should go. Hold Alt to take it back before you let go."
    cursor: ClassVar[str] = "eraser"
    scrolls: ClassVar[bool] = False

    def double_click(self, pointer: Pointer) -> None:
        """Go on: quick strokes at one place are strokes like any other."""
        self.press(pointer)

    def begin(self, pointer: Pointer) -> Gesture:
        """Begin to erase."""
        return Erase(self.editor, pointer)
