"""Note: a sticky note whose words grow and shrink to fit it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar, Literal

from richpic.elements.fitting import SIZES, fitted, growth
from richpic.elements.standing import Boxed
from richpic.model.display import DisplayList, Fill, Group, Item
from richpic.model.drawing import DrawContext, TextBlock
from richpic.model.element import (
    LINE_OF_PEN,
    Colour,
    Coordinate,
    Fields,
    Letters,
    TextPlace,
    Words,
    letters_of,
    seed_of,
)
from richpic.model.geometry import Rect
from richpic.model.limits import Within
from richpic.model.path import polyline, rectangle

NOTE_SIZE = 132.0
PADDING = 12.0
Side = Annotated[float, Within(20.0, 20_000.0)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Note(Boxed):
    """A square of coloured paper, `w` by `h` page units, its upper left at (`x`, `y`).

    Its words are `letters` page units an em, or smaller where they would not fit; 0 is the usual size.
    """

    text_field: ClassVar[str] = "text"
    resizable: ClassVar[bool] = True
    has_rim: ClassVar[bool] = True
    makes_next: ClassVar[bool] = True
    look: ClassVar[tuple[str, ...]] = ("tint", "letters")

    kind: Literal["note"] = "note"
    x: Coordinate = 0.0
    y: Coordinate = 0.0
    w: Side = NOTE_SIZE
    h: Side = NOTE_SIZE
    text: Words = ""
    letters: Letters = 0.0
    tint: Colour = "sun"

    def _block(self, ctx: DrawContext) -> TextBlock:
        room = self._room()
        return fitted(self.text, ctx, room.w, room.h, letters_of(self.letters, SIZES[0]))

    def _room(self) -> Rect:
        """Return the room of the words: the paper without its margins, which are narrower on small notes."""
        margin = min(PADDING, 0.09 * self.w, 0.09 * self.h)
        return self.rect().expanded(-margin)

    def draw(self, ctx: DrawContext) -> DisplayList:
        """Return the paper with a folded corner, its hand-drawn edge and the words."""
        rect, fold = self.rect(), min(16.0, self.w / 5, self.h / 5)
        right, bottom = rect.right, rect.bottom
        edge = polyline(
            [
                (rect.x, rect.y),
                (right, rect.y),
                (right, bottom - fold),
                (right - fold, bottom),
                (rect.x, bottom),
            ],
            closed=True,
        )
        corner = polyline([(right - fold, bottom), (right - fold, bottom - fold), (right, bottom - fold)])
        seed = seed_of(self.id)
        items: list[Item] = [
            Fill(edge, ctx.palette.colour(self.tint)),
            ctx.line(edge, LINE_OF_PEN * 0.8, seed, ctx.palette.ink),
            ctx.line(corner, LINE_OF_PEN * 0.65, seed + 1, ctx.palette.ink),
        ]
        block, room = self._block(ctx), self._room()
        top = rect.centre.y - min(block.height, room.h) / 2
        runs = block.runs(rect.centre.x, top, ctx.palette.ink)
        if block.height > room.h or block.width > room.w:
            return (*items, Group(tuple(runs), clip=rectangle(rect)))
        return (*items, *runs)

    def bounds(self, ctx: DrawContext) -> Rect:
        """Return the paper with its edge."""
        return self.rect().expanded(LINE_OF_PEN)

    def body(self, ctx: DrawContext) -> Rect:
        """Return the paper."""
        return self.rect()

    def text_place(self, ctx: DrawContext) -> TextPlace:
        """Return the room inside the padding."""
        block = self._block(ctx)
        room = self._room()
        room = Rect.centred(room.centre, room.w, min(block.height, room.h))
        return TextPlace("text", room, block.size, room.w, "centre", "ink")

    def lettered(self, size: float, ctx: DrawContext) -> Fields:
        """Return letters of another size, on a larger paper about the same middle where they need it."""
        room, rect = self._room(), self.rect()
        factor = growth(self.text, ctx, (room.w, room.h), size) if size else 1.0
        grown = Rect.centred(rect.centre, rect.w * factor, rect.h * factor)
        return {"letters": size, "x": grown.x, "y": grown.y, "w": grown.w, "h": grown.h}

    def speaks(self) -> str:
        """Return the words, shortened."""
        words = " ".join(self.text.split())
        return f"note “{words[:60]}”" if words else "empty note"
