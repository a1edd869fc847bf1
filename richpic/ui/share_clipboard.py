"""Copying what is shared: an image and, for programs that take it, the same as SVG."""

from __future__ import annotations

import io
from pathlib import Path

from PySide6.QtCore import QByteArray, QMimeData
from PySide6.QtGui import QGuiApplication, QImage

from richpic.render.options import ExportOptions, keep_going
from richpic.render.scene import make_artwork
from richpic.render.svg import SCALE, write_svg
from richpic.share.telling_parts import telling
from richpic.ui.clipboard import MOST_DRAWN
from richpic.ui.pasting import SVG_MIME
from richpic.ui.share_wish import Wish


def copy_image_file(path: Path, wish: Wish, number: int) -> bool:
    """Put the image at `path` onto the clipboard, and shot `number` of the wish as SVG beside it.

    Neither has the picture inside. Tells whether it could be done.
    """
    image = QImage(str(path))
    if image.isNull():
        return False
    mime = QMimeData()
    mime.setImageData(image)
    if len(wish.picture.elements) <= MOST_DRAWN:
        mime.setData(SVG_MIME, QByteArray(_svg(wish, wish.shots[number][1])))
    QGuiApplication.clipboard().setMimeData(mime)
    return True


def _svg(wish: Wish, options: ExportOptions) -> bytes:
    out = io.BytesIO()
    told = telling(wish.picture, wish.symbols)(options)
    write_svg(make_artwork(wish.picture, wish.symbols, told, SCALE), out, None, keep_going)
    return out.getvalue()
