"""Symbols: what an icon looks like and means, on a grid of 100 by 100 units."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeAlias

from richpic.model.geometry import Point, Rect
from richpic.model.inked import Inked
from richpic.model.path import Path, rectangle

if TYPE_CHECKING:
    from richpic.model.packed_symbol import PackedSymbol

GRID = 100.0
# An icon is drawn in one of this many hands, chosen by its id unless it says which: enough that no two
# neighbours look stamped, few enough that thousands of icons share their paths on screen and in SVG.
HANDS = 5
# The hair goes with the skin that chance gives somebody, whichever they have.
CHANCE = "chance"
# The category of the small signs that links carry; they are no icons of their own.
MARKS = "marks"
HEAD_RADIUS = 16.0
WIDTHS: Mapping[str, float] = MappingProxyType(
    {"bold": 8.0, "line": 3.0, "detail": 2.2, "fine": 1.6, "dash": 3.0, "ribbon": 9.0}
)
# How wide the colour on a ribbon is: what is left of the ink are its edges.
RIBBON_CORE = 5.4
FILLS = ("tint", "paper", "solid")
# An even line, without the hand's wobble: for icons that others drew. The mark says how wide.
EVEN = "stroke"
# Between the name of a pack and the name of an icon in it.
OF_PACK = ":"


def usual_hand(name: str) -> int:
    """Return which hand, from 1 to HANDS, draws the symbol called `name` in lists: always the same one."""
    return sum(name.encode()) % HANDS + 1


def spoken_name(name: str) -> str:
    """Return the name of a symbol as people read it: "mdi:home-outline" is "home outline"."""
    return name.rpartition(OF_PACK)[2].replace("-", " ")


@dataclass(frozen=True, slots=True, eq=False)
class Mark:
    """One stroke or shape. `role` is a key of WIDTHS (inked lines), one of FILLS (flat shapes), or EVEN.

    `colour` names a palette colour or is "#rrggbb" or "#rrggbbaa"; empty means the element's own tint (tint,
    ribbon) or ink (the others). `width` is that of an EVEN line. What is outside any of `clips` is cut off.
    """

    role: str
    path: Path
    colour: str = ""
    width: float = 0.0
    clips: tuple[Path, ...] = ()


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
    `outline` is where links stop; `tint` is the colour that it has until the user picks another. `credit`
    names who drew it and under which licence, where it came in a pack.
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
    credit: str = ""

    @property
    def caption(self) -> str:
        """The name as people read it."""
        return self.called or spoken_name(self.name)

    @property
    def has_face(self) -> bool:
        """Whether any face fits it."""
        return any(isinstance(mark, Head) for mark in self.marks)


class Look(NamedTuple):
    """What is chosen of how a symbol looks, by names; "" leaves it to the symbol, or to who draws it.

    The colour of the hair goes with the skin, or with the skin `hair_for`, CHANCE being
    that of the hand that draws it.
    """

    tint: str = ""
    ink: str = "ink"
    face: str = ""
    hair: str = ""
    skin: str = ""
    hair_for: str = ""

    @property
    def key(self) -> str:
        """Return a part of a key for what looks so; a key is made of what may stand in an id of SVG."""
        chosen = self if self.hair_for else self[:-1]
        return "-".join(word.strip("#") for word in chosen)


# Nothing is chosen.
USUAL = Look()


class SymbolPack(Protocol):
    """Icons that others drew, added by the user. Reading them is put off until they are asked for."""

    @property
    def prefix(self) -> str:
        """What the names of its symbols begin with, before OF_PACK."""

    @property
    def title(self) -> str:
        """Its name as people read it."""

    @property
    def count(self) -> int:
        """How many symbols it has."""

    @property
    def listing(self) -> tuple[Symbol, ...]:
        """All its symbols, with words to find them by but without marks."""

    def packed(self, name: str) -> PackedSymbol | None:
        """Return the whole symbol called `name` (with the prefix), or None if the pack has none."""


@dataclass(frozen=True, slots=True, eq=False)
class SymbolLibrary:
    """The program's symbols by name, the swappable faces and hair or headwear (centred on 0, 0, radius 16).

    `packs` are the user's own; `carried` the symbols of packs that the picture at hand brings with it.
    `inked` is what was drawn of them before. Iterating gives the program's symbols only.
    """

    symbols: Mapping[str, Symbol]
    faces: Mapping[str, tuple[Mark, ...]]
    hairs: Mapping[str, tuple[Mark, ...]]
    packs: tuple[SymbolPack, ...] = ()
    carried: Mapping[str, PackedSymbol] = field(default_factory=dict)
    inked: Inked = field(default_factory=Inked)

    def __iter__(self) -> Iterator[Symbol]:
        return iter(self.symbols.values())

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and self.find(name) is not None

    def get(self, name: str) -> Symbol:
        """Return the symbol called `name`, or a plain box with a question mark if there is none."""
        return self.find(name) or UNKNOWN

    def find(self, name: str) -> Symbol | None:
        """Return the symbol called `name`: what the picture carries goes before what the packs hold now."""
        if (own := self.symbols.get(name)) is not None:
            return own
        packed = self.carried.get(name) or self.of_pack(name)
        return packed.symbol if packed else None

    def of_pack(self, name: str) -> PackedSymbol | None:
        """Return the symbol of a pack called `name`, or None."""
        prefix, separator, _ = name.partition(OF_PACK)
        pack = next((one for one in self.packs if separator and one.prefix == prefix), None)
        return pack.packed(name) if pack else None

    def carrying(self, carried: Mapping[str, PackedSymbol]) -> SymbolLibrary:
        """Return the library for a picture that brings the symbols `carried` with it."""
        return replace(self, carried=carried) if carried else self

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
