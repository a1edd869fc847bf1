"""Growing a picture from what is there: linked neighbours, and walking along links."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, NamedTuple

from richpic.editor.identity import NewId, new_id, z_above
from richpic.editor.linking import linked
from richpic.editor.operations import copied
from richpic.editor.scene import Scene
from richpic.editor.walking import WAYS, Direction
from richpic.model.change import Change, added
from richpic.model.drawing import DrawContext
from richpic.model.element import Element
from richpic.model.geometry import Point, Rect
from richpic.model.picture import Picture

# Page units between a thing and its neighbour: room for a link with a label.
ACROSS, DOWN = 170.0, 110.0
# How far neighbours stand apart from each other, and how many places beside, then further out, are tried.
APART, ROWS, COLUMNS = 44.0, 9, 6
# Walking goes at most so far aside from the way of the key: a share of the way ahead.
WIDEST = 1.75


class Neighbour(NamedTuple):
    """The Change that makes it and its link, and its id."""

    change: Change
    id: str


def can_have_neighbour(element: Element) -> bool:
    """Tell whether a linked neighbour can be made of `element`."""
    return element.linkable and not element.placed_by_ends


def neighbour(
    scene: Scene, source: Element, direction: Direction, relation: str, make_id: NewId = new_id
) -> Neighbour:
    """Return another one like `source` in a direction, without its words, and a link of `relation` to it.

    Where something stands already the next free place beside it is taken, then one further out. Raises
    KeyError if there is no such relation.
    """
    picture, ctx = scene.picture, scene.context
    (copy,) = copied([source], 0.0, 0.0, make_id)
    fields: dict[str, Any] = {"locked": False, "guarded": False, "note": "", "groups": source.groups}
    if source.text_field:
        fields[source.text_field] = ""
    blank = replace(copy, **fields, z=z_above(picture))
    body = source.body(ctx)
    place = next(_free(scene, body, direction), body)
    made = replace(blank, **blank.moved(round(place.x - body.x), round(place.y - body.y)))
    link = linked(picture, [source.id], made, relation, ctx, make_id)
    return Neighbour(added(made).then(link).named("added a neighbour"), made.id)


def _free(scene: Scene, body: Rect, direction: Direction) -> Iterator[Rect]:
    """Yield the free places in a direction from `body`, the best first, and at last the nearest of all."""
    x, y = WAYS[direction]
    ahead = Point(x * (body.w + ACROSS), y * (body.h + DOWN))
    beside = Point(abs(y) * (body.w + APART), abs(x) * (body.h + APART))
    for column in range(1, COLUMNS + 1):
        for row in range(ROWS):
            step = (row + 1) // 2 * (1 if row % 2 else -1)
            place = body.moved(ahead.x * column + beside.x * step, ahead.y * column + beside.y * step)
            if not _is_taken(scene, place.expanded(8.0)):
                yield place
    yield body.moved(ahead.x, ahead.y)


def _is_taken(scene: Scene, place: Rect) -> bool:
    """Tell whether something stands in `place`; what is hollow there, and lines, leave room."""
    for element in scene.within(place):
        if element.placed_by_ends or not element.linkable:
            continue
        body = element.body(scene.context)
        if body.contains_rect(place) and not element.hit(place.centre, scene.context, 0.0):
            continue
        return True
    return False


def along_link(picture: Picture, ctx: DrawContext, source: Element, direction: Direction) -> Element | None:
    """Return what a link joins with `source` in a direction, or None; from a link, what it ends at there."""
    x, y = WAYS[direction]
    start = source.centre(ctx)
    best: tuple[float, str, Element] | None = None
    for element in _joined(picture, source):
        away = element.centre(ctx).minus(start)
        ahead, aside = away.x * x + away.y * y, abs(away.x * y) + abs(away.y * x)
        if ahead <= 0.0 or aside > WIDEST * ahead:
            continue
        cost = (aside / ahead, element.id, element)
        if best is None or cost[:2] < best[:2]:
            best = cost
    return best[2] if best else None


def _joined(picture: Picture, source: Element) -> list[Element]:
    """Return what links join with `source`; for a link, what it joins."""
    if source.placed_by_ends:
        ids = set(source.hangs_on())
    else:
        links = (picture.elements[one] for one in picture.dependents.get(source.id, ()))
        ids = {end for link in links if link.placed_by_ends for end in link.hangs_on()} - {source.id}
    found = (picture.elements.get(one) for one in sorted(ids))
    return [element for element in found if element and not element.hidden]
