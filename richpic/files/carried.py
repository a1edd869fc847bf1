"""Symbols of icon packs inside a picture's file: one a line, under their names.

"mdi:home": {"called": "home", "credit": "Material Design Icons …", "draw": "tint under\\nsolid M…"}
"""

from __future__ import annotations

from types import MappingProxyType
from typing import Any

from richpic.files.decoding import Fault
from richpic.files.encoding import sound
from richpic.files.errors import quoted
from richpic.model.packed_symbol import PackedSymbol
from richpic.model.picture import Picture
from richpic.model.symbol import OF_PACK
from richpic.model.symbol_text import is_sound

LONGEST_NAME = 64
LONGEST_WORDS = 200
_WORDS = ("called", "credit")


def carried_symbols(picture: Picture) -> list[PackedSymbol]:
    """Return the symbols of packs that something in `picture` shows, by name."""
    if not picture.symbols:  # looking through all elements takes milliseconds
        return []
    return [picture.symbols[name] for name in sorted(picture.used_symbols & picture.symbols.keys())]


def encoded_symbol(symbol: PackedSymbol) -> dict[str, str]:
    """Return `symbol` as it stands in a file, without its name."""
    words = {name: sound(getattr(symbol, name)[:LONGEST_WORDS]) for name in _WORDS}
    return {**{name: value for name, value in words.items() if value}, "draw": symbol.draw}


def decoded_symbols(raw: object) -> MappingProxyType[str, PackedSymbol]:
    """Return the symbols that stand in a file. Raises Fault naming the first that cannot be taken."""
    if not isinstance(raw, dict):
        raise Fault("must be written as { … }", "icons")
    return MappingProxyType({name: _decoded(name, one) for name, one in raw.items()})


def _decoded(name: str, raw: Any) -> PackedSymbol:
    where = f"icon {quoted(name)}"
    if OF_PACK not in name or len(name) > LONGEST_NAME:
        raise Fault("this cannot be the name of an icon of a pack", where)
    if not isinstance(raw, dict) or not all(isinstance(value, str) for value in raw.values()):
        raise Fault("must be written as { … } with texts in it", where)
    if not raw.keys() <= {*_WORDS, "draw"}:
        raise Fault(f"no field is called {quoted(next(iter(raw.keys() - {*_WORDS, 'draw'})))}", where)
    if not is_sound(raw.get("draw", "")):
        raise Fault("its drawing is damaged or too large", where)
    words = {key: raw.get(key, "") for key in _WORDS}
    if any(len(value) > LONGEST_WORDS or sound(value) != value for value in words.values()):
        raise Fault(f"its words are longer than {LONGEST_WORDS} characters, or no valid Unicode", where)
    return PackedSymbol(name, raw["draw"], **words)
