"""A drawing context for a picture that grows while it is laid out."""

from __future__ import annotations

from collections.abc import Mapping

from richpic.model.display import Item
from richpic.model.drawing import DrawContext, TextBlock
from richpic.model.element import Element
from richpic.model.palette import Palette
from richpic.model.path import Path
from richpic.model.symbol import SymbolLibrary


class GrowingContext:
    """Measures like the context beneath, and knows elements that are not on the picture yet."""

    def __init__(self, beneath: DrawContext) -> None:
        self._beneath = beneath
        self._elements: dict[str, Element] = dict(beneath.elements)
        self._lanes: dict[frozenset[str], list[str]] = {}
        for element in beneath.elements.values():
            self._note_lane(element)

    def put(self, element: Element) -> None:
        """Add `element`, or put it in the place of the one with its id."""
        if element.id not in self._elements:
            self._note_lane(element)
        self._elements[element.id] = element

    def _note_lane(self, element: Element) -> None:
        if element.kind == "link" and (ends := element.hangs_on()):
            self._lanes.setdefault(frozenset(ends), []).append(element.id)

    @property
    def palette(self) -> Palette:
        """The colours in force."""
        return self._beneath.palette

    @property
    def symbols(self) -> SymbolLibrary:
        """The symbols that icons name."""
        return self._beneath.symbols

    @property
    def elements(self) -> Mapping[str, Element]:
        """All elements by id, the new ones too."""
        return self._elements

    @property
    def roughness(self) -> float:
        """How far lines stray."""
        return self._beneath.roughness

    @property
    def font(self) -> str:
        """The family that writes on the picture."""
        return self._beneath.font

    def text(self, text: str, size: float, wrap: float = 0.0, weight: int = 400) -> TextBlock:
        """Return `text` laid out."""
        return self._beneath.text(text, size, wrap, weight)

    def ink(self, path: Path, width: float, seed: int) -> Path:
        """Return the outline of `path` drawn by hand."""
        return self._beneath.ink(path, width, seed)

    def pen(self, samples: tuple[tuple[float, float, float], ...], width: float) -> Path:
        """Return the outline of the user's own stroke."""
        return self._beneath.pen(samples, width)

    def sketch(self, path: Path, seed: int) -> Path:
        """Return `path` as a rough outline."""
        return self._beneath.sketch(path, seed)

    def symbol(
        self, name: str, seed: int, tint: str, ink: str, face: str, hair: str = "", skin: str = ""
    ) -> Item:
        """Return the symbol on its grid."""
        return self._beneath.symbol(name, seed, tint, ink, face, hair, skin)

    def lane(self, link_id: str) -> tuple[int, int]:
        """Return which of how many links between the same two ends this is."""
        link = self._elements.get(link_id)
        beside = sorted(self._lanes.get(frozenset(link.hangs_on()), ())) if link else []
        return (beside.index(link_id), len(beside)) if link_id in beside else (0, 1)
