"""Pixels of exported files by renderers that are not ours, and how alike two pictures are."""

from __future__ import annotations

import base64
import io
import re
from pathlib import Path

import numpy
import pypdfium2
import resvg_py
from fontTools.ttLib import TTFont
from PIL import Image

Pixels = numpy.ndarray

_FACE = re.compile(
    r"@font-face\{font-family:(\w+);font-weight:(\d+);src:url\(data:font/woff2;base64,([^)]*)\)"
)
# What a channel may differ by without being seen as another colour, of 255.
NEAR = 40


def of_png(file: Path) -> Pixels:
    """Return the pixels of a PNG: rows, columns, red green blue."""
    return numpy.asarray(Image.open(file).convert("RGB"))


def of_svg(file: Path, folder: Path, scale: float) -> Pixels:
    """Return the pixels that resvg makes of an SVG, with no fonts but those that the SVG itself carries.

    resvg knows no @font-face: the fonts are unpacked into `folder` under the name that they have in the SVG.
    """
    fonts = unpack_fonts(file.read_text("utf-8"), folder)
    made = resvg_py.svg_to_bytes(
        svg_path=str(file), zoom=scale, skip_system_fonts=True, font_files=[str(font) for font in fonts]
    )
    return numpy.asarray(Image.open(io.BytesIO(bytes(made))).convert("RGB"))


def unpack_fonts(svg: str, folder: Path) -> list[Path]:
    """Write the fonts that an SVG carries as files named and weighted as the SVG says."""
    files = []
    for family, weight, data in _FACE.findall(svg):
        font = TTFont(io.BytesIO(base64.b64decode(data)))
        font.flavor = None
        names = font["name"]
        names.names = [name for name in names.names if name.nameID not in (16, 17, 21, 22, 25)]
        for number in (1, 4, 6):
            names.setName(family, number, 3, 1, 0x409)
            names.setName(family, number, 1, 0, 0)
        font["OS/2"].usWeightClass = int(weight)
        files.append(folder / f"{family}.ttf")
        font.save(files[-1])
    return files


def of_pdf(file: Path, scale: float) -> Pixels:
    """Return the pixels that PDFium makes of the first page of a PDF, `scale` of them to 1/96 inch."""
    with pypdfium2.PdfDocument(file) as document:
        return numpy.asarray(document[0].render(scale=scale * 96 / 72).to_pil().convert("RGB"))


def unlike(a: Pixels, b: Pixels) -> float:
    """Return the share of pixels, 0 to 1, in which two pictures differ by more than antialiasing.

    Renderers spread an edge over its pixels differently, and may place a glyph half a pixel off. So a pixel
    is compared with the nine around it in the other picture: it is alike if each channel lies within their
    range, give or take NEAR. That of a missing, moved or recoloured thing does not. Both pictures are held
    against each other. The few rows and columns that only one has, by rounding up its size, are left out.
    """
    rows, columns = (min(x, y) for x, y in zip(a.shape[:2], b.shape[:2], strict=True))
    if max(a.shape[0], b.shape[0]) - rows > 4 or max(a.shape[1], b.shape[1]) - columns > 4:
        return 1.0
    a, b = (picture[:rows, :columns].astype(numpy.int16) for picture in (a, b))
    strange = _strange(a, b) | _strange(b, a)
    return float(strange.mean())


def _strange(a: Pixels, b: Pixels) -> Pixels:
    """Tell of each pixel of `a` whether it is out of the range of the nine pixels about its place in `b`."""
    padded = numpy.pad(b, ((1, 1), (1, 1), (0, 0)), mode="edge")
    rows, columns = a.shape[:2]
    around = [padded[y : y + rows, x : x + columns] for y in range(3) for x in range(3)]
    low, high = numpy.minimum.reduce(around) - NEAR, numpy.maximum.reduce(around) + NEAR
    return ((a < low) | (a > high)).any(axis=2)
