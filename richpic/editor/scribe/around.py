"""A boundary around what stands on the picture already: its line through nothing, its title on bare paper."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise
from random import Random
from typing import Any

from richpic.editor.operations import company, listed
from richpic.editor.scribe.hugging import Hug
from richpic.editor.scribe.known import label_of
from richpic.editor.scribe.standing import rooms_of
from richpic.elements.boundary import TITLE_SIZE, Boundary
from richpic.elements.link import Link
from richpic.model.drawing import DrawContext
from richpic.model.element import Element, seed_of
from richpic.model.geometry import Rect, inside_polygon, union
from richpic.model.picture import Picture
from richpic.model.strokes import shares_inside

ROUNDS = 12
# Page units: between the title and what it stands over; how far a hand strays from the line.
UNDER_TITLE, UNEVEN = 14.0, 1.6
TITLE_WRAP = 360.0
# The hand strays in waves, so many around.
WAVES = (3, 5, 8)
# More names than these are only counted.
MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class Around:
    """The boundary with its outline, and who lies inside without having been named."""

    boundary: Boundary
    others: tuple[Element, ...] = ()


def drawn_around(boundary: Boundary, named: Iterable[Element], picture: Picture, ctx: DrawContext) -> Around:
    """Return `boundary` around all that is `named`, with what they say and the links between them.

    Its line gives way to what else is there, or takes it in where it cannot. Words of links that lie in the
    way even so are left for `settling` to move.
    """
    named = list(named)
    held = {one.id: one for one in (*named, *company(picture, named))}
    inside = [room for element in held.values() for room in (element.bounds(ctx), *rooms_of(element, ctx))]
    inside += [room for link in _links_among(held, picture) for room in _rooms_of_link(link, ctx)]
    there = [one for one in picture.order if one.id not in held]
    rooms = [room for one in there if (room := union(rooms_of(one, ctx)))]
    words = [label for one in there if isinstance(one, Link) and (label := _label(one, ctx))]
    holders = [one for one in there if isinstance(one, Boundary) and not one.hidden]
    tries: list[tuple[int, int, int, Boundary]] = []
    # With its title inside, and where that covers others or takes them in, with whatever room is left for it.
    for number, titles in enumerate((_title_over(inside, boundary, ctx), [])):
        line = _drawn(boundary, [*inside, *titles], rooms, words)
        covered, titled = _titled(line, [*inside, *rooms, *words], holders, ctx)
        tries.append((covered, len(_others(titled, held, picture, ctx)), number, titled))
        if not (covered or tries[0][1]):
            break
    boundary = min(tries, key=lambda one: one[:3])[3]
    if any(boundary.rect().intersects(one.rect()) for one in holders):
        # The wash of the one in front would hide the title of the other.
        boundary = replace(boundary, wash="")
    return Around(boundary, tuple(_others(boundary, held, picture, ctx)))


def said_of_others(others: Iterable[Element]) -> str:
    """Return who lies inside of a boundary without having been named, in plain words; "" for nobody."""
    # Without an age, which reads like one more of the list.
    names = [element.called().split(",")[0] for element in others]
    if len(names) < 2:
        return "".join(f"{name} lies inside it too: drag {name} out if that is not meant" for name in names)
    over = len(names) - MOST_NAMED
    shown = [*names[:MOST_NAMED], f"{over} more"] if over > 1 else names
    return f"{listed(shown)} lie inside it too: drag them out if they do not belong"


# The line


def _drawn(boundary: Boundary, inside: list[Rect], rooms: list[Rect], words: list[Rect]) -> Boundary:
    """Return `boundary` around `inside`, clear of `rooms` and if possible of `words`, by an uneven hand."""
    hug = Hug(inside)
    for _ in range(ROUNDS):
        # What is taken in may push the line onto others.
        if not hug.meet(rooms):
            break
    hug.prefer(words, rooms)
    line = hug.line
    random = Random(seed_of(boundary.id))
    phases = [random.uniform(0.0, 2 * math.pi) for _ in WAVES]
    strayed = []
    for number, point in enumerate(line):
        turn = 2 * math.pi * number / len(line)
        stray = UNEVEN * sum(math.sin(w * turn + phase) for w, phase in zip(WAVES, phases, strict=True))
        strayed.append((point.x + stray * math.cos(turn), point.y + stray * math.sin(turn)))
    box = Rect.around(strayed)
    points = tuple((round((x - box.x) / box.w, 4), round((y - box.y) / box.h, 4)) for x, y in strayed)
    place = {"x": round(box.x, 1), "y": round(box.y, 1), "w": round(box.w, 1), "h": round(box.h, 1)}
    fields: dict[str, Any] = {"shape": "blob", "points": points, **place}
    return replace(boundary, **fields)


def _title_over(inside: list[Rect], boundary: Boundary, ctx: DrawContext) -> list[Rect]:
    """Return the room that a title takes over the middle of `inside`."""
    whole = union(inside)
    if whole is None or not boundary.title:
        return []
    block = ctx.text(boundary.title, TITLE_SIZE, TITLE_WRAP, 600)
    left = whole.centre.x - block.width / 2
    return [Rect(left, whole.y - UNDER_TITLE - block.height, block.width, block.height)]


def _titled(
    boundary: Boundary, rooms: list[Rect], holders: list[Boundary], ctx: DrawContext
) -> tuple[int, Boundary]:
    """Return on how many rooms and lines the title stands where it covers least, and `boundary` so."""
    if not boundary.title:
        return 0, boundary
    lines = [one.outlines(ctx)[0] for one in (boundary, *holders)]
    found: list[tuple[int, int, Boundary]] = []
    for number, (fields, rect) in enumerate(boundary.word_places(ctx)):
        covered = sum(rect.intersects(room) for room in rooms)
        covered += sum(_runs_through(line, rect) for line in lines)
        found.append((covered, number, replace(boundary, **fields)))
        if not covered:
            break
    covered, _, best = min(found, key=lambda one: one[:2])
    return covered, best


def _runs_through(line: list[Any], room: Rect) -> bool:
    for a, b in pairwise([*line, line[0]]):
        near, far = shares_inside(a, b, room)
        if near < far:
            return True
    return False


# What is there


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
    label = _label(link, ctx)
    return [Rect.around(link.route(ctx).line), *([label] if label else [])]


def _label(link: Link, ctx: DrawContext) -> Rect | None:
    return None if link.hidden else link.label_rect(ctx)


def _others(
    boundary: Boundary, held: dict[str, Element], picture: Picture, ctx: DrawContext
) -> list[Element]:
    """Return what has a name and lies inside, and neither is `held` nor lies in a boundary that is."""
    inner = [one.outlines(ctx)[0] for one in held.values() if isinstance(one, Boundary)]
    box, line = boundary.rect(), boundary.outlines(ctx)[0]
    return [
        one
        for one in picture.order
        if one.id not in held and not one.is_holder and label_of(one)
        if box.contains(at := one.body(ctx).centre) and inside_polygon(at, line)
        if not any(inside_polygon(at, other) for other in inner)
    ]
