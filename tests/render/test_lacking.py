"""What this machine has no letters for is named, with a font that has them, and nothing fails over it."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QRawFont

from richpic.elements import Icon, Note, Text
from richpic.files.symbols import symbol_library
from richpic.model.change import added
from richpic.model.picture import Picture
from richpic.render import shaping
from richpic.render.context import PictureContext
from richpic.render.lacking import fonts_for, lacking, lacking_words
from tests.render.rasters import of_pdf, of_png

# A private character: no font has a letter for it.
NOBODYS = "\U0010fffd"


def lacking_on(*elements) -> str:
    ctx = PictureContext(added(*elements).apply(Picture()), symbol_library())
    return lacking(elements, ctx)


def test_letters_that_no_font_has_are_found_once_each():
    things = (
        Note(id="n", text=f"a {NOBODYS} and {NOBODYS}"),
        Icon(id="i", symbol="school", label=f"{NOBODYS}!"),
    )
    assert lacking_on(*things) == NOBODYS


def test_plain_accented_and_greek_words_lack_nothing():
    assert lacking_on(Text(id="t", text="Łódź, café, Ωμέγα"), Note(id="n", text="“waits” – 9 months")) == ""


def test_what_is_hidden_is_not_missed():
    assert lacking_on(Note(id="n", text=NOBODYS, hidden=True)) == ""


@pytest.mark.parametrize(
    ("text", "font"),
    [
        ("नम", "Noto Sans Devanagari"),
        ("青年", "Noto Sans CJK"),
        ("ひ", "Noto Sans CJK"),
        ("م", "Noto Sans Arabic"),
        ("🎉", "Noto Color Emoji"),
        ("\N{GEORGIAN LETTER AN}", "Noto Sans Georgian"),
        (NOBODYS, "Noto Sans Symbols"),
    ],
)
def test_a_font_that_has_them_is_named(text, font):
    assert fonts_for(text) == (font,)
    assert font in lacking_words(text)
    assert text in lacking_words(text)


def test_many_of_them_are_not_all_named():
    assert len(lacking_words("".join(chr(0x4E00 + n) for n in range(300)))) < 300


@pytest.fixture
def boxed(monkeypatch):
    """Have every letter drawn as a box, as where no font can shape a script."""
    for made in (shaping.glyphs, shaping.pieces, shaping.readings):
        made.cache_clear()
    monkeypatch.setattr(shaping, "is_box", lambda font: True)
    yield
    for made in (shaping.glyphs, shaping.pieces, shaping.readings):
        made.cache_clear()


def test_a_script_that_no_font_shapes_is_drawn_as_empty_boxes(boxed, exported):
    text = added(Text(id="t", text="mmm", size=60)).apply(Picture())
    png, pdf = of_png(exported(text, ".png", scale=2.0)), of_pdf(exported(text, ".pdf"), 2.0)
    for pixels in (png, pdf):
        inked = (pixels < 128).any(axis=2)
        assert 0.005 < inked.mean() < 0.1, "edges, and not filled"
    assert "mmm" in exported(text, ".svg").read_text("utf-8"), "who opens it may have the letters"
    assert lacking_on(Text(id="t", text="é")) == "é"


def test_a_font_without_a_file_is_never_asked_for_its_name():
    """Qt 6.11 ends the program when it is: a font that is no file has no names."""
    assert shaping.font_name(QRawFont()) == ""
