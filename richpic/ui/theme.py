"""The look of the window: follows the system's light or dark scheme, and tells widgets when it changes."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette, QStyleHints

from richpic.model.palette import PALETTES, Palette
from richpic.render.fonts import FAMILIES, load_fonts
from richpic.ui.style import style_sheet
from richpic.ui.tokens import DARK, LIGHT, STRONG_DARK, STRONG_LIGHT, Tokens

Scheme = Literal["system", "light", "dark"]
TEXT_SIZE = 13
TEXT_SCALES = (1.0, 1.2, 1.4)


class _Letters:
    """How large the letters of all windows are: Qt, too, has one font for the whole program."""

    scale = 1.0


class Theme(QObject):
    """The tokens in force. `scheme` is the user's wish: the system's scheme, or always light or dark.

    `strong`: more contrast is wished for. `reduced_motion`: nothing should glide or blink.
    """

    changed = Signal()

    def __init__(self, scheme: Scheme = "system", parent: QObject | None = None) -> None:
        super().__init__(parent)
        load_fonts()
        self._scheme: Scheme = scheme
        self.strong = False
        self.reduced_motion = False
        _Letters.scale = 1.0
        self._hints = QGuiApplication.styleHints()
        self._blink = self._hints.cursorFlashTime()
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
        return style_sheet(self._tokens, _Letters.scale)

    def choose(self, scheme: Scheme) -> None:
        """Follow the system, or stay light or dark."""
        self._scheme = scheme
        self._follow()

    @property
    def text_scale(self) -> float:
        """How much larger than usual the letters of the window are; one of TEXT_SCALES."""
        return _Letters.scale

    def choose_text_scale(self, scale: float) -> None:
        """Make the letters of the window larger or smaller; the nearest of TEXT_SCALES holds."""
        nearest = min(TEXT_SCALES, key=lambda one: abs(one - scale))
        if nearest != _Letters.scale:
            _Letters.scale = nearest
            self.changed.emit()

    def choose_contrast(self, strong: bool) -> None:
        """Use stronger edges and letters, or as the system wishes."""
        self.strong = strong
        self._follow()

    def choose_motion(self, reduced: bool) -> None:
        """Let nothing glide or blink, or move as usual."""
        self.reduced_motion = reduced
        self._hints.setCursorFlashTime(0 if reduced else self._blink)

    def _fitting(self) -> Tokens:
        system = self._hints.colorScheme() == Qt.ColorScheme.Dark
        dark = system if self._scheme == "system" else self._scheme == "dark"
        if self.strong or _system_is_strong(self._hints):
            return STRONG_DARK if dark else STRONG_LIGHT
        return DARK if dark else LIGHT

    def _follow(self) -> None:
        tokens = self._fitting()
        if tokens is not self._tokens:
            self._tokens = tokens
            self.changed.emit()


def _system_is_strong(hints: QStyleHints) -> bool:
    """Tell whether the system asks for high contrast; Qt before 6.10 does not know."""
    access = getattr(hints, "accessibility", None)
    return access is not None and access().contrastPreference() == Qt.ContrastPreference.HighContrast


def roomy(pixels: int) -> int:
    """Return a measure made for usual letters, wide enough for those in force."""
    return round(pixels * (1.0 + (_Letters.scale - 1.0) * 0.65))


def interface_font(size: float = TEXT_SIZE, weight: int = 400) -> QFont:
    """Return the font of the interface, `size` device-independent pixels where letters are of usual size."""
    return _font("clear", size, weight)


def hand_font(size: float = TEXT_SIZE, weight: int = 400) -> QFont:
    """Return the hand of the picture, for what stands for things on it."""
    return _font("hand", size, weight)


def _font(family: str, size: float, weight: int) -> QFont:
    font = QFont(FAMILIES[family])
    font.setPixelSize(round(size * _Letters.scale))
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
