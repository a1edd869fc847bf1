"""A soft line close around some rooms, which gives way to others.

Seen from the middle of what it holds, it is a distance for each angle: that keeps it one simple ring.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from richpic.model.contours import hull
from richpic.model.geometry import Point, Rect
from richpic.model.strokes import shares_inside

# At so many angles the distance is looked at; every second is a corner of the line: more would look jagged.
ANGLES, EACH = 160, 2
# Page units from what is inside to the line, usually and at least; and from the line to what is outside.
AIR, LEAST_AIR, CLEAR = 30.0, 10.0, 9.0
# The line gives way by at most this share of its distance from the middle: more would be a cleft.
DEEPEST = 0.4
# Among more things than these no line finds its way in good time: it runs on as it is.
MOST, MOST_PREFERRED = 40, 8
FAR, CORNERS, SMOOTHINGS = 100_000.0, 8, 10


class Hug:
    """The line around the rooms `inside`. `meet` tells it of what else there is; read `line` at the end."""

    def __init__(self, inside: Sequence[Rect]) -> None:
        self._inside: list[Rect] = []
        self._outside: list[Rect] = []
        # What is inside of `_usual`, the line that knows of nothing else.
        self._hulled: list[Rect] = []
        self._spans: dict[tuple[Rect, float], list[_Span]] = {}
        ring = _ring_around(inside)
        self._middle = Point(sum(p.x for p in ring) / len(ring), sum(p.y for p in ring) / len(ring))
        self._inside += inside
        self._draw()

    @property
    def line(self) -> list[Point]:
        """The corners of the closed line, clockwise on the screen from the right."""
        return [self._at(number, self._far[number]) for number in range(0, ANGLES, EACH)]

    def meet(self, rooms: Sequence[Rect]) -> bool:
        """Give way to those of `rooms` on which the line runs, or take them in; tell if there were any."""
        known = {*self._inside, *self._outside}
        met = False
        for room in rooms:
            if len(known) >= MOST:
                return False
            if room not in known and self._is_crossed(room):
                (self._outside if self._can_stay_out(room) else self._inside).append(room)
                known.add(room)
                self._draw()
                met = True
        return self._take_in_what_is_cut() or met

    def prefer(self, rooms: Sequence[Rect], others: Sequence[Rect]) -> None:
        """Give way to those of `rooms` on which the line runs, or take them in, if that cuts no `others`.

        One that it cuts then is taken in as well, if that is the end of it.
        """
        for room in [room for room in rooms if self._is_crossed(room)][:MOST_PREFERRED]:
            before = self._inside[:], self._outside[:]
            for inside, outside in (([], [room]), ([room], [])):
                self._inside, self._outside = [*before[0], *inside], [*before[1], *outside]
                self._draw()
                cut = self._cut((*others, room))
                if len(cut) == 1 and inside and cut[0] != room:
                    self._inside.append(cut[0])
                    self._outside = [one for one in self._outside if one != cut[0]]
                    self._draw()
                    cut = self._cut((*others, room))
                if not cut:
                    break
            else:
                self._inside, self._outside = before
                self._draw()

    def _cut(self, rooms: Iterable[Rect]) -> list[Rect]:
        return [room for room in (*rooms, *self._inside) if self._is_crossed(room, 0.0)]

    def _take_in_what_is_cut(self) -> bool:
        """Take in what it gave way to in vain, rooms side by side of which one is inside; tell of any."""
        cut = [room for room in self._outside if self._is_crossed(room, 0.0)]
        for room in cut:
            self._outside.remove(room)
            self._inside.append(room)
        if cut:
            self._draw()
        return bool(cut)

    # The line

    def _draw(self) -> None:
        if self._hulled != self._inside:
            ring = _ring_around(self._inside)
            self._usual = [_exit(self._middle, number, ring) for number in range(ANGLES)]
            self._hulled = list(self._inside)
        least, most = [0.0] * ANGLES, [FAR] * ANGLES
        for room in self._inside:
            for number, _, end in self._span(room, LEAST_AIR):
                least[number] = max(least[number], end)
        for room in self._outside:
            for number, begin, _ in self._span(room, CLEAR):
                most[number] = min(most[number], begin)
        # The line runs straight from corner to corner: beside those of rooms it has to keep clear, too.
        self._least = [max(_near(least, number)) for number in range(ANGLES)]
        most = [min(_near(most, number)) for number in range(ANGLES)]
        far = [min(usual, limit) for usual, limit in zip(self._usual, most, strict=True)]
        for _ in range(SMOOTHINGS):
            # Shorter only: what has to be clear of the line stays so.
            eased = [(far[n - 1] + 2 * far[n] + far[(n + 1) % ANGLES]) / 4 for n in range(ANGLES)]
            far = [min(one, limit) for one, limit in zip(eased, most, strict=True)]
        self._far = [max(one, least) for one, least in zip(far, self._least, strict=True)]
        self._box = Rect.around(self.line)

    def _at(self, number: int, far: float) -> Point:
        way = _WAYS[number]
        return Point(self._middle.x + way.x * far, self._middle.y + way.y * far)

    def _span(self, room: Rect, air: float) -> list[_Span]:
        """Return how far from the middle `room` begins and ends, in each direction in which it is."""
        if (room, air) not in self._spans:
            wide = room.expanded(air)
            ends = (shares_inside(self._middle, self._at(number, FAR), wide) for number in range(ANGLES))
            self._spans[room, air] = [
                _Span(number, near * FAR, far * FAR) for number, (near, far) in enumerate(ends) if near < far
            ]
        return self._spans[room, air]

    def _is_crossed(self, room: Rect, air: float = CLEAR - 2.0) -> bool:
        wide = room.expanded(air)
        if not self._box.intersects(wide):
            return False
        line = self.line
        for a, b in zip(line, [*line[1:], line[0]], strict=True):
            near, far = shares_inside(a, b, wide)
            if near < far:
                return True
        return False

    def _can_stay_out(self, room: Rect) -> bool:
        """Tell whether the line can pass `room` on the inside without lying on what it holds."""
        spans = self._span(room, CLEAR)
        return bool(spans) and all(
            begin >= max(self._least[number], self._usual[number] * (1 - DEEPEST))
            for number, begin, _ in spans
        )


class _Span(NamedTuple):
    number: int
    begin: float
    end: float


def _ring_around(rooms: Iterable[Rect]) -> list[Point]:
    """Return the convex line round `rooms` at the usual distance."""
    padded = [corner for room in rooms for corner in _rounded(room, AIR)]
    return hull(padded).polylines(1.0)[0][:-1]


def _near(values: Sequence[float], number: int) -> list[float]:
    """Return the values up to the corners of the line on either side."""
    return [values[(number + step) % ANGLES] for step in range(-EACH, EACH + 1)]


_WAYS = tuple(
    Point(math.cos(2 * math.pi * number / ANGLES), math.sin(2 * math.pi * number / ANGLES))
    for number in range(ANGLES)
)


def _rounded(room: Rect, air: float) -> list[tuple[float, float]]:
    """Return points round `room` at a distance of `air`."""
    return [
        (corner.x + air * math.cos(angle), corner.y + air * math.sin(angle))
        for corner in room.corners
        for angle in (2 * math.pi * number / CORNERS for number in range(CORNERS))
    ]


def _exit(middle: Point, number: int, ring: Sequence[Point]) -> float:
    """Return how far it is from `middle` to the convex `ring` around it in a direction."""
    way = _WAYS[number]
    found = 0.0
    for a, b in zip(ring, [*ring[1:], ring[0]], strict=True):
        edge = b.minus(a)
        across = way.x * edge.y - way.y * edge.x
        if abs(across) < 1e-9:
            continue
        to = a.minus(middle)
        far, share = (to.x * edge.y - to.y * edge.x) / across, (to.x * way.y - to.y * way.x) / across
        if far > 0 and -1e-6 <= share <= 1 + 1e-6:
            found = max(found, far)
    return found
