"""What is shown one after the other: the whole picture, then each frame."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from richpic.editor.identity import z_above, z_between
from richpic.editor.suggesting import in_reading_order
from richpic.elements.frame import Frame, frames_in_order
from richpic.model.geometry import Rect
from richpic.model.picture import Picture


class Slide(NamedTuple):
    """A part of the picture with its name; `rect` in page units, None for all of it. `frame` is its id."""

    name: str
    rect: Rect | None = None
    frame: str = ""


def slides(picture: Picture) -> tuple[Slide, ...]:
    """Return all of the picture, then its frames in the order of the list; hidden ones are left out."""
    parts = (
        Slide(frame.name or f"Part {number}", frame.rect(), frame.id)
        for number, frame in enumerate(frames_in_order(picture), 1)
    )
    return (Slide(picture.page.title or "Everything"), *parts)


def z_in_turn(picture: Picture, rect: Rect) -> str:
    """Return the z of a new frame of `rect`: its turn is where it would be read, the others keep theirs."""
    frames = [one for one in reversed(picture.order) if isinstance(one, Frame)]
    if not frames:
        return z_above(picture)
    places = [one.rect() for one in frames]
    read = in_reading_order(range(len(places) + 1), lambda at: rect if at == len(places) else places[at])
    later = set(read[read.index(len(places)) + 1 :])
    # Over the first that is read after it, or else under the last of all.
    over = next((frame for at, frame in enumerate(frames) if at in later), None)
    zs = [one.z for one in picture.order]
    if over is not None:
        return z_between(over.z, next((z for z in zs if z > over.z), None))
    return z_between(next((z for z in reversed(zs) if z < frames[-1].z), None), frames[-1].z)


def without_frames(picture: Picture) -> Picture:
    """Return the picture without the edges and names of its frames, as it is shown to others."""
    kept = {one: element for one, element in picture.elements.items() if not isinstance(element, Frame)}
    return replace(picture, elements=kept)
