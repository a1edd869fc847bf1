"""Aligning and spreading what is selected. Each plan takes data and returns a Change."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

from richpic.editor.operations import counted, movable
from richpic.model.change import Change, edited_many
from richpic.model.drawing import DrawContext
from richpic.model.geometry import Rect, union
from richpic.model.picture import Picture

# For each edge: the shift in page units that brings a box to it, given the box around all.
_SHIFTS: Mapping[str, Callable[[Rect, Rect], tuple[float, float]]] = MappingProxyType(
    {
        "left": lambda box, all_: (all_.x - box.x, 0.0),
        "centre": lambda box, all_: (all_.centre.x - box.centre.x, 0.0),
        "right": lambda box, all_: (all_.right - box.right, 0.0),
        "top": lambda box, all_: (0.0, all_.y - box.y),
        "middle": lambda box, all_: (0.0, all_.centre.y - box.centre.y),
        "bottom": lambda box, all_: (0.0, all_.bottom - box.bottom),
    }
)
EDGES = tuple(_SHIFTS)


def aligned(picture: Picture, ids: Iterable[str], edge: str, ctx: DrawContext) -> Change:
    """Return `ids` brought to one edge of the box around them; `edge` is one of EDGES, else KeyError.

    Locked things stay, and so do links that hang on others: they follow by themselves.
    """
    shift = _SHIFTS[edge]
    free = [element for element in movable(picture, ids) if not _follows(picture, element.id)]
    boxes = {element.id: element.body(ctx) for element in free}
    around = union(boxes.values())
    if around is None or len(free) < 2:
        return Change()
    pairs = [(element, element.moved(*shift(boxes[element.id], around))) for element in free]
    return edited_many(pairs, f"aligned {counted(len(free))}")


def _follows(picture: Picture, identifier: str) -> bool:
    """Tell whether an element's place comes from others alone: it stays where it is when asked to move."""
    element = picture.elements[identifier]
    if not element.hangs_on():
        return False
    fields = element.moved(1.0, 1.0)
    return all(getattr(element, name) == value for name, value in fields.items())
