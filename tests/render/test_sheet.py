"""Contact sheets show everything; and links can be told apart by shape alone, at the sizes people see."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from PIL import Image
from PySide6.QtGui import QColor, QImage, QPainter

from richpic.elements.link import Link
from richpic.elements.relations import RELATIONS
from richpic.files.symbols import symbol_library
from richpic.model.display import Group, TextRun
from richpic.model.palette import LIGHT, PALETTES
from richpic.render.painter import Painter
from richpic.render.sheet import SAMPLES, Sample, icon_sheet, link_sheet, write_sheet


def words(items) -> list[str]:
    found: list[str] = []
    for item in items:
        if isinstance(item, Group):
            found += words(item.items)
        elif isinstance(item, TextRun):
            found.append(item.text)
    return found


def test_the_sheet_of_icons_names_or_numbers_each():
    library = symbol_library()
    names = [symbol.name for symbol in library if symbol.category == "people"]
    assert words(icon_sheet(library, names).items) == [library.get(name).caption for name in names]
    numbered = words(icon_sheet(library, names, captions=False).items)
    assert numbered == [str(number) for number in range(1, len(names) + 1)]


def test_the_sheet_of_links_has_every_kind_at_every_angle_weight_bend_and_length():
    shown = words(link_sheet(symbol_library()).items)
    assert {relation.caption for relation in RELATIONS.values()} <= set(shown)
    assert {(sample.angle, sample.weight) for sample in SAMPLES} >= {
        (angle, weight) for angle in range(0, 360, 45) for weight in (1, 2, 3)
    }
    assert {sample.bend > 0 for sample in SAMPLES if sample.bend} == {True, False}
    assert min(sample.length for sample in SAMPLES) < 60 < 240 < max(sample.length for sample in SAMPLES)


@pytest.mark.parametrize("palette", PALETTES.values(), ids=lambda palette: palette.name)
def test_a_sheet_is_written_on_the_paper_of_its_palette(palette, tmp_path):
    out = tmp_path / "sheet.png"
    write_sheet(icon_sheet(symbol_library(), ["school", "home"], palette=palette), out, palette)
    image = Image.open(out).convert("RGB")
    assert "#{:02x}{:02x}{:02x}".format(*image.getpixel((1, 1))) == palette.paper
    assert len(image.getcolors(1_000_000)) > 50


# All of one weight and one colour, so that neither tells them apart.
ALIKE = (
    Sample("usual", weight=2),
    Sample("slanted", 135, weight=2, bend=0.2),
    Sample("short", weight=2, length=60.0),
)


# Pixels a page unit: a large screen, a post on a screen, and small print.
@pytest.mark.parametrize("scale", [2.0, 1.0, 0.6])
@pytest.mark.parametrize("sample", ALIKE, ids=lambda sample: sample.heading)
def test_links_are_told_apart_without_colour_at_three_sizes(scale, sample, monkeypatch):
    monkeypatch.setattr(Link, "_colour", lambda self: "ink")
    seen = {name: inked(name, sample, scale) for name in RELATIONS}
    for (first, a), (second, b) in combinations(seen.items(), 2):
        apart = np.count_nonzero(a & ~grown(b)) + np.count_nonzero(b & ~grown(a))
        assert apart > 6, f"{first} and {second} differ in {apart} pixels"


def inked(name: str, sample: Sample, scale: float) -> np.ndarray:
    """Return which pixels the relation marks, drawn in black."""
    sheet = link_sheet(symbol_library(), [name], [sample], LIGHT)
    side = round(220 * scale)
    image = QImage(side, side, QImage.Format.Format_Grayscale8)
    image.fill(QColor("white"))
    qpainter = QPainter(image)
    qpainter.setRenderHint(QPainter.RenderHint.Antialiasing)
    qpainter.scale(scale, scale)
    # Without the caption at the left.
    qpainter.translate(-110, 10)
    Painter().paint(qpainter, [item for item in sheet.items if not isinstance(item, TextRun)])
    qpainter.end()
    return np.frombuffer(image.constBits(), np.uint8).reshape(side, image.bytesPerLine())[:, :side] < 160


def grown(mask: np.ndarray) -> np.ndarray:
    """Return the mask with each pixel grown by one: what is taken for the same line."""
    padded = np.pad(mask, 1)
    rows, columns = mask.shape
    return np.logical_or.reduce([padded[y : y + rows, x : x + columns] for y in range(3) for x in range(3)])
