"""Artwork → PNG, painted in bands and written as it is painted.

Never more than two bands are in memory, so that a PNG is only too big where its file is. One thread paints
while another compresses.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import BinaryIO

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QImage, QImageWriter, QPainter

from richpic.model.display import Item
from richpic.model.geometry import Rect
from richpic.render.images import ImageCache
from richpic.render.options import ExportCancelled, Progress
from richpic.render.painter import Painter
from richpic.render.scene import Artwork

SCALE = 2.0
SIGNATURE = b"\x89PNG\r\n\x1a\n"
SOFTWARE = "richpic"
EMBEDDED = "richpic"
# Some readers refuse a text of more than a megabyte, so a long one is cut into several chunks of one keyword.
LONGEST_TEXT = 1_000_000
BAND_PIXELS = 4_000_000
# QPainter's own limit is a little above this.
STRIP_WIDTH = 16_384
LEVEL = 6
CSS_PIXELS_PER_METRE = 96 / 0.0254


def write_png(artwork: Artwork, out: BinaryIO, embedded: str | None, progress: Progress) -> None:
    """Write `artwork` to `out`, with the text `embedded` inside it. Raises ExportCancelled."""
    opaque = bool(artwork.paper)
    out.write(SIGNATURE)
    _chunk(
        out, b"IHDR", struct.pack(">IIBBBBB", artwork.width, artwork.height, 8, 2 if opaque else 6, 0, 0, 0)
    )
    _chunk(out, b"sRGB", b"\0")
    density = round(CSS_PIXELS_PER_METRE * artwork.scale)
    _chunk(out, b"pHYs", struct.pack(">IIB", density, density, 1))
    for keyword, text in (
        ("Title", artwork.title),
        ("Description", artwork.description),
        ("Software", SOFTWARE),
    ):
        _text(out, keyword, text, compressed=False)
    for part in _parts(embedded or ""):
        _text(out, EMBEDDED, part, compressed=True)
    _pixels(artwork, out, opaque, progress)
    _chunk(out, b"IEND", b"")


def _chunk(out: BinaryIO, kind: bytes, data: bytes) -> None:
    out.write(struct.pack(">I", len(data)) + kind + data)
    out.write(struct.pack(">I", zlib.crc32(data, zlib.crc32(kind))))


def _text(out: BinaryIO, keyword: str, text: str, compressed: bool) -> None:
    body = text.encode("utf-8", "replace")
    head = keyword.encode("latin-1") + (b"\0\1\0" if compressed else b"\0\0\0") + b"\0\0"
    _chunk(out, b"iTXt", head + (zlib.compress(body, 9) if compressed else body))


def _parts(text: str) -> Iterator[str]:
    """Cut `text` so that no part is longer than LONGEST_TEXT bytes; a code point has four at most."""
    step = LONGEST_TEXT if text.isascii() else LONGEST_TEXT // 4
    for start in range(0, len(text), step):
        yield text[start : start + step]


def _pixels(artwork: Artwork, out: BinaryIO, opaque: bool, progress: Progress) -> None:
    squeeze = zlib.compressobj(LEVEL)
    height = max(1, min(artwork.height, BAND_PIXELS // artwork.width))
    painting = _Bands(artwork, opaque)
    with ThreadPoolExecutor(1) as thread:
        waiting: Future[bytes] | None = None
        for top in range(0, artwork.height, height):
            if not progress(top / artwork.height):
                raise ExportCancelled
            rows = painting.rows(top, min(height, artwork.height - top))
            if waiting is not None:
                _data(out, waiting.result())
            waiting = thread.submit(squeeze.compress, rows)
        if waiting is not None:
            _data(out, waiting.result())
    _data(out, squeeze.flush())
    if not progress(1.0):
        raise ExportCancelled


def _data(out: BinaryIO, squeezed: bytes) -> None:
    if squeezed:
        _chunk(out, b"IDAT", squeezed)


def png_bytes(image: QImage) -> bytes:
    """Return `image` as a PNG file."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())


class _Bands:
    """Paints bands of the artwork, each as rows of bytes led by the PNG filter number 0.

    Flat colours shrink as well unfiltered as with any of PNG's filters, and quicker.
    """

    def __init__(self, artwork: Artwork, opaque: bool) -> None:
        self.artwork = artwork
        self.opaque = opaque
        self.depth = 3 if opaque else 4
        self.painter = Painter(ImageCache(lambda: artwork.images).get)

    def rows(self, top: int, height: int) -> bytes:
        """Return `height` rows of pixels from the row `top` on."""
        lefts = range(0, self.artwork.width, STRIP_WIDTH)
        # The images have to outlive the views on their bytes.
        strips = [
            self._strip(left, top, min(STRIP_WIDTH, self.artwork.width - left), height) for left in lefts
        ]
        views = [(strip.constBits(), strip.bytesPerLine(), strip.width() * self.depth) for strip in strips]
        rows: list[bytes | bytearray | memoryview] = []
        for y in range(height):
            rows.append(b"\0")
            rows += [pixels[y * stride : y * stride + length] for pixels, stride, length in views]
        return b"".join(rows)

    def _strip(self, left: int, top: int, width: int, height: int) -> QImage:
        """Return the pixels of a rectangle in the order of bytes that PNG has."""
        kind = QImage.Format.Format_RGB32 if self.opaque else QImage.Format.Format_ARGB32_Premultiplied
        image = QImage(width, height, kind)
        if image.isNull():
            raise MemoryError
        image.fill(Qt.GlobalColor.white if self.opaque else Qt.GlobalColor.transparent)
        self._paint(image, left, top)
        return image.convertToFormat(
            QImage.Format.Format_RGB888 if self.opaque else QImage.Format.Format_RGBA8888
        )

    def _paint(self, image: QImage, left: int, top: int) -> None:
        scale, area = self.artwork.scale, self.artwork.area
        qpainter = QPainter(image)
        qpainter.setRenderHint(QPainter.RenderHint.Antialiasing)
        qpainter.translate(-left, -top)
        qpainter.scale(scale, scale)
        qpainter.translate(-area.x, -area.y)
        # A pixel more on each side, for what antialiasing spreads.
        seen = Rect(
            area.x + (left - 1) / scale,
            area.y + (top - 1) / scale,
            (image.width() + 2) / scale,
            (image.height() + 2) / scale,
        )
        self.painter.paint(qpainter, self._items(seen))
        qpainter.end()

    def _items(self, seen: Rect) -> Iterator[Item]:
        yield from self.artwork.paper
        for placed in self.artwork.placed:
            if placed.bounds.intersects(seen):
                yield placed.group
