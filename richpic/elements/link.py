"""Link: an annotated arrow between two things. It stores what it joins and derives its points when drawn."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, ClassVar, Literal

from richpic.elements import speech_marks
from richpic.elements.end import End
from richpic.elements.link_flight import LinkFlight
from richpic.elements.link_label import USUAL_PLACE, LabelRoom, find_places, find_room, pulled
from richpic.elements.link_line import Heads, LinkPen
from richpic.elements.relations import RELATIONS, Relation
from richpic.elements.route import Route, find_route
from richpic.model.display import DisplayList, Group, Item
from richpic.model.drawing import DrawContext, TextBlock
from richpic.model.element import (
    Colour,
    Element,
    Fields,
    Handle,
    Identifier,
    Letters,
    ShortWords,
    TextPlace,
    Words,
    letters_of,
    seed_of,
    stretched,
)
from richpic.model.geometry import Point, Rect, Transform, distance_to_segment
from richpic.model.limits import Within
from richpic.model.strokes import point_at
from richpic.model.symbol import Look

LABEL_SIZE = 15.0
LABEL_WRAP = 150.0
# Marks leave the edge of their grid free, so they need less room than their size.
MARK_SIZE, MARK_ROOM = 30.0, 25.0
PENS = {1: 1.9, 2: 2.6, 3: 4.0}
Weight = Literal[1, 2, 3]


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
    heat: Annotated[int, Within(1, 5)] = 3
    evidence: Words = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link(Element):
    """A line from `start` to `end` that means `relation`.

    `bend` is how far the middle strays to the left of the straight line, as a share of its length. `label_at`
    is the share of the length at which the label sits, on the line where it can unless it is to be beside.
    Its letters are `letters` page units an em; 0 is the usual size. `weight` 1 to 3 is the thickness; 0, like
    an empty `colour`, is the relation's own.
    """

    text_field: ClassVar[str] = "label"
    placed_by_ends: ClassVar[bool] = True
    placing: ClassVar[frozenset[str]] = frozenset(
        ("label_at", "label_below", "label_beside", "label_chosen", "bend_chosen")
    )
    look: ClassVar[tuple[str, ...]] = ("relation", "heads", "weight", "colour", "letters")

    kind: Literal["link"] = "link"
    relation: Identifier = "flow"
    start: End = End()
    end: End = End()
    bend: Annotated[float, Within(-5.0, 5.0)] = 0.0
    label: ShortWords = ""
    label_at: Annotated[float, Within(0.0, 1.0)] = USUAL_PLACE
    label_below: bool = False
    label_beside: bool = False
    bend_chosen: bool = False
    label_chosen: bool = False
    letters: Letters = 0.0
    heads: Heads = "end"
    weight: Annotated[int, Within(0, 3)] = 0
    colour: Colour = ""
    tension: Tension | None = None

    @property
    def means(self) -> Relation:
        """The relation that it shows."""
        return RELATIONS.get(self.relation, RELATIONS["flow"])

    @property
    def is_tension(self) -> bool:
        """Whether it is drawn as a tension, or more is known of it as of one."""
        return self.means.name == "tension" or self.tension is not None

    @property
    def is_voiced(self) -> bool:
        """Whether it holds what somebody says."""
        held = self.tension
        return held is not None and bool(held.first.says.strip() or held.second.says.strip())

    def _pen(self) -> float:
        return PENS.get(self.weight or self.means.weight, PENS[2])

    def _colour(self) -> str:
        return self.colour or self.means.colour

    def route(self, ctx: DrawContext) -> Route:
        """Return the line as it runs now."""
        return self._laid(ctx)[0]

    def _room(self, ctx: DrawContext) -> LabelRoom | None:
        """Return the room that label and mark take, or None without either."""
        return self._laid(ctx)[1]

    def _laid(self, ctx: DrawContext, pen: LinkPen | None = None) -> tuple[Route, LabelRoom | None]:
        lane = ctx.lane(self.id)
        return ctx.remember(self, ("laid", lane), lambda: self._lay(lane, ctx, pen))

    def _lay(
        self, lane: tuple[int, int], ctx: DrawContext, pen: LinkPen | None
    ) -> tuple[Route, LabelRoom | None]:
        route = find_route(lane, self.start, self.end, self.bend, ctx)
        if not self.label and not self.means.mark:
            return route, None
        size = self.label_size(ctx)
        return route, self._find_room(route.line, size, pen or self._drawing_pen(ctx))

    def _find_room(self, line: Sequence[Point], size: tuple[float, float], pen: LinkPen) -> LabelRoom:
        return find_room(line, self.label_at, size, pen, self.label_below, self.label_beside)

    def _drawing_pen(self, ctx: DrawContext) -> LinkPen:
        means = self.means
        colour = ctx.palette.colour(self.colour or means.colour)
        width = PENS.get(self.weight or means.weight, PENS[2])
        return LinkPen(ctx, means, self.heads, width, seed_of(self.id), colour)

    # The label, with the mark of the relation above it

    def _label(self, ctx: DrawContext) -> TextBlock | None:
        return ctx.text(self.label, self._label_size(), self._label_wrap()) if self.label else None

    def _label_size(self) -> float:
        return letters_of(self.letters, LABEL_SIZE)

    def _label_wrap(self) -> float:
        # Letters that are larger than usual keep as many words a line.
        return LABEL_WRAP * max(1.0, self.letters / LABEL_SIZE)

    def label_size(self, ctx: DrawContext) -> tuple[float, float]:
        """Return the width and height that label and mark take; (0, 0) without either."""
        block = self._label(ctx)
        wide, high = self._mark_room()
        return max(wide, block.width if block else 0.0), high + (block.height if block else 0.0)

    def _mark_room(self) -> tuple[float, float]:
        """Return the width and height that the mark takes, speech marks beside it where it has voices."""
        if not self.means.mark:
            return 0.0, 0.0
        return MARK_ROOM + (2 * speech_marks.ROOM if self.is_voiced else 0.0), MARK_ROOM

    def label_rect(self, ctx: DrawContext) -> Rect | None:
        """Return where label and mark are, or None without either."""
        room = self._room(ctx)
        return room.rect if room else None

    words_rect = label_rect

    @property
    def words_are_free(self) -> bool:
        """Whether nobody placed the label by hand."""
        return self.label_chosen or (
            self.label_at == USUAL_PLACE and not self.label_below and not self.label_beside
        )

    @property
    def bend_is_free(self) -> bool:
        """Whether nobody bent the line by hand."""
        return self.bend_chosen or self.bend == 0.0

    def word_places(self, ctx: DrawContext) -> Iterator[tuple[Fields, Rect]]:
        """Yield where label and mark could stand, the usual place first, as fields and rooms."""
        size = self.label_size(ctx)
        if size != (0.0, 0.0):
            for at, below, beside, rect in find_places(self.route(ctx).line, size, self._drawing_pen(ctx)):
                chosen = below or beside or at != USUAL_PLACE
                fields = {"label_at": at, "label_below": below, "label_beside": beside}
                yield {**fields, "label_chosen": chosen}, rect

    def draw(self, ctx: DrawContext) -> DisplayList:
        """Return the line, cut under its label, its heads, marks and words."""
        pen = self._drawing_pen(ctx)
        route, room = self._laid(ctx, pen)
        items = pen.draw(route.line, room.cut if room else None)
        if room is not None:
            items += self._words(ctx, room.rect)
        return tuple(items)

    def _words(self, ctx: DrawContext, room: Rect) -> list[Item]:
        items: list[Item] = []
        top = room.y
        if self.means.mark:
            mark = ctx.symbol(self.means.mark, 1, Look(ink=self._colour()))
            place = Rect.centred((room.centre.x, top + MARK_ROOM / 2), MARK_SIZE, MARK_SIZE)
            transform = Transform.scaling(MARK_SIZE / 100).then(Transform.translation(place.x, place.y))
            items.append(Group((mark,), transform, title=self.means.caption))
            if self.is_voiced:
                colour = ctx.palette.colour(self._colour())
                items += speech_marks.speech_marks(place.centre, ctx, seed_of(self.id), colour)
            top += MARK_ROOM
        if block := self._label(ctx):
            items += block.runs(room.centre.x, top, ctx.palette.text(self._colour()))
        return items

    def in_flight(self, ctx: DrawContext) -> LinkFlight | None:
        """Return a quick way to draw a straight line between two things, with words or without."""
        ends = (self.start.target(ctx), self.end.target(ctx))
        if (
            self.bend
            or self.means.mark
            or self.label_beside
            or None in ends
            or ends[0] is ends[1]
            or ctx.lane(self.id)[1] > 1
        ):
            return None
        pen = self._drawing_pen(ctx)
        if not pen.is_simple:
            return None
        colour = ctx.palette.text(self._colour())
        return LinkFlight(self.start.element, self.end.element, pen, self._label(ctx), self.label_at, colour)

    # Where it is

    def bounds(self, ctx: DrawContext) -> Rect:
        """Return the box around line, heads and label."""
        route = self.route(ctx)
        box = Rect.around(route.line).expanded(self._drawing_pen(ctx).reach(route.line))
        room = self._room(ctx)
        return box.united(room.rect.expanded((MARK_SIZE - MARK_ROOM) / 2)) if room else box

    def body(self, ctx: DrawContext) -> Rect:
        """Return the box around the line."""
        return Rect.around(self.route(ctx).line)

    def outlines(self, ctx: DrawContext) -> list[list[Point]]:
        """Return the room of the label on the line, or a little room there: a link may point at a link."""
        room = self._room(ctx)
        if room is not None and room.cuts:
            return [list(room.rect.expanded(3.0).corners)]
        return [list(Rect.centred(self.centre(ctx), 18.0, 18.0).corners)]

    def centre(self, ctx: DrawContext) -> Point:
        """Return the point of the line at its label."""
        return point_at(self.route(ctx).line, self.label_at)[0]

    def hit(self, point: Point, ctx: DrawContext, tolerance: float) -> bool:
        """Tell whether `point` is on the line or the label."""
        route = self.route(ctx)
        room = self._room(ctx)
        if room is not None and room.rect.expanded(tolerance).contains(point):
            return True
        reach = tolerance + self._pen() + 2
        if not Rect.around(route.line).expanded(reach).contains(point):
            return False
        return any(distance_to_segment(point, a, b) <= reach for a, b in itertools.pairwise(route.line))

    def place(self) -> Point:
        """Return the free start."""
        return Point(self.start.x, self.start.y)

    def moved(self, dx: float, dy: float) -> Fields:
        """Return the shifted free ends; attached ends follow what they are attached to."""
        return {"start": self.start.moved(dx, dy), "end": self.end.moved(dx, dy)}

    def resized(self, old: Rect, new: Rect) -> Fields:
        """Return the free ends where the stretch puts them."""
        return self._free_ends(lambda point: stretched(point, old, new))

    def turned(self, degrees: float, centre: Point) -> Fields:
        """Return the free ends where the turn puts them."""
        return self._free_ends(lambda point: point.rotated(degrees, centre))

    def _free_ends(self, to: Callable[[Point], Point]) -> Fields:
        ends = {"start": self.start, "end": self.end}
        return {name: End("", *to(Point(end.x, end.y))) for name, end in ends.items() if not end.element}

    def handles(self, ctx: DrawContext) -> tuple[Handle, ...]:
        """Return both ends, the middle that bends the line, and the label where there is one."""
        route = self.route(ctx)
        room = self._room(ctx)
        handles = [Handle("start", route.line[0]), Handle("end", route.line[-1])]
        if not (self.start.element and self.start.element == self.end.element):
            handles.append(Handle("bend", _bend_place(route.line, room)))
        if room is not None:
            handles.append(Handle("label", point_at(route.line, self.label_at)[0], room=room.rect))
        return tuple(handles)

    def dragged(self, handle: str, to: Point, ctx: DrawContext) -> Fields:
        """Return the fields after an end, the bend or the label was dragged to `to`."""
        if handle == "label":
            line, room = self.route(ctx).line, self._room(ctx)
            share, below, beside = pulled(line, to, room, self.label_at, self.label_below, self.label_beside)
            return {"label_at": share, "label_below": below, "label_beside": beside, "label_chosen": False}
        if handle == "bend":
            return {"bend": self._bend_through(self.start, self.end, to, ctx), "bend_chosen": False}
        return {handle: End("", to.x, to.y)}

    def handle_at(self, point: Point, ctx: DrawContext) -> str:
        """Return the label where its words are, else the bend: a line held at its ends gives there."""
        room = self._room(ctx)
        if room is not None and room.rect.contains(point):
            return "label"
        held = self.start.element or self.end.element
        return "bend" if held and self.start.element != self.end.element else ""

    def _bend_through(self, start: End, end: End, to: Point, ctx: DrawContext) -> float:
        """Return the bend with which a line from `start` to `end` runs through `to`."""
        a, b = start.point(ctx), end.point(ctx)
        span = a.distance(b)
        if span < 1:
            return self.bend
        along, left = b.minus(a).unit(), b.minus(a).unit().turned_left()
        away = to.minus(a)
        share = min(0.8, max(0.2, (away.x * along.x + away.y * along.y) / span))
        # How high the curve stands at `share`, as a part of its height in the middle.
        part = 4 * share * (1 - share)
        bend = (away.x * left.x + away.y * left.y) / (span * part)
        return 0.0 if abs(bend * span) < 6 else round(max(-5.0, min(5.0, bend)), 4)

    def hangs_on(self) -> tuple[str, ...]:
        """Return what it joins."""
        start, end = self.start.element, self.end.element
        if not start:
            return (end,) if end else ()
        return (start, end) if end and end != start else (start,)

    def loosened(self, gone: frozenset[str], ctx: DrawContext) -> Fields:
        """Return free ends where the line ended at what is gone, bent so that it runs where it ran."""
        if gone.isdisjoint(self.hangs_on()):
            return {}
        route = self.route(ctx)
        start = End("", *route.line[0]) if self.start.element in gone else self.start
        end = End("", *route.line[-1]) if self.end.element in gone else self.end
        return {"start": start, "end": end, "bend": self._bend_through(start, end, route.middle, ctx)}

    def renamed(self, ids: Mapping[str, str]) -> Fields:
        """Return the ends on the copies of what it joins."""
        return {"start": self.start.renamed(ids), "end": self.end.renamed(ids)}

    def text_place(self, ctx: DrawContext) -> TextPlace:
        """Return the room of the label, below the mark if there is one."""
        block, wrap = self._label(ctx) or ctx.text("", self._label_size()), self._label_wrap()
        wide, high = self._mark_room()
        size = max(wide, block.width), high + block.height
        room = self._find_room(self.route(ctx).line, size, self._drawing_pen(ctx)).rect
        place = Rect(room.centre.x - wrap / 2, room.bottom - block.height, wrap, block.height)
        return TextPlace("label", place, self._label_size(), wrap, "centre", self._colour(), lines=False)

    def lettered(self, size: float, ctx: DrawContext) -> Fields:
        """Return the size of the label's letters."""
        return {"letters": size}

    def speaks(self) -> str:
        """Return its meaning and label."""
        return f"{self.means.caption} “{self.label}”" if self.label else self.means.caption

    def traits(self, ctx: DrawContext) -> tuple[str, ...]:
        """Return what it joins."""
        start, end = (ctx.elements.get(one.element) for one in (self.start, self.end))
        if start and end:
            words = "between {} and {}" if self.heads == "both" else "from {} to {}"
            return (words.format(start.called(), end.called()),)
        if start:
            return (f"from {start.called()}", "its end loose")
        return (f"to {end.called()}", "its start loose") if end else ("both ends loose",)


def _bend_place(line: Sequence[Point], room: LabelRoom | None) -> Point:
    """Return the place nearest the middle of `line` where a handle hides no words."""
    places = [point_at(line, 0.5 + side * step / 20)[0] for step in range(10) for side in (-1, 1)]
    kept = room.rect.expanded(12.0) if room else None
    return next((place for place in places if not (kept and kept.contains(place))), places[0])
