"""The picture that a command is about: its place in the call, reading it, and writing another one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from richpic.model.picture import Picture

FileArgument = Annotated[
    Path, typer.Argument(metavar="FILE", help="A picture: .richpic, or exported .png or .svg.")
]


def read_picture(file: Path) -> Picture:
    """Return the picture in `file`. Raises FileError."""
    from richpic.files.reading import read_picture as read

    return read(file)


def write_picture(picture: Picture, out: Path) -> None:
    """Write `picture` to `out`. Another one that is there is kept as an earlier version. Raises FileError."""
    from richpic.files.errors import on_one_line
    from richpic.files.saving import write_picture as write

    before = _kept(out)
    for notice in write(picture, out):
        typer.echo(f"richpic: {notice}", err=True)
    if before and out.read_bytes() != before:
        replaced = f"{on_one_line(out.name)}: replaced. What was there is in Versions, in its File menu."
        typer.echo(f"richpic: {replaced}", err=True)


def _kept(path: Path) -> bytes:
    """Keep the picture that is at `path` as an earlier version. Returns its bytes; none if it is not kept."""
    from richpic.files.versions import keep_file

    try:
        content = path.read_bytes() if path.is_file() else b""
        if not content.startswith(b'{"format"'):
            return b""
        keep_file(path, "found")
    except (OSError, ValueError):  # no reason not to write
        return b""
    return content
