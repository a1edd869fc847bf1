"""The strip under an exported picture: its title, and when and by whom it was drawn."""

from __future__ import annotations

from richpic.model.display import Group, Item, Stroke, TextRun
from richpic.model.geometry import Point, Rect
from richpic.model.palette import Palette
from richpic.model.path import polyline
from richpic.render.options import Caption
from richpic.render.text import line_width, printable

# Shares of the strip’s height: at the width of a phone, 375 pixels, the smaller has 7 pixels an em.
TITLE, ASIDE = 0.4, 0.345
BASELINE, RULE = 0.62, 0.012
# The space beside and between the words, as a share of the strip's height.
MARGIN = 0.55
# The title gives way to what stands beside it, but never below this share of the width.
LEAST_TITLE = 0.5


def caption_group(caption: Caption, strip: Rect, palette: Palette, family: str) -> Group:
    """Return the words of `caption` on `strip` (page units), a thin line above them."""
    margin = MARGIN * strip.h
    room = strip.w - 2 * margin
    title = _line(caption.title)
    aside = " · ".join(filter(None, (_line(caption.date), _line(caption.credit))))
    right = _run(aside, ASIDE * strip.h, palette.text("grey"), family, room * (LEAST_TITLE if title else 1.0))
    gap = margin if title and aside else 0.0
    left = _run(title, TITLE * strip.h, palette.ink, family, room - right.width - gap, 600)
    y = strip.y + BASELINE * strip.h
    items: list[Item] = [_rule(strip, margin, palette)]
    if left.text:
        items.append(_at(left, strip.x + margin, y))
    if right.text:
        items.append(_at(right, strip.right - margin - right.width, y))
    return Group(tuple(items), title=f"caption “{' · '.join(filter(None, (title, aside)))}”")


def _line(text: str) -> str:
    return " ".join(printable(text).split())


def _rule(strip: Rect, margin: float, palette: Palette) -> Stroke:
    ends = [Point(strip.x + margin, strip.y), Point(strip.right - margin, strip.y)]
    return Stroke(polyline(ends), f"{palette.ink}30", RULE * strip.h)


def _run(text: str, size: float, colour: str, family: str, room: float, weight: int = 400) -> TextRun:
    """Return one line no wider than `room`: smaller if need be, down to two thirds, and then cut."""
    width = line_width(text, family, weight, size)
    if width > room:
        size *= max(2 / 3, room / width)
        while text and line_width(text, family, weight, size) > room:
            text = text.rstrip("…")[:-1].rstrip() + "…" if len(text) > 1 else ""
    return TextRun(0.0, 0.0, text, family, weight, size, colour, line_width(text, family, weight, size))


def _at(run: TextRun, x: float, y: float) -> TextRun:
    return TextRun(x, y, run.text, run.family, run.weight, run.size, run.colour, run.width)
