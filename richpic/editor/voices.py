"""The voices of a tension on the picture: what each side says, in a bubble that points at it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from richpic.editor.editor import Editor
from richpic.editor.free_spot import free_spot
from richpic.editor.identity import NewId, new_id, zs_between
from richpic.editor.scene import Scene
from richpic.elements.bubble import Bubble, size_for
from richpic.elements.end import End
from richpic.elements.link import Link, Tension, Voice
from richpic.model.change import Change, added, edited, edited_many
from richpic.model.element import Element
from richpic.model.geometry import Point, Rect
from richpic.model.picture import Picture

NAME = "showed the voices"
# Page units between a bubble and whom it points at.
AWAY = 34.0


class Shown(NamedTuple):
    """What shows the voices of a tension: the bubbles that are there, and the Change that adds the others."""

    there: tuple[str, ...]
    change: Change


def voices_shown(scene: Scene, tensions: Iterable[Element], make_id: NewId = new_id) -> Shown:
    """Return the voices of `tensions` as bubbles near those who speak, where there is room."""
    picture, ctx = scene.picture, scene.context
    there: list[str] = []
    made: list[Bubble] = []
    for link in tensions:
        if not isinstance(link, Link):
            continue
        for side, words in _voices(link, picture).items():
            bubble = _bubble_of(picture, getattr(link, side), words) if words else None
            if bubble is not None:
                there.append(bubble.id)
            elif words:
                taken = [one.body(ctx) for one in made]
                made.append(_placed(make_id(), scene, link, side, words, taken))
    zs = zs_between(picture.top, None, len(made))
    bubbles = (replace(bubble, z=z) for bubble, z in zip(made, zs, strict=True))
    return Shown(tuple(there), added(*bubbles, name=NAME))


def show_voices(editor: Editor) -> tuple[str, ...]:
    """Show the voices of the selected tensions; select the bubbles that say them, and return their ids."""
    shown = voices_shown(editor.scene, editor.selected)
    editor.commit(shown.change)
    if ids := (*shown.there, *shown.change.patches):
        editor.select(ids)
    return ids


def retold(picture: Picture, link: Link, tension: Tension) -> Change:
    """Return the Change to another `tension`, in which bubbles that show its voices say the new words."""
    # The same voice goes on at the same end, also when its name was changed.
    told = (tension.first.says, tension.second.says)
    swapped = _is_swapped(link, picture, link.tension or Tension())
    now = dict(zip(("start", "end"), told[::-1] if swapped else told, strict=True))
    pairs = []
    for side, words in _voices(link, picture).items():
        bubble = _bubble_of(picture, getattr(link, side), words) if words else None
        says = now[side].strip()
        if bubble is not None and says and not bubble.locked:
            pairs.append((bubble, {"text": says}))
    return edited(link, {"tension": tension}).then(edited_many(pairs)).named("wrote about the tension")


def _voices(link: Link, picture: Picture) -> dict[str, str]:
    """Return what is said at the "start" and the "end" of a link, "" for nothing."""
    held = link.tension or Tension()
    told = (held.first.says.strip(), held.second.says.strip())
    swapped = _is_swapped(link, picture, held)
    return dict(zip(("start", "end"), told[::-1] if swapped else told, strict=True))


def _is_swapped(link: Link, picture: Picture, held: Tension) -> bool:
    """Tell whether the first voice is that of the end: usually not, but names may say so."""
    fits = _fits(held.first, link.start, picture) + _fits(held.second, link.end, picture)
    return _fits(held.first, link.end, picture) + _fits(held.second, link.start, picture) > fits


def _fits(voice: Voice, end: End, picture: Picture) -> int:
    """Return how many words of a speaker's name stand on what is at an end."""
    element = picture.elements.get(end.element)
    called = set(_flat(element.called()).split()) if element else set()
    return len(called & set(_flat(voice.who).split()))


def _bubble_of(picture: Picture, end: End, words: str) -> Bubble | None:
    """Return the bubble that says these words at an end, if there is one."""
    return next(
        (
            one
            for one in picture.order
            if isinstance(one, Bubble) and not one.hidden and _flat(one.text) == _flat(words)
            if one.tail.element == end.element
        ),
        None,
    )


def _placed(identifier: str, scene: Scene, link: Link, side: str, words: str, taken: list[Rect]) -> Bubble:
    ctx = scene.context
    w, h = size_for(words, ctx)
    end: End = getattr(link, side)
    line = link.route(ctx).line
    here, there = (line[0], line[-1]) if side == "start" else (line[-1], line[0])
    element = ctx.elements.get(end.element)
    speaker = element.body(ctx) if element is not None else Rect(here.x, here.y, 0.0, 0.0)
    away = -1.0 if here.x < there.x else 1.0
    wanted = Point(speaker.centre.x + away * w * 0.4, speaker.y - h / 2 - AWAY)
    at = free_spot(scene, Rect.centred(wanted, w, h), taken)
    tail = End(end.element) if element is not None else End("", here.x, here.y)
    return Bubble(
        id=identifier,
        x=round(at.x - w / 2, 1),
        y=round(at.y - h / 2, 1),
        w=round(w, 1),
        h=round(h, 1),
        text=words,
        tail=tail,
    )


def _flat(words: str) -> str:
    return " ".join(words.split()).casefold()
