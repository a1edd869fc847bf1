"""Printing by way of the system's own dialog."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

from PySide6.QtCore import QMarginsF, QSizeF, Qt
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QProgressDialog, QWidget

from richpic.render.images import ImageCache
from richpic.render.options import ExportCancelled, Progress, keep_going
from richpic.render.painter import Painter
from richpic.render.pdf import PIXELS_A_POINT
from richpic.render.pdf import SCALE as PDF_SCALE
from richpic.render.scene import Artwork, make_artwork
from richpic.ui.share_wish import Wish

# Milliseconds: what takes longer shows how far it is, and can be stopped.
SHOWN_AFTER = 500


def print_wish(wish: Wish, parent: QWidget) -> bool:
    """Ask for a printer, and print an image on each page. Tells whether it was printed.

    Raises ExportError if there is nothing to print.
    """
    try:
        with _shown_progress(parent) as progress:
            pages = pages_of(wish, progress)
    except ExportCancelled:
        return False
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(pages[0].title)
    printer.setPageLayout(layout_of(pages[0], wish))
    dialog = QPrintDialog(printer, parent)
    if not dialog.exec():
        return False
    return paint_pages(printer, pages, wish)


@contextmanager
def _shown_progress(parent: QWidget) -> Iterator[Progress]:
    """Give a Progress that is shown, and can be stopped, where it takes longer than a moment."""
    shown = QProgressDialog("Drawing the pages…", "Stop", 0, 100, parent)
    shown.setWindowModality(Qt.WindowModality.WindowModal)
    shown.setMinimumDuration(SHOWN_AFTER)

    def progress(share: float) -> bool:
        shown.setValue(round(99 * share))
        return not shown.wasCanceled()

    try:
        yield progress
    finally:
        shown.close()
        shown.deleteLater()


def pages_of(wish: Wish, progress: Progress = keep_going) -> list[Artwork]:
    """Return what is to be on each page. Raises ExportError and ExportCancelled."""
    shots = wish.shots
    pages = []
    for number, (_, options) in enumerate(shots):
        part = partial(_part_of, progress, number, len(shots))
        pages.append(make_artwork(wish.picture, wish.symbols, options, PDF_SCALE, PIXELS_A_POINT, part))
    return pages


def _part_of(progress: Progress, number: int, count: int, share: float) -> bool:
    return progress((number + share) / count)


def layout_of(page: Artwork, wish: Wish) -> QPageLayout:
    """Return the layout of the paper that is wished for, the way round that suits `page`, without margins."""
    place = wish.place
    across, down = place.page if place and place.page else (210.0, 297.0)
    paper = QPageSize(QSizeF(across, down), QPageSize.Unit.Millimeter, place.name if place else "A4")
    lying = page.area.w > page.area.h
    way = QPageLayout.Orientation.Landscape if lying else QPageLayout.Orientation.Portrait
    return QPageLayout(paper, way, QMarginsF(0, 0, 0, 0))


def paint_pages(printer: QPrinter, pages: list[Artwork], wish: Wish) -> bool:
    """Paint each of `pages` on a sheet of its own, as large as that takes. Tells whether it could be done."""
    qpainter = QPainter()
    for number, page in enumerate(pages):
        printer.setPageOrientation(layout_of(page, wish).orientation())
        if not (printer.newPage() if number else qpainter.begin(printer)):
            return False
        sheet = printer.pageRect(QPrinter.Unit.DevicePixel)
        qpainter.save()
        qpainter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale = min(sheet.width() / page.area.w, sheet.height() / page.area.h)
        qpainter.translate(
            (sheet.width() - scale * page.area.w) / 2, (sheet.height() - scale * page.area.h) / 2
        )
        qpainter.scale(scale, scale)
        qpainter.translate(-page.area.x, -page.area.y)
        _paint(qpainter, page)
        qpainter.restore()
    return bool(qpainter.end())


def _paint(qpainter: QPainter, page: Artwork) -> None:
    Painter(ImageCache(lambda: page.images).get).paint(qpainter, page.items)
