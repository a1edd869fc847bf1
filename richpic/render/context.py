"""The DrawContext that the program uses: Qt's text, the hand's ink, the picture's colours."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import NamedTuple, cast

from richpic.model.display import Fill, Group, Item, Stroke
from richpic.model.drawing import DrawContext, Made, TextBlock
from richpic.model.element import Element
from richpic.model.palette import Palette
from richpic.model.path import Path
from richpic.model.picture import Picture
from richpic.model.symbol import Symbol, SymbolLibrary
from richpic.render import sketch as rough_sketch
from richpic.render.ink import ROUGHNESS, freehand
from richpic.render.paper import palette_of
from richpic.render.ribbon import ribbon
from richpic.render.symbols import symbol_items
from richpic.render.text import lay_out

# An icon is drawn in one of this many hands, chosen by its id: enough that no two neighbours look
# stamped, few enough that thousands of icons share their paths on screen and in SVG.
HANDS = 5


@lru_cache(maxsize=4096)
def _symbol(
    library: SymbolLibrary,
    palette: Palette,
    symbol: Symbol,
    hand: int,
    look: tuple[str, ...],
    roughness: float,
) -> Group:
    tint, pen, face, hair, skin = look
    drawn = symbol_items(
        symbol,
        library,
        palette,
        seed=hand,
        tint=tint,
        ink_colour=pen,
        face=face,
        hair=hair,
        skin=skin,
        roughness=roughness,
    )
    key = "-".join(
        ("icon", symbol.name, str(hand), *(word.strip("#") for word in look), palette.name, str(roughness))
    )
    return Group(drawn, key=key)


@lru_cache(maxsize=8192)
def _pen(samples: tuple[tuple[float, float, float], ...], width: float) -> Path:
    return freehand(samples, width)


class _Kept(NamedTuple):
    """Something made of an element and the elements that it hangs on."""

    element: Element
    targets: tuple[Element | None, ...]
    made: object


def _same(a: tuple[Element | None, ...], b: tuple[Element | None, ...]) -> bool:
    return len(a) == len(b) and all(one is other for one, other in zip(a, b, strict=True))


class PictureContext:
    """Draws the elements of one picture. Make a new one for another picture; caches are shared."""

    def __init__(
        self,
        picture: Picture,
        symbols: SymbolLibrary,
        palette: Palette | None = None,
        *,
        plain: bool = False,
    ) -> None:
        self.picture = picture
        self.plain = plain
        self._plain: PictureContext | None = self if plain else None
        self._kept: dict[tuple[str, str], _Kept] = {}
        # What hangs on the whole picture holds no longer than this context.
        self._kept_here: dict[tuple[str, str], _Kept] = {}
        # The program's own, which stays the same object whatever the picture carries.
        self._library = symbols
        self.symbols = symbols.carrying(picture.symbols)
        self.palette = palette or palette_of(picture.page)
        self.elements: Mapping[str, Element] = picture.elements
        self.roughness = ROUGHNESS[picture.page.roughness]
        self.font: str = picture.page.font

    def plainly(self) -> DrawContext:
        """Return the same context, plain."""
        if self._plain is None:
            self._plain = PictureContext(self.picture, self._library, self.palette, plain=True)
            self._plain._kept, self._plain._kept_here = self._kept, self._kept_here
        return self._plain

    def text(self, text: str, size: float, wrap: float = 0.0, weight: int = 400) -> TextBlock:
        """Return `text` laid out in the picture's font."""
        return lay_out(text, self.font, weight, size, wrap)

    def ink(self, path: Path, width: float, seed: int) -> Path:
        """Return the outline of `path` drawn by hand."""
        return ribbon(path, width, seed, self.roughness)

    def line(self, path: Path, width: float, seed: int, colour: str) -> Item:
        """Return `path` drawn by hand, or evenly in a plain context."""
        if self.plain:
            return Stroke(path, colour, width)
        return Fill(self.ink(path, width, seed), colour)

    def follow(self, before: DrawContext) -> None:
        """Take over what still holds from the context of the same picture before a Change."""
        if isinstance(before, PictureContext) and before.picture.page == self.picture.page:
            self._kept = before._kept

    def remember(self, element: Element, what: str, make: Callable[[], Made]) -> Made:
        """Return what `make` returns, kept for as long as `element` and what it hangs on stay the same."""
        targets = tuple(self.elements.get(one) for one in element.hangs_on())
        if any(target is not None and (target.hangs_on() or target.follows) for target in targets):
            return make()
        store = self._kept_here if element.follows else self._kept
        key = (element.id, what)
        kept = store.get(key)
        if kept is None or kept.element is not element or not _same(kept.targets, targets):
            kept = store[key] = _Kept(element, targets, make())
        return cast(Made, kept.made)

    def pen(self, samples: tuple[tuple[float, float, float], ...], width: float) -> Path:
        """Return the outline of the user's own stroke."""
        return _pen(samples, width)

    def sketch(self, path: Path, seed: int) -> Path:
        """Return `path` as a rough outline; in a plain context as it is."""
        if self.plain:
            return path
        return rough_sketch.sketch(path, seed, self.roughness)

    def symbol(
        self, name: str, seed: int, tint: str, ink: str, face: str, hair: str = "", skin: str = ""
    ) -> Item:
        """Return the symbol as a group that is shared by all icons that look the same."""
        look = (tint, ink, face, hair, skin)
        symbol = self.symbols.get(name)
        roughness = 0.0 if self.plain else self.roughness
        return _symbol(self._library, self.palette, symbol, seed % HANDS + 1, look, roughness)

    def lane(self, link_id: str) -> tuple[int, int]:
        """Return which of how many links between the same two ends this is."""
        hung = self.elements.get(link_id)
        if hung is None:
            return 0, 1
        ends = hung.hangs_on()
        if not ends:
            return 0, 1
        # Of a hub and its neighbour, the neighbour has fewer links to look through.
        near = min((self.picture.dependents.get(end, ()) for end in ends), key=len)
        beside = sorted(
            one
            for one in near
            if one == link_id
            or (set((other := self.elements[one]).hangs_on()) == set(ends) and other.kind == hung.kind)
        )
        return (beside.index(link_id), len(beside)) if link_id in beside else (0, 1)
