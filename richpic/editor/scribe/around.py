"""A boundary around what stands on the picture already: its line through nothing, its title on bare paper."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from richpic.editor.operations import company, listed
from richpic.editor.scribe.known import label_of
from richpic.editor.scribe.outline import in_room, outline_room
from richpic.editor.scribe.standing import rooms_of
from richpic.elements.boundary import Boundary
from richpic.elements.link import Link
from richpic.model.drawing import DrawContext
from richpic.model.element import Element
from richpic.model.geometry import Rect, union
from richpic.model.picture import Picture
from richpic.model.strokes import shares_inside

# Page units between the line and what it goes round.
CLEAR = 6.0
# How often what the line would run through is taken in, and how much larger the outline may become by that.
ROUNDS, MOST_LARGER = 8, 1.8
# More names than these are only counted.
MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class Around:
    """The boundary with its outline, and who lies inside without having been named."""

    boundary: Boundary
    others: tuple[Element, ...] = ()


def drawn_around(boundary: Boundary, named: Iterable[Element], picture: Picture, ctx: DrawContext) -> Around:
    """Return `boundary` around all that is `named`, with what they say and the links between them.

    What else its line or its title would lie on is taken in, too, for as long as that makes it little larger.
    """
    named = list(named)
    held = {one.id: one for one in (*named, *company(picture, named))}
    inside = [element.bounds(ctx) for element in held.values()]
    inside += [room for link in _links_among(held, picture) for room in _rooms_of_link(link, ctx)]
    drawn = in_room(boundary, outline_room(inside, boundary, ctx))
    most = drawn.w * drawn.h * MOST_LARGER
    rooms = {one.id: room for one in picture.order if one.id not in held and (room := _room(one, ctx))}
    for _ in range(ROUNDS):
        more = [one for one, room in rooms.items() if _is_crossed(drawn, room, ctx)]
        room = outline_room([*inside, *(rooms[one] for one in more)], boundary, ctx)
        larger = in_room(boundary, room)
        if not more or larger.w * larger.h > most:
            break
        inside += [rooms.pop(one) for one in more]
        drawn = larger
    return Around(drawn, tuple(_others(drawn, held, picture, ctx)))


def said_of_others(others: Iterable[Element]) -> str:
    """Return who lies inside of a boundary without having been named, in plain words; "" for nobody."""
    # Without an age, which reads like one more of the list.
    names = [element.called().split(",")[0] for element in others]
    if len(names) < 2:
        return "".join(f"{name} lies inside it too: drag {name} out if that is not meant" for name in names)
    over = len(names) - MOST_NAMED
    shown = [*names[:MOST_NAMED], f"{over} more"] if over > 1 else names
    return f"{listed(shown)} lie inside it too: drag them out if they do not belong"


def _links_among(held: dict[str, Element], picture: Picture) -> list[Link]:
    hanging = {other for one in held for other in picture.dependents.get(one, ())}
    links = (picture.elements[one] for one in sorted(hanging))
    return [
        one
        for one in links
        if isinstance(one, Link) and not one.hidden and all(end in held for end in one.hangs_on())
        if len(one.hangs_on()) == 2
    ]


def _rooms_of_link(link: Link, ctx: DrawContext) -> list[Rect]:
    label = link.label_rect(ctx)
    return [Rect.around(link.route(ctx).line), *([label] if label else [])]


def _room(element: Element, ctx: DrawContext) -> Rect | None:
    """Return the room that a line should not run through: of links only that of their words."""
    if isinstance(element, Link):
        return None if element.hidden else element.label_rect(ctx)
    return union(rooms_of(element, ctx))


def _is_crossed(boundary: Boundary, room: Rect, ctx: DrawContext) -> bool:
    """Tell whether the line of `boundary` runs through `room`, or its title stands there."""
    title = boundary.words_rect(ctx)
    if title is not None and title.intersects(room):
        return True
    outline, wide = boundary.outlines(ctx)[0], room.expanded(CLEAR)
    for a, b in pairwise([*outline, outline[0]]):
        near, far = shares_inside(a, b, wide)
        if near < far:
            return True
    return False


def _others(boundary: Boundary, held: dict[str, Element], picture: Picture, ctx: DrawContext) -> list[Element]:
    """Return what has a name and lies inside, and is not `held`."""
    return [
        one
        for one in picture.order
        if one.id not in held and not one.is_holder and label_of(one) and boundary.holds(one.body(ctx).centre)
    ]
