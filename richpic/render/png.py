"""Artwork → PNG, painted in bands and written as it is painted.

Never more than two bands are in memory, so that a PNG is only too big where its file is. One thread paints
while another compresses.
"""

from __future__ import annotations

import math
import struct
import zlib
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import BinaryIO

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QImage, QImageWriter, QPainter

from richpic.model.geometry import Rect
from richpic.render.images import ImageCache
from richpic.render.options import ExportCancelled, Progress
from richpic.render.painter import Painter
from richpic.render.scene import Artwork, Placed
from richpic.render.xmp import KEYWORD, xmp_packet

SCALE = 2.0
SIGNATURE = b"\x89PNG\r\n\x1a\n"
SOFTWARE = "richpic"
EMBEDDED = "richpic"
# Some readers refuse a text of more than a megabyte, so a long one is cut into several chunks of one keyword.
LONGEST_TEXT = 1_000_000
# Short enough that what is left to compress when the last band is painted is soon done.
BAND_PIXELS = 1_500_000
# QPainter's own limit is a little above this.
STRIP_WIDTH = 16_384
# Up to an eighth larger than at zlib's usual 6, in two thirds of the time: it has to keep up with painting.
LEVEL = 3
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
        ("Copyright", artwork.credits),
        ("Software", SOFTWARE),
    ):
        if text:
            _text(out, keyword, text, compressed=False)
    _text(out, KEYWORD, xmp_packet(artwork), compressed=False)
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
    _chunk(out, b"iTXt", head + (zlib.compress(body) if compressed else body))


def _parts(text: str) -> Iterator[str]:
    """Cut `text` so that no part is longer than LONGEST_TEXT bytes; a code point has four at most."""
    step = LONGEST_TEXT if text.isascii() else LONGEST_TEXT // 4
    for start in range(0, len(text), step):
        yield text[start : start + step]


def _pixels(artwork: Artwork, out: BinaryIO, opaque: bool, progress: Progress) -> None:
    squeeze = zlib.compressobj(LEVEL)
    height = max(1, min(artwork.height, BAND_PIXELS // artwork.width))
    painting = Bands(artwork, opaque)
    shown = by_band(artwork, height)
    with ThreadPoolExecutor(1) as thread:
        waiting: Future[bytes] | None = None
        for top in range(0, artwork.height, height):
            if not progress(top / artwork.height):
                raise ExportCancelled
            strips = painting.strips(top, min(height, artwork.height - top), shown[top // height])
            if waiting is not None:
                _data(out, waiting.result())
            waiting = thread.submit(_squeezed, squeeze, strips)
        if waiting is not None:
            _data(out, waiting.result())
    _data(out, squeeze.flush())
    if not progress(1.0):
        raise ExportCancelled


def by_band(artwork: Artwork, height: int) -> list[list[Placed]]:
    """Return what each band of `height` rows of pixels shows, in order of painting."""
    bands: list[list[Placed]] = [[] for _ in range(0, artwork.height, height)]
    scale, above, last = artwork.scale / height, artwork.area.y, len(bands) - 1
    # A pixel more above and below, for what antialiasing spreads.
    more = 1 / height
    for placed in artwork.placed:
        top = (placed.bounds.y - above) * scale
        bottom = top + placed.bounds.h * scale
        for band in range(max(0, math.floor(top - more)), min(last, math.floor(bottom + more)) + 1):
            bands[band].append(placed)
    return bands


def _squeezed(squeeze: zlib._Compress, strips: list[QImage]) -> bytes:
    """Compress a band of `strips` side by side, each row led by the PNG filter number 0.

    Flat colours shrink as well unfiltered as with any of PNG's filters, and quicker.
    """
    # The images have to outlive the views on their bytes.
    views = [
        (strip.constBits(), strip.bytesPerLine(), strip.width() * strip.depth() // 8) for strip in strips
    ]
    rows: list[bytes | bytearray | memoryview] = []
    for y in range(strips[0].height()):
        rows.append(b"\0")
        rows += [pixels[y * stride : y * stride + length] for pixels, stride, length in views]
    return squeeze.compress(b"".join(rows))


def _data(out: BinaryIO, squeezed: bytes) -> None:
    if squeezed:
        _chunk(out, b"IDAT", squeezed)


def png_bytes(image: QImage) -> bytes:
    """Return `image` as a PNG file."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())


class Bands:
    """Paints bands of the artwork."""

    def __init__(self, artwork: Artwork, opaque: bool) -> None:
        self.artwork = artwork
        self.opaque = opaque
        self.painter = Painter(ImageCache(lambda: artwork.images).get)

    def strips(self, top: int, height: int, shown: Sequence[Placed]) -> list[QImage]:
        """Return `height` rows of pixels from the row `top` on, in pieces side by side, with what is `shown`.

        The order of their bytes is that of PNG. Raises MemoryError.
        """
        across = self.artwork.width
        return [
            self._strip(left, top, min(STRIP_WIDTH, across - left), height, shown)
            for left in range(0, across, STRIP_WIDTH)
        ]

    def _strip(self, left: int, top: int, width: int, height: int, shown: Sequence[Placed]) -> QImage:
        kind = QImage.Format.Format_RGB32 if self.opaque else QImage.Format.Format_ARGB32_Premultiplied
        image = QImage(width, height, kind)
        if image.isNull():
            raise MemoryError
        image.fill(Qt.GlobalColor.white if self.opaque else Qt.GlobalColor.transparent)
        self._paint(image, left, top, shown)
        return image.convertToFormat(
            QImage.Format.Format_RGB888 if self.opaque else QImage.Format.Format_RGBA8888
        )

    def _paint(self, image: QImage, left: int, top: int, shown: Sequence[Placed]) -> None:
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
        self.painter.paint(qpainter, self.artwork.paper)
        self.painter.paint(qpainter, [one.group for one in shown if one.bounds.intersects(seen)])
        qpainter.end()
