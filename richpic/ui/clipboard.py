"""Copy: what is selected as richpic's own text, as SVG, as an image and as plain words."""

from __future__ import annotations

import io
from dataclasses import replace

from PySide6.QtCore import QByteArray, QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter

from richpic.editor.editor import Editor, MakeContext
from richpic.files.picture_text import shared_text, to_text
from richpic.model.element import Element
from richpic.model.geometry import Point, Rect
from richpic.model.picture import Picture
from richpic.model.symbol import SymbolLibrary
from richpic.render.images import ImageCache
from richpic.render.options import ExportError, ExportOptions, keep_going
from richpic.render.painter import Painter
from richpic.render.scene import make_artwork
from richpic.render.svg import SCALE as SVG_SCALE
from richpic.render.svg import write_svg
from richpic.ui.pasting import PICTURE_MIME, SVG_MIME, Paste, Pasted

IMAGE_SCALE = 2.0
LONGEST_SIDE = 6000.0
# More things than this are copied without a drawing for other programs: it would hold up the hand.
MOST_DRAWN = 400


def copy_selection(editor: Editor) -> bool:
    """Put what is selected onto the clipboard. Tells whether anything was."""
    part = _part(editor, editor.selection)
    if not part.elements:
        return False
    mime = QMimeData()
    mime.setData(PICTURE_MIME, QByteArray(to_text(part).encode()))
    if words := "\n".join(filter(None, (_words(element) for element in part.order))):
        mime.setText(words)
    if len(part.elements) <= MOST_DRAWN and (svg := svg_of(part, editor.context.symbols)):
        mime.setData(SVG_MIME, QByteArray(svg))
    if (image := image_of(editor, editor.selection)) is not None:
        mime.setImageData(image)
    QGuiApplication.clipboard().setMimeData(mime)
    return True


def _part(editor: Editor, ids: tuple[str, ...]) -> Picture:
    """Return `ids` as a picture of their own; ends on things left behind are loose."""
    whole, chosen = editor.picture, set(ids)
    elements = {}
    for element in whole.order:
        if element.id in chosen:
            left = frozenset(element.hangs_on()) - chosen
            elements[element.id] = replace(element, **element.loosened(left, editor.context))
    return Picture(elements, whole.page, whole.images, whole.symbols)


def _words(element: Element) -> str:
    return str(getattr(element, element.text_field, "")) if element.text_field else ""


def image_of(editor: Editor, ids: tuple[str, ...]) -> QImage | None:
    """Return `ids` as they are painted, on nothing, at twice their size; None if nothing shows."""
    bounds = editor.content_bounds(ids)
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
    chosen = set(ids)
    for element in editor.picture.order:
        if element.id in chosen and not element.hidden:
            painter.paint(qpainter, element.draw(editor.context))
    qpainter.end()
    return image


def copy_image(editor: Editor) -> bool:
    """Put what is selected, or all there is, onto the clipboard as an image only."""
    image = image_of(editor, _chosen(editor))
    if image is None:
        return False
    QGuiApplication.clipboard().setImage(image)
    return True


def copy_svg(editor: Editor) -> bool:
    """Put what is selected, or all there is, onto the clipboard as the source of an SVG."""
    part = _part(editor, _chosen(editor))
    source = svg_of(part, editor.context.symbols)
    if not source:
        return False
    mime = QMimeData()
    mime.setData(SVG_MIME, QByteArray(source))
    mime.setText(source.decode())
    QGuiApplication.clipboard().setMimeData(mime)
    return True


def _chosen(editor: Editor) -> tuple[str, ...]:
    return editor.selection or tuple(editor.picture.elements)


def svg_of(part: Picture, symbols: SymbolLibrary) -> bytes:
    """Return `part` as an SVG on nothing, with itself inside: without private remarks and hidden things.

    What draws nothing, such as a frame alone, gives nothing.
    """
    out = io.BytesIO()
    options = ExportOptions(background="transparent", padding=8.0)
    try:
        artwork = make_artwork(part, symbols, options, SVG_SCALE)
    except ExportError:
        return b""
    write_svg(artwork, out, shared_text(part), keep_going)
    return out.getvalue()


def paste(editor: Editor, middle: Point, near: Rect, make_context: MakeContext) -> Pasted | None:
    """Put what is on the clipboard about the page point `middle`, and select it.

    `near` is the page rectangle in view. Returns what was pasted, None if there was nothing. Raises FileError
    if it cannot be read.
    """
    # There may be none at all, whatever the stub says: an empty clipboard of some desktops.
    mime: QMimeData | None = QGuiApplication.clipboard().mimeData()
    if mime is None:
        return None
    pasted = Paste(editor, make_context, middle, near).of_mime(mime)
    if pasted is not None:
        take(editor, pasted)
    return pasted


def take(editor: Editor, pasted: Pasted) -> None:
    """Put what was pasted on the picture, and select it."""
    editor.commit(pasted.change)
    patches = pasted.change.patches.items()
    editor.select(one for one, patch in patches if patch.before is None)
