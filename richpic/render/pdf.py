"""Artwork → PDF, as vectors, with the fonts inside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import BinaryIO

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter

from richpic.render.images import ImageCache
from richpic.render.options import ExportCancelled, ExportError, Progress
from richpic.render.painter import Painter
from richpic.render.pdf_tags import tagged
from richpic.render.pdf_text import readable
from richpic.render.scene import Artwork
from richpic.render.xmp import xmp_packet

SCALE = 1.0
# Qt makes pages of whole points.
PIXELS_A_POINT = 96 / 72
# Larger pages are beyond what the format allows (ISO 32000-1, annex C).
LONGEST_SIDE = 14_400.0


def write_pdf(artwork: Artwork, out: BinaryIO, embedded: str | None, progress: Progress) -> None:
    """Write `artwork` to `out` as a page of its own size. A PDF keeps no `embedded` picture."""
    write_pages([artwork], out, progress)


def write_pages(pages: Sequence[Artwork], out: BinaryIO, progress: Progress) -> None:
    """Write `pages` (at least one) to `out`, each of its own size. Raises ExportError and ExportCancelled."""
    if not progress(0.0):
        raise ExportCancelled
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    _paint(pages, buffer, progress)
    items = [item for artwork in pages for item in artwork.items]
    out.write(tagged(readable(bytes(buffer.data().data()), items), pages))
    if not progress(1.0):
        raise ExportCancelled


def _paint(pages: Sequence[Artwork], buffer: QBuffer, progress: Progress) -> None:
    writer = QPdfWriter(buffer)
    writer.setTitle(pages[0].title)
    writer.setCreator("richpic")
    # In place of Qt's own, which tells when it was made. The descriptions are those of the figures.
    thanks = "; ".join(dict.fromkeys(one.credits for one in pages if one.credits))
    about = replace(pages[0], description="", long_description="", credits=thanks)
    writer.setDocumentXmpMetadata(QByteArray(xmp_packet(about).encode("utf-8", "replace")))
    writer.setResolution(96)
    qpainter = QPainter()
    try:
        for number, artwork in enumerate(pages):
            fit = _set_size(writer, artwork)
            if not (writer.newPage() if number else qpainter.begin(writer)):
                raise ExportError("The PDF could not be begun.")
            begun, share = number / len(pages), 1 / len(pages)
            _paint_page(qpainter, artwork, fit, _part(progress, begun, share))
    finally:
        qpainter.end()


def _part(progress: Progress, begun: float, share: float) -> Progress:
    return lambda done: progress(0.9 * (begun + share * done))


def _set_size(writer: QPdfWriter, artwork: Artwork) -> float:
    """Make the next page as large as `artwork`, and return by what it had to be made smaller."""
    wide, high = (round(side * artwork.scale / PIXELS_A_POINT) for side in (artwork.area.w, artwork.area.h))
    fit = min(1.0, LONGEST_SIDE / max(wide, high))
    # Viewers take a page narrower than 3 points for an error.
    size = QSizeF(max(3.0, wide * fit), max(3.0, high * fit))
    page = QPageSize(size, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.ExactMatch)
    writer.setPageLayout(QPageLayout(page, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0)))
    return fit


def _paint_page(qpainter: QPainter, artwork: Artwork, fit: float, progress: Progress) -> None:
    qpainter.resetTransform()
    qpainter.setRenderHint(QPainter.RenderHint.Antialiasing)
    qpainter.scale(artwork.scale * fit, artwork.scale * fit)
    qpainter.translate(-artwork.area.x, -artwork.area.y)
    painter = Painter(ImageCache(lambda: artwork.images).get)
    for done, item in enumerate(artwork.items):
        painter.paint(qpainter, (item,))
        if done % 200 == 0 and not progress(done / len(artwork.items)):
            raise ExportCancelled
