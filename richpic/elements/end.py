"""Where a link or a tail ends: on an element, or at a free point."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from richpic.model.drawing import DrawContext
from richpic.model.element import Coordinate, Identifier
from richpic.model.geometry import Point


@dataclass(frozen=True, slots=True)
class End:
    """`element` is the id of what the end is attached to; empty for a free end at (`x`, `y`)."""

    element: Identifier = ""
    x: Coordinate = 0.0
    y: Coordinate = 0.0

    def point(self, ctx: DrawContext) -> Point:
        """Return the point to aim at: the centre of the target, or the free point."""
        target = ctx.elements.get(self.element) if self.element else None
        return target.centre(ctx) if target else Point(self.x, self.y)

    def outlines(self, ctx: DrawContext) -> list[list[Point]]:
        """Return the outlines of the target at which to stop; none for a free end."""
        target = ctx.elements.get(self.element) if self.element else None
        return target.outlines(ctx) if target else []

    def moved(self, dx: float, dy: float) -> End:
        """Return the end shifted, if it is free."""
        return self if self.element else End("", self.x + dx, self.y + dy)

    def renamed(self, ids: Mapping[str, str]) -> End:
        """Return the end on the copy of its target."""
        return replace(self, element=ids[self.element]) if self.element in ids else self
