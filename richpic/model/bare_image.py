"""An image file without what cameras and programs add to it: where, when, by whom, with what it was made.

Lossless: the pixels are not touched. Only what is needed to decode them is let through, and nothing that
follows the image's end, where telephones keep second images and films.
Sources: ITU-T T.81 (JPEG), annex B; PNG Specification (Third Edition), 5 and 11.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator

_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_CHUNKS = frozenset((b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB"))
_JPEG = b"\xff\xd8"
_SCAN, _END, _JFIF, _ADOBE = 0xDA, 0xD9, 0xE0, 0xEE
# Application data and comments; what stands between them is tables and frames.
_ADDED = frozenset(range(0xE0, 0xF0)) | {0xFE}
# A marker after the coded data of a scan: FF 00 and the restart markers belong to the data.
_NEXT = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")


def bare_image(data: bytes) -> bytes | None:
    """Return the PNG or JPEG file `data` without any metadata; None if it is neither, or is cut short."""
    try:
        if data.startswith(_PNG):
            return _PNG + b"".join(_chunks(data))
        if data.startswith(_JPEG):
            return _JPEG + b"".join(_segments(data))
    except (struct.error, IndexError):
        pass
    return None


def _chunks(data: bytes) -> Iterator[bytes]:
    at, kind = len(_PNG), b""
    while kind != b"IEND":
        length, kind = struct.unpack_from(">I4s", data, at)
        end = at + 12 + length
        if end > len(data):
            raise IndexError
        if kind in _PNG_CHUNKS:
            yield data[at:end]
        at = end


def _segments(data: bytes) -> Iterator[bytes]:
    at = len(_JPEG)
    while True:
        if data[at] != 0xFF:
            raise IndexError
        while data[at] == 0xFF:  # any number of these may stand before a marker
            at += 1
        marker = data[at]
        if marker == _END:
            yield b"\xff\xd9"
            return
        (length,) = struct.unpack_from(">H", data, at + 1)
        end = at + 1 + length
        if length < 2 or end > len(data):
            raise IndexError
        if marker == _SCAN:
            found = _NEXT.search(data, end)
            end = found.start() if found else len(data)
        yield _segment(marker, data[at + 1 : end])
        at = end


def _segment(marker: int, body: bytes) -> bytes:
    """Return a segment, or b"" if it is not needed; `body` begins with its length."""
    if marker == _JFIF and body[2:7] == b"JFIF\0" and len(body) >= 16:
        # Version and density are kept, the little picture that may follow is not.
        return b"\xff\xe0\x00\x10" + body[2:14] + b"\0\0"
    if marker in _ADDED and not (marker == _ADOBE and body[2:7] == b"Adobe"):
        return b""
    return bytes((0xFF, marker)) + body
