"""Pictures carry the symbols of icon packs that they show, so that they look the same where no pack is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from richpic.model.change import Change
from richpic.model.element import Element, Fields
from richpic.model.packed_symbol import PackedSymbol
from richpic.model.picture import Picture
from richpic.model.symbol import OF_PACK, SymbolLibrary


def with_symbols(change: Change, picture: Picture, library: SymbolLibrary) -> Change:
    """Return `change`, about to be applied to `picture`, with what it shows of the packs of `library`.

    What the picture carries already stays as it is, even where a pack has a newer drawing.
    """
    if not library.packs:
        return change
    there = picture.symbols.keys() | change.symbols.keys() | library.symbols.keys()
    found: dict[str, PackedSymbol] = {}
    for name in _named(change, picture):
        if name not in there and (symbol := library.of_pack(name)) is not None:
            found[name] = symbol
    return replace(change, symbols={**found, **change.symbols}) if found else change


def _named(change: Change, picture: Picture) -> set[str]:
    """Return the names of the symbols that elements show after `change`."""
    names: set[str] = set()
    for identifier, patch in change.patches.items():
        element = picture.elements.get(identifier)
        if isinstance(patch.after, Element):
            names.update(patch.after.used_symbols())
        elif isinstance(patch.after, Mapping) and element is not None and _may_name(patch.after):
            names.update(replace(element, **patch.after).used_symbols())
    return names


def _may_name(fields: Fields) -> bool:
    """Tell whether some field may be the name of a symbol of a pack."""
    return any(isinstance(value, str) and OF_PACK in value for value in fields.values())
