"""Paints what is shown over the picture while working: selection, grips, guides, glow."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from richpic.editor.camera import Camera
from richpic.model.geometry import Point, Rect
from richpic.tools.overlay import FRAME_PAD, Grip, Overlay

# Seen on light and on dark paper, and not among the colours of pictures.
GUIDE = QColor("#d6336c")
LASER, CORE = QColor("#f03e3e"), QColor("#ffe3e3")
GUIDE_BEYOND, TICK = 8.0, 4.0
# More boxes than this are bare rectangles: rounding thousands of corners takes longer than a frame may.
MANY_BOXES = 150
# Nothing is painted farther, in view pixels, from the places it is about.
BEYOND = 20.0


def paint_overlay(
    qpainter: QPainter, overlay: Overlay, camera: Camera, accent: QColor, paper: QColor
) -> None:
    """Paint `overlay` in view pixels, in the `accent` colour of the theme."""
    qpainter.save()
    qpainter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if overlay.spot is not None:
        _veil(qpainter, camera.rect_to_view(overlay.spot), paper, overlay.veil)
    for outline in overlay.targets:
        _glow(qpainter, outline, camera, accent)
    if overlay.room is not None:
        _box(qpainter, camera.rect_to_view(overlay.room), accent, 1.0, 14.0, dashed=True)
    _boxes(qpainter, overlay, camera, accent)
    if overlay.frame is not None:
        _box(qpainter, camera.rect_to_view(overlay.frame), accent, 1.4, FRAME_PAD, dashed=True)
    if overlay.brush is not None:
        _area(qpainter, _qrect(camera.rect_to_view(overlay.brush)), accent)
    if len(overlay.lasso) > 1:
        _loop(qpainter, overlay.lasso, camera, accent)
    for a, b in overlay.guides:
        _guide(qpainter, camera.to_view(a), camera.to_view(b))
    for a, b in overlay.gaps:
        _gap(qpainter, camera.to_view(a), camera.to_view(b))
    _marks(qpainter, overlay.marks, camera, accent, paper)
    _lasers(qpainter, overlay, camera)
    for grip in overlay.grips:
        _grip(qpainter, grip, camera, accent, paper)
    qpainter.restore()


def overlay_areas(overlay: Overlay, camera: Camera) -> list[Rect] | None:
    """Return rectangles, in view pixels, around all that `overlay` paints; None if it may be anywhere."""
    rest = replace(overlay, frame=None, room=None, brush=None, boxes=(), grips=(), marks=())
    if replace(rest, guides=(), gaps=(), targets=()) != Overlay():
        return None
    if len(overlay.boxes) + len(overlay.marks) > MANY_BOXES:
        return None
    boxes = [*overlay.boxes, *(box for box in (overlay.frame, overlay.room, overlay.brush) if box)]
    boxes += [Rect.around(points) for points in (*overlay.guides, *overlay.gaps, *overlay.targets)]
    boxes += [grip.room for grip in overlay.grips if grip.room is not None]
    places = [Rect(*mark, 0.0, 0.0) for mark in overlay.marks]
    found = [camera.rect_to_view(box).expanded(BEYOND) for box in (*boxes, *places)]
    knobs = (camera.to_view(grip.at).plus(grip.offset) for grip in overlay.grips)
    return found + [Rect.centred(knob, 2 * BEYOND, 2 * BEYOND) for knob in knobs]


def _qrect(rect: Rect) -> QRectF:
    return QRectF(rect.x, rect.y, rect.w, rect.h)


def _boxes(qpainter: QPainter, overlay: Overlay, camera: Camera, accent: QColor) -> None:
    """Paint the box of each thing selected."""
    if len(overlay.boxes) > MANY_BOXES:
        qpainter.save()
        qpainter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        qpainter.setBrush(Qt.BrushStyle.NoBrush)
        pen = QPen(accent, 1.0)
        pen.setCosmetic(True)
        qpainter.setPen(pen)
        qpainter.scale(camera.zoom, camera.zoom)
        qpainter.translate(-camera.x, -camera.y)
        qpainter.drawRects([QRectF(*box) for box in overlay.boxes])
        qpainter.restore()
        return
    width, pad = (1.4, FRAME_PAD) if overlay.frame is None else (0.8, 2.0)
    for box in overlay.boxes:
        _box(qpainter, camera.rect_to_view(box), accent, width, pad)


def _veil(qpainter: QPainter, spot: Rect, paper: QColor, veil: float) -> None:
    """Let all but `spot`, in view pixels, recede."""
    colour = QColor(paper)
    colour.setAlphaF(veil)
    around = QPainterPath()
    around.addRect(QRectF(qpainter.viewport()))
    around.addRoundedRect(_qrect(spot), 10.0, 10.0)
    qpainter.fillPath(around, colour)


def _box(
    qpainter: QPainter, rect: Rect, accent: QColor, width: float, pad: float, dashed: bool = False
) -> None:
    qpainter.setBrush(Qt.BrushStyle.NoBrush)
    pen = QPen(accent, width)
    if dashed:
        pen.setDashPattern([4.0, 4.0])
    qpainter.setPen(pen)
    qpainter.drawRoundedRect(_qrect(rect.expanded(pad)), 6.0, 6.0)


def _area(qpainter: QPainter, rect: QRectF, accent: QColor) -> None:
    wash = QColor(accent)
    wash.setAlpha(28)
    qpainter.setPen(QPen(accent, 1.0))
    qpainter.setBrush(wash)
    qpainter.drawRect(rect)


def _loop(qpainter: QPainter, loop: Sequence[Point], camera: Camera, accent: QColor) -> None:
    wash = QColor(accent)
    wash.setAlpha(28)
    qpainter.setPen(QPen(accent, 1.6))
    qpainter.setBrush(wash)
    qpainter.drawPolygon(QPolygonF([QPointF(*camera.to_view(point)) for point in loop]))


def _guide(qpainter: QPainter, a: Point, b: Point) -> None:
    """Paint a line that things share, a little longer than they are."""
    along = b.minus(a).unit().times(GUIDE_BEYOND)
    qpainter.setPen(QPen(GUIDE, 1.2))
    qpainter.drawLine(QPointF(*a.minus(along)), QPointF(*b.plus(along)))


def _gap(qpainter: QPainter, a: Point, b: Point) -> None:
    """Paint a distance, with a tick at each end, so that equal ones are seen to be equal."""
    tick = b.minus(a).unit().turned_left().times(TICK)
    qpainter.setPen(QPen(GUIDE, 1.6))
    qpainter.drawLine(QPointF(*a), QPointF(*b))
    for end in (a, b):
        qpainter.drawLine(QPointF(*end.minus(tick)), QPointF(*end.plus(tick)))


def _lasers(qpainter: QPainter, overlay: Overlay, camera: Camera) -> None:
    for stroke in overlay.laser:
        _laser(qpainter, [*stroke, stroke[-1]], camera, overlay.light)


def _laser(qpainter: QPainter, stroke: Sequence[Point], camera: Camera, light: float) -> None:
    """Paint a line of light: a soft red around a bright core."""
    line = QPolygonF([QPointF(*camera.to_view(point)) for point in stroke])
    qpainter.setBrush(Qt.BrushStyle.NoBrush)
    for width, colour, alpha in ((13.0, LASER, 46), (7.5, LASER, 120), (4.0, LASER, 255), (1.6, CORE, 235)):
        shade = QColor(colour)
        shade.setAlphaF(shade.alphaF() * alpha / 255 * light)
        pen = QPen(shade, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
        qpainter.setPen(pen)
        qpainter.drawPolyline(line)


def _glow(qpainter: QPainter, outline: Sequence[Point], camera: Camera, accent: QColor) -> None:
    polygon = QPolygonF([QPointF(*camera.to_view(point)) for point in outline])
    qpainter.setBrush(Qt.BrushStyle.NoBrush)
    for width, alpha in ((9.0, 40), (5.0, 70), (2.0, 255)):
        colour = QColor(accent)
        colour.setAlpha(alpha)
        qpainter.setPen(
            QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
        )
        qpainter.drawPolygon(polygon)


def _grip(qpainter: QPainter, grip: Grip, camera: Camera, accent: QColor, paper: QColor) -> None:
    at = camera.to_view(grip.at).plus(grip.offset)
    centre = QPointF(at.x, at.y)
    qpainter.setPen(QPen(accent, 1.6))
    qpainter.setBrush(paper)
    if grip.room is not None:
        _box(qpainter, camera.rect_to_view(grip.room), accent, 1.0, 2.0, dashed=True)
    elif grip.shape == "square":
        qpainter.drawRoundedRect(QRectF(at.x - 4.5, at.y - 4.5, 9.0, 9.0), 2.5, 2.5)
    elif grip.shape == "link":
        qpainter.setBrush(accent)
        qpainter.setPen(QPen(paper, 1.5))
        qpainter.drawEllipse(centre, 5.5, 5.5)
    elif grip.shape == "turn":
        _knob(qpainter, centre, accent)
    else:
        qpainter.drawEllipse(centre, 5.5, 5.5)


def _marks(qpainter: QPainter, marks: Sequence[Point], camera: Camera, accent: QColor, paper: QColor) -> None:
    qpainter.setPen(QPen(paper, 1.5))
    qpainter.setBrush(accent)
    for mark in marks:
        qpainter.drawEllipse(QPointF(*camera.to_view(mark)), 4.0, 4.0)


def _knob(qpainter: QPainter, centre: QPointF, accent: QColor) -> None:
    """Paint an arrow that turns around on a disc."""
    qpainter.setPen(QPen(accent, 1.2))
    qpainter.drawEllipse(centre, 9.0, 9.0)
    qpainter.setPen(QPen(accent, 1.7, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    qpainter.setBrush(Qt.BrushStyle.NoBrush)
    qpainter.drawArc(QRectF(centre.x() - 4.2, centre.y() - 4.2, 8.4, 8.4), 75 * 16, 265 * 16)
    qpainter.setPen(Qt.PenStyle.NoPen)
    qpainter.setBrush(accent)
    tip = QPointF(centre.x() + 5.0, centre.y() - 4.4)
    qpainter.drawPolygon(QPolygonF([tip, tip + QPointF(-5.4, -1.2), tip + QPointF(-2.4, 4.2)]))
