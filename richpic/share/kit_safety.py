"""Before a kit goes out: a safer copy to make it of, and what is left to look at."""

from __future__ import annotations

from pathlib import Path

from richpic.files.errors import on_one_line
from richpic.model.picture import Picture
from richpic.model.symbol import SymbolLibrary
from richpic.render.context import PictureContext
from richpic.share.concerns import unsettled
from richpic.share.kept_words import up_to_date
from richpic.share.safe import find
from richpic.share.safe_copy import safe_copy


def made_safe(picture: Picture, symbols: SymbolLibrary) -> Picture:
    """Return a copy of `picture` with roles for names, or what was chosen for each. Raises FileError."""
    current = up_to_date(picture, PictureContext(picture, symbols))
    return safe_copy(current, find(current, symbols), PictureContext(current, symbols)).picture


def what_to_look_at(picture: Picture, symbols: SymbolLibrary, file: Path) -> str:
    """Return a line on what in a kit could tell who somebody is; "" if there is nothing left to decide.

    It counts as the window does: what was chosen to be kept no more, and the same name once.
    """
    found = unsettled(picture, find(picture, symbols))
    if not found:
        return ""
    many = "1 thing" if len(found) == 1 else f"{len(found)} things"
    return (
        f"{many} in it could tell who somebody is. Look before you post: "
        f"richpic safe {on_one_line(file.name)} lists them, and --safe makes the kit of a safer copy."
    )
