"""Where the title and the lines of a key stand: symbols in columns, and below them the links."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from richpic.elements.legend_lines import ICON_SIDE, LINK_LENGTH, LegendLine
from richpic.model.display import Group, Item
from richpic.model.drawing import DrawContext, TextBlock
from richpic.model.geometry import Point, Rect, Transform

# In letters of this size, page units an em; other sizes are drawn larger or smaller as a whole.
LETTERS = 15.0
CELL, GUTTER, PADDING = 196.0, 16.0, 16.0
# Narrower than this, names would stand letter below letter.
LEAST_WIDTH = 176.0
GAP, ROW_GAP, SECTION_GAP = 9.0, 5.0, 14.0
NOTHING = "Symbols and links stand here once they are used."


@dataclass(frozen=True, slots=True)
class Cell:
    """A line and where it stands in the box: `room` is as high as its row, `middle` that of its sample."""

    line: LegendLine
    room: Rect
    middle: Point
    name: TextBlock


@dataclass(frozen=True, slots=True)
class Layout:
    """The cells of a key and the height of its box, seen from the upper left of the box."""

    cells: tuple[Cell, ...]
    height: float
    width: float

    def drawn(self, ctx: DrawContext, at: Point, scale: float) -> Item:
        """Return the lines of the key at `at` on the page, `scale` times as large."""
        items = [_drawn(cell, ctx) for cell in self.cells]
        if not items:
            words = _nothing(self.width, ctx)
            top = self.height - PADDING - words.height
            items = words.runs(self.width / 2, top, ctx.palette.text("grey"))
        return Group(tuple(items), Transform.scaling(scale).then(Transform.translation(*at)))


def laid_out(top: float, lines: Sequence[LegendLine], columns: int, width: float, ctx: DrawContext) -> Layout:
    """Return `lines` in `columns` below `top`, in a box of `width`."""
    cells: list[Cell] = []
    y = top
    for part in ([line for line in lines if not line.is_link], [line for line in lines if line.is_link]):
        if part:
            y += SECTION_GAP
            y = _columns(part, y, columns, width, cells, ctx)
    if not cells:
        y += SECTION_GAP + _nothing(width, ctx).height
    return Layout(tuple(cells), y + PADDING, width)


def _nothing(width: float, ctx: DrawContext) -> TextBlock:
    return ctx.text(NOTHING, LETTERS, width - 2 * PADDING)


def _columns(
    lines: Sequence[LegendLine], y: float, columns: int, width: float, cells: list[Cell], ctx: DrawContext
) -> float:
    """Add `lines` from `y` on, down the first column and then the next; return where they end."""
    cell = (width - 2 * PADDING - (columns - 1) * GUTTER) / columns
    rows = -(-len(lines) // columns)
    aside = (LINK_LENGTH if lines[0].is_link else ICON_SIDE) + GAP
    names = [ctx.text(line.name, LETTERS, cell - aside) for line in lines]
    boxes = [line.sample.bounds(ctx) for line in lines]
    for row in range(rows):
        here = range(row, len(lines), rows)
        height = max(max(boxes[index].h, names[index].height) for index in here)
        for column, index in enumerate(here):
            x = PADDING + column * (cell + GUTTER)
            box = boxes[index]
            middle = Point(x + (aside - GAP) / 2 - box.centre.x, y + height / 2 - box.centre.y)
            room = Rect(x, y, cell, height)
            cells.append(Cell(lines[index], room, middle, names[index]))
        y += height + ROW_GAP
    return y - ROW_GAP


def _drawn(cell: Cell, ctx: DrawContext) -> Item:
    line, room = cell.line, cell.room
    sample = Group(line.sample.draw(ctx), Transform.translation(*cell.middle))
    aside = (LINK_LENGTH if line.is_link else ICON_SIDE) + GAP
    name = cell.name.runs(room.x + aside, room.centre.y - cell.name.height / 2, ctx.palette.ink, "left")
    return Group((sample, *name), title=line.name)
