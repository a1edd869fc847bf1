"""Contact sheets: every icon beside its name, every link at every angle, to look at all at once."""

from __future__ import annotations

from collections.abc import Sequence

from richpic.elements.end import End
from richpic.elements.link import Link
from richpic.elements.relations import RELATIONS
from richpic.model.change import added
from richpic.model.display import DisplayList, Group, Item, TextRun
from richpic.model.geometry import Point, Rect, Transform
from richpic.model.palette import LIGHT, Palette
from richpic.model.picture import Picture
from richpic.model.symbol import SymbolLibrary
from richpic.render.context import PictureContext
from richpic.render.symbols import symbol_items
from richpic.render.text import line_width

CELL_W, CELL_H = 130.0, 140.0
ANGLES = (0, 45, 90, 135, 180, 225, 270, 315)
LINK_CELL, CAPTION_W = 150.0, 130.0


def icon_sheet(
    library: SymbolLibrary,
    names: Sequence[str],
    columns: int = 12,
    palette: Palette = LIGHT,
    captions: bool = True,
    face: str = "",
) -> tuple[DisplayList, Rect]:
    """Return the sheet of `names` as display items, and its size in page units."""
    items: list[Item] = []
    for index, name in enumerate(names):
        x, y = index % columns * CELL_W, index // columns * CELL_H
        drawn = symbol_items(library.get(name), library, palette, seed=index + 1, face=face)
        items.append(Group(drawn, Transform.translation(x + 15, y + 6)))
        text = library.get(name).caption if captions else str(index + 1)
        width = line_width(text, "hand", 400, 14)
        items.append(TextRun(x + 65 - width / 2, y + 126, text, "hand", 400, 14, palette.ink, width))
    rows = -(-len(names) // columns)
    return tuple(items), Rect(0, 0, columns * CELL_W, rows * CELL_H)


def link_sheet(
    library: SymbolLibrary,
    names: Sequence[str] = tuple(RELATIONS),
    weights: Sequence[int] = (1, 2, 3),
    palette: Palette = LIGHT,
    label: str = "",
    length: float = 112.0,
) -> tuple[DisplayList, Rect]:
    """Return the sheet of the relations `names`, a row each, and its size in page units.

    Each row shows eight angles for each of `weights`, straight and bent, `length` page units long.
    """
    items: list[Item] = []
    links: list[Link] = []
    for row, name in enumerate(names):
        y = (row + 0.5) * LINK_CELL
        caption = RELATIONS[name].caption
        width = line_width(caption, "hand", 400, 16)
        items.append(TextRun(8, y + 5, caption, "hand", 400, 16, palette.ink, width))
        for column in range(len(ANGLES) * len(weights)):
            x = CAPTION_W + (column + 0.5) * LINK_CELL
            weight = weights[column // len(ANGLES)]
            links.append(_sample(name, column, Point(x, y), length, weight, label))
    ctx = PictureContext(added(*links).apply(Picture()), library, palette)
    items += [item for link in links for item in link.draw(ctx)]
    columns = len(ANGLES) * len(weights)
    return tuple(items), Rect(0, 0, CAPTION_W + columns * LINK_CELL, len(names) * LINK_CELL)


def _sample(name: str, column: int, middle: Point, length: float, weight: int, label: str) -> Link:
    half = Point(length / 2, 0.0).rotated(-ANGLES[column % len(ANGLES)])
    return Link(
        id=f"{name}-{column}",
        relation=name,
        start=End("", *middle.minus(half)),
        end=End("", *middle.plus(half)),
        bend=0.1 * (column % 3 - 1),
        heads=RELATIONS[name].heads,
        weight=weight,
        label=label,
    )
