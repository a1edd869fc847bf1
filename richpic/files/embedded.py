"""Finds the picture inside PNG and SVG files that this program exported.

PNG: compressed iTXt chunks with the keyword "richpic". SVG: in `<metadata>`, the element `picture` of the
namespace https://richpic.org/ns, with encoding="base64+zlib". Everything else in these files is passed over.
"""

from __future__ import annotations

import base64
import io
import struct
import zlib
from typing import BinaryIO
from xml.parsers import expat

from richpic.files.decoding import Fault
from richpic.files.limits import MOST_BYTES, too_large

PNG_START = b"\x89PNG\r\n\x1a\n"
KEYWORD = b"richpic"
NAMESPACE = "https://richpic.org/ns"
ENCODING = "base64+zlib"
MOST_CHUNKS = 1_000_000

_NONE = "there is no richpic picture inside this image (it may have been exported without, or changed since)"
_DAMAGED = "the picture inside this image is damaged"


def in_png(file: BinaryIO) -> str:
    """Return the text of the picture in a PNG, joined from as many chunks as it takes. Raises Fault."""
    if file.read(8) != PNG_START:
        raise Fault("this is not a PNG")
    parts: list[bytes] = []
    for _ in range(MOST_CHUNKS):
        head = file.read(8)
        if len(head) < 8:
            break
        length, kind = struct.unpack(">I4s", head)
        if kind == b"IDAT" and parts:
            break
        if kind == b"iTXt" and length <= MOST_BYTES:
            part = _text_of_chunk(file.read(length), file.read(4))
            parts += [part] if part is not None else []
            if (total := sum(map(len, parts))) > MOST_BYTES:
                raise Fault(too_large(total))
        else:
            file.seek(length + 4, io.SEEK_CUR)
    if not parts:
        raise Fault(_NONE)
    return _decoded(b"".join(parts))


def _text_of_chunk(data: bytes, check: bytes) -> bytes | None:
    """Return what an iTXt chunk says, or None if it is not ours."""
    if not data.startswith(KEYWORD + b"\0"):
        return None
    if check != struct.pack(">I", zlib.crc32(b"iTXt" + data)):
        raise Fault(_DAMAGED)
    flags, (*_, text) = data[8:10], data[10:].split(b"\0", 2)  # between them: language, caption
    if flags not in (b"\0\0", b"\1\0"):
        raise Fault(_DAMAGED)
    return _unpacked(text) if flags[0] else text


def in_svg(data: bytes) -> str:
    """Return the text of the picture in an SVG. Raises Fault; document types and entities are refused."""
    reader = _SvgReader()
    try:
        reader.parser.Parse(data, True)
    except expat.ExpatError as error:
        raise Fault(f"the SVG is damaged at line {error.lineno}, column {error.offset + 1}") from error
    except (ValueError, LookupError) as error:  # an encoding that is not known
        raise Fault("the SVG is written in letters that cannot be read") from error
    if not reader.found:
        raise Fault(_NONE)
    try:
        packed = base64.b64decode("".join("".join(reader.parts).split()), validate=True)
    except ValueError as error:
        raise Fault(_DAMAGED) from error
    return _decoded(_unpacked(packed))


class _SvgReader:
    """Collects what stands in the first richpic:picture."""

    def __init__(self) -> None:
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = self._refuse
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parts: list[str] = []
        self.found = self._inside = False

    def _refuse(self, *_: object) -> None:
        raise Fault("the SVG has a document type, which is not allowed")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if name == f"{NAMESPACE} picture" and not self.found:
            if attributes.get("encoding") != ENCODING:
                raise Fault(_DAMAGED)
            self.found = self._inside = True

    def _end(self, name: str) -> None:
        self._inside = False

    def _text(self, text: str) -> None:
        if self._inside:
            self.parts.append(text)


def _unpacked(data: bytes) -> bytes:
    unpacker = zlib.decompressobj()
    try:
        found = unpacker.decompress(data, MOST_BYTES + 1)
    except zlib.error as error:
        raise Fault(_DAMAGED) from error
    if len(found) > MOST_BYTES:
        raise Fault(too_large(len(found)))
    if not unpacker.eof:
        raise Fault(_DAMAGED)
    return found


def _decoded(data: bytes) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        raise Fault(_DAMAGED) from error
