"""Points, rectangles and affine transforms in page units (y grows downwards)."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import NamedTuple


class Point(NamedTuple):
    """A position or a vector, in page units unless a name says otherwise."""

    x: float
    y: float

    def plus(self, other: tuple[float, float]) -> Point:
        """Return the sum of the two vectors."""
        return Point(self.x + other[0], self.y + other[1])

    def minus(self, other: tuple[float, float]) -> Point:
        """Return the vector from `other` to this point."""
        return Point(self.x - other[0], self.y - other[1])

    def times(self, factor: float) -> Point:
        """Return the vector scaled by `factor`."""
        return Point(self.x * factor, self.y * factor)

    def distance(self, other: tuple[float, float]) -> float:
        """Return the straight distance to `other`."""
        return math.hypot(self.x - other[0], self.y - other[1])

    def length(self) -> float:
        """Return the length of the vector."""
        return math.hypot(self.x, self.y)

    def unit(self) -> Point:
        """Return the vector scaled to length 1; a zero vector points right."""
        length = math.hypot(self.x, self.y)
        return Point(self.x / length, self.y / length) if length > 1e-12 else Point(1.0, 0.0)

    def turned_left(self) -> Point:
        """Return the vector turned by 90 degrees, anticlockwise on the screen."""
        return Point(self.y, -self.x)

    def towards(self, other: tuple[float, float], share: float) -> Point:
        """Return the point at `share` (0 here, 1 there) of the way to `other`."""
        return Point(self.x + (other[0] - self.x) * share, self.y + (other[1] - self.y) * share)

    def rotated(self, degrees: float, centre: tuple[float, float] = (0.0, 0.0)) -> Point:
        """Return the point turned clockwise on the screen about `centre`."""
        angle = math.radians(degrees)
        cos, sin = math.cos(angle), math.sin(angle)
        dx, dy = self.x - centre[0], self.y - centre[1]
        return Point(centre[0] + dx * cos - dy * sin, centre[1] + dx * sin + dy * cos)


class Rect(NamedTuple):
    """An upright rectangle: left, top, width, height, in page units."""

    x: float
    y: float
    w: float
    h: float

    @classmethod
    def around(cls, points: Iterable[tuple[float, float]]) -> Rect:
        """Return the smallest rectangle holding `points`; empty at the origin if there are none."""
        pairs = list(points)
        if not pairs:
            return cls(0.0, 0.0, 0.0, 0.0)
        xs = [p[0] for p in pairs]
        ys = [p[1] for p in pairs]
        left, top = min(xs), min(ys)
        return cls(left, top, max(xs) - left, max(ys) - top)

    @classmethod
    def of_corners(cls, a: tuple[float, float], b: tuple[float, float]) -> Rect:
        """Return the rectangle with `a` and `b` at opposite corners."""
        return cls(min(a[0], b[0]), min(a[1], b[1]), abs(a[0] - b[0]), abs(a[1] - b[1]))

    @classmethod
    def centred(cls, centre: tuple[float, float], w: float, h: float) -> Rect:
        """Return the rectangle of size `w` by `h` about `centre`."""
        return cls(centre[0] - w / 2, centre[1] - h / 2, w, h)

    @property
    def right(self) -> float:
        """The x of the right edge."""
        return self.x + self.w

    @property
    def bottom(self) -> float:
        """The y of the bottom edge."""
        return self.y + self.h

    @property
    def centre(self) -> Point:
        """The middle of the rectangle."""
        return Point(self.x + self.w / 2, self.y + self.h / 2)

    @property
    def corners(self) -> tuple[Point, Point, Point, Point]:
        """The corners, clockwise from the upper left."""
        return (
            Point(self.x, self.y),
            Point(self.right, self.y),
            Point(self.right, self.bottom),
            Point(self.x, self.bottom),
        )

    def expanded(self, margin: float) -> Rect:
        """Return the rectangle grown by `margin` on every side."""
        return Rect(self.x - margin, self.y - margin, self.w + 2 * margin, self.h + 2 * margin)

    def moved(self, dx: float, dy: float) -> Rect:
        """Return the rectangle shifted by (`dx`, `dy`)."""
        return Rect(self.x + dx, self.y + dy, self.w, self.h)

    def united(self, other: Rect) -> Rect:
        """Return the smallest rectangle holding both."""
        left, top = min(self.x, other.x), min(self.y, other.y)
        right, bottom = max(self.right, other.right), max(self.bottom, other.bottom)
        return Rect(left, top, right - left, bottom - top)

    def contains(self, point: tuple[float, float]) -> bool:
        """Tell whether `point` lies inside or on the edge."""
        return self.x <= point[0] <= self.right and self.y <= point[1] <= self.bottom

    def contains_rect(self, other: Rect) -> bool:
        """Tell whether `other` lies wholly inside."""
        return (
            self.x <= other.x
            and self.y <= other.y
            and other.right <= self.right
            and other.bottom <= self.bottom
        )

    def intersects(self, other: Rect) -> bool:
        """Tell whether the two share a point."""
        return (
            self.x <= other.right
            and other.x <= self.right
            and self.y <= other.bottom
            and other.y <= self.bottom
        )


def union(rects: Iterable[Rect]) -> Rect | None:
    """Return the smallest rectangle holding all `rects`, or None if there are none."""
    left = top = math.inf
    right = bottom = -math.inf
    for x, y, w, h in rects:
        left, top = min(left, x), min(top, y)
        right, bottom = max(right, x + w), max(bottom, y + h)
    return Rect(left, top, right - left, bottom - top) if left <= right else None


class Transform(NamedTuple):
    """An affine map: x' = a*x + c*y + e, y' = b*x + d*y + f (the order of SVG's matrix())."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    @classmethod
    def translation(cls, dx: float, dy: float) -> Transform:
        """Return the shift by (`dx`, `dy`)."""
        return cls(e=dx, f=dy)

    @classmethod
    def scaling(cls, sx: float, sy: float | None = None) -> Transform:
        """Return the scaling about the origin."""
        return cls(a=sx, d=sx if sy is None else sy)

    @classmethod
    def rotation(cls, degrees: float) -> Transform:
        """Return the clockwise turn (on the screen) about the origin."""
        angle = math.radians(degrees)
        cos, sin = math.cos(angle), math.sin(angle)
        return cls(cos, sin, -sin, cos)

    def then(self, after: Transform) -> Transform:
        """Return the map that applies this one first and `after` second."""
        return Transform(
            after.a * self.a + after.c * self.b,
            after.b * self.a + after.d * self.b,
            after.a * self.c + after.c * self.d,
            after.b * self.c + after.d * self.d,
            after.a * self.e + after.c * self.f + after.e,
            after.b * self.e + after.d * self.f + after.f,
        )

    def map(self, point: tuple[float, float]) -> Point:
        """Return where `point` goes."""
        x, y = point
        return Point(self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f)

    def map_rect(self, rect: Rect) -> Rect:
        """Return the upright rectangle around the mapped `rect`."""
        return Rect.around(self.map(corner) for corner in rect.corners)

    def inverted(self) -> Transform:
        """Return the map back. Raises ValueError if the map flattens the plane."""
        det = self.a * self.d - self.b * self.c
        if abs(det) < 1e-15:
            raise ValueError("a transform with no area cannot be inverted")
        a, b, c, d = self.d / det, -self.b / det, -self.c / det, self.a / det
        return Transform(a, b, c, d, -(a * self.e + c * self.f), -(b * self.e + d * self.f))


def distance_to_segment(point: tuple[float, float], a: tuple[float, float], b: tuple[float, float]) -> float:
    """Return the distance from `point` to the segment from `a` to `b`."""
    return nearest_on_segment(point, a, b).distance(point)


def nearest_on_segment(point: tuple[float, float], a: tuple[float, float], b: tuple[float, float]) -> Point:
    """Return the point of the segment from `a` to `b` that is nearest to `point`."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    squared = dx * dx + dy * dy
    share = 0.0
    if squared > 0:
        share = max(0.0, min(1.0, ((point[0] - a[0]) * dx + (point[1] - a[1]) * dy) / squared))
    return Point(a[0] + share * dx, a[1] + share * dy)


def nearest_on_outline(point: tuple[float, float], outline: list[Point]) -> Point:
    """Return the point of the closed `outline` that is nearest to `point`."""
    near = [nearest_on_segment(point, a, b) for a, b in zip(outline, [*outline[1:], outline[0]], strict=True)]
    return min(near, key=lambda one: one.distance(point))


def inside_polygon(point: tuple[float, float], polygon: list[Point]) -> bool:
    """Tell whether `point` is inside `polygon` (even-odd rule)."""
    x, y = point
    inside = False
    previous = polygon[-1]
    for corner in polygon:
        if (corner.y > y) != (previous.y > y):
            crossing = (previous.x - corner.x) * (y - corner.y) / (previous.y - corner.y) + corner.x
            if x < crossing:
                inside = not inside
        previous = corner
    return inside
