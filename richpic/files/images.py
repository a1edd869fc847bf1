"""Images on their way into a picture: decoded, made upright and small enough, written anew without metadata.

A photo can tell where and by whom it was taken; nothing of that comes in.
"""

from __future__ import annotations

import base64
import hashlib
import io
import warnings
from typing import TYPE_CHECKING

from richpic.files.decoding import Fault
from richpic.files.errors import FileError
from richpic.model.picture import StoredImage

if TYPE_CHECKING:
    from PIL import Image

MOST_BYTES = 64 * 2**20
LONGEST_SIDE = 4096
# So that decoding takes no more than 512 MB. WebP is unfolded three times over; what is stored was shrunk.
MOST_PIXELS, MOST_PIXELS_OF_WEBP, MOST_STORED_PIXELS = 40_000_000, 16_000_000, 20_000_000
# JPEG is unfolded at a half, a quarter or an eighth of its size, as long as this much is left.
JPEG_SIDE = LONGEST_SIDE * 3 // 4
# A larger one without transparency is a photo, and ten times smaller as JPEG.
LARGEST_PNG = 6 * 2**20
FORMATS = ("PNG", "JPEG", "WEBP", "GIF", "BMP", "TIFF")
# Kinds of pixels between which there are others.
_SMOOTH = frozenset({"RGB", "RGBA", "L", "LA", "CMYK"})
_MIMES = {"PNG": "image/png", "JPEG": "image/jpeg"}


def stored_image(data: bytes) -> tuple[str, StoredImage, int, int]:
    """Return the id, the image to store, its width and height in pixels, for an image file's `data`.

    Sides over LONGEST_SIDE are shrunk. JPEG stays JPEG, all others become PNG. Raises FileError.
    """
    pixels, kind = upright_pixels(data)
    key, image = stored_pixels(pixels, kind)
    return key, image, pixels.width, pixels.height


def upright_pixels(data: bytes) -> tuple[Image.Image, str]:
    """Return the pixels of an image file, upright and at most LONGEST_SIDE, and what to store them as.

    That is "JPEG" for what was one, or else "PNG". Raises FileError.
    """
    if len(data) > MOST_BYTES:
        raise FileError(f"The image is too large ({len(data) // 2**20} MB); make it smaller and try again.")
    try:
        return _upright(data)
    except Fault as fault:
        raise FileError(f"The image {fault.reason}; make it smaller and try again.") from fault
    except Exception as error:  # Pillow's decoders raise many kinds of error on damaged files
        raise FileError("This is not an image that can be read; it was not added.") from error


def stored_pixels(pixels: Image.Image, kind: str) -> tuple[str, StoredImage]:
    """Return the id and the image to store, in the format `kind`, for `pixels`."""
    stored, mime = _written(pixels, kind)
    return hashlib.sha256(stored).hexdigest(), StoredImage(mime, stored)


def _upright(data: bytes) -> tuple[Image.Image, str]:
    """Return the pixels of an image file, shrunk and as its camera was held, and the kind to keep them in."""
    with _opened(data, FORMATS) as image:
        kind = str(image.format)
        # One that is shown bit by bit is unfolded whole all the same.
        if not image.info.get("progressive"):
            image.draft("RGB", (JPEG_SIDE, JPEG_SIDE))
        _check_pixels(image, MOST_PIXELS_OF_WEBP if kind == "WEBP" else MOST_PIXELS)
        image.load()
        turn = _turn(image)
        clear = image.has_transparency_data
        mode = "RGBA" if clear else "RGB"
        # Shrunk in place, and made into another kind of pixels only then: there are few copies of all of it.
        shrinks = image.mode in _SMOOTH and "transparency" not in image.info
        plain: Image.Image = image if shrinks else image.convert(mode)
        plain.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
        plain = plain.copy() if plain.mode == mode else plain.convert(mode)
    return plain if turn is None else plain.transpose(turn), "JPEG" if kind == "JPEG" and not clear else "PNG"


def _turn(image: Image.Image) -> Image.Transpose | None:
    """Return how to set an image upright, by the tag "Orientation" of Exif 2.3, or None if it is."""
    from PIL.Image import Transpose

    turns = {
        2: Transpose.FLIP_LEFT_RIGHT,
        3: Transpose.ROTATE_180,
        4: Transpose.FLIP_TOP_BOTTOM,
        5: Transpose.TRANSPOSE,
        6: Transpose.ROTATE_270,
        7: Transpose.TRANSVERSE,
        8: Transpose.ROTATE_90,
    }
    return turns.get(image.getexif().get(0x0112, 1))


def _opened(data: bytes, formats: tuple[str, ...]) -> Image.Image:
    """Read the head of an image. Raises Fault if it would unfold to far too many pixels."""
    from PIL import Image

    with warnings.catch_warnings():
        # Pillow warns of large images and odd metadata; the limits here are stricter, and metadata goes.
        warnings.simplefilter("ignore")
        try:
            return Image.open(io.BytesIO(data), formats=formats)
        except Image.DecompressionBombError as error:
            raise Fault("has too many pixels") from error


def _check_pixels(image: Image.Image, most: int) -> None:
    if image.width * image.height > most:
        raise Fault(f"has too many pixels ({image.width} × {image.height})")


def _written(pixels: Image.Image, kind: str) -> tuple[bytes, str]:
    stored = _encoded(pixels, kind)
    if kind == "PNG" and len(stored) > LARGEST_PNG and pixels.mode == "RGB":
        kind = "JPEG"
        stored = _encoded(pixels, kind)
    return stored, _MIMES[kind]


def _encoded(pixels: Image.Image, kind: str) -> bytes:
    from PIL import Image

    # A fresh image, so that no metadata of the old one can come along.
    fresh = Image.frombytes(pixels.mode, pixels.size, pixels.tobytes())
    file = io.BytesIO()
    if kind == "JPEG":
        fresh.save(file, "JPEG", quality=90)
    else:
        fresh.save(file, "PNG")
    return file.getvalue()


def encoded_image(image: StoredImage) -> dict[str, str]:
    """Return `image` as it stands in a file."""
    return {"mime": image.mime, "base64": base64.b64encode(image.data).decode()}


def decoded_image(raw: object, where: str) -> StoredImage:
    """Return the image that stands in a file. Raises Fault at `where` if it is damaged or far too large."""
    if not isinstance(raw, dict) or raw.keys() != {"mime", "base64"} or not isinstance(raw["base64"], str):
        raise Fault("must have a mime and a base64", where)
    kind = next((name for name, mime in _MIMES.items() if mime == raw["mime"]), None)
    if kind is None:
        raise Fault(f"must be one of {', '.join(_MIMES.values())}", f"{where}, mime")
    try:
        data = base64.b64decode(raw["base64"], validate=True)
        with _opened(data, (kind,)) as image:
            _check_pixels(image, MOST_STORED_PIXELS)
    except Fault as fault:
        raise Fault(fault.reason, where) from fault
    except Exception as error:  # Pillow's decoders raise many kinds of error on damaged files
        raise Fault("is damaged", where) from error
    return StoredImage(raw["mime"], data)
