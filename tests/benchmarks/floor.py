"""What Qt alone needs for a frame or a file, to know how much of the time could be saved at all.

The least there is to paint while a hub is dragged: one image under all, the lines and words of its links. And
a drawing as Qt's own writer of SVG writes it. All is made beforehand; only Qt's own painting is measured.
"""

from __future__ import annotations

import itertools
import time

from PySide6.QtCore import QBuffer, QIODevice, QLineF, QPointF, Qt
from PySide6.QtGui import QBrush, QGlyphRun, QImage, QPainter, QPen, QTransform
from PySide6.QtSvg import QSvgGenerator

from richpic.editor.editor import Editor
from richpic.model.display import Stroke, TextRun
from richpic.render.fonts import EM
from richpic.render.painter import Painter, to_colour
from richpic.render.scene import Artwork
from richpic.render.shaping import glyphs
from tests.benchmarks.measuring import median

FRAMES = 30
Words = list[tuple[QTransform, QPointF, list[QGlyphRun]]]


def hub_floor(editor: Editor, hub: str, width: int, height: int) -> float:
    """Return the milliseconds of a frame of `width` by `height` pixels that shows the links of `hub`.

    They lie as they do now, seen as the editor sees them.
    """
    lines, words, pen = _prepared(editor, hub)
    view = QImage(width, height, QImage.Format.Format_RGB32)
    under = view.copy()
    under.fill(Qt.GlobalColor.white)
    took = []
    for _ in range(FRAMES):
        started = time.perf_counter()
        qpainter = QPainter(view)
        qpainter.setRenderHint(QPainter.RenderHint.Antialiasing)
        qpainter.drawImage(0, 0, under)
        qpainter.setPen(pen)
        qpainter.drawLines(lines)
        for transform, origin, runs in words:
            qpainter.setTransform(transform)
            for run in runs:
                qpainter.drawGlyphRun(origin, run)
        qpainter.end()
        took.append((time.perf_counter() - started) * 1000)
    return median(took)


def svg_floor(artwork: Artwork) -> float:
    """Return the milliseconds in which Qt writes `artwork`, which is drawn already, as an SVG of its own."""
    painter, out = Painter(), QBuffer()
    out.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QSvgGenerator()
    writer.setOutputDevice(out)
    started = time.perf_counter()
    qpainter = QPainter(writer)
    painter.paint(qpainter, artwork.items)
    qpainter.end()
    return (time.perf_counter() - started) * 1000


def _prepared(editor: Editor, hub: str) -> tuple[list[QLineF], Words, QPen]:
    camera, context = editor.camera, editor.context.plainly()
    pen, lines, words = QPen(), [], []
    for identifier in editor.picture.dependents.get(hub, ()):
        for item in editor.picture.elements[identifier].draw(context):
            if isinstance(item, Stroke):
                lines += _lines(item, editor)
                solid, square = Qt.PenStyle.SolidLine, Qt.PenCapStyle.SquareCap
                pen = QPen(QBrush(to_colour(item.colour)), item.width * camera.zoom, solid, square)
            elif isinstance(item, TextRun):
                shaped, scale = glyphs(item.text, item.family, item.weight), item.size / EM * camera.zoom
                x, y = camera.to_view((item.x, item.y))
                place = QTransform(scale, 0.0, 0.0, scale, x, y - shaped.ascent * scale)
                words.append((place, QPointF(0.0, 0.0), list(shaped.runs)))
    return lines, words, pen


def _lines(stroke: Stroke, editor: Editor) -> list[QLineF]:
    made = []
    for line in stroke.path.polylines():
        points = [QPointF(*editor.camera.to_view(point)) for point in line]
        made += [QLineF(a, b) for a, b in itertools.pairwise(points)]
    return made
