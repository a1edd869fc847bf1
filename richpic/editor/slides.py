"""What is shown one after the other: the whole picture, then each frame."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from richpic.editor.suggesting import in_reading_order
from richpic.elements.frame import Frame
from richpic.model.geometry import Rect
from richpic.model.picture import Picture


class Slide(NamedTuple):
    """A part of the picture with its name; `rect` in page units, None for all of it. `frame` is its id."""

    name: str
    rect: Rect | None = None
    frame: str = ""


def slides(picture: Picture) -> tuple[Slide, ...]:
    """Return all of the picture, then its frames in reading order, as threads and pages go; none hidden."""
    shown = [element for element in picture.order if isinstance(element, Frame) and not element.hidden]
    frames = in_reading_order(shown, lambda frame: frame.rect())
    parts = (
        Slide(frame.name or f"Part {number}", frame.rect(), frame.id)
        for number, frame in enumerate(frames, 1)
    )
    return (Slide(picture.page.title or "Everything"), *parts)


def without_frames(picture: Picture) -> Picture:
    """Return the picture without the edges and names of its frames, as it is shown to others."""
    kept = {one: element for one, element in picture.elements.items() if not isinstance(element, Frame)}
    return replace(picture, elements=kept)
