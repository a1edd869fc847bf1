"""The sheet under the picture: its colours, and its dots, squares or fibres as vectors.

Patterns are fixed to the page and not to the part of it that is asked for, so that tiles and crops join.
"""

from __future__ import annotations

import math
from random import Random

from richpic.model.display import DisplayList, Fill, Item, Stroke
from richpic.model.geometry import Point, Rect
from richpic.model.palette import DARK, LIGHT, PALETTES, Palette
from richpic.model.path import Path, polyline, rectangle, smooth
from richpic.model.picture import Page

PITCH = 32.0
# A page a thousand times as wide as usual gets a wider grid and not a million lines.
MOST_LINES = 400
FIBRE_CELL = 256.0
FIBRES_IN_CELL = 34
# Light and dark. Every line colour keeps a contrast of 3 on each of them (WCAG 1.4.11).
_KRAFT = ("#f4ead8", "#2b261f")
_BOARD = "#22302c"


def palette_of(page: Page, dark: bool = False) -> Palette:
    """Return the colours of a page; `dark` asks for the dark ones, and a board always has them."""
    if dark or page.paper == "board":
        return DARK
    return PALETTES.get(page.palette, LIGHT)


def paper_colour(page: Page, palette: Palette) -> str:
    """Return the colour of the sheet."""
    if page.paper == "board" and palette.dark:
        return _BOARD
    if page.paper == "kraft":
        return _KRAFT[palette.dark]
    return palette.paper


def paper_items(page: Page, palette: Palette, area: Rect) -> DisplayList:
    """Return the sheet over `area` (page units): its colour, then its pattern."""
    ground = Fill(rectangle(area), paper_colour(page, palette))
    patterns = {"dotted": _dots, "squared": _squares, "kraft": _fibres}
    pattern = patterns.get(page.paper)
    return (ground, *(pattern(area, palette) if pattern else ()))


def _lines(start: float, length: float, pitch: float) -> list[float]:
    first = math.ceil(start / pitch)
    last = math.floor((start + length) / pitch)
    return [number * pitch for number in range(first, last + 1)]


def _pitch(area: Rect) -> float:
    longest = max(area.w, area.h)
    return math.ldexp(PITCH, max(0, math.ceil(math.log2(max(1.0, longest / PITCH / MOST_LINES)))))


def _dots(area: Rect, palette: Palette) -> list[Item]:
    """Return rows of dots: each row is one dashed line whose dashes have no length but round ends."""
    pitch = _pitch(area)
    left = math.floor(area.x / pitch) * pitch
    rows = Path("", ())
    for y in _lines(area.y - 2, area.h + 4, pitch):
        rows = rows.joined(polyline([(left, y), (area.right + pitch, y)]))
    dot = 2.4 * pitch / PITCH
    return [Stroke(rows, _faint(palette, 0x40), dot, (0.01, pitch - 0.01))] if rows.ops else []


def _squares(area: Rect, palette: Palette) -> list[Item]:
    pitch = _pitch(area)
    lines = Path("", ())
    for y in _lines(area.y, area.h, pitch):
        lines = lines.joined(polyline([(area.x, y), (area.right, y)]))
    for x in _lines(area.x, area.w, pitch):
        lines = lines.joined(polyline([(x, area.y), (x, area.bottom)]))
    return [Stroke(lines, _faint(palette, 0x1C), pitch / PITCH)] if lines.ops else []


def _fibres(area: Rect, palette: Palette) -> list[Item]:
    """Return short fibres, the same ones in every cell of the page whichever part of it is asked for."""
    cell = FIBRE_CELL * _pitch(area) / PITCH
    dark, light = Path("", ()), Path("", ())
    # Fibres stick out of their cells.
    near = area.expanded(0.07 * cell)
    for row in range(math.floor(near.y / cell), math.floor(near.bottom / cell) + 1):
        for column in range(math.floor(near.x / cell), math.floor(near.right / cell) + 1):
            random = Random(f"fibre {column} {row}")
            for number in range(FIBRES_IN_CELL):
                fibre = _fibre(random, Point(column * cell, row * cell), cell)
                if number % 3:
                    dark = dark.joined(fibre)
                else:
                    light = light.joined(fibre)
    thin = cell / FIBRE_CELL
    shine = "#ffffff14" if palette.dark else "#ffffff90"
    return [Stroke(dark, _faint(palette, 0x26), 0.9 * thin), Stroke(light, shine, 1.3 * thin)]


def _fibre(random: Random, corner: Point, cell: float) -> Path:
    start = corner.plus((random.random() * cell, random.random() * cell))
    along = Point(1, 0).rotated(random.uniform(0, 180)).times(random.uniform(0.008, 0.05) * cell)
    bow = along.turned_left().times(random.uniform(-0.3, 0.3))
    return smooth([start, start.plus(along.times(0.5)).plus(bow), start.plus(along)])


def _faint(palette: Palette, alpha: int) -> str:
    return f"{palette.ink}{alpha:02x}"
