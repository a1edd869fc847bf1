"""Reads the symbol library from assets/icons/*.toml.

A file holds tables, one a symbol. `draw` has one mark a line, painted in that order, on a 100 by 100 grid:

    ROLE SHAPE            tint | paper | solid (flat), bold | line | detail | fine | dash | ribbon (inked)
    ROLE:COLOUR SHAPE     the same in a palette colour, for what should not follow the element's tint;
                          the colours "skin" and "hair" are those of the head before it (or the first)
    head X Y [SCALE] [hair=NAME] [face=NAME] [age=young]    a head whose face, hair and skin can be swapped
    use PART [X Y [SCALE]]                        the marks of a table [parts.PART], moved and scaled

SHAPE is SVG path data, or: circle CX CY R | ellipse CX CY RX RY | rect X Y W H [RADIUS].
Tables named [parts.*], [faces.*] and [hairs.*] hold a `draw` only. A symbol whose name reads badly has a
`caption`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path as FilePath
from types import MappingProxyType
from typing import Any, NamedTuple

from richpic.files.errors import FileError
from richpic.files.kept_ink import inked, keep_inked
from richpic.files.kept_symbols import kept
from richpic.model.geometry import Point, Rect, Transform
from richpic.model.palette import LIGHT
from richpic.model.path import Path, PathError, ellipse, parse, rectangle
from richpic.model.symbol import FILLS, WIDTHS, Head, Mark, Symbol, SymbolLibrary, SymbolMark
from richpic.resources import assets_folder

ORDER = ("people", "feelings", "places", "tensions", "barriers", "resources", "change")
# What a colour may be called; these are the element's or the person's own.
COLOURS = LIGHT.colours.keys() | {"tint", "skin", "hair"}
_SECTIONS = ("parts", "faces", "hairs")


@lru_cache(maxsize=1)
def symbol_library() -> SymbolLibrary:
    """Return the library that ships with the program, read once."""
    folder = assets_folder() / "icons"
    return replace(kept(folder, read_symbols), inked=inked(folder))


def keep_inked_symbols() -> None:
    """Keep what was newly inked of the library that ships with the program, for the next run."""
    keep_inked(symbol_library(), assets_folder() / "icons")


def read_symbols(folder: FilePath) -> SymbolLibrary:
    """Return the library in `folder`. Raises FileError naming the file, table and line that is wrong."""
    import tomllib  # a start finds the library as it was kept

    tables: dict[str, tuple[str, dict[str, Any]]] = {}
    sections: dict[str, dict[str, _Text]] = {name: {} for name in _SECTIONS}
    for file in sorted(folder.glob("*.toml")):
        try:
            content = tomllib.loads(file.read_text("utf-8"))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise FileError(f"{file.name}: cannot be read: {error}") from error
        for section in _SECTIONS:
            for name, table in content.pop(section, {}).items():
                where = f"{file.name}: [{section}.{name}]"
                sections[section][name] = _Text(where, table.get("draw", ""))
        for name, table in content.items():
            if not isinstance(table, dict):
                raise FileError(f"{file.name}: {name!r} stands outside any table")
            tables[name] = (f"{file.name}: [{name}]", table)
    parts = sections["parts"]
    symbols = [_symbol(name, where, table, parts) for name, (where, table) in tables.items()]
    symbols.sort(key=lambda symbol: ORDER.index(symbol.category) if symbol.category in ORDER else len(ORDER))
    return SymbolLibrary(
        MappingProxyType({symbol.name: symbol for symbol in symbols}),
        _heads(sections["faces"], parts),
        _heads(sections["hairs"], parts),
    )


class _Text(NamedTuple):
    """What a `draw` says, and where it stands."""

    where: str
    draw: str


_Parts = Mapping[str, _Text]


def _heads(texts: dict[str, _Text], parts: _Parts) -> Mapping[str, tuple[Mark, ...]]:
    drawn = {}
    for name, text in texts.items():
        drawn[name] = tuple(mark for mark in _marks(text, parts) if isinstance(mark, Mark))
    return MappingProxyType(drawn)


def _symbol(name: str, where: str, table: dict[str, Any], parts: _Parts) -> Symbol:
    try:
        fields: dict[str, Any] = {}
        for key in ("synonyms", "confused_with"):
            fields[key] = tuple(table.get(key, ()))
        for key in ("looks", "meaning", "tint", "face"):
            if key in table:
                fields[key] = table[key]
        if "outline" in table:
            fields["outline"] = _shape(table["outline"])
        drawn = _marks(_Text(where, table["draw"]), parts)
        return Symbol(name, table["category"], drawn, called=table.get("caption", ""), **fields)
    except KeyError as error:
        raise FileError(f"{where}: {error.args[0]!r} is missing") from error
    except (ValueError, PathError) as error:
        raise FileError(f"{where}: outline: {error}") from error


def _marks(text: _Text, parts: _Parts, depth: int = 0) -> tuple[SymbolMark, ...]:
    if depth > 8:
        raise FileError(f"{text.where}: parts use each other in a circle")
    marks: list[SymbolMark] = []
    for line in text.draw.splitlines():
        words = line.split("#")[0].split()
        if words:
            try:
                marks += _line(words, parts, depth)
            except (ValueError, IndexError, PathError) as error:
                raise FileError(f"{text.where}: {' '.join(words)[:60]!r}: {error}") from error
    return tuple(marks)


def _line(words: list[str], parts: _Parts, depth: int) -> list[SymbolMark]:
    role, _, colour = words[0].partition(":")
    if role == "head":
        return [_head(words[1:])]
    if role == "use":
        if words[1] not in parts:
            raise ValueError(f"no part is called {words[1]!r}")
        x, y, scale_by = (*(float(word) for word in words[2:]), *(0.0, 0.0, 1.0)[len(words) - 2 :])
        transform = Transform.scaling(scale_by).then(Transform.translation(x, y))
        return [_moved(mark, transform) for mark in _marks(parts[words[1]], parts, depth + 1)]
    if role not in WIDTHS and role not in FILLS:
        raise ValueError(f"unknown role {role!r}")
    if colour and colour not in COLOURS:
        raise ValueError(f"unknown colour {colour!r}")
    return [Mark(role, _shape(" ".join(words[1:])), colour)]


def _head(words: list[str]) -> Head:
    options = dict(word.split("=", 1) for word in words if "=" in word)
    x, y, *scale = (float(word) for word in words if "=" not in word)
    return Head(
        Point(x, y),
        scale[0] if scale else 1.0,
        options.get("hair", ""),
        options.get("face", ""),
        options.get("age") == "young",
    )


def _moved(mark: SymbolMark, transform: Transform) -> SymbolMark:
    if isinstance(mark, Head):
        return replace(mark, centre=transform.map(mark.centre), scale=mark.scale * transform.a)
    return Mark(mark.role, mark.path.mapped(transform), mark.colour)


def _shape(text: str) -> Path:
    words = text.split()
    shapes = {"circle": 3, "ellipse": 4, "rect": 4}
    if not words:
        raise ValueError("a mark has no shape")
    if words[0] not in shapes:
        return parse(text)
    numbers = [float(word) for word in words[1:]]
    if not shapes[words[0]] <= len(numbers) <= shapes[words[0]] + (words[0] == "rect"):
        raise ValueError(f"a {words[0]} has {shapes[words[0]]} numbers")
    if words[0] == "circle":
        return ellipse(Rect.centred((numbers[0], numbers[1]), 2 * numbers[2], 2 * numbers[2]))
    if words[0] == "ellipse":
        return ellipse(Rect.centred((numbers[0], numbers[1]), 2 * numbers[2], 2 * numbers[3]))
    return rectangle(Rect(*numbers[:4]), numbers[4] if len(numbers) > 4 else 0.0)
