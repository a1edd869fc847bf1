"""DisplayList → QPainter: the one way that pixels are made, on screen, in PNG and in PDF."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from weakref import WeakKeyDictionary

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPainterPath, QPen, QTransform

from richpic.model.display import Bitmap, Fill, Group, Item, Stroke, TextRun
from richpic.model.geometry import Transform
from richpic.model.path import Path
from richpic.render.fonts import run_font

ImageSource = Callable[[str], QImage | None]

_cap, _join = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin


def to_qpath(path: Path) -> QPainterPath:
    """Return `path` as Qt's own, filled by the non-zero rule."""
    made = QPainterPath()
    made.setFillRule(Qt.FillRule.WindingFill)
    add: dict[str, Callable[..., None]] = {
        "M": made.moveTo,
        "L": made.lineTo,
        "Q": made.quadTo,
        "C": made.cubicTo,
    }
    for op, xy in path.segments():
        if op == "Z":
            made.closeSubpath()
        else:
            add[op](*xy)
    return made


def to_colour(text: str) -> QColor:
    """Return "#rrggbb" or "#rrggbbaa" as Qt's colour (whose own order puts alpha first)."""
    colour = QColor(text[:7])
    if len(text) == 9:
        colour.setAlpha(int(text[7:9], 16))
    return colour


def to_qtransform(t: Transform) -> QTransform:
    """Return `t` as Qt's own."""
    return QTransform(t.a, t.b, t.c, t.d, t.e, t.f)


class Painter:
    """Paints items, keeping the Qt form of each path for as long as the path lives."""

    def __init__(self, images: ImageSource = lambda _: None) -> None:
        self._images = images
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
        qpainter.save()
        qpainter.setTransform(to_qtransform(group.transform), True)
        if group.clip is not None:
            qpainter.setClipPath(self._path(group.clip), Qt.ClipOperation.IntersectClip)
        self.paint(qpainter, group.items)
        qpainter.restore()

    def _faded(self, qpainter: QPainter, group: Group) -> None:
        """Paint the group aside and lay it on once, so that overlaps inside it do not show through."""
        device = qpainter.device()
        ratio = device.devicePixelRatio()
        aside = QImage(
            int(device.width() * ratio),
            int(device.height() * ratio),
            QImage.Format.Format_ARGB32_Premultiplied,
        )
        aside.setDevicePixelRatio(ratio)
        aside.fill(Qt.GlobalColor.transparent)
        inner = QPainter(aside)
        inner.setRenderHints(qpainter.renderHints())
        inner.setTransform(qpainter.transform())
        self._group(inner, Group(group.items, group.transform, clip=group.clip))
        inner.end()
        qpainter.save()
        qpainter.resetTransform()
        qpainter.setOpacity(qpainter.opacity() * group.opacity)
        qpainter.drawImage(0, 0, aside)
        qpainter.restore()

    def _stroke(self, qpainter: QPainter, item: Stroke) -> None:
        pen = QPen(QBrush(self._colour(item.colour)), item.width, Qt.PenStyle.SolidLine, _cap, _join)
        if item.dash:
            # Qt counts dashes in pen widths, and adds round caps to them; SVG does not differ there.
            pen.setDashPattern([length / item.width for length in item.dash])
        qpainter.strokePath(self._path(item.path), pen)

    def _text(self, qpainter: QPainter, run: TextRun) -> None:
        qpainter.setPen(self._colour(run.colour))
        font, scale = run_font(run)
        qpainter.save()
        qpainter.translate(run.x, run.y)
        qpainter.scale(scale, scale)
        qpainter.setFont(font)
        qpainter.drawText(0, 0, run.text)
        qpainter.restore()

    def _bitmap(self, qpainter: QPainter, item: Bitmap) -> None:
        image = self._images(item.image_id)
        target = QRectF(*item.rect)
        if image is None:
            qpainter.fillRect(target, self._colour("#d8d3ca"))
            return
        qpainter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        qpainter.drawImage(target, image)
