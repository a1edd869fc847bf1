"""The size of words, for things of any kind at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from richpic.editor.operations import counted
from richpic.model.change import Change, edited_many
from richpic.model.drawing import DrawContext
from richpic.model.element import Element
from richpic.model.picture import Picture

# From one size to the next, and how large words are made by that at most, in page units an em.
STEP, LEAST, MOST = 1.2, 6.0, 400.0


def lettered(picture: Picture, ids: Iterable[str], size: float, ctx: DrawContext) -> Change:
    """Return the words of all `ids` in `size`, page units an em (0.0: each as usual); background stays."""
    return _sized(picture, ids, ctx, lambda element: size)


def enlarged(picture: Picture, ids: Iterable[str], steps: int, ctx: DrawContext) -> Change:
    """Return the words of `ids` by so many steps larger, or smaller (below 0), each from its own size."""

    def size(element: Element) -> float:
        now = element.letters_now(ctx)
        return round(min(max(MOST, now), max(min(LEAST, now), now * STEP**steps)), 1)

    return _sized(picture, ids, ctx, size)


def has_letters(element: Element, ctx: DrawContext) -> bool:
    """Tell whether the size of its words can be chosen."""
    return bool(element.lettered(0.0, ctx))


def _sized(
    picture: Picture, ids: Iterable[str], ctx: DrawContext, size: Callable[[Element], float]
) -> Change:
    elements = [picture.elements[one] for one in ids if one in picture.elements]
    change = edited_many((one, one.lettered(size(one), ctx)) for one in elements if not one.guarded)
    return change.named(f"changed the words of {counted(len(change.patches))}")
