"""The interface's own icons: the Phosphor font that qtawesome keeps, loaded by itself.

Importing qtawesome reads nine icon fonts and takes a fifth of a second before the window can be painted; one
font and its table of names take a few milliseconds.
"""

from __future__ import annotations

import json
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QPainter, QPixmap


@lru_cache(maxsize=1)
def _charmap() -> dict[str, str]:
    return {name: chr(int(code, 16)) for name, code in json.loads(_file("json").read_text("utf-8")).items()}


@lru_cache(maxsize=1)
def _family() -> str:
    number = QFontDatabase.addApplicationFont(str(_file("ttf")))
    families = QFontDatabase.applicationFontFamilies(number)
    if not families:
        raise RuntimeError("the interface's icon font cannot be read: install qtawesome again")
    return families[0]


def _file(suffix: str) -> Path:
    spec = find_spec("qtawesome")
    folders = spec.submodule_search_locations if spec else None
    for folder in folders or ():
        for file in sorted(Path(folder, "fonts").glob(f"phosphor*.{suffix}")):
            return file
    raise RuntimeError("the interface's icon font is missing: install qtawesome again")


def has_glyph(name: str) -> bool:
    """Tell whether there is an icon called `name`."""
    return name in _charmap()


@lru_cache(maxsize=16)
def _font(size: int) -> QFont:
    font = QFont(_family())
    font.setPixelSize(size)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def paint_glyph(painter: QPainter, name: str, rect: QRectF, colour: str, size: int = 20) -> None:
    """Paint the icon `name`, `size` pixels an em, in the middle of `rect`. Raises KeyError if unknown."""
    painter.save()
    painter.setFont(_font(size))
    painter.setPen(QColor(colour))
    # The em box is centred, not the ink: that is what keeps a row of icons on one line.
    middle = rect.center()
    painter.drawText(QPointF(middle.x() - size / 2, middle.y() + size * 0.5), _charmap()[name])
    painter.restore()


def glyph_icon(name: str, colour: str, size: int = 20) -> QIcon:
    """Return the icon `name` for menus and buttons, sharp at scale factors up to 3."""
    icon = QIcon()
    for ratio in (1, 2, 3):
        pixmap = QPixmap(QSize(size, size) * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_glyph(painter, name, QRectF(0, 0, size, size), colour, size)
        painter.end()
        icon.addPixmap(pixmap)
    return icon
