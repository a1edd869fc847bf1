"""DisplayList → QPainter: the one way that pixels are made, on screen, in PNG and in PDF."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import lru_cache
from weakref import WeakKeyDictionary

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPaintEngine, QPainter, QPainterPath, QPen, QTransform

from richpic.model.display import Bitmap, Fill, Group, Item, Stroke, TextRun
from richpic.model.drawing import LEGIBLE_FROM
from richpic.model.geometry import Rect, Transform
from richpic.model.path import Path
from richpic.render.extent import extent
from richpic.render.fonts import EM
from richpic.render.pyramid import Pyramid
from richpic.render.recent import Recent
from richpic.render.shaping import glyphs

ImageSource = Callable[[str], QImage | None]

# Where vectors have to become pixels on a printed page: how many to a unit.
PRINT_RATIO = 4
# Shown where an image of the picture is not there or cannot be read.
NO_IMAGE = "#d8d3ca"
# How wide the edge is of the boxes that stand for letters that no font has, as a share of the em.
BOX_PEN = 0.05
_AS_IT_IS = Transform()
_cap, _join = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin


def to_qpath(path: Path) -> QPainterPath:
    """Return `path` as Qt's own, filled by the non-zero rule."""
    made = QPainterPath()
    made.setFillRule(Qt.FillRule.WindingFill)
    # Written out, for this is half of the time in which a picture is first painted.
    quad, line, move, cubic = made.quadTo, made.lineTo, made.moveTo, made.cubicTo
    take = iter(path.coords).__next__
    for op in path.ops:
        if op == "Q":
            quad(take(), take(), take(), take())
        elif op == "L":
            line(take(), take())
        elif op == "M":
            move(take(), take())
        elif op == "C":
            cubic(take(), take(), take(), take(), take(), take())
        else:
            made.closeSubpath()
    return made


def to_colour(text: str) -> QColor:
    """Return "#rrggbb" or "#rrggbbaa" as Qt's colour (whose own order puts alpha first)."""
    colour = QColor.fromString(text[:7])
    if len(text) == 9:
        colour.setAlpha(int(text[7:9], 16))
    return colour


def to_qtransform(t: Transform) -> QTransform:
    """Return `t` as Qt's own."""
    return QTransform(t.a, t.b, t.c, t.d, t.e, t.f)


def to_qrect(rect: Rect) -> QRectF:
    """Return `rect` as Qt's own."""
    return QRectF(*rect)


def _prints(qpainter: QPainter) -> bool:
    """Tell whether the paint goes onto a page, which can be looked at as closely as one likes."""
    return qpainter.paintEngine().type() == QPaintEngine.Type.Pdf


@lru_cache(maxsize=512)
def _pen(colour: str, width: float, dash: tuple[float, ...]) -> QPen:
    pen = QPen(QBrush(to_colour(colour)), width, Qt.PenStyle.SolidLine, _cap, _join)
    if dash:
        # Qt counts dashes in pen widths, and adds round caps to them; SVG does not differ there.
        pen.setDashPattern([length / width for length in dash])
    return pen


class Painter:
    """Paints items, keeping the Qt form of each path for as long as the path lives.

    `images` gives a stored image by its id, or None where there is none.
    """

    def __init__(self, images: ImageSource = lambda _: None) -> None:
        self._images = images
        self._pyramids: Recent[Pyramid] = Recent()
        self._paths: WeakKeyDictionary[Path, QPainterPath] = WeakKeyDictionary()
        self._colours: dict[str, QColor] = {}

    def paint(self, qpainter: QPainter, items: Iterable[Item]) -> None:
        """Paint `items` in order onto `qpainter`, in its present coordinates."""
        for item in items:
            if isinstance(item, Fill):
                qpainter.fillPath(self._path(item.path), self._colour(item.colour))
            elif isinstance(item, Group):
                self._group(qpainter, item)
            elif isinstance(item, TextRun):
                self._text(qpainter, item)
            elif isinstance(item, Stroke):
                self._stroke(qpainter, item)
            elif isinstance(item, Bitmap):
                self._bitmap(qpainter, item)

    def _path(self, path: Path) -> QPainterPath:
        made = self._paths.get(path)
        if made is None:
            made = self._paths[path] = to_qpath(path)
        return made

    def _colour(self, text: str) -> QColor:
        colour = self._colours.get(text)
        if colour is None:
            colour = self._colours[text] = to_colour(text)
        return colour

    def _group(self, qpainter: QPainter, group: Group) -> None:
        if group.opacity < 1:
            self._faded(qpainter, group)
            return
        if group.clip is None and group.transform == _AS_IT_IS:
            # So is each element of an export, for the sake of its title.
            self.paint(qpainter, group.items)
            return
        if group.clip is None:
            before = qpainter.transform()
            qpainter.setTransform(to_qtransform(group.transform), True)
            self.paint(qpainter, group.items)
            qpainter.setTransform(before)
            return
        qpainter.save()
        qpainter.setTransform(to_qtransform(group.transform), True)
        qpainter.setClipPath(self._path(group.clip), Qt.ClipOperation.IntersectClip)
        self.paint(qpainter, group.items)
        qpainter.restore()

    def _faded(self, qpainter: QPainter, group: Group) -> None:
        """Paint the group as one thing, so that overlaps inside it do not show through."""
        opacity = qpainter.opacity()
        solid = replace(group, opacity=1.0)
        if len(group.items) == 1 and isinstance(group.items[0], Fill | Stroke | Bitmap):
            qpainter.setOpacity(opacity * group.opacity)
            self._group(qpainter, solid)
        elif (aside := self._aside(qpainter, solid)) is not None:
            image, place = aside
            qpainter.setOpacity(opacity * group.opacity)
            before = qpainter.transform()
            qpainter.resetTransform()
            qpainter.drawImage(place, image)
            qpainter.setTransform(before)
        qpainter.setOpacity(opacity)

    def _aside(self, qpainter: QPainter, group: Group) -> tuple[QImage, QRectF] | None:
        """Return the group on an image of its own, no larger than it shows, and where that belongs."""
        around = extent((group,))
        if around is None:
            return None
        device = qpainter.device()
        ratio = PRINT_RATIO if _prints(qpainter) else device.devicePixelRatio()
        shown = qpainter.transform().mapRect(to_qrect(around)).toAlignedRect().adjusted(-1, -1, 1, 1)
        shown = shown.intersected(QRect(0, 0, device.width(), device.height()))
        if shown.isEmpty():
            return None
        image = QImage(
            math.ceil(shown.width() * ratio),
            math.ceil(shown.height() * ratio),
            QImage.Format.Format_ARGB32_Premultiplied,
        )
        image.setDevicePixelRatio(ratio)
        image.fill(Qt.GlobalColor.transparent)
        inner = QPainter(image)
        inner.setRenderHints(qpainter.renderHints())
        inner.setTransform(qpainter.transform() * QTransform.fromTranslate(-shown.x(), -shown.y()))
        self._group(inner, group)
        inner.end()
        size = image.deviceIndependentSize()
        return image, QRectF(shown.x(), shown.y(), size.width(), size.height())

    def _stroke(self, qpainter: QPainter, item: Stroke) -> None:
        qpainter.strokePath(self._path(item.path), _pen(item.colour, item.width, item.dash))

    def _text(self, qpainter: QPainter, run: TextRun) -> None:
        shown, pixels = qpainter.transform(), qpainter.deviceTransform()
        if run.size * math.hypot(pixels.m11(), pixels.m12()) < LEGIBLE_FROM and not _prints(qpainter):
            bar = QRectF(run.x, run.y - 0.46 * run.size, run.width, 0.42 * run.size)
            qpainter.fillRect(bar, self._colour(f"{run.colour[:7]}80"))
            return
        shaped = glyphs(run.text, run.family, run.weight)
        scale = run.size / EM
        qpainter.setTransform(QTransform(scale, 0.0, 0.0, scale, run.x, run.y), True)
        qpainter.setPen(self._colour(run.colour))
        origin = QPointF(0.0, -shaped.ascent)
        for glyph_run in shaped.runs:
            qpainter.drawGlyphRun(origin, glyph_run)
        if shaped.boxes:
            qpainter.setPen(QPen(self._colour(run.colour), BOX_PEN * EM))
            qpainter.setBrush(Qt.BrushStyle.NoBrush)
            for box in shaped.boxes:
                qpainter.drawRect(box.translated(origin))
        qpainter.setTransform(shown)

    def _bitmap(self, qpainter: QPainter, item: Bitmap) -> None:
        pyramid = self._pyramids.get(item.image_id)
        if pyramid is None and (image := self._images(item.image_id)) is not None and not image.isNull():
            pyramid = Pyramid(image)
            self._pyramids.keep(item.image_id, pyramid, pyramid.most_bytes)
        target = to_qrect(item.rect)
        if pyramid is None:
            qpainter.fillRect(target, self._colour(NO_IMAGE))
            return
        shown = qpainter.transform()
        across = math.hypot(shown.m11(), shown.m12()) * item.rect.w
        qpainter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        qpainter.drawImage(target, pyramid.fit(across))
