"""How far display items reach, in page units."""

from __future__ import annotations

from collections.abc import Iterable

from richpic.model.display import Bitmap, Fill, Group, Item, Stroke, TextRun
from richpic.model.geometry import Rect, union


def extent(items: Iterable[Item]) -> Rect | None:
    """Return a rectangle around all that `items` paint, a little too large rather than too small."""
    return union(rect for item in items if (rect := _extent(item)) is not None)


def _extent(item: Item) -> Rect | None:
    if isinstance(item, Fill):
        return item.path.bounds() if item.path.ops else None
    if isinstance(item, Stroke):
        return item.path.bounds().expanded(item.width / 2) if item.path.ops else None
    if isinstance(item, TextRun):
        # Letters and accents stay in this part of their line and swing out by less than a sixth of an em.
        aside = item.size / 6
        return Rect(item.x - aside, item.y - item.size, item.width + 2 * aside, 1.4 * item.size)
    if isinstance(item, Bitmap):
        return item.rect
    return _group_extent(item)


def _group_extent(group: Group) -> Rect | None:
    inner = extent(group.items)
    if inner is not None and group.clip is not None:
        inner = overlap(inner, group.clip.bounds())
    return None if inner is None else group.transform.map_rect(inner)


def overlap(a: Rect, b: Rect) -> Rect | None:
    """Return what both rectangles share, or None."""
    left, top = max(a.x, b.x), max(a.y, b.y)
    right, bottom = min(a.right, b.right), min(a.bottom, b.bottom)
    return Rect(left, top, right - left, bottom - top) if left <= right and top <= bottom else None
