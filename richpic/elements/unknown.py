"""Unknown: a kind that only a newer version of the program knows. It is kept as it came, and saved again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar

from richpic.model.display import DisplayList, Stroke
from richpic.model.drawing import DrawContext
from richpic.model.element import FAR, Element, Fields
from richpic.model.geometry import Point, Rect
from richpic.model.path import rectangle

EDGE = 1.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Unknown(Element):
    """Whatever it is: its own fields are in `extra`. Where it has a box or a place, it can be moved.

    Not one of KINDS: `kind` is the name that the newer version gave it.
    """

    linkable: ClassVar[bool] = False

    def _number(self, name: str) -> float:
        value = self.extra.get(name)
        return max(-FAR, min(FAR, float(value))) if isinstance(value, int | float) else 0.0

    def _rect(self) -> Rect:
        w, h = self._number("w"), self._number("h")
        return Rect(self._number("x"), self._number("y"), max(0.0, w), max(0.0, h))

    def draw(self, ctx: DrawContext) -> DisplayList:
        """Return nothing: what it looks like is not known here."""
        return ()

    def guides(self, ctx: DrawContext) -> DisplayList:
        """Return a faint box where it stands, so that nobody draws over it unawares."""
        rect = self._rect()
        if not rect.w or not rect.h:
            return ()
        return (Stroke(rectangle(rect, 8.0), ctx.palette.colour("grey"), EDGE, (3.0, 5.0)),)

    def bounds(self, ctx: DrawContext) -> Rect:
        """Return its box, as far as it is known."""
        return self._rect()

    def hit(self, point: Point, ctx: DrawContext, tolerance: float) -> bool:
        """Tell whether `point` is in its box."""
        rect = self._rect()
        return bool(rect.w and rect.h) and rect.expanded(tolerance).contains(point)

    def place(self) -> Point:
        """Return the upper left of its box."""
        return Point(self._number("x"), self._number("y"))

    def moved(self, dx: float, dy: float) -> Fields:
        """Return the shifted place, or nothing if it has none."""
        if not ("x" in self.extra and "y" in self.extra):
            return {}
        return {"extra": {**self.extra, "x": self._number("x") + dx, "y": self._number("y") + dy}}

    def stored_images(self) -> tuple[str, ...]:
        """Return every text in it: one of them may name an image, which must not be left out."""
        return tuple(_texts(self.extra))

    def speaks(self) -> str:
        """Return that it is from a newer version."""
        return f"{self.kind[:40]} (needs a newer version of richpic)"


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _texts(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _texts(part)
