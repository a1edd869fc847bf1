"""What an element needs of the outside to draw itself: measured text, ink, colours and symbols."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeVar

from richpic.model.display import DisplayList, Group, Item, TextRun
from richpic.model.palette import Palette
from richpic.model.path import Path
from richpic.model.symbol import Look, SymbolLibrary

if TYPE_CHECKING:
    from richpic.model.element import Element

Made = TypeVar("Made")
# Below this many pixels a page unit lines are about a pixel wide: among many things the wobble is not seen.
PLAIN_BELOW = 0.45
# Where things are few, it is seen of large outlines, and costs next to nothing.
FEW = 300
FEW_PLAIN_BELOW = 0.25
# Text smaller than this many pixels an em cannot be read: bars stand for its words.
LEGIBLE_FROM = 3.2
# The share of its width that a line of text stands to the left of the place it is aligned to.
_SHARES = {"left": 0.0, "centre": 0.5, "right": 1.0}


def is_plain(scale: float, things: int) -> bool:
    """Tell whether a picture of so many `things` is drawn plainly at `scale` pixels a page unit."""
    return scale < (PLAIN_BELOW if things > FEW else FEW_PLAIN_BELOW)


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line as it breaks, and its advance in page units."""

    text: str
    width: float


@dataclass(frozen=True, slots=True)
class TextBlock:
    """Text that has been laid out. Lengths are page units; `baseline` is that of the first line."""

    lines: tuple[TextLine, ...]
    width: float
    height: float
    size: float
    family: str
    weight: int
    line_height: float
    baseline: float

    def runs(self, x: float, y: float, colour: str, align: str = "centre", width: float = 0.0) -> list[Item]:
        """Return the lines as items below `y`; `x` is the left, the centre or the right by `align`."""
        share = _SHARES.get(align, 0.5)
        return [
            TextRun(
                x - line.width * share,
                y + self.baseline + index * self.line_height,
                line.text,
                self.family,
                self.weight,
                self.size,
                colour,
                line.width,
            )
            for index, line in enumerate(self.lines)
            if line.text
        ]


class DrawContext(Protocol):
    """Given to elements when they are drawn, measured or hit.

    Everything returned is the same for the same arguments, so results may be cached.
    """

    @property
    def palette(self) -> Palette:
        """The colours in force."""

    @property
    def symbols(self) -> SymbolLibrary:
        """The symbols that icons name."""

    @property
    def elements(self) -> Mapping[str, Element]:
        """The picture's elements by id, for links and tails that hang on others."""

    @property
    def roughness(self) -> float:
        """How far lines stray: 0.25 tidy, 1 hand, 2 loose."""

    @property
    def font(self) -> str:
        """The family that writes on the picture: "hand" or "clear"."""

    def text(self, text: str, size: float, wrap: float = 0.0, weight: int = 400) -> TextBlock:
        """Return `text` laid out in the picture's font at `size`, in lines of at most `wrap` (0: any)."""

    @property
    def plain(self) -> bool:
        """Whether lines are drawn without the wobble of a hand: where it is too small to be seen."""

    def plainly(self) -> DrawContext:
        """Return the same context, plain."""

    def ink(self, path: Path, width: float, seed: int) -> Path:
        """Return the outline, to be filled, of `path` drawn by hand."""

    def line(self, path: Path, width: float, seed: int, colour: str) -> Item:
        """Return `path` drawn in `colour` ("#rrggbb"): by hand, or evenly in a `plain` context."""

    def shared(self, key: str, make: Callable[[], DisplayList]) -> Group:
        """Return what `make` draws with this roughness as a group that all who give the same `key` share."""

    def follow(self, before: DrawContext) -> None:
        """Take over what still holds from the context of the same picture before a Change."""

    def remember(self, element: Element, what: Hashable, make: Callable[[], Made]) -> Made:
        """Return what `make` returns, kept for as long as `element` and what it hangs on stay the same."""

    def pen(self, samples: tuple[tuple[float, float, float], ...], width: float) -> Path:
        """Return the outline of a stroke of the user's own: samples of x, y, pressure (0 to 1)."""

    def sketch(self, path: Path, seed: int) -> Path:
        """Return `path` as a rough, doubled outline to be stroked."""

    def symbol(self, name: str, seed: int, look: Look) -> Item:
        """Return the symbol on its 100 by 100 grid, as a group with a key."""

    def lane(self, link_id: str) -> tuple[int, int]:
        """Return which of how many links between the same two ends this is, counted from 0."""
