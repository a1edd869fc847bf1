"""Colours by name. Elements keep names, so that a dark board is the same picture in other colours."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

TINTS = ("sky", "leaf", "sun", "coral", "lilac", "sand")
LINES = ("ink", "red", "green", "blue", "purple", "amber", "grey")
SKINS = ("skin1", "skin2", "skin3", "skin4", "skin5", "skin6")
HAIRS = ("hair1", "hair2", "hair3", "hair4", "hair5")
BLOND, GREY = "hair3", "hair4"
# Channels that differ by less than this (of 255) are no colour of their own.
NEARLY_GREY = 32


@dataclass(frozen=True, slots=True, eq=False)
class Palette:
    """A named set of colours: what `colour` returns is "#rrggbb"."""

    name: str
    dark: bool
    colours: Mapping[str, str] = field(repr=False)

    def colour(self, name: str) -> str:
        """Return the colour called `name`; a "#rrggbb" is returned as it is; unknown names give ink."""
        if name.startswith("#"):
            return name
        return self.colours.get(name) or self.colours["ink"]

    def text(self, name: str) -> str:
        """Return the colour called `name` in the shade that is readable as text (WCAG 1.4.3)."""
        return self.colours.get(f"{name}-text") or self.colour(name)

    def seen(self, colour: str) -> str:
        """Return a line's `colour`, or the ink for a grey that is lost on a dark board (WCAG 1.4.11)."""
        channels = [int(colour[start : start + 2], 16) for start in (1, 3, 5)]
        grey = max(channels) - min(channels) < NEARLY_GREY
        lost = self.dark and grey and contrast(colour[:7], self.paper) < 3.0
        return self.colours["ink"] if lost else colour

    @property
    def paper(self) -> str:
        """The colour of the sheet."""
        return self.colours["paper"]

    @property
    def ink(self) -> str:
        """The colour of the pen."""
        return self.colours["ink"]


def _palette(name: str, dark: bool, text: str) -> Palette:
    words = text.split()
    return Palette(name, dark, MappingProxyType(dict(zip(words[0::2], words[1::2], strict=True))))


LIGHT = _palette(
    "light",
    False,
    """paper #fffdf8 ink #2b2b33
    sky #9fd3ff leaf #b6e3b0 sun #ffd76e coral #ff9b8e lilac #d9c2ff sand #efe7da
    red #c0392b green #2d6a4f blue #1d5fa8 purple #6a4c93 amber #b7791f grey #6f6a63
    red-text #b03024 amber-text #8a5a12 grey-text #6b665f
    wash-sky #eef6ff wash-leaf #eff8ec wash-sun #fff7df
    wash-coral #ffefec wash-lilac #f5efff wash-sand #f8f4ec
    skin1 #fbe3d0 skin2 #f3cfb0 skin3 #e0ac82 skin4 #c68a5e skin5 #a06a45 skin6 #80543a
    hair1 #4a3b32 hair2 #8a5a34 hair3 #d9a441 hair4 #b9b4ac hair5 #33313a
    wall #e9b79a wood #d9b48a metal #cfd6de night #5b6b8c white #ffffff""",
)

DARK = _palette(
    "dark",
    True,
    """paper #1f2227 ink #f1eee6
    sky #2f6c9e leaf #38703e sun #7b6218 coral #a14a40 lilac #6f55a3 sand #5c564c
    red #ff8a7a green #7fd1a5 blue #86bdf5 purple #c4a5f0 amber #f0b95a grey #a8a49c
    wash-sky #2a3a4a wash-leaf #2b3f33 wash-sun #3e3922
    wash-coral #452f2d wash-lilac #383047 wash-sand #393631
    skin1 #a98d79 skin2 #a17f63 skin3 #926b4b skin4 #7d5539 skin5 #65422b skin6 #503524
    hair1 #2d2520 hair2 #6b4729 hair3 #9a7430 hair4 #7e7a73 hair5 #17161a
    wall #8c5f47 wood #7d6142 metal #5f6872 night #3c4a68 white #2c3037""",
)

# For eyes that tell fewer colours apart: hues like those of Okabe and Ito (2008), set apart in lightness
# too, as far as lines that keep a contrast of 3 on paper allow. Found by search; a test holds the distances.
SAFE = _palette(
    "safe",
    False,
    """paper #fffdf8 ink #1f1f26
    sky #a9d6f5 leaf #b4e3d2 sun #f6e17c coral #f2b48f lilac #dcc7ea sand #ece4d6
    red #dc6006 green #0b4d22 blue #5089b6 purple #720a86 amber #a28052 grey #6a7172
    red-text #ac4304 blue-text #2f6a98 amber-text #7a5f16 grey-text #62696a
    wash-sky #edf6fd wash-leaf #edf8f4 wash-sun #fdf8e0
    wash-coral #fdf1ea wash-lilac #f7f1fb wash-sand #f8f4ec
    skin1 #fbe3d0 skin2 #f3cfb0 skin3 #e0ac82 skin4 #c68a5e skin5 #a06a45 skin6 #80543a
    hair1 #4a3b32 hair2 #8a5a34 hair3 #d9a441 hair4 #b9b4ac hair5 #33313a
    wall #e9b79a wood #d9b48a metal #cfd6de night #5b6b8c white #ffffff""",
)

PALETTES: Mapping[str, Palette] = MappingProxyType({"light": LIGHT, "dark": DARK, "safe": SAFE})


def luminance(colour: str) -> float:
    """Return the relative luminance of "#rrggbb", 0 to 1 (WCAG 2.2)."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(a: str, b: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21 (WCAG 2.2)."""
    lighter, darker = sorted((luminance(a), luminance(b)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)
