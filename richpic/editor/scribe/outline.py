"""The outline of a boundary that the scribe draws: a soft blob, as large as what is inside wants."""

from __future__ import annotations

import math
from dataclasses import replace
from random import Random

from richpic.elements.boundary import TITLE_SIZE, Boundary
from richpic.model.drawing import DrawContext
from richpic.model.element import seed_of
from richpic.model.geometry import Rect, union

# A superellipse of this power: 2 is an ellipse, 20 a box.
POWER = 5.0
CORNERS = 28
PADDING = 30.0
SIDE = 16.0


def blob_points(identifier: str) -> tuple[tuple[float, float], ...]:
    """Return the corners of the blob as shares of its box, a little uneven, as a hand draws it."""
    random = Random(seed_of(identifier))
    points = []
    for corner in range(CORNERS):
        angle = 2 * math.pi * corner / CORNERS
        cos, sin = math.cos(angle), math.sin(angle)
        radius = (abs(cos) ** POWER + abs(sin) ** POWER) ** (-1 / POWER) * random.uniform(0.994, 1.008)
        points.append((round(0.5 + 0.5 * radius * cos, 4), round(0.5 + 0.5 * radius * sin, 4)))
    return tuple(points)


def in_room(boundary: Boundary, room: Rect) -> Boundary:
    """Return `boundary` as a blob in `room`."""
    return replace(
        boundary,
        shape="blob",
        points=blob_points(boundary.id),
        x=round(room.x, 1),
        y=round(room.y, 1),
        w=round(room.w, 1),
        h=round(room.h, 1),
    )


def outline_room(inside: list[Rect], boundary: Boundary, ctx: DrawContext) -> Rect:
    """Return the room of the outline close around the rooms `inside`, with the title of `boundary` above."""
    room = union(inside) or Rect(0, 0, 0, 0)
    width, left, top = room.w + 2 * PADDING, room.x - PADDING, PADDING
    height = room.h + 3 * PADDING
    for _ in range(3):
        if boundary.title:
            title = ctx.text(boundary.title, TITLE_SIZE, max(120.0, width * 0.8), 600)
            # The title hangs where an ellipse would be as wide as it is (see Boundary).
            width = max(width, (title.width + 36) / 0.72)
            share = (title.width + 36) / width
            top = max(18.0, height / 2 * (1 - math.sqrt(1 - share * share)) + 4) + title.height + 14
        height = room.h + top + PADDING
        middle = room.y - top + height / 2
        left, across = _across(inside, middle, height / 2)
        if across > width:
            width = across
        else:
            left -= (width - across) / 2
    return Rect(left, room.y - top, width, height)


def _across(inside: list[Rect], middle: float, half: float) -> tuple[float, float]:
    """Return the left edge and the width of the narrowest blob about `middle` that holds all."""
    sides = []
    for rect in inside:
        down = max(abs(rect.y - middle), abs(rect.bottom - middle)) / half
        sides.append((rect.x - SIDE, rect.right + SIDE, _share_at(down)))
    low, high = min(s[0] for s in sides), max(s[1] for s in sides)
    for _ in range(30):
        centre = (low + high) / 2
        to_left = max((centre - left) / share for left, _, share in sides)
        to_right = max((right - centre) / share for _, right, share in sides)
        if to_left > to_right:
            high = centre
        else:
            low = centre
    reach = max(to_left, to_right)
    return centre - reach, 2 * reach


def _share_at(down: float) -> float:
    """Return how much of its width the blob has at `down` (0 the middle, 1 the top) of its half height."""
    return max(0.4, math.pow(1 - min(0.99, abs(down)) ** POWER, 1 / POWER))
