"""Reads the symbol library from assets/icons/*.toml.

A file holds tables, one a symbol. `draw` has one mark a line, painted in that order, on a 100 by 100 grid:

    ROLE SHAPE            tint | paper | solid (flat), bold | line | detail | fine | dash (inked)
    ROLE:COLOUR SHAPE     the same in a palette colour, for what should not follow the element's tint;
                          the colours "skin" and "hair" are those of the person
    head X Y [SCALE] [hair=NAME] [face=NAME]      a head whose face, hair and skin can be swapped
    use PART [X Y [SCALE]]                        the marks of a table [parts.PART], moved and scaled

SHAPE is SVG path data, or: circle CX CY R | ellipse CX CY RX RY | rect X Y W H [RADIUS].
Tables named [parts.*], [faces.*] and [hairs.*] hold a `draw` only.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path as FilePath
from types import MappingProxyType
from typing import Any

from richpic.resources import assets_folder
from richpic.files.errors import FileError
from richpic.model.geometry import Point, Rect, Transform
from richpic.model.path import Path, PathError, ellipse, parse, rectangle
from richpic.model.symbol import FILLS, WIDTHS, Head, Mark, Symbol, SymbolLibrary, SymbolMark

ORDER = ("people", "feelings", "places", "tensions", "barriers", "resources", "change")
_SECTIONS = ("parts", "faces", "hairs")


@lru_cache(maxsize=1)
def symbol_library() -> SymbolLibrary:
    """Return the library that ships with the program, read once."""
    return read_symbols(assets_folder() / "icons")


def read_symbols(folder: FilePath) -> SymbolLibrary:
    """Return the library in `folder`. Raises FileError naming the file, table and line that is wrong."""
    tables: dict[str, dict[str, Any]] = {}
    sections: dict[str, dict[str, Any]] = {name: {} for name in _SECTIONS}
    for file in sorted(folder.glob("*.toml")):
        try:
            content = tomllib.loads(file.read_text("utf-8"))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise FileError(f"{file.name}: cannot be read: {error}") from error
        for section in _SECTIONS:
            sections[section].update(content.pop(section, {}))
        tables.update(content)
    parts = {name: table.get("draw", "") for name, table in sections["parts"].items()}
    symbols = [_symbol(name, table, parts) for name, table in tables.items()]
    symbols.sort(key=lambda symbol: ORDER.index(symbol.category) if symbol.category in ORDER else len(ORDER))
    return SymbolLibrary(
        MappingProxyType({symbol.name: symbol for symbol in symbols}),
        _heads("faces", sections["faces"], parts),
        _heads("hairs", sections["hairs"], parts),
    )


def _heads(section: str, tables: dict[str, Any], parts: dict[str, str]) -> Mapping[str, tuple[Mark, ...]]:
    drawn = {}
    for name, table in tables.items():
        marks = _marks(f"{section}.{name}", table.get("draw", ""), parts)
        drawn[name] = tuple(mark for mark in marks if isinstance(mark, Mark))
    return MappingProxyType(drawn)


def _symbol(name: str, table: dict[str, Any], parts: dict[str, str]) -> Symbol:
    try:
        fields: dict[str, Any] = {}
        for key in ("synonyms", "confused_with"):
            fields[key] = tuple(table.get(key, ()))
        for key in ("looks", "meaning", "tint", "face"):
            if key in table:
                fields[key] = table[key]
        if "outline" in table:
            fields["outline"] = _shape(name, table["outline"])
        return Symbol(name, table["category"], _marks(name, table["draw"], parts), **fields)
    except KeyError as error:
        raise FileError(f"icon {name!r}: {error.args[0]!r} is missing") from error


def _marks(name: str, text: str, parts: dict[str, str], depth: int = 0) -> tuple[SymbolMark, ...]:
    if depth > 8:
        raise FileError(f"icon {name!r}: parts use each other in a circle")
    marks: list[SymbolMark] = []
    for line in text.splitlines():
        words = line.split("#")[0].split()
        if words:
            marks += _line(name, words, parts, depth)
    return tuple(marks)


def _line(name: str, words: list[str], parts: dict[str, str], depth: int) -> list[SymbolMark]:
    role, _, colour = words[0].partition(":")
    try:
        if role == "head":
            options = dict(word.split("=", 1) for word in words if "=" in word)
            x, y, *scale = (float(word) for word in words[1:] if "=" not in word)
            return [Head(Point(x, y), scale[0] if scale else 1.0, options.get("hair", ""), options.get("face", ""))]
        if role == "use":
            x, y, scale_by = (*(float(word) for word in words[2:]), *(0.0, 0.0, 1.0)[len(words) - 2 :])
            transform = Transform.scaling(scale_by).then(Transform.translation(x, y))
            return [_moved(mark, transform) for mark in _marks(name, parts[words[1]], parts, depth + 1)]
        if role not in WIDTHS and role not in FILLS:
            raise ValueError(f"unknown role {role!r}")
        return [Mark(role, _shape(name, " ".join(words[1:])), colour)]
    except KeyError as error:
        raise FileError(f"icon {name!r}: no part is called {error.args[0]!r}") from error
    except (ValueError, PathError) as error:
        raise FileError(f"icon {name!r}: {' '.join(words)[:60]!r}: {error}") from error


def _moved(mark: SymbolMark, transform: Transform) -> SymbolMark:
    if isinstance(mark, Head):
        return Head(transform.map(mark.centre), mark.scale * transform.a, mark.hair, mark.face)
    return Mark(mark.role, mark.path.mapped(transform), mark.colour)


def _shape(name: str, text: str) -> Path:
    words = text.split()
    shapes = {"circle": 3, "ellipse": 4, "rect": 4}
    if not words:
        raise FileError(f"icon {name!r}: a mark has no shape")
    if words[0] not in shapes:
        return parse(text)
    numbers = [float(word) for word in words[1:]]
    if not shapes[words[0]] <= len(numbers) <= shapes[words[0]] + (words[0] == "rect"):
        raise FileError(f"icon {name!r}: {text!r} has the wrong count of numbers")
    if words[0] == "circle":
        return ellipse(Rect.centred((numbers[0], numbers[1]), 2 * numbers[2], 2 * numbers[2]))
    if words[0] == "ellipse":
        return ellipse(Rect.centred((numbers[0], numbers[1]), 2 * numbers[2], 2 * numbers[3]))
    return rectangle(Rect(*numbers[:4]), numbers[4] if len(numbers) > 4 else 0.0)
