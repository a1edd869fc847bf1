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
MOST_PIXELS = 80_000_000
LONGEST_SIDE = 4096
# A larger one without transparency is a photo, and ten times smaller as JPEG.
LARGEST_PNG = 6 * 2**20
FORMATS = ("PNG", "JPEG", "WEBP", "GIF", "BMP", "TIFF")
_MIMES = {"PNG": "image/png", "JPEG": "image/jpeg"}


def stored_image(data: bytes) -> tuple[str, StoredImage, int, int]:
    """Return the id, the image to store, its width and height in pixels, for an image file's `data`.

    Sides over LONGEST_SIDE are shrunk. JPEG stays JPEG, all others become PNG. Raises FileError.
    """
    if len(data) > MOST_BYTES:
        raise FileError(f"The image is too large ({len(data) // 2**20} MB); make it smaller and try again.")
    try:
        pixels, kind = _upright(data)
        stored, mime = _written(pixels, kind)
    except Fault as fault:
        raise FileError(f"The image {fault.reason}; it was not added.") from fault
    except Exception as error:  # Pillow's decoders raise many kinds of error on damaged files
        raise FileError("This is not an image that can be read; it was not added.") from error
    return hashlib.sha256(stored).hexdigest(), StoredImage(mime, stored), pixels.width, pixels.height


def _upright(data: bytes) -> tuple[Image.Image, str]:
    from PIL import ImageOps

    with _opened(data, FORMATS) as image:
        kind = str(image.format)
        image.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
        image.load()
        upright = ImageOps.exif_transpose(image)
        clear = upright.has_transparency_data
        plain = upright.convert("RGBA" if clear else "RGB")
    plain.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    return plain, "JPEG" if kind == "JPEG" and not clear else "PNG"


def _opened(data: bytes, formats: tuple[str, ...]) -> Image.Image:
    """Open the header of an image. Raises Fault if it would unfold to too many pixels."""
    from PIL import Image

    with warnings.catch_warnings():
        # Pillow warns of large images; the limit below is stricter.
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        try:
            image = Image.open(io.BytesIO(data), formats=formats)
        except Image.DecompressionBombError as error:
            raise Fault("has too many pixels") from error
    if image.width * image.height > MOST_PIXELS:
        raise Fault(f"has too many pixels ({image.width} × {image.height})")
    return image


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
        with _opened(data, (kind,)):
            pass  # only its head is read here
    except Fault as fault:
        raise Fault(fault.reason, where) from fault
    except Exception as error:  # Pillow's decoders raise many kinds of error on damaged files
        raise Fault("is damaged", where) from error
    return StoredImage(raw["mime"], data)
