"""Where the title of a boundary stands: inside under its top as usual, or anywhere along its line."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from richpic.model.geometry import Point, Rect, inside_polygon
from richpic.model.strokes import between, length_of, point_at, share_of, shares_inside

INSIDE_GAP, OUTSIDE_GAP = 11.0, 8.0
# Shares of the line, clockwise from the middle of the top, and whether outside; the usual place first.
PLACES = (
    *((share, False) for share in (0.0, 0.93, 0.07)),
    *((share, True) for share in (0.0, 0.93, 0.07)),
    *((share, outside) for share in (0.5, 0.57, 0.43) for outside in (False, True)),
)
# A title let go of so near the middle of the top stands there.
USUAL_REACH = 0.012
# A freehand line has thousands of corners; so many show where a title fits.
CORNERS = 72
STEP, STEPS = 8.0, 24


def title_rect(
    outline: Sequence[Point], box: Rect, size: tuple[float, float], share: float = 0.0, outside: bool = False
) -> Rect:
    """Return the room of a title of `size` (width, height) at `share` of `outline`, whose box is `box`.

    Where it does not fit inside, it stands outside.
    """
    if not share and not outside:
        return _usual(outline, box, size)
    line = _ring(outline, box)
    return (None if outside else _inside(line, size, share)) or _outside(line, size, share)


def title_share(outline: Sequence[Point], box: Rect, to: Point) -> tuple[float, bool]:
    """Return the share of `outline` that is nearest to a title pulled `to`, and whether it is outside."""
    line = _ring(outline, box)
    share = round(share_of(line, to), 4)
    if min(share, 1.0 - share) < USUAL_REACH:
        share = 0.0
    return share, not inside_polygon(to, line)


def title_places(
    outline: Sequence[Point], box: Rect, size: tuple[float, float]
) -> Iterator[tuple[float, bool, Rect]]:
    """Yield places for a title of `size`, the usual first: share of `outline`, whether outside, room."""
    for share, outside in PLACES:
        yield share, outside, title_rect(outline, box, size, share, outside)


def _usual(outline: Sequence[Point], box: Rect, size: tuple[float, float]) -> Rect:
    """Return the room below the top of the outline, or above it where the title would not fit."""
    (width, height), middle = size, box.x + box.w / 2
    left, right = middle - width / 2, middle + width / 2
    top = _top_between(outline, left - INSIDE_GAP, right + INSIDE_GAP)
    if top is None or top + height + 2 * INSIDE_GAP > box.y + box.h * 0.8:
        return Rect(left, box.y - height - INSIDE_GAP / 2, width, height)
    return Rect(left, top + INSIDE_GAP, width, height)


def _top_between(outline: Sequence[Point], left: float, right: float) -> float | None:
    """Return the y under which the inside begins all the way from `left` to `right`; None if nowhere."""
    tops = []
    for x in (left, left * 0.75 + right * 0.25, (left + right) / 2, left * 0.25 + right * 0.75, right):
        crossings = [
            a.y + (b.y - a.y) * (x - a.x) / (b.x - a.x)
            for a, b in itertools.pairwise([*outline, outline[0]])
            if (a.x > x) != (b.x > x)
        ]
        if not crossings:
            return None
        tops.append(min(crossings))
    return max(tops)


def _ring(outline: Sequence[Point], box: Rect) -> list[Point]:
    """Return `outline` as a closed line, clockwise on the screen, from the middle of the top of `box`."""
    points = list(outline[:: max(1, len(outline) // CORNERS)])
    around = zip(points, [*points[1:], points[0]], strict=True)
    if sum(a.x * b.y - b.x * a.y for a, b in around) < 0:
        points.reverse()
    line = [*points, points[0]]
    total = length_of(line)
    start = share_of(line, (box.centre.x, box.y)) * total
    return [*between(line, start, total), *between(line, 0.0, start)[1:]]


def _outward(line: list[Point], share: float) -> Point:
    """Return the unit direction away from the inside, seen over enough of the line to pass over its dents."""
    before, after = ((share + step) % 1.0 for step in (-0.02, 0.02))
    return point_at(line, after)[0].minus(point_at(line, before)[0]).unit().turned_left()


def _nearest(line: list[Point], size: tuple[float, float], share: float, side: float) -> Rect:
    """Return the room beside the line at `share`: outside where `side` is 1, inside where it is -1."""
    at, way = point_at(line, share)[0], _outward(line, share).times(side)
    near = abs(way.x) * size[0] / 2 + abs(way.y) * size[1] / 2
    return Rect.centred(at.plus(way.times(near + (OUTSIDE_GAP if side > 0 else INSIDE_GAP))), *size)


def _inside(line: list[Point], size: tuple[float, float], share: float) -> Rect | None:
    """Return the nearest room inside, farther in or along the line; None where there is none."""
    start, inward = _nearest(line, size, share, -1.0), _outward(line, share).times(-1.0)
    along = inward.turned_left()
    for step in range(STEPS):
        for way in (along, along.times(-1.0), inward, inward.plus(along), inward.minus(along)):
            room = start.moved(way.x * step * STEP, way.y * step * STEP)
            wide = room.expanded(INSIDE_GAP / 2)
            if all(inside_polygon(corner, line) for corner in wide.corners) and not _meets(line, wide):
                return room
    return None


def _outside(line: list[Point], size: tuple[float, float], share: float) -> Rect:
    start, outward = _nearest(line, size, share, 1.0), _outward(line, share)
    room = start
    for step in range(STEPS):
        room = start.moved(outward.x * step * STEP, outward.y * step * STEP)
        if not _meets(line, room.expanded(OUTSIDE_GAP / 2)) and not inside_polygon(room.centre, line):
            break
    return room


def _meets(line: list[Point], rect: Rect) -> bool:
    for a, b in itertools.pairwise(line):
        near, far = shares_inside(a, b, rect)
        if near < far:
            return True
    return False
