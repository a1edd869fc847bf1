"""Ink tool: draws freehand."""

from __future__ import annotations

from typing import ClassVar

from richpic.editor.identity import new_id, z_above
from richpic.elements.ink import Ink
from richpic.model.change import added
from richpic.model.geometry import Point
from richpic.tools.pointer import Pointer
from richpic.tools.tool import Gesture, Tool

HIGHLIGHTER_WIDTH = 22.0


class Scribble(Gesture):
    """Follows the pen. Shift draws a straight line from where it was pressed."""

    def __init__(self, tool: InkTool, start: Pointer) -> None:
        super().__init__(start)
        self.tool = tool
        self.samples = [(0.0, 0.0, self._pressure(start))]
        self.corner = 0
        options = tool.toolbox.options
        self.stroke = Ink(
            id=new_id(),
            z=z_above(tool.editor.picture),
            x=round(start.at.x, 2),
            y=round(start.at.y, 2),
            width=HIGHLIGHTER_WIDTH if options.highlighter else options.pen_width,
            colour=options.pen_colour,
            highlighter=options.highlighter,
        )
        self._show()

    @staticmethod
    def _pressure(pointer: Pointer) -> float:
        return round(pointer.pressure, 2) if pointer.device == "pen" else 0.5

    def _show(self) -> None:
        self.stroke = self._with(tuple(self.samples))
        self.tool.editor.show(added(self.stroke, name="drew"))

    def _with(self, samples: tuple[tuple[float, float, float], ...]) -> Ink:
        old = self.stroke
        return Ink(
            id=old.id,
            z=old.z,
            x=old.x,
            y=old.y,
            width=old.width,
            colour=old.colour,
            highlighter=old.highlighter,
            samples=samples,
        )

    def move(self, pointer: Pointer) -> None:
        """Lengthen the stroke."""
        step = pointer.at.minus(Point(self.stroke.x, self.stroke.y))
        sample = (round(step.x, 2), round(step.y, 2), self._pressure(pointer))
        if pointer.shift:
            del self.samples[self.corner + 1 :]
            self.samples.append(sample)
        elif Point(*sample[:2]).distance(self.samples[-1][:2]) * pointer.scale >= 1.0:
            self.samples.append(sample)
            self.corner = len(self.samples) - 1
        self._show()

    def release(self, pointer: Pointer) -> None:
        """Commit the stroke."""
        self.tool.editor.commit(added(self.stroke, name="drew"))


class InkTool(Tool):
    """Draw freehand; the tool stays in the hand."""

    name: ClassVar[str] = "ink"
    caption: ClassVar[str] = "Draw"
    key: ClassVar[str] = "P"
    hint: ClassVar[str] = "Draw by hand. Hold Shift for a straight line."
    cursor: ClassVar[str] = "pen"

    def double_click(self, pointer: Pointer) -> None:
        """Go on: quick strokes at one place are strokes like any other."""
        self.press(pointer)

    def begin(self, pointer: Pointer) -> Gesture:
        """Begin a stroke."""
        return Scribble(self, pointer)
