"""Words that are too small for a phone grow as far as there is room, in one step."""

from __future__ import annotations

import itertools

import pytest

from richpic.elements.bubble import Bubble
from richpic.elements.end import End
from richpic.elements.icon import Icon
from richpic.elements.link import Link
from richpic.elements.note import Note
from richpic.elements.text import Text
from richpic.files.symbols import symbol_library
from richpic.model.change import added
from richpic.model.element import Element
from richpic.model.picture import Picture
from richpic.render.context import PictureContext
from richpic.render.legibility import too_small
from richpic.render.options import ExportOptions
from richpic.render.scene import make_artwork
from richpic.share.legible import made_legible

ROOMY: tuple[Element, ...] = (
    Icon(id="a", z="a0", symbol="school", x=0, y=0, label="school"),
    Icon(id="b", z="a1", symbol="young-person", x=1100, y=0, label="a young person"),
    Link(id="l", z="a2", start=End("a"), end=End("b"), label="waits for nine months"),
    Note(id="n", z="a3", x=0, y=420, text="call them"),
    Bubble(id="s", z="a4", x=600, y=420, text="nobody asked", tail=End("b")),
    Text(id="t", z="a5", x=300, y=800, text="small print", size=12.0),
)


def picture_of(*elements: Element) -> Picture:
    return added(*elements).apply(Picture())


def small_in(picture: Picture) -> set[str]:
    return {one.element for one in too_small(make_artwork(picture, symbol_library(), ExportOptions(), 1.0))}


def legible(picture: Picture) -> Picture:
    return made_legible(picture, symbol_library(), ExportOptions(), 1.0).apply(picture)


def test_all_words_of_every_kind_can_be_read_on_a_phone_afterwards():
    before = picture_of(*ROOMY)
    assert small_in(before) == {"a", "b", "l", "n", "s", "t"}
    assert small_in(legible(before)) == set()


def test_it_is_one_change_that_can_be_taken_back():
    before = picture_of(*ROOMY)
    change = made_legible(before, symbol_library(), ExportOptions(), 1.0)
    assert change.inverse.apply(change.apply(before)) == before
    assert change.name == "made words bigger"


def test_what_can_be_read_already_and_what_is_background_stays():
    large = Text(id="big", z="b0", x=300, y=-300, text="Our town", size=90.0)
    kept = Text(id="kept", z="b1", x=300, y=1000, text="kept", size=12.0, locked=True, guarded=True)
    before = picture_of(*ROOMY, large, kept)
    after = legible(before)
    assert after.elements["big"] == large and after.elements["kept"] == kept


def test_words_in_a_crowd_grow_only_as_far_as_they_lie_on_nothing_else():
    row = [Icon(id=f"i{n}", z=f"a{n}", symbol="school", x=170.0 * n, label="a long name") for n in range(9)]
    before, after = picture_of(*row), legible(picture_of(*row))
    context = PictureContext(after, symbol_library())
    labels = [after.elements[one.id].text_place(context).rect for one in row]
    assert not any(left.intersects(right) for left, right in itertools.pairwise(labels))
    grown = [after.elements[one.id].letters_now(context) for one in row]
    assert min(grown) > row[0].letters_now(PictureContext(before, symbol_library()))
    assert small_in(after)


@pytest.mark.parametrize("hidden", [True, False])
def test_only_what_is_seen_takes_up_room(hidden):
    above = Text(id="over", z="b0", x=-160, y=90, text="so much to say of it all", size=40.0, hidden=hidden)
    far = Icon(id="far", z="b1", symbol="school", x=1400, label="far")
    before = picture_of(Icon(id="a", z="a0", symbol="school", label="a school"), above, far)
    assert ("a" in small_in(legible(before))) is not hidden
