"""Room tool: pushes apart what is drawn, where something has to go in between."""

from __future__ import annotations

from typing import ClassVar

from richpic.editor.room import Axis, Mover, movers, room_made
from richpic.model.change import Change
from richpic.model.geometry import Rect
from richpic.tools.overlay import Overlay
from richpic.tools.pointer import Pointer
from richpic.tools.tool import Gesture, Tool

# How far the line is shown beyond what is drawn, in page units.
BEYOND = 300.0


class Push(Gesture):
    """Pushes what is ahead of the pointer; Alt pulls what is behind it, and so takes room away."""

    def __init__(self, tool: RoomTool, start: Pointer) -> None:
        super().__init__(start)
        self.tool = tool
        self.editor = tool.editor
        self.change = Change()
        self.axis: Axis = "across"
        self.step = 0.0
        self.things: list[Mover] = []

    def move(self, pointer: Pointer) -> None:
        """Show the room so far; the first way the pointer goes says which."""
        if not self.moving:
            if not self.is_drag(pointer):
                return
            away = pointer.at.minus(self.start.at)
            self.things = movers(self.editor.picture, self.editor.context)
            self.axis = "across" if abs(away.x) >= abs(away.y) else "down"
        away = pointer.at.minus(self.start.at)
        self.step = float(round(away.x if self.axis == "across" else away.y))
        line = self.start.at.x if self.axis == "across" else self.start.at.y
        self.change = room_made(self.things, line, self.step, self.axis, pointer.alt)
        self.editor.show(self.change)

    def release(self, pointer: Pointer) -> None:
        """Commit the room."""
        if self.moving:
            self.editor.commit(self.change)
            self.tool.toolbox.finished()

    def overlay(self) -> Overlay:
        """Return the room between two lines across all that is drawn."""
        if not self.moving:
            return Overlay()
        at, bounds = self.start.at, self.editor.content_bounds() or Rect(*self.start.at, 0.0, 0.0)
        around = bounds.united(Rect(at.x, at.y, 0.0, 0.0)).expanded(BEYOND)
        if self.axis == "across":
            room = Rect(min(at.x, at.x + self.step), around.y, abs(self.step), around.h)
        else:
            room = Rect(around.x, min(at.y, at.y + self.step), around.w, abs(self.step))
        return Overlay(brush=room)


class RoomTool(Tool):
    """Drag away from where room is needed, sideways or up and down."""

    name: ClassVar[str] = "room"
    caption: ClassVar[str] = "Make room"
    key: ClassVar[str] = "R"
    hint: ClassVar[str] = "Drag from where room is needed: all that is ahead moves on. Alt takes room away."

    def begin(self, pointer: Pointer) -> Gesture:
        """Begin to push."""
        return Push(self, pointer)

    def cursor_at(self, pointer: Pointer) -> str:
        """Return arrows that say which way it goes."""
        if isinstance(self.gesture, Push) and self.gesture.moving:
            return "resize-e" if self.gesture.axis == "across" else "resize-s"
        return self.cursor
