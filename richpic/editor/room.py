"""Making room: all on one side of a line is pushed away from it; what stands around the line grows."""

from __future__ import annotations

from typing import Literal

from richpic.editor.operations import counted, outer_group
from richpic.model.change import Change, edited_many
from richpic.model.drawing import DrawContext
from richpic.model.element import Element, Fields
from richpic.model.geometry import Point, Rect, union
from richpic.model.picture import Picture

Axis = Literal["across", "down"]


def room_made(
    picture: Picture, ctx: DrawContext, line: float, step: float, axis: Axis, closing: bool = False
) -> Change:
    """Return all beyond `line` pushed on by `step` page units; a negative one pushes to the left or up.

    `axis` "across" pushes sideways from the x `line`, "down" up or down from the y `line`. `closing` pulls
    what is on the other side after it instead, which takes room away. Groups go as one; locked things stay.
    What holds others, and stands on both sides, grows.
    """
    ahead = (step > 0) != closing
    pairs: list[tuple[Element, Fields]] = []
    for members in _units(picture):
        box = union(element.body(ctx) for element in members)
        if box is None:
            continue
        low, high = (box.x, box.right) if axis == "across" else (box.y, box.bottom)
        if len(members) == 1 and stands_around(members[0]) and low < line < high:
            if not closing:
                pairs.append((members[0], members[0].resized(box, _stretched(box, step, axis))))
        elif ((low + high) / 2 > line) == ahead:
            shift = Point(step, 0.0) if axis == "across" else Point(0.0, step)
            pairs += [(element, element.moved(*shift)) for element in members]
    change = edited_many(pairs)
    return change.named(f"made room: moved {counted(len(change.patches))}")


def stands_around(element: Element) -> bool:
    """Tell whether an element is meant to stand around others: a boundary or a frame."""
    return element.is_holder or element.has_guides


def _units(picture: Picture) -> list[list[Element]]:
    """Return what moves as one: single elements, and groups."""
    units: dict[str, list[Element]] = {}
    for element in picture.order:
        if not element.locked:
            units.setdefault(outer_group(element) or element.id, []).append(element)
    return list(units.values())


def _stretched(box: Rect, step: float, axis: Axis) -> Rect:
    """Return `box` longer by `step` at the end to which things are pushed."""
    if axis == "across":
        return Rect(box.x + min(step, 0.0), box.y, box.w + abs(step), box.h)
    return Rect(box.x, box.y + min(step, 0.0), box.w, box.h + abs(step))
