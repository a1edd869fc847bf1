"""What this machine has no letters for, and which font would bring them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from richpic.model.display import Group, Item, TextRun
from richpic.model.drawing import DrawContext
from richpic.model.element import Element
from richpic.render.shaping import missing

# How many of them are named in a sentence.
MOST_NAMED = 8
# By the first word of the Unicode name of a letter, where the font is not called after the script.
_FONTS = {
    "CJK": "Noto Sans CJK",
    "HANGUL": "Noto Sans CJK",
    "HIRAGANA": "Noto Sans CJK",
    "KATAKANA": "Noto Sans CJK",
    "IDEOGRAPHIC": "Noto Sans CJK",
    "LATIN": "Noto Sans",
    "GREEK": "Noto Sans",
    "CYRILLIC": "Noto Sans",
    "EGYPTIAN": "Noto Sans Egyptian Hieroglyphs",
    "MATHEMATICAL": "Noto Sans Math",
    "MUSICAL": "Noto Music",
}
# Where emoji and pictographs are. Other symbols have fonts of their own.
_EMOJI = (0x1F300, 0x1FAFF)


def lacking(elements: Iterable[Element], ctx: DrawContext) -> str:
    """Return the characters that `elements` show, each once, for which this machine has no glyph."""
    found: dict[str, None] = {}
    for element in elements:
        if not element.hidden and _may_lack(element):
            found.update(dict.fromkeys(_lacking(element.draw(ctx.plainly()))))
    return "".join(found)


def _may_lack(element: Element) -> bool:
    """Tell whether it is worth drawing: its words are not all of the plainest, or come from elsewhere."""
    written = str(getattr(element, element.text_field)) if element.text_field else ""
    return bool(element.follows) or not written.isascii()


def _lacking(items: Iterable[Item]) -> Iterator[str]:
    for item in items:
        if isinstance(item, Group):
            yield from _lacking(item.items)
        elif isinstance(item, TextRun) and not item.text.isascii():
            # Spaces and commas among such letters are drawn with them, but are not what is missed.
            lost = missing(item.text, item.family, item.weight)
            yield from (char for char in lost if not char.isascii() and not char.isspace())


def fonts_for(characters: str) -> tuple[str, ...]:
    """Return the names of fonts that are free to install and have `characters`, each once."""
    return tuple(dict.fromkeys(_font_for(char) for char in characters if not unicodedata.combining(char)))


def _font_for(char: str) -> str:
    if _EMOJI[0] <= ord(char) <= _EMOJI[1]:
        return "Noto Color Emoji"
    script = unicodedata.name(char, "").partition(" ")[0]
    if script in _FONTS:
        return _FONTS[script]
    letter = unicodedata.category(char)[0] in "LM" and script.isalpha()
    return f"Noto Sans {script.capitalize()}" if letter else "Noto Sans Symbols"


def lacking_words(characters: str) -> str:
    """Return a sentence or two on what cannot be shown, and which font to install."""
    named = characters[:MOST_NAMED] + ("…" if len(characters) > MOST_NAMED else "")
    fonts = fonts_for(characters)
    font = (
        fonts[0] if len(fonts) == 1 else f"{', '.join(fonts[:-1])} and {fonts[-1]}" if fonts else "Noto Sans"
    )
    return (
        f"No font here has “{named}”: boxes stand for them, in exports too. "
        f"Install {font}, then start richpic again."
    )
