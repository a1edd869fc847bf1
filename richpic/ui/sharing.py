"""What of a picture may leave the computer."""

from __future__ import annotations

from dataclasses import replace

from richpic.model.picture import Picture


def shareable(picture: Picture) -> Picture:
    """Return `picture` as it is kept inside an export: private remarks and hidden things are left out.

    Hidden things that others hang on stay, without their remarks: links need something to end at.
    """
    held = {target for element in picture.elements.values() for target in element.hangs_on()}
    kept = {
        one: replace(element, note="") if element.note else element
        for one, element in picture.elements.items()
        if not element.hidden or one in held
    }
    return replace(picture, elements=kept)
