"""Ink: freehand strokes, with the pressure of the pen."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import Annotated, ClassVar, Literal

from richpic.elements.standing import Placed
from richpic.model.display import DisplayList, Fill, Group
from richpic.model.drawing import DrawContext
from richpic.model.element import Colour, Coordinate, Fields, stretched_rect
from richpic.model.geometry import Point, Rect, distance_to_segment
from richpic.model.limits import AtMost, Within

PEN_WIDTH = 4.0
Pressure = Annotated[float, Within(0.0, 1.0)]
Sample = tuple[Coordinate, Coordinate, Pressure]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ink(Placed):
    """One stroke: `samples` of x, y (from the point (`x`, `y`)) and pressure, a pen `width` page units wide.

    A `highlighter` is broad, even and lets what is under it show through.
    """

    resizable: ClassVar[bool] = True
    turns: ClassVar[bool] = True
    look: ClassVar[tuple[str, ...]] = ("width", "colour", "highlighter")

    kind: Literal["ink"] = "ink"
    x: Coordinate = 0.0
    y: Coordinate = 0.0
    samples: Annotated[tuple[Sample, ...], AtMost(20_000)] = ()
    width: Annotated[float, Within(0.2, 400.0)] = PEN_WIDTH
    colour: Colour = "ink"
    highlighter: bool = False

    def _absolute(self) -> tuple[Sample, ...]:
        return tuple((self.x + x, self.y + y, pressure) for x, y, pressure in self.samples)

    def draw(self, ctx: DrawContext) -> DisplayList:
        """Return the stroke."""
        stroke = Fill(ctx.pen(self._absolute(), self.width), ctx.palette.colour(self.colour))
        return (Group((stroke,), opacity=0.35),) if self.highlighter else (stroke,)

    def bounds(self, ctx: DrawContext) -> Rect:
        """Return the box around the stroke."""
        return self.body(ctx).expanded(self.width)

    def body(self, ctx: DrawContext) -> Rect:
        """Return the box around the centre line."""
        return Rect.around((x, y) for x, y, _ in self._absolute())

    def outlines(self, ctx: DrawContext) -> list[list[Point]]:
        """Return its box."""
        return [list(self.bounds(ctx).corners)]

    def hit(self, point: Point, ctx: DrawContext, tolerance: float) -> bool:
        """Tell whether `point` is on the stroke."""
        reach = tolerance + self.width / 2
        if not self.body(ctx).expanded(reach).contains(point):
            return False
        line = self._absolute()
        if len(line) == 1:
            return point.distance(line[0][:2]) <= reach
        return any(distance_to_segment(point, a[:2], b[:2]) <= reach for a, b in itertools.pairwise(line))

    def resized(self, old: Rect, new: Rect) -> Fields:
        """Return the stretched samples."""
        box = Rect.around((x, y) for x, y, _ in self._absolute())
        target = stretched_rect(box, old, new)
        wide = target.w / box.w if box.w else 1.0
        high = target.h / box.h if box.h else 1.0
        samples = tuple(
            (round((self.x + x - box.x) * wide, 2), round((self.y + y - box.y) * high, 2), pressure)
            for x, y, pressure in self.samples
        )
        return {"x": target.x, "y": target.y, "samples": samples}

    def turned(self, degrees: float, centre: Point) -> Fields:
        """Return the turned samples."""
        turned = [Point(x, y).rotated(degrees, centre) for x, y, _ in self._absolute()]
        samples = tuple(
            (round(p.x - self.x, 2), round(p.y - self.y, 2), s[2])
            for p, s in zip(turned, self.samples, strict=True)
        )
        return {"samples": samples}

    def speaks(self) -> str:
        """Return what it is."""
        return "highlighter" if self.highlighter else "freehand drawing"
