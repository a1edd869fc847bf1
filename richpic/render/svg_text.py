"""Runs of text as SVG: real text, in fonts that the file carries.

Letters of the bundled fonts are text in a subset of them. Other scripts are text in a subset of the system's
font that Qt took, or outlines where its maker forbids embedding. Emoji are small images: no font format for
them is understood everywhere. What this machine has no glyph for is left to the fonts of the viewer's
machine, at the width that was measured.
"""

from __future__ import annotations

import base64
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QImage, QPainter

from richpic.model.display import TextRun
from richpic.model.path import Path
from richpic.model.path_data import number, path_data
from richpic.render.font_subset import bundled_subset, may_carry, system_subset
from richpic.render.fonts import EM, family_name
from richpic.render.png import png_bytes
from richpic.render.shaping import Piece, pieces
from richpic.render.svg_path import paint
from richpic.render.text import RIGHT_TO_LEFT

# The pixels that an emoji has an em: about what the fonts of them hold.
PICTURE_EM = 128
# How far an emoji may reach beyond its advance, above the baseline and below it, in ems.
_ASIDE, _ABOVE, _BELOW = 0.1, 1.15, 0.4
# For viewers that take no font from a file. What some of them call cursive is a chancery hand from 1979.
_GENERIC = {"hand": "'Comic Neue','Comic Sans MS',sans-serif", "clear": "Helvetica,Arial,sans-serif"}


@dataclass(slots=True)
class _Face:
    """One font of the file and the letters that it has to have; `subset` is None for a font not carried."""

    css: str
    families: str
    weight: int
    subset: Callable[[frozenset[str]], bytes | None] | None
    letters: set[str] = field(default_factory=set)


class TextWriter:
    """Writes runs, and remembers the fonts and emoji that they need. `prefix` begins all its names.

    `path_text` writes outlines; with `outlined`, all letters are outlines but those that no font here has.
    """

    def __init__(
        self, prefix: str, path_text: Callable[[Path], str] = path_data, outlined: bool = False
    ) -> None:
        self._prefix = prefix
        self._path_text, self._outlined = path_text, outlined
        self._faces: dict[tuple[str, int], _Face] = {}
        self._carried: dict[str, bool] = {}
        self._pictures: dict[str, str] = {}
        self._definitions: list[str] = []

    def write(self, run: TextRun) -> str:
        """Return the markup of `run`."""
        return "".join(
            self._piece(run, piece)
            for piece in pieces(run.text, run.family, run.weight)
            if not piece.text.isspace()
        )

    def style(self) -> str:
        """Return the style element that brings the fonts, or "" where there is no text."""
        rules = []
        for face in self._faces.values():
            data = face.subset(frozenset(face.letters)) if face.subset else None
            if data is not None:
                coded = base64.b64encode(data).decode()
                rules.append(
                    f"@font-face{{font-family:{face.css};font-weight:{face.weight};"
                    f"src:url(data:font/woff2;base64,{coded})format('woff2')}}"
                )
            families = f"{face.css},{face.families}" if data is not None else face.families
            rules.append(f".{face.css}{{font-family:{families};font-weight:{face.weight}}}")
        return f"<style>{''.join(rules)}</style>" if rules else ""

    def definitions(self) -> str:
        """Return what the markup refers to: each emoji once."""
        return "".join(self._definitions)

    def _piece(self, run: TextRun, piece: Piece) -> str:
        if piece.source == "picture":
            return self._picture(run, piece)
        drawn = self._outlined and piece.source != "none"
        if drawn or (piece.source == "system" and not self._may_carry(piece)):
            return _outlines(run, piece, self._path_text)
        face = self._face(run, piece)
        face.letters |= set(piece.text)
        text = escape(_kept_in_direction(piece))
        spaced = ' xml:space="preserve"' if " ".join(text.split()) != text else ""
        fitted = ""
        if piece.source == "none":
            fitted = f' textLength="{number(piece.width * run.size)}" lengthAdjust="spacingAndGlyphs"'
        return (
            f'<text class="{face.css}" x="{number(run.x + piece.x * run.size)}" y="{number(run.y)}"'
            f' font-size="{number(run.size)}"{paint("fill", run.colour)}{fitted}{spaced}>{text}</text>'
        )

    def _face(self, run: TextRun, piece: Piece) -> _Face:
        family, weight, families = run.family, run.weight, "sans-serif"
        raw = piece.runs[0].rawFont()
        if piece.source == "own":
            families = f"'{family_name(family)}',{_GENERIC.get(family, _GENERIC['hand'])}"
        elif piece.source == "system":
            family, weight = raw.familyName(), raw.weight()
            families = f"'{family.translate(_UNQUOTED)}',sans-serif"
        key = (f"{piece.source} {family}", weight)
        if key not in self._faces:
            subsets: dict[str, Callable[[frozenset[str]], bytes | None]] = {
                "own": lambda letters: bundled_subset(run.family, run.weight, letters),
                "system": lambda letters: system_subset(raw, letters),
            }
            name = f"{self._prefix}f{len(self._faces)}"
            self._faces[key] = _Face(name, escape(families), weight, subsets.get(piece.source))
        return self._faces[key]

    def _may_carry(self, piece: Piece) -> bool:
        raw = piece.runs[0].rawFont()
        name = f"{raw.familyName()} {raw.styleName()}"
        if name not in self._carried:
            self._carried[name] = may_carry(raw)
        return self._carried[name]

    def _picture(self, run: TextRun, piece: Piece) -> str:
        name = self._pictures.get(piece.text)
        if name is None:
            name = self._pictures[piece.text] = f"{self._prefix}e{len(self._pictures)}"
            self._definitions.append(_emoji(name, piece))
        x, y = number(run.x + piece.x * run.size), number(run.y)
        place = f"translate({x} {y})scale({number(run.size)})"
        return (
            f'<use xlink:href="#{name}" transform="{place}" role="img" aria-label={quoteattr(piece.text)}/>'
        )


# A family name stands between quotes in CSS.
_UNQUOTED = str.maketrans("", "", "'\"\\<>{};")


def _kept_in_direction(piece: Piece) -> str:
    """Return the text, with marks where its ends alone would not tell that it runs from right to left."""
    ends = (unicodedata.bidirectional(piece.text[0]), unicodedata.bidirectional(piece.text[-1]))
    if piece.rightwards or all(end in ("R", "AL") for end in ends):
        return piece.text
    return f"{RIGHT_TO_LEFT}{piece.text}{RIGHT_TO_LEFT}"


def _outlines(run: TextRun, piece: Piece, path_text: Callable[[Path], str]) -> str:
    """Return the glyphs as one path that says what it reads."""
    scale = run.size / EM
    ops: list[str] = []
    coords: list[float] = []
    for glyph_run in piece.runs:
        font = glyph_run.rawFont()
        for index, at in zip(glyph_run.glyphIndexes(), glyph_run.positions(), strict=True):
            outline = font.pathForGlyph(index)
            # Strokes of a letter may overlap, of which LibreOffice would leave holes.
            outline.setFillRule(Qt.FillRule.WindingFill)
            outline = outline.simplified()
            for element in (outline.elementAt(i) for i in range(outline.elementCount())):
                # Of a curve, Qt marks the first point and gives the other two as data.
                ops.append({0: "M", 1: "L", 2: "C"}.get(element.type.value, ""))
                coords.append(run.x + (element.x + at.x()) * scale)
                coords.append(run.y + (element.y + at.y() - piece.ascent * EM) * scale)
    data = path_text(Path("".join(ops), tuple(coords)))
    return f'<path d="{data}"{paint("fill", run.colour)} role="img" aria-label={quoteattr(piece.text)}/>'


def _emoji(name: str, piece: Piece) -> str:
    """Return the symbol of an emoji, one unit an em, its origin at the left of its baseline."""
    wide, high = piece.width + 2 * _ASIDE, _ABOVE + _BELOW
    image = QImage(
        round(wide * PICTURE_EM), round(high * PICTURE_EM), QImage.Format.Format_ARGB32_Premultiplied
    )
    image.fill(Qt.GlobalColor.transparent)
    qpainter = QPainter(image)
    qpainter.setRenderHint(QPainter.RenderHint.Antialiasing)
    qpainter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    qpainter.scale(PICTURE_EM / EM, PICTURE_EM / EM)
    for glyph_run in piece.runs:
        origin = QPointF((_ASIDE - piece.x) * EM, (_ABOVE - piece.ascent) * EM)
        qpainter.drawGlyphRun(origin, glyph_run)
    qpainter.end()
    coded = base64.b64encode(png_bytes(image)).decode()
    return (
        f'<symbol id="{name}" overflow="visible"><image x="{number(-_ASIDE)}" y="{number(-_ABOVE)}"'
        f' width="{number(wide, 4)}" height="{number(high, 4)}" preserveAspectRatio="none"'
        f' xlink:href="data:image/png;base64,{coded}"/></symbol>'
    )
