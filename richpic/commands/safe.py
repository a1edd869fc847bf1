"""`richpic safe`: what could tell who somebody is, and a copy without it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from richpic.commands.offscreen import start_qt_without_display
from richpic.commands.picture_file import FileArgument, read_picture, write_picture
from richpic.files.errors import FileError, on_one_line

if TYPE_CHECKING:
    from richpic.model.picture import Picture
    from richpic.model.symbol import SymbolLibrary


def look_for_harm(
    file: FileArgument,
    as_json: Annotated[bool, typer.Option("--json", help="Answer in JSON.")] = False,
    copy: Annotated[
        Path | None,
        typer.Option(
            "--apply",
            metavar="OUT",
            help="Write a safer copy to this .richpic file, or export it: .png, .svg …",
        ),
    ] = None,
    key: Annotated[
        Path | None,
        typer.Option(metavar="KEY", help="With --apply: write here who is who. Keep that file to yourself."),
    ] = None,
) -> int:
    """List what could tell who somebody is, before a picture is shared. Exit 1 if there is anything.

    A safer copy has roles for names ("parent A", the same one throughout) and no remarks, authors or hidden
    things, or what was chosen in the window. The picture itself is never changed, nor is it inside an export.
    """
    picture = read_picture(file)
    from richpic.files.symbols import symbol_library
    from richpic.share.safe import find
    from richpic.share.safe_report import NOTHING, advice_lines, as_lines
    from richpic.share.safe_report import as_json as json_of

    found = find(picture, symbol_library())
    if copy is not None:
        _write_safe_copy(file, picture, copy, key)
        typer.echo(
            "\n".join([*advice_lines(found, picture), f"{copy}: written. Look at it before you share it."])
        )
        return 0
    if key is not None:
        raise FileError("--key goes with --apply: it says who is who in the copy.")
    if as_json:
        typer.echo(json_of(found))
    else:
        typer.echo("\n".join(as_lines(found, picture)) or NOTHING)
    return 1 if found else 0


def _write_safe_copy(file: Path, picture: Picture, out: Path, key: Path | None) -> None:
    """Write the safer copy, and the key where asked for. Raises FileError; then neither is there."""
    from richpic.render.export import EXPORTERS

    if out.suffix.lower() not in (".richpic", *EXPORTERS):
        known = ", ".join((".richpic", *EXPORTERS))
        raise FileError(f"“{on_one_line(out.name)}”: the copy has to end in one of {known}.")
    if out.exists() and out.samefile(file):
        raise FileError("The copy would replace the picture: give it another name.")
    start_qt_without_display()
    from richpic.files.symbols import symbol_library
    from richpic.render.context import PictureContext
    from richpic.share.kept_words import up_to_date
    from richpic.share.safe import find
    from richpic.share.safe_copy import safe_copy, write_key

    library = symbol_library()
    current = up_to_date(picture, PictureContext(picture, library))
    made = safe_copy(current, find(current, library), PictureContext(current, library))
    if key is not None:
        write_key(made.key, key)
    try:
        _write_copy(made.picture, out, library)
    except FileError:
        if key is not None:
            key.unlink(missing_ok=True)
        raise


def _write_copy(picture: Picture, out: Path, library: SymbolLibrary) -> None:
    if out.suffix.lower() == ".richpic":
        write_picture(picture, out)
        return
    from richpic.render.options import ExportError, ExportOptions
    from richpic.share.formats import export_as

    try:
        export_as(picture, out, ExportOptions(), library)
    except ExportError as error:
        raise FileError(str(error)) from error
