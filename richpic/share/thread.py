"""A thread: the whole picture, then one part of it after the other, each with what can be told of it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from richpic.editor.slides import slides
from richpic.editor.suggesting import suggestions
from richpic.model.drawing import DrawContext
from richpic.model.element import Element
from richpic.model.geometry import Rect
from richpic.model.picture import Picture

WHOLE = "the whole picture"
LOWEST_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class Shot:
    """One image of a thread: of `crop`, in page units (None: all). `part` is what can be seen on it."""

    name: str
    crop: Rect | None
    part: Picture


class View(NamedTuple):
    """One image of a thread, before it is made: of `crop`, in page units (None: all)."""

    name: str
    crop: Rect | None


def views(picture: Picture, ctx: DrawContext) -> tuple[View, ...]:
    """Return the whole picture and its frames in their order; where there are none, those suggested.

    With thousands of things and no frames this takes a fifth of a second.
    """
    frames = [View(slide.name, slide.rect) for slide in slides(picture) if slide.rect is not None]
    return (View(WHOLE, None), *(frames or [View(one.name, one.rect) for one in suggestions(picture, ctx)]))


def thread(picture: Picture, ctx: DrawContext) -> tuple[Shot, ...]:
    """Return what `views` does, each with what can be seen on it."""
    return tuple(
        Shot(name, crop, picture if crop is None else part_of(picture, crop, name, ctx))
        for name, crop in views(picture, ctx)
    )


def part_of(picture: Picture, rect: Rect, name: str, ctx: DrawContext) -> Picture:
    """Return what can be seen of `picture` in `rect` (page units), titled `name` and without kept words.

    Things belong to it by their middle, what is around it if it covers half of it, links by both ends.
    """
    shown = {one.id: one for one in picture.order if not one.hidden and not one.has_guides}
    kept = {
        key: one for key, one in shown.items() if not one.placed_by_ends and _is_in(one, rect, ctx)
    }  # fmt: skip
    links = (one for one in shown.values() if one.placed_by_ends)
    for link in links:
        ends = link.hangs_on()
        if all(end in kept for end in ends) and (ends or rect.contains(link.bounds(ctx).centre)):
            kept[link.id] = link
    return _only(picture, kept, name, ctx)


def selected(picture: Picture, ids: Collection[str], ctx: DrawContext) -> Picture:
    """Return what of `ids` can be seen of `picture`, without a title and kept words."""
    return _only(picture, {one.id: one for one in picture.order if one.id in ids and not one.hidden}, "", ctx)


def _only(picture: Picture, kept: Mapping[str, Element], name: str, ctx: DrawContext) -> Picture:
    """Return `picture` with nothing but `kept` on it; ends at what is gone are loose."""
    gone = frozenset(picture.elements) - frozenset(kept)
    elements = {key: replace(one, **one.loosened(gone, ctx)) for key, one in kept.items()}
    page = replace(picture.page, title=name, date="", alt="", description="", told=())
    return replace(picture, elements=elements, page=page)


def _is_in(element: Element, rect: Rect, ctx: DrawContext) -> bool:
    body = element.body(ctx)
    if not element.is_holder:
        return rect.contains(body.centre)
    wide = min(body.right, rect.right) - max(body.x, rect.x)
    high = min(body.bottom, rect.bottom) - max(body.y, rect.y)
    covered = max(0.0, wide) * max(0.0, high)
    return covered >= LOWEST_SHARE * min(body.w * body.h, rect.w * rect.h)
