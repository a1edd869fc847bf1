"""Where words and mark of a link stand: on the line, which is cut under them, or beside a short one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from richpic.elements.link_line import Heads, LinkPen
from richpic.model.geometry import Point, Rect
from richpic.model.strokes import length_of, outside, point_at, share_of

MARGIN = 5.0
# The shares of the line at which words are looked for room, the usual place first; at so many of them also
# beside a line that has room for them.
USUAL_PLACE = 0.5
BESIDE_AT = 3
PLACES = (USUAL_PLACE, 0.42, 0.58, 0.34, 0.66, 0.27, 0.73, 0.2, 0.8)

# What only touches counts as lying on it, whatever the last digits say.
TOUCH = 0.01
# Words that stand on a line leave this share of it in sight, and so many page units of it at each head: with
# less, two stubs are seen and no arrow.
LEFT, BEFORE_HEAD = 0.45, 40.0


class LabelRoom(NamedTuple):
    """The room of words and mark; `cuts` tells whether they stand on the line."""

    rect: Rect
    cuts: bool

    @property
    def cut(self) -> Rect | None:
        """What to cut out of the line, if anything."""
        return self.rect.expanded(MARGIN) if self.cuts else None


def find_room(
    line: Sequence[Point],
    share: float,
    size: tuple[float, float],
    pen: LinkPen,
    below: bool = False,
    beside: bool = False,
) -> LabelRoom:
    """Return the room for a block of `size` (width, height) at `share` of `line`, which `pen` draws.

    It stands on the line, or `beside` it, as always where the line is too short for it. Beside is above;
    `below` puts it on the other side.
    """
    width, height = size
    at, direction = point_at(line, share)
    rect = Rect.centred(at, width, height)
    if not beside and _in_sight(line, rect.expanded(MARGIN), direction) >= pen.least:
        return LabelRoom(rect, True)
    reach = pen.reach(line)
    away = upward(direction.turned_left()).times(-1.0 if below else 1.0)
    far = reach + abs(away.x) * width / 2 + abs(away.y) * height / 2
    total = length_of(line)
    for _ in range(12):
        rect = Rect.centred(at.plus(away.times(far)), width, height)
        if sum(map(length_of, outside(line, rect.expanded(reach + TOUCH)))) > total - 0.5:
            break
        far += 5.0
    return LabelRoom(rect, False)


class LabelPlace(NamedTuple):
    """A place for words: the share of the line, on which side, whether beside though there is room on it."""

    share: float
    below: bool
    beside: bool
    rect: Rect


def find_places(line: Sequence[Point], size: tuple[float, float], pen: LinkPen) -> Iterator[LabelPlace]:
    """Yield places on and beside `line` for a block of `size`, the usual first."""
    on_line = []
    for share in PLACES:
        for below in (False, True):
            room = find_room(line, share, size, pen, below)
            yield LabelPlace(share, below, False, room.rect)
            if room.cuts:
                on_line.append(share)
                break
    for share in on_line[:BESIDE_AT]:
        for below in (False, True):
            yield LabelPlace(share, below, True, find_room(line, share, size, pen, below, True).rect)


def swallowed(line: Sequence[Point], share: float, rect: Rect, heads: Heads) -> bool:
    """Tell whether words as large as `rect`, on `line` at `share`, leave too little to see where it leads."""
    on_line = Rect.centred(point_at(line, share)[0], rect.w, rect.h)
    pieces = outside(line, on_line.expanded(MARGIN))
    if sum(map(length_of, pieces)) < LEFT * length_of(line):
        return True
    ends = {"start": line[:1], "end": line[-1:], "both": (line[0], line[-1])}.get(heads, ())
    return any(
        all(end not in (piece[0], piece[-1]) or length_of(piece) < BEFORE_HEAD for piece in pieces)
        for end in ends
    )


def pulled(
    line: Sequence[Point], to: Point, room: LabelRoom | None, share: float, below: bool, beside: bool = False
) -> tuple[float, bool, bool]:
    """Return the share of `line`, whether below, and whether beside, for words that were pulled `to` a point.

    They were in `room`, at `share`, `below` and `beside`. They change sides when they have been pulled across
    the line; those that stand beside it come onto it when they are pulled there.
    """
    new = round(share_of(line, to), 4)
    if room is not None and not room.cuts:
        at, direction = point_at(line, new)
        up, away = upward(direction.turned_left()), to.minus(at)
        far = room.rect.centre.distance(point_at(line, share)[0])
        off = up.x * away.x + up.y * away.y
        rises = off + (-far if below else far)
        beside = beside and abs(rises) > far / 2
        below = off < (far if below else -far)
    # The very middle would say that nobody placed them.
    return new + 0.0001 if new == USUAL_PLACE else new, below, beside


def _in_sight(line: Sequence[Point], gap: Rect, direction: Point) -> float:
    """Return how much of `line` lies outside `gap`, in whose middle it runs in `direction`."""
    if len(line) > 2:
        return sum(map(length_of, outside(line, gap)))
    across, down = abs(direction.x), abs(direction.y)
    return length_of(line) - min(gap.w / across if across else gap.h, gap.h / down if down else gap.w)


def upward(normal: Point) -> Point:
    """Return `normal` or its opposite: up, or to the right where the line is steep."""
    steep = abs(normal.y) < 0.35
    return normal.times(-1) if (normal.x < 0 if steep else normal.y > 0) else normal
