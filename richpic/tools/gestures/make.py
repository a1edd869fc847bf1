"""Making a thing by dragging its size, or at its usual size by a click."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from richpic.editor.editor import Editor
from richpic.editor.identity import new_id
from richpic.editor.linking import put_down
from richpic.editor.snapping import Snap, Snapping
from richpic.model.change import added
from richpic.model.element import Element
from richpic.model.geometry import Point, Rect
from richpic.tools.overlay import Overlay
from richpic.tools.pointer import Pointer
from richpic.tools.tool import Gesture, Tool
from richpic.tools.toolbox import Toolbox

# Given the box, or None for a click and its Pointer, returns the new element.
Build = Callable[[Rect | None, Pointer], Element]

# Page units between what is selected and what is put around it by a key.
AROUND = 48.0


def around_selection(editor: Editor) -> Rect | None:
    """Return the box in which something is put around what is selected; None without a selection."""
    bounds = editor.content_bounds(editor.selection)
    return bounds.expanded(AROUND) if bounds else None


def make_in(tool: Tool, rect: Rect, build: Build, name: str) -> None:
    """Make a thing in `rect` without a gesture: what a drag over it makes."""
    gesture = Make(tool.editor, tool.toolbox, Pointer(rect.centre, rect.centre), build, name)
    gesture.element = build(rect, gesture.start)
    gesture.release(gesture.start)


class Make(Gesture):
    """Shows the new thing while its box is dragged. Shift makes it square, Alt grows it from its centre.

    Its edges take the lines of what is near, unless Ctrl is held.
    """

    def __init__(self, editor: Editor, toolbox: Toolbox, start: Pointer, build: Build, name: str) -> None:
        super().__init__(start)
        self.editor = editor
        self.toolbox = toolbox
        self.build = build
        self.name = name
        self.element: Element | None = None
        # One id for the whole gesture: the hand that draws a thing is chosen by its id.
        self.id = new_id()
        self.lines = Snapping(editor.scene, frozenset(), start.scale)
        self.snap = Snap()

    def move(self, pointer: Pointer) -> None:
        """Show the thing as large as the drag so far."""
        if not self.is_drag(pointer):
            return
        a, b = self._corners(pointer)
        if pointer.shift:
            side = max(abs(b.x - a.x), abs(b.y - a.y))
            b = a.plus((side if b.x >= a.x else -side, side if b.y >= a.y else -side))
        rect = Rect.of_corners(a, b)
        if pointer.alt:
            rect = Rect.centred(a, 2 * rect.w, 2 * rect.h)
        self.element = replace(self.build(rect, pointer), id=self.id)
        self.editor.show(added(self.element, name=self.name))

    def _corners(self, pointer: Pointer) -> tuple[Point, Point]:
        """Return where the drag began and where it is, both on lines of others where they are near."""
        a, b = self.start.at, pointer.at
        self.snap = Snap()
        # A square, or one about its centre, has edges elsewhere.
        if pointer.ctrl or pointer.shift or pointer.alt:
            return a, b
        first = self.lines.stretched(Rect(a.x, a.y, 0.0, 0.0), "nw")
        a = a.plus((first.dx, first.dy))
        grip = ("s" if b.y >= a.y else "n") + ("e" if b.x >= a.x else "w")
        snap = self.lines.stretched(Rect.of_corners(a, b), grip)
        b = b.plus((snap.dx, snap.dy))
        self.snap = self.lines.stretched(Rect.of_corners(a, b), "nesw")
        return a, b

    def overlay(self) -> Overlay:
        """Return the lines that its edges share with others."""
        return Overlay(guides=self.snap.guides)

    def release(self, pointer: Pointer) -> None:
        """Commit the thing, select it, and ask for its words.

        A tool that is kept puts down one after the other: what has a name already is not asked for another,
        so that the next key is a command and not a letter.
        """
        element = self.element or self.build(None, self.start)
        self.editor.commit(put_down(self.editor.scene, element, self.name))
        self.editor.select([element.id])
        self.toolbox.finished()
        named = element.text_field and getattr(element, element.text_field)
        if not (self.toolbox.options.keep_tool and named):
            self.editor.edit_text(element.id, made=True)
