"""How the line of a link is drawn: its style, what cuts it, and its open arrowheads."""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass
from math import hypot
from random import Random
from typing import Literal

from richpic.elements.relations import Relation
from richpic.model.display import Fill, Group, Item, Stroke
from richpic.model.drawing import DrawContext
from richpic.model.geometry import Point, Rect, Transform
from richpic.model.path import Path, ellipse, polyline, smooth
from richpic.model.strokes import (
    SHORTEST_PIECE,
    between,
    dashes,
    heading,
    length_of,
    outside,
    point_at,
    ribbon,
    shares_inside,
    zigzag,
)

Heads = Literal["none", "start", "end", "both"]
HEAD_ANGLE = 27.0
_HEAD_ALONG, _HEAD_ASIDE = math.cos(math.radians(HEAD_ANGLE)), math.sin(math.radians(HEAD_ANGLE))
# Enough that no two heads side by side look stamped.
HEAD_HANDS = 7
# On and off lengths for the styles made of pieces; dots stand in the gaps of "dashdot".
PATTERNS = {"dashed": (12.0, 9.0), "dotted": (0.6, 8.0), "dashdot": (14.0, 14.0)}
BAR = 13.0
SLASH, SLASH_GAP = 10.5, 4.2


@dataclass(frozen=True, slots=True)
class LinkPen:
    """Draws one link as `relation` asks, about `width` page units wide; `seed` decides every wobble."""

    ctx: DrawContext
    relation: Relation
    heads: Heads
    width: float
    seed: int
    colour: str

    def _ink(self, path: Path, width: float, seed: int) -> Item:
        return self.ctx.line(path, width, seed, self.colour)

    def reach(self, line: Sequence[Point]) -> float:
        """Return how far from `line` the farthest paint lies, in page units."""
        beside = [0.0]
        if self.heads != "none":
            beside.append(self._head_size(line) * math.sin(math.radians(HEAD_ANGLE)))
        if self.relation.line == "jagged":
            beside.append(self._jag_height() * 1.15)
        if self.relation.line == "double":
            beside.append(self._apart())
        if self.relation.cut:
            beside.append(BAR + 2.4 if self.relation.cut == "bar" else SLASH + 2.0)
        return max(beside) + self.width + 0.7 * self.ctx.roughness

    @property
    def least(self) -> float:
        """How much line must stay in sight beside words that stand on it, to tell what it means."""
        return 96.0 if self.relation.line == "jagged" else 40.0

    @property
    def is_simple(self) -> bool:
        """Whether it draws one line with heads and nothing else."""
        return self.relation.line == "plain" and not self.relation.cut

    def draw(self, line: Sequence[Point], room: Rect | None) -> list[Item]:
        """Return the whole of `line`, with its heads, without what lies in `room`."""
        if self.ctx.plain and self.is_simple:
            return [self._plain_stroke(line, room)]
        total = length_of(line)
        if self.relation.cut == "bar":
            line = between(line, 0.0, max(total * 0.5, total - self._bar_gap() - 3.0))
        drawn = [
            item
            for number, piece in enumerate(self._pieces(line, room))
            for item in self._piece(piece, self.seed + 31 * number)
        ]
        drawn += [*self._cut(line, room), *self._arrowheads(line)]
        return _one_stroke(drawn) if self.ctx.plain else drawn

    def _plain_stroke(self, line: Sequence[Point], room: Rect | None) -> Item:
        """Return line and heads as one even stroke: what hundreds of links are drawn as while they move."""
        size = self._head_size(line)
        wide, high = self.head_sides(length_of(line))
        ops, coords = _straight_pieces(line, room) if len(line) == 2 else _pieces(line, room)
        for (tip_x, tip_y), (x, y) in self._tips(line, size):
            back_x, back_y = tip_x - wide * x, tip_y - wide * y
            ops += "MLL"
            coords += (back_x + high * y, back_y - high * x, tip_x, tip_y)
            coords += (back_x - high * y, back_y + high * x)
        return Stroke(Path(ops, coords), self.colour, self.width)

    # The line

    def _pieces(self, line: Sequence[Point], room: Rect | None) -> list[list[Point]]:
        """Return what is left of `line` beside heads of two lines, room and break."""
        pieces = [self._without_head_room(line)]
        if self.relation.line == "jagged":
            pieces = [self._jags(pieces[0])]
        gaps = [room] if room else []
        if self.relation.cut == "break":
            at, _ = self._break(line, room)
            gaps.append(Rect.centred(at, 2 * SLASH_GAP, 2 * SLASH_GAP))
        for gap in gaps:
            pieces = [left for piece in pieces for left in outside(piece, gap)]
        return pieces

    def _without_head_room(self, line: Sequence[Point]) -> list[Point]:
        """Return `line` ending between the arms of its heads where it would fill them: two lines, or dots."""
        share = {"double": 0.5, "dotted": 1.05}.get(self.relation.line, 0.0)
        start, end = self._heads_room(line, share)
        return between(line, start, length_of(line) - end)

    def _heads_room(self, line: Sequence[Point], share: float) -> tuple[float, float]:
        """Return how much of `line` `share` of a head takes at its start and its end."""
        room = min(self._head_size(line) * share, length_of(line) * 0.3)
        return room if self.heads in ("start", "both") else 0.0, room if self.heads in (
            "end",
            "both",
        ) else 0.0

    def _apart(self) -> float:
        """Return how far each of two lines side by side is from the middle: seen as two on a phone."""
        return 0.4 + 1.1 * self.width

    def _jag_height(self) -> float:
        return 4.4 + self.width

    def _jags(self, line: Sequence[Point]) -> list[Point]:
        """Return `line` as lightning: jags that no hand makes quite alike, straight where heads are."""
        random, stray = Random(self.seed), 0.9 * self.ctx.roughness
        start, end = self._heads_room(line, 1.15)
        total = length_of(line)
        jags = zigzag(between(line, start, total - end), self._jag_height(), 6.4 + self.width)
        inner = [p.plus((random.uniform(-stray, stray), random.uniform(-stray, stray))) for p in jags[1:-1]]
        first = [line[0], jags[0]] if start else [line[0]]
        return [*first, *inner, *([jags[-1], line[-1]] if end else [line[-1]])]

    def _piece(self, piece: list[Point], seed: int) -> list[Item]:
        style = self.relation.line
        if style in PATTERNS:
            return self._dashes(piece, seed)
        if style == "double":
            thin = max(1.3, self.width * 0.5)
            sides = (_beside(piece, side * self._apart()) for side in (-1, 1))
            return [self._ink(smooth(line), thin, seed + i) for i, line in enumerate(sides)]
        if style == "jagged":
            random = Random(seed)
            if self.ctx.plain:
                return [self._ink(polyline(piece), self.width, seed)]
            return [
                Fill(ribbon(piece, [self.width * random.uniform(0.75, 1.15) for _ in piece]), self.colour)
            ]
        return [self._ink(smooth(piece), self.width, seed)]

    def _dashes(self, piece: list[Point], seed: int) -> list[Item]:
        style = self.relation.line
        on, off = PATTERNS[style]
        wider = self.width - 1.9
        on, off = on + wider, off + wider * (2.5 if style == "dashdot" else 1.0)
        # A short piece has shorter dashes: one alone would be a plain line.
        shorter = min(1.0, max(0.45, length_of(piece) / (2 * on + off)))
        pieces = dashes(piece, on * shorter, off * shorter)
        if style == "dotted":
            return [self._dots([dash[0].towards(dash[-1], 0.5) for dash in pieces], seed)]
        drawn = [self._ink(polyline(dash), self.width, seed + i) for i, dash in enumerate(pieces)]
        if style == "dashdot" and len(pieces) > 1:
            drawn.append(self._dots([a[-1].towards(b[0], 0.5) for a, b in itertools.pairwise(pieces)], seed))
        return drawn

    def _dots(self, middles: Sequence[Point], seed: int) -> Item:
        """Return a dot at each of `middles`, as one item: a long line has hundreds."""
        random = Random(seed)
        sides = (1.6 * self.width * random.uniform(0.85, 1.15) for _ in middles)
        dots = [ellipse(Rect.centred(at, side, side)) for at, side in zip(middles, sides, strict=True)]
        coords = tuple(round(value, 2) for dot in dots for value in dot.coords)
        return Fill(Path("".join(dot.ops for dot in dots), coords), self.colour)

    # What stands across it

    def _cut(self, line: Sequence[Point], room: Rect | None) -> list[Item]:
        """Return the strokes across a broken or blocked line."""
        if self.relation.cut == "bar":
            direction = heading(line, 14.0)
            bar = _across(line[-1].plus(direction.times(self._bar_gap())), direction, BAR, 0.0)
            return [self._ink(bar, self.width + 2.4, self.seed + 7)]
        if self.relation.cut == "break":
            at, direction = self._break(line, room)
            ends = (at.plus(direction.times(side * SLASH_GAP)) for side in (-1, 1))
            return [
                self._ink(_across(end, direction, SLASH, 4.5), self.width, self.seed + 7 + number)
                for number, end in enumerate(ends)
            ]
        return []

    def _bar_gap(self) -> float:
        return 4.0 + 1.7 * self.width

    @staticmethod
    def _break(line: Sequence[Point], room: Rect | None) -> tuple[Point, Point]:
        """Return where the line is broken: its middle, or beside the words."""
        places = [point_at(line, share) for share in (0.5, 0.3, 0.7, 0.22, 0.78, 0.15, 0.85)]
        free = [place for place in places if room is None or not room.expanded(SLASH).contains(place[0])]
        return (free or places)[0]

    # The heads

    def _full_head(self) -> float:
        return 9.0 + 2.6 * self.width

    def _head_size(self, line: Sequence[Point]) -> float:
        return self._size_on(length_of(line))

    def _size_on(self, length: float) -> float:
        return min(self._full_head(), max(6.0, length * 0.45))

    def head_sides(self, length: float) -> tuple[float, float]:
        """Return how far the arms of a head reach back along a line of `length`, and how far aside."""
        size = self._size_on(length)
        return size * _HEAD_ALONG, size * _HEAD_ASIDE

    def _arrowheads(self, line: Sequence[Point]) -> list[Item]:
        """Return the open arrowheads; they grow with the width."""
        size = self._head_size(line)
        tips = self._tips(line, size)
        if size == self._full_head() and not self.ctx.plain:
            return [self._shared_head(tip, way, self.seed + number) for number, (tip, way) in enumerate(tips)]
        return [self._head(tip, way, size, self.seed + 11 + number) for number, (tip, way) in enumerate(tips)]

    def _tips(self, line: Sequence[Point], size: float) -> list[tuple[Point, Point]]:
        """Return where heads of `size` are, and the unit directions in which they point."""
        tips = []
        if self.heads in ("end", "both"):
            tips.append((line[-1], heading(line, size)))
        if self.heads in ("start", "both"):
            tips.append((line[0], heading(line[::-1], size)))
        return tips

    def _shared_head(self, tip: Point, direction: Point, seed: int) -> Item:
        """Return the usual head, drawn once in each of a few hands: most links of a picture have one."""
        hand = seed % HEAD_HANDS
        shape = self.ctx.shared(
            f"head {self.width:g} {hand} {self.colour}",
            lambda: (self._head(Point(0.0, 0.0), Point(1.0, 0.0), self._full_head(), hand),),
        )
        turn = Transform(direction.x, direction.y, -direction.y, direction.x, tip.x, tip.y)
        return Group((shape,), turn)

    def _head(self, tip: Point, direction: Point, size: float, seed: int) -> Item:
        left, right = (tip.minus(direction.rotated(turn * HEAD_ANGLE).times(size)) for turn in (1, -1))
        return self._ink(polyline([left, tip, right]), self.width, seed)


def _pieces(line: Sequence[Point], room: Rect | None) -> tuple[str, tuple[float, ...]]:
    """Return what is left of `line` beside `room`, as the commands and coordinates of a path."""
    pieces = outside(line, room) if room else [line]
    ops = "".join("M" + "L" * (len(piece) - 1) for piece in pieces)
    return ops, tuple(value for piece in pieces for point in piece for value in point)


def _straight_pieces(line: Sequence[Point], room: Rect | None) -> tuple[str, tuple[float, ...]]:
    """Return the same of a straight line, in a quarter of the time."""
    a, b = line
    near, far = shares_inside(a, b, room) if room else (1.0, 0.0)
    (ax, ay), (bx, by) = a, b
    if near >= far:
        return "ML", (ax, ay, bx, by)
    dx, dy = bx - ax, by - ay
    least = SHORTEST_PIECE / (hypot(dx, dy) or 1.0)
    before = (ax, ay, ax + dx * near, ay + dy * near) if near > least else ()
    after = (ax + dx * far, ay + dy * far, bx, by) if 1.0 - far > least else ()
    return "ML" * ((len(before) + len(after)) // 4), before + after


def _one_stroke(items: list[Item]) -> list[Item]:
    """Return strokes of one pen as one item: a third of the work for a painter."""
    strokes = [item for item in items if isinstance(item, Stroke)]
    if len(strokes) < len(items) or len({stroke.width for stroke in strokes}) != 1:
        return items
    ops = "".join(stroke.path.ops for stroke in strokes)
    coords = tuple(itertools.chain.from_iterable(stroke.path.coords for stroke in strokes))
    return [Stroke(Path(ops, coords), strokes[0].colour, strokes[0].width)]


def _beside(line: Sequence[Point], distance: float) -> list[Point]:
    """Return `line` shifted to its left."""
    shifted = []
    for index, here in enumerate(line):
        before, after = line[max(0, index - 1)], line[min(len(line) - 1, index + 1)]
        shifted.append(here.plus(after.minus(before).unit().turned_left().times(distance)))
    return shifted


def _across(at: Point, direction: Point, half: float, slant: float) -> Path:
    side = direction.turned_left().times(half).plus(direction.times(slant))
    return polyline([at.minus(side), at.plus(side)])
