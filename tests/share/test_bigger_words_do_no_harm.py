"""Bigger words never make a picture worse: fewer cannot be read, it is hardly larger, nothing is covered."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from richpic.elements.boundary import Boundary
from richpic.elements.end import End
from richpic.elements.frame import Frame
from richpic.elements.icon import Icon
from richpic.elements.legend import Legend
from richpic.elements.link import Link
from richpic.elements.note import Note
from richpic.files.reading import read_picture
from richpic.files.symbols import symbol_library
from richpic.model.change import added
from richpic.model.picture import Picture
from richpic.render.context import PictureContext
from richpic.render.options import ExportOptions
from richpic.render.scene import make_artwork
from richpic.resources import assets_folder
from richpic.share.destinations import destinations, suited
from richpic.share.legible import made_legible, too_small_in

# The most by which a picture may become wider or higher, of its mean side; lines wobble beyond their boxes.
MOST_LARGER = 0.11


def example() -> Picture:
    return read_picture(assets_folder() / "examples" / "nottingham.richpic")


def fifteen() -> Picture:
    names = ("school", "young-person", "court", "house")
    icons = [
        Icon(
            id=f"i{n}",
            z=f"a{n:02}",
            symbol=names[n % 4],
            x=300.0 * (n % 5),
            y=260.0 * (n // 5),
            label=f"no {n}",
        )
        for n in range(15)
    ]
    links = [
        Link(id=f"l{n}", z=f"b{n:02}", start=End(f"i{n}"), end=End(f"i{n + 1}"), label="waits for it")
        for n in range(0, 14, 2)
    ]
    around = Boundary(id="town", z="A0", x=-150, y=-150, w=1000, h=820, title="Our town")
    return added(*icons, *links, around).apply(Picture())


def beside(picture: Picture) -> tuple[float, float]:
    area = area_of(picture)
    return area.right + 40, area.y


def with_key(picture: Picture) -> Picture:
    x, y = beside(picture)
    return added(Legend(id="key", z="zk", x=x, y=y)).apply(picture)


def with_frames(picture: Picture) -> Picture:
    area = area_of(picture)
    halves = [
        Frame(
            id=f"f{n}",
            z=f"zf{n}",
            x=area.x + n * area.w / 2,
            y=area.y,
            w=area.w / 2,
            h=area.h,
            name=f"part {n}",
        )
        for n in range(2)
    ]
    return added(*halves).apply(picture)


PICTURES = {
    "the example": example,
    "the example with a key": lambda: with_key(example()),
    "the example with frames": lambda: with_frames(example()),
    "fifteen icons": fifteen,
    "fifteen icons with a key": lambda: with_key(fifteen()),
    "fifteen icons with a key and frames": lambda: with_frames(with_key(fifteen())),
}
PLACES = {
    "as it is": ExportOptions(),
    "linkedin": suited(ExportOptions(), destinations()["linkedin"]),
    "instagram": suited(ExportOptions(), destinations()["instagram"]),
}


def area_of(picture: Picture):
    return make_artwork(picture, symbol_library(), ExportOptions(padding=0), 1.0).area


def covered(picture: Picture) -> set[frozenset[str]]:
    """Return which two lie on each other: things with their words, and words on links."""
    ctx = PictureContext(picture, symbol_library())
    rooms = {}
    for one in picture.order:
        place = one.text_place(ctx)
        words = [place.rect] if place and getattr(one, place.field) and not one.placed_by_ends else []
        if one.placed_by_ends:
            words = [handle.room for handle in one.handles(ctx) if handle.room is not None]
        solid = not one.is_holder and not one.placed_by_ends and one.kind != "frame"
        rooms[one.id] = [*words, *([one.body(ctx)] if solid else [])]
    return {
        frozenset((a, b))
        for a, b in itertools.combinations(rooms, 2)
        if any(mine.intersects(other) for mine in rooms[a] for other in rooms[b])
    }


def holds(picture: Picture, options: ExportOptions) -> int:
    """Check what always holds, and return how many fewer things cannot be read."""
    change = made_legible(picture, symbol_library(), options, 1.0)
    after = change.apply(picture)
    small = [len(too_small_in(one, symbol_library(), options, 1.0)) for one in (picture, after)]
    old, new = area_of(picture), area_of(after)
    more = MOST_LARGER * (old.w + old.h) / 2
    assert small[1] <= small[0]
    assert new.w <= old.w + more and new.h <= old.h + more
    assert covered(after) <= covered(picture)
    return small[0] - small[1]


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("name", PICTURES)
def test_fewer_things_cannot_be_read_and_the_picture_is_hardly_larger(name, place):
    assert holds(PICTURES[name](), PLACES[place]) > 0


@settings(max_examples=12)
@given(
    x=st.floats(-900, 2300),
    y=st.floats(-900, 1500),
    size=st.floats(8, 40),
    word=st.sampled_from(["hm", "nobody asked us what we need"]),
)
def test_wherever_a_key_and_a_note_stand_nothing_becomes_worse(x, y, size, word):
    key = Legend(id="key", z="zk", x=x, y=y).in_letters(size)
    note = Note(id="note", z="zn", x=y, y=x, text=word)
    picture = added(Legend(id="key", z="zk", x=x, y=y, **key), note).apply(fifteen())
    holds(picture, PLACES["linkedin"])


def test_a_key_that_would_not_be_read_even_if_bigger_stays_as_it_is():
    before = with_key(fifteen())
    after = made_legible(before, symbol_library(), PLACES["linkedin"], 1.0).apply(before)
    assert after.elements["key"] == before.elements["key"]


def test_a_key_with_room_is_made_readable_and_steps_aside_for_it():
    key = Legend(id="key", z="zk", x=1040, y=130)
    far = [
        Icon(id=f"c{n}", z=f"c{n}", symbol="house", x=1300.0 * (n % 2), y=900.0 * (n // 2)) for n in range(4)
    ]
    before = added(*far, key).apply(Picture())
    after = made_legible(before, symbol_library(), ExportOptions(), 1.0).apply(before)
    assert after.elements["key"].size > 1.2 * key.size
    assert holds(before, ExportOptions()) == 1


def test_where_nothing_can_be_gained_nothing_changes():
    row = [
        Icon(id=f"i{n}", z=f"a{n:02}", symbol="school", x=105.0 * n, label="a long name") for n in range(15)
    ]
    before = added(*row).apply(Picture())
    assert made_legible(before, symbol_library(), ExportOptions(), 1.0).is_empty


def test_asked_for_again_and_again_it_comes_to_rest():
    picture = with_key(fifteen())
    first = area_of(picture)
    for _ in range(6):
        change = made_legible(picture, symbol_library(), PLACES["linkedin"], 1.0)
        if change.is_empty:
            break
        picture = change.apply(picture)
    assert change.is_empty
    assert area_of(picture).w < 1.2 * first.w and area_of(picture).h < 1.2 * first.h
