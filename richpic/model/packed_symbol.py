"""A symbol of an icon pack as a picture carries it: text, from which it is drawn when it is needed."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import lru_cache

from richpic.model.symbol import UNKNOWN, Symbol
from richpic.model.symbol_text import DrawFault, drawn


@dataclass(frozen=True, slots=True)
class PackedSymbol:
    """`name` begins with its pack's; `draw` is the drawing (see symbol_text); `credit` says whom to thank."""

    name: str
    draw: str = field(repr=False)
    called: str = ""
    credit: str = ""

    @property
    def symbol(self) -> Symbol:
        """The symbol to draw; a box with a question mark if the drawing is damaged."""
        return _symbol(self)


@lru_cache(maxsize=2048)
def _symbol(packed: PackedSymbol) -> Symbol:
    known = Symbol(packed.name, "", (), called=packed.called, credit=packed.credit)
    try:
        marks, outline = drawn(packed.draw)
    except DrawFault:
        return replace(known, marks=UNKNOWN.marks)
    return replace(known, marks=marks, outline=outline)
