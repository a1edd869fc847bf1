"""What cannot be read on a phone is found with its place, however it is nested, and nothing else."""

import pytest

from richpic.elements.icon import Icon
from richpic.elements.text import Text
from richpic.files.symbols import symbol_library
from richpic.model.change import added
from richpic.model.picture import Picture
from richpic.render.legibility import too_small
from richpic.render.options import ExportOptions
from richpic.render.scene import make_artwork


def found(*things, **options):
    picture = added(*things).apply(Picture())
    return too_small(make_artwork(picture, symbol_library(), ExportOptions(**options), 2.0))


def text(identifier: str, x: float, size: float) -> Text:
    return Text(id=identifier, x=x, y=0, text=identifier, size=size, z=f"a{identifier}")


def test_only_words_that_are_too_small_at_a_phones_width_are_found():
    # From edge to edge the sheet is 1580 page units and more: at 375 pixels an em of 29.5 has 7 of them.
    small = found(text("1", 0, 20.0), text("2", 700, 60.0), text("3", 1500, 26.0))
    assert [one.title for one in small] == ["text “1”", "text “3”"]
    assert small[0].em < small[1].em < 7.0


def test_the_same_words_larger_on_a_smaller_part_are_readable():
    things = (text("1", 0, 20.0), text("2", 1500, 20.0))
    whole = make_artwork(added(*things).apply(Picture()), symbol_library(), ExportOptions(), 2.0)
    assert len(too_small(whole)) == 2
    assert too_small(whole, width=1600.0) == ()


@pytest.mark.parametrize("rotation", [0.0, 30.0])
def test_the_place_is_that_of_the_words(rotation):
    icon = Icon(id="i", symbol="school", x=0, y=0, size=200, label="school", rotation=rotation)
    (small,) = found(icon, Icon(id="far", symbol="wall", x=4000, y=0, z="a1"))
    assert small.title.startswith("school")
    assert small.bounds.h < 60 and small.bounds.y > 60, "its label, not the whole of it"
