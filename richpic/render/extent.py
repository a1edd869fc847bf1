"""How far display items reach, in page units."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from richpic.model.display import Bitmap, Fill, Group, Item, Stroke, TextRun
from richpic.model.geometry import Rect, Transform

# Left, top, right and bottom: quicker to join than rectangles, and all that is exported comes by here.
Box = tuple[float, float, float, float]
_AS_IT_IS = Transform()


def extent(items: Iterable[Item]) -> Rect | None:
    """Return a rectangle around all that `items` paint, a little too large rather than too small."""
    box = _box(items)
    return None if box is None else Rect(box[0], box[1], box[2] - box[0], box[3] - box[1])


def _box(items: Iterable[Item]) -> Box | None:
    boxes = [box for item in items if (box := _of_item(item)) is not None]
    if len(boxes) < 2:
        return boxes[0] if boxes else None
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def _of_item(item: Item) -> Box | None:
    if isinstance(item, Group):
        return _of_group(item)
    if isinstance(item, Fill):
        return _of_path(item.path.coords, 0.0)
    if isinstance(item, TextRun):
        # Letters and accents stay in this part of their line and swing out by less than a sixth of an em.
        aside, top = item.size / 6, item.y - item.size
        return item.x - aside, top, item.x + item.width + aside, top + 1.4 * item.size
    if isinstance(item, Stroke):
        return _of_path(item.path.coords, item.width / 2)
    assert isinstance(item, Bitmap)
    x, y, w, h = item.rect
    return x, y, x + w, y + h


def _of_path(coords: tuple[float, ...], pen: float) -> Box | None:
    if not coords:
        return None
    xs, ys = coords[::2], coords[1::2]
    return min(xs) - pen, min(ys) - pen, max(xs) + pen, max(ys) + pen


def _of_group(group: Group) -> Box | None:
    # What has a key is drawn again and again.
    inner = _of_shared(group) if group.key else _of_content(group)
    if inner is None or group.transform == _AS_IT_IS:
        return inner
    left, top, right, bottom = inner
    a, b, c, d, e, f = group.transform
    xs = (a * left + c * top, a * right + c * top, a * right + c * bottom, a * left + c * bottom)
    ys = (b * left + d * top, b * right + d * top, b * right + d * bottom, b * left + d * bottom)
    return min(xs) + e, min(ys) + f, max(xs) + e, max(ys) + f


@lru_cache(maxsize=2048)
def _of_shared(group: Group) -> Box | None:
    return _of_content(group)


def _of_content(group: Group) -> Box | None:
    """Return the box around what is in `group`, as far as it is not cut off, before it is transformed."""
    inner = _box(group.items)
    if inner is None or group.clip is None:
        return inner
    cut = _of_path(group.clip.coords, 0.0) or (0.0, 0.0, 0.0, 0.0)
    left, top = max(inner[0], cut[0]), max(inner[1], cut[1])
    right, bottom = min(inner[2], cut[2]), min(inner[3], cut[3])
    return (left, top, right, bottom) if left <= right and top <= bottom else None


def overlap(a: Rect, b: Rect) -> Rect | None:
    """Return what both rectangles share, or None."""
    left, top = max(a.x, b.x), max(a.y, b.y)
    right, bottom = min(a.right, b.right), min(a.bottom, b.bottom)
    return Rect(left, top, right - left, bottom - top) if left <= right and top <= bottom else None
