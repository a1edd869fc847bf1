"""Tidying: what lies on each other is parted, and lines are untangled, with the least movement.

Boxes stand for things. What stands on the edge of a boundary goes in or out; what overlaps is pushed apart;
each as little as it takes. Then each that a line runs through, or whose lines cross others, looks for a place
near its own that has fewer such faults.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from richpic.editor.arrange import units
from richpic.editor.operations import counted
from richpic.editor.room import stands_around
from richpic.editor.scribe.boxes import Box, Segment, crosses, overlap, passes
from richpic.editor.scribe.growing import GrowingPicture
from richpic.editor.scribe.routing import Router, placed_fields
from richpic.elements.link import Link
from richpic.model.change import Change, edited_many
from richpic.model.drawing import DrawContext
from richpic.model.element import Element, Fields
from richpic.model.geometry import Point, Rect, union
from richpic.model.picture import Picture

# Page units between things afterwards, and how far around the selection others are kept clear of.
GAP, TOUCH, AROUND = 16.0, 2.0, 400.0
# What a fault is worth, against page units of movement.
TOUCHING, THROUGH, LABEL, CROSSING, BY_DISTANCE = 8.0, 4.0, 3.0, 2.0, 1 / 220
# The places that are tried around a box.
STEP, FARTHEST, PLACES = 40.0, 360.0, 12
# How far things stay from the edge of a boundary.
EDGE = 10.0
ROUNDS, SWEEPS = 80, 3


@dataclass(slots=True)
class _Thing:
    """What moves as one: its box, where it was, and the regions that hold it."""

    elements: tuple[Element, ...]
    box: Box
    home: tuple[float, float]
    free: bool
    regions: tuple[Rect, ...] = ()

    on_edge: tuple[Rect, ...] = ()

    def may_stand(self, regions: Iterable[Rect]) -> bool:
        """Tell whether it is inside of just those regions in which it belongs."""
        rect = self.box.rect
        return all(
            region.contains_rect(rect) if region in self.regions else not region.intersects(rect)
            for region in regions
            if region not in self.on_edge
        )


class _Line(NamedTuple):
    """What joins two things, by their numbers, with the room of its label; a bubble joins its speaker."""

    a: int
    b: int
    w: float = 0.0
    h: float = 0.0

    @property
    def ends(self) -> frozenset[int]:
        return frozenset((self.a, self.b))


@dataclass(slots=True)
class _Board:
    """Everything near: things, the lines between them, and regions."""

    things: list[_Thing]
    lines: list[_Line]
    regions: list[Rect]
    of: list[list[_Line]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.of = [[line for line in self.lines if i in line.ends] for i in range(len(self.things))]

    def segment(self, line: _Line) -> Segment:
        """Return the straight course of a line."""
        a, b = self.things[line.a].box, self.things[line.b].box
        return a.x + a.aim_x, a.y + a.aim_y, b.x + b.aim_x, b.y + b.aim_y

    def faults(self, index: int, enough: float = math.inf) -> float:
        """Return what is wrong with the place of a thing; what is over `enough` is not counted to the end."""
        box = self.things[index].box
        others = [line for line in self.lines if index not in line.ends]
        courses = [self.segment(line) for line in others]
        total = TOUCHING * self._touching(index)
        total += sum(_in_way(box, line, course) for line, course in zip(others, courses, strict=True))
        for line in self.of[index]:
            if total > enough:
                return total
            mine = self.segment(line)
            total += sum(
                _in_way(thing.box, line, mine) for i, thing in enumerate(self.things) if i not in line.ends
            )
            for other, course in zip(others, courses, strict=True):
                if not line.ends & other.ends and crosses(mine, course):
                    total += CROSSING
        return total

    def _touching(self, index: int) -> int:
        box = self.things[index].box
        return sum(i != index and overlap(box, other.box, TOUCH) for i, other in enumerate(self.things))

    def is_clear(self, index: int) -> bool:
        """Tell whether a thing touches no other, and is where its regions let it be."""
        thing = self.things[index]
        if any(
            i != index and overlap(thing.box, other.box, TOUCH + 1) for i, other in enumerate(self.things)
        ):
            return False
        return thing.may_stand(self.regions)


def _in_way(box: Box, line: _Line, course: Segment) -> float:
    """Return the cost of a box on a line or its label."""
    total = THROUGH if passes(course, box.x, box.y, box.w / 2 + TOUCH, box.h / 2 + TOUCH) else 0.0
    if line.w and abs((course[0] + course[2]) / 2 - box.x) < (line.w + box.w) / 2 + TOUCH:
        total += LABEL if abs((course[1] + course[3]) / 2 - box.y) < (line.h + box.h) / 2 + TOUCH else 0.0
    return total


def tidied(picture: Picture, ids: Iterable[str], ctx: DrawContext) -> Change:
    """Return `ids` moved off each other and, as far as a near place allows, out of the way of lines.

    Groups move as one; locked things stay, and things stay in the boundaries in which they stand. Their lines
    that would still run through something are led round it, but for those that somebody bent.
    """
    ids = list(ids)
    board = _board(picture, ids, ctx)
    _settle(board)
    _part(board)
    _untangle(board)
    pairs: list[tuple[Element, Fields]] = []
    for thing in board.things:
        dx, dy = round(thing.box.x - thing.home[0]), round(thing.box.y - thing.home[1])
        if thing.free and (dx or dy):
            pairs += [(element, element.moved(dx, dy)) for element in thing.elements]
    change = edited_many(pairs)
    lines = _led_round(picture, [*ids, *change.patches], change, ctx)
    return change.then(lines).named(f"tidied {counted(len(change.patches) or len(lines.patches))}")


def _led_round(picture: Picture, ids: list[str], change: Change, ctx: DrawContext) -> Change:
    """Return the lines of `ids`, as they run after `change`, led round what they would run through."""
    after = change.apply(picture)
    growing = GrowingPicture(ctx)
    for one in change.patches:
        growing.put(after.elements[one])
    chosen = after.hanging_on(set(ids)) | {one for one in ids if one in after.elements}
    lines = [link for one in sorted(chosen) if isinstance(link := after.elements[one], Link)]
    lines = [link for link in lines if link.bend_is_free and not (link.locked or link.hidden)]
    around = union(link.bounds(growing.ctx) for link in lines)
    if around is None:
        return Change()
    area, router = around.expanded(AROUND), Router(growing.ctx)
    for element in after.order:
        moved = element.id in change.patches or not change.patches.keys().isdisjoint(element.hangs_on())
        if element.hidden or not element.bounds(growing.ctx if moved else ctx).intersects(area):
            continue
        if isinstance(element, Link):
            router.keep(element)
        else:
            router.stand(element)
    pairs: list[tuple[Element, Fields]] = []
    for link in lines:
        if link.bend_chosen or router.runs_through(link):
            pairs.append((link, placed_fields(router.laid(link))))
    return edited_many(pairs)


def _board(picture: Picture, ids: Iterable[str], ctx: DrawContext) -> _Board:
    chosen = [one for one in ids if one in picture.elements and not stands_around(picture.elements[one])]
    free = [unit for unit in units(picture, chosen, ctx) if not unit.elements[0].placed_by_ends]
    moving = {element.id for unit in free for element in unit.elements}
    near = union(unit.box for unit in free)
    things = [_thing(unit.elements, ctx, free=True) for unit in free]
    regions: list[Rect] = []
    if near is not None:
        around = near.expanded(AROUND)
        for element in picture.order:
            if element.id in moving or element.hidden or element.placed_by_ends:
                continue
            if not element.bounds(ctx).intersects(around):
                continue
            if stands_around(element):
                regions += [element.body(ctx)] if element.is_holder else []
                things += _title(element, ctx)
            else:
                things.append(_thing((element,), ctx, free=False))
    for thing in things:
        thing.regions = tuple(region for region in regions if region.contains(thing.home))
    return _Board(things, _lines(picture, things, ctx), regions)


def _title(element: Element, ctx: DrawContext) -> list[_Thing]:
    """Return the title of a boundary as a thing to keep clear of."""
    place = element.text_place(ctx)
    if place is None or not str(getattr(element, place.field, "")):
        return []
    box = Box(0.0, 0.0)
    box.put(place.rect)
    return [_Thing((), box, (box.x, box.y), False)]


def _thing(elements: tuple[Element, ...], ctx: DrawContext, free: bool) -> _Thing:
    rect = union(element.bounds(ctx) for element in elements) or Rect(0, 0, 0, 0)
    box = Box(0.0, 0.0)
    box.put(rect)
    aim = elements[0].centre(ctx) if len(elements) == 1 else rect.centre
    box.aim_x, box.aim_y = aim.x - box.x, aim.y - box.y
    return _Thing(elements, box, (box.x, box.y), free)


def _lines(picture: Picture, things: list[_Thing], ctx: DrawContext) -> list[_Line]:
    """Return what joins two things, each pair once."""
    number = {element.id: i for i, thing in enumerate(things) for element in thing.elements}
    found: dict[frozenset[int], _Line] = {}
    for element in picture.order:
        ends = [number[end] for end in element.hangs_on() if end in number]
        if not element.placed_by_ends and len(ends) == 1 and element.id in number:
            ends.append(number[element.id])
        if len(ends) == 2 and ends[0] != ends[1]:
            size = element.label_size(ctx) if isinstance(element, Link) else (0.0, 0.0)
            line = _Line(ends[0], ends[1], *size)
            found.setdefault(line.ends, line)
    return list(found.values())


# Edges


def _settle(board: _Board) -> None:
    """Move what stands on the edge of a region all in, or all out, by as little as it takes."""
    for thing in board.things:
        for region in board.regions if thing.free else ():
            rect = thing.box.rect
            if region.contains_rect(rect) or not region.intersects(rect):
                continue
            inside = region.expanded(-EDGE)
            if region in thing.regions and rect.w < inside.w and rect.h < inside.h:
                thing.box.x = min(max(thing.box.x, inside.x + rect.w / 2), inside.right - rect.w / 2)
                thing.box.y = min(max(thing.box.y, inside.y + rect.h / 2), inside.bottom - rect.h / 2)
            elif region not in thing.regions:
                _out_of(thing.box, region.expanded(EDGE))
            else:
                thing.on_edge = (*thing.on_edge, region)


def _out_of(box: Box, region: Rect) -> None:
    """Move a box out of a region by the shortest way."""
    rect = box.rect
    ways = (
        Point(region.x - rect.right, 0.0),
        Point(region.right - rect.x, 0.0),
        Point(0.0, region.y - rect.bottom),
        Point(0.0, region.bottom - rect.y),
    )
    way = min(ways, key=Point.length)
    box.x, box.y = box.x + way.x, box.y + way.y


# Parting


def _part(board: _Board) -> None:
    """Push apart what overlaps, round by round, along the shorter way."""
    for _ in range(ROUNDS):
        moved = False
        for i, a in enumerate(board.things):
            for b in board.things[i + 1 :]:
                moved = _push(a, b, board.regions) or moved
        if not moved:
            return


def _push(a: _Thing, b: _Thing, regions: list[Rect]) -> bool:
    """Push two things off each other, both by half unless one has to stay. Tells whether they touched."""
    if not (a.free or b.free) or not overlap(a.box, b.box, TOUCH):
        return False
    over_x = (a.box.w + b.box.w) / 2 + GAP - abs(a.box.x - b.box.x)
    over_y = (a.box.h + b.box.h) / 2 + GAP - abs(a.box.y - b.box.y)
    if over_x <= over_y:
        way = Point(over_x + 0.5 if b.box.x >= a.box.x else -over_x - 0.5, 0.0)
    else:
        way = Point(0.0, over_y + 0.5 if b.box.y >= a.box.y else -over_y - 0.5)
    share = 0.5 if a.free and b.free else 1.0 if b.free else 0.0
    _shift(b, way.times(share), regions)
    _shift(a, way.times(share - 1.0), regions)
    return True


def _shift(thing: _Thing, way: Point, regions: list[Rect]) -> None:
    """Move a thing, but not out of the regions that hold it."""
    x, y = thing.box.x, thing.box.y
    for dx, dy in (way, (way.y, way.x), (-way.y, -way.x)):
        thing.box.x, thing.box.y = x + dx, y + dy
        if thing.may_stand(regions):
            return
    thing.box.x, thing.box.y = x + way.x, y + way.y


# Untangling


def _untangle(board: _Board) -> None:
    """Let each thing that is in the way, or whose lines are, look for a better place near its own."""
    for _ in range(SWEEPS):
        faults = [(board.faults(i), i) for i, thing in enumerate(board.things) if thing.free]
        better = False
        for worth, index in sorted(faults, reverse=True):
            if worth > 0.0:
                better = _improve(board, index) or better
        if not better:
            return


def _improve(board: _Board, index: int) -> bool:
    """Move one thing to the best place around where it was at first. Tells whether there was a better one."""
    thing = board.things[index]
    box, start = thing.box, (thing.box.x, thing.box.y)
    best, best_place = board.faults(index) + _far(thing) - 0.01, start
    for x, y in _around(thing.home):
        box.x, box.y = x, y
        far = _far(thing)
        if far >= best:
            break
        if board.is_clear(index):
            worth = board.faults(index, best - far) + far
            if worth < best:
                best, best_place = worth, (x, y)
    box.x, box.y = best_place
    return best_place != start


def _far(thing: _Thing) -> float:
    away = math.hypot(thing.box.x - thing.home[0], thing.box.y - thing.home[1])
    return away * BY_DISTANCE


def _around(home: tuple[float, float]) -> Iterator[tuple[float, float]]:
    """Yield places around `home`, the nearest first."""
    for ring in range(1, int(FARTHEST / STEP) + 1):
        for number in range(PLACES):
            turn = (number + (ring % 2) / 2) * 2 * math.pi / PLACES
            yield home[0] + ring * STEP * math.cos(turn), home[1] + ring * STEP * math.sin(turn)
