"""Linking without a pointer: from what is selected to what was chosen by its name."""

from __future__ import annotations

from collections.abc import Iterable

from richpic.editor.identity import NewId, new_id, zs_between
from richpic.editor.scene import Scene
from richpic.elements.end import End
from richpic.elements.link import Link
from richpic.elements.relations import RELATIONS
from richpic.model.change import Change, Patch, added, edited
from richpic.model.drawing import DrawContext
from richpic.model.element import Element
from richpic.model.geometry import Point
from richpic.model.picture import Picture


def linkable(picture: Picture, but_not: Iterable[str] = ()) -> list[Element]:
    """Return what a link can be attached to and be seen, without `but_not` and what hangs on those."""
    gone = set(but_not)
    return [
        element
        for element in picture.order
        if element.linkable
        and not element.hidden
        and element.id not in gone
        and gone.isdisjoint(element.hangs_on())
    ]


def put_down(scene: Scene, thing: Element, name: str) -> Change:
    """Return the addition of `thing`; lines that end loosely where it stands now end at it."""
    body = thing.body(scene.context)
    if not thing.linkable or thing.is_holder:
        return added(thing, name=name)
    patches: dict[str, Patch] = {thing.id: Patch(None, thing)}
    for link in scene.within(body):
        if isinstance(link, Link) and not link.locked:
            ends = {"start": link.start, "end": link.end}
            caught = {
                side: End(thing.id, end.x, end.y)
                for side, end in ends.items()
                if not end.element and body.contains(Point(end.x, end.y))
            }
            if len(caught) == 1:
                patches.update(edited(link, caught).patches)
    return Change(patches, name)


def linked(
    picture: Picture,
    sources: Iterable[str],
    target: Element,
    relation: str,
    ctx: DrawContext,
    make_id: NewId = new_id,
) -> Change:
    """Return a new link of `relation` from each of `sources` to `target`, which need not be there yet.

    Raises KeyError if there is no such relation.
    """
    means = RELATIONS[relation]
    elements = [picture.elements[one] for one in sources if one in picture.elements and one != target.id]
    able = [element for element in elements if element.linkable]
    patches = {}
    top = max(filter(None, (picture.top, target.z)), default=None)
    for element, z in zip(able, zs_between(top, None, len(able)), strict=True):
        link = Link(
            id=make_id(),
            z=z,
            relation=means.name,
            heads=means.heads,
            start=End(element.id, *element.centre(ctx)),
            end=End(target.id, *target.centre(ctx)),
        )
        patches[link.id] = Patch(None, link)
    return Change(patches, "linked")
