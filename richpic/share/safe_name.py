"""What the safe copy of a picture is called: the name of its file may say who it is about."""

from __future__ import annotations

from dataclasses import replace

from richpic.model.picture import Picture
from richpic.model.symbol import SymbolLibrary
from richpic.render.context import PictureContext
from richpic.share.safe import find
from richpic.share.safe_copy import BAR, safe_title

MARK = "(safe to share)"


def safe_name(name: str, picture: Picture, symbols: SymbolLibrary) -> str:
    """Return `name`, that of the file of `picture`, with `MARK` behind it and nobody's name in it.

    It is looked through as a title of the picture is, and what was chosen for its names holds here too.
    """
    bare = name.replace(MARK, "").strip()
    titled = replace(picture, page=replace(picture.page, title=bare))
    said = safe_title(titled, find(titled, symbols), PictureContext(titled, symbols))
    return " ".join([*said.replace(BAR, "").split(), MARK])
