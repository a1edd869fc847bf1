"""Making room: all on one side of a line is pushed away from it; what stands around the line grows."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, NamedTuple

from richpic.editor.operations import counted, outer_group
from richpic.model.change import Change, edited_many
from richpic.model.drawing import DrawContext
from richpic.model.element import Element, Fields
from richpic.model.geometry import Point, Rect, union
from richpic.model.picture import Picture

Axis = Literal["across", "down"]


class Mover(NamedTuple):
    """What moves as one, an element or a group, with the box around it."""

    members: tuple[Element, ...]
    box: Rect


def movers(picture: Picture, ctx: DrawContext) -> list[Mover]:
    """Return all that can be pushed: not what is locked, nor links that follow what they join."""
    units: dict[str, list[Element]] = {}
    for element in picture.order:
        if not element.locked and not (element.placed_by_ends and len(element.hangs_on()) == 2):
            units.setdefault(outer_group(element) or element.id, []).append(element)
    boxes = ((members, union(element.body(ctx) for element in members)) for members in units.values())
    return [Mover(tuple(members), box) for members, box in boxes if box is not None]


def room_made(things: Iterable[Mover], line: float, step: float, axis: Axis, closing: bool = False) -> Change:
    """Return all of `things` beyond `line` pushed on by `step` page units; a negative one pushes left or up.

    `axis` "across" pushes sideways from the x `line`, "down" up or down from the y `line`. `closing` pulls
    what is on the other side after it instead, which takes room away. What holds others, and stands on both
    sides, grows.
    """
    ahead = (step > 0) != closing
    shift = Point(step, 0.0) if axis == "across" else Point(0.0, step)
    pairs: list[tuple[Element, Fields]] = []
    for members, box in things:
        low, high = (box.x, box.right) if axis == "across" else (box.y, box.bottom)
        if len(members) == 1 and stands_around(members[0]) and low < line < high:
            if not closing:
                pairs.append((members[0], members[0].resized(box, _stretched(box, step, axis))))
        elif ((low + high) / 2 > line) == ahead:
            pairs += [(element, element.moved(*shift)) for element in members]
    change = edited_many(pairs)
    return change.named(f"made room: moved {counted(len(change.patches))}")


def stands_around(element: Element) -> bool:
    """Tell whether an element is meant to stand around others: a boundary or a frame."""
    return element.is_holder or element.has_guides


def _stretched(box: Rect, step: float, axis: Axis) -> Rect:
    """Return `box` longer by `step` at the end to which things are pushed."""
    if axis == "across":
        return Rect(box.x + min(step, 0.0), box.y, box.w + abs(step), box.h)
    return Rect(box.x, box.y + min(step, 0.0), box.w, box.h + abs(step))
