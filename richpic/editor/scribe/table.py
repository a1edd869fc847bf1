"""Tables copied from a spreadsheet: rows of from, link and to are links between what they name."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from richpic.editor.scribe.grammar import LONGEST_NAME, Join, Name, Notes, Statement
from richpic.elements.link import Tension

# More rows than this make no picture.
MOST_ROWS = 150
LONGEST_LABEL = 200
# What the columns may be called. A first row of such words is a heading.
_FROM = frozenset({"from", "source", "who", "start"})
_LINK = frozenset({"link", "label", "relation", "relationship", "how", "via", "does", "connection", "type"})
_TO = frozenset({"to", "target", "whom", "end"})


def is_table(text: str) -> bool:
    """Tell whether `text` is rows of two or more cells."""
    rows = [line for line in text.splitlines() if line.strip()]
    return bool(rows) and all("\t" in row.strip("\n") for row in rows)


def table_notes(text: str) -> tuple[Notes, int]:
    """Return what a table says, and how many of its rows were too many.

    Three columns are from, link, to and two are from, to, unless a heading says otherwise. A row with one
    cell names a thing; a link that ends with "!" is a tension.
    """
    cells = [[cell.strip() for cell in row] for row in csv.reader(io.StringIO(text), delimiter="\t")]
    rows = [row for row in cells if any(row)]
    order = _columns(rows[0]) if rows else None
    if order is not None:
        rows = rows[1:]
    else:
        order = (0, 1, 2) if max(map(len, rows), default=0) > 2 else (0, None, 1)
    found = [_statement(row, order) for row in rows[:MOST_ROWS]]
    return Notes(statements=tuple(filter(None, found))), max(0, len(rows) - MOST_ROWS)


def _columns(heading: Sequence[str]) -> tuple[int, int | None, int] | None:
    """Return the places of from, link and to if the row is a heading."""
    names = [cell.lower().rstrip(":") for cell in heading]
    places = [
        next((i for i, name in enumerate(names) if name in words), None) for words in (_FROM, _LINK, _TO)
    ]
    start, link, end = places
    return (start, link, end) if start is not None and end is not None else None


def _statement(row: Sequence[str], order: tuple[int, int | None, int]) -> Statement | None:
    start, label, end = (row[place] if place is not None and place < len(row) else "" for place in order)
    if not (start and end):
        alone = start or end
        return Name(alone[:LONGEST_NAME]) if alone else None
    words = " ".join(label.split())
    tense = words.endswith("!")
    label = words.rstrip("! ")[:LONGEST_LABEL]
    ends = Name(start[:LONGEST_NAME]), Name(end[:LONGEST_NAME])
    return Join(*ends, label, both=tense, tension=Tension() if tense else None)
