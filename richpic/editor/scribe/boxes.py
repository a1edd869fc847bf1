"""What a layout is made of, reduced to boxes and straight ties, with the geometry that it needs."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

from richpic.model.geometry import Rect

# The width of the page against its height: pictures are shown on screens and slides.
ASPECT = 16 / 9
GAP = 34.0
# What shows of a link on either side of its label.
SHOWING = 34.0
Segment = tuple[float, float, float, float]
# Centre, from that of the region, and half sizes.
Inner = tuple[float, float, float, float]


@dataclass(slots=True)
class Box:
    """Something that takes room: its centre, its size, and where in it links aim, from the centre.

    What is `fixed` was placed by somebody and stays.
    """

    w: float
    h: float
    x: float = 0.0
    y: float = 0.0
    aim_x: float = 0.0
    aim_y: float = 0.0
    fixed: bool = False

    @property
    def rect(self) -> Rect:
        """The room that it takes."""
        return Rect(self.x - self.w / 2, self.y - self.h / 2, self.w, self.h)

    def put(self, rect: Rect) -> None:
        """Take the room `rect`."""
        self.x, self.y, self.w, self.h = rect.x + rect.w / 2, rect.y + rect.h / 2, rect.w, rect.h


@dataclass(slots=True)
class Tie:
    """Two boxes (by index) that belong near each other, with room for a label of `w` by `h` between them.

    `a_x`, `a_y`, `b_x`, `b_y` say where in the boxes the line starts and ends, from their centres. A `close`
    tie is no link: a bubble to its speaker. `in_a` and `in_b` are what stands in the way inside of the boxes,
    where these are regions.
    """

    a: int
    b: int
    w: float = 0.0
    h: float = 0.0
    a_x: float = 0.0
    a_y: float = 0.0
    b_x: float = 0.0
    b_y: float = 0.0
    close: bool = False
    in_a: tuple[Inner, ...] = field(default=(), repr=False)
    in_b: tuple[Inner, ...] = field(default=(), repr=False)


def reach(half_w: float, half_h: float, ux: float, uy: float) -> float:
    """Return how far it is from the centre of a box to its edge in the unit direction (`ux`, `uy`)."""
    along = half_w / abs(ux) if abs(ux) > 1e-9 else math.inf
    down = half_h / abs(uy) if abs(uy) > 1e-9 else math.inf
    return min(along, down)


def ideal_length(tie: Tie, a: Box, b: Box, ux: float, uy: float) -> float:
    """Return how long `tie` should be, from centre to centre, in the unit direction (`ux`, `uy`)."""
    both = reach(a.w / 2, a.h / 2, ux, uy) + reach(b.w / 2, b.h / 2, ux, uy)
    if tie.close:
        return both + 22.0
    label = 2 * reach(tie.w / 2, tie.h / 2, ux, uy) if tie.w else 20.0
    return both + label + 2 * SHOWING


def crosses(s: Segment, t: Segment) -> bool:
    """Tell whether two segments cross."""
    ax, ay, bx, by = s
    cx, cy, dx, dy = t
    if (ax < cx and bx < cx and ax < dx and bx < dx) or (ax > cx and bx > cx and ax > dx and bx > dx):
        return False
    if (ay < cy and by < cy and ay < dy and by < dy) or (ay > cy and by > cy and ay > dy and by > dy):
        return False
    rx, ry, qx, qy = bx - ax, by - ay, dx - cx, dy - cy
    one = rx * (cy - ay) - ry * (cx - ax)
    two = rx * (dy - ay) - ry * (dx - ax)
    three = qx * (ay - cy) - qy * (ax - cx)
    four = qx * (by - cy) - qy * (bx - cx)
    return one * two < 0 and three * four < 0


def passes(s: Segment, x: float, y: float, half_w: float, half_h: float) -> bool:
    """Tell whether a segment enters the box of half sizes `half_w`, `half_h` about (`x`, `y`)."""
    ax, ay, bx, by = s
    left, right, top, bottom = x - half_w, x + half_w, y - half_h, y + half_h
    if (ax < left and bx < left) or (ax > right and bx > right):
        return False
    if (ay < top and by < top) or (ay > bottom and by > bottom):
        return False
    # Both ends are not on one outer side: it enters unless all corners lie on one side of it.
    dx, dy = bx - ax, by - ay
    across = dx * (y - ay) - dy * (x - ax)
    return abs(across) < abs(dx) * half_h + abs(dy) * half_w or (dx == 0 and dy == 0)


def overlap(a: Box, b: Box, margin: float) -> bool:
    """Tell whether two boxes come nearer than `margin`."""
    return abs(a.x - b.x) < (a.w + b.w) / 2 + margin and abs(a.y - b.y) < (a.h + b.h) / 2 + margin
