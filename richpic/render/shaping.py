"""From a line of text to glyphs: which font draws which part, and where.

What the bundled fonts lack (emoji, other scripts) Qt takes from the system's fonts. The painter draws the
glyphs as they come; a writer of text, such as SVG, needs to know where the font or the direction changes.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Literal, NamedTuple

from PySide6.QtCore import QRectF
from PySide6.QtGui import QGlyphRun, QRawFont, QTextLayout

from richpic.render.fonts import EM, em_font, family_name

# Tables of fonts whose glyphs are pictures in their own colours.
_COLOUR_TABLES = ("CBDT", "sbix", "COLR", "SVG ")
_ENDLESS = 1e7
# How many lines stay shaped: 1.3 KB each, and as many as there are texts kept (see text.MOST_TEXTS).
MOST_LINES = 12_000

Source = Literal["own", "system", "picture", "none"]


class Glyphs(NamedTuple):
    """Glyph runs at EM pixels an em, whose baseline is `ascent` below their origin.

    `boxes` stand for letters of scripts that no font here can shape.
    """

    runs: tuple[QGlyphRun, ...]
    ascent: float
    boxes: tuple[QRectF, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """A part of a line that one font draws in one direction. `x` and `width` are shares of the em.

    `source` is the bundled font ("own"), one of the system's ("system"), one of coloured pictures ("picture",
    one sign a piece), or no font at all ("none"). `ascent` is that of the line, as a share of the em.
    """

    text: str
    source: Source
    rightwards: bool
    x: float
    width: float
    runs: tuple[QGlyphRun, ...]
    ascent: float


class _Line:
    """One laid-out line. Qt's line dies with its layout, so both are kept together."""

    def __init__(self, text: str, family: str, weight: int) -> None:
        self.layout = QTextLayout(text, em_font(family, weight))
        self.layout.beginLayout()
        self.line = self.layout.createLine()
        self.line.setLineWidth(_ENDLESS)
        self.layout.endLayout()


@lru_cache(maxsize=MOST_LINES)
def glyphs(text: str, family: str, weight: int) -> Glyphs:
    """Return the glyphs of one line of `text`."""
    line = _Line(text, family, weight)
    runs = line.layout.glyphRuns()
    boxed = [run for run in runs if is_box(run.rawFont())]
    if not boxed:
        return Glyphs(tuple(runs), line.line.ascent())
    # Qt's own boxes are hairlines on screen and filled on paper.
    drawn = tuple(run for run in runs if not is_box(run.rawFont()))
    boxes = (QRectF(at.x() + 0.12 * EM, at.y() - 0.7 * EM, 0.76 * EM, 0.76 * EM)
             for run in boxed for at in run.positions())  # fmt: skip
    return Glyphs(drawn, line.line.ascent(), tuple(boxes))


@lru_cache(maxsize=4096)
def pieces(text: str, family: str, weight: int) -> tuple[Piece, ...]:
    """Return the parts of one line of `text`, in logical order."""
    line = _Line(text, family, weight)
    runs = line.layout.glyphRuns()
    own = family_name(family)
    if all(_source(run, own) == "own" and not run.isRightToLeft() for run in runs):
        width = line.line.naturalTextWidth() / EM
        return (Piece(text, "own", True, 0.0, width, tuple(runs), line.line.ascent() / EM),)
    return tuple(_pieces(line, text, own))


def missing(text: str, family: str, weight: int = 400) -> str:
    """Return the characters of `text`, each once, for which this machine has no glyph."""
    lost = (piece.text for part in text.split("\n") for piece in pieces(part, family, weight)
            if piece.source == "none")  # fmt: skip
    return "".join(dict.fromkeys("".join(lost)))


class _Cluster(NamedTuple):
    """What a reader sees as one sign: UTF-16 positions, and how it is drawn."""

    start: int
    end: int
    source: Source
    font: str
    rightwards: bool


def _pieces(line: _Line, text: str, own: str) -> Iterator[Piece]:
    units = text.encode("utf-16-le")
    group: list[_Cluster] = []
    for cluster in _clusters(line, len(units) // 2, own):
        if group and (cluster[2:] != group[-1][2:] or cluster.source == "picture"):
            yield _piece(line, units, group)
            group = []
        group.append(cluster)
    if group:
        yield _piece(line, units, group)


def _clusters(line: _Line, length: int, own: str) -> Iterator[_Cluster]:
    edges = [at for at in range(length + 1) if line.layout.isValidCursorPosition(at)]
    for start, end in pairwise(edges):
        runs = line.layout.glyphRuns(start, end - start)
        if runs:
            name = font_name(runs[0].rawFont())
            yield _Cluster(start, end, _source(runs[0], own), name, not runs[0].isRightToLeft())


def _piece(line: _Line, units: bytes, group: list[_Cluster]) -> Piece:
    first, last = group[0], group[-1]
    runs = tuple(line.layout.glyphRuns(first.start, last.end - first.start))
    return Piece(
        units[2 * first.start : 2 * last.end].decode("utf-16-le", "replace"),
        first.source,
        first.rightwards,
        min(at.x() for run in runs for at in run.positions()) / EM,
        sum(_advance(run) for run in runs) / EM,
        runs,
        line.line.ascent() / EM,
    )


def _advance(run: QGlyphRun) -> float:
    """Return how far the glyphs reach, in pixels, but for kerning."""
    font, indexes = run.rawFont(), run.glyphIndexes()
    return sum(step.x() for step in font.advancesForGlyphIndexes(indexes))


def _source(run: QGlyphRun, own: str) -> Source:
    font = run.rawFont()
    if 0 in run.glyphIndexes() or is_box(font):
        return "none"
    if font.familyName() == own:
        return "own"
    return "picture" if _is_coloured(font, font_name(font)) else "system"


def is_box(font: QRawFont) -> bool:
    """Tell whether `font` is no file but Qt's own boxes, for scripts that no font here can shape.

    Such a font has no names: asking Qt 6.11 for its family is a fault in memory that ends the program.
    """
    return font.fontTable("head").isEmpty()


def font_name(font: QRawFont) -> str:
    """Return family and style of `font`; "" for Qt's own boxes."""
    return "" if is_box(font) else f"{font.familyName()} {font.styleName()}"


_coloured: dict[str, bool] = {}


def _is_coloured(font: QRawFont, name: str) -> bool:
    if name not in _coloured:
        _coloured[name] = any(not font.fontTable(tag).isEmpty() for tag in _COLOUR_TABLES)
    return _coloured[name]


def is_rightwards(text: str) -> bool:
    """Tell whether a paragraph runs from left to right: by its first letter that has a direction."""
    for letter in text:
        if (direction := unicodedata.bidirectional(letter)) in ("L", "R", "AL"):
            return direction == "L"
    return True


class Reading(NamedTuple):
    """The glyphs of one run, each with the letters it stands for, or "" where that is not known."""

    font: str
    glyphs: tuple[tuple[int, str], ...]


@lru_cache(maxsize=4096)
def readings(text: str, family: str, weight: int) -> tuple[Reading, ...]:
    """Return what the glyphs of one line read, in the order of `glyphs`; coloured pictures are left out."""
    line = _Line(text, family, weight)
    units = text.encode("utf-16-le")
    runs = line.layout.glyphRuns(-1, -1, QTextLayout.GlyphRunRetrievalFlag.RetrieveAll)
    # Where a glyph begins to stand for text. Qt's indexes are of no use in text from right to left.
    starts = sorted({at for run in runs if not run.isRightToLeft() for at in run.stringIndexes()})
    ends = dict(pairwise([*starts, len(units) // 2]))
    found = []
    for run in runs:
        name = font_name(run.rawFont())
        if not _is_coloured(run.rawFont(), name):
            found.append(Reading(name, tuple(_read(run, units, ends))))
    return tuple(found)


def _read(run: QGlyphRun, units: bytes, ends: dict[int, int]) -> Iterator[tuple[int, str]]:
    if run.isRightToLeft():
        yield from ((glyph, "") for glyph in run.glyphIndexes())
        return
    read: set[int] = set()
    for glyph, start in zip(run.glyphIndexes(), run.stringIndexes(), strict=True):
        letters = units[2 * start : 2 * ends[start]].decode("utf-16-le", "replace")
        leftwards = [unicodedata.bidirectional(letter) in ("R", "AL", "AN") for letter in letters]
        known = letters[: leftwards.index(True)] if True in leftwards else letters
        # Of several glyphs for the same letters, the first reads them and the others nothing.
        yield glyph, "" if start in read else known
        read.add(start)
