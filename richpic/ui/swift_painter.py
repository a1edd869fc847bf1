"""Paints many links at once as bare lines and words, for those that follow a hub while it is dragged.

Qt paints lines with square ends without working out an outline: 200 links took 18 ms as strokes and take
4 ms. Ends and corners differ by less than a pen's width, and at rest everything is painted as always.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from operator import itemgetter

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPen, QTransform

from richpic.model.display import DisplayList, Stroke, TextRun
from richpic.model.drawing import LEGIBLE_FROM
from richpic.render.fonts import EM
from richpic.render.painter import Painter, to_colour
from richpic.render.shaping import glyphs

# A pen wider than this, in pixels, would show square ends; a path of more pieces is a curve, not a line.
WIDEST, MOST_PIECES = 6.0, 12
_BARE = frozenset("ML")
_ORIGIN = QPointF(0.0, 0.0)


class SwiftPainter(Painter):
    """A Painter for what moves in crowds."""

    def paint_crowd(self, qpainter: QPainter, things: Iterable[DisplayList]) -> None:
        """Paint `things` in order; of links that follow each other, the words over all the lines.

        The present coordinates must be page units, neither turned nor skewed.
        """
        scale = qpainter.transform().m11()
        seen = qpainter.transform().inverted()[0].mapRect(QRectF(qpainter.viewport()))
        crowd = _Crowd(scale, seen)
        for items in things:
            if not crowd.takes(items):
                crowd.paint(self, qpainter)
                crowd = _Crowd(scale, seen)
                self.paint(qpainter, items)
        crowd.paint(self, qpainter)


class _Crowd:
    """Lines by pen, and words, of things that consist of nothing else. `seen` is in page units."""

    def __init__(self, scale: float, seen: QRectF) -> None:
        self._widest = WIDEST / scale
        self._legible = LEGIBLE_FROM / scale
        self._left, self._right = seen.left(), seen.right()
        self._top, self._bottom = seen.top(), seen.bottom()
        # Where lines begin and end, four numbers each, by the colour and width of their pen.
        self._ends: dict[tuple[str, float], list[float]] = {}
        self._words: list[TextRun] = []

    def takes(self, items: DisplayList) -> bool:
        """Take `items`, if they are lines and words and nothing else. Tells whether they are."""
        strokes, words = [], []
        for item in items:
            if isinstance(item, Stroke):
                ends = _ends(item.path.ops)
                if ends is None or item.dash or item.width > self._widest:
                    return False
                strokes.append((item, ends(item.path.coords)))
            elif isinstance(item, TextRun) and item.size >= self._legible:
                words.append(item)
            else:
                return False
        for stroke, places in strokes:
            self._ends.setdefault((stroke.colour, stroke.width), []).extend(places)
        self._words += filter(self._is_seen, words)
        return True

    def _is_seen(self, run: TextRun) -> bool:
        beside = run.x > self._right or run.x + run.width < self._left
        return not (beside or run.y - 2 * run.size > self._bottom or run.y + run.size < self._top)

    def paint(self, painter: SwiftPainter, qpainter: QPainter) -> None:
        """Paint all lines, then all words."""
        for (colour, width), ends in self._ends.items():
            qpainter.setPen(_pen(colour, width))
            take = iter(ends)
            qpainter.drawLines(list(map(QLineF, take, take, take, take)))
        self._paint_words(painter, qpainter)

    def _paint_words(self, painter: SwiftPainter, qpainter: QPainter) -> None:
        page, colour = qpainter.transform(), ""
        zoom, left, top = page.m11(), page.dx(), page.dy()
        strange: list[TextRun] = []
        for run in self._words:
            shaped = glyphs(run.text, run.family, run.weight)
            if shaped.boxes:
                strange.append(run)
                continue
            if run.colour != colour:
                colour = run.colour
                qpainter.setPen(to_colour(colour))
            scale = run.size / EM * zoom
            x, y = run.x * zoom + left, run.y * zoom + top - shaped.ascent * scale
            qpainter.setTransform(QTransform(scale, 0.0, 0.0, scale, x, y))
            for glyph_run in shaped.runs:
                qpainter.drawGlyphRun(_ORIGIN, glyph_run)
        qpainter.setTransform(page)
        painter.paint(qpainter, strange)


@lru_cache(maxsize=256)
def _ends(ops: str) -> Callable[[tuple[float, ...]], tuple[float, ...]] | None:
    """Return what picks of the coordinates of a path where its lines begin and end, four numbers a line.

    None if there is more than lines. Picking them all at once takes half of the time of one by one.
    """
    if len(ops) > MOST_PIECES or not _BARE.issuperset(ops):
        return None
    places = [place for at, op in enumerate(ops) if op == "L" for place in range(2 * at - 2, 2 * at + 2)]
    return itemgetter(*places) if places else lambda _: ()


@lru_cache(maxsize=64)
def _pen(colour: str, width: float) -> QPen:
    solid, square = Qt.PenStyle.SolidLine, Qt.PenCapStyle.SquareCap
    return QPen(QBrush(to_colour(colour)), width, solid, square, Qt.PenJoinStyle.MiterJoin)
