"""The look of the window: follows the system's light or dark scheme, and tells widgets when it changes."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette

from richpic.model.palette import PALETTES, Palette
from richpic.render.fonts import FAMILIES, load_fonts
from richpic.ui.style import style_sheet
from richpic.ui.tokens import DARK, LIGHT, Tokens

Scheme = Literal["system", "light", "dark"]
TEXT_SIZE = 13


class Theme(QObject):
    """The tokens in force. `scheme` is the user's wish: the system's scheme, or always light or dark."""

    changed = Signal()

    def __init__(self, scheme: Scheme = "system", parent: QObject | None = None) -> None:
        super().__init__(parent)
        load_fonts()
        self._scheme: Scheme = scheme
        self._hints = QGuiApplication.styleHints()
        self._tokens = self._fitting()
        self._hints.colorSchemeChanged.connect(self._follow)

    @property
    def tokens(self) -> Tokens:
        """The colours in force."""
        return self._tokens

    @property
    def scheme(self) -> Scheme:
        """What the user wishes."""
        return self._scheme

    @property
    def picture_palette(self) -> Palette:
        """The palette that symbols on panels are painted in."""
        return PALETTES["dark" if self._tokens.dark else "light"]

    @property
    def style(self) -> str:
        """The style sheet of the window."""
        return style_sheet(self._tokens)

    def choose(self, scheme: Scheme) -> None:
        """Follow the system, or stay light or dark."""
        self._scheme = scheme
        self._follow()

    def _fitting(self) -> Tokens:
        if self._scheme == "system":
            return DARK if self._hints.colorScheme() == Qt.ColorScheme.Dark else LIGHT
        return DARK if self._scheme == "dark" else LIGHT

    def _follow(self) -> None:
        tokens = self._fitting()
        if tokens is not self._tokens:
            self._tokens = tokens
            self.changed.emit()


def interface_font(size: float = TEXT_SIZE, weight: int = 400) -> QFont:
    """Return the font of the interface, `size` device-independent pixels."""
    return _font("clear", size, weight)


def hand_font(size: float = TEXT_SIZE, weight: int = 400) -> QFont:
    """Return the hand of the picture, for what stands for things on it."""
    return _font("hand", size, weight)


def _font(family: str, size: float, weight: int) -> QFont:
    font = QFont(FAMILIES[family])
    font.setPixelSize(round(size))
    font.setWeight(QFont.Weight(weight))
    return font


def palette_of(tokens: Tokens) -> QPalette:
    """Return Qt's palette for `tokens`; its colours are opaque, so that panels hide what is under them."""
    palette = QPalette()
    role = QPalette.ColorRole
    for names, colour in (
        ((role.Window, role.Base, role.Button, role.ToolTipBase), tokens.surface),
        ((role.AlternateBase,), tokens.sunk),
        ((role.WindowText, role.Text, role.ButtonText, role.ToolTipText), tokens.text),
        ((role.PlaceholderText,), tokens.muted),
        ((role.Highlight, role.Accent), tokens.accent),
        ((role.HighlightedText,), tokens.on_accent),
        ((role.Link,), tokens.link),
        ((role.Mid, role.Dark), tokens.edge),
    ):
        for name in names:
            palette.setColor(name, QColor(colour))
    for name in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, name, QColor(tokens.muted))
    return palette
