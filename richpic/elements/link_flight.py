"""A straight link while what it joins is dragged: what it draws in a plain context, in a third of the time.

200 links of a hub have to follow it 60 times a second. What does not change on the way is found once, when
the drag begins; the rest is written out. A test holds it equal to what the link itself draws.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import hypot, inf

from richpic.elements.link_label import MARGIN
from richpic.elements.link_line import LinkPen
from richpic.elements.route import GAP, SHORTEST
from richpic.elements.way_out import WayOut
from richpic.model.display import DisplayList, Stroke
from richpic.model.drawing import DrawContext, TextBlock
from richpic.model.element import Element
from richpic.model.path import Path
from richpic.model.strokes import SHORTEST_PIECE


@dataclass(slots=True)
class _Side:
    """What a link ends on, and the ways out of it as they were when last looked at."""

    target: str
    element: Element | None = None
    ways: WayOut | None = None

    def look(self, ctx: DrawContext) -> WayOut | None:
        """Look again. Returns the ways out of what is there to end on, if anything is."""
        element = ctx.elements.get(self.target)
        if element is not self.element:
            self.ways = _ways_out(element, ctx) if element is not None else None
            self.element = element
        return self.ways


def _ways_out(element: Element, ctx: DrawContext) -> WayOut:
    # All links of a hub ask for the same.
    return ctx.remember(element, "ways out", lambda: WayOut(element.centre(ctx), element.outlines(ctx)))


class LinkFlight:
    """One link from `start` to `end` (ids), drawn with `pen`; `words` stand at the share `label_at` of it."""

    def __init__(
        self, start: str, end: str, pen: LinkPen, words: TextBlock | None, label_at: float, colour: str
    ) -> None:
        self._start, self._end = _Side(start), _Side(end)
        self._colour, self._width, self._heads, self._least = pen.colour, pen.width, pen.heads, pen.least
        self._words, self._label_at, self._words_colour = words, label_at, colour
        self._gap_w = words.width + 2 * MARGIN if words else 0.0
        self._gap_h = words.height + 2 * MARGIN if words else 0.0
        self._pen = pen

    def draw(self, ctx: DrawContext) -> DisplayList | None:
        """Return what the link draws now, or None where it has to find out by itself: where it is short."""
        start, end = self._start.look(ctx), self._end.look(ctx)
        if start is None or end is None:
            return None
        (ax, ay), (bx, by) = start.centre, end.centre
        dx, dy = bx - ax, by - ay
        span = hypot(dx, dy)
        if span < SHORTEST:
            return None
        ux, uy = dx / span, dy / span
        first = start.length(ux, uy, span) + GAP
        last = span - end.length(-ux, -uy, span) - GAP
        length = last - first
        if length < SHORTEST:
            return None
        line = (ax + ux * first, ay + uy * first, ax + ux * last, ay + uy * last)
        if self._words is None:
            return (self._stroke("ML", line, line, ux, uy, length),)
        middle = first + length * self._label_at
        gap = min(self._gap_w / abs(ux) if ux else inf, self._gap_h / abs(uy) if uy else inf)
        if length - gap < self._least:
            return None
        near, far = middle - gap / 2, middle + gap / 2
        coords: tuple[float, ...] = ()
        if near - first > SHORTEST_PIECE:
            coords = (line[0], line[1], ax + ux * near, ay + uy * near)
        if last - far > SHORTEST_PIECE:
            coords += (ax + ux * far, ay + uy * far, line[2], line[3])
        stroke = self._stroke("ML" * (len(coords) // 4), coords, line, ux, uy, length)
        top = ay + uy * middle - self._words.height / 2
        return (stroke, *self._words.runs(ax + ux * middle, top, self._words_colour))

    def _stroke(
        self,
        ops: str,
        coords: tuple[float, ...],
        line: tuple[float, ...],
        ux: float,
        uy: float,
        length: float,
    ) -> Stroke:
        """Return the pieces of the line, and the heads at the ends of `line` as it would be without words."""
        wide, high = self._pen.head_sides(length)
        if self._heads in ("end", "both"):
            x, y = line[2], line[3]
            ops += "MLL"
            back_x, back_y = x - wide * ux, y - wide * uy
            coords += (back_x + high * uy, back_y - high * ux, x, y, back_x - high * uy, back_y + high * ux)
        if self._heads in ("start", "both"):
            x, y = line[0], line[1]
            ops += "MLL"
            back_x, back_y = x + wide * ux, y + wide * uy
            coords += (back_x - high * uy, back_y + high * ux, x, y, back_x + high * uy, back_y - high * ux)
        return Stroke(Path(ops, coords), self._colour, self._width)
