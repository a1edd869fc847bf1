"""Symbols: what an icon looks like and means, on a grid of 100 by 100 units."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeAlias

from richpic.model.geometry import Point, Rect
from richpic.model.path import Path, rectangle

GRID = 100.0
# The category of the small signs that links carry; they are no icons of their own.
MARKS = "marks"
HEAD_RADIUS = 16.0
WIDTHS: Mapping[str, float] = MappingProxyType(
    {"bold": 8.0, "line": 3.0, "detail": 2.2, "fine": 1.6, "dash": 3.0, "ribbon": 9.0}
)
# How wide the colour on a ribbon is: what is left of the ink are its edges.
RIBBON_CORE = 5.4
FILLS = ("tint", "paper", "solid")


@dataclass(frozen=True, slots=True, eq=False)
class Mark:
    """One stroke or shape. `role` is a key of WIDTHS (inked lines) or one of FILLS (flat shapes).

    `colour` names a palette colour; empty means the element's own tint (tint, ribbon) or ink (the others).
    """

    role: str
    path: Path
    colour: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Head:
    """Where a person's head goes: face, hair and skin are the element's to choose.

    A `young` one is not given grey hair by chance.
    """

    centre: Point
    scale: float = 1.0
    hair: str = ""
    face: str = ""
    young: bool = False


SymbolMark: TypeAlias = Mark | Head


@dataclass(frozen=True, slots=True, eq=False)
class Symbol:
    """A symbol of the library.

    `name` is its id and, with spaces for hyphens, its caption unless it is `called` something else;
    `outline` is where links stop; `tint` is the colour that it has until the user picks another.
    """

    name: str
    category: str
    marks: tuple[SymbolMark, ...]
    looks: str = ""
    meaning: str = ""
    synonyms: tuple[str, ...] = ()
    confused_with: tuple[str, ...] = ()
    tint: str = "sky"
    face: str = ""
    outline: Path = rectangle(Rect(6, 4, 88, 92), 14)
    called: str = ""

    @property
    def caption(self) -> str:
        """The name as people read it."""
        return self.called or self.name.replace("-", " ")

    @property
    def has_face(self) -> bool:
        """Whether any face fits it."""
        return any(isinstance(mark, Head) for mark in self.marks)


@dataclass(frozen=True, slots=True, eq=False)
class SymbolLibrary:
    """All symbols by name, the swappable faces and hair or headwear (centred on 0, 0, head radius 16)."""

    symbols: Mapping[str, Symbol]
    faces: Mapping[str, tuple[Mark, ...]]
    hairs: Mapping[str, tuple[Mark, ...]]

    def __iter__(self) -> Iterator[Symbol]:
        return iter(self.symbols.values())

    def __contains__(self, name: object) -> bool:
        return name in self.symbols

    def get(self, name: str) -> Symbol:
        """Return the symbol called `name`, or a plain box with a question mark if there is none."""
        return self.symbols.get(name, UNKNOWN)

    @property
    def categories(self) -> tuple[str, ...]:
        """The categories in the order of the library."""
        return tuple(dict.fromkeys(symbol.category for symbol in self if symbol.category != MARKS))


UNKNOWN = Symbol(
    name="unknown",
    category="",
    marks=(
        Mark("dash", rectangle(Rect(14, 14, 72, 72), 12)),
        Mark("line", Path("MCCL", (38, 42, 38, 24, 64, 26, 62, 42, 60, 54, 50, 52, 50, 62, 50, 62.1))),
        Mark("solid", rectangle(Rect(47.5, 70, 5, 5), 2.5)),
    ),
    meaning="a symbol that this copy of the program does not have",
)
