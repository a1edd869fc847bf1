"""Draws a symbol of the library in a hand, a face and colours."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import cycle
from random import Random

from richpic.model.display import DisplayList, Fill, Group, Item, Stroke
from richpic.model.geometry import Point, Rect, Transform
from richpic.model.inked import Inked, Ring, filled
from richpic.model.palette import BLOND, GREY, HAIRS, SKINS, Palette
from richpic.model.path import Path, ellipse
from richpic.model.strokes import dashes
from richpic.model.symbol import (
    CHANCE,
    EVEN,
    HEAD_RADIUS,
    RIBBON_CORE,
    USUAL,
    WIDTHS,
    Head,
    Look,
    Mark,
    Symbol,
    SymbolLibrary,
)
from richpic.render.ink import ink_line, strokes

# Tints lie a little off their lines, like a two-colour print.
TINT_OFFSET = Transform.translation(2.0, 2.0)
DASH = (8.0, 6.5)
# The end of the names of what goes with a symbol rather than a person, such as a police cap.
WORN = "-wear"


def symbol_items(
    symbol: Symbol,
    library: SymbolLibrary,
    palette: Palette,
    *,
    seed: int,
    look: Look = USUAL,
    roughness: float = 1.0,
) -> DisplayList:
    """Return `symbol` on its 100 by 100 grid. What its `look` leaves open is the symbol's own, or the seed's.

    What is chosen goes for every person in the symbol; what is not differs from one to the next. A
    `roughness` of 0 draws even lines, for where the wobble of a hand is too small to be seen.
    """
    colours = {"tint": look.tint or symbol.tint, "ink": look.ink, "paper": "paper"}
    persons = _persons(symbol, library, seed, look)
    # A hand before the first head is the first person's, any other that of the head before it.
    person, heads = persons[0], iter(persons)
    items: list[Item] = []
    number = seed * 131
    pen = _Pen(library, symbol, (seed, roughness, look.face, *(one.style for one in persons)))
    for mark in symbol.marks:
        marks = [mark] if isinstance(mark, Mark) else []
        if isinstance(mark, Head):
            person = next(heads)
            marks = _head(mark, symbol, library, look.face, person.style)
        for part in marks:
            number += 7919
            items += _mark(part, palette, number, colours | person.colours, roughness, pen)
    pen.put_down()
    return tuple(items)


class _Pen:
    """Inks the marks of a symbol one by one, or takes them as they were inked before.

    `what` is all that says how they are drawn, in a library that is the same.
    """

    def __init__(self, library: SymbolLibrary, symbol: Symbol, what: Iterable[object]) -> None:
        # Icons of packs may change under the same name, and have hardly any ink.
        is_own = library.symbols.get(symbol.name) is symbol
        self._inked = library.inked if is_own else Inked()
        self._name = " ".join(map(str, (symbol.name, *what)))
        before = self._inked.get(self._name)
        self._before = None if before is None else iter(before)
        self._drawn: list[list[Ring]] = []

    def ink(self, draw: Callable[[], list[Ring]]) -> Path:
        """Return the outline of the next mark, whose strokes `draw` returns."""
        if self._before is not None:
            return filled(next(self._before))
        self._drawn.append(draw())
        return filled(self._drawn[-1])

    def put_down(self) -> None:
        """Keep what was drawn, once all of it is."""
        if self._drawn:
            self._inked.keep(self._name, self._drawn)


@dataclass(frozen=True, slots=True)
class _Person:
    """How one of the people in a symbol looks: `style` names a hair, `colours` what "skin" and "hair" are."""

    style: str
    colours: dict[str, str]


def _persons(symbol: Symbol, library: SymbolLibrary, seed: int, look: Look) -> list[_Person]:
    """Return who wears each head of `symbol`, and one at least. No two look the same if it can be helped."""
    random = Random(f"{symbol.name} {seed}")
    styles = sorted(name for name in library.hairs if not name.endswith(WORN)) or [""]
    skins = cycle(random.sample(SKINS, len(SKINS)))
    shuffled = cycle(random.sample(styles, len(styles)))
    persons = []
    for head in [mark for mark in symbol.marks if isinstance(mark, Head)] or [Head(Point(0, 0))]:
        by_chance = next(skins)
        skin = look.skin or by_chance
        fitting = by_chance if look.hair_for == CHANCE else look.hair_for or skin
        hairs = [hair for hair in HAIRS if hair not in ((GREY,) if head.young else ()) + _unlikely(fitting)]
        colours = {"skin": skin, "hair": random.choice(hairs)}
        worn = head.hair if head.hair.endswith(WORN) else look.hair or head.hair
        persons.append(_Person(worn or next(shuffled), colours))
    return persons


def _unlikely(skin: str) -> tuple[str, ...]:
    return () if skin in SKINS[:3] else (BLOND,)


def _mark(
    mark: Mark, palette: Palette, seed: int, look: dict[str, str], roughness: float, pen: _Pen
) -> list[Item]:
    items = _whole_mark(mark, palette, seed, look, roughness, pen)
    for clip in mark.clips:
        items = [Group(tuple(items), clip=clip)]
    return items


def _whole_mark(
    mark: Mark, palette: Palette, seed: int, look: dict[str, str], roughness: float, pen: _Pen
) -> list[Item]:
    default = {"tint": "tint", "ribbon": "tint", "paper": "paper"}.get(mark.role, "ink")
    colour = palette.colour(look.get(mark.colour or default, mark.colour))
    if mark.role == "tint":
        return [Fill(mark.path.mapped(TINT_OFFSET), colour)]
    if mark.role in ("paper", "solid"):
        return [Fill(mark.path, colour)]
    if mark.role == EVEN:
        return [Stroke(mark.path, palette.seen(colour), mark.width)]
    width = WIDTHS[mark.role]
    if not roughness:
        return _evenly(mark, width, colour, palette.colour(look["ink"]))
    if mark.role == "dash":
        return [Fill(pen.ink(lambda: _dashed(mark.path, width, seed, roughness)), colour)]
    drawn = pen.ink(lambda: strokes(mark.path, width, seed, roughness))
    if mark.role == "ribbon":
        core = pen.ink(lambda: strokes(mark.path, RIBBON_CORE, seed, roughness))
        return [Fill(drawn, palette.colour(look["ink"])), Fill(core, colour)]
    return [Fill(drawn, colour)]


def _evenly(mark: Mark, width: float, colour: str, pen: str) -> list[Item]:
    if mark.role == "ribbon":
        return [Stroke(mark.path, pen, width), Stroke(mark.path, colour, RIBBON_CORE)]
    return [Stroke(mark.path, colour, width, DASH if mark.role == "dash" else ())]


def _dashed(path: Path, width: float, seed: int, roughness: float) -> list[Ring]:
    random = Random(seed)
    pieces = (piece for line in path.polylines() for piece in dashes(line, *DASH))
    return [ink_line(piece, width, random, roughness) for piece in pieces]


def _head(head: Head, symbol: Symbol, library: SymbolLibrary, face: str, hair: str) -> list[Mark]:
    """Return the marks of a head: skin, outline, hair or headwear, then the face."""
    place = Transform.scaling(head.scale).then(Transform.translation(*head.centre))
    round_head = ellipse(Rect.centred((0, 0), 2 * HEAD_RADIUS, 2 * HEAD_RADIUS)).mapped(place)
    marks = [Mark("paper", round_head, "skin"), Mark("line", round_head)]
    features = library.faces.get(face or head.face or symbol.face or "happy", ())
    for mark in (*library.hairs.get(hair, ()), *features):
        marks.append(Mark(mark.role, mark.path.mapped(place), mark.colour))
    return marks
