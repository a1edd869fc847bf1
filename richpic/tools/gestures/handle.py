"""Dragging a handle of one element: the bend of a link, its label, its ends, the tail of a bubble."""

from __future__ import annotations

from typing import Any

from richpic.editor.editor import Editor
from richpic.editor.targets import target_at
from richpic.elements.end import End
from richpic.model.change import Change, edited
from richpic.model.element import Element
from richpic.model.geometry import Point
from richpic.tools.overlay import Overlay
from richpic.tools.pointer import Pointer
from richpic.tools.tool import Gesture

# View pixels from the middle of a handle within which it was meant itself.
NEAR = 16.0


class DragHandle(Gesture):
    """Drags the handle called `name`. What can be attached attaches, unless Ctrl is held."""

    def __init__(self, editor: Editor, start: Pointer, element: Element, name: str) -> None:
        super().__init__(start)
        self.editor = editor
        self.element = element
        self.name = name
        self.grasp = self._grasp()
        self.change = Change()
        self.glow: tuple[tuple[Point, ...], ...] = ()

    def _grasp(self) -> Point:
        """Return the way to the middle of the handle: what is taken hold of beside it does not jump.

        A line that is taken far from its handle runs through the pointer instead.
        """
        handle = next((h for h in self.element.handles(self.editor.context) if h.name == self.name), None)
        if handle is None:
            return Point(0.0, 0.0)
        away = handle.at.minus(self.start.at)
        near = handle.room is not None or away.length() * self.start.scale <= NEAR
        return away if near else Point(0.0, 0.0)

    def move(self, pointer: Pointer) -> None:
        """Show the element with its handle at the pointer."""
        if not self.is_drag(pointer):
            return
        to = pointer.at.plus(self.grasp)
        fields: dict[str, Any] = dict(self.element.dragged(self.name, to, self.editor.context))
        self.glow = ()
        for field, value in fields.items():
            if isinstance(value, End):
                target = (
                    None
                    if pointer.ctrl
                    else target_at(self.editor, pointer.at, pointer.reach, self.element.id)
                )
                if target:
                    fields[field] = End(target.id, value.x, value.y)
                    self.glow = tuple(map(tuple, target.outlines(self.editor.context)[:1]))
        self.change = edited(self.element, fields, f"moved the {self.name}")
        self.editor.show(self.change)

    def release(self, pointer: Pointer) -> None:
        """Commit where the handle is."""
        self.editor.commit(self.change)

    def overlay(self) -> Overlay:
        """Return the glow of what it would attach to."""
        return Overlay(targets=self.glow)
