"""Where words and mark of a link stand: on the line, which is cut under them, or beside a short one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from richpic.elements.link_line import LinkPen
from richpic.model.geometry import Point, Rect
from richpic.model.strokes import length_of, outside, point_at

MARGIN = 5.0


class LabelRoom(NamedTuple):
    """The room of words and mark; `cuts` tells whether they stand on the line."""

    rect: Rect
    cuts: bool

    @property
    def cut(self) -> Rect | None:
        """What to cut out of the line, if anything."""
        return self.rect.expanded(MARGIN) if self.cuts else None


def find_room(line: Sequence[Point], share: float, size: tuple[float, float], pen: LinkPen) -> LabelRoom:
    """Return the room for a block of `size` (width, height) at `share` of `line`, which `pen` draws."""
    width, height = size
    at, direction = point_at(line, share)
    rect = Rect.centred(at, width, height)
    if _in_sight(line, rect.expanded(MARGIN), direction) >= pen.least:
        return LabelRoom(rect, True)
    reach = pen.reach(line)
    away = _upward(direction.turned_left())
    far = reach + abs(away.x) * width / 2 + abs(away.y) * height / 2
    total = length_of(line)
    for _ in range(12):
        rect = Rect.centred(at.plus(away.times(far)), width, height)
        if sum(map(length_of, outside(line, rect.expanded(reach)))) > total - 0.5:
            break
        far += 5.0
    return LabelRoom(rect, False)


def _in_sight(line: Sequence[Point], gap: Rect, direction: Point) -> float:
    """Return how much of `line` lies outside `gap`, in whose middle it runs in `direction`."""
    if len(line) > 2:
        return sum(map(length_of, outside(line, gap)))
    across, down = abs(direction.x), abs(direction.y)
    return length_of(line) - min(gap.w / across if across else gap.h, gap.h / down if down else gap.w)


def _upward(normal: Point) -> Point:
    """Return `normal` or its opposite: up, or to the right where the line is steep."""
    steep = abs(normal.y) < 0.35
    return normal.times(-1) if (normal.x < 0 if steep else normal.y > 0) else normal
