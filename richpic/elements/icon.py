"""Icon: a symbol of the library with its caption."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Annotated, ClassVar, Literal

from richpic.elements.standing import Placed
from richpic.model.display import DisplayList, Group, Item
from richpic.model.drawing import DrawContext, TextBlock
from richpic.model.element import (
    LABEL_SIZE,
    Colour,
    Coordinate,
    Fields,
    Identifier,
    Letters,
    ShortWords,
    TextPlace,
    inside_any,
    letters_of,
    seed_of,
    stretched,
)
from richpic.model.geometry import Point, Rect, Transform
from richpic.model.limits import Within
from richpic.model.path import Path
from richpic.model.symbol import GRID, HANDS, Look, spoken_name

# What one symbol of a category is.
ONE_OF = MappingProxyType(
    {
        "people": "person",
        "places": "place",
        "feelings": "feeling",
        "tensions": "tension",
        "barriers": "barrier",
        "resources": "resource",
        "change": "change",
    }
)
ICON_SIZE = 96.0
LABEL_WRAP = 190.0
LABEL_GAP = 5.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Icon(Placed):
    """A symbol, `size` page units wide and high, centred on (`x`, `y`), its label below it.

    `tint`, `ink`, `face`, `hair` and `skin` are names; empty ones are the symbol's or the id's own choice.
    The colour of the hair goes with the skin, or with the skin `hair_for`: so it stays when the skin changes.
    `variant`, from 1 to HANDS, says which of the looks that chance gives it has; 0 leaves that to the id.
    `rotation` is in degrees, clockwise. The label stays upright, its letters `letters` page units an em; 0
    goes by the size of the symbol.
    """

    text_field: ClassVar[str] = "label"
    resizable: ClassVar[bool] = True
    has_rim: ClassVar[bool] = True
    keeps_ratio: ClassVar[bool] = True
    edges: ClassVar[str] = ""
    turns: ClassVar[bool] = True
    look: ClassVar[tuple[str, ...]] = ("tint", "ink", "size", "letters")

    kind: Literal["icon"] = "icon"
    symbol: Identifier
    x: Coordinate = 0.0
    y: Coordinate = 0.0
    size: Annotated[float, Within(4.0, 20_000.0)] = ICON_SIZE
    label: ShortWords = ""
    letters: Letters = 0.0
    face: Identifier = ""
    hair: Identifier = ""
    skin: Identifier = ""
    hair_for: Identifier = ""
    variant: Annotated[int, Within(0, HANDS)] = 0
    tint: Colour = ""
    ink: Colour = ""
    rotation: Annotated[float, Within(-360.0, 360.0)] = 0.0
    flipped: bool = False

    def draw(self, ctx: DrawContext) -> DisplayList:
        """Return the symbol and its label."""
        look = Look(self.tint, self.ink or "ink", self.face, self.hair, self.skin, self.hair_for)
        drawn = ctx.symbol(self.symbol, self.hand() - 1, look)
        items: list[Item] = [Group((drawn,), self._transform(), title=self.speaks())]
        if self.label:
            place = self._label_rect(ctx)
            colour = ctx.palette.text(self.ink or "ink")
            items += self._label_block(ctx).runs(place.centre.x, place.y, colour)
        return tuple(items)

    def hand(self) -> int:
        """Return which hand draws it, from 1 to HANDS: with it go the skin and hair that are not chosen."""
        return self.variant or seed_of(self.id) % HANDS + 1

    def _transform(self) -> Transform:
        scale = self.size / GRID
        to_middle = Transform.translation(-GRID / 2, -GRID / 2)
        sized = to_middle.then(Transform.scaling(-scale if self.flipped else scale, scale))
        if self.rotation:
            sized = sized.then(Transform.rotation(self.rotation))
        return sized.then(Transform.translation(self.x, self.y))

    def _label_size(self) -> float:
        return letters_of(self.letters, LABEL_SIZE * max(0.6, math.sqrt(self.size / ICON_SIZE)))

    def _label_wrap(self) -> float:
        # Chosen letters that are larger than usual keep as many words a line.
        return max(LABEL_WRAP * max(1.0, self.letters / LABEL_SIZE), self.size * 1.8)

    def _label_block(self, ctx: DrawContext) -> TextBlock:
        return ctx.text(self.label, self._label_size(), self._label_wrap())

    def _label_rect(self, ctx: DrawContext) -> Rect:
        block = self._label_block(ctx)
        box = self._turned_box()
        return Rect(self.x - block.width / 2, box.bottom + LABEL_GAP, block.width, block.height)

    def _turned_box(self) -> Rect:
        box = Rect.centred((self.x, self.y), self.size, self.size)
        if not self.rotation:
            return box
        return Rect.around(corner.rotated(self.rotation, (self.x, self.y)) for corner in box.corners)

    def body(self, ctx: DrawContext) -> Rect:
        """Return the box of the symbol, without its label."""
        return self._turned_box()

    def centre(self, ctx: DrawContext) -> Point:
        """Return the middle of the symbol."""
        return Point(self.x, self.y)

    def bounds(self, ctx: DrawContext) -> Rect:
        """Return the box around symbol and label."""
        box = self._turned_box().expanded(self.size * 0.03)
        return box.united(self._label_rect(ctx)) if self.label else box

    def outlines(self, ctx: DrawContext) -> list[list[Point]]:
        """Return the symbol's own outline and the box of its label."""
        return ctx.remember(self, "outlines", lambda: self._outlines(ctx))

    def _outlines(self, ctx: DrawContext) -> list[list[Point]]:
        transform = self._transform()
        lines = _flattened(ctx.symbols.get(self.symbol).outline)
        found = [[transform.map(point) for point in line] for line in lines]
        if self.label:
            found.append(list(self._label_rect(ctx).expanded(1.0).corners))
        return found

    def hit(self, point: Point, ctx: DrawContext, tolerance: float) -> bool:
        """Tell whether `point` is on the symbol or its label."""
        if not self.bounds(ctx).expanded(tolerance).contains(point):
            return False
        return inside_any(point, self.outlines(ctx)) or self._turned_box().expanded(
            tolerance - self.size * 0.06
        ).contains(point)

    def resized(self, old: Rect, new: Rect) -> Fields:
        """Return the new centre and size; the symbol keeps its shape."""
        centre = stretched(self.place(), old, new)
        factor = max(new.w / old.w if old.w else 1.0, new.h / old.h if old.h else 1.0)
        return {"x": centre.x, "y": centre.y, "size": max(4.0, self.size * factor)}

    def turned(self, degrees: float, centre: Point) -> Fields:
        """Return the new centre and rotation."""
        there = self.place().rotated(degrees, centre)
        rotation = (self.rotation + degrees + 180) % 360 - 180
        return {"x": there.x, "y": there.y, "rotation": rotation}

    def text_place(self, ctx: DrawContext) -> TextPlace:
        """Return where the label is, or would be."""
        place = self._label_rect(ctx)
        return TextPlace(
            "label",
            place,
            self._label_size(),
            self._label_wrap(),
            "centre",
            self.ink or "ink",
            lines=False,
        )

    def lettered(self, size: float, ctx: DrawContext) -> Fields:
        """Return the size of the label's letters."""
        return {"letters": size}

    def used_symbols(self) -> tuple[str, ...]:
        """Return the name of its symbol."""
        return (self.symbol,)

    def speaks(self) -> str:
        """Return the label with the symbol's name, such as "Ayo, youth worker"."""
        name = spoken_name(self.symbol)
        words = [self.label] if self.label else []
        if self.label.lower() != name:
            words.append(name)
        return ", ".join(words)

    def traits(self, ctx: DrawContext) -> tuple[str, ...]:
        """Return what sort of symbol it is, and the face it makes."""
        symbol = ctx.symbols.get(self.symbol)
        face = (self.face or symbol.face) if symbol.has_face else ""
        return tuple(filter(None, (ONE_OF.get(symbol.category, "icon"), face)))


@lru_cache(maxsize=1024)
def _flattened(outline: Path) -> list[list[Point]]:
    """Return a symbol's outline as straight pieces, flattened once for all icons of it."""
    return outline.polylines(2.0)
