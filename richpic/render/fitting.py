"""As good as fits: the best file that a place takes, exact if there is room for that.

First PNG, pixel by pixel; then PNG in fewer colours, if nobody can see that; then JPEG or WebP, whichever is
nearer to the original at the best quality that fits; and a smaller image only if even the worst does not fit.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from PIL import Image, ImageChops, ImageStat
from PIL.PngImagePlugin import PngInfo

from richpic.render.lossy import MOST_XMP, flattened, packed, raster
from richpic.render.options import ExportCancelled, ExportError, Limits, Progress
from richpic.render.palette_png import reduced
from richpic.render.png import SOFTWARE
from richpic.render.scene import Artwork
from richpic.render.xmp import KEYWORD, xmp_packet

How = Literal["exact", "palette", "lossy", "smaller"]
KINDS = {".jpg": "JPEG", ".webp": "WEBP"}
BEST, WORST = 95, 30
# When nothing fits, the image shrinks by this factor until it does.
SHRINK = 0.8
SMALLEST_SIDE = 16
CSS_DOTS_PER_INCH = 96.0
# The shares of the time: painting first, then packing.
PAINTED, EXACT, REDUCED = 0.3, 0.6, 0.8


@dataclass(frozen=True, slots=True)
class Fitted:
    """A file that fits: `width` and `height` in pixels, `how` it came to fit."""

    data: bytes
    suffix: str
    how: How
    width: int
    height: int


def fit(artwork: Artwork, limits: Limits, progress: Progress) -> Fitted:
    """Return `artwork` as the best file within `limits`.

    Raises ExportCancelled when `progress` returns False, and ExportError if nothing fits.
    """
    image = raster(artwork, lambda share: progress(share * PAINTED))
    scale = artwork.scale
    while min(image.size) >= SMALLEST_SIDE:
        is_whole = image.width == artwork.width
        if found := _fitted(image, artwork, scale, limits, progress):
            return found if is_whole else Fitted(found.data, found.suffix, "smaller", *image.size)
        scale *= SHRINK
        size = (round(image.width * SHRINK), round(image.height * SHRINK))
        image = image.resize(size, Image.Resampling.LANCZOS)
    raise ExportError(f"No image fits into {limits.most_bytes:,} bytes.")


def _fitted(
    image: Image.Image, artwork: Artwork, scale: float, limits: Limits, progress: Progress
) -> Fitted | None:
    if ".png" in limits.formats:
        _step(progress, PAINTED)
        if _fits(data := png_of(image, artwork, scale), limits):
            return Fitted(data, ".png", "exact", *image.size)
        _step(progress, EXACT)
        few = reduced(image) if image.mode == "RGB" else None
        if few is not None and _fits(data := png_of(few, artwork, scale), limits):
            return Fitted(data, ".png", "palette", *image.size)
    _step(progress, REDUCED)
    found = [
        (packed_so, suffix)
        for suffix in limits.formats
        if (kind := KINDS.get(suffix)) and (packed_so := _best(image, kind, artwork, limits, progress))
    ]
    if not found:
        return None
    data, suffix = min(found, key=lambda one: _error(image, one[0]))
    _step(progress, 1.0)
    return Fitted(data, suffix, "lossy", *image.size)


def _step(progress: Progress, share: float) -> None:
    if not progress(share):
        raise ExportCancelled


def _fits(data: bytes, limits: Limits) -> bool:
    return not limits.most_bytes or len(data) <= limits.most_bytes


def _best(
    image: Image.Image, kind: str, artwork: Artwork, limits: Limits, progress: Progress
) -> bytes | None:
    """Return the file of the best quality that fits, found by halving; None if the worst does not."""
    words = xmp_packet(artwork, MOST_XMP)
    return halved(lambda quality: packed(image, kind, quality, words), limits.most_bytes, progress)


def halved(pack: Callable[[int], bytes], most: int, progress: Progress) -> bytes | None:
    """Return what `pack` makes at the best quality from WORST to BEST with at most `most` bytes (0: any)."""
    data = pack(BEST)
    if not most or len(data) <= most:
        return data
    best = pack(WORST)
    if len(best) > most:
        return None
    low, high = WORST + 1, BEST - 1
    while low <= high:
        _step(progress, REDUCED)
        quality = (low + high) // 2
        data = pack(quality)
        if len(data) <= most:
            best, low = data, quality + 1
        else:
            high = quality - 1
    return best


def _error(image: Image.Image, data: bytes) -> float:
    """Return how far the file `data` is from `image`: the mean of the squares over all channels."""
    with Image.open(io.BytesIO(data)) as made:
        off = ImageChops.difference(flattened(image), flattened(made.convert(image.mode)))
    return sum(value**2 for value in ImageStat.Stat(off).rms)


def png_of(image: Image.Image, artwork: Artwork, scale: float) -> bytes:
    """Return `image` as a PNG file with the words of `artwork`; `scale` is pixels a page unit."""
    words = PngInfo()
    words.add(b"sRGB", b"\0")
    words.add_itxt("Title", artwork.title)
    words.add_itxt("Description", artwork.description)
    if artwork.credits:
        words.add_itxt("Copyright", artwork.credits)
    words.add_itxt("Software", SOFTWARE)
    words.add_itxt(KEYWORD, xmp_packet(artwork))
    out = io.BytesIO()
    density = CSS_DOTS_PER_INCH * scale
    image.save(out, "PNG", optimize=True, pnginfo=words, dpi=(density, density))
    return out.getvalue()
