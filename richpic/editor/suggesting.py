"""Suggested frames: one around each tension and each cluster, small enough to be read on a phone."""

from __future__ import annotations

import itertools
import math
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from richpic.editor.identity import NewId, new_id, zs_between
from richpic.elements.boundary import Boundary
from richpic.elements.bubble import Bubble
from richpic.elements.frame import Frame
from richpic.elements.icon import Icon
from richpic.elements.legend import Legend
from richpic.elements.link import Link
from richpic.elements.text import Text
from richpic.model.change import Change, added
from richpic.model.drawing import DrawContext
from richpic.model.element import Element
from richpic.model.geometry import Point, Rect, union
from richpic.model.picture import Picture

# Page units. As wide as this, the smallest words on a picture have 7 pixels an em on a phone (375 pixels).
WIDEST, HIGHEST = 800.0, 640.0
# A boundary up to this side stays in one piece, and alone.
WHOLE_BOUNDARY = 960.0
PADDING = 24.0
# Shapes of frames, as width by height and the other way round.
NARROWEST, LOWEST = 0.75, 0.5
# A thread longer than this is not read: frames of large pictures grow until there are no more.
MOST_CLUSTERS = 20
GROWTH = 1.25
# All pairs of more groups than this are too many to look at again and again.
MOST_JOINED = 80
# Two frames that share so much of what they cover show the same.
SAME = 0.7
# How much of the lower of two things has to be beside the other for both to be in one row.
BESIDE = 0.5
LONGEST_NAME = 60
Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A part of the picture worth showing alone, and what to call it."""

    name: str
    rect: Rect


def frames_added(picture: Picture, ctx: DrawContext, make_id: NewId = new_id) -> Change:
    """Return the addition of the suggested frames, under everything; empty if there are none.

    Where there is a frame of about the same already, none is added.
    """
    frames = [one.rect() for one in picture.order if isinstance(one, Frame) and not one.hidden]
    found = [
        one
        for one in suggestions(picture, ctx)
        if not any(_shared(one.rect, frame) > SAME for frame in frames)
    ]
    # The list of all there is begins with the topmost: the first to be shown is the highest.
    zs = zs_between(None, picture.order[0].z if picture.elements else None, len(found))[::-1]
    made = [
        Frame(id=make_id(), z=z, x=one.rect.x, y=one.rect.y, w=one.rect.w, h=one.rect.h, name=one.name)
        for one, z in zip(found, zs, strict=True)
    ]
    return added(*made, name="added frames")


def suggestions(picture: Picture, ctx: DrawContext) -> tuple[Suggestion, ...]:
    """Return a part around each tension and each cluster, in reading order; none in an empty picture."""
    looking = _Looking(picture, ctx)
    found: list[Suggestion] = []
    # Tensions first: where a cluster shows the same, it is the tension that is worth naming.
    for one in (*looking.tensions(), *looking.clusters()):
        if not any(_shared(one.rect, other.rect) > SAME for other in found):
            found.append(one)
    ordered = in_reading_order(found, lambda one: one.rect)
    counts: Counter[str] = Counter()
    named = []
    for one in ordered:
        counts[one.name] += 1
        name = one.name if counts[one.name] == 1 else f"{one.name} ({counts[one.name]})"
        named.append(Suggestion(name, _shapely(one.rect)))
    return tuple(named)


def _shapely(rect: Rect) -> Rect:
    """Return `rect`, grown where it is so narrow or low that it would be odd to post."""
    return Rect.centred(rect.centre, max(rect.w, NARROWEST * rect.h), max(rect.h, LOWEST * rect.w))


def in_reading_order(things: Iterable[Thing], rect_of: Callable[[Thing], Rect]) -> list[Thing]:
    """Return `things` row by row from the top, each row from the left."""
    left = sorted(things, key=lambda one: (rect_of(one).centre.y, rect_of(one).x))
    ordered: list[Thing] = []
    while left:
        first = rect_of(left[0])
        row = [one for one in left if _beside(first, rect_of(one))]
        ordered += sorted(row, key=lambda one: rect_of(one).x)
        left = [one for one in left if one not in row]
    return ordered


def _beside(one: Rect, other: Rect) -> bool:
    shared = min(one.bottom, other.bottom) - max(one.y, other.y)
    return one == other or shared > BESIDE * min(one.h, other.h)


def _shared(one: Rect, other: Rect) -> float:
    """Return the share that both rectangles cover of what either covers."""
    wide = min(one.right, other.right) - max(one.x, other.x)
    high = min(one.bottom, other.bottom) - max(one.y, other.y)
    both = max(0.0, wide) * max(0.0, high)
    return both / (one.w * one.h + other.w * other.h - both)


class _Looking:
    """Looks over one picture."""

    def __init__(self, picture: Picture, ctx: DrawContext) -> None:
        self._ctx = ctx
        self._known: dict[str, Rect] = {}
        title = picture.page.title.strip().casefold()
        self._shown = {one.id: one for one in picture.order if not one.hidden}
        self._links = [one for one in self._shown.values() if isinstance(one, Link)]
        self._degree = Counter(end for link in self._links for end in link.hangs_on())
        self._things = [
            one
            for one in self._shown.values()
            if not one.placed_by_ends
            and not one.has_guides
            and not isinstance(one, Legend | Boundary)
            and not (isinstance(one, Text) and one.text.strip().casefold() == title)
        ]
        self._spoken: dict[str, list[Element]] = {}
        for one in self._things:
            if isinstance(one, Bubble) and one.tail.element in self._shown:
                self._spoken.setdefault(one.tail.element, []).append(one)

    def tensions(self) -> list[Suggestion]:
        """Return what there is around each tension: both sides, and what they say."""
        found = []
        for link in self._links:
            if not link.is_tension:
                continue
            sides = [self._shown[end] for end in link.hangs_on() if end in self._shown]
            whole = union([self._bounds(link), *(self._with_words(one) for one in sides)])
            if whole and (whole.w > 2 * WIDEST or whole.h > 2 * HIGHEST):
                whole = self._bounds(link)
            names = " and ".join(_short(one) for one in sides)
            if whole:
                found.append(Suggestion(_cut(link.label or names or "A tension"), whole.expanded(PADDING)))
        return found

    def clusters(self) -> list[Suggestion]:
        """Return what stands together: within a boundary, or apart from the rest."""
        boundaries = [one for one in self._shown.values() if isinstance(one, Boundary)]
        small = [one for one in boundaries if max(one.body(self._ctx)[2:]) <= WHOLE_BOUNDARY]
        filled = [_Piece([one, *self._inside(one)], self._bounds(one)) for one in small]
        pieces = [piece for piece in filled if len(piece.things) > 2]
        held = {one.id for piece in pieces for one in piece.things}
        spoken = {one.id for bubbles in self._spoken.values() for one in bubbles}
        pieces += [
            _Piece([one], self._with_words(one))
            for one in self._things
            if one.id not in held and one.id not in spoken
        ]
        if not pieces:
            return []
        groups = _grouped(pieces, WIDEST, HIGHEST, apart=True)
        if len(groups) > MOST_CLUSTERS:
            groups = _few(pieces)
        # One thing alone is no cluster, unless there is nothing else.
        several = [one for one in groups if len(one.things) > 1 or _is_bounded(one)] or groups
        return [Suggestion(self._name(group.things), group.rect.expanded(PADDING)) for group in several]

    @cached_property
    def _from_the_left(self) -> list[tuple[float, int, Point]]:
        """The middle of each thing: how far right, which thing, and where; the leftmost first."""
        centres = (self._bounds(one).centre for one in self._things)
        return sorted((at.x, number, at) for number, at in enumerate(centres))

    def _inside(self, boundary: Boundary) -> list[Element]:
        # Only what is within its sides is looked at, the box before the outline, which takes a hundred times
        # as long: hundreds of boundaries and thousands of things took a second and a half.
        box = self._bounds(boundary)
        first = bisect_left(self._from_the_left, (box.x, -1))
        last = bisect_right(self._from_the_left, (box.right, len(self._things)))
        near = self._from_the_left[first:last]
        held = sorted(number for _, number, at in near if box.contains(at) and boundary.holds(at))
        return [self._things[number] for number in held]

    def _bounds(self, element: Element) -> Rect:
        if element.id not in self._known:
            self._known[element.id] = element.bounds(self._ctx)
        return self._known[element.id]

    def _with_words(self, element: Element) -> Rect:
        """Return the rectangle around an element and what it says."""
        around = union([self._bounds(one) for one in (element, *self._spoken.get(element.id, ()))])
        return around or self._bounds(element)

    def _name(self, things: Sequence[Element]) -> str:
        """Return the title of a boundary among `things`, or the two that most links end at."""
        titles = [one.title.strip() for one in things if isinstance(one, Boundary) and one.title.strip()]
        if titles:
            return _cut(" and ".join(titles[:2]))
        icons: list[Element] = [one for one in things if isinstance(one, Icon)]
        best = sorted(icons or things, key=lambda one: (-self._degree[one.id], one.z, one.id))[:2]
        return _cut(" and ".join(dict.fromkeys(_short(one) for one in best)))


@dataclass(frozen=True, slots=True)
class _Piece:
    """Things that stay together, and the rectangle around them."""

    things: list[Element]
    rect: Rect


def _few(pieces: list[_Piece]) -> list[_Piece]:
    """Return `pieces` in at most MOST_CLUSTERS groups, as small as that allows."""
    around = _around(pieces)
    # Not smaller than what the most clusters would cover together.
    grown = max(1.0, math.sqrt(around.w * around.h / (MOST_CLUSTERS * WIDEST * HIGHEST)))
    while len(groups := _grouped(pieces, WIDEST * grown, HIGHEST * grown, apart=False)) > MOST_CLUSTERS:
        grown *= GROWTH
    return groups


def _grouped(pieces: list[_Piece], wide: float, high: float, apart: bool) -> list[_Piece]:
    """Return `pieces` in groups no larger than `wide` by `high`, where they are not so by themselves.

    `apart` leaves each boundary alone.
    """
    alone = [one for one in pieces if apart and _is_bounded(one)]
    free = [one for one in pieces if not (apart and _is_bounded(one))]
    groups = _cut_up(free, wide, high) if free else []
    while len(groups) <= MOST_JOINED and (pair := _nearest(groups, wide, high)):
        groups = [one for one in groups if one is not pair[0] and one is not pair[1]] + [_joined(pair)]
    return alone + groups


def _cut_up(pieces: list[_Piece], wide: float, high: float) -> list[_Piece]:
    """Cut along the widest gap, and on both sides again: the recursive X-Y cut (Nagy and Seth 1984)."""
    ready: list[_Piece] = []
    waiting = [pieces]
    while waiting:
        group = waiting.pop()
        around = _around(group)
        if len(group) == 1 or (around.w <= wide and around.h <= high):
            ready.append(_joined(group))
            continue
        across = around.w / wide >= around.h / high
        waiting += _halves(group, across)
    return ready


def _halves(group: list[_Piece], across: bool) -> tuple[list[_Piece], list[_Piece]]:
    spans = sorted(
        (
            (one.rect.x, one.rect.right, one) if across else (one.rect.y, one.rect.bottom, one)
            for one in group
        ),
        key=lambda span: span[0] + span[1],
    )
    reach = list(itertools.accumulate((end for _, end, _ in spans), max))
    gaps = [spans[at][0] - reach[at - 1] for at in range(1, len(spans))]
    # Of gaps alike, the one nearest to the middle.
    best = max(range(len(gaps)), key=lambda at: (round(gaps[at], 3), -abs(at + 1 - len(spans) / 2))) + 1
    return [one for *_, one in spans[:best]], [one for *_, one in spans[best:]]


def _nearest(groups: list[_Piece], wide: float, high: float) -> tuple[_Piece, _Piece] | None:
    """Return the two groups that fit together with the least empty paper around them."""
    best: tuple[_Piece, _Piece] | None = None
    least = float("inf")
    for one, other in itertools.combinations(groups, 2):
        both = one.rect.united(other.rect)
        if both.w <= wide and both.h <= high:
            empty = both.w * both.h - one.rect.w * one.rect.h - other.rect.w * other.rect.h
            if empty < least:
                best, least = (one, other), empty
    return best


def _is_bounded(piece: _Piece) -> bool:
    return any(isinstance(one, Boundary) for one in piece.things)


def _joined(pieces: Iterable[_Piece]) -> _Piece:
    several = list(pieces)
    return _Piece([thing for one in several for thing in one.things], _around(several))


def _around(pieces: Sequence[_Piece]) -> Rect:
    left, top = min(one.rect.x for one in pieces), min(one.rect.y for one in pieces)
    right, bottom = max(one.rect.right for one in pieces), max(one.rect.bottom for one in pieces)
    return Rect(left, top, right - left, bottom - top)


def _short(element: Element) -> str:
    """Return what people call an element, without what comes after a colon."""
    return element.called().partition(":")[0].strip() or element.called()


def _cut(name: str) -> str:
    flat = " ".join(name.split())
    return flat if len(flat) <= LONGEST_NAME else flat[: LONGEST_NAME - 1].rstrip() + "…"
