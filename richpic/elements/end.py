"""Where a link or a tail ends: on an element, or at a free point."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from richpic.model.drawing import DrawContext
from richpic.model.element import Coordinate, Element, Identifier
from richpic.model.geometry import Point

# Links may end on links, and those on links, but not without end: each step more doubles the work, and in a
# circle nothing would have a place.
DEPTH = 3


@dataclass(frozen=True, slots=True)
class End:
    """`element` is the id of what the end is attached to; empty for a free end at (`x`, `y`)."""

    element: Identifier = ""
    x: Coordinate = 0.0
    y: Coordinate = 0.0

    def point(self, ctx: DrawContext) -> Point:
        """Return the point to aim at: the centre of the target, or the free point."""
        return self.point_on(self.target(ctx), ctx)

    def point_on(self, target: Element | None, ctx: DrawContext) -> Point:
        """Return the point to aim at, given the `target`."""
        return target.centre(ctx) if target else Point(self.x, self.y)

    def outlines(self, ctx: DrawContext) -> list[list[Point]]:
        """Return the outlines of the target at which to stop; none for a free end."""
        target = self.target(ctx)
        return target.outlines(ctx) if target else []

    def target(self, ctx: DrawContext) -> Element | None:
        """Return what it is attached to; None if it is gone, or its own place is not to be found."""
        target = ctx.elements.get(self.element) if self.element else None
        if target is None or not target.placed_by_ends:
            return target
        return target if _stands(target, ctx, DEPTH) else None

    def moved(self, dx: float, dy: float) -> End:
        """Return the end shifted, if it is free."""
        return self if self.element else End("", self.x + dx, self.y + dy)

    def renamed(self, ids: Mapping[str, str]) -> End:
        """Return the end on the copy of its target."""
        return replace(self, element=ids[self.element]) if self.element in ids else self


def _stands(element: Element, ctx: DrawContext, depth: int) -> bool:
    """Tell whether the place of `element` is found within `depth` steps from one to the next."""
    if not element.placed_by_ends:
        return True
    if depth == 0:
        return False
    others = (ctx.elements.get(one) for one in element.hangs_on())
    return all(_stands(other, ctx, depth - 1) for other in others if other)
