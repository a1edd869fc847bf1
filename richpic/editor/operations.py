"""What can be done to elements. Each operation takes data and returns a Change; nothing is changed here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from richpic.editor.identity import NewId, new_id, z_between, zs_between
from richpic.model.change import Change, Patch, edited_many
from richpic.model.drawing import DrawContext
from richpic.model.element import Element
from richpic.model.geometry import Point, Rect
from richpic.model.picture import Picture

# Page units between a note and the next one.
BESIDE = 20.0


def counted(number: int, noun: str = "thing") -> str:
    """Return "1 thing" or "3 things"."""
    return f"{number} {noun}" + ("" if number == 1 else "s")


def _chosen(picture: Picture, ids: Iterable[str]) -> list[Element]:
    return [picture.elements[one] for one in ids if one in picture.elements]


def movable(picture: Picture, ids: Iterable[str]) -> list[Element]:
    """Return the elements of `ids` that are not locked."""
    return [element for element in _chosen(picture, ids) if not element.locked]


def moved(picture: Picture, ids: Iterable[str], dx: float, dy: float) -> Change:
    """Return the shift of `ids` by (`dx`, `dy`) page units; locked things stay."""
    elements = movable(picture, ids)
    pairs = [(element, element.moved(dx, dy)) for element in elements]
    return edited_many(pairs, f"moved {counted(len(elements))}")


def resized(picture: Picture, ids: Iterable[str], old: Rect, new: Rect) -> Change:
    """Return the stretch of `ids` from the box `old` to the box `new`; locked things stay."""
    elements = movable(picture, ids)
    pairs = [(element, element.resized(old, new)) for element in elements]
    return edited_many(pairs, f"resized {counted(len(elements))}")


def turned(picture: Picture, ids: Iterable[str], degrees: float, centre: Point) -> Change:
    """Return the turn of `ids` clockwise about `centre`; locked things stay."""
    elements = movable(picture, ids)
    pairs = [(element, element.turned(degrees, centre)) for element in elements]
    return edited_many(pairs, f"turned {counted(len(elements))}")


def removed(picture: Picture, ids: Iterable[str], ctx: DrawContext) -> Change:
    """Return the deletion of `ids` (locked things stay); what hung on them keeps loose ends where it was."""
    elements = movable(picture, ids)
    gone = frozenset(element.id for element in elements)
    patches: dict[str, Patch] = {element.id: Patch(element, None) for element in elements}
    left = [picture.elements[one] for one in picture.hanging_on(gone)]
    loose = edited_many((element, element.loosened(gone, ctx)) for element in left)
    return Change({**patches, **loose.patches}, f"deleted {counted(len(elements))}")


def copied(elements: Iterable[Element], dx: float, dy: float, make_id: NewId = new_id) -> list[Element]:
    """Return copies of `elements` under new ids, shifted; links between them join the copies."""
    originals = list(elements)
    ids = {element.id: make_id() for element in originals}
    groups: dict[str, str] = {}
    copies = []
    for element in originals:
        copy = replace(element, **element.moved(dx, dy))
        names = tuple(groups.setdefault(group, make_id()) for group in element.groups)
        copies.append(replace(copy, id=ids[element.id], groups=names, **copy.renamed(ids)))
    return copies


def placed(picture: Picture, elements: Iterable[Element], name: str = "pasted") -> Change:
    """Return the addition of `elements` over everything else, in their order."""
    things = list(elements)
    zs = zs_between(picture.top, None, len(things))
    patches = {element.id: Patch(None, replace(element, z=z)) for element, z in zip(things, zs, strict=True)}
    return Change(patches, f"{name} {counted(len(things))}")


def duplicated(picture: Picture, ids: Iterable[str], dx: float = 28.0, dy: float = 28.0) -> Change:
    """Return copies of `ids` beside them."""
    return placed(picture, copied(_chosen(picture, ids), dx, dy), "duplicated")


def next_beside(picture: Picture, identifier: str, ctx: DrawContext) -> Change:
    """Return an empty one like `identifier` on its right, in the first place that nothing like it takes."""
    element = picture.elements[identifier]
    body = element.body(ctx)
    alike = [other.body(ctx) for other in picture.order if type(other) is type(element)]
    place = body
    while any(place.intersects(other) for other in alike):
        place = place.moved(body.w + BESIDE, 0.0)
    (made,) = copied([element], place.x - body.x, 0.0)
    fields: dict[str, Any] = {"locked": False, "note": "", element.text_field: ""}
    empty = replace(made, **fields)
    return placed(picture, [empty], "added")


def nudged_fields(picture: Picture, ids: Iterable[str], fields: Mapping[str, object], name: str) -> Change:
    """Return `fields` set on each of `ids` that has them."""
    pairs = []
    for element in _chosen(picture, ids):
        fitting = {key: value for key, value in fields.items() if hasattr(element, key)}
        pairs.append((element, fitting))
    return edited_many(pairs, name)


def grouped(picture: Picture, ids: Iterable[str], make_id: NewId = new_id) -> Change:
    """Return `ids` as one group, around the groups that they are in."""
    elements = _chosen(picture, ids)
    group = make_id()
    return edited_many(
        [(element, {"groups": (*element.groups, group)}) for element in elements],
        f"grouped {counted(len(elements))}",
    )


def ungrouped(picture: Picture, ids: Iterable[str]) -> Change:
    """Return `ids` without the outermost group around them."""
    pairs = [
        (element, {"groups": element.groups[:-1]}) for element in _chosen(picture, ids) if element.groups
    ]
    return edited_many(pairs, f"ungrouped {counted(len(pairs))}")


def with_groups(picture: Picture, ids: Iterable[str]) -> list[str]:
    """Return `ids` and all that shares an outermost group with one of them, in the order of painting."""
    chosen = set(ids)
    groups = {element.groups[-1] for element in _chosen(picture, chosen) if element.groups}
    if not groups:
        return [one for one in dict.fromkeys(ids) if one in picture.elements]
    return [
        element.id
        for element in picture.order
        if element.id in chosen or (element.groups and element.groups[-1] in groups)
    ]


def locked(picture: Picture, ids: Iterable[str], lock: bool) -> Change:
    """Return `ids` locked or unlocked."""
    elements = _chosen(picture, ids)
    verb = "locked" if lock else "unlocked"
    return edited_many([(e, {"locked": lock}) for e in elements], f"{verb} {counted(len(elements))}")


def to_front(picture: Picture, ids: Iterable[str]) -> Change:
    """Return `ids` over everything else, their own order kept."""
    chosen = set(ids)
    moving = [element for element in picture.order if element.id in chosen]
    others = [element.z for element in picture.order if element.id not in chosen]
    zs = zs_between(others[-1] if others else None, None, len(moving))
    return _reordered(moving, zs, "brought to the front")


def to_back(picture: Picture, ids: Iterable[str]) -> Change:
    """Return `ids` under everything else, their own order kept."""
    chosen = set(ids)
    moving = [element for element in picture.order if element.id in chosen]
    others = [element.z for element in picture.order if element.id not in chosen]
    zs = zs_between(None, others[0] if others else None, len(moving))
    return _reordered(moving, zs, "sent to the back")


def forward(picture: Picture, ids: Iterable[str]) -> Change:
    """Return the topmost of `ids`, and the others with it, over the next thing above."""
    return _stepped(picture, set(ids), list(picture.order), "brought forward")


def backward(picture: Picture, ids: Iterable[str]) -> Change:
    """Return `ids` under the next thing below."""
    return _stepped(picture, set(ids), list(reversed(picture.order)), "sent backward")


def _stepped(picture: Picture, chosen: set[str], order: list[Element], name: str) -> Change:
    moving = [element for element in order if element.id in chosen]
    if not moving:
        return Change()
    last = order.index(moving[-1])
    beyond = [element for element in order[last + 1 :] if element.id not in chosen]
    if not beyond:
        return Change()
    near = beyond[0].z
    far = beyond[1].z if len(beyond) > 1 else None
    if order[0] is picture.order[0]:
        return _reordered(moving, _distinct(near, far, len(moving)), name)
    return _reordered(moving[::-1], _distinct(far, near, len(moving)), name)


def _distinct(low: str | None, high: str | None, count: int) -> list[str]:
    """Return zs between `low` and `high`; equal neighbours leave no room, so the far limit goes."""
    if low is not None and high is not None and low >= high:
        return zs_between(low, None, count)
    return zs_between(low, high, count)


def _reordered(elements: list[Element], zs: list[str], name: str) -> Change:
    return edited_many([(e, {"z": z}) for e, z in zip(elements, zs, strict=True)], name)


def z_under(picture: Picture, element: Element) -> str:
    """Return a z just below `element`."""
    index = picture.order.index(element)
    return z_between(picture.order[index - 1].z if index else None, element.z)
