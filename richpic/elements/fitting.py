"""Text that fits its box: the largest size, down to a smallest, at which it does."""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import east_asian_width

from richpic.model.drawing import DrawContext, TextBlock

# Marks that a wrapped line may begin with, to keep the direction of its paragraph.
_DIRECTIONS = "\u200e\u200f"
SIZES = (22.0, 20.0, 18.0, 16.5, 15.0, 13.5, 12.0, 10.5, 9.0, 8.0)
# From one size above SIZES to the next smaller one, and from one box to the next larger one.
STEP = 1.1
MOST_GROWTH = 24


def fitted(text: str, ctx: DrawContext, width: float, height: float, largest: float = SIZES[0]) -> TextBlock:
    """Return `text` wrapped to `width`, at the largest size from `largest` down through SIZES that fits."""
    block: TextBlock | None = None
    for size in _sizes(largest):
        block = ctx.text(text, size, max(1.0, width))
        if block.height <= height and block.width <= width + 0.5 and not _broken(text, block):
            return block
    assert block is not None
    return block


def growth(text: str, ctx: DrawContext, room: tuple[float, float], size: float) -> float:
    """Return by how much `room` (width, height) has to grow for `text` to fit it at `size`, 1.0 or more."""
    factor = 1.0
    for _ in range(MOST_GROWTH):
        if fitted(text, ctx, room[0] * factor, room[1] * factor, size).size >= size:
            break
        factor *= STEP
    return factor


def _sizes(largest: float) -> Iterator[float]:
    """Give `largest` and what is smaller, through SIZES to the smallest of them."""
    size = largest
    while size > SIZES[0]:
        yield size
        size /= STEP
    if largest < SIZES[0] and largest not in SIZES:
        yield largest
    yield from (one for one in SIZES if one <= size)


def _broken(text: str, block: TextBlock) -> bool:
    """Tell whether a word had to be broken to fit the width."""
    words = set(text.split())
    pieces = (word.strip(_DIRECTIONS) for line in block.lines for word in line.text.split())
    return any(piece not in words and not any(map(_breaks_anywhere, piece)) for piece in pieces)


def _breaks_anywhere(letter: str) -> bool:
    """Tell whether `letter` is of a script, such as Chinese, whose lines break between any two of them."""
    return east_asian_width(letter) in ("W", "F")
