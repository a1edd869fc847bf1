"""The picture that a command is about: its place in the call, and reading it."""

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
