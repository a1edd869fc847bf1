"""Bubble: speech or thought, its tail pointing at whoever says or thinks it."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from random import Random
from typing import Annotated, ClassVar, Literal

from richpic.elements.end import End
from richpic.elements.fitting import fitted, growth
from richpic.elements.standing import Boxed
from richpic.model.display import DisplayList, Fill, Group, Item
from richpic.model.drawing import DrawContext, TextBlock
from richpic.model.element import (
    LINE_OF_PEN,
    Colour,
    Coordinate,
    Fields,
    Handle,
    Letters,
    TextPlace,
    Words,
    inside_any,
    letters_of,
    seed_of,
)
from richpic.model.geometry import Point, Rect, inside_polygon
from richpic.model.limits import Within
from richpic.model.path import Path, ellipse, polyline, rectangle, smooth

BUBBLE_W, BUBBLE_H = 190.0, 96.0
# The part of the box, across and down, in which words do not touch the rounded outline.
ROOM_W, ROOM_H = 0.80, 0.74
# Words that nobody chose a size for are not larger than this.
LARGEST = 18.0
Side = Annotated[float, Within(30.0, 20_000.0)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bubble(Boxed):
    """Words in a balloon (`style` speech) or a cloud (thought), in the box at (`x`, `y`) of `w` by `h`.

    They are `letters` page units an em, or smaller where they would not fit; 0 is the usual size.
    """

    text_field: ClassVar[str] = "text"
    resizable: ClassVar[bool] = True
    has_rim: ClassVar[bool] = True
    look: ClassVar[tuple[str, ...]] = ("style", "tint", "letters")
    least_side: ClassVar[float] = 30.0

    kind: Literal["bubble"] = "bubble"
    style: Literal["speech", "thought"] = "speech"
    x: Coordinate = 0.0
    y: Coordinate = 0.0
    w: Side = BUBBLE_W
    h: Side = BUBBLE_H
    text: Words = ""
    letters: Letters = 0.0
    tail: End = End()
    has_tail: bool = True
    tint: Colour = "white"
    ink: Colour = "ink"

    def _block(self, ctx: DrawContext) -> TextBlock:
        return fitted(self.text, ctx, self.w * ROOM_W, self.h * ROOM_H, letters_of(self.letters, LARGEST))

    def _tip(self, ctx: DrawContext) -> Point | None:
        return ctx.remember(self, "tip", lambda: self._find_tip(ctx))

    def _find_tip(self, ctx: DrawContext) -> Point | None:
        """Return where the tail points, short of the speaker's outline; None without a tail."""
        if not self.has_tail:
            return None
        rect, aim = self.rect(), self.tail.point(ctx)
        outlines = self.tail.outlines(ctx)
        if self.tail.element:
            # Voices come from the upper part of a figure.
            box = Rect.around(outlines[0]) if outlines else Rect(aim.x, aim.y, 0, 0)
            aim = Point(box.centre.x, box.y + box.h * 0.3)
        if rect.expanded(4).contains(aim):
            return None
        start = rect.centre
        for step in range(1, 101):
            here = start.towards(aim, step / 100)
            if inside_any(here, outlines):
                return start.towards(aim, max(0.0, step / 100 - 8.0 / max(start.distance(aim), 8.0)))
        return aim

    def draw(self, ctx: DrawContext) -> DisplayList:
        """Return the outline with its tail, and the words."""
        seed, tip = seed_of(self.id), self._tip(ctx)
        fill, pen = ctx.palette.colour(self.tint), ctx.palette.colour(self.ink)
        shape = self._cloud(seed) if self.style == "thought" else self._balloon(tip)
        items: list[Item] = [
            Fill(shape, fill),
            ctx.line(shape, LINE_OF_PEN * 0.85, seed, pen),
        ]
        if self.style == "thought" and tip:
            for puff in self._puffs(tip):
                items += [Fill(puff, fill), ctx.line(puff, LINE_OF_PEN * 0.8, seed + 1, pen)]
        return (*items, *self._words(ctx))

    def _words(self, ctx: DrawContext) -> list[Item]:
        """Return the words; those that fit at no size are cut at the edge, from the first on."""
        block, rect = self._block(ctx), self.rect()
        room = Rect.centred(rect.centre, self.w * ROOM_W, self.h * ROOM_H)
        top = rect.centre.y - min(block.height, room.h) / 2
        runs = block.runs(rect.centre.x, top, ctx.palette.ink)
        if block.height > room.h or block.width > room.w + 0.5:
            return [Group(tuple(runs), clip=rectangle(rect))]
        return runs

    def _balloon(self, tip: Point | None) -> Path:
        """Return a soft superellipse; the tail is drawn in the same stroke."""
        rect = self.rect()
        middle = rect.centre
        points: list[Point] = []
        aim = math.atan2(tip.y - middle.y, tip.x - middle.x) if tip else 0.0
        half = min(0.30, 13.0 / max(10.0, min(rect.w, rect.h) / 2))
        done = tip is None
        for step in range(72):
            angle = -math.pi + step * math.pi / 36
            gap = abs((angle - aim + math.pi) % (2 * math.pi) - math.pi)
            if tip is not None and gap < half:
                if not done:
                    points += [self._rim(aim - half), tip, self._rim(aim + half)]
                    done = True
                continue
            points.append(self._rim(angle))
        if tip is not None and not done:
            points += [self._rim(aim - half), tip, self._rim(aim + half)]
        return polyline(points, closed=True)

    def _rim(self, angle: float) -> Point:
        """Return the point of the outline seen from the middle at `angle` (a superellipse of power 3)."""
        rect = self.rect()
        cos, sin = math.cos(angle), math.sin(angle)
        far = (abs(2 * cos / rect.w) ** 3 + abs(2 * sin / rect.h) ** 3) ** (-1 / 3)
        return rect.centre.plus((cos * far, sin * far))

    def _cloud(self, seed: int) -> Path:
        """Return a cloud of bumps around the box."""
        rect, random = self.rect(), Random(seed)
        around = 2 * (rect.w + rect.h)
        count = max(7, min(16, round(around / 62)))
        turn = random.uniform(0, 1)
        points: list[Point] = []
        for bump in range(count):
            for step in range(8):
                share = step / 8
                angle = (bump + share + turn) / count * 2 * math.pi
                swell = 0.90 + 0.10 * math.sin(share * math.pi)
                rim = self._rim(angle)
                points.append(rect.centre.towards(rim, swell))
        return smooth(points, closed=True)

    def _puffs(self, tip: Point) -> list[Path]:
        middle = self.rect().centre
        start = self._rim(math.atan2(tip.y - middle.y, tip.x - middle.x))
        return [
            ellipse(Rect.centred(start.towards(tip, share), 2.3 * radius, 2 * radius))
            for share, radius in ((0.38, 7.0), (0.82, 4.2))
        ]

    def bounds(self, ctx: DrawContext) -> Rect:
        """Return the box with its edge and its tail."""
        box = self.rect().expanded(LINE_OF_PEN + 1)
        tip = self._tip(ctx)
        if tip is None:
            return box
        tails = (
            [puff.bounds() for puff in self._puffs(tip)] if self.style == "thought" else [Rect(*tip, 0, 0)]
        )
        for tail in tails:
            box = box.united(tail.expanded(LINE_OF_PEN + 1))
        return box

    def body(self, ctx: DrawContext) -> Rect:
        """Return the box of the words."""
        return self.rect()

    def outlines(self, ctx: DrawContext) -> list[list[Point]]:
        """Return the balloon without its tail."""
        return [[self._rim(step * math.pi / 18) for step in range(37)]]

    def hit(self, point: Point, ctx: DrawContext, tolerance: float) -> bool:
        """Tell whether `point` is in the balloon."""
        return self.rect().expanded(tolerance).contains(point) and (
            inside_polygon(point, self.outlines(ctx)[0])
            or min(point.distance(corner) for corner in self.outlines(ctx)[0]) <= tolerance + 4
        )

    def moved(self, dx: float, dy: float) -> Fields:
        """Return the shifted box; a tail that points at nobody comes along."""
        return {"x": self.x + dx, "y": self.y + dy, "tail": self.tail.moved(dx, dy)}

    def handles(self, ctx: DrawContext) -> tuple[Handle, ...]:
        """Return the tip of the tail."""
        tip = self._tip(ctx)
        return (Handle("tail", tip or self.rect().centre.plus((0, self.h / 2 + 24))),)

    def dragged(self, handle: str, to: Point, ctx: DrawContext) -> Fields:
        """Return the tail pointing to `to`."""
        return {"tail": End("", to.x, to.y), "has_tail": not self.rect().contains(to)}

    def hangs_on(self) -> tuple[str, ...]:
        """Return the speaker."""
        return (self.tail.element,) if self.tail.element else ()

    def goes_with(self) -> tuple[str, ...]:
        """Return the speaker: what somebody says stays with them."""
        return self.hangs_on() if self.has_tail else ()

    def loosened(self, gone: frozenset[str], ctx: DrawContext) -> Fields:
        """Return the tail pointing where the speaker was."""
        if self.tail.element not in gone:
            return {}
        at = self._tip(ctx) or self.tail.point(ctx)
        return {"tail": End("", at.x, at.y)}

    def renamed(self, ids: Mapping[str, str]) -> Fields:
        """Return the tail pointing at the copy of the speaker."""
        return {"tail": self.tail.renamed(ids)}

    def text_place(self, ctx: DrawContext) -> TextPlace:
        """Return the room inside the outline."""
        block = self._block(ctx)
        room = Rect.centred(self.rect().centre, self.w * ROOM_W, block.height)
        return TextPlace("text", room, block.size, room.w, "centre", "ink")

    def lettered(self, size: float, ctx: DrawContext) -> Fields:
        """Return letters of another size, in a larger box about the same middle where they need it."""
        rect = self.rect()
        room = (self.w * ROOM_W, self.h * ROOM_H)
        factor = growth(self.text, ctx, room, size) if size else 1.0
        grown = Rect.centred(rect.centre, rect.w * factor, rect.h * factor)
        return {"letters": size, "x": grown.x, "y": grown.y, "w": grown.w, "h": grown.h}

    def speaks(self) -> str:
        """Return the words, and whether they are said or thought."""
        verb = "says" if self.style == "speech" else "thinks"
        return f"{verb} “{' '.join(self.text.split())[:80]}”"

    def traits(self, ctx: DrawContext) -> tuple[str, ...]:
        """Return who says or thinks it."""
        speaker = ctx.elements.get(self.tail.element)
        style = "speech bubble" if self.style == "speech" else "thought bubble"
        return (style, f"of {speaker.called()}") if speaker else (style,)


def size_for(text: str, ctx: DrawContext) -> tuple[float, float]:
    """Return the width and height of a bubble that holds `text` at a readable size."""
    block = ctx.text(text, 17.0, 190.0)
    return max(90.0, block.width / ROOM_W + 14), max(62.0, block.height / ROOM_H + 14)
