"""Boundary: a closed hand-drawn outline with a title, around what belongs together."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, ClassVar, Literal

from richpic.elements.boundary_title import title_places, title_rect, title_share
from richpic.elements.standing import Boxed
from richpic.model.display import DisplayList, Fill, Item, Stroke
from richpic.model.drawing import DrawContext, TextBlock
from richpic.model.element import (
    Colour,
    Coordinate,
    Fields,
    Handle,
    Letters,
    ShortWords,
    TextPlace,
    distance_to_outline,
    letters_of,
    seed_of,
)
from richpic.model.geometry import Point, Rect, inside_polygon
from richpic.model.limits import AtMost, Within
from richpic.model.path import Path, ellipse, rectangle, smooth

PEN = 3.0
TITLE_SIZE = 19.0
ROUND = tuple((math.cos(math.pi * i / 24), math.sin(math.pi * i / 24)) for i in range(49))
Side = Annotated[float, Within(20.0, 100_000.0)]
Share = Annotated[float, Within(-0.5, 1.5)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Boundary(Boxed):
    """An outline in the box at (`x`, `y`) of `w` by `h`, lightly washed inside, with a title.

    `points` are the corners of a freehand blob as shares of the box. `wash` colours the inside ("": none).
    The title stands inside under the top, or at `title_at`: a share of the outline, clockwise from the middle
    of the top, outside of it where `title_outside`. `title_chosen`: the program chose that, and may again.
    The letters of the title are `letters` page units an em; 0 is the usual size.
    """

    text_field: ClassVar[str] = "title"
    is_holder: ClassVar[bool] = True
    resizable: ClassVar[bool] = True
    placing: ClassVar[frozenset[str]] = frozenset(("title_at", "title_outside", "title_chosen"))
    look: ClassVar[tuple[str, ...]] = ("colour", "wash", "dashed", "letters")

    kind: Literal["boundary"] = "boundary"
    shape: Literal["ellipse", "rectangle", "blob"] = "ellipse"
    x: Coordinate = 0.0
    y: Coordinate = 0.0
    w: Side = 400.0
    h: Side = 260.0
    points: Annotated[tuple[tuple[Share, Share], ...], AtMost(5000)] = ()
    title: ShortWords = ""
    title_at: Annotated[float, Within(0.0, 1.0)] = 0.0
    title_outside: bool = False
    title_chosen: bool = False
    letters: Letters = 0.0
    colour: Colour = "blue"
    wash: Colour = "wash-sky"
    dashed: bool = False

    def _path(self) -> Path:
        if self.shape == "rectangle":
            return rectangle(self.rect(), min(28.0, self.w / 6, self.h / 6))
        if self.shape == "blob" and len(self.points) > 2:
            return smooth([(self.x + u * self.w, self.y + v * self.h) for u, v in self.points], closed=True)
        return ellipse(self.rect())

    def _outline(self) -> list[Point]:
        if self.shape == "ellipse":
            # Many shapes of a large picture are ellipses: this is quicker than flattening curves.
            cx, cy, rx, ry = *self.rect().centre, self.w / 2, self.h / 2
            return [Point(cx + rx * cos, cy + ry * sin) for cos, sin in ROUND]
        return self._path().polylines(1.0)[0]

    def _title_wrap(self) -> float:
        # Round tops hold a long title higher in shorter lines.
        return max(120.0, self.w * (0.8 if self.shape == "rectangle" else 0.6))

    def _title(self, ctx: DrawContext) -> TextBlock:
        return ctx.text(self.title, self._title_size(), self._title_wrap(), 600)

    def _title_size(self) -> float:
        return letters_of(self.letters, TITLE_SIZE)

    def _title_rect(self, ctx: DrawContext) -> Rect:
        """Return the room of the title."""
        return ctx.remember(self, "title", lambda: self._place_title(ctx))

    def _place_title(self, ctx: DrawContext) -> Rect:
        block = self._title(ctx)
        size = block.width, block.height
        return title_rect(self.outlines(ctx)[0], self.rect(), size, self.title_at, self.title_outside)

    def words_rect(self, ctx: DrawContext) -> Rect | None:
        """Return the room of the title, or None without one."""
        return self._title_rect(ctx) if self.title else None

    @property
    def words_are_free(self) -> bool:
        """Whether nobody placed the title by hand."""
        return self.title_chosen or not (self.title_at or self.title_outside)

    def word_places(self, ctx: DrawContext) -> Iterator[tuple[Fields, Rect]]:
        """Yield where the title could stand, the usual place first, as fields and rooms."""
        block = self._title(ctx)
        size = block.width, block.height
        for at, outside, rect in title_places(self.outlines(ctx)[0], self.rect(), size):
            chosen = outside or at != 0.0
            yield {"title_at": at, "title_outside": outside, "title_chosen": chosen}, rect

    def draw(self, ctx: DrawContext) -> DisplayList:
        """Return the wash, the outline and the title."""
        path, seed = self._path(), seed_of(self.id)
        items: list[Item] = []
        if self.wash:
            items.append(Fill(path, ctx.palette.colour(self.wash)))
        rough = ctx.sketch(path, seed)
        pen = ctx.palette.colour(self.colour)
        items.append(Stroke(rough, pen, PEN, (13.0, 9.0) if self.dashed else ()))
        if self.title:
            place = self._title_rect(ctx)
            items += self._title(ctx).runs(place.centre.x, place.y, ctx.palette.text(self.colour))
        return tuple(items)

    def bounds(self, ctx: DrawContext) -> Rect:
        """Return the box around the outline with its pen and, for a small one, its title."""
        box = self.rect()
        if self.shape == "blob" and self.points:
            box = box.united(Rect.around(self._outline()))
        # A loose hand strays by a little, and bows long straight lines.
        bow = 0.0024 * max(box.w, box.h) if self.shape == "rectangle" else 0.0
        box = box.expanded(PEN + ctx.roughness * (2.2 + bow))
        return box.united(self._title_rect(ctx)) if self.title else box

    def body(self, ctx: DrawContext) -> Rect:
        """Return the box."""
        return self.rect()

    def outlines(self, ctx: DrawContext) -> list[list[Point]]:
        """Return the outline."""
        return ctx.remember(self, "outlines", lambda: [self._outline()])

    def hit(self, point: Point, ctx: DrawContext, tolerance: float) -> bool:
        """Tell whether `point` is on the line or the title: clicks go through the inside."""
        if not self.bounds(ctx).expanded(tolerance).contains(point):
            return False
        if self.title and self._title_rect(ctx).expanded(tolerance).contains(point):
            return True
        return distance_to_outline(point, self.outlines(ctx)[0]) <= tolerance + PEN

    def holds(self, point: tuple[float, float]) -> bool:
        """Tell whether `point` is inside the outline."""
        return inside_polygon(point, self._outline())

    def handles(self, ctx: DrawContext) -> tuple[Handle, ...]:
        """Return the title, if there is one."""
        room = self.words_rect(ctx)
        return (Handle("title", room.centre, room=room),) if room else ()

    def dragged(self, handle: str, to: Point, ctx: DrawContext) -> Fields:
        """Return the fields after the title was dragged to `to`."""
        at, outside = title_share(self.outlines(ctx)[0], self.rect(), to)
        return {"title_at": at, "title_outside": outside, "title_chosen": False}

    def text_place(self, ctx: DrawContext) -> TextPlace:
        """Return the room of the title."""
        return TextPlace(
            "title",
            self._title_rect(ctx),
            self._title_size(),
            self._title_wrap(),
            "centre",
            self.colour,
            600,
            lines=False,
        )

    def lettered(self, size: float, ctx: DrawContext) -> Fields:
        """Return the size of the title's letters."""
        return {"letters": size}

    def speaks(self) -> str:
        """Return the title."""
        return f"boundary “{self.title}”" if self.title else "boundary"
