"""Files that must be refused, each with words that its refusal has to hold: what is wrong, and where."""

from __future__ import annotations

import base64
import json
import struct
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

ICON = {"kind": "icon", "id": "a1", "z": "a0", "symbol": "home", "x": 1, "y": 2}
LINK = {"kind": "link", "id": "l1", "z": "a1", "start": {"element": "a1"}, "end": {"x": 5, "y": 6}}


def document(*elements: Mapping[str, Any], **more: Any) -> str:
    """Return the text of a picture of `elements`, as a program or a person might have written it."""
    head = {"format": "richpic", "version": 1, "minor": 0, "page": {}}
    return json.dumps({**head, "elements": elements, "images": {}, **more})


def icon(**fields: Any) -> dict[str, Any]:
    return {**ICON, **fields}


def link(**fields: Any) -> dict[str, Any]:
    return {**LINK, **fields}


def _nested(depth: int) -> Any:
    value: Any = 0
    for _ in range(depth):
        value = [value]
    return value


def _bomb(wide: int, high: int) -> dict[str, str]:
    """Return a PNG of a few bytes that promises many pixels."""
    parts = (b"IHDR" + struct.pack(">II5B", wide, high, 8, 2, 0, 0, 0), b"IDAT" + zlib.compress(b""))
    chunks = [struct.pack(">I", len(one) - 4) + one + struct.pack(">I", zlib.crc32(one)) for one in parts]
    data = b"\x89PNG\r\n\x1a\n" + b"".join(chunks)
    return {"mime": "image/png", "base64": base64.b64encode(data).decode()}


_NOT_AN_IMAGE = {"mime": "image/png", "base64": "QUJD"}

TEXTS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "empty": ("", ("empty",)),
    "truncated": (document(ICON)[:-30], ("cut short", "line 1")),
    "truncated in a text": (document(icon(label="young person"))[:150], ("cut short",)),
    "damaged": (
        document(ICON).replace('"x": 1', '"x" 1').replace(', "elements', ',\n"elements'),
        ("line 2",),
    ),
    "not JSON": ("Dear diary", ("not a richpic picture",)),
    "another program's": ('{"type": "excalidraw", "elements": []}', ("not a richpic picture",)),
    "a list": ("[1, 2]", ("not a richpic picture",)),
    "text for a number": (document(icon(x="12")), ("“a1”", "“x”", "must be a number")),
    "number for a text": (document(icon(label=5)), ("“a1”", "“label”", "must be a text")),
    "number for yes or no": (document(icon(locked=1)), ("“a1”", "“locked”", "true or false")),
    "text for an end": (document(ICON, link(end="a1")), ("“l1”", "“end”", "{ … }")),
    "wrong inside an end": (document(ICON, link(end={"x": []})), ("“l1”", "“end.x”", "number")),
    "a missing field": (document({"kind": "icon", "id": "a1", "z": "a0"}), ("“a1”", "“symbol”", "missing")),
    "NaN": (document(icon(y=float("nan"))), ("“a1”", "“y”", "NaN")),
    "infinite": (document(ICON).replace('"x": 1', '"x": 1e999'), ("“a1”", "“x”", "infinite")),
    "far away": (document(icon(x=2e6)), ("“a1”", "“x”", "at most 1e+06")),
    "too long a text": (document(icon(label="x" * 201)), ("“a1”", "“label”", "200 characters")),
    "no such choice": (document(link(start={}, heads="left")), ("“l1”", "“heads”", "'both'")),
    "an unknown field": (document(icon(colour="red")), ("“a1”", "“colour”")),
    "an unknown field inside": (document(ICON, link(end={"pin": 1})), ("“l1”", "“end.pin”")),
    "an unknown kind": (document(icon(kind="hologram")), ("“a1”", "“hologram”")),
    "no kind": (document({"id": "a1"}), ("“a1”", "“kind”", "missing")),
    "no id": (document({"kind": "note"}), ("number 1", "“id”", "missing")),
    "an empty id": (document(icon(id="")), ("“id”",)),
    "the page's id": (document(icon(id="page")), ("“page”", "“id”")),
    "one id twice": (document(ICON, icon(x=9)), ("“a1”", "two elements")),
    "a list for an element": (document([1]), ("number 1", "{ … }")),
    "no order": (document(icon(z="!")), ("“a1”", "“z”", "order")),
    "a link to nowhere": (document(link(start={"element": "gone"})), ("“l1”", "“gone”", "not there")),
    "a link to itself": (document(link(start={"element": "l1"})), ("“l1”", "circle")),
    "links in a circle": (
        document(link(start={"element": "l2"}), link(id="l2", start={"element": "l1"})),
        ("“l1”", "circle"),
    ),
    "groups in a circle": (
        document(icon(groups=["g", "h"]), icon(id="a2", groups=["h", "g"])),
        ("“a2”", "“groups”", "circle"),
    ),
    "a group inside itself": (document(icon(groups=["g", "g"])), ("“a1”", "“groups”", "itself")),
    "a group in two groups": (
        document(icon(groups=["g", "h"]), icon(id="a2", groups=["g"])),
        ("“a2”", "“groups”", "“g”"),
    ),
    "a missing image": (
        document({"kind": "image", "id": "i1", "image_id": "abc"}),
        ("“i1”", "“image_id”", "“abc”", "not in the file"),
    ),
    "a damaged image": (document(images={"abc": _NOT_AN_IMAGE}), ("image “abc”", "damaged")),
    "an image of another kind": (
        document(images={"abc": {"mime": "image/svg+xml", "base64": ""}}),
        ("image “abc”", "image/png"),
    ),
    "a script for an image": (document(images={"abc": 5}), ("image “abc”",)),
    "nested deeply": ('{"format": "richpic", "version": 1, "page": ' + "[" * 100_000, ("nested too deeply",)),
    "nested too deeply for a field": (
        document(icon(new=_nested(200)), minor=9),
        ("“a1”", "“new”", "nested too deeply"),
    ),
    "nested too deeply for a known field": (
        document(icon(label=_nested(900))),
        ("“a1”", "“label”", "nested too deeply"),
    ),
    "nested too deeply inside an end": (
        document(ICON, link(end={"new": _nested(500)}), minor=9),
        ("“l1”", "“end”", "nested too deeply"),
    ),
    "nested too deeply on the page": (
        document(ICON, page={"new": _nested(90)}, minor=9),
        ("page", "“new”", "nested too deeply"),
    ),
    "nested too deeply elsewhere": (
        document(ICON, layers=_nested(90), minor=9),
        ("layers", "nested too deeply"),
    ),
    "brackets without end": ("[[]," * 1_200_001, ("too many parts",)),
    "numbers without end": ('{"format": "richpic", "layers": [' + "0," * 3_900_000, ("too many parts",)),
    "too many things": (
        document(*({"kind": "note", "id": f"n{n}", "z": "a0"} for n in range(100_001))),
        ("elements", "100,001 things", "at most 100,000"),
    ),
    "too long a stroke": (
        document({"kind": "ink", "id": "s1", "z": "a0", "samples": [[0, 0, 0.5]] * 20_001}),
        ("“s1”", "“samples”", "20000 entries"),
    ),
    "pressure beyond all pens": (
        document({"kind": "ink", "id": "s1", "z": "a0", "samples": [[0, 0, 0.5], [1, 1, 1.5]]}),
        ("“s1”", "“samples[2][3]”", "at most 1"),
    ),
    "too many corners": (
        document(
            {"kind": "boundary", "id": "b1", "z": "a0", "shape": "blob", "points": [[0.5, 0.5]] * 5_001}
        ),
        ("“b1”", "“points”", "5000 entries"),
    ),
    "too deep in groups": (
        document(icon(groups=[f"g{n}" for n in range(33)])),
        ("“a1”", "“groups”", "32 entries"),
    ),
    "too long a note": (
        document({"kind": "note", "id": "n1", "z": "a0", "text": "x" * 20_001}),
        ("“n1”", "“text”", "20000 characters"),
    ),
    "too long an id": (document(icon(id="x" * 65)), ("“id”", "64 characters")),
    "too long a place in the order": (document(icon(z="a" + "z" * 400)), ("“a1”", "“z”", "400 characters")),
    "too long a title": (document(ICON, page={"title": "x" * 201}), ("page", "“title”", "200 characters")),
    "too many authors": (document(ICON, page={"authors": ["A"] * 101}), ("page", "“authors”", "100 entries")),
    "links on links without end": (
        document(
            *(link(id=f"l{n}", start={"element": f"l{n + 1}"}) for n in range(40)), link(id="l40", start={})
        ),
        ("circle",),
    ),
    "an image with too many pixels": (
        document(images={"abc": _bomb(9_000, 9_000)}),
        ("image “abc”", "too many pixels (9000 × 9000)"),
    ),
    "a bomb of an image": (document(images={"abc": _bomb(2**31 - 1, 2**31 - 1)}), ("image “abc”", "pixels")),
    "an endless number": (document(ICON).replace('"x": 1', '"x": ' + "1" * 5000), ("too long",)),
    "half a character": (document(icon(label="\ud800")), ("“a1”", "Unicode")),
    "a newer version": (document(ICON, version=2), ("newer version of richpic", "update")),
    "no version": (document(ICON, version="1"), ("version", "whole number")),
    "version zero": (document(ICON, version=0), ("version", "at least 1")),
    "no elements": (document(elements=5), ("elements", "list")),
    "a wrong page": (document(page={"paper": "velvet"}), ("page", "“paper”", "'kraft'")),
    "an unknown part": (document(ICON, layers=[]), ("“layers”",)),
    "names that would break the line": (document(icon(id="a\nb\x1b[31m", x="1")), ("“a b [31m”", "“x”")),
}


def _zeros(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(200 * 2**20)


FILES: Mapping[str, tuple[Callable[[Path], object], tuple[str, ...]]] = {
    "200 MB of zeros": (_zeros, ("200.0 MB", "at most 64 MB")),
    "a page of zeros": (lambda path: path.write_bytes(bytes(4096)), ("nothing but zeros",)),
    "a folder": (lambda path: path.mkdir(), ("folder",)),
    "nothing": (lambda path: None, ("no such file",)),
    "not UTF-8": (lambda path: path.write_bytes(document(ICON).encode("utf-16")), ("UTF-8",)),
    "Latin-1": (
        lambda path: path.write_bytes(b'{"format": "richpic",\n"page": {"title": "caf\xe9"}}'),
        ("UTF-8", "line 2"),
    ),
    "a PNG without a picture": (
        lambda path: path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100)),
        ("no richpic picture inside",),
    ),
    "an SVG without a picture": (lambda path: path.write_text("<svg/>"), ("no richpic picture inside",)),
    "an SVG with entities": (
        lambda path: path.write_text('<!DOCTYPE svg [<!ENTITY a "aaaa">]><svg>&a;</svg>'),
        ("document type",),
    ),
    "a damaged SVG": (lambda path: path.write_text("<svg>\n<g></svg>"), ("line 2",)),
    **{
        name: (lambda path, text=text: path.write_bytes(text.encode("utf-8", "surrogatepass")), words)
        for name, (text, words) in TEXTS.items()
    },
}
