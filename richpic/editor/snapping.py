"""Snapping: what is moved, stretched or made takes the edges, centres and gaps of the things near it."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from heapq import nsmallest
from typing import NamedTuple

from richpic.editor.scene import Scene
from richpic.model.geometry import Point, Rect

Segment = tuple[Point, Point]

# How near, in view pixels, a line has to come to be taken.
REACH = 6.0
# How far around what moves, in view pixels and at most in page units, things are looked at, and how many.
AROUND, FARTHEST, MOST = 700.0, 700.0, 32
# What differs by less, in page units, lies on one line.
SAME = 0.05


class Snap(NamedTuple):
    """How far to shift what was asked for, in page units, and what to show: lines, and equal gaps."""

    dx: float = 0.0
    dy: float = 0.0
    guides: tuple[Segment, ...] = ()
    gaps: tuple[Segment, ...] = ()
    snapped_x: bool = False
    snapped_y: bool = False


class _Span(NamedTuple):
    """A box along one axis: from `low` to `high`; across it from `near` to `far`."""

    low: float
    high: float
    near: float
    far: float


@dataclass(slots=True)
class Snapping:
    """Looks for lines among what is on `scene` and not `moving`; `zoom` is view pixels a page unit."""

    scene: Scene
    moving: Collection[str]
    zoom: float
    _near: list[Rect] = field(default_factory=list)
    _looked: Rect | None = None

    @property
    def reach(self) -> float:
        """How near a line has to come, in page units."""
        return REACH / self.zoom

    def moved(self, box: Rect, along_x: bool = True, along_y: bool = True) -> Snap:
        """Return the snap of the whole `box`, along the axes on which it may go."""
        near = self._things_near(box)
        x = self._axis(_across(box), map(_across, near), (0, 1, 2), gaps=True) if along_x else None
        y = self._axis(_down(box), map(_down, near), (0, 1, 2), gaps=True) if along_y else None
        return _shown(box, near, x, y, (0, 1, 2), (0, 1, 2))

    def stretched(self, box: Rect, edges: str) -> Snap:
        """Return the snap of those edges of `box` that follow the pointer: letters of "nesw"."""
        near = self._things_near(box)
        places_x = tuple(place for letter, place in (("w", 0), ("e", 2)) if letter in edges)
        places_y = tuple(place for letter, place in (("n", 0), ("s", 2)) if letter in edges)
        x = self._axis(_across(box), map(_across, near), places_x) if places_x else None
        y = self._axis(_down(box), map(_down, near), places_y) if places_y else None
        return _shown(box, near, x, y, places_x, places_y, stretch=True)

    def _things_near(self, box: Rect) -> list[Rect]:
        """Return the bodies of the things around `box`, the nearest of them if there are many."""
        around = min(AROUND / self.zoom, FARTHEST)
        if self._looked is None or not self._looked.contains_rect(box.expanded(around / 2)):
            self._looked = box.expanded(around)
            self._near = self._bodies(self._looked, box)
        return self._near

    def _bodies(self, area: Rect, box: Rect) -> list[Rect]:
        scene, index = self.scene, self.scene.index
        ranked = [
            (_distance(rect, box), one)
            for one in index.within(area)
            if one not in self.moving
            and (rect := index.rect(one)) is not None
            and scene.picture.elements[one].resizable
            and not scene.picture.elements[one].placed_by_ends
        ]
        # Measuring all of a crowd would hold up the hand, and far lines only confuse.
        nearest = (scene.picture.elements[one] for _, one in nsmallest(MOST, ranked))
        return [element.body(scene.context) for element in nearest]

    def _axis(
        self, span: _Span, others: Iterable[_Span], places: tuple[int, ...], gaps: bool = False
    ) -> float | None:
        """Return the smallest shift along one axis that brings the box onto a line, or None."""
        spans = list(others)
        shifts = [*_line_shifts(span, spans, places), *(_gap_shifts(span, spans) if gaps else ())]
        best = min(shifts, key=abs, default=None)
        return best if best is not None and abs(best) <= self.reach else None


def _across(rect: Rect) -> _Span:
    return _Span(rect.x, rect.right, rect.y, rect.bottom)


def _down(rect: Rect) -> _Span:
    return _Span(rect.y, rect.bottom, rect.x, rect.right)


def _distance(a: Rect, b: Rect) -> float:
    across = max(a.x - b.right, b.x - a.right, 0.0)
    down = max(a.y - b.bottom, b.y - a.bottom, 0.0)
    return across + down


def _lines(span: _Span) -> tuple[float, float, float]:
    return span.low, (span.low + span.high) / 2, span.high


def _line_shifts(span: _Span, others: Iterable[_Span], places: tuple[int, ...]) -> Iterable[float]:
    """Yield the shifts that bring an edge onto an edge, or the middle onto a middle."""
    mine = _lines(span)
    for other in others:
        theirs = _lines(other)
        for place in places:
            if place == 1:
                yield theirs[1] - mine[1]
                continue
            yield theirs[0] - mine[place]
            yield theirs[2] - mine[place]


def _row(span: _Span, others: Iterable[_Span]) -> list[_Span]:
    """Return those of `others` that stand in one row with `span`, one after the other."""
    row = sorted(other for other in others if other.near < span.far and span.near < other.far)
    # What holds others along the row, such as a boundary, is no member of it.
    return [one for one in row if not any(_holds(one, other) for other in (*row, span))]


def _holds(one: _Span, other: _Span) -> bool:
    return one.low <= other.low and other.high <= one.high and one[:2] != other[:2]


def _gap_shifts(span: _Span, others: Iterable[_Span]) -> Iterable[float]:
    """Yield the shifts after which the gap on one side equals that on the other, or one in the row."""
    row = _row(span, others)
    size = span.high - span.low
    for a, b in itertools.pairwise(row):
        gap = b.low - a.high
        if gap <= 1.0:
            continue
        if gap > size:
            yield (a.high + b.low - size) / 2 - span.low
        yield b.high + gap - span.low
        yield a.low - gap - span.high


def _shown(
    box: Rect,
    near: list[Rect],
    x: float | None,
    y: float | None,
    places_x: tuple[int, ...],
    places_y: tuple[int, ...],
    stretch: bool = False,
) -> Snap:
    """Return the snap with all lines and gaps that hold after it."""
    dx, dy = x or 0.0, y or 0.0
    after = _pulled(box, dx, dy, places_x, places_y) if stretch else box.moved(dx, dy)
    guides: list[Segment] = []
    gaps: list[Segment] = []
    if x is not None:
        spans = [_across(rect) for rect in near]
        guides += [(Point(at, a), Point(at, b)) for at, a, b in _guides(_across(after), spans, places_x)]
        if not stretch:
            gaps += [(Point(a, at), Point(b, at)) for at, a, b in _equal_gaps(_across(after), spans)]
    if y is not None:
        spans = [_down(rect) for rect in near]
        guides += [(Point(a, at), Point(b, at)) for at, a, b in _guides(_down(after), spans, places_y)]
        if not stretch:
            gaps += [(Point(at, a), Point(at, b)) for at, a, b in _equal_gaps(_down(after), spans)]
    return Snap(dx, dy, tuple(guides), tuple(gaps), x is not None, y is not None)


def _pulled(box: Rect, dx: float, dy: float, places_x: tuple[int, ...], places_y: tuple[int, ...]) -> Rect:
    left, right = box.x + (dx if 0 in places_x else 0.0), box.right + (dx if 2 in places_x else 0.0)
    top, bottom = box.y + (dy if 0 in places_y else 0.0), box.bottom + (dy if 2 in places_y else 0.0)
    return Rect.of_corners((left, top), (right, bottom))


def _guides(
    span: _Span, others: list[_Span], places: tuple[int, ...]
) -> Iterable[tuple[float, float, float]]:
    """Yield for each line that is shared where it is, and from where to where it is shown."""
    for place in places:
        at = _lines(span)[place]
        sharing = [
            other
            for other in others
            if any(abs(at - line) < SAME for i, line in enumerate(_lines(other)) if (i == 1) == (place == 1))
        ]
        if sharing:
            yield (
                at,
                min(span.near, *(other.near for other in sharing)),
                max(span.far, *(other.far for other in sharing)),
            )


def _equal_gaps(span: _Span, others: list[_Span]) -> list[tuple[float, float, float]]:
    """Return the gaps in the row that equal one beside `span`: where across, from where and to where."""
    row = sorted([*_row(span, others), span])
    gaps = [(a, b) for a, b in itertools.pairwise(row) if b.low - a.high > 1.0]
    for a, b in gaps:
        equal = [(c, d) for c, d in gaps if abs((d.low - c.high) - (b.low - a.high)) < SAME]
        if span in (a, b) and len(equal) > 1:
            return [(_between(c, d), c.high, d.low) for c, d in equal]
    return []


def _between(a: _Span, b: _Span) -> float:
    """Return where across a gap is shown: in the middle of what both share."""
    return (max(a.near, b.near) + min(a.far, b.far)) / 2
