"""What is too small to be read where a post is read: on a phone, 375 pixels wide."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from richpic.model.display import Group, Item, TextRun
from richpic.model.geometry import Rect, Transform, union
from richpic.render.extent import extent
from richpic.render.scene import Artwork

PHONE = 375.0
# The em, in pixels, below which lower-case letters, about half as high, run together.
LEGIBLE_EM = 7.0
# For what the eye does not miss: a fifteenth of a pixel.
SLACK = 0.07


@dataclass(frozen=True, slots=True)
class Small:
    """Words that cannot be read: of what, where (page units), and how many pixels an em has at the least.

    `element` is the id of what they are on; "" for the strip with title and credit.
    """

    title: str
    bounds: Rect
    em: float
    element: str = ""


def too_small(artwork: Artwork, width: float = PHONE) -> tuple[Small, ...]:
    """Return what of `artwork` has words too small to read when it is shown `width` pixels wide."""
    scale = width / artwork.area.w
    found = []
    for placed in artwork.placed:
        small = list(_small((placed.group,), Transform(), LEGIBLE_EM - SLACK, scale))
        bounds = union(rect for rect, _ in small)
        if bounds is not None:
            least = min(em for _, em in small)
            found.append(Small(placed.group.title, bounds, least, placed.element))
    return tuple(found)


def _small(items: Iterable[Item], at: Transform, least: float, scale: float) -> Iterator[tuple[Rect, float]]:
    """Give where lines of text are that have fewer than `least` pixels an em, and how many they have."""
    for item in items:
        if isinstance(item, Group):
            yield from _small(item.items, item.transform.then(at), least, scale)
        elif isinstance(item, TextRun) and item.text.strip():
            em = item.size * scale * math.sqrt(abs(at.a * at.d - at.b * at.c))
            if em < least and (rect := extent((item,))) is not None:
                yield at.map_rect(rect), em
