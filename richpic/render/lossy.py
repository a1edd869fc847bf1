"""Artwork → JPEG and WebP, by way of Pillow: small, and a little of it lost."""

from __future__ import annotations

import io
from typing import BinaryIO

from PIL import Image, ImageColor

from richpic.render.options import ExportCancelled, ExportError, Progress
from richpic.render.png import BAND_PIXELS, Bands, by_band
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
    opaque = bool(artwork.paper)
    mode = "RGB" if opaque else "RGBA"
    whole = Image.new(mode, (artwork.width, artwork.height))
    height = max(1, min(artwork.height, BAND_PIXELS // artwork.width))
    painting, shown = Bands(artwork, opaque), by_band(artwork, height)
    for top in range(0, artwork.height, height):
        if not progress(top / artwork.height):
            raise ExportCancelled
        left = 0
        for strip in painting.strips(top, min(height, artwork.height - top), shown[top // height]):
            size, bits = (strip.width(), strip.height()), bytes(strip.constBits())
            part = Image.frombytes(mode, size, bits, "raw", mode, strip.bytesPerLine(), 1)
            whole.paste(part, (left, top))
            left += strip.width()
    return whole


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
