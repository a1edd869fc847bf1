"""Fonts cut down to the letters that are used, to be carried inside an SVG."""

from __future__ import annotations

import io
import struct
from functools import lru_cache
from typing import Any

from fontTools import subset
from fontTools.ttLib import TTFont, TTLibError
from PySide6.QtGui import QRawFont

from richpic.render.fonts import font_file

# What a font of outlines can consist of; Qt tells a table's content, but not which tables there are.
_TABLES = (
    *("head", "hhea", "hmtx", "maxp", "OS/2", "cmap", "name", "post", "loca", "glyf", "CFF", "cvt", "fpgm"),
    *("prep", "GDEF", "GSUB", "GPOS", "kern", "vhea", "vmtx"),
)
_NEEDED = {"head", "hhea", "hmtx", "maxp", "cmap", "OS/2"}
# OS/2 fsType, bits by which a font forbids embedding, or subsets of itself.
_RESTRICTED, _PREVIEW_OR_EDIT, _NO_SUBSETS, _BITMAPS_ONLY = 0x0002, 0x000C, 0x0100, 0x0200
# Copyright, family, style, full and PostScript name, licence and its address: what licences ask to keep.
_NAMES = (0, 1, 2, 4, 6, 13, 14)
_ENGLISH = 0x409


@lru_cache(maxsize=64)
def bundled_subset(family: str, weight: int, letters: frozenset[str], shapes: bool = True) -> bytes:
    """Return the bundled font as WOFF2 with just `letters`; shaping works as in the whole font.

    Without `shapes`, each letter has but one: for words that need not look as they do on a picture.
    """
    with TTFont(font_file(family, weight), lazy=True, recalcTimestamp=False) as font:
        return _cut(font, letters, shapes)


def may_carry(raw: QRawFont) -> bool:
    """Tell whether a font of the system may be carried in a file, by its maker's word and by its build."""
    os2 = bytes(raw.fontTable("OS/2").data())
    if len(os2) < 10 or not raw.fontTable("fvar").isEmpty():
        return False
    (rights,) = struct.unpack_from(">H", os2, 8)
    restricted = rights & _RESTRICTED and not rights & _PREVIEW_OR_EDIT
    return not restricted and not rights & (_NO_SUBSETS | _BITMAPS_ONLY)


def system_subset(raw: QRawFont, letters: frozenset[str]) -> bytes | None:
    """Return a font of the system as WOFF2 with just `letters`, or None if it cannot be taken apart."""
    tables = {tag: bytes(raw.fontTable(tag.ljust(4)).data()) for tag in _TABLES}
    tables = {tag: data for tag, data in tables.items() if data}
    if not tables.keys() >= _NEEDED or not ({"glyf", "CFF"} & tables.keys()):
        return None
    try:
        with TTFont(io.BytesIO(_assembled(tables)), lazy=True, recalcTimestamp=False) as font:
            return _cut(font, letters)
    except (TTLibError, ValueError, KeyError, IndexError, AssertionError, struct.error):
        # Fonts in the wild break the rules in more ways than fontTools has names for.
        return None


def _assembled(tables: dict[str, bytes]) -> bytes:
    """Return a font file made of `tables` (OpenType specification, "table directory")."""
    count = len(tables)
    power = count.bit_length() - 1
    version = b"OTTO" if "CFF" in tables else b"\0\1\0\0"
    head = version + struct.pack(">HHHH", count, 16 << power, power, 16 * count - (16 << power))
    directory, body = b"", b""
    start = len(head) + 16 * count
    for tag in sorted(tables):
        data = tables[tag]
        directory += tag.ljust(4).encode() + struct.pack(">III", 0, start + len(body), len(data))
        body += data + b"\0" * (-len(data) % 4)
    return head + directory + body


def _cut(font: Any, letters: frozenset[str], shapes: bool = True) -> bytes:
    options = subset.Options(
        flavor="woff2",
        hinting=False,
        notdef_outline=True,
        drop_tables=["DSIG", "STAT", "kern"] if "GPOS" in font else ["DSIG", "STAT"],
        ignore_missing_unicodes=True,
    )
    if not shapes:
        options.layout_features = ["kern", "mark", "mkmk"]
    cutter = subset.Subsetter(options)
    cutter.populate(text="".join(sorted(letters)))
    # Laid aside, for fontTools would look through all other tables for more names worth keeping: a third of
    # the time, for names of axes and features that nobody chooses here.
    names = font.get("name")
    if names is not None:
        del font["name"]
    cutter.subset(font)
    if names is not None:
        names.names = [name for name in names.names if name.nameID in _NAMES and name.langID == _ENGLISH]
        font["name"] = names
    out = io.BytesIO()
    font.flavor = "woff2"
    font.save(out)
    return out.getvalue()
