"""Artwork → PDF, as vectors, with the fonts inside."""

from __future__ import annotations

from typing import BinaryIO

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import QPageSize, QPainter, QPdfWriter

from richpic.render.images import ImageCache
from richpic.render.options import ExportCancelled, ExportError, Progress
from richpic.render.painter import Painter
from richpic.render.pdf_text import readable
from richpic.render.scene import Artwork

SCALE = 1.0
# Qt makes pages of whole points.
PIXELS_A_POINT = 96 / 72
# Larger pages are beyond what the format allows (ISO 32000-1, annex C).
LONGEST_SIDE = 14_400.0


def write_pdf(artwork: Artwork, out: BinaryIO, embedded: str | None, progress: Progress) -> None:
    """Write `artwork` to `out` as a page of its own size. A PDF keeps no `embedded` picture."""
    if not progress(0.0):
        raise ExportCancelled
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    _paint(artwork, buffer, progress)
    out.write(readable(bytes(buffer.data().data()), artwork.items))
    if not progress(1.0):
        raise ExportCancelled


def _paint(artwork: Artwork, buffer: QBuffer, progress: Progress) -> None:
    wide, high = (round(side * artwork.scale / PIXELS_A_POINT) for side in (artwork.area.w, artwork.area.h))
    fit = min(1.0, LONGEST_SIDE / max(wide, high))
    # Viewers take a page narrower than 3 points for an error.
    size = QSizeF(max(3.0, wide * fit), max(3.0, high * fit))
    writer = QPdfWriter(buffer)
    writer.setTitle(artwork.title)
    writer.setCreator("richpic")
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    writer.setPageSize(QPageSize(size, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.ExactMatch))
    writer.setResolution(96)
    qpainter = QPainter()
    if not qpainter.begin(writer):
        raise ExportError("The PDF could not be begun.")
    qpainter.setRenderHint(QPainter.RenderHint.Antialiasing)
    qpainter.scale(artwork.scale * fit, artwork.scale * fit)
    qpainter.translate(-artwork.area.x, -artwork.area.y)
    painter = Painter(ImageCache(lambda: artwork.images).get)
    try:
        for done, item in enumerate(artwork.items):
            painter.paint(qpainter, (item,))
            if done % 200 == 0 and not progress(0.9 * done / len(artwork.items)):
                raise ExportCancelled
    finally:
        qpainter.end()
