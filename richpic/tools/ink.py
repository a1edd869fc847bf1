"""Ink tool: draws freehand."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from richpic.editor.identity import new_id, z_above, z_between
from richpic.elements.ink import Ink
from richpic.model.change import Change, added
from richpic.model.geometry import Point
from richpic.tools.pointer import Pointer
from richpic.tools.tool import Gesture, Tool

HIGHLIGHTER_WIDTH, HIGHLIGHTER_COLOUR = 22.0, "sun"
# After so many samples the pen goes on with another stroke, grouped with the first: a stroke is drawn whole
# at each move, and files do not hold endless ones.
MOST_SAMPLES = 4000


class Scribble(Gesture):
    """Follows the pen. Shift draws a straight line from where it was pressed."""

    def __init__(self, tool: InkTool, start: Pointer) -> None:
        super().__init__(start)
        self.editor = tool.editor
        options = tool.toolbox.options
        highlights = options.highlighter
        self.samples = [(0.0, 0.0, self._pressure(start))]
        self.corner = 0
        self.full: list[Ink] = []
        self.stroke = Ink(
            id=new_id(),
            z=z_above(self.editor.picture),
            x=round(start.at.x, 2),
            y=round(start.at.y, 2),
            width=HIGHLIGHTER_WIDTH if highlights else options.pen_width,
            colour=HIGHLIGHTER_COLOUR if highlights and options.pen_colour == "ink" else options.pen_colour,
            highlighter=highlights,
        )
        self._show()

    @staticmethod
    def _pressure(pointer: Pointer) -> float:
        return round(pointer.pressure, 2) if pointer.device == "pen" else 0.5

    def _change(self) -> Change:
        return added(*self.full, self.stroke, name="drew")

    def _show(self) -> None:
        self.stroke = replace(self.stroke, samples=tuple(self.samples))
        self.editor.show(self._change())

    def move(self, pointer: Pointer) -> None:
        """Lengthen the stroke."""
        step = pointer.at.minus((self.stroke.x, self.stroke.y))
        sample = (round(step.x, 2), round(step.y, 2), self._pressure(pointer))
        if pointer.shift:
            del self.samples[self.corner + 1 :]
            self.samples.append(sample)
        elif Point(*sample[:2]).distance(self.samples[-1][:2]) * pointer.scale >= 1.0:
            self.samples.append(sample)
            self.corner = len(self.samples) - 1
        self._show()
        if len(self.samples) >= MOST_SAMPLES:
            self._go_on()

    def _go_on(self) -> None:
        """Go on with another stroke from where this one ends."""
        groups = self.stroke.groups or (new_id(),)
        self.full.append(replace(self.stroke, groups=groups))
        x, y, pressure = self.samples[-1]
        self.samples, self.corner = [(0.0, 0.0, pressure)], 0
        self.stroke = replace(
            self.stroke,
            id=new_id(),
            z=z_between(self.stroke.z, None),
            x=self.stroke.x + x,
            y=self.stroke.y + y,
            groups=groups,
            samples=(),
        )

    def release(self, pointer: Pointer) -> None:
        """Commit the stroke."""
        self.stroke = replace(self.stroke, samples=tuple(self.samples))
        self.editor.commit(self._change())


class InkTool(Tool):
    """Draw freehand; the tool stays in the hand."""

    name: ClassVar[str] = "ink"
    caption: ClassVar[str] = "Draw"
    key: ClassVar[str] = "P"
    hint: ClassVar[str] = "Draw by hand. Hold Shift for a straight line. Its key again: a highlighter."
    cursor: ClassVar[str] = "pen"
    scrolls: ClassVar[bool] = False
    option: ClassVar[str] = "highlighter"
    values: ClassVar[tuple[object, ...]] = (False, True)

    def double_click(self, pointer: Pointer) -> None:
        """Go on: quick strokes at one place are strokes like any other."""
        self.press(pointer)

    def begin(self, pointer: Pointer) -> Gesture:
        """Begin a stroke."""
        return Scribble(self, pointer)
