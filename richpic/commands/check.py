"""`richpic check`: whether a picture is valid, and what is on it."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Annotated, Any

import typer

from richpic.commands.offscreen import start_qt_without_display
from richpic.commands.picture_file import FileArgument, read_picture
from richpic.files.errors import FileError, on_one_line

if TYPE_CHECKING:
    from richpic.model.picture import Picture


def check_picture(
    file: FileArgument,
    as_json: Annotated[bool, typer.Option("--json", help="Answer in JSON.")] = False,
) -> int:
    """Tell whether a picture is valid, and if not why; count what is on it."""
    try:
        picture = read_picture(file)
    except FileError as error:
        if as_json:
            typer.echo(
                json.dumps({"valid": False, "file": str(file), "error": str(error)}, ensure_ascii=False)
            )
        raise
    counts = dict(sorted(Counter(element.kind for element in picture.elements.values()).items()))
    lost = _lacking(picture)
    if as_json:
        found: dict[str, Any] = {"valid": True, "file": str(file), "title": picture.page.title}
        found |= {"elements": len(picture.elements), "counts": counts, "lacking": lost}
        typer.echo(json.dumps(found, ensure_ascii=False))
        return 0
    listed = ", ".join(f"{count} {_noun(kind, count)}" for kind, count in counts.items())
    typer.echo(f"{on_one_line(file.name)}: valid; {listed or 'nothing on it yet'}")
    if lost:
        from richpic.render.lacking import lacking_words

        typer.echo(lacking_words(lost))
    return 0


def _noun(kind: str, count: int) -> str:
    if count == 1:
        return kind
    return f"{kind[:-1]}ies" if kind.endswith("y") else f"{kind}s"


def _lacking(picture: Picture) -> str:
    """Return the characters on the picture for which this machine has no letters."""
    start_qt_without_display()
    from richpic.files.symbols import symbol_library
    from richpic.render.context import PictureContext
    from richpic.render.lacking import lacking

    return lacking(picture.order, PictureContext(picture, symbol_library()))
