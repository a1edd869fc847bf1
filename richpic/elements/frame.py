"""Frame: a named part of the picture, for exporting and showing that part alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar, Literal

from richpic.elements.standing import Boxed
from richpic.model.display import DisplayList, Stroke
from richpic.model.drawing import DrawContext
from richpic.model.element import (
    Coordinate,
    ShortWords,
    TextPlace,
    distance_to_outline,
)
from richpic.model.geometry import Point, Rect
from richpic.model.limits import Within
from richpic.model.path import rectangle
from richpic.model.picture import Picture

NAME_SIZE = 16.0
Side = Annotated[float, Within(10.0, 100_000.0)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame(Boxed):
    """The box at (`x`, `y`) of `w` by `h`, called `name`. Seen while drawing, never exported."""

    text_field: ClassVar[str] = "name"
    resizable: ClassVar[bool] = True
    linkable: ClassVar[bool] = False
    has_guides: ClassVar[bool] = True
    least_side: ClassVar[float] = 10.0

    kind: Literal["frame"] = "frame"
    x: Coordinate = 0.0
    y: Coordinate = 0.0
    w: Side = 400.0
    h: Side = 300.0
    name: ShortWords = ""

    def draw(self, ctx: DrawContext) -> DisplayList:
        """Return nothing: a frame is no part of what is shown."""
        return ()

    def guides(self, ctx: DrawContext) -> DisplayList:
        """Return its edge and name."""
        place = self._name_rect(ctx)
        grey = ctx.palette.colour("grey")
        name = ctx.text(self.name, NAME_SIZE).runs(place.x, place.y, ctx.palette.text("grey"), "left")
        return (Stroke(rectangle(self.rect()), grey, 1.5, (8.0, 6.0)), *name)

    def _name_rect(self, ctx: DrawContext) -> Rect:
        block = ctx.text(self.name, NAME_SIZE)
        return Rect(self.x, self.y - block.height - 4, max(block.width, 40.0), block.height)

    def bounds(self, ctx: DrawContext) -> Rect:
        """Return the box with its name above it."""
        return self.rect().expanded(2).united(self._name_rect(ctx))

    def body(self, ctx: DrawContext) -> Rect:
        """Return the box."""
        return self.rect()

    def outlines(self, ctx: DrawContext) -> list[list[Point]]:
        """Return the box."""
        return [list(self.rect().corners)]

    def hit(self, point: Point, ctx: DrawContext, tolerance: float) -> bool:
        """Tell whether `point` is on its edge or its name: clicks go through the inside."""
        return self._name_rect(ctx).expanded(tolerance).contains(point) or (
            distance_to_outline(point, self.outlines(ctx)[0]) <= tolerance + 2
        )

    def text_place(self, ctx: DrawContext) -> TextPlace:
        """Return the room of its name."""
        return TextPlace("name", self._name_rect(ctx), NAME_SIZE, 0.0, "left", "grey", lines=False)

    def speaks(self) -> str:
        """Return its name."""
        return f"frame “{self.name}”" if self.name else "frame"


def frames_in_order(picture: Picture) -> tuple[Frame, ...]:
    """Return the frames that are not hidden, as they stand in the list from the top down.

    That is the order in which they are shown, posted and printed: what the user arranged there.
    """
    return tuple(one for one in reversed(picture.order) if isinstance(one, Frame) and not one.hidden)
