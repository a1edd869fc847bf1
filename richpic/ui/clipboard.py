"""Copy and paste: things as richpic's own text, as plain words and as an image; paste of words and images."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QImage, QImageWriter, QPainter

from richpic.editor.editor import Editor, MakeContext
from richpic.editor.identity import new_id
from richpic.editor.operations import copied, placed
from richpic.elements.note import NOTE_SIZE, Note
from richpic.files.errors import FileError
from richpic.files.images import stored_image
from richpic.files.picture_text import from_text, to_text
from richpic.model.change import Change
from richpic.model.element import Element
from richpic.model.geometry import Point, Rect, union
from richpic.model.picture import Picture
from richpic.render.images import ImageCache
from richpic.render.painter import Painter
from richpic.tools.image import image_added

PICTURE_MIME = "application/x-richpic"
NOTE_GAP = 22.0
IMAGE_SCALE = 2.0
LONGEST_SIDE = 6000.0
MOST_NOTES = 200


def copy_selection(editor: Editor) -> bool:
    """Put what is selected onto the clipboard. Tells whether anything was."""
    elements = _free_of_others(editor)
    if not elements:
        return False
    whole = editor.picture
    part = Picture({one.id: one for one in elements}, images=whole.images, symbols=whole.symbols)
    mime = QMimeData()
    mime.setData(PICTURE_MIME, QByteArray(to_text(part).encode()))
    if words := "\n".join(filter(None, (_words(element) for element in elements))):
        mime.setText(words)
    if (image := image_of_selection(editor)) is not None:
        mime.setImageData(image)
    QGuiApplication.clipboard().setMimeData(mime)
    return True


def _free_of_others(editor: Editor) -> list[Element]:
    """Return what is selected, in the order of painting; ends on things left behind are loose."""
    picture, chosen = editor.picture, set(editor.selection)
    elements = []
    for element in picture.order:
        if element.id in chosen:
            left = frozenset(element.hangs_on()) - chosen
            elements.append(replace(element, **element.loosened(left, editor.context)))
    return elements


def _words(element: Element) -> str:
    return str(getattr(element, element.text_field, "")) if element.text_field else ""


def image_of_selection(editor: Editor) -> QImage | None:
    """Return what is selected as it is painted, on nothing, at twice its size; None if nothing shows."""
    bounds = editor.content_bounds(editor.selection)
    if bounds is None or bounds.w <= 0 or bounds.h <= 0:
        return None
    area = bounds.expanded(8.0)
    scale = min(IMAGE_SCALE, LONGEST_SIDE / max(area.w, area.h))
    image = QImage(round(area.w * scale), round(area.h * scale), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    qpainter = QPainter(image)
    qpainter.setRenderHint(QPainter.RenderHint.Antialiasing)
    qpainter.scale(scale, scale)
    qpainter.translate(-area.x, -area.y)
    painter = Painter(ImageCache(lambda: editor.picture.images).get)
    chosen = set(editor.selection)
    for element in editor.picture.order:
        if element.id in chosen and not element.hidden:
            painter.paint(qpainter, element.draw(editor.context))
    qpainter.end()
    return image


def can_paste() -> bool:
    """Tell whether there is something on the clipboard that can be drawn."""
    mime = QGuiApplication.clipboard().mimeData()
    return mime.hasFormat(PICTURE_MIME) or mime.hasImage() or mime.hasText()


def paste(editor: Editor, middle: Point, make_context: MakeContext) -> bool:
    """Put what is on the clipboard about the page point `middle`, and select it.

    Things come as they were, an image as an image, words as notes, one a line. Tells whether there was
    anything. Raises FileError if it cannot be read.
    """
    mime = QGuiApplication.clipboard().mimeData()
    if mime.hasFormat(PICTURE_MIME):
        change = _pasted_things(editor, bytes(mime.data(PICTURE_MIME).data()), middle, make_context)
    elif mime.hasImage():
        change = _pasted_image(editor, QImage(mime.imageData()), middle)
    elif mime.hasText():
        change = notes_of(editor, mime.text(), middle)
    else:
        return False
    editor.commit(change)
    editor.select(change.patches)
    return not change.is_empty


def _pasted_things(editor: Editor, data: bytes, middle: Point, make_context: MakeContext) -> Change:
    try:
        part = from_text(data.decode(), "the clipboard")
    except UnicodeDecodeError as error:
        raise FileError("the clipboard: what was copied is damaged; copy it again") from error
    context = make_context(part)
    there = union(element.bounds(context) for element in part.order)
    dx, dy = (middle.x - there.centre.x, middle.y - there.centre.y) if there else (0.0, 0.0)
    change = placed(editor.picture, copied(part.order, dx, dy))
    return replace(change, images=part.images, symbols=part.symbols)


def _pasted_image(editor: Editor, image: QImage, middle: Point) -> Change:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return image_change(editor, bytes(buffer.data().data()), Rect(middle.x, middle.y, 0.0, 0.0))


def image_change(editor: Editor, data: bytes, room: Rect) -> Change:
    """Return the addition of an image file's bytes, fitted into `room`. Raises FileError."""
    image_id, stored, width, height = stored_image(data)
    return image_added(editor, image_id, stored, (width, height), room)


def notes_of(editor: Editor, text: str, middle: Point) -> Change:
    """Return the addition of notes about `middle`, one for each line of `text` that has words."""
    lines = [line.strip() for line in text.splitlines() if line.strip()][:MOST_NOTES]
    columns = min(4, len(lines)) or 1
    rows = -(-len(lines) // columns)
    step = NOTE_SIZE + NOTE_GAP
    left = middle.x - (columns * step - NOTE_GAP) / 2
    top = middle.y - (rows * step - NOTE_GAP) / 2
    notes = [
        Note(id=new_id(), x=left + index % columns * step, y=top + index // columns * step, text=line)
        for index, line in enumerate(lines)
    ]
    return placed(editor.picture, notes)
