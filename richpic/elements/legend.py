"""Legend: a key of just the symbols and relations on the picture. Its lines are found when it is drawn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar, Literal

from richpic.elements.legend_layout import CELL, GUTTER, LEAST_WIDTH, LETTERS, PADDING, Layout, laid_out
from richpic.elements.legend_lines import LegendLine, found_lines
from richpic.elements.standing import Placed
from richpic.model.display import DisplayList, Fill
from richpic.model.drawing import DrawContext, TextBlock
from richpic.model.element import (
    LINE_OF_PEN,
    Colour,
    Coordinate,
    Fields,
    ShortWords,
    TextPlace,
    seed_of,
    stretched_rect,
)
from richpic.model.geometry import Point, Rect
from richpic.model.limits import AtMost, Within
from richpic.model.path import rectangle

TITLE = "Key"
# The letters of the title are larger than those of the lines.
TITLE_SHARE = 1.3
Side = Annotated[float, Within(40.0, 20_000.0)]
Size = Annotated[float, Within(3.0, 600.0)]
LineKey = Annotated[str, AtMost(80)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Legend(Placed):
    """A box at (`x`, `y`), `w` wide and as high as its lines need, its letters `size` page units an em.

    `names` gives lines the user's own words by their keys; the lines of `left_out` are not shown. Keys of
    lines that are not there now are kept: what they are about may come back.
    """

    text_field: ClassVar[str] = "title"
    resizable: ClassVar[bool] = True
    keeps_ratio: ClassVar[bool] = True
    edges: ClassVar[str] = "ew"
    linkable: ClassVar[bool] = False
    follows: ClassVar[frozenset[str]] = frozenset(
        [
            "symbol",
            "tint",
            "ink",
            "face",
            "hair",
            "skin",
            "hair_for",
            "variant",
            "relation",
            "colour",
            "weight",
            "heads",
            "hidden",
        ]
    )
    look: ClassVar[tuple[str, ...]] = ("tint",)

    kind: Literal["legend"] = "legend"
    x: Coordinate = 0.0
    y: Coordinate = 0.0
    w: Side = CELL + 2 * PADDING
    size: Size = LETTERS
    title: ShortWords = TITLE
    names: Annotated[tuple[tuple[LineKey, ShortWords], ...], AtMost(1000)] = ()
    left_out: Annotated[tuple[LineKey, ...], AtMost(1000)] = ()
    tint: Colour = "white"

    # Its lines

    def lines(self, ctx: DrawContext) -> tuple[LegendLine, ...]:
        """Return a line for each symbol and relation on the picture, in the user's words, shown or not."""
        names = dict(self.names)
        return tuple(line.named(names.get(line.key, "")) for line in found_lines(ctx))

    def renamed_line(self, key: str, name: str) -> Fields:
        """Return the fields after the line `key` was given another name; "" is its own again."""
        others = tuple(pair for pair in self.names if pair[0] != key)
        return {"names": (*others, (key, name)) if name else others}

    def with_line(self, key: str, shown: bool) -> Fields:
        """Return the fields after the line `key` was shown or left out."""
        others = tuple(one for one in self.left_out if one != key)
        return {"left_out": others if shown else (*others, key)}

    @property
    def columns(self) -> int:
        """How many columns of lines fit beside each other."""
        room = self._width() / self._scale() - 2 * PADDING + GUTTER + 0.01
        return max(1, int(room // (CELL + GUTTER)))

    def in_columns(self, count: int) -> Fields:
        """Return the fields after it was made as wide as `count` columns need."""
        return {"w": (count * (CELL + GUTTER) - GUTTER + 2 * PADDING) * self._scale()}

    def in_letters(self, size: float) -> Fields:
        """Return the fields after its letters became `size` page units an em, the box growing with them."""
        return {"size": size, "w": max(40.0, self.w * size / self.size)}

    def _scale(self) -> float:
        return self.size / LETTERS

    def _width(self) -> float:
        return max(self.w, LEAST_WIDTH * self._scale())

    def _title_block(self, ctx: DrawContext) -> TextBlock:
        room = self._width() - 2 * PADDING * self._scale()
        return ctx.text(self.title, TITLE_SHARE * self.size, room, 600)

    def _layout(self, ctx: DrawContext) -> Layout:
        """Return its lines as laid out in letters of LETTERS."""
        return ctx.remember(self, "layout", lambda: self._laid_out(ctx))

    def _laid_out(self, ctx: DrawContext) -> Layout:
        scale = self._scale()
        title = self._title_block(ctx).height / scale if self.title else 0.0
        shown = [line for line in self.lines(ctx) if line.key not in self.left_out]
        return laid_out(PADDING + title, shown, self.columns, self._width() / scale, ctx)

    def _rect(self, ctx: DrawContext) -> Rect:
        return Rect(self.x, self.y, self._width(), self._layout(ctx).height * self._scale())

    # What it looks like

    def draw(self, ctx: DrawContext) -> DisplayList:
        """Return the box, the title and the lines."""
        rect, scale = self._rect(ctx), self._scale()
        edge = rectangle(rect, 12.0 * scale)
        title = self._title_block(ctx).runs(rect.centre.x, rect.y + PADDING * scale, ctx.palette.ink)
        return (
            Fill(edge, ctx.palette.colour(self.tint)),
            ctx.line(edge, LINE_OF_PEN * 0.8, seed_of(self.id), ctx.palette.ink),
            *title,
            self._layout(ctx).drawn(ctx, Point(self.x, self.y), scale),
        )

    def bounds(self, ctx: DrawContext) -> Rect:
        """Return the box with its edge."""
        return self._rect(ctx).expanded(LINE_OF_PEN)

    def body(self, ctx: DrawContext) -> Rect:
        """Return the box."""
        return self._rect(ctx)

    # What may be done to it

    def resized(self, old: Rect, new: Rect) -> Fields:
        """Return larger or smaller letters, or room for other columns when only the width was pulled."""
        corner = stretched_rect(Rect(self.x, self.y, 0, 0), old, new)
        fields: dict[str, object] = {"x": corner.x, "y": corner.y}
        wide, high = (new.w / old.w if old.w else 1.0), (new.h / old.h if old.h else 1.0)
        if abs(high - 1.0) < 1e-6:
            return {**fields, "w": max(40.0, self.w * wide)}
        size = min(600.0, max(3.0, self.size * high))
        return {**fields, **self.in_letters(size)}

    # Words

    def letters_now(self, ctx: DrawContext) -> float:
        """Return the size of its lines' letters: those of the title are larger."""
        return self.size

    def lettered(self, size: float, ctx: DrawContext) -> Fields:
        """Return lines of another size, the box growing with them."""
        return self.in_letters(min(600.0, max(3.0, size or LETTERS)))

    def text_place(self, ctx: DrawContext) -> TextPlace:
        """Return the room of the title."""
        block, scale = self._title_block(ctx), self._scale()
        wrap = self._width() - 2 * PADDING * scale
        place = Rect(self.x + PADDING * scale, self.y + PADDING * scale, wrap, block.height)
        return TextPlace("title", place, TITLE_SHARE * self.size, wrap, "centre", "ink", 600, lines=False)

    def speaks(self) -> str:
        """Return that it is the key, with its title where that says more."""
        words = " ".join(self.title.split())
        return "key" if words.casefold() in ("", "key") else f"key “{words}”"
