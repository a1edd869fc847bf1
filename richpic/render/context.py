"""The DrawContext that the program uses: Qt's text, the hand's ink, the picture's colours."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from functools import lru_cache
from operator import is_
from typing import NamedTuple, cast

from richpic.model.display import DisplayList, Fill, Group, Item, Stroke
from richpic.model.drawing import DrawContext, Made, TextBlock
from richpic.model.element import Element
from richpic.model.palette import Palette
from richpic.model.path import Path
from richpic.model.picture import Picture
from richpic.model.symbol import HANDS, Look, Symbol, SymbolLibrary
from richpic.render import sketch as rough_sketch
from richpic.render.ink import ROUGHNESS
from richpic.render.paper import palette_of
from richpic.render.pen_cache import PENS
from richpic.render.ribbon import ribbon
from richpic.render.symbols import symbol_items
from richpic.render.text import lay_out


@lru_cache(maxsize=4096)
def _symbol(
    library: SymbolLibrary,
    palette: Palette,
    symbol: Symbol,
    hand: int,
    look: Look,
    roughness: float,
) -> Group:
    drawn = symbol_items(symbol, library, palette, seed=hand, look=look, roughness=roughness)
    key = "-".join(("icon", symbol.name, str(hand), look.key, palette.name, str(roughness)))
    return Group(drawn, key=key)


class _Kept(NamedTuple):
    """Something made of an element and the elements that it hangs on."""

    element: Element
    targets: tuple[Element | None, ...]
    made: object


class _Store(dict[tuple[str, Hashable], _Kept]):
    """What was made, by the id of its element and what it is."""

    room = 1_000

    def forget_gone(self, elements: Mapping[str, Element]) -> None:
        """Drop what belongs to no element any more, whenever there is twice as much as the last time."""
        if len(self) > self.room:
            for key in [key for key in self if key[0] not in elements]:
                del self[key]
            self.room = 1_000 + 2 * len(self)


def _same(a: tuple[Element | None, ...], b: tuple[Element | None, ...]) -> bool:
    return len(a) == len(b) and all(map(is_, a, b))


# What all pictures share, such as the heads of links. What is thrown away is drawn again when asked for.
MOST_SHARED = 1024
_shared: dict[str, Group] = {}


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
        self._plain: PictureContext | None = None
        self._kept = _Store()
        # What hangs on the whole picture holds no longer than this context.
        self._kept_here = _Store()
        self._lanes: dict[str, tuple[int, int]] = {}
        # The program's own, which stays the same object whatever the picture carries.
        self._library = symbols
        self.symbols = symbols.carrying(picture.symbols)
        self.palette = palette or palette_of(picture.page)
        self.elements: Mapping[str, Element] = picture.elements
        self.roughness = ROUGHNESS[picture.page.roughness]
        self.font: str = picture.page.font

    def plainly(self) -> DrawContext:
        """Return the same context, plain."""
        # Kept by itself, a plain one would keep its picture until garbage is looked for: with a picture for
        # each frame of a gesture over 10,000 things, that took 20 to 40 ms in the middle of one.
        if self.plain:
            return self
        if self._plain is None:
            self._plain = PictureContext(self.picture, self._library, self.palette, plain=True)
            self._plain._kept, self._plain._kept_here = self._kept, self._kept_here
            self._plain._lanes = self._lanes
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

    def shared(self, key: str, make: Callable[[], DisplayList]) -> Group:
        """Return what `make` draws as a group that all who ask for the same share."""
        key = f"{key} {self.roughness:g}"
        kept = _shared.get(key)
        if kept is None:
            if len(_shared) >= MOST_SHARED:
                _shared.clear()
            kept = _shared[key] = Group(make(), key=key)
        return kept

    def follow(self, before: DrawContext) -> None:
        """Take over what still holds from the context of the same picture before a Change."""
        if isinstance(before, PictureContext) and before.picture.page == self.picture.page:
            self._kept = before._kept
            self._kept.forget_gone(self.elements)
            if before.picture.dependents is self.picture.dependents:
                self._lanes = before._lanes

    def remember(self, element: Element, what: Hashable, make: Callable[[], Made]) -> Made:
        """Return what `make` returns, kept for as long as `element` and what it hangs on stay the same."""
        # Written for speed: asked thousands of times in a frame in which a hub is dragged.
        store = self._kept_here if element.follows else self._kept
        key = (element.id, what)
        kept = store.get(key)
        ends = element.hangs_on()
        if not ends and kept is not None and kept.element is element:
            return cast(Made, kept.made)
        targets = tuple(map(self.elements.get, ends))
        for target in targets:
            if target is not None and (target.follows or target.hangs_on()):
                return make()
        if kept is None or kept.element is not element or not _same(kept.targets, targets):
            kept = store[key] = _Kept(element, targets, make())
        return cast(Made, kept.made)

    def pen(self, samples: tuple[tuple[float, float, float], ...], width: float) -> Path:
        """Return the outline of the user's own stroke."""
        return PENS.outline(samples, width)

    def sketch(self, path: Path, seed: int) -> Path:
        """Return `path` as a rough outline; in a plain context as it is."""
        if self.plain:
            return path
        return rough_sketch.sketch(path, seed, self.roughness)

    def symbol(self, name: str, seed: int, look: Look) -> Item:
        """Return the symbol as a group that is shared by all icons that look the same."""
        symbol = self.symbols.get(name)
        roughness = 0.0 if self.plain else self.roughness
        return _symbol(self._library, self.palette, symbol, seed % HANDS + 1, look, roughness)

    def lane(self, link_id: str) -> tuple[int, int]:
        """Return which of how many links between the same two ends this is."""
        found = self._lanes.get(link_id)
        if found is None:
            found = self._lanes[link_id] = self._find_lane(link_id)
        return found

    def _find_lane(self, link_id: str) -> tuple[int, int]:
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
