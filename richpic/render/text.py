"""Text, laid out once for every output: where lines break and how wide they are, in page units."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtGui import QFontMetricsF, QTextLayout, QTextOption

from richpic.model.drawing import TextBlock, TextLine
from richpic.render.fonts import EM, em_font

LINE_HEIGHT = 1.28


@lru_cache(maxsize=20000)
def line_width(text: str, family: str, weight: int, size: float) -> float:
    """Return the advance of one line of `text` at `size` page units an em."""
    return QFontMetricsF(em_font(family, weight)).horizontalAdvance(text) * size / EM


@lru_cache(maxsize=20000)
def lay_out(text: str, family: str, weight: int, size: float, wrap: float = 0.0) -> TextBlock:
    """Return `text` in lines no wider than `wrap` page units (0: only its own line breaks).

    A word longer than `wrap` is broken. An empty text has one empty line.
    """
    lines: list[TextLine] = []
    for paragraph in text.split("\n"):
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
    while (line := layout.createLine()).isValid():
        line.setLineWidth(wrap)
        # QTextLine counts UTF-16 units; Python counts code points.
        start, length = 2 * line.textStart(), 2 * line.textLength()
        raw = paragraph.encode("utf-16-le")[start : start + length]
        pieces.append(raw.decode("utf-16-le", "replace").rstrip())
    layout.endLayout()
    return pieces or [""]
