"""What stands in the way on a picture: the room that things take, and lines on which no words should sit."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from richpic.editor.scribe.boxes import Segment
from richpic.elements.bubble import Bubble
from richpic.elements.image import Image
from richpic.elements.ink import Ink
from richpic.model.drawing import DrawContext
from richpic.model.element import Element
from richpic.model.geometry import Point, Rect

# Ink that is larger than this both ways is a drawing to put things on.
BIG_INK = 320.0


def rooms_of(element: Element, ctx: DrawContext) -> list[Rect]:
    """Return the rooms that `element` takes for itself; none for lines, frames and backdrops.

    An icon and its label are two: beside a narrow one over broad words there is room. Of what stands around
    others only the title counts, of a bubble only the balloon.
    """
    if element.hidden or element.placed_by_ends or element.has_guides or is_backdrop(element, ctx):
        return []
    if element.is_holder:
        title = element.words_rect(ctx)
        return [title] if title else []
    if isinstance(element, Bubble):
        return [element.body(ctx)]
    return [Rect.around(outline) for outline in element.outlines(ctx)]


def edges_of(element: Element, ctx: DrawContext) -> list[Segment]:
    """Return the outline of what stands around others, or the tail of a bubble; nothing of other things."""
    if element.hidden:
        return []
    if element.is_holder:
        return ring(element.outlines(ctx)[0])
    if isinstance(element, Bubble) and element.has_tail:
        return [(*element.body(ctx).centre, *element.tail.point(ctx))]
    return []


def ring(outline: Sequence[Point]) -> list[Segment]:
    """Return a closed outline in some 28 straight pieces."""
    points = outline[:: max(1, len(outline) // 28)]
    return [(*a, *b) for a, b in pairwise([*points, points[0]])]


def is_backdrop(element: Element, ctx: DrawContext) -> bool:
    """Tell whether things may stand on `element`: a large drawing, a highlighter, an image locked beneath."""
    if isinstance(element, Image):
        return element.locked
    if not isinstance(element, Ink):
        return False
    rect = element.bounds(ctx)
    return element.highlighter or (rect.w > BIG_INK and rect.h > BIG_INK)
