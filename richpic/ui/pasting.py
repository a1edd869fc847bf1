"""Paste: what is on the clipboard, or in files, becomes things on the picture, in one Change."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData
from PySide6.QtGui import QImage, QImageWriter

from richpic.editor.editor import Editor, MakeContext
from richpic.editor.identity import new_id, z_above
from richpic.editor.operations import copied, placed
from richpic.editor.scribe import plan
from richpic.editor.scribe.table import is_table, table_notes
from richpic.elements.icon import Icon
from richpic.elements.note import NOTE_SIZE, Note
from richpic.files.errors import FileError
from richpic.files.excalidraw import SUFFIX as EXCALIDRAW
from richpic.files.excalidraw import is_excalidraw, read_excalidraw
from richpic.files.images import stored_image
from richpic.files.picture_text import from_text
from richpic.files.reading import read_bytes, read_picture, read_text
from richpic.model.change import Change, added, squash
from richpic.model.element import Element
from richpic.model.geometry import Point, Rect, union
from richpic.model.packed_symbol import PackedSymbol
from richpic.model.picture import Picture
from richpic.tools.image import image_added

PICTURE_MIME, SVG_MIME = "application/x-richpic", "image/svg+xml"
IMAGE_SUFFIXES = (".png", ".jpg", ".jpeg", ".webp", ".gif", ".bmp", ".tif", ".tiff")
TEXT_SUFFIXES = (".txt", ".md", ".tsv")
NOTE_GAP = 22.0
MOST_NOTES, MOST_FILES = 200, 50
DRAWING_SIZE = 160.0
# Page units by which each further file stands beside the one before it.
FILE_STEP = Point(340.0, 0.0)


@dataclass(frozen=True, slots=True)
class Pasted:
    """The Change that adds it, and in plain words what could not be taken."""

    change: Change
    left: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Paste:
    """Puts things about the page point `middle`; `near` is the page rectangle in view."""

    editor: Editor
    make_context: MakeContext
    middle: Point
    near: Rect

    def of_mime(self, mime: QMimeData) -> Pasted | None:
        """Return what `mime` holds, in the richest form; None if it holds nothing. Raises FileError."""
        text = mime.text() if mime.hasText() else ""
        if mime.hasFormat(PICTURE_MIME):
            return self.of_picture(_decoded(mime.data(PICTURE_MIME)))
        if paths := [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]:
            return self.of_files(paths)
        if is_excalidraw(text):
            return self.of_excalidraw(text, "the clipboard")
        if svg := (bytes(mime.data(SVG_MIME).data()) or _svg_in(text)):
            try:
                return self.of_svg(svg)
            except FileError:
                if not mime.hasImage():
                    raise
        if text and is_table(text):
            return self.of_table(text)
        if mime.hasImage() and not _is_words(text):
            return Pasted(self.of_image(QImage(mime.imageData())))
        return Pasted(self.of_lines(text)) if text.strip() else None

    # Forms

    def of_picture(self, text: str, name: str = "the clipboard") -> Pasted:
        """Return the things of a picture. Raises FileError."""
        return self._of_part(from_text(text, name))

    def _of_part(self, part: Picture, left: tuple[str, ...] = ()) -> Pasted:
        context = self.make_context(part)
        there = union(element.bounds(context) for element in part.order)
        return self._moved_here(part, there, left)

    def _moved_here(self, part: Picture, there: Rect | None, left: tuple[str, ...]) -> Pasted:
        away = self.middle.minus(there.centre) if there else Point(0.0, 0.0)
        change = placed(self.editor.picture, copied(part.order, round(away.x), round(away.y)))
        return Pasted(replace(change, images=part.images, symbols=part.symbols), left)

    def of_excalidraw(self, text: str, name: str) -> Pasted:
        """Return what Excalidraw drew. Raises FileError."""
        foreign = read_excalidraw(text, name)
        if not foreign.elements:
            raise FileError(f"{name}: there is nothing in it that can be taken.")
        part = placed(Picture(), foreign.elements).apply(Picture(images=foreign.images))
        return self._of_part(part, foreign.left)

    def of_svg(self, data: bytes) -> Pasted:
        """Return the things of a picture inside an SVG, or else its drawing as an icon. Raises FileError."""
        from richpic.ui.svg_job import read_apart

        try:
            read = read_apart(data)
        except FileError as error:
            raise FileError(f"The SVG cannot be taken: {error}.") from error
        return self.of_picture(read.picture) if read.picture else self._drawing(read.draw, read.lost)

    def _drawing(self, draw: str, lost: tuple[str, ...]) -> Pasted:
        name = f"pasted:{hashlib.sha256(draw.encode()).hexdigest()[:16]}"
        icon = Icon(
            id=new_id(),
            z=z_above(self.editor.picture),
            symbol=name,
            size=DRAWING_SIZE,
            x=round(self.middle.x),
            y=round(self.middle.y),
        )
        symbol = PackedSymbol(name, draw, "drawing")
        return Pasted(replace(added(icon, name="pasted 1 thing"), symbols={name: symbol}), lost)

    def of_table(self, text: str) -> Pasted:
        """Return the links between things that the rows of a table name; what is there already is found."""
        notes, over = table_notes(text)
        made = plan(notes, self.editor.picture, self.editor.context, new_id, self.near)
        left = (f"{over} further rows",) if over else ()
        return Pasted(made.change, left)

    def of_image(self, image: QImage) -> Change:
        """Return an image of the clipboard. Raises FileError."""
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        QImageWriter(buffer, QByteArray(b"png")).write(image)
        return image_change(self.editor, bytes(buffer.data().data()), Rect(*self.middle, 0.0, 0.0))

    def of_lines(self, text: str) -> Change:
        """Return notes about the middle, one for each line of `text` that has words."""
        lines = [line.strip() for line in text.splitlines() if line.strip()][:MOST_NOTES]
        columns = min(4, len(lines)) or 1
        rows = -(-len(lines) // columns)
        step = NOTE_SIZE + NOTE_GAP
        left = self.middle.x - (columns * step - NOTE_GAP) / 2
        top = self.middle.y - (rows * step - NOTE_GAP) / 2
        notes: list[Element] = [
            Note(
                id=new_id(),
                x=round(left + index % columns * step),
                y=round(top + index // columns * step),
                text=line,
            )
            for index, line in enumerate(lines)
        ]
        return placed(self.editor.picture, notes)

    # Files

    def of_files(self, paths: Iterable[Path]) -> Pasted:
        """Return what is in files, side by side; those that cannot be read are named. Raises FileError."""
        changes: list[Change] = []
        left: list[str] = []
        errors: list[FileError] = []
        picture = self.editor.picture
        for path in list(paths)[:MOST_FILES]:
            step = FILE_STEP.times(len(changes))
            try:
                one = replace(self, middle=self.middle.plus(step)).of_file(path)
            except FileError as error:
                errors.append(error)
                continue
            changes.append(_restacked(one.change, picture))
            picture = changes[-1].apply(picture)
            left += one.left
        if errors and not changes:
            raise errors[0]
        name = changes[0].name if len(changes) == 1 else f"pasted {len(changes)} files"
        return Pasted(squash(changes, name), (*left, *(str(error) for error in errors)))

    def of_file(self, path: Path) -> Pasted:
        """Return what is in one file. Raises FileError."""
        suffix = path.suffix.lower()
        if suffix in IMAGE_SUFFIXES:
            return Pasted(image_change(self.editor, read_bytes(path), Rect(*self.middle, 0.0, 0.0)))
        if suffix == EXCALIDRAW:
            return self.of_excalidraw(read_text(path), path.name)
        if suffix == ".svg":
            return self.of_svg(read_bytes(path))
        if suffix == ".richpic":
            return self._of_part(read_picture(path))
        if suffix in TEXT_SUFFIXES:
            text = read_text(path)
            return self.of_table(text) if is_table(text) else Pasted(self.of_lines(text))
        raise FileError(f"“{path.name}” is no kind of file that can be put on a picture.")


def _restacked(change: Change, picture: Picture) -> Change:
    """Return additions that were planned for another picture over everything on `picture`."""
    things = [patch.after for patch in change.patches.values() if isinstance(patch.after, Element)]
    again = placed(picture, sorted(things, key=lambda element: element.z))
    return replace(change, patches={**change.patches, **again.patches})


def image_change(editor: Editor, data: bytes, room: Rect) -> Change:
    """Return the addition of an image file's bytes, fitted into `room`. Raises FileError."""
    image_id, stored, width, height = stored_image(data)
    return image_added(editor, image_id, stored, (width, height), room)


def _decoded(data: QByteArray) -> str:
    try:
        return bytes(data.data()).decode()
    except UnicodeDecodeError as error:
        raise FileError("the clipboard: what was copied is damaged; copy it again") from error


def _is_words(text: str) -> bool:
    """Tell whether `text` says something: spreadsheets and writing programs offer an image of it as well.

    Beside an image that was copied on the web stands at most its address.
    """
    return bool(text.strip()) and not text.lstrip().startswith(("http:", "https:", "file:", "data:"))


def _svg_in(text: str) -> bytes:
    """Return `text` if it is the source of an SVG."""
    start = text.lstrip("\ufeff \t\r\n")[:1000]
    is_svg = start.startswith("<svg") or (start.startswith(("<?xml", "<!--")) and "<svg" in start)
    # Half characters are for the reader to refuse.
    return text.encode("utf-8", "surrogatepass") if is_svg else b""
