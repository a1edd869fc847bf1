"""Tiles: the picture painted once into opaque squares, so that a frame costs the view and not the picture.

Each scale has its own tiles. Panning lays them side by side, zooming stretches the old ones until new
ones are painted, and a Change repaints only the parts of tiles that it touched. Painting happens in
slices of a few milliseconds, nearest to the middle of the view first, so that input is never held up.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable
from dataclasses import dataclass, field
from math import ceil, floor, hypot
from time import perf_counter

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QRegion

from richpic.editor.scene import Scene
from richpic.model.geometry import Rect, union
from richpic.render.painter import Painter
from richpic.ui.clipping import rect_by_rect

SIDE = 512
# Pixels left of and above a tile, there but never seen: Qt places a letter that begins at a negative pixel a
# hair differently, which would show where letters lie across the edge of a tile.
EDGE = 64
SEEN = QRectF(EDGE, EDGE, SIDE, SIDE)
Key = tuple[int, int]
# Where a tile goes on the view, and what it shows.
Place = tuple[QRectF, QImage]
# A tile with more areas to repaint than this is painted anew; so is all there is after so many at once.
MOST_DIRTY, MOST_AREAS = 12, 600


@dataclass(slots=True)
class Tile:
    """A painted square. `dirty` holds the page areas that changed since it was painted."""

    image: QImage
    dirty: list[Rect] = field(default_factory=list)
    used: int = 0

    def spoil(self, area: Rect, whole: Rect) -> None:
        """Take note that `area` changed, and from a certain number on that the `whole` tile did."""
        if whole not in self.dirty:
            self.dirty = [whole] if len(self.dirty) >= MOST_DIRTY else [*self.dirty, area]


@dataclass(slots=True)
class Level:
    """The tiles of one scale, in device pixels a page unit."""

    scale: float
    tiles: dict[Key, Tile] = field(default_factory=dict)

    def area(self, key: Key) -> Rect:
        """Return what a tile shows, in page units."""
        side = SIDE / self.scale
        return Rect(key[0] * side, key[1] * side, side, side)

    def keys(self, rect: Rect) -> list[Key]:
        """Return the keys of the tiles over a page rectangle."""
        side = SIDE / self.scale
        xs = range(floor(rect.x / side), max(floor(rect.x / side) + 1, ceil(rect.right / side)))
        ys = range(floor(rect.y / side), max(floor(rect.y / side) + 1, ceil(rect.bottom / side)))
        return [(x, y) for y in ys for x in xs]


class Tiles:
    """The painted picture. `scene` is asked for what to paint; `background` paints the paper under it."""

    def __init__(
        self,
        scene: Callable[[], Scene],
        painter: Painter,
        background: Callable[[QPainter, Rect], None],
        budget: int = 256 * 1024 * 1024,
    ) -> None:
        self._scene = scene
        self._painter = painter
        self._background = background
        self._most = max(32, budget // ((SIDE + EDGE) ** 2 * 4))
        self._level = Level(1.0)
        self._backing: Level | None = None
        self._view = Rect(0.0, 0.0, 1.0, 1.0)
        self._lifted: frozenset[str] = frozenset()
        self._job: Generator[None, None, None] | None = None
        self._painting = self._view
        self._clock = 0

    # What is to be shown

    def look(self, scale: float, view: Rect) -> None:
        """Show the page rectangle `view` at `scale` device pixels a page unit."""
        self._view = view
        self._clock += 1
        if scale == self._level.scale:
            return
        self._stop()
        if self._level.tiles and self.is_sharp_enough():
            self._backing = self._level
            self._level = Level(scale)
        elif self._backing is not None and self._backing.scale == scale:
            self._level, self._backing = self._backing, self._level
        else:
            self._level = Level(scale)

    def is_sharp_enough(self) -> bool:
        """Tell whether the present level is worth stretching: most of what was seen is painted."""
        backing = len(self._backing.tiles) if self._backing else 0
        return not backing or len(self._level.tiles) * 2 >= min(backing, 12)

    @property
    def lifted(self) -> frozenset[str]:
        """The ids left out of the tiles, because they are moving and painted over them."""
        return self._lifted

    def lift(self, ids: frozenset[str]) -> None:
        """Leave `ids` out of the tiles, and put back those left out before."""
        changed = ids ^ self._lifted
        if not changed:
            return
        self._lifted = ids
        scene = self._scene()
        self.spoil(rect for one in changed if (rect := scene.bounds(one)))

    def spoil(self, areas: Iterable[Rect]) -> None:
        """Repaint page `areas`: they look different now. What is painted stays until then."""
        self._stop()
        changed = list(areas)
        if len(changed) > MOST_AREAS:
            changed = [around for around in (union(changed),) if around]
        for area in changed:
            for level in filter(None, (self._level, self._backing)):
                if area.w * area.h > 400 * (SIDE / level.scale) ** 2:
                    touched: Iterable[Key] = list(level.tiles)
                else:
                    touched = level.keys(area.expanded(2 / level.scale))
                for key in touched:
                    if key in level.tiles:
                        level.tiles[key].spoil(area, level.area(key))

    def stale(self, view: Rect) -> list[Rect]:
        """Return the page areas in `view` that look different from what the tiles there show."""
        tiles = (self._level.tiles.get(key) for key in self._level.keys(view))
        return list(dict.fromkeys(area for tile in tiles if tile is not None for area in tile.dirty))

    def clear(self) -> None:
        """Forget everything painted."""
        self._stop()
        self._level = Level(self._level.scale)
        self._backing = None

    # Painting the tiles

    @property
    def is_sharp(self) -> bool:
        """Whether all that is in view is painted as the picture is now."""
        return self._next_key(self._view) is None

    def work(self, seconds: float) -> list[Rect]:
        """Paint for about `seconds`. Returns the page areas of the tiles that were finished."""
        until = perf_counter() + seconds
        finished: list[Rect] = []
        while perf_counter() < until:
            if self._job is None:
                key = self._next_key(self._view) or self._next_key(self._around())
                if key is None:
                    break
                self._job, self._painting = self._paint(key), self._level.area(key)
            for _ in self._job:
                if perf_counter() >= until:
                    return finished
            self._job = None
            finished.append(self._painting)
        return finished

    @property
    def has_work(self) -> bool:
        """Whether anything in or around the view is to be painted."""
        return self._job is not None or self._next_key(self._around()) is not None

    def _around(self) -> Rect:
        return self._view.expanded(SIDE / self._level.scale * 0.6)

    def _next_key(self, rect: Rect) -> Key | None:
        side, middle = SIDE / self._level.scale, self._view.centre
        best, nearest = None, float("inf")
        for key in self._level.keys(rect):
            tile = self._level.tiles.get(key)
            if tile is not None and not tile.dirty:
                continue
            away = hypot((key[0] + 0.5) * side - middle.x, (key[1] + 0.5) * side - middle.y)
            if away < nearest:
                best, nearest = key, away
        return best

    def _stop(self) -> None:
        if self._job is not None:
            self._job.close()
            self._job = None

    def _paint(self, key: Key) -> Generator[None, None, None]:
        """Paint one tile, pausing after each element."""
        level, scene = self._level, self._scene()
        old = level.tiles.get(key)
        areas = self._dirty_areas(level, key, old)
        size = SIDE + EDGE
        image = QImage(old.image) if old and len(areas) else QImage(size, size, QImage.Format.Format_RGB32)
        for area in areas or [level.area(key)]:
            yield from self._paint_area(image, level, key, area, scene)
        level.tiles[key] = Tile(image, used=self._clock)
        self._forget()

    def _dirty_areas(self, level: Level, key: Key, old: Tile | None) -> list[Rect]:
        """Return the parts to repaint, on whole pixels; empty for all of it."""
        if old is None:
            return []
        whole = level.area(key)
        areas: list[Rect] = []
        for rect in old.dirty:
            left, top = floor(rect.x * level.scale) - 2, floor(rect.y * level.scale) - 2
            right, bottom = ceil(rect.right * level.scale) + 2, ceil(rect.bottom * level.scale) + 2
            if (right - left) * (bottom - top) > SIDE * SIDE * 0.7:
                return []
            area = Rect(
                left / level.scale,
                top / level.scale,
                (right - left) / level.scale,
                (bottom - top) / level.scale,
            )
            if area.intersects(whole):
                areas.append(area)
        merged = areas[0] if areas else whole
        for area in areas[1:]:
            merged = merged.united(area)
        return [merged]

    def _paint_area(
        self, image: QImage, level: Level, key: Key, area: Rect, scene: Scene
    ) -> Generator[None, None, None]:
        left, top = key[0] * SIDE - EDGE, key[1] * SIDE - EDGE
        pixels = QRectF(
            round(area.x * level.scale) - left,
            round(area.y * level.scale) - top,
            round(area.w * level.scale),
            round(area.h * level.scale),
        )
        qpainter = QPainter(image)
        try:
            qpainter.setRenderHint(QPainter.RenderHint.Antialiasing)
            qpainter.setClipRect(pixels)
            qpainter.translate(-left, -top)
            qpainter.scale(level.scale, level.scale)
            self._background(qpainter, area)
            yield
            elements = yield from scene.within_steps(area.expanded(1 / level.scale))
            for element in elements:
                if element.id not in self._lifted:
                    self._painter.paint(qpainter, scene.display_list(element.id, level.scale))
                    yield
        finally:
            qpainter.end()

    def _forget(self) -> None:
        """Keep within the budget: the tiles that were not seen for longest go first."""
        for level in filter(None, (self._backing, self._level)):
            others = len(self._level.tiles) + (len(self._backing.tiles) if self._backing else 0)
            if others <= self._most:
                return
            seen = set(level.keys(self._around()))
            old = sorted((key for key in level.tiles if key not in seen), key=lambda k: level.tiles[k].used)
            for key in old[: others - self._most]:
                del level.tiles[key]

    # Showing them

    def show(
        self,
        qpainter: QPainter,
        origin: tuple[int, int],
        ratio: float,
        paper: QColor,
        region: QRegion | None = None,
    ) -> None:
        """Lay the tiles onto a view whose upper left is device pixel `origin` of the page at this scale.

        What is outside `region`, in view pixels, may be left away.
        """
        sharp, is_all = self._places(origin, ratio)
        stretched = [] if is_all else self._stretched(origin, ratio)
        softly = self._backing is not None and self._level.scale > self._backing.scale
        hint = QPainter.RenderHint.SmoothPixmapTransform
        for rect in rect_by_rect(qpainter, QRegion(qpainter.viewport()) if region is None else region):
            if not is_all:
                qpainter.fillRect(rect, paper)
                qpainter.setRenderHint(hint, softly)
                _lay(qpainter, stretched, rect)
                qpainter.setRenderHint(hint, False)
            _lay(qpainter, sharp, rect)

    def _places(self, origin: tuple[int, int], ratio: float) -> tuple[list[Place], bool]:
        """Return where the tiles in view go, and whether they are all there."""
        keys = self._level.keys(self._view)
        places: list[Place] = []
        for key in keys:
            tile = self._level.tiles.get(key)
            if tile is not None:
                tile.used = self._clock
                left, top = (key[0] * SIDE - origin[0]) / ratio, (key[1] * SIDE - origin[1]) / ratio
                places.append((QRectF(left, top, SIDE / ratio, SIDE / ratio), tile.image))
        return places, len(places) == len(keys)

    def _stretched(self, origin: tuple[int, int], ratio: float) -> list[Place]:
        """Return where the tiles of the last scale go, stretched, until those of this one are there."""
        backing = self._backing
        if backing is None:
            return []
        stretch = self._level.scale / backing.scale
        places: list[Place] = []
        for key in backing.keys(self._view):
            tile = backing.tiles.get(key)
            if tile is None:
                continue
            left = floor(key[0] * SIDE * stretch - origin[0]) / ratio
            top = floor(key[1] * SIDE * stretch - origin[1]) / ratio
            right = floor((key[0] + 1) * SIDE * stretch - origin[0]) / ratio
            bottom = floor((key[1] + 1) * SIDE * stretch - origin[1]) / ratio
            places.append((QRectF(left, top, right - left, bottom - top), tile.image))
        return places


def _lay(qpainter: QPainter, places: Iterable[Place], rect: QRect) -> None:
    for target, image in places:
        if target.intersects(rect):
            qpainter.drawImage(target, image, SEEN)
