"""Makes the text of a PDF readable to search, copying and screen readers.

Qt tells which letter a glyph stands for by looking it up backwards in the font. Handwriting fonts have
several shapes for a letter, which no letter leads to directly, and those come out as nothing. Here the
letters are known, so the tables from glyph to letter ("ToUnicode") are written again and appended as an
update of the file. Whatever does not fit what is expected of Qt's output is left as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from richpic.model.display import Group, Item, TextRun
from richpic.render.shaping import Reading, readings

# What a glyph reads, for the glyphs of one font in the order in which they were first drawn: Qt numbers
# them so, from 1 on.
Letters = list[str]

_OBJECT = re.compile(rb"(?:^|\n)(\d+) 0 obj\b\s*(.*?)\s*endobj", re.DOTALL)
_WIDTHS = re.compile(rb"/W \[0 \[([\d.\s-]*)\]")
_RANGE = re.compile(rb"<([0-9A-F]{4})> <[0-9A-F]{4}> (?:<([0-9A-F]{4})>|\[([^\]]*)\])")
_TRAILER = re.compile(rb"trailer\s*<<\s*/Size (\d+)(.*?)>>\s*startxref\s*(\d+)", re.DOTALL)
# A block of a table may have no more entries (Adobe technical note 5411).
_MOST_ENTRIES = 100
_HEAD = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
"""
_FOOT = """endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""


def readable(pdf: bytes, items: Iterable[Item]) -> bytes:
    """Return `pdf`, which Qt made by painting `items` in this order, with text that can be read."""
    objects = objects_of(pdf)
    fonts = [number for number in sorted(objects) if b"/Subtype /Type0" in objects[number]]
    updates: dict[int, bytes] = {}
    for number, letters in zip(fonts, _letters(items), strict=False):
        table = _reference(objects[number], b"/ToUnicode ")
        known = _known(objects.get(table, b""))
        if table in objects and _count(objects, number) == len(letters) + 1 and _agree(known, letters):
            updates[table] = _stream(_table(known, letters))
    return updated(pdf, updates) if updates else pdf


def objects_of(pdf: bytes) -> dict[int, bytes]:
    """Return what stands in each object of a file that Qt made, as last updated, by its number."""
    return {int(found[1]): found[2] for found in _OBJECT.finditer(pdf)}


def _letters(items: Iterable[Item]) -> list[Letters]:
    """Return what the glyphs read, font by font in the order of first use."""
    fonts: dict[str, dict[int, str]] = {}
    for reading in _readings(items):
        seen = fonts.setdefault(reading.font, {})
        for glyph, letters in reading.glyphs:
            if glyph and not seen.get(glyph):
                seen[glyph] = letters
    return [list(seen.values()) for seen in fonts.values()]


def _readings(items: Iterable[Item]) -> Iterator[Reading]:
    for item in items:
        if isinstance(item, Group):
            yield from _readings(item.items)
        elif isinstance(item, TextRun):
            yield from readings(item.text, item.family, item.weight)


def _reference(body: bytes, key: bytes) -> int:
    """Return the number of the object that `key` of a dictionary refers to, or -1."""
    found = re.search(re.escape(key) + rb"\[?(\d+) 0 R", body)
    return int(found[1]) if found else -1


def _count(objects: Mapping[int, bytes], font: int) -> int:
    """Return how many glyphs Qt put into a font."""
    found = _WIDTHS.search(objects.get(_reference(objects[font], b"/DescendantFonts "), b""))
    return len(found[1].split()) if found else -1


def _known(table: bytes) -> dict[int, str]:
    """Return what Qt's own table says a glyph reads, by the glyph's number."""
    known: dict[int, str] = {}
    for found in _RANGE.finditer(table.partition(b"endcodespacerange")[2]):
        codes = [found[2]] if found[2] else re.findall(rb"[0-9A-F]{4}", found[3])
        known.update({int(found[1], 16) + i: chr(int(code, 16)) for i, code in enumerate(codes)})
    return known


def _agree(known: Mapping[int, str], letters: Letters) -> bool:
    """Tell whether both say the same of plain letters, which is to say whether the numbers match."""
    ours = dict(enumerate(letters, 1))
    plain = {number: letter for number, letter in known.items() if letter.isascii() and letter.isalpha()}
    return all(ours.get(number) in (letter, "") for number, letter in plain.items())


def _table(known: Mapping[int, str], letters: Letters) -> str:
    read = {number: ours or known.get(number, "") for number, ours in enumerate(letters, 1)}
    entries = [
        f"<{number:04X}> <{text.encode('utf-16-be').hex().upper()}>\n"
        for number, text in read.items()
        if text
    ]
    blocks = [entries[i : i + _MOST_ENTRIES] for i in range(0, len(entries), _MOST_ENTRIES)]
    return (
        _HEAD + "".join(f"{len(block)} beginbfchar\n{''.join(block)}endbfchar\n" for block in blocks) + _FOOT
    )


def _stream(text: str) -> bytes:
    return f"<< /Length {len(text)} >>\nstream\n{text}\nendstream".encode("ascii")


def updated(pdf: bytes, updates: Mapping[int, bytes]) -> bytes:
    """Return `pdf` with objects replaced or added by an update at its end (ISO 32000-1, 7.5.6)."""
    trailer = list(_TRAILER.finditer(pdf))
    if not trailer:
        return pdf
    size, rest, before = trailer[-1].groups()
    rest = re.sub(rb"/Prev \d+\s*", b"", rest)  # of the update before this one
    out = bytearray(pdf if pdf.endswith(b"\n") else pdf + b"\n")
    table = b"xref\n"
    for number, body in sorted(updates.items()):
        table += b"%d 1\n%010d 00000 n \n" % (number, len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += table
    out += b"trailer\n<<\n/Size %s%s/Prev %s\n>>\nstartxref\n%d\n%%%%EOF\n" % (
        b"%d" % max(int(size), *(number + 1 for number in updates)),
        rest,
        before,
        start,
    )
    return bytes(out)
