"""Text: broken into lines once, in any script, and the same letters wherever they are drawn."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from richpic.elements.fitting import fitted
from richpic.files.symbols import symbol_library
from richpic.model.picture import Picture
from richpic.render.context import PictureContext
from richpic.render.shaping import glyphs, missing, pieces, readings
from richpic.render.text import LEFT_TO_RIGHT, RIGHT_TO_LEFT, lay_out, line_width, printable

ARABIC = "مرحبا بالعالم الكبير من هنا"
HEBREW = "שלום"
LOST = "\U0010fffd"  # A private sign that no font has.
ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=40)


def words(text: str) -> list[str]:
    return text.replace(LEFT_TO_RIGHT, "").replace(RIGHT_TO_LEFT, "").split()


@given(text=st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn"), max_codepoint=0x2FFF), max_size=60))
def test_wrapping_loses_no_word(qapp, text):
    block = lay_out(text, "hand", 400, 17, 120)
    joined = "".join("".join(words(line.text)) for line in block.lines)
    assert joined == "".join(words(printable(text)))


@given(text=ANY_TEXT)
def test_any_text_is_laid_out_and_drawn(qapp, text):
    block = lay_out(text, "hand", 400, 17, 90)
    for line in block.lines:
        assert line.width >= 0
        glyphs(line.text, "hand", 400)
        readings(line.text, "hand", 400)
        parts = pieces(line.text, "hand", 400)
        assert all(part.x >= 0 for part in parts if part.text.strip())


def test_lines_stay_within_the_width_where_words_allow():
    block = lay_out("waits nine months and then is told to wait again", "hand", 400, 17, 120)
    assert len(block.lines) > 2
    assert all(line.width <= 120 for line in block.lines)
    assert block.width == max(line.width for line in block.lines)


def test_a_word_that_is_too_long_is_broken():
    block = lay_out("Llanfairpwllgwyngyll", "hand", 400, 17, 60)
    assert len(block.lines) > 1
    assert "".join(line.text for line in block.lines) == "Llanfairpwllgwyngyll"


def test_emoji_do_not_shift_where_lines_break():
    block = lay_out("😀😀 one two three four five", "hand", 400, 17, 70)
    assert [word for line in block.lines for word in words(line.text)] == [
        "😀😀",
        "one",
        "two",
        "three",
        "four",
        "five",
    ]


@pytest.mark.parametrize("size", [8.0, 15.0, 40.0, 333.0])
def test_widths_grow_with_the_size_and_nothing_else(size):
    one = line_width("waits nine months", "hand", 400, 1.0)
    assert line_width("waits nine months", "hand", 400, size) == pytest.approx(size * one)


def test_tabs_controls_and_odd_line_breaks_become_what_can_be_drawn():
    assert printable("a\tb\r\nc\u2028d\x00\x07e\ud800f\x0bg") == "a    b\nc\nd" + "ef\ng"
    assert [line.text for line in lay_out("a\r\nb\x85c", "hand", 400, 17).lines] == ["a", "b", "c"]


def test_an_empty_text_has_one_line_of_no_width():
    (line,) = lay_out("", "hand", 400, 17).lines
    assert line.width == 0


def test_plain_words_are_one_piece_of_the_bundled_font():
    (piece,) = pieces("waits nine months", "hand", 400)
    assert (piece.source, piece.rightwards, piece.x) == ("own", True, 0.0)
    assert piece.width == pytest.approx(line_width("waits nine months", "hand", 400, 1.0))


def test_pieces_give_back_the_whole_text_in_reading_order():
    for text in (
        f"he says {HEBREW} to me",
        f"{LOST} and {LOST}{LOST}",
        "αβγ and Ω",
        "e\u0301a\u0308",
        ARABIC,
    ):
        assert "".join(piece.text for piece in pieces(text, "hand", 400)) == text


def test_the_other_direction_is_a_piece_of_its_own_in_its_place():
    before, inside, after = (
        piece for piece in pieces(f"one {HEBREW} two", "hand", 400) if piece.text.strip()
    )
    assert [before.rightwards, inside.rightwards, after.rightwards] == [True, False, True]
    assert before.x < inside.x < after.x


def test_words_in_a_text_from_right_to_left_stand_from_right_to_left():
    first, second = (piece for piece in pieces(f"{HEBREW} one", "hand", 400) if piece.text.strip())
    assert first.x > second.x


def test_wrapped_lines_keep_the_direction_of_their_paragraph():
    block = lay_out(f"{ARABIC} abc def ghi {ARABIC}", "hand", 400, 17, 90)
    marked = [line.text for line in block.lines if line.text.lstrip(RIGHT_TO_LEFT)[0].isascii()]
    assert marked
    assert all(line.startswith(RIGHT_TO_LEFT) for line in marked)


def test_what_no_font_has_is_known():
    assert missing(f"a{LOST}b\n{LOST}", "hand") == LOST
    assert missing("plain words, “quoted” – £5", "hand") == ""
    (lost,) = (piece for piece in pieces(f"a{LOST}", "hand", 400) if piece.source == "none")
    assert lost.width > 0


def test_every_glyph_knows_the_letters_that_it_stands_for():
    for text in ("banana again", "office fjord", "cafe\u0301 naïve", "a  b"):
        (reading,) = readings(text, "hand", 400)
        assert "".join(letters for _, letters in reading.glyphs) == text


def test_text_of_scripts_without_spaces_is_not_shrunk():
    ctx = PictureContext(Picture(), symbol_library())
    assert fitted("青年工作者支持家庭", ctx, 120, 120).size > 15
    assert fitted("Llanfairpwllgwyngyllgogerych", ctx, 120, 120).size < 15
