"""A grid over the page that finds what lies in a rectangle without looking at everything."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import ceil, floor

from richpic.model.geometry import Rect

CELL = 400.0
# A thing over more cells than this (a boundary around everything) is kept aside and always looked at.
MANY = 64
# So many cells of a crowded picture hold about two thousand things.
TOGETHER = 100
_Edges = tuple[float, float, float, float]


class SpatialIndex:
    """Rectangles by id, in page units. A uniform grid: pictures are spread evenly, and updates are cheap."""

    def __init__(self) -> None:
        self._cells: dict[tuple[int, int], set[str]] = {}
        self._large: set[str] = set()
        self._rects: dict[str, Rect] = {}
        # Left, top, right and bottom of all; None where that is to be found anew.
        self._edges: _Edges | None = None

    def __len__(self) -> int:
        return len(self._rects)

    def rect(self, identifier: str) -> Rect | None:
        """Return the rectangle of an id, or None."""
        return self._rects.get(identifier)

    def around(self) -> Rect | None:
        """Return the smallest rectangle that holds all, or None if there are none."""
        if not self._rects:
            return None
        if self._edges is None:
            corners = [(x, y, x + w, y + h) for x, y, w, h in self._rects.values()]
            lefts, tops, rights, bottoms = zip(*corners, strict=True)
            self._edges = min(lefts), min(tops), max(rights), max(bottoms)
        left, top, right, bottom = self._edges
        return Rect(left, top, right - left, bottom - top)

    def put(self, identifier: str, rect: Rect) -> None:
        """Set the rectangle of an id."""
        self.drop(identifier)
        first = not self._rects
        self._rects[identifier] = rect
        right, bottom = rect.right, rect.bottom
        if first:
            self._edges = rect.x, rect.y, right, bottom
        elif (e := self._edges) is not None:
            self._edges = min(e[0], rect.x), min(e[1], rect.y), max(e[2], right), max(e[3], bottom)
        cells = self._cells_of(rect)
        if cells is None:
            self._large.add(identifier)
            return
        for cell in cells:
            self._cells.setdefault(cell, set()).add(identifier)

    def drop(self, identifier: str) -> None:
        """Forget an id; unknown ones are passed over."""
        rect = self._rects.pop(identifier, None)
        if rect is None:
            return
        if (e := self._edges) is not None and (
            rect.x <= e[0] or rect.y <= e[1] or rect.right >= e[2] or rect.bottom >= e[3]
        ):
            self._edges = None
        cells = self._cells_of(rect)
        if cells is None:
            self._large.discard(identifier)
            return
        for cell in cells:
            found = self._cells.get(cell)
            if found is not None:
                found.discard(identifier)
                if not found:
                    del self._cells[cell]

    def within(self, rect: Rect) -> set[str]:
        """Return the ids whose rectangles share a point with `rect`."""
        cells = self._cells_of(rect, len(self._cells))
        near: Iterable[str] = self._rects
        if cells is not None:
            near = self._large.union(*(self._cells[cell] for cell in cells if cell in self._cells))
        # Written out: a tile of a large picture, seen from afar, asks for thousands.
        rects, (left, top, right, bottom) = self._rects, (rect.x, rect.y, rect.right, rect.bottom)
        return {
            one
            for one in near
            for x, y, w, h in (rects[one],)
            if x <= right and left <= x + w and y <= bottom and top <= y + h
        }

    def parts(self, rect: Rect) -> list[Rect]:
        """Return `rect` in parts, in each of which what is there is found in a millisecond or two."""
        columns = floor(rect.right / CELL) - floor(rect.x / CELL) + 1
        rows = floor(rect.bottom / CELL) - floor(rect.y / CELL) + 1
        if not TOGETHER < columns * rows <= len(self._cells):
            return [rect]
        count = ceil(rows / max(1, TOGETHER // columns))
        high = rect.h / count
        # No crack between two parts, whatever is lost in adding.
        return [Rect(rect.x, rect.y + at * high, rect.w, high).expanded(1e-6) for at in range(count)]

    def meets(self, rect: Rect) -> bool:
        """Tell whether any rectangle shares a point with `rect`; quick, for the first one found will do."""
        cells = self._cells_of(rect, len(self._cells))
        near: Iterable[Iterable[str]] = (self._rects,)
        if cells is not None:
            near = (self._large, *(self._cells[cell] for cell in cells if cell in self._cells))
        return any(rect.intersects(self._rects[one]) for some in near for one in some)

    @staticmethod
    def _cells_of(rect: Rect, most: int = MANY) -> list[tuple[int, int]] | None:
        """Return the cells under `rect`, or None if they are more than `most`."""
        left, top = floor(rect.x / CELL), floor(rect.y / CELL)
        right, bottom = floor(rect.right / CELL), floor(rect.bottom / CELL)
        if (right - left + 1) * (bottom - top + 1) > most:
            return None
        return [(x, y) for x in range(left, right + 1) for y in range(top, bottom + 1)]

    def __iter__(self) -> Iterator[str]:
        return iter(self._rects)
