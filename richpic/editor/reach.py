"""What is around things by its links, so many steps away: for looking at that part alone."""

from __future__ import annotations

from collections.abc import Iterable

from richpic.model.drawing import DrawContext
from richpic.model.element import Element
from richpic.model.picture import Picture


def reach(picture: Picture, ids: Iterable[str], steps: int, ctx: DrawContext) -> frozenset[str]:
    """Return `ids` with what they hold, what they say, and what is at most `steps` links away.

    Links count as much as what they join: from a link, its ends are no step away.
    """
    elements = picture.elements
    here = {one for one in ids if one in elements}
    here |= {end for one in here if elements[one].placed_by_ends for end in elements[one].hangs_on()}
    here |= {
        held.id for one in here if elements[one].is_holder for held in _held(picture, elements[one], ctx)
    }
    for _ in range(steps):
        here |= {end for link in _links(picture, here) for end in link.hangs_on()}
    joining = {link.id for link in _links(picture, here) if here.issuperset(link.hangs_on())}
    said = {
        other
        for one in here
        for other in picture.dependents.get(one, ())
        if not elements[other].placed_by_ends
    }
    return frozenset(one for one in here | joining | said if one in elements)


def _links(picture: Picture, ids: set[str]) -> list[Element]:
    around = {link for one in ids for link in picture.dependents.get(one, ())}
    return [picture.elements[one] for one in sorted(around) if picture.elements[one].placed_by_ends]


def _held(picture: Picture, holder: Element, ctx: DrawContext) -> list[Element]:
    """Return what stands in `holder`, and is smaller than it."""
    body = holder.body(ctx)
    return [
        element
        for element in picture.order
        if element is not holder
        and not element.placed_by_ends
        and element.body(ctx).w * element.body(ctx).h < body.w * body.h
        and body.contains(element.body(ctx).centre)
        and holder.holds(element.body(ctx).centre)
    ]
