"""`richpic kit`: all that a post needs."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from richpic.commands.offscreen import start_qt_without_display
from richpic.commands.picture_file import FileArgument, read_picture
from richpic.files.errors import FileError


def make_kit(
    file: FileArgument,
    out: Annotated[Path, typer.Option("-o", "--out", metavar="FOLDER", help="The folder to make.")],
    places: Annotated[
        str,
        typer.Option(
            "--for", metavar="PLACES", help="x, bluesky, mastodon, linkedin, instagram, medium, blog."
        ),
    ] = "x,bluesky,blog",
    dark: Annotated[bool, typer.Option("--dark", help="On a dark board.")] = False,
    safe: Annotated[
        bool, typer.Option("--safe", help="Of a safer copy: roles for names, see richpic safe.")
    ] = False,
    keep: Annotated[
        bool,
        typer.Option("--keep", help="With the picture itself as a file, without remarks and hidden things."),
    ] = False,
    replace: Annotated[
        bool, typer.Option("--replace", help="Replace files of the same name in a folder that is there.")
    ] = False,
) -> None:
    """Make all that a post needs: images that fit each place, their words, a thread, a draft.

    Frames are shown one after the other; where there are none, parts around each tension and each cluster.
    Private remarks and hidden things are never in it.
    """
    picture = read_picture(file)
    start_qt_without_display()
    from richpic.files.pack_shelf import library_with_packs
    from richpic.render.export import ExportError, ExportOptions
    from richpic.share.destinations import UnknownDestinationError, named
    from richpic.share.kit import write_kit
    from richpic.share.kit_safety import made_safe, what_to_look_at

    library = library_with_packs()
    try:
        chosen = named(places.split(","))
        if safe:
            picture = made_safe(picture, library)
        images = write_kit(picture, library, out, chosen, ExportOptions(dark=dark), keep, replace)
    except (ExportError, UnknownDestinationError) as error:
        raise FileError(str(error)) from error
    for one in images:
        typer.echo(f"{one.path}: {one.width} × {one.height}, {one.bytes:,} bytes")
    if warning := what_to_look_at(picture, library, file):
        typer.echo(f"richpic: {warning}", err=True)
