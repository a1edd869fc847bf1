"""What is too small to be read where a post is read: on a phone, 375 pixels wide."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from richpic.model.display import Group, Item, TextRun
from richpic.model.geometry import Rect
from richpic.render.scene import Artwork

PHONE = 375.0
# The em, in pixels, below which lower-case letters, about half as high, run together.
LEGIBLE_EM = 7.0
# For what the eye does not miss: a fifteenth of a pixel.
SLACK = 0.07


@dataclass(frozen=True, slots=True)
class Small:
    """Words that cannot be read: of what, where (page units), and how many pixels an em has."""

    title: str
    bounds: Rect
    em: float


def too_small(artwork: Artwork, width: float = PHONE) -> tuple[Small, ...]:
    """Return what of `artwork` has words too small to read when it is shown `width` pixels wide."""
    scale = width / artwork.area.w
    found = []
    for placed in artwork.placed:
        sizes = list(_sizes(placed.group.items, _stretch(placed.group)))
        if sizes and (em := min(sizes) * scale) < LEGIBLE_EM - SLACK:
            found.append(Small(placed.group.title, placed.bounds, em))
    return tuple(found)


def _sizes(items: Iterable[Item], stretch: float) -> Iterator[float]:
    for item in items:
        if isinstance(item, Group):
            yield from _sizes(item.items, stretch * _stretch(item))
        elif isinstance(item, TextRun) and item.text.strip():
            yield item.size * stretch


def _stretch(group: Group) -> float:
    return math.sqrt(abs(group.transform.a * group.transform.d - group.transform.b * group.transform.c))
