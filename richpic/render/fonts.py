"""The bundled fonts, and how a text run picks one."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QLoggingCategory
from PySide6.QtGui import QFont, QFontDatabase

from richpic.resources import assets_folder

FAMILIES = {"hand": "Shantell Sans", "clear": "Inter"}
FOLDERS = {"hand": "ShantellSans", "clear": "Inter"}
STYLES = {400: "Regular", 600: "SemiBold", 700: "Bold"}
# Text is measured and drawn at this many pixels an em and scaled, so that every output has the same
# widths: hinting and rounding at small sizes would make lines longer on screen than in print.
EM = 64.0


def font_file(family: str, weight: int) -> Path:
    """Return the file of a bundled font. `family` is "hand" or "clear"; `weight` 400, 600 or 700."""
    folder = FOLDERS.get(family, FOLDERS["hand"])
    return assets_folder() / "fonts" / folder / f"{folder}-{STYLES.get(weight, 'Regular')}.ttf"


def family_name(family: str) -> str:
    """Return what the font files call `family` ("hand" or "clear")."""
    return FAMILIES.get(family, FAMILIES["hand"])


@lru_cache(maxsize=1)
def load_fonts() -> None:
    """Tell Qt of the bundled fonts. Needs a QGuiApplication; further calls do nothing."""
    # Which scripts a machine has no fonts for is told to the user in words, not to the terminal in 23 lines.
    QLoggingCategory.setFilterRules("qt.text.font.db=false")
    for family in FAMILIES:
        for weight in STYLES:
            QFontDatabase.addApplicationFont(str(font_file(family, weight)))


@lru_cache(maxsize=32)
def em_font(family: str, weight: int) -> QFont:
    """Return the font at EM pixels an em. What it lacks, Qt takes from the system's fonts."""
    load_fonts()
    font = QFont(family_name(family))
    font.setPixelSize(int(EM))
    font.setWeight(QFont.Weight(weight))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setStyleStrategy(QFont.StyleStrategy.PreferAntialias)
    return font
