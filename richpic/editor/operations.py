"""What can be done to elements. Each operation takes data and returns a Change; nothing is changed here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from richpic.editor.identity import NewId, new_id, zs_between
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


def listed(parts: Iterable[str]) -> str:
    """Return "a", "a and b" or "a, b and c"."""
    *first, last = parts
    return f"{', '.join(first)} and {last}" if first else last


def _chosen(picture: Picture, ids: Iterable[str]) -> list[Element]:
    return [picture.elements[one] for one in ids if one in picture.elements]


def movable(picture: Picture, ids: Iterable[str]) -> list[Element]:
    """Return the elements of `ids` that are not locked."""
    return [element for element in _chosen(picture, ids) if not element.locked]


def moved(picture: Picture, ids: Iterable[str], dx: float, dy: float) -> Change:
    """Return the shift of `ids`, and what goes with them, by (`dx`, `dy`) page units; locked things stay."""
    elements = movable(picture, ids)
    pairs = [(element, element.moved(dx, dy)) for element in (*elements, *company(picture, elements))]
    return edited_many(pairs, f"moved {counted(len(elements))}")


def company(picture: Picture, elements: Iterable[Element]) -> list[Element]:
    """Return what goes along when `elements` are moved, such as what somebody says; locked things stay."""
    moving = {element.id: None for element in elements}
    hanging = (one for leader in moving for one in picture.dependents.get(leader, ()))
    beside = [picture.elements[one] for one in dict.fromkeys(hanging) if one not in moving]
    return [one for one in beside if not one.locked and any(who in moving for who in one.goes_with())]


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
    """Return `fields` set on each of `ids` that has them; guarded things stay as they are."""
    pairs = []
    for element in _chosen(picture, ids):
        if element.guarded:
            continue
        fitting = {key: value for key, value in fields.items() if hasattr(element, key)}
        pairs.append((element, fitting))
    return edited_many(pairs, name)


def grouped(picture: Picture, ids: Iterable[str], make_id: NewId = new_id) -> Change:
    """Return `ids` as one group, around the groups that they are in.

    Things chosen inside a group form a group within it; a group of which a part is chosen comes whole.
    """
    chosen = _chosen(picture, ids)
    around = _shared_groups(picture, chosen)
    depth = len(around)
    inner = {element.groups[-depth - 1] for element in chosen if len(element.groups) > depth}
    names = {element.id for element in chosen}
    members = [e for e in picture.order if e.id in names or not inner.isdisjoint(e.groups)]
    group = make_id()
    pairs = [
        (element, {"groups": (*element.groups[: len(element.groups) - depth], group, *around)})
        for element in members
    ]
    return edited_many(pairs, f"grouped {counted(len(members))}")


def _shared_groups(picture: Picture, chosen: list[Element]) -> tuple[str, ...]:
    """Return the groups, the innermost first, that are around all of `chosen` and around others too."""
    if not chosen:
        return ()
    names = {element.id for element in chosen}
    shared = [group for group in chosen[0].groups if all(group in element.groups for element in chosen)]
    others = {group for element in picture.order if element.id not in names for group in element.groups}
    return tuple(group for group in shared if group in others)


def ungrouped(picture: Picture, ids: Iterable[str]) -> Change:
    """Return the outermost groups around `ids` dissolved, for all that is in them."""
    outer = {element.groups[-1] for element in _chosen(picture, ids) if element.groups}
    members = [element for element in picture.order if element.groups and element.groups[-1] in outer]
    pairs = [(element, {"groups": element.groups[:-1]}) for element in members]
    return edited_many(pairs, f"ungrouped {counted(len(pairs))}")


def outer_group(element: Element, inside: str = "") -> str:
    """Return the group as a member of which `element` is taken, or "" if it is taken alone.

    That is the outermost one; to who has gone `inside` a group, the outermost in that.
    """
    if inside in element.groups:
        within = element.groups[: element.groups.index(inside)]
        return within[-1] if within else ""
    return element.groups[-1] if element.groups else ""


def with_groups(picture: Picture, ids: Iterable[str], inside: str = "") -> list[str]:
    """Return `ids` and all that is taken together with one of them, in the order of painting."""
    chosen = set(ids)
    groups = {outer_group(element, inside) for element in _chosen(picture, chosen)} - {""}
    if not groups:
        return [one for one in dict.fromkeys(ids) if one in picture.elements]
    return [
        element.id
        for element in picture.order
        if element.id in chosen or not groups.isdisjoint(element.groups)
    ]


def locked(picture: Picture, ids: Iterable[str], lock: bool, guarded: bool = False) -> Change:
    """Return `ids` locked, `guarded` as well if wanted, or unlocked altogether."""
    elements = _chosen(picture, ids)
    verb = "locked" if lock else "unlocked"
    fields = {"locked": lock, "guarded": lock and guarded}
    return edited_many([(e, fields) for e in elements], f"{verb} {counted(len(elements))}")


def to_front(picture: Picture, ids: Iterable[str]) -> Change:
    """Return `ids` over everything else, their own order kept."""
    moving, others = _split(picture, ids)
    return _restacked(picture, [*others, *moving], moving, "brought to the front")


def to_back(picture: Picture, ids: Iterable[str]) -> Change:
    """Return `ids` under everything else, their own order kept."""
    moving, others = _split(picture, ids)
    return _restacked(picture, [*moving, *others], moving, "sent to the back")


def forward(picture: Picture, ids: Iterable[str]) -> Change:
    """Return the topmost of `ids`, and the others with it, over the next thing above."""
    moving, others = _split(picture, ids)
    if not moving:
        return Change()
    above = picture.order[picture.order.index(moving[-1]) + 1 :]
    at = len(others) - len(above) + 1 if above else len(others)
    return _restacked(picture, [*others[:at], *moving, *others[at:]], moving, "brought forward")


def backward(picture: Picture, ids: Iterable[str]) -> Change:
    """Return the lowest of `ids`, and the others with it, under the next thing below."""
    moving, others = _split(picture, ids)
    if not moving:
        return Change()
    at = max(0, picture.order.index(moving[0]) - 1)
    return _restacked(picture, [*others[:at], *moving, *others[at:]], moving, "sent backward")


def next_to(picture: Picture, ids: Iterable[str], other: str, above: bool) -> Change:
    """Return `ids` just over the thing `other`, or just under it; nothing if it is one of them."""
    moving, others = _split(picture, ids)
    place = next((at for at, element in enumerate(others) if element.id == other), None)
    if place is None or not moving:
        return Change()
    at = place + 1 if above else place
    name = f"put {counted(len(moving))} {'over' if above else 'under'} another"
    return _restacked(picture, [*others[:at], *moving, *others[at:]], moving, name)


def hidden(picture: Picture, ids: Iterable[str], hide: bool) -> Change:
    """Return `ids` hidden or shown."""
    elements = _chosen(picture, ids)
    verb = "hid" if hide else "showed"
    return edited_many([(e, {"hidden": hide}) for e in elements], f"{verb} {counted(len(elements))}")


def _split(picture: Picture, ids: Iterable[str]) -> tuple[list[Element], list[Element]]:
    """Return what of `ids` may move and all else, both in the order of painting."""
    chosen = {element.id for element in _chosen(picture, ids) if not element.guarded}
    return [e for e in picture.order if e.id in chosen], [e for e in picture.order if e.id not in chosen]


def _restacked(picture: Picture, wanted: list[Element], moving: list[Element], name: str) -> Change:
    """Return the order `wanted`, as far as possible by giving only `moving` new places.

    Two things may have the same z, with no room between them: the upper one then gets a new place too.
    """
    if all(now is then for now, then in zip(picture.order, wanted, strict=True)):
        return Change()
    ids = {element.id for element in moving}
    pairs: list[tuple[Element, dict[str, str]]] = []
    low: tuple[str, str] | None = None
    start = 0
    while start < len(wanted):
        element = wanted[start]
        if element.id not in ids and (low is None or (element.z, element.id) > low):
            low, start = (element.z, element.id), start + 1
            continue
        end = start + 1
        while end < len(wanted) and (wanted[end].id in ids or (low and wanted[end].z <= low[0])):
            end += 1
        zs = zs_between(low[0] if low else None, wanted[end].z if end < len(wanted) else None, end - start)
        pairs += [(one, {"z": z}) for one, z in zip(wanted[start:end], zs, strict=True)]
        low, start = (zs[-1], wanted[end - 1].id), end
    return edited_many(pairs, name)
