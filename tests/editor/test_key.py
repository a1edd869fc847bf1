"""A key is added where it covers nothing."""

from __future__ import annotations

import pytest

from richpic.editor.key import key_added, legend_of
from richpic.elements import Icon, Legend, Link
from richpic.elements.end import End
from richpic.files.reading import read_picture
from richpic.files.symbols import symbol_library
from richpic.model.change import added
from richpic.model.picture import Picture
from richpic.render.context import PictureContext
from richpic.resources import assets_folder


@pytest.fixture(autouse=True)
def _qt(qapp) -> None:
    """Have a QGuiApplication."""


def with_key(picture: Picture) -> tuple[Picture, Legend]:
    change = key_added(picture, PictureContext(picture, symbol_library()))
    after = change.apply(picture)
    legend = legend_of(after)
    assert legend is not None
    return after, legend


def covered(picture: Picture, legend: Legend) -> list[str]:
    ctx = PictureContext(picture, symbol_library())
    room = legend.bounds(ctx)
    return [e.id for e in picture.order if e.id != legend.id and e.bounds(ctx).intersects(room)]


def test_it_covers_nothing_of_the_example():
    picture, legend = with_key(read_picture(assets_folder() / "examples" / "nottingham.richpic"))
    assert covered(picture, legend) == []
    ctx = PictureContext(picture, symbol_library())
    middle = (max(e.bounds(ctx).right for e in picture.order)) / 2
    assert legend.body(ctx).centre.x > middle, "it stands at the right"


def test_it_stands_within_the_picture_where_there_is_room():
    corners = [(0, 0), (1600, 0), (0, 900), (1600, 900)]
    icons = [Icon(id=f"i{n}", symbol="school", x=x, y=y, z=f"a{n}") for n, (x, y) in enumerate(corners)]
    picture, legend = with_key(
        added(*icons, Link(id="l", z="a9", start=End("i0"), end=End("i1"))).apply(Picture())
    )
    ctx = PictureContext(picture, symbol_library())
    room = legend.body(ctx)
    assert covered(picture, legend) == []
    assert room.x > 0 and room.right < 1600 and room.y > 0 and room.bottom < 955
    assert room.centre.x > 800 and room.centre.y > 450, "at the lower right"


def test_it_can_be_added_to_an_empty_picture():
    picture, legend = with_key(Picture())
    assert covered(picture, legend) == []
