"""Aligning, spreading and matching what is selected. Each plan takes data and returns a Change."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from richpic.editor.operations import counted, movable
from richpic.model.change import Change, edited_many
from richpic.model.drawing import DrawContext
from richpic.model.element import Element, Fields
from richpic.model.geometry import Point, Rect, union
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
SIDES = ("width", "height", "both")


@dataclass(frozen=True, slots=True)
class Unit:
    """What is arranged as one: an element, or what is chosen of a group; `box` is around the bodies."""

    elements: tuple[Element, ...]
    box: Rect

    def moved(self, dx: float, dy: float) -> list[tuple[Element, Fields]]:
        """Return all of it shifted."""
        return [(element, element.moved(dx, dy)) for element in self.elements]


def units(picture: Picture, ids: Iterable[str], ctx: DrawContext) -> list[Unit]:
    """Return what of `ids` may be arranged: groups come as one, locked things and attached links stay.

    Groups around all of `ids` do not count: their members are what is arranged.
    """
    chosen = [picture.elements[one] for one in ids if one in picture.elements]
    free = [element for element in chosen if not element.locked and not _follows(picture, element.id)]
    things = [element for element in chosen if not element.placed_by_ends]
    depth = len(set.intersection(*(set(element.groups) for element in things))) if things else 0
    together: dict[str, list[Element]] = {}
    for element in free:
        inner = element.groups[: len(element.groups) - depth]
        together.setdefault(inner[-1] if inner else element.id, []).append(element)
    return [Unit(tuple(members), _box(members, ctx)) for members in together.values()]


def _box(elements: Iterable[Element], ctx: DrawContext) -> Rect:
    return union(element.body(ctx) for element in elements) or Rect(0.0, 0.0, 0.0, 0.0)


def aligned(picture: Picture, ids: Iterable[str], edge: str, ctx: DrawContext) -> Change:
    """Return `ids` brought to one edge of the box around them; `edge` is one of EDGES, else KeyError."""
    shift = _SHIFTS[edge]
    found = units(picture, ids, ctx)
    around = union(unit.box for unit in found)
    if around is None or len(found) < 2:
        return Change()
    pairs = [pair for unit in found for pair in unit.moved(*shift(unit.box, around))]
    return edited_many(pairs, f"aligned {counted(len(found))}")


def distributed(picture: Picture, ids: Iterable[str], ctx: DrawContext, down: bool = False) -> Change:
    """Return `ids` with equal gaps between them, from left to right or `down`; the outermost two stay."""
    found = units(picture, ids, ctx)
    if len(found) < 3:
        return Change()
    found.sort(key=lambda unit: unit.box.centre.y if down else unit.box.centre.x)
    first, last = found[0].box, found[-1].box
    room = (last.y - first.bottom) if down else (last.x - first.right)
    taken = sum(unit.box.h if down else unit.box.w for unit in found[1:-1])
    gap = (room - taken) / (len(found) - 1)
    pairs: list[tuple[Element, Fields]] = []
    for place, unit in zip(_places(found, gap, down), found[1:-1], strict=True):
        pairs += unit.moved(*_rounded((0.0, place - unit.box.y) if down else (place - unit.box.x, 0.0)))
    return edited_many(pairs, f"spread {counted(len(found))}")


def _places(found: list[Unit], gap: float, down: bool) -> list[float]:
    """Return where each but the outermost two begins."""
    sizes = [unit.box.h if down else unit.box.w for unit in found[:-1]]
    start = found[0].box.y if down else found[0].box.x
    return [start + offset for offset in itertools.accumulate(size + gap for size in sizes)][:-1]


def _rounded(shift: tuple[float, float]) -> Point:
    return Point(round(shift[0], 2), round(shift[1], 2))


def matched(picture: Picture, ids: Iterable[str], side: str, ctx: DrawContext) -> Change:
    """Return `ids` as wide, as high or both as the first of them that can be resized, about their centres.

    `side` is one of SIDES. What keeps its shape grows or shrinks whole.
    """
    elements = [element for element in movable(picture, ids) if element.resizable]
    if len(elements) < 2:
        return Change()
    model = elements[0].body(ctx)
    pairs = [(element, _resized(element, model, side, ctx)) for element in elements[1:]]
    return edited_many(pairs, f"matched {counted(len(elements))}")


def _resized(element: Element, model: Rect, side: str, ctx: DrawContext) -> Fields:
    body = element.body(ctx)
    wide = model.w if side in ("width", "both") else body.w
    high = model.h if side in ("height", "both") else body.h
    if not body.w or not body.h or not wide or not high:
        return {}
    if element.keeps_ratio and not (side == "width" and "e" in element.edges):
        factor = {"width": wide / body.w, "height": high / body.h}.get(side)
        factor = min(wide / body.w, high / body.h) if factor is None else factor
        wide, high = body.w * factor, body.h * factor
    return element.resized(body, Rect.centred(body.centre, wide, high))


def _follows(picture: Picture, identifier: str) -> bool:
    """Tell whether an element's place comes from others alone: it stays where it is when asked to move."""
    element = picture.elements[identifier]
    if not element.hangs_on():
        return False
    fields = element.moved(1.0, 1.0)
    return all(getattr(element, name) == value for name, value in fields.items())
