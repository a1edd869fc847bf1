"""Tells screen readers what the pages of a PDF show: each is a figure with its description.

Qt writes no structure. It is appended as an update of the file: the content of each page becomes one marked
figure with an alternative description (ISO 32000-1, 14.7 to 14.9; ISO 14289-1). What does not look as Qt
writes it is left as it is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from richpic.render.pdf_text import objects_of, updated
from richpic.render.scene import Artwork

LANGUAGE = "en-GB"
_CONTENTS = re.compile(rb"/Contents (\d+ 0 R)")


def tagged(pdf: bytes, pages: Sequence[Artwork]) -> bytes:
    """Return `pdf`, whose pages show `pages` in this order, with the description of each."""
    objects = objects_of(pdf)
    numbers = _pages(objects)
    root = next((number for number, body in objects.items() if b"/Type /Catalog" in body), 0)
    if not root or len(numbers) != len(pages) or not all(_CONTENTS.search(objects[one]) for one in numbers):
        return pdf
    first = max(objects) + 1
    begin, end, tree, parents, document = range(first, first + 5)
    figures = range(document + 1, document + 1 + len(pages))
    changed = {
        root: _catalogue(objects[root], tree),
        begin: _stream(b"/Figure <</MCID 0>> BDC"),
        end: _stream(b"EMC"),
        tree: b"<< /Type /StructTreeRoot /K [%d 0 R] /ParentTree %d 0 R /ParentTreeNextKey %d >>"
        % (document, parents, len(pages)),
        parents: b"<< /Nums [%s] >>" % b" ".join(b"%d [%d 0 R]" % pair for pair in enumerate(figures)),
        document: b"<< /Type /StructElem /S /Document /P %d 0 R /K [%s] >>"
        % (tree, b" ".join(b"%d 0 R" % one for one in figures)),
    }
    for place, (figure, page, artwork) in enumerate(zip(figures, numbers, pages, strict=True)):
        changed[figure] = _figure(artwork, document, page)
        changed[page] = _page(objects[page], place, begin, end)
    return updated(pdf, changed)


def _pages(objects: Mapping[int, bytes]) -> list[int]:
    """Return the numbers of the pages in their order."""
    tree = next((body for body in objects.values() if re.search(rb"/Type /Pages\b", body)), b"")
    kids = re.search(rb"/Kids\s*\[([^\]]*)\]", tree)
    found = [int(one) for one in re.findall(rb"(\d+) 0 R", kids[1])] if kids else []
    return [one for one in found if one in objects]


def _catalogue(body: bytes, tree: int) -> bytes:
    more = b"/MarkInfo << /Marked true >>\n/StructTreeRoot %d 0 R\n/Lang (%s)\n" % (tree, LANGUAGE.encode())
    return _with(body, more + b"/ViewerPreferences << /DisplayDocTitle true >>\n")


def _page(body: bytes, place: int, begin: int, end: int) -> bytes:
    framed = _CONTENTS.sub(rb"/Contents [%d 0 R \1 %d 0 R]" % (begin, end), body, count=1)
    return _with(framed, b"/StructParents %d\n/Tabs /S\n" % place)


def _with(body: bytes, entries: bytes) -> bytes:
    """Return a dictionary with more entries at its end."""
    inside, _, _ = body.rpartition(b">>")
    return inside + entries + b">>"


def _figure(artwork: Artwork, document: int, page: int) -> bytes:
    words = "\n\n".join(filter(None, (artwork.description, artwork.long_description)))
    told = ("\ufeff" + words).encode("utf-16-be", "replace").hex().upper().encode()
    return b"<< /Type /StructElem /S /Figure /P %d 0 R /Pg %d 0 R /K 0 /Alt <%s> >>" % (document, page, told)


def _stream(text: bytes) -> bytes:
    return b"<< /Length %d >>\nstream\n%s\nendstream" % (len(text), text)
