"""The contact sheets of icons and links: their options, their colours, writing them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from richpic.files.errors import FileError

if TYPE_CHECKING:
    from richpic.model.palette import Palette
    from richpic.render.sheet import Sheet

SheetOption = Annotated[
    Path | None, typer.Option(metavar="OUT", help="Draw them on this sheet: .png, .svg or .pdf.")
]
DarkOption = Annotated[bool, typer.Option("--dark", help="On the sheet: in the colours of a dark board.")]
SafeOption = Annotated[
    bool, typer.Option("--safe", help="On the sheet: in the colours for eyes that tell fewer apart.")
]


def sheet_palette(dark: bool, safe: bool) -> Palette:
    """Return the colours of a sheet, as DarkOption and SafeOption choose them."""
    from richpic.model.palette import PALETTES

    return PALETTES["dark" if dark else "safe" if safe else "light"]


def write_and_tell(sheet: Sheet, out: Path, palette: Palette) -> None:
    """Write a sheet to `out` and name it. Raises FileError."""
    from richpic.render.export import ExportError
    from richpic.render.sheet import write_sheet

    try:
        write_sheet(sheet, out, palette)
    except ExportError as error:
        raise FileError(str(error)) from error
    typer.echo(f"{out}: {sheet.title}")
