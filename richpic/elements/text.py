"""Text: words written straight onto the paper, such as the title of the picture."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Annotated, ClassVar, Literal

from richpic.elements.standing import Placed
from richpic.model.display import DisplayList
from richpic.model.drawing import DrawContext, TextBlock
from richpic.model.element import (
    Colour,
    Coordinate,
    Fields,
    Length,
    TextPlace,
    Words,
    stretched_rect,
)
from richpic.model.geometry import Rect
from richpic.model.limits import Within

TEXT_SIZE = 22.0
TITLE_SIZE = 40.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Text(Placed):
    """Words whose upper left is at (`x`, `y`), `size` page units an em.

    `width` 0 grows with the words; otherwise lines wrap at it. `align` places lines within the widest.
    """

    text_field: ClassVar[str] = "text"
    resizable: ClassVar[bool] = True
    keeps_ratio: ClassVar[bool] = True
    edges: ClassVar[str] = "ew"
    is_only_text: ClassVar[bool] = True
    look: ClassVar[tuple[str, ...]] = ("size", "weight", "align", "colour")

    kind: Literal["text"] = "text"
    x: Coordinate = 0.0
    y: Coordinate = 0.0
    text: Words = ""
    size: Annotated[float, Within(2.0, 2000.0)] = TEXT_SIZE
    width: Length = 0.0
    align: Literal["left", "centre", "right"] = "left"
    weight: Literal[400, 600, 700] = 400
    colour: Colour = "ink"

    def _block(self, ctx: DrawContext) -> TextBlock:
        return ctx.text(self.text, self.size, self.width, self.weight)

    def draw(self, ctx: DrawContext) -> DisplayList:
        """Return its lines."""
        box = self.body(ctx)
        anchor = {"left": box.x, "centre": box.centre.x, "right": box.right}[self.align]
        return tuple(self._block(ctx).runs(anchor, box.y, ctx.palette.text(self.colour), self.align))

    def bounds(self, ctx: DrawContext) -> Rect:
        """Return the box with its lines: a letter may be wider than `width`."""
        box, wide = self.body(ctx), self._block(ctx).width
        left = {"left": box.x, "centre": box.centre.x - wide / 2, "right": box.right - wide}[self.align]
        return box.united(Rect(left, box.y, wide, box.h))

    def body(self, ctx: DrawContext) -> Rect:
        """Return the box of the lines, as wide as `width` where that is set."""
        block = self._block(ctx)
        return Rect(self.x, self.y, self.width or block.width, block.height)

    def resized(self, old: Rect, new: Rect) -> Fields:
        """Return larger or smaller letters, or another wrap when only the width was pulled."""
        corner = stretched_rect(Rect(self.x, self.y, 0, 0), old, new)
        fields: dict[str, object] = {"x": corner.x, "y": corner.y}
        wide, high = (new.w / old.w if old.w else 1.0), (new.h / old.h if old.h else 1.0)
        if abs(high - 1.0) < 1e-6 and abs(wide - 1.0) < 1e-6:
            return fields
        if abs(high - 1.0) < 1e-6:
            return {**fields, "width": max(20.0, (self.width or old.w) * wide)}
        size = min(2000.0, max(2.0, self.size * high))
        return {**fields, "size": size, "width": self.width * size / self.size}

    def text_place(self, ctx: DrawContext) -> TextPlace:
        """Return the box of the lines."""
        return TextPlace(
            "text", self.bounds(ctx), self.size, self.width, self.align, self.colour, self.weight
        )

    def lettered(self, size: float, ctx: DrawContext) -> Fields:
        """Return letters of another size about the middle of the words, with as many on a line."""
        size = min(2000.0, max(2.0, size or TEXT_SIZE))
        width = self.width * size / self.size
        before, after = self.body(ctx), replace(self, size=size, width=width).body(ctx)
        left = {"left": 0.0, "centre": (before.w - after.w) / 2, "right": before.w - after.w}[self.align]
        return {"size": size, "width": width, "x": self.x + left, "y": self.y + (before.h - after.h) / 2}

    def speaks(self) -> str:
        """Return the words, shortened."""
        words = " ".join(self.text.split())
        return f"text “{words[:60]}”" if words else "empty text"
