"""Symbols as pixmaps for lists and buttons, painted by the picture's own painter, a few at a time."""

from __future__ import annotations

from time import perf_counter

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QPainter, QPixmap

from richpic.model.geometry import Point
from richpic.model.palette import Palette
from richpic.model.symbol import OF_PACK, USUAL, Head, Look, Symbol, SymbolLibrary, usual_hand
from richpic.render.painter import Painter
from richpic.render.symbols import symbol_items
from richpic.ui.theme import Theme
from richpic.ui.timers import once

SLICE = 0.006
# No symbol has a space in its name.
_FACE_PREFIX = "face "
_HAIR_PREFIX = "hair "
# Packs hold thousands of symbols: of pixmaps, this many are kept.
MOST_KEPT = 1500
Key = tuple[str, int, float, str]


class SymbolPixmaps(QObject):
    """Paints each symbol once a size and palette. What is not there yet is painted soon; `painted` tells.

    A name "face NAME" stands for the face of that name alone, "hair NAME" for a head with that hair.
    """

    painted = Signal()

    def __init__(self, library: SymbolLibrary, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.library = library
        self._theme = theme
        self._painter = Painter()
        self._done: dict[Key, QPixmap] = {}
        self._wanted: dict[Key, None] = {}
        self._timer = once(self, 0, self._work)

    def use(self, library: SymbolLibrary) -> None:
        """Paint from another library from now on, which differs in its packs."""
        self.library = library
        self._done = {key: pixmap for key, pixmap in self._done.items() if OF_PACK not in key[0]}
        self.painted.emit()

    def get(self, name: str, size: int, ratio: float) -> QPixmap | None:
        """Return the symbol `size` pixels wide for a screen of `ratio`, or None: it will be painted soon."""
        key = (name, size, ratio, self._theme.picture_palette.name)
        found = self._done.get(key)
        if found is None:
            self._wanted[key] = None
            if not self._timer.isActive():
                self._timer.start(0)
        return found

    def now(self, name: str, size: int, ratio: float) -> QPixmap:
        """Return the symbol at once, painting it if need be."""
        key = (name, size, ratio, self._theme.picture_palette.name)
        if key not in self._done:
            self._keep(key, self._paint(name, size, ratio, self._theme.picture_palette))
        return self._done[key]

    def _keep(self, key: Key, pixmap: QPixmap) -> None:
        self._done[key] = pixmap
        while len(self._done) > MOST_KEPT:
            del self._done[next(iter(self._done))]

    def _work(self) -> None:
        """Paint for a few milliseconds, so that input is never held up."""
        end = perf_counter() + SLICE
        palette = self._theme.picture_palette
        while self._wanted and perf_counter() < end:
            key = next(iter(self._wanted))
            del self._wanted[key]
            if key[3] == palette.name and key not in self._done:
                self._keep(key, self._paint(key[0], key[1], key[2], palette))
        self.painted.emit()
        if self._wanted:
            self._timer.start(0)

    def _paint(self, name: str, size: int, ratio: float, palette: Palette) -> QPixmap:
        pixmap = QPixmap(round(size * ratio), round(size * ratio))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(size / 100, size / 100)
        # The same symbol has the same hand each time; people in the tray differ in skin and hair.
        symbol = self._symbol(name)
        look = Look(skin="skin1") if name.startswith((_FACE_PREFIX, _HAIR_PREFIX)) else USUAL
        items = symbol_items(symbol, self.library, palette, seed=usual_hand(symbol.name), look=look)
        self._painter.paint(painter, items)
        painter.end()
        return pixmap

    def _symbol(self, name: str) -> Symbol:
        if name.startswith(_HAIR_PREFIX):
            # One name, so that all heads have hair of one colour.
            head = Head(Point(50, 50), 2.05, name.removeprefix(_HAIR_PREFIX), "happy", young=True)
            return Symbol(name="hair", category="", marks=(head,))
        if not name.startswith(_FACE_PREFIX):
            return self.library.get(name)
        face = name.removeprefix(_FACE_PREFIX)
        return Symbol(name=name, category="", marks=(Head(Point(50, 50), 2.6, "bald", face),))


def face_name(face: str) -> str:
    """Return the name under which SymbolPixmaps paints a face alone."""
    return _FACE_PREFIX + face


def hair_name(hair: str) -> str:
    """Return the name under which SymbolPixmaps paints a head with hair or headwear."""
    return _HAIR_PREFIX + hair
