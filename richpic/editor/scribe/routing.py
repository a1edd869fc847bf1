"""How links run once things have their places: bent round what stands in the way, labels on free paper."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise

from richpic.editor.scribe.boxes import Box, Segment, crosses, passes
from richpic.elements.link import Link
from richpic.model.drawing import DrawContext
from richpic.model.geometry import Point, Rect
from richpic.model.strokes import length_of

BENDS = (0.0, 0.1, -0.1, 0.17, -0.17, 0.25, -0.25, 0.34, -0.34, 0.45, -0.45, 0.6, -0.6)
# A link may stray this far from its straight way, or a sixth of its length; beyond, it would seem lost.
FARTHEST = 250.0
PLACES = (0.5, 0.42, 0.58, 0.34, 0.66, 0.27, 0.73)
THROUGH, GRAZING, COVERED, ON_LINE, CROSSING, CRAMPED, BENT, ASIDE = 8.0, 1.5, 16.0, 4.5, 0.7, 5.0, 3.0, 2.0
ON_EDGE, ALIKE = 2.2, 4.0
# Two links between the same ends run at least this far apart in the middle.
LANE = 34.0
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


class Router:
    """Chooses the bend of each link and the place of its label, one link after the other.

    `edges` are other lines, such as outlines and tails, on which no label should sit.
    """

    def __init__(self, ctx: DrawContext, obstacles: Iterable[Obstacle], edges: list[Segment]) -> None:
        self._ctx = ctx
        self._obstacles = list(obstacles)
        self._edges = edges
        self._courses: dict[str, _Course] = {}

    def keep(self, link: Link) -> None:
        """Take in a link that runs as it does."""
        self._courses[link.id] = self._course(link)

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
            if abs(bend) > 1 / 6 and abs(bend) * span > FARTHEST:
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
        plain = replace(link, bend=bend)
        line = list(plain.route(self._ctx).line)
        segments = _segments(line)
        base = abs(bend) * BENT + self._line_cost(plain, segments)
        if not plain.label_size(self._ctx)[0]:
            return _Course(replace(plain, label_at=0.5), segments, None, base, base >= THROUGH)
        best: _Course | None = None
        for at in PLACES:
            label = self._label(replace(plain, label_at=at))
            aside = self._label_cost(plain, label, line, at) + abs(at - 0.5) * ASIDE
            if best is None or base + aside < best.cost - 1e-9:
                placed = replace(plain, label_at=at)
                best = _Course(placed, segments, label, base + aside, base >= THROUGH, aside >= COVERED)
            if aside < 0.1:
                break
        assert best is not None
        return best

    def _course(self, link: Link) -> _Course:
        line = list(link.route(self._ctx).line)
        rect = link.label_rect(self._ctx)
        return _Course(link, _segments(line), box_of(rect) if rect else None, 0.0)

    def _label(self, link: Link) -> Box:
        rect = link.label_rect(self._ctx)
        assert rect is not None
        return box_of(rect)

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
        for other in self._courses.values():
            if other.link.id == link.id:
                continue
            near = _apart(other.extent, (left, top, right, bottom)) <= 0
            if near and not ends & set(other.link.hangs_on()):
                total += CROSSING * sum(crosses(a, b) for a in line for b in other.line)
            if ends == set(other.link.hangs_on()) and _beside(line, other.line):
                total += ALIKE
            if other.label and _enters(line, other.label, 3.0):
                total += ON_LINE
        return total

    def _label_cost(self, link: Link, label: Box, line: list[Point], at: float) -> float:
        total = 0.0
        area = (label.x - label.w / 2, label.y - label.h / 2, label.x + label.w / 2, label.y + label.h / 2)
        for obstacle in self._obstacles:
            if _meet(label, obstacle.box, 5.0):
                total += COVERED
        for other in self._courses.values():
            if other.link.id == link.id:
                continue
            if other.label and _meet(label, other.label, 5.0):
                total += COVERED
            if _apart(other.extent, area) <= 2 and _enters(other.line, label, 2.0):
                total += ON_LINE
        if _enters(self._edges, label, 3.0):
            total += ON_EDGE
        # Something of the line should show on both sides.
        if min(at, 1 - at) * length_of(line) < min(label.w, label.h) / 2 + 16:
            total += CRAMPED
        return total


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
