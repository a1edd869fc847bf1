"""`richpic icons`: the icons there are, listed or on a sheet."""

from __future__ import annotations

from typing import Annotated

import typer

from richpic.commands.offscreen import start_qt_without_display
from richpic.commands.sheets import DarkOption, SafeOption, SheetOption, sheet_palette, write_and_tell
from richpic.files.errors import on_one_line


def list_icons(
    query: Annotated[list[str] | None, typer.Argument(metavar="[QUERY]", help="Words to look for.")] = None,
    limit: Annotated[int, typer.Option(help="The most icons to list for a query.", min=1)] = 12,
    sheet: SheetOption = None,
    dark: DarkOption = False,
    safe: SafeOption = False,
    numbers: Annotated[
        bool, typer.Option("--numbers", help="On the sheet: numbers and no names, to be guessed.")
    ] = False,
) -> None:
    """List the icons, or those that fit a query best, or a category of them; or draw them on a sheet."""
    from richpic.files.pack_shelf import library_with_packs

    library = library_with_packs()
    words = " ".join(query or ())
    if not words.strip() or words.strip() in library.categories:
        chosen = [words.strip()] if words.strip() else library.categories
        found = [symbol for symbol in library if symbol.category in chosen]
    elif pack := next((one for one in library.packs if one.prefix == words.strip()), None):
        found = list(pack.listing)
    else:
        from richpic.editor.icon_search import search

        found = search(words, library, limit)
    if not found:
        typer.echo(f"No icon fits “{on_one_line(words)}”.")
        return
    if sheet is not None:
        start_qt_without_display()
        from richpic.render.sheet import icon_sheet

        names = [symbol.name for symbol in found]
        palette = sheet_palette(dark, safe)
        write_and_tell(icon_sheet(library, names, palette=palette, captions=not numbers), sheet, palette)
        return
    widest = max(len(symbol.name) for symbol in found)
    for symbol in found:
        typer.echo(f"{symbol.name:<{widest}}  {symbol.category:<10}  {symbol.meaning}".rstrip())
