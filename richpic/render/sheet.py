"""Contact sheets: every icon beside its name, every link at every angle, to look at all at once."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from richpic.elements.end import End
from richpic.elements.link import Link
from richpic.elements.relations import RELATIONS
from richpic.model.change import added
from richpic.model.display import DisplayList, Fill, Group, Item, TextRun
from richpic.model.geometry import Point, Rect, Transform
from richpic.model.palette import LIGHT, Palette
from richpic.model.path import rectangle
from richpic.model.picture import Picture
from richpic.model.symbol import Look, SymbolLibrary
from richpic.render.context import PictureContext
from richpic.render.export import export_artwork
from richpic.render.scene import Artwork, Placed
from richpic.render.symbols import symbol_items
from richpic.render.text import line_width

CELL_W, CELL_H = 130.0, 140.0
ANGLES = (0, 45, 90, 135, 180, 225, 270, 315)
LINK_CELL, CAPTION_W, HEADING_H = 150.0, 130.0, 34.0
# On a sheet with everything on it, the largest icons that still let it be seen as a whole.
COLUMNS = 12


class Sheet(NamedTuple):
    """What is on a contact sheet, its size in page units, and what it shows, in words."""

    items: DisplayList
    area: Rect
    title: str


class Sample(NamedTuple):
    """How the links of one column are drawn: lengths in page units, degrees anticlockwise from the right."""

    heading: str
    angle: int = 0
    weight: int = 0
    bend: float = 0.0
    length: float = 112.0
    label: str = ""
    cell: float = LINK_CELL


SAMPLES = (
    *(Sample(f"weight {weight}, {angle}°", angle, weight) for weight in (1, 2, 3) for angle in ANGLES),
    *(
        Sample(f"bent, {angle}°", angle, bend=0.28 if index % 2 else -0.28)
        for index, angle in enumerate(ANGLES)
    ),
    *(Sample(f"short, {angle}°", angle, length=46.0) for angle in (0, 135, 270)),
    Sample("long", 0, length=280.0, cell=320.0),
    Sample("long, bent, with words", 15, bend=0.14, length=280.0, label="waits 9 months", cell=320.0),
)


def icon_sheet(
    library: SymbolLibrary,
    names: Sequence[str],
    columns: int = COLUMNS,
    palette: Palette = LIGHT,
    captions: bool = True,
    face: str = "",
) -> Sheet:
    """Return the sheet of the symbols `names`, with their captions or else their numbers from 1."""
    items: list[Item] = []
    for index, name in enumerate(names):
        x, y = index % columns * CELL_W, index // columns * CELL_H
        drawn = symbol_items(library.get(name), library, palette, seed=index + 1, look=Look(face=face))
        items.append(Group(drawn, Transform.translation(x + 15, y + 6)))
        text = library.get(name).caption if captions else str(index + 1)
        size = 14.0 if len(text) < 20 else 11.0
        width = line_width(text, "hand", 400, size)
        items.append(TextRun(x + 65 - width / 2, y + 126, text, "hand", 400, size, palette.ink, width))
    rows = -(-len(names) // columns)
    wide = min(columns, len(names)) * CELL_W
    return Sheet(tuple(items), Rect(0, 0, wide, rows * CELL_H), f"{len(names)} icons")


def link_sheet(
    library: SymbolLibrary,
    names: Sequence[str] = tuple(RELATIONS),
    samples: Sequence[Sample] = SAMPLES,
    palette: Palette = LIGHT,
) -> Sheet:
    """Return the sheet of the relations `names`, a row each, with a column for each of `samples`."""
    items: list[Item] = []
    links: list[Link] = []
    for row, name in enumerate(names):
        items.append(_words(RELATIONS[name].caption, 8, HEADING_H + (row + 0.5) * LINK_CELL + 5, 16, palette))
    x = CAPTION_W
    for column, sample in enumerate(samples):
        items.append(_words(sample.heading, x + 14, 22, 12, palette))
        for row, name in enumerate(names):
            middle = Point(x + sample.cell / 2, HEADING_H + (row + 0.5) * LINK_CELL)
            links.append(_link(name, sample, middle, f"{name}-{column}"))
        x += sample.cell
    ctx = PictureContext(added(*links).apply(Picture()), library, palette)
    items += [item for link in links for item in link.draw(ctx)]
    area = Rect(0, 0, x, HEADING_H + len(names) * LINK_CELL)
    return Sheet(tuple(items), area, f"{len(names)} kinds of link")


def _words(text: str, x: float, y: float, size: float, palette: Palette) -> TextRun:
    return TextRun(x, y, text, "hand", 400, size, palette.ink, line_width(text, "hand", 400, size))


def _link(name: str, sample: Sample, middle: Point, identifier: str) -> Link:
    half = Point(sample.length / 2, 0.0).rotated(-sample.angle)
    return Link(
        id=identifier,
        relation=name,
        start=End("", *middle.minus(half)),
        end=End("", *middle.plus(half)),
        bend=sample.bend,
        heads=RELATIONS[name].heads,
        weight=sample.weight,
        label=sample.label,
    )


def write_sheet(sheet: Sheet, out: Path, palette: Palette = LIGHT, scale: float = 1.0) -> None:
    """Write a contact sheet to `out`, in the format of its suffix. Needs a QGuiApplication.

    Raises ExportError.
    """
    ground = (Fill(rectangle(sheet.area), palette.paper),)
    placed = (Placed(sheet.area, Group(sheet.items)),)
    export_artwork(Artwork(sheet.area, scale, ground, placed, sheet.title, sheet.title, {}), out)
