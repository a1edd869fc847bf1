"""Link: an annotated arrow between two things. It stores what it joins and derives its points when drawn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, ClassVar, Literal

from annotated_types import Ge, Le

from richpic.elements.end import End
from richpic.elements.relations import RELATIONS, Relation
from richpic.elements.route import Route, find_route
from richpic.model.display import DisplayList, Fill, Group, Item
from richpic.model.drawing import DrawContext, TextBlock
from richpic.model.element import (
    Colour,
    Element,
    Fields,
    Handle,
    Identifier,
    ShortWords,
    TextPlace,
    Words,
    seed_of,
    stretched,
)
from richpic.model.geometry import Point, Rect, Transform, distance_to_segment
from richpic.model.path import Path, polyline, smooth
from richpic.model.strokes import dashes, length_of, outside, point_at, share_of, zigzag

LABEL_SIZE = 15.0
LABEL_WRAP = 150.0
MARK_SIZE = 25.0
PENS = {1: 1.9, 2: 2.6, 3: 4.0}
Weight = Literal[1, 2, 3]
Heads = Literal["none", "start", "end", "both"]


@dataclass(frozen=True, slots=True)
class Voice:
    """One side of a tension: who, and what they say."""

    who: ShortWords = ""
    says: Words = ""


@dataclass(frozen=True, slots=True)
class Tension:
    """What is known of a tension: two voices, its heat from 1 to 5, and what shows it."""

    first: Voice = Voice()
    second: Voice = Voice()
    heat: Annotated[int, Ge(1), Le(5)] = 3
    evidence: Words = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link(Element):
    """A line from `start` to `end` that means `relation`.

    `bend` is how far the middle strays to the left of the straight line, as a share of its length. `label_at`
    is the share of the length at which the label sits. `weight` 1 to 3 is the thickness; 0, like an empty
    `colour`, is the relation's own.
    """

    text_field: ClassVar[str] = "label"

    kind: Literal["link"] = "link"
    relation: Identifier = "flow"
    start: End = End()
    end: End = End()
    bend: Annotated[float, Ge(-5.0), Le(5.0)] = 0.0
    label: ShortWords = ""
    label_at: Annotated[float, Ge(0.0), Le(1.0)] = 0.5
    heads: Heads = "end"
    weight: Annotated[int, Ge(0), Le(3)] = 0
    colour: Colour = ""
    tension: Tension | None = None

    @property
    def means(self) -> Relation:
        """The relation that it shows."""
        return RELATIONS.get(self.relation, RELATIONS["flow"])

    def _pen(self) -> float:
        return PENS.get(self.weight or self.means.weight, PENS[2])

    def _colour(self) -> str:
        return self.colour or self.means.colour

    def route(self, ctx: DrawContext) -> Route:
        """Return the line as it runs now."""
        return find_route(self.id, self.start, self.end, self.bend, ctx)

    # The label, with the mark of the relation above it

    def _label(self, ctx: DrawContext) -> TextBlock | None:
        return ctx.text(self.label, LABEL_SIZE, LABEL_WRAP) if self.label else None

    def _label_rect(self, ctx: DrawContext, route: Route) -> Rect | None:
        """Return the room that label and mark take on the line, or None without either."""
        block = self._label(ctx)
        if block is None and not self.means.mark:
            return None
        width = max(block.width if block else 0.0, MARK_SIZE if self.means.mark else 0.0)
        height = (block.height if block else 0.0) + (MARK_SIZE if self.means.mark else 0.0)
        at, _ = point_at(route.line, self.label_at)
        return Rect.centred(at, width, height)

    def draw(self, ctx: DrawContext) -> DisplayList:
        """Return the line, cut under its label, its heads, marks and words."""
        route = self.route(ctx)
        room = self._label_rect(ctx, route)
        colour = ctx.palette.colour(self._colour())
        items: list[Item] = [Fill(path, colour) for path in self._line(ctx, route, room)]
        items += [Fill(path, colour) for path in self._heads(ctx, route)]
        if room is not None:
            items += self._words(ctx, room)
        return tuple(items)

    def _words(self, ctx: DrawContext, room: Rect) -> list[Item]:
        items: list[Item] = []
        top = room.y
        if self.means.mark:
            mark = ctx.symbol(self.means.mark, 1, "", self._colour(), "")
            place = Transform.scaling(MARK_SIZE / 100).then(
                Transform.translation(room.centre.x - MARK_SIZE / 2, top)
            )
            items.append(Group((mark,), place, title=self.means.caption))
            top += MARK_SIZE
        if block := self._label(ctx):
            items += block.runs(room.centre.x, top, ctx.palette.text(self._colour()))
        return items

    def _line(self, ctx: DrawContext, route: Route, room: Rect | None) -> list[Path]:
        """Return the inked pieces of the line."""
        style, pen, seed = self.means.line, self._pen(), seed_of(self.id)
        line: list[Point] = list(route.line)
        if style == "jagged":
            line = zigzag(line, 5.0 + pen, 17.0)
        pieces = outside(line, room.expanded(5.0)) if room else [line]
        if self.means.cut == "bar":
            pieces = pieces or [line]
        drawn: list[Path] = []
        for number, piece in enumerate(pieces):
            drawn += self._piece(ctx, piece, pen, seed + number)
        return drawn + self._cut(ctx, route, pen, seed)

    def _piece(self, ctx: DrawContext, piece: list[Point], pen: float, seed: int) -> list[Path]:
        style = self.means.line
        patterns = {"dashed": (11.0, 8.0), "dotted": (0.6, 7.0), "dashdot": (13.0, 7.0)}
        if style in patterns:
            return self._dashes(ctx, piece, pen, seed, *patterns[style])
        if style == "double":
            thin = pen * 0.55
            return [
                ctx.ink(smooth(_beside(piece, side * pen * 0.85)), thin, seed + i)
                for i, side in enumerate((-1, 1))
            ]
        path = polyline(piece) if style == "jagged" else smooth(piece)
        return [ctx.ink(path, pen, seed)]

    def _dashes(
        self, ctx: DrawContext, piece: list[Point], pen: float, seed: int, on: float, off: float
    ) -> list[Path]:
        drawn = []
        for number, dash in enumerate(dashes(piece, on, off)):
            if self.means.line == "dashdot" and number % 2:
                middle, direction = point_at(dash, 0.5)
                dash = [middle, middle.plus(direction.times(0.6))]
            width = pen * (1.5 if self.means.line == "dotted" else 1.0)
            drawn.append(ctx.ink(polyline(dash), width, seed + number))
        return drawn

    def _cut(self, ctx: DrawContext, route: Route, pen: float, seed: int) -> list[Path]:
        """Return the strokes across a broken or blocked line."""
        if not self.means.cut:
            return []
        length = max(length_of(route.line), 1.0)
        if self.means.cut == "bar":
            at, direction = point_at(route.line, max(0.0, 1 - 16.0 / length))
            return [ctx.ink(_across(at, direction, 13.0, 0.0), pen * 1.8, seed + 7)]
        share = self.label_at - 34.0 / length if not self.label else 0.22
        at, direction = point_at(route.line, min(0.8, max(0.2, share)) if self.label else 0.5)
        shift = direction.times(3.6)
        return [
            ctx.ink(_across(at.plus(shift.times(side)), direction, 10.0, 5.0), pen, seed + 7 + side)
            for side in (-1, 1)
        ]

    def _heads(self, ctx: DrawContext, route: Route) -> list[Path]:
        """Return the open arrowheads; they grow with the weight."""
        seed, pen = seed_of(self.id), self._pen()
        size = min(9.0 + 2.6 * pen, max(6.0, length_of(route.line) * 0.45))
        found = []
        if self.heads in ("end", "both"):
            found.append((route.line[-1], route.arrives, seed + 11))
        if self.heads in ("start", "both"):
            found.append((route.line[0], route.leaves.times(-1), seed + 12))
        paths = []
        for tip, direction, number in found:
            left, right = (tip.minus(direction.rotated(angle).times(size)) for angle in (27.0, -27.0))
            paths.append(ctx.ink(polyline([left, tip, right]), pen, number))
        return paths

    # Where it is

    def bounds(self, ctx: DrawContext) -> Rect:
        """Return the box around line, heads and label."""
        route = self.route(ctx)
        box = Rect.around(route.line).expanded(18.0)
        room = self._label_rect(ctx, route)
        return box.united(room.expanded(2.0)) if room else box

    def body(self, ctx: DrawContext) -> Rect:
        """Return the box around the line."""
        return Rect.around(self.route(ctx).line)

    def outlines(self, ctx: DrawContext) -> list[list[Point]]:
        """Return the room of the label, so that a link may point at a link."""
        route = self.route(ctx)
        room = self._label_rect(ctx, route) or Rect.centred(point_at(route.line, 0.5)[0], 12, 12)
        return [list(room.expanded(3.0).corners)]

    def centre(self, ctx: DrawContext) -> Point:
        """Return the point of the line at its label."""
        return point_at(self.route(ctx).line, self.label_at)[0]

    def hit(self, point: Point, ctx: DrawContext, tolerance: float) -> bool:
        """Tell whether `point` is on the line or the label."""
        route = self.route(ctx)
        room = self._label_rect(ctx, route)
        if room is not None and room.expanded(tolerance).contains(point):
            return True
        reach = tolerance + self._pen() + 2
        if not Rect.around(route.line).expanded(reach).contains(point):
            return False
        return any(
            distance_to_segment(point, a, b) <= reach
            for a, b in zip(route.line, route.line[1:], strict=False)
        )

    def place(self) -> Point:
        """Return the free start."""
        return Point(self.start.x, self.start.y)

    def moved(self, dx: float, dy: float) -> Fields:
        """Return the shifted free ends; attached ends follow what they are attached to."""
        return {"start": self.start.moved(dx, dy), "end": self.end.moved(dx, dy)}

    def resized(self, old: Rect, new: Rect) -> Fields:
        """Return the free ends where the stretch puts them."""
        return {
            name: End("", *stretched(Point(end.x, end.y), old, new))
            for name, end in (("start", self.start), ("end", self.end))
            if not end.element
        }

    def turned(self, degrees: float, centre: Point) -> Fields:
        """Return the free ends where the turn puts them."""
        return {
            name: End("", *Point(end.x, end.y).rotated(degrees, centre))
            for name, end in (("start", self.start), ("end", self.end))
            if not end.element
        }

    def handles(self, ctx: DrawContext) -> tuple[Handle, ...]:
        """Return both ends, the middle that bends the line, and the label where there is one."""
        route = self.route(ctx)
        handles = [
            Handle("start", route.line[0]),
            Handle("end", route.line[-1]),
            Handle("bend", route.middle),
        ]
        if self.label or self.means.mark:
            handles.append(Handle("label", point_at(route.line, self.label_at)[0]))
        return tuple(handles)

    def dragged(self, handle: str, to: Point, ctx: DrawContext) -> Fields:
        """Return the fields after an end, the bend or the label was dragged to `to`."""
        if handle == "label":
            return {"label_at": round(share_of(self.route(ctx).line, to), 4)}
        if handle == "bend":
            return {"bend": self._bend_through(to, ctx)}
        return {handle: End("", to.x, to.y)}

    def _bend_through(self, to: Point, ctx: DrawContext) -> float:
        a, b = self.start.point(ctx), self.end.point(ctx)
        span = a.distance(b)
        if span < 1:
            return self.bend
        away = to.minus(a.towards(b, 0.5))
        left = b.minus(a).unit().turned_left()
        bend = (away.x * left.x + away.y * left.y) / span
        return 0.0 if abs(bend * span) < 6 else round(max(-5.0, min(5.0, bend)), 4)

    def hangs_on(self) -> tuple[str, ...]:
        """Return what it joins."""
        return tuple(dict.fromkeys(end.element for end in (self.start, self.end) if end.element))

    def loosened(self, gone: frozenset[str], ctx: DrawContext) -> Fields:
        """Return free ends where the line ended at what is gone."""
        line = self.route(ctx).line
        fields = {}
        if self.start.element in gone:
            fields["start"] = End("", *line[0])
        if self.end.element in gone:
            fields["end"] = End("", *line[-1])
        return fields

    def renamed(self, ids: Mapping[str, str]) -> Fields:
        """Return the ends on the copies of what it joins."""
        return {"start": self.start.renamed(ids), "end": self.end.renamed(ids)}

    def text_place(self, ctx: DrawContext) -> TextPlace:
        """Return the room of the label on the line."""
        route = self.route(ctx)
        at, _ = point_at(route.line, self.label_at)
        block = self._label(ctx)
        height = block.height if block else LABEL_SIZE * 1.3
        top = at.y - (height + (MARK_SIZE if self.means.mark else 0)) / 2
        room = Rect(at.x - LABEL_WRAP / 2, top + (MARK_SIZE if self.means.mark else 0), LABEL_WRAP, height)
        return TextPlace(
            "label", room, LABEL_SIZE, LABEL_WRAP, "centre", self._colour(), backed=True, lines=False
        )

    def speaks(self) -> str:
        """Return its meaning and label."""
        return f"{self.means.caption} “{self.label}”" if self.label else self.means.caption


def _beside(line: list[Point], distance: float) -> list[Point]:
    """Return `line` shifted to its left."""
    shifted = []
    for index, here in enumerate(line):
        before, after = line[max(0, index - 1)], line[min(len(line) - 1, index + 1)]
        shifted.append(here.plus(after.minus(before).unit().turned_left().times(distance)))
    return shifted


def _across(at: Point, direction: Point, half: float, slant: float) -> Path:
    side = direction.turned_left().times(half).plus(direction.times(slant))
    return polyline([at.minus(side), at.plus(side)])
