"""The DrawContext that the program uses: Qt's text, the hand's ink, the picture's colours."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from richpic.model.display import Group, Item
from richpic.model.drawing import TextBlock
from richpic.model.element import Element
from richpic.model.palette import Palette
from richpic.model.path import Path
from richpic.model.picture import Picture
from richpic.model.symbol import SymbolLibrary
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
    library: SymbolLibrary, palette: Palette, name: str, hand: int, look: tuple[str, ...], roughness: float
) -> Group:
    tint, pen, face, hair, skin = look
    drawn = symbol_items(
        library.get(name),
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
        ("icon", name, str(hand), *(word.strip("#") for word in look), palette.name, str(roughness))
    )
    return Group(drawn, key=key)


@lru_cache(maxsize=8192)
def _pen(samples: tuple[tuple[float, float, float], ...], width: float) -> Path:
    return freehand(samples, width)


class PictureContext:
    """Draws the elements of one picture. Make a new one for another picture; caches are shared."""

    def __init__(self, picture: Picture, symbols: SymbolLibrary, palette: Palette | None = None) -> None:
        self.picture = picture
        self.symbols = symbols
        self.palette = palette or palette_of(picture.page)
        self.elements: Mapping[str, Element] = picture.elements
        self.roughness = ROUGHNESS[picture.page.roughness]
        self.font: str = picture.page.font

    def text(self, text: str, size: float, wrap: float = 0.0, weight: int = 400) -> TextBlock:
        """Return `text` laid out in the picture's font."""
        return lay_out(text, self.font, weight, size, wrap)

    def ink(self, path: Path, width: float, seed: int) -> Path:
        """Return the outline of `path` drawn by hand."""
        return ribbon(path, width, seed, self.roughness)

    def pen(self, samples: tuple[tuple[float, float, float], ...], width: float) -> Path:
        """Return the outline of the user's own stroke."""
        return _pen(samples, width)

    def sketch(self, path: Path, seed: int) -> Path:
        """Return `path` as a rough outline."""
        return rough_sketch.sketch(path, seed, self.roughness)

    def symbol(
        self, name: str, seed: int, tint: str, ink: str, face: str, hair: str = "", skin: str = ""
    ) -> Item:
        """Return the symbol as a group that is shared by all icons that look the same."""
        return _symbol(
            self.symbols, self.palette, name, seed % HANDS + 1, (tint, ink, face, hair, skin), self.roughness
        )

    def lane(self, link_id: str) -> tuple[int, int]:
        """Return which of how many links between the same two ends this is."""
        hung = self.elements.get(link_id)
        if hung is None:
            return 0, 1
        ends = hung.hangs_on()
        if not ends:
            return 0, 1
        beside = sorted(
            one
            for one in self.picture.dependents.get(ends[0], ())
            if set((other := self.elements[one]).hangs_on()) == set(ends) and other.kind == hung.kind
        )
        return (beside.index(link_id), len(beside)) if link_id in beside else (0, 1)
