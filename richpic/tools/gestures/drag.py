"""Dragging what is selected."""

from __future__ import annotations

from dataclasses import replace

from richpic.editor import operations
from richpic.editor.editor import Editor
from richpic.editor.snapping import Snap, Snapping
from richpic.model.change import Change, Patch
from richpic.model.element import Element
from richpic.model.geometry import Point, union
from richpic.tools.overlay import Overlay
from richpic.tools.pointer import Pointer
from richpic.tools.tool import Gesture


class Drag(Gesture):
    """Moves the selection; Shift keeps to one axis, Alt moves copies, Ctrl ignores the lines of others."""

    def __init__(self, editor: Editor, start: Pointer, on_click: str | None = None) -> None:
        """`on_click` is the id to select alone if the pointer never moves."""
        super().__init__(start)
        self.editor = editor
        self.on_click = on_click
        self.change = Change()
        self.copies: Change | None = None
        self.copying = False
        self.snap = Snap()
        context = editor.context
        moving = operations.movable(editor.picture, editor.selection)
        self.box = union(element.body(context) for element in moving if not element.placed_by_ends)
        along = (element.id for element in operations.company(editor.picture, moving))
        self.among_others = Snapping(editor.scene, frozenset((*editor.selection, *along)), start.scale)
        # Copies may line up with what they are copies of.
        self.among_all = Snapping(editor.scene, frozenset(), start.scale)

    def move(self, pointer: Pointer) -> None:
        """Show the selection where the pointer takes it."""
        if not self.is_drag(pointer):
            return
        step = self._step(pointer)
        picture, ids = self.editor.picture, self.editor.selection
        self.copying = pointer.alt
        self.change = self._copied(step) if pointer.alt else operations.moved(picture, ids, step.x, step.y)
        self.editor.show(self.change)

    def _copied(self, step: Point) -> Change:
        """Return the addition of copies at `step` from the originals: the same ones however long it takes."""
        if self.copies is None:
            self.copies = operations.duplicated(self.editor.picture, self.editor.selection, 0.0, 0.0)
        copies = [patch.after for patch in self.copies.patches.values() if isinstance(patch.after, Element)]
        shifted = [replace(copy, **copy.moved(step.x, step.y)) for copy in copies]
        return Change({copy.id: Patch(None, copy) for copy in shifted}, self.copies.name)

    def _step(self, pointer: Pointer) -> Point:
        step = pointer.at.minus(self.start.at)
        if pointer.shift:
            step = Point(step.x, 0.0) if abs(step.x) > abs(step.y) else Point(0.0, step.y)
        # Whole page units keep files short and things in line.
        step = Point(round(step.x), round(step.y))
        self.snap = self._snapped(pointer, step)
        return Point(round(step.x + self.snap.dx, 2), round(step.y + self.snap.dy, 2))

    def _snapped(self, pointer: Pointer, step: Point) -> Snap:
        """Return how to bring the selection, `step` from where it was, in line with what is near."""
        if self.box is None or pointer.ctrl:
            return Snap()
        lines = self.among_all if pointer.alt else self.among_others
        free_x, free_y = (not pointer.shift or step.x != 0), (not pointer.shift or step.y != 0)
        return lines.moved(self.box.moved(step.x, step.y), free_x, free_y)

    def release(self, pointer: Pointer) -> None:
        """Commit the move, or take a click on one of several selected things."""
        if not self.moving:
            if self.on_click:
                self.editor.take([self.on_click])
            return
        self.editor.commit(self.change)
        if self.copying:
            self.editor.select(self.change.patches)

    def overlay(self) -> Overlay:
        """Return the lines and gaps that it shares with others."""
        return Overlay(guides=self.snap.guides, gaps=self.snap.gaps) if self.moving else Overlay()
