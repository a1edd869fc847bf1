"""Going from thing to thing by keys: in reading order, or to the nearest in a direction."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from richpic.model.drawing import DrawContext
from richpic.model.element import Element
from richpic.model.geometry import Point
from richpic.model.picture import Picture

Direction = Literal["left", "right", "up", "down"]
WAYS: dict[Direction, tuple[float, float]] = {
    "left": (-1.0, 0.0),
    "right": (1.0, 0.0),
    "up": (0.0, -1.0),
    "down": (0.0, 1.0),
}
# Page units a row of reading is high.
ROW = 80.0
# How much straying aside counts against going on in the direction, and how far aside, for each step ahead,
# still is that direction.
ASIDE, WIDEST = 2.0, 1.8


def reading_place(element: Element, ctx: DrawContext) -> tuple[int, float, str]:
    """Return what reading order goes by: rows from the top, each from the left; the id comes last."""
    middle = element.body(ctx).centre
    return round(middle.y / ROW), middle.x, element.id


def reading_order(picture: Picture, ctx: DrawContext) -> list[Element]:
    """Return what can be seen in rows from the top, each from the left."""
    things = (element for element in picture.order if not element.hidden)
    return sorted(things, key=lambda element: reading_place(element, ctx))


def next_in_order(picture: Picture, ctx: DrawContext, chosen: Iterable[str], step: int) -> Element | None:
    """Return what comes `step` after the last of `chosen` in reading order, around at the end."""
    order = reading_order(picture, ctx)
    if not order:
        return None
    last = next(reversed(list(chosen)), "")
    places = {element.id: place for place, element in enumerate(order)}
    place = places[last] + step if last in places else (0 if step > 0 else -1)
    return order[place % len(order)]


def nearest(
    picture: Picture, ctx: DrawContext, start: Point, direction: Direction, but_not: frozenset[str]
) -> Element | None:
    """Return the nearest thing from the page point `start` in a direction.

    Lines between places are no places, and neither is the inside of an outline. None where there is nothing.
    """
    x, y = WAYS[direction]
    best: tuple[float, str, Element] | None = None
    for element in picture.order:
        if element.hidden or element.id in but_not or element.placed_by_ends:
            continue
        if element.body(ctx).contains(start) and not element.hit(start, ctx, 0.0):
            continue
        away = element.centre(ctx).minus(start)
        ahead, aside = away.x * x + away.y * y, abs(away.x * y) + abs(away.y * x)
        if ahead <= 0.0 or aside > WIDEST * ahead:
            continue
        cost = (ahead + ASIDE * aside, element.id, element)
        if best is None or cost[:2] < best[:2]:
            best = cost
    return best[2] if best else None


def by_distance(things: Iterable[Element], ctx: DrawContext, start: Point) -> list[Element]:
    """Return `things` with the nearest to the page point `start` first."""
    return sorted(things, key=lambda element: (element.centre(ctx).distance(start), element.id))
