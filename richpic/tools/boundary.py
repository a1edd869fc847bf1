"""Boundary tool: draws a line around what belongs together."""

from __future__ import annotations

from typing import ClassVar

from richpic.editor.identity import new_id, z_below
from richpic.elements.boundary import Boundary
from richpic.model.change import added
from richpic.model.geometry import Point, Rect
from richpic.tools.gestures.make import Make, around_selection, make_in
from richpic.tools.overlay import Overlay
from richpic.tools.pointer import Pointer
from richpic.tools.tool import CLICK_SLOP, Gesture, Tool

USUAL = (460.0, 300.0)


class Encircle(Gesture):
    """Draws a freehand loop, which becomes a boundary when it is let go."""

    def __init__(self, tool: BoundaryTool, start: Pointer) -> None:
        super().__init__(start)
        self.tool = tool
        self.loop: list[Point] = [start.at]

    def move(self, pointer: Pointer) -> None:
        """Lengthen the loop."""
        if pointer.at.distance(self.loop[-1]) * pointer.scale >= 6.0:
            self.loop.append(pointer.at)

    def release(self, pointer: Pointer) -> None:
        """Close the loop; a click gives a boundary of the usual size."""
        tool = self.tool
        box = Rect.around(self.loop)
        if pointer.view.distance(self.start.view) < CLICK_SLOP and len(self.loop) < 3:
            boundary = tool.build(None, pointer)
        elif min(box.w, box.h) < 20.0 or len(self.loop) < 6:
            return
        else:
            shares = tuple(
                (round((x - box.x) / box.w, 4), round((y - box.y) / box.h, 4)) for x, y in self.loop
            )
            boundary = tool.build(box, pointer, shares)
        tool.editor.commit(added(boundary, name="drew a boundary"))
        tool.editor.select([boundary.id])
        tool.toolbox.finished()
        tool.editor.edit_text(boundary.id, made=True)

    def overlay(self) -> Overlay:
        """Return the loop so far."""
        return Overlay(lasso=tuple(self.loop))


class BoundaryTool(Tool):
    """Drag an ellipse or rectangle, or draw a loop by hand."""

    name: ClassVar[str] = "boundary"
    caption: ClassVar[str] = "Boundary"
    key: ClassVar[str] = "O"
    hint: ClassVar[str] = (
        "Drag around what belongs together, then write its name. Its key again: another shape."
    )
    makes: ClassVar[bool] = True
    option: ClassVar[str] = "boundary"
    values: ClassVar[tuple[object, ...]] = ("ellipse", "rectangle", "blob")

    def begin(self, pointer: Pointer) -> Gesture:
        """Begin a shape, or a loop."""
        if self.toolbox.options.boundary == "blob":
            return Encircle(self, pointer)
        return Make(self.editor, self.toolbox, pointer, self.build, "drew a boundary")

    def make_by_key(self, middle: Point) -> bool:
        """Draw it around what is selected, or of the usual size at `middle`."""
        around = around_selection(self.editor)
        if around is None:
            self.click(middle)
        else:
            make_in(self, around, self.build, "drew a boundary")
        return True

    def build(
        self, rect: Rect | None, pointer: Pointer, shares: tuple[tuple[float, float], ...] = ()
    ) -> Boundary:
        """Return the boundary in `rect`, or of the usual size; it lies under everything else."""
        box = rect or Rect.centred(pointer.at, *USUAL)
        shape = self.toolbox.options.boundary
        return Boundary(
            id=new_id(),
            z=z_below(self.editor.picture),
            shape="ellipse" if shape == "blob" and not shares else shape,
            x=round(box.x, 1),
            y=round(box.y, 1),
            w=round(max(box.w, 40.0), 1),
            h=round(max(box.h, 40.0), 1),
            points=shares,
        )
