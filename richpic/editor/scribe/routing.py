"""How links run once things have their places: bent round what stands in the way, labels on free paper."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

from richpic.editor.scribe.boxes import Box, Segment, crosses, passes
from richpic.editor.scribe.standing import edges_of, rooms_of
from richpic.elements.link import Link
from richpic.elements.link_label import swallowed
from richpic.model.drawing import DrawContext
from richpic.model.element import Element, Fields
from richpic.model.geometry import Point, Rect, distance_to_segment
from richpic.model.strokes import length_of, point_at

BENDS = (0.0, 0.1, -0.1, 0.17, -0.17, 0.25, -0.25, 0.34, -0.34, 0.45, -0.45, 0.6, -0.6)
# A link may stray this far from its straight way, or this share of its length; beyond, it would seem lost.
FARTHEST, FARTHEST_SHARE = 250.0, 0.3
THROUGH, GRAZING, COVERED, ON_LINE, CROSSING, CRAMPED, BENT, ASIDE = 8.0, 1.5, 16.0, 4.5, 0.7, 5.0, 3.0, 2.0
ON_EDGE, ALIKE, BELOW = 2.2, 4.0, 0.3
# Words that leave only stubs of their line, or words beside it: rather that than bend it.
STUBS, BESIDE = 2.5, 0.25
# Two links between the same ends run at least this far apart in the middle; so do two from one end.
LANE, ALONGSIDE = 34.0, 1.0
# What is good enough not to look for better.
FINE = 0.4


@dataclass(slots=True)
class Obstacle:
    """Room that a link should not cross; `owner` is the id of what takes it."""

    box: Box
    owner: str


@dataclass(slots=True)
class _Course:
    link: Link
    line: list[Segment]
    label: Box | None
    cost: float
    through: bool = False
    covered: bool = False
    extent: Segment = (0.0, 0.0, 0.0, 0.0)

    def __post_init__(self) -> None:
        self.extent = _extent(self.line)


class _Words(NamedTuple):
    """A link with its label in a place, the room of that, and what speaks against it."""

    link: Link
    label: Box
    cost: float


class Router:
    """Chooses the bend of each link and the place of its label, one link after the other.

    What it is to know of is told to it: things by `stand`, other links by `keep`.
    """

    def __init__(self, ctx: DrawContext) -> None:
        self._ctx = ctx
        self._obstacles: list[Obstacle] = []
        # Outlines and tails, on which no label should sit.
        self._edges: list[Segment] = []
        self._courses: dict[str, _Course] = {}

    def stand(self, element: Element) -> None:
        """Take in a thing that stands where it does; of lines nothing is taken in."""
        rooms = rooms_of(element, self._ctx)
        self._obstacles += [Obstacle(box_of(room), element.id) for room in rooms]
        self._edges += edges_of(element, self._ctx)

    def keep(self, link: Link) -> None:
        """Take in a link that runs as it does."""
        self._courses[link.id] = self._course(link)

    def laid(self, link: Link) -> Link:
        """Return `link` with the bend and the place of the label that are best, and remember it so."""
        self._courses[link.id] = course = self._best(link)
        return course.link

    def worded(self, link: Link) -> tuple[Link, float]:
        """Return `link` as it runs with its label in the best place, and what that covers; remember it so."""
        line = list(link.route(self._ctx).line)
        words = self._worded(link, line)
        if words is None:
            return link, 0.0
        self._courses[link.id] = _Course(words.link, _segments(line), words.label, words.cost)
        return words.link, self._cover(link.id, words.label) + self.stubs(words.link)

    def runs_through(self, link: Link) -> bool:
        """Tell whether `link`, as it is, runs through something that it does not join."""
        line, ends = _segments(list(link.route(self._ctx).line)), set(link.hangs_on())
        return any(
            _enters(line, obstacle.box, 2.0) for obstacle in self._obstacles if obstacle.owner not in ends
        )

    def cover(self, owner: str, rect: Rect) -> float:
        """Return how bad it is that words of the element `owner` stand in `rect`; 0 on free paper."""
        return self._cover(owner, box_of(rect))

    def stubs(self, link: Link) -> float:
        """Return how bad it is what the words of `link` leave of it, or that they stand off it in vain."""
        rect = link.label_rect(self._ctx)
        return _stubs(link, rect, list(link.route(self._ctx).line)) if rect else 0.0

    def route(self, links: list[Link]) -> list[Link]:
        """Return `links` with bends and label places; each is looked at again when all are known."""
        for link in links:
            self.keep(link)
        for _ in range(2):
            for link in links:
                self._courses[link.id] = self._best(link)
        return [self._courses[link.id].link for link in links]

    def covered(self, ids: Iterable[str]) -> int:
        """Return how many of the links `ids` have their label on something."""
        return sum(self._courses[one].covered for one in ids)

    def running_through(self, ids: Iterable[str]) -> int:
        """Return how many of the links `ids` run through something that they do not join."""
        return sum(self._courses[one].through for one in ids)

    def _best(self, link: Link) -> _Course:
        best: _Course | None = None
        span = link.start.point(self._ctx).distance(link.end.point(self._ctx))
        for bend in BENDS:
            if abs(bend) > FARTHEST_SHARE and abs(bend) * span > FARTHEST:
                continue
            course = self._placed(link, bend)
            if best is None or course.cost < best.cost - 1e-9:
                best = course
            if best.cost < FINE + abs(bend) * BENT:
                break
        assert best is not None
        return best

    def _placed(self, link: Link, bend: float) -> _Course:
        """Return the course with `bend` on which the label has its best place."""
        plain = replace(link, bend=bend, bend_chosen=bend != 0.0)
        line = list(plain.route(self._ctx).line)
        segments = _segments(line)
        base = abs(bend) * BENT + self._line_cost(plain, segments)
        words = self._worded(plain, line)
        if words is None:
            return _Course(plain, segments, None, base, base >= THROUGH)
        return _Course(
            words.link, segments, words.label, base + words.cost, base >= THROUGH, words.cost >= COVERED
        )

    def _worded(self, link: Link, line: list[Point]) -> _Words | None:
        """Return `link`, which runs along `line`, with its label in its best place; None without a label."""
        best: _Words | None = None
        for fields, rect in self._places(link):
            if fields.get("label_beside") and best is not None and best.cost <= BESIDE:
                break
            placed, label = replace(link, **fields), box_of(rect)
            cost = self._label_cost(placed, label, line)
            cost += abs(placed.label_at - 0.5) * ASIDE + placed.label_below * BELOW
            if best is None or cost < best.cost:
                cost += _stubs(placed, rect, line)
            if best is None or cost < best.cost - 1e-9:
                best = _Words(placed, label, cost)
            if cost < 0.1:
                break
        return best

    def _places(self, link: Link) -> Iterable[tuple[Fields, Rect]]:
        """Return where the label may stand: where it was put by hand, or at the places of its own."""
        rect = link.label_rect(self._ctx)
        if rect is None:
            return ()
        return link.word_places(self._ctx) if link.words_are_free else ((dict[str, object](), rect),)

    def _course(self, link: Link) -> _Course:
        line = list(link.route(self._ctx).line)
        rect = link.label_rect(self._ctx)
        return _Course(link, _segments(line), box_of(rect) if rect else None, 0.0)

    def _line_cost(self, link: Link, line: list[Segment]) -> float:
        ends = set(link.hangs_on())
        total = 0.0
        left, top, right, bottom = _extent(line)
        for obstacle in self._obstacles:
            box = obstacle.box
            if (
                obstacle.owner in ends
                or abs(box.x - (left + right) / 2) > (box.w + right - left) / 2 + 11
                or abs(box.y - (top + bottom) / 2) > (box.h + bottom - top) / 2 + 11
            ):
                continue
            if _enters(line, box, 2.0):
                total += THROUGH
            elif _enters(line, box, 11.0):
                total += GRAZING
        return total + self._cost_among_lines(link, line)

    def _cost_among_lines(self, link: Link, line: list[Segment]) -> float:
        ends, total = set(link.hangs_on()), 0.0
        left, top, right, bottom = _extent(line)
        for other in self._courses.values():
            if other.link.id == link.id:
                continue
            near = _apart(other.extent, (left, top, right, bottom)) <= 0
            if near and not ends & set(other.link.hangs_on()):
                total += CROSSING * sum(crosses(a, b) for a in line for b in other.line)
            joint = ends & set(other.link.hangs_on())
            if joint and len(joint) == len(ends) and _beside(line, other.line):
                total += ALIKE
            elif near and joint and _alongside(line, other.line):
                total += ALONGSIDE
            if other.label and _enters(line, other.label, 3.0):
                total += ON_LINE
        return total

    def _label_cost(self, link: Link, label: Box, line: list[Point]) -> float:
        total = self._cover(link.id, label)
        # Something of the line should show on both sides.
        if (
            not link.label_beside
            and min(link.label_at, 1 - link.label_at) * length_of(line) < min(label.w, label.h) / 2 + 16
        ):
            total += CRAMPED
        return total

    def _cover(self, owner: str, label: Box) -> float:
        total = 0.0
        area = (label.x - label.w / 2, label.y - label.h / 2, label.x + label.w / 2, label.y + label.h / 2)
        for obstacle in self._obstacles:
            # A title may stand where it was.
            if obstacle.owner != owner and _meet(label, obstacle.box, 5.0):
                total += COVERED
        for other in self._courses.values():
            if other.link.id == owner:
                continue
            if other.label and _meet(label, other.label, 5.0):
                total += COVERED
            if _apart(other.extent, area) <= 2 and _enters(other.line, label, 2.0):
                total += ON_LINE
        if _enters(self._edges, label, 3.0):
            total += ON_EDGE
        return total


def _stubs(link: Link, rect: Rect, line: list[Point]) -> float:
    """Return how bad it is what words of `link` in `rect` leave of its `line`, or that they stand off it."""
    if link.label_beside:
        return BESIDE if swallowed(line, link.label_at, rect, link.heads) else STUBS
    is_on = rect.centre.distance(point_at(line, link.label_at)[0]) < 1.0
    return STUBS if is_on and swallowed(line, link.label_at, rect, link.heads) else 0.0


def farthest(span: float) -> float:
    """Return how far, in page units, a link of length `span` may stray from its straight way."""
    return max(FARTHEST, FARTHEST_SHARE * span)


def placed_fields(link: Link) -> Fields:
    """Return the fields that say how `link` runs and where its words stand."""
    return {name: getattr(link, name) for name in ("bend", *sorted(link.placing))}


def _segments(line: list[Point]) -> list[Segment]:
    """Return the line in pieces long enough to be few."""
    points = line[:: max(1, len(line) // 8)]
    if points[-1] != line[-1]:
        points.append(line[-1])
    return [(a.x, a.y, b.x, b.y) for a, b in pairwise(points)]


def _beside(line: list[Segment], other: list[Segment]) -> bool:
    """Tell whether two lines nearly meet in their middles."""
    a, b = line[len(line) // 2], other[len(other) // 2]
    return abs(a[0] - b[0]) + abs(a[1] - b[1]) < LANE


def _alongside(line: list[Segment], other: list[Segment]) -> bool:
    """Tell whether the middle of one of two lines runs close to the other."""
    for a, b in ((line, other), (other, line)):
        x, y, *_ = a[len(a) // 2]
        if len(a) < 2:
            x, y = (a[0][0] + a[0][2]) / 2, (a[0][1] + a[0][3]) / 2
        if any(distance_to_segment((x, y), piece[:2], piece[2:]) < LANE for piece in b):
            return True
    return False


def _extent(line: list[Segment]) -> Segment:
    """Return the left, top, right and bottom of a line."""
    xs = [x for a, _, b, _ in line for x in (a, b)]
    ys = [y for _, a, _, b in line for y in (a, b)]
    return min(xs), min(ys), max(xs), max(ys)


def _apart(a: Segment, b: Segment) -> float:
    """Return how far two extents are from each other, across or down; below 0 where they overlap."""
    return max(a[0] - b[2], b[0] - a[2], a[1] - b[3], b[1] - a[3])


def _enters(line: list[Segment], box: Box, margin: float) -> bool:
    return any(passes(piece, box.x, box.y, box.w / 2 + margin, box.h / 2 + margin) for piece in line)


def _meet(a: Box, b: Box, margin: float) -> bool:
    return abs(a.x - b.x) < (a.w + b.w) / 2 + margin and abs(a.y - b.y) < (a.h + b.h) / 2 + margin


def box_of(rect: Rect) -> Box:
    """Return the box that takes the room `rect`."""
    centre = rect.centre
    return Box(rect.w, rect.h, centre.x, centre.y)
