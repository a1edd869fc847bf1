"""Text, laid out once for every output: where lines break and how wide they are, in page units."""

from __future__ import annotations

import re
from functools import lru_cache

from PySide6.QtGui import QFontMetricsF, QTextLayout, QTextOption

from richpic.model.drawing import TextBlock, TextLine
from richpic.render.fonts import EM, em_font
from richpic.render.shaping import is_rightwards

LINE_HEIGHT = 1.28
TAB = "    "
# How many texts stay laid out: all of a picture of 10,000 things, with room for what is being written, which
# is another text with each letter. They take some 12 MB, and their glyphs 16 MB.
MOST_TEXTS = 12_000
LEFT_TO_RIGHT, RIGHT_TO_LEFT = "\u200e", "\u200f"
_BREAKS = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
# Neither fonts nor XML can hold these: controls, halves of surrogate pairs, and what is no character.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def printable(text: str) -> str:
    """Return `text` without what cannot be drawn, tabs as spaces and every line break as a newline."""
    if text.isascii() and text.isprintable():
        return text
    return _UNPRINTABLE.sub("", _BREAKS.sub("\n", text).replace("\t", TAB))


@lru_cache(maxsize=MOST_TEXTS)
def line_width(text: str, family: str, weight: int, size: float) -> float:
    """Return the advance of one line of `text` at `size` page units an em."""
    return QFontMetricsF(em_font(family, weight)).horizontalAdvance(text) * size / EM


@lru_cache(maxsize=MOST_TEXTS)
def lay_out(text: str, family: str, weight: int, size: float, wrap: float = 0.0) -> TextBlock:
    """Return `text` in lines no wider than `wrap` page units (0: only its own line breaks).

    A word longer than `wrap` is broken. An empty text has one empty line.
    """
    lines: list[TextLine] = []
    for paragraph in printable(text).split("\n"):
        pieces = [paragraph] if wrap <= 0 else _wrapped(paragraph, family, weight, wrap * EM / size)
        lines += [TextLine(piece, line_width(piece, family, weight, size)) for piece in pieces]
    return TextBlock(
        tuple(lines),
        max(line.width for line in lines),
        len(lines) * size * LINE_HEIGHT,
        size,
        family,
        weight,
        size * LINE_HEIGHT,
        _ascent(family, weight) * size + size * (LINE_HEIGHT - _height(family, weight)) / 2,
    )


@lru_cache(maxsize=16)
def _ascent(family: str, weight: int) -> float:
    return QFontMetricsF(em_font(family, weight)).ascent() / EM


@lru_cache(maxsize=16)
def _height(family: str, weight: int) -> float:
    return QFontMetricsF(em_font(family, weight)).height() / EM


def _wrapped(paragraph: str, family: str, weight: int, wrap: float) -> list[str]:
    layout = QTextLayout(paragraph, em_font(family, weight))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    pieces = []
    # QTextLine counts UTF-16 units; Python counts code points.
    units = paragraph.encode("utf-16-le")
    while (line := layout.createLine()).isValid():
        line.setLineWidth(wrap)
        start, length = 2 * line.textStart(), 2 * line.textLength()
        pieces.append(units[start : start + length].decode("utf-16-le", "replace").rstrip())
    layout.endLayout()
    rightwards = is_rightwards(paragraph)
    return [_directed(piece, rightwards) for piece in pieces] or [""]


def _directed(line: str, rightwards: bool) -> str:
    """Return a wrapped line that keeps the direction of its paragraph, whatever word it begins with."""
    if not line or is_rightwards(line) == rightwards:
        return line
    return (LEFT_TO_RIGHT if rightwards else RIGHT_TO_LEFT) + line
