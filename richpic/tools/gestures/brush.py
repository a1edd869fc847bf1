"""Selecting by a box, or by a loop drawn with Alt."""

from __future__ import annotations

from richpic.editor import operations
from richpic.editor.editor import Editor
from richpic.model.geometry import Point, Rect, inside_polygon
from richpic.tools.overlay import Overlay
from richpic.tools.pointer import Pointer
from richpic.tools.tool import Gesture


class Brush(Gesture):
    """Selects what lies wholly in the box; Shift adds to what is selected."""

    def __init__(self, editor: Editor, start: Pointer) -> None:
        super().__init__(start)
        self.editor = editor
        self.before = editor.selection if start.shift else ()
        self.lasso: list[Point] = [start.at] if start.alt else []
        self.rect: Rect | None = None

    def move(self, pointer: Pointer) -> None:
        """Select what the box or the loop holds now."""
        if not self.is_drag(pointer):
            return
        self.rect = Rect.of_corners(self.start.at, pointer.at)
        if self.lasso:
            self.lasso.append(pointer.at)
            self.rect = Rect.around(self.lasso)
        held = operations.with_groups(self.editor.picture, self._held(), self.editor.inside)
        self.editor.select((*self.before, *held))

    def _held(self) -> list[str]:
        scene, context = self.editor.scene, self.editor.context
        assert self.rect is not None
        found = [e for e in scene.within(self.rect) if not e.locked and e.within(self.rect, context)]
        if len(self.lasso) > 2:
            found = [e for e in found if inside_polygon(e.body(context).centre, self.lasso)]
        return [element.id for element in found]

    def release(self, pointer: Pointer) -> None:
        """Leave what is selected; a click on nothing selects nothing and leaves groups."""
        if self.rect is None:
            self.editor.leave()
            self.editor.select(self.before)

    def cancel(self) -> None:
        """Select what was selected before."""
        self.editor.select(self.before)

    def overlay(self) -> Overlay:
        """Return the box or the loop."""
        if self.lasso:
            return Overlay(lasso=tuple(self.lasso))
        return Overlay(brush=self.rect)
