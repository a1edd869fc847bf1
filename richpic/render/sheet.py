"""Contact sheets: every icon beside its name, to look at the whole library at once."""

from __future__ import annotations

from collections.abc import Sequence

from richpic.model.display import DisplayList, Group, Item, TextRun
from richpic.model.geometry import Rect, Transform
from richpic.model.palette import LIGHT, Palette
from richpic.model.symbol import SymbolLibrary
from richpic.render.symbols import symbol_items
from richpic.render.text import line_width

CELL_W, CELL_H = 130.0, 140.0


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
