"""`richpic scribe`: notes become a picture."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from richpic.commands.offscreen import start_qt_without_display
from richpic.commands.picture_file import write_picture
from richpic.files.errors import FileError, on_one_line

MOST_NOTES_BYTES = 2**20


def scribe_notes(
    notes: Annotated[
        Path, typer.Argument(metavar="NOTES", help="Notes in the scribe's grammar; - reads them from input.")
    ],
    out: Annotated[Path, typer.Option("-o", "--out", metavar="OUT", help="The picture to write.")],
) -> None:
    """Draw a picture from notes, such as "young person > CAMHS: waits 9 months"."""
    text = _notes(notes)
    start_qt_without_display()
    from richpic.editor.identity import numbered_ids
    from richpic.editor.scribe import scribe_text
    from richpic.files.symbols import symbol_library
    from richpic.model.picture import Picture
    from richpic.render.context import PictureContext

    library = symbol_library()
    # Numbered ids: the same notes give the same file, to the byte.
    change = scribe_text(text, Picture(), lambda one: PictureContext(one, library), numbered_ids("s"))
    if change.is_empty:
        raise FileError(f"{_named(notes)}: there is nothing in it to draw.")
    write_picture(change.apply(Picture()), out)


def _notes(path: Path) -> str:
    from richpic.files.reading import read_text

    if str(path) != "-":
        return read_text(path, MOST_NOTES_BYTES)
    try:
        text = sys.stdin.buffer.read(MOST_NOTES_BYTES + 1).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise FileError("The notes are not text in UTF-8.") from error
    if len(text) > MOST_NOTES_BYTES:
        raise FileError("The notes are too long.")
    return text


def _named(path: Path) -> str:
    return "The notes" if str(path) == "-" else on_one_line(path.name)
