"""A soft line close around some rooms, which gives way to others.

Seen from the middle of what it holds, it is a distance for each angle: that keeps it one simple ring.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from richpic.model.contours import hull
from richpic.model.geometry import Point, Rect
from richpic.model.strokes import shares_inside

# At so many angles the distance is looked at; every second is a corner of the line: more would look jagged.
ANGLES, EACH = 160, 2
# Page units from what is inside to the line, usually and at least; and from the line to what is outside.
AIR, LEAST_AIR, CLEAR = 30.0, 10.0, 9.0
# The line gives way by at most this share of its distance from the middle: more would be a cleft.
DEEPEST = 0.4
FAR, CORNERS, SMOOTHINGS = 100_000.0, 16, 10


class Hug:
    """The line around the rooms `inside`. `meet` tells it of what else there is; read `line` at the end."""

    def __init__(self, inside: Iterable[Rect]) -> None:
        self.inside = list(inside)
        self.outside: list[Rect] = []
        self._draw()

    @property
    def line(self) -> list[Point]:
        """The corners of the closed line, clockwise on the screen from the right."""
        return self._line

    def meet(self, rooms: Sequence[Rect]) -> list[Rect]:
        """Give way to those of `rooms` on which the line runs, or take them in; return those taken in."""
        taken = []
        for room in rooms:
            if self._is_crossed(room):
                if self._can_stay_out(room):
                    self.outside.append(room)
                else:
                    self.inside.append(room)
                    taken.append(room)
                self._draw()
        return taken

    def prefer(self, rooms: Sequence[Rect], others: Sequence[Rect]) -> None:
        """Give way to those of `rooms` on which the line runs, or take them in, if that cuts no `others`."""
        for room in rooms:
            if not self._is_crossed(room):
                continue
            for side in (self.outside, self.inside):
                side.append(room)
                self._draw()
                if not any(self._is_crossed(other, 0.0) for other in (*self.inside, *others, room)):
                    break
                side.pop()
                self._draw()

    def take_in_what_is_cut(self) -> list[Rect]:
        """Take in what it gave way to in vain, rooms side by side of which one is inside; return those."""
        taken = []
        for room in list(self.outside):
            if self._is_crossed(room, 0.0):
                self.outside.remove(room)
                self.inside.append(room)
                taken.append(room)
                self._draw()
        return taken

    # The line

    def _draw(self) -> None:
        padded = [corner for room in self.inside for corner in _rounded(room, AIR)]
        ring = hull(padded).polylines(1.0)[0][:-1]
        self._middle = Point(sum(p.x for p in ring) / len(ring), sum(p.y for p in ring) / len(ring))
        self._usual = [_exit(self._middle, number, ring) for number in range(ANGLES)]
        least = [
            max((self._span(number, room, LEAST_AIR)[1] for room in self.inside), default=0.0)
            for number in range(ANGLES)
        ]
        most = [
            min((self._span(number, room, CLEAR)[0] for room in self.outside), default=FAR)
            for number in range(ANGLES)
        ]
        # The line runs straight from corner to corner: beside those of rooms it has to keep clear, too.
        self._least = [max(_near(least, number)) for number in range(ANGLES)]
        most = [min(_near(most, number)) for number in range(ANGLES)]
        far = [min(usual, limit) for usual, limit in zip(self._usual, most, strict=True)]
        for _ in range(SMOOTHINGS):
            # Shorter only: what has to be clear of the line stays so.
            eased = [(far[n - 1] + 2 * far[n] + far[(n + 1) % ANGLES]) / 4 for n in range(ANGLES)]
            far = [min(one, limit) for one, limit in zip(eased, most, strict=True)]
        far = [max(one, least) for one, least in zip(far, self._least, strict=True)]
        self._line = [self._at(number, far[number]) for number in range(0, ANGLES, EACH)]
        self._box = Rect.around(self._line)

    def _at(self, number: int, far: float) -> Point:
        way = _way(number)
        return Point(self._middle.x + way.x * far, self._middle.y + way.y * far)

    def _span(self, number: int, room: Rect, air: float) -> tuple[float, float]:
        """Return how far away `room` begins and ends in a direction; FAR and 0 if it is not there."""
        near, far = shares_inside(self._middle, self._at(number, FAR), room.expanded(air))
        return (near * FAR, far * FAR) if near < far else (FAR, 0.0)

    def _spans(self, room: Rect) -> list[tuple[int, float, float]]:
        spans = ((number, *self._span(number, room, CLEAR)) for number in range(ANGLES))
        return [(number, near, far) for number, near, far in spans if near < far]

    def _is_crossed(self, room: Rect, air: float = CLEAR - 2.0) -> bool:
        line, wide = self._line, room.expanded(air)
        if not self._box.intersects(wide):
            return False
        for a, b in zip(line, [*line[1:], line[0]], strict=True):
            near, far = shares_inside(a, b, wide)
            if near < far:
                return True
        return False

    def _can_stay_out(self, room: Rect) -> bool:
        """Tell whether the line can pass `room` on the inside without lying on what it holds."""
        spans = self._spans(room)
        return bool(spans) and all(
            near >= max(self._least[number], self._usual[number] * (1 - DEEPEST)) for number, near, _ in spans
        )


def _near(values: Sequence[float], number: int) -> list[float]:
    """Return the values up to the corners of the line on either side."""
    return [values[(number + step) % ANGLES] for step in range(-EACH, EACH + 1)]


def _way(number: int) -> Point:
    angle = 2 * math.pi * number / ANGLES
    return Point(math.cos(angle), math.sin(angle))


def _rounded(room: Rect, air: float) -> list[tuple[float, float]]:
    """Return points round `room` at a distance of `air`."""
    return [
        (corner.x + air * math.cos(angle), corner.y + air * math.sin(angle))
        for corner in room.corners
        for angle in (2 * math.pi * number / CORNERS for number in range(CORNERS))
    ]


def _exit(middle: Point, number: int, ring: Sequence[Point]) -> float:
    """Return how far it is from `middle` to the convex `ring` around it in a direction."""
    way = _way(number)
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
