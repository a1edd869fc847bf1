"""`richpic links`: what links can mean, listed or on a sheet."""

from __future__ import annotations

import typer

from richpic.commands.offscreen import start_qt_without_display
from richpic.commands.sheets import DarkOption, SafeOption, SheetOption, sheet_palette, write_and_tell


def list_links(sheet: SheetOption = None, dark: DarkOption = False, safe: SafeOption = False) -> None:
    """List what links can mean; or draw each at eight angles, in three weights, bent, short and long."""
    from richpic.elements.relations import RELATIONS

    if sheet is not None:
        start_qt_without_display()
        from richpic.files.symbols import symbol_library
        from richpic.render.sheet import link_sheet

        palette = sheet_palette(dark, safe)
        write_and_tell(link_sheet(symbol_library(), palette=palette), sheet, palette)
        return
    widest = max(map(len, RELATIONS))
    for relation in RELATIONS.values():
        typer.echo(f"{relation.name:<{widest}}  {relation.meaning}")
