"""`richpic icons add`, `list`, `remove`: icon packs of your own."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from richpic.files.errors import FileError, on_one_line


def add_icons(
    pack: Annotated[Path, typer.Argument(metavar="PACK", help="A folder of SVG files, or Iconify JSON.")],
    progress: Annotated[bool, typer.Option("--progress", hidden=True)] = False,
) -> None:
    """Add an icon pack to your own: its icons are found by name beside the program's."""
    from richpic.files.icon_packs import add_pack
    from richpic.files.memory_limit import limited_memory

    try:
        with limited_memory():
            added = add_pack(pack, _tell_progress if progress else lambda done, count: True)
    except MemoryError:
        name = on_one_line(pack.name)
        raise FileError(f"{name}: not added, because it takes too much memory. Try a part of it.") from None
    header = added.pack.header
    licence = header.licence or "not known"
    verb = "Updated" if added.replaced else "Added"
    typer.echo(f"{verb} {header.title} ({header.prefix}): {header.count:,} icons. Licence: {licence}.")
    for notice in added.notices:
        typer.echo(notice)


def _tell_progress(done: int, count: int) -> bool:
    if done % 20 == 0:
        typer.echo(json.dumps({"done": done, "count": count}))
        sys.stdout.flush()
    return True


def list_packs() -> None:
    """List the icon packs that you have added, and whom to thank for them."""
    from richpic.files.pack_shelf import installed_packs

    packs = installed_packs()
    if not packs:
        typer.echo("There are no icon packs. Add one: richpic icons add PACK")
    for pack in packs:
        typer.echo(f"{pack.prefix:<14}  {pack.header.count:>6,} icons  {pack.header.credit}")


def remove_icons(prefix: Annotated[str, typer.Argument(metavar="NAME", help="As in icons list.")]) -> None:
    """Remove an icon pack. Pictures keep the icons that they show."""
    from richpic.files.pack_shelf import remove_pack

    typer.echo(f"Removed {remove_pack(prefix).title}. Pictures keep the icons that they show.")
