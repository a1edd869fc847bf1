"""What a display list covers, measured apart from the elements that made it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from richpic.model.display import Bitmap, Fill, Group, Item, Stroke, TextRun
from richpic.model.geometry import Rect, Transform, union

# A letter reaches about this far above and below its baseline, in ems.
ASCENT, DESCENT = 0.76, 0.24


def boxes(items: Iterable[Item], transform: Transform | None = None) -> Iterator[Rect]:
    """Yield the box of each thing painted, on the page."""
    now = transform or Transform()
    for item in items:
        if isinstance(item, Group):
            inner = item.transform.then(now)
            inside = list(boxes(item.items, inner))
            if item.clip is not None and inside:
                yield inner.map_rect(item.clip.bounds())
            else:
                yield from inside
        elif isinstance(item, TextRun):
            rect = Rect(item.x, item.y - ASCENT * item.size, item.width, (ASCENT + DESCENT) * item.size)
            yield now.map_rect(rect)
        elif isinstance(item, Bitmap):
            yield now.map_rect(item.rect)
        elif isinstance(item, (Fill, Stroke)) and item.path.ops:
            margin = item.width / 2 if isinstance(item, Stroke) else 0.0
            points = (now.map(point) for line in item.path.polylines() for point in line)
            yield Rect.around(points).expanded(margin)


def painted(items: Iterable[Item]) -> Rect | None:
    """Return the box around all that is painted."""
    return union(boxes(items))


def plain(items: Iterable[Item]) -> list[object]:
    """Return a display list as plain values that can be compared."""
    found: list[object] = []
    for item in items:
        if isinstance(item, Group):
            clip = (item.clip.ops, item.clip.coords) if item.clip else None
            found.append((item.transform, item.key, item.opacity, clip, item.title, plain(item.items)))
        elif isinstance(item, Fill):
            found.append((item.path.ops, item.path.coords, item.colour))
        elif isinstance(item, Stroke):
            found.append((item.path.ops, item.path.coords, item.colour, item.width, item.dash))
        elif isinstance(item, TextRun):
            found.append((item.x, item.y, item.text, item.family, item.weight, item.size, item.colour))
        else:
            found.append((item.rect, item.image_id))
    return found
