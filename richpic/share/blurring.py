"""Parts of a photo made into a few large squares, so few that nobody can be made out again.

Softer blurs, and mosaics of many squares, can be undone or matched against known faces (McPherson, Shokri,
Shmatikov: "Defeating Image Obfuscation with Deep Learning", 2016). So the squares here are few, and their
colours rough: what is left of a face is a handful of tones.
"""

from __future__ import annotations

from collections.abc import Iterable

from PIL import Image as Pixels

from richpic.files.images import stored_pixels, upright_pixels
from richpic.model.bare_image import bare_image
from richpic.model.picture import StoredImage
from richpic.model.safe_choice import Region

# Squares along the longer side: of a part that was marked, and of a whole photo, where a face is smaller.
SQUARES, SQUARES_OF_ALL = 5, 10
WHOLE: Region = (0.0, 0.0, 1.0, 1.0)
# Bits kept of each colour: eight tones.
BITS = 3


def blurred(data: bytes, regions: Iterable[Region]) -> tuple[str, StoredImage]:
    """Return the id and the image, written anew, with `regions` in squares (none: all of it).

    Raises FileError if the image cannot be read.
    """
    pixels, kind = shown_pixels(data)
    return stored_pixels(in_squares(pixels, regions), kind)


def shown_pixels(data: bytes) -> tuple[Pixels.Image, str]:
    """Return the pixels of a stored image as the picture shows them, which is not by how a camera was held.

    Also what to store them as: "JPEG" or "PNG". Raises FileError.
    """
    return upright_pixels(bare_image(data) or data)


def in_squares(pixels: Pixels.Image, regions: Iterable[Region]) -> Pixels.Image:
    """Return `pixels` with `regions` in squares (none: all of it), without transparency.

    The edge of what is transparent would be an outline of what was there.
    """
    made = pixels.convert("RGB")
    marked = list(regions)
    for region in marked or [WHOLE]:
        _cover(made, _box(region, made.size), SQUARES if marked else SQUARES_OF_ALL)
    return made


def _box(region: Region, size: tuple[int, int]) -> tuple[int, int, int, int]:
    """Return the pixels of a part, at least one of them: left, top, right and bottom."""
    (x, y, w, h), (wide, high) = region, size
    left, top = min(wide - 1, int(x * wide)), min(high - 1, int(y * high))
    right, bottom = -int(-(x + w) * wide // 1), -int(-(y + h) * high // 1)
    return left, top, max(left + 1, min(wide, right)), max(top + 1, min(high, bottom))


def _cover(pixels: Pixels.Image, box: tuple[int, int, int, int], squares: int) -> None:
    part = pixels.crop(box)
    scale = min(1.0, squares / max(part.size))
    few = part.resize(
        (max(1, round(part.width * scale)), max(1, round(part.height * scale))), Pixels.Resampling.BOX
    )
    keep = 256 - (1 << (8 - BITS))
    rough = few.point(lambda value: (value & keep) | (1 << (7 - BITS)))
    pixels.paste(rough.resize(part.size, Pixels.Resampling.NEAREST), box)
