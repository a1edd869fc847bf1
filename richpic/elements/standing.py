"""What most kinds have in common: they stand at a point of the page, and many of them in a box."""

from __future__ import annotations

from typing import ClassVar

from richpic.model.element import Element, Fields, stretched_rect
from richpic.model.geometry import Point, Rect


class Placed(Element):
    """An element that stands at its fields `x` and `y`, declared by each kind where its file has them."""

    __slots__ = ()
    x: float
    y: float

    def place(self) -> Point:
        """Return (`x`, `y`)."""
        return Point(self.x, self.y)

    def moved(self, dx: float, dy: float) -> Fields:
        """Return the shifted place."""
        return {"x": self.x + dx, "y": self.y + dy}


class Boxed(Placed):
    """An element in a box at (`x`, `y`) of `w` by `h`, of which neither becomes smaller than `least_side`."""

    __slots__ = ()
    least_side: ClassVar[float] = 20.0
    w: float
    h: float

    def rect(self) -> Rect:
        """Return the box."""
        return Rect(self.x, self.y, self.w, self.h)

    def resized(self, old: Rect, new: Rect) -> Fields:
        """Return the stretched box."""
        rect, least = stretched_rect(self.rect(), old, new), self.least_side
        return {"x": rect.x, "y": rect.y, "w": max(least, rect.w), "h": max(least, rect.h)}
