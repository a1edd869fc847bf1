"""The picture as an outline: what is in which boundary, then links, then tensions. For lists of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from richpic.model.drawing import DrawContext
from richpic.model.element import Element
from richpic.model.picture import Picture

LINKS, TENSIONS, OUTSIDE = "Links", "Tensions", "Outside of all boundaries"


@dataclass(frozen=True, slots=True)
class Branch:
    """An element, or a section without one, with what belongs to it. Topmost things come first."""

    title: str
    element: Element | None = None
    children: tuple[Branch, ...] = ()

    @property
    def shape(self) -> tuple[object, ...]:
        """What it consists of, whatever the elements look like: for telling whether rows came or went."""
        return (self.element.id if self.element else self.title, *(child.shape for child in self.children))


def outline(picture: Picture, ctx: DrawContext) -> tuple[Branch, ...]:
    """Return the outline of a picture. Sections without anything in them are left out."""
    lines = [element for element in reversed(picture.order) if element.placed_by_ends]
    things = [element for element in reversed(picture.order) if not element.placed_by_ends]
    inside = _by_holder(things, ctx)
    top = _branches(inside.get("", ()), inside)
    holders = tuple(branch for branch in top if branch.children)
    others = tuple(branch for branch in top if not branch.children)
    found = [*holders, Branch(OUTSIDE, None, others)] if holders and others else [*top]
    tensions = [line for line in lines if line.is_tension]
    links = [line for line in lines if not line.is_tension]
    for title, elements in ((LINKS, links), (TENSIONS, tensions)):
        if elements:
            found.append(Branch(title, None, _branches(elements, {})))
    return tuple(found)


def _by_holder(things: Sequence[Element], ctx: DrawContext) -> dict[str, list[Element]]:
    """Return what each holder holds, by its id; under "" what none holds."""
    holders = [(element, element.body(ctx)) for element in things if element.is_holder]
    # The smallest first: what is in an inner one is not listed again in the outer one.
    holders.sort(key=lambda pair: pair[1].w * pair[1].h)
    inside: dict[str, list[Element]] = {}
    for thing in things:
        body = thing.body(ctx)
        size, centre = body.w * body.h, body.centre
        holder = next(
            (
                one.id
                for one, place in holders
                if one is not thing
                and place.contains(centre)
                and (place.w * place.h > size or not thing.is_holder)
                and one.holds(centre)
            ),
            "",
        )
        inside.setdefault(holder, []).append(thing)
    return inside


def _branches(things: Iterable[Element], inside: dict[str, list[Element]]) -> tuple[Branch, ...]:
    return tuple(
        Branch(thing.called(), thing, _branches(inside.get(thing.id, ()), inside)) for thing in things
    )
