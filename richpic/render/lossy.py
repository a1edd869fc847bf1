"""Artwork → JPEG and WebP, by way of Pillow: small, and a little of it lost."""

from __future__ import annotations

import io
from typing import BinaryIO

from PIL import Image, ImageColor
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter

from richpic.model.geometry import Rect
from richpic.render.images import ImageCache
from richpic.render.options import ExportCancelled, ExportError, Progress
from richpic.render.painter import Painter
from richpic.render.scene import Artwork
from richpic.render.xmp import xmp_packet

SCALE = 2.0
# The most pixels on a side that each format can hold.
LONGEST_SIDES = {"JPEG": 65_535, "WEBP": 16_383}
# Bytes: what a JPEG has room for in one segment, less its head.
MOST_XMP = 65_000
# What shows through where there is no paper: JPEG has no transparency.
GROUND = "#ffffff"
# The share of the time that painting takes; the rest is for packing.
PAINTING = 0.7
# Pixels: it is painted in pieces so that there is an end to the memory they take, and time to be stopped.
SIDE = 2048


def write_jpeg(artwork: Artwork, out: BinaryIO, embedded: str | None, progress: Progress) -> None:
    """Write `artwork` to `out` as JPEG. It keeps no `embedded` picture."""
    _write(artwork, out, "JPEG", progress)


def write_webp(artwork: Artwork, out: BinaryIO, embedded: str | None, progress: Progress) -> None:
    """Write `artwork` to `out` as WebP. It keeps no `embedded` picture."""
    _write(artwork, out, "WEBP", progress)


def _write(artwork: Artwork, out: BinaryIO, kind: str, progress: Progress) -> None:
    longest = LONGEST_SIDES[kind]
    if max(artwork.width, artwork.height) > longest:
        raise ExportError(
            f"{artwork.width} × {artwork.height} pixels are too many for this format: "
            f"it takes {longest:,} a side. Choose a smaller size, or PNG."
        )
    image = raster(artwork, lambda share: progress(share * PAINTING))
    out.write(packed(image, kind, artwork.quality, xmp_packet(artwork, MOST_XMP)))
    if not progress(1.0):
        raise ExportCancelled


def raster(artwork: Artwork, progress: Progress) -> Image.Image:
    """Return `artwork` as pixels: RGB, or RGBA where there is no paper.

    Raises ExportCancelled and MemoryError.
    """
    mode = "RGB" if artwork.paper else "RGBA"
    whole = Image.new(mode, (artwork.width, artwork.height))
    painter = Painter(ImageCache(lambda: artwork.images).get)
    places = [
        QRect(left, top, min(SIDE, artwork.width - left), min(SIDE, artwork.height - top))
        for top in range(0, artwork.height, SIDE)
        for left in range(0, artwork.width, SIDE)
    ]
    for done, place in enumerate(places):
        if not progress(done / len(places)):
            raise ExportCancelled
        piece = _piece(artwork, place, painter)
        size = (piece.width(), piece.height())
        bits = bytes(piece.constBits())
        whole.paste(
            Image.frombytes(mode, size, bits, "raw", mode, piece.bytesPerLine(), 1), (place.x(), place.y())
        )
    return whole


def _piece(artwork: Artwork, place: QRect, painter: Painter) -> QImage:
    """Return the pixels at `place`, as bytes in the order that Pillow takes."""
    opaque, scale, area = bool(artwork.paper), artwork.scale, artwork.area
    plain = QImage.Format.Format_RGB32 if opaque else QImage.Format.Format_ARGB32_Premultiplied
    image = QImage(place.size(), plain)
    if image.isNull():
        raise MemoryError
    image.fill(Qt.GlobalColor.white if opaque else Qt.GlobalColor.transparent)
    qpainter = QPainter(image)
    qpainter.setRenderHint(QPainter.RenderHint.Antialiasing)
    qpainter.translate(-place.x(), -place.y())
    qpainter.scale(scale, scale)
    qpainter.translate(-area.x, -area.y)
    # A pixel more on each side, for what antialiasing spreads.
    seen = Rect(
        area.x + (place.x() - 1) / scale,
        area.y + (place.y() - 1) / scale,
        (place.width() + 2) / scale,
        (place.height() + 2) / scale,
    )
    painter.paint(qpainter, artwork.paper)
    painter.paint(qpainter, (one.group for one in artwork.placed if one.bounds.intersects(seen)))
    qpainter.end()
    return image.convertToFormat(QImage.Format.Format_RGB888 if opaque else QImage.Format.Format_RGBA8888)


def packed(image: Image.Image, kind: str, quality: int, words: str = "") -> bytes:
    """Return `image` as a file of `kind`, "JPEG" or "WEBP", at a `quality` from 1 to 100.

    `words` is an XMP packet that says what it shows.
    Colour is kept as fine as light: coloured lines on paper fray otherwise.
    """
    out = io.BytesIO()
    told = {"xmp": words.encode("utf-8", "replace")} if words else {}
    if kind == "JPEG":
        image = flattened(image)
        image.save(out, kind, quality=quality, subsampling=0, optimize=True, progressive=True, **told)
    else:
        image.save(out, kind, quality=quality, method=4, **told)
    return out.getvalue()


def flattened(image: Image.Image) -> Image.Image:
    """Return `image` without transparency, on white."""
    if image.mode == "RGB":
        return image
    ground = Image.new("RGB", image.size, ImageColor.getrgb(GROUND))
    ground.paste(image, mask=image.getchannel("A"))
    return ground
