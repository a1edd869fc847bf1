"""Tidying parts what lies on each other and untangles lines, and moves nothing else."""

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from richpic.editor.scribe.boxes import crosses
from richpic.editor.tidy import tidied
from richpic.elements.boundary import Boundary
from richpic.elements.end import End
from richpic.elements.icon import Icon
from richpic.elements.link import Link
from richpic.elements.note import Note
from richpic.files.symbols import symbol_library
from richpic.model.change import added
from richpic.model.picture import Picture
from richpic.render.context import PictureContext


def context(picture: Picture) -> PictureContext:
    return PictureContext(picture, symbol_library())


@pytest.fixture(autouse=True)
def laid_out_text(qapp):
    return qapp


def tidy(*elements, only: str = "") -> dict:
    picture = added(*elements).apply(Picture())
    ids = only or [e.id for e in elements]
    change = tidied(picture, ids, context(picture))
    after = change.apply(picture)
    assert change.inverse.apply(after) == picture
    return dict(after.elements)


def boxes(elements: dict, *ids: str):
    ctx = context(Picture(elements))
    return [elements[one].bounds(ctx) for one in ids or elements]


def note(identifier: str, x: float, y: float, **more) -> Note:
    return Note(id=identifier, x=x, y=y, z=f"a{identifier}", w=100, h=100, **more)


def link(a: str, b: str) -> Link:
    return Link(id=f"{a}{b}", z=f"b{a}{b}", start=End(a), end=End(b))


def test_what_lies_on_each_other_is_parted_by_as_little_as_it_takes():
    after = tidy(note("a", 0, 0), note("b", 70, 10))
    assert not boxes(after, "a")[0].intersects(boxes(after, "b")[0])
    assert after["a"].y == 0
    assert after["b"].y == 10
    assert after["b"].x - after["a"].x < 140


def test_what_is_tidy_stays():
    elements = (note("a", 0, 0), note("b", 300, 0), link("a", "b"))
    assert list(tidy(*elements).values()) == list(elements)


@given(st.lists(st.tuples(st.integers(0, 500), st.integers(0, 400)), min_size=2, max_size=12))
def test_nothing_lies_on_anything_afterwards(places):
    after = tidy(*(note(f"{i:02}", x, y) for i, (x, y) in enumerate(places)))
    assert not any(a.intersects(b) for a, b in combinations(boxes(after), 2))


def test_only_what_is_chosen_moves():
    after = tidy(note("a", 0, 0), note("b", 60, 0), only="b")
    assert after["a"].x == 0
    assert not boxes(after, "a")[0].intersects(boxes(after, "b")[0])


def test_locked_things_stay_and_groups_keep_their_shape():
    after = tidy(
        note("a", 0, 0, locked=True), note("b", 60, 0, groups=("g",)), note("c", 60, 150, groups=("g",))
    )
    assert (after["a"].x, after["a"].y) == (0, 0)
    assert (after["c"].x - after["b"].x, after["c"].y - after["b"].y) == (0, 150)
    assert not boxes(after, "a")[0].intersects(boxes(after, "b")[0])


def test_a_thing_on_a_line_steps_aside():
    icons = [Icon(id=i, symbol="school", x=x, y=0, z=f"a{i}") for i, x in (("a", 0), ("b", 800))]
    after = tidy(*icons, note("n", 350, -50), link("a", "b"))
    box = boxes(after, "n")[0]
    assert not box.y < 0 < box.bottom
    assert (after["a"].x, after["b"].x) == (0, 800)


def test_lines_that_cross_are_untangled():
    places = {"a": (0, 0), "b": (350, 0), "c": (0, 250), "d": (350, 250)}
    icons = [Icon(id=i, symbol="school", x=x, y=y, z=f"a{i}") for i, (x, y) in places.items()]
    after = tidy(*icons, link("a", "d"), link("b", "c"))
    at = {one: (after[one].x, after[one].y) for one in "abcd"}
    assert not crosses((*at["a"], *at["d"]), (*at["b"], *at["c"]))


def test_things_stay_in_their_boundary():
    around = Boundary(id="r", x=-20, y=-20, w=400, h=300, shape="rectangle", z="Zz")
    after = tidy(around, note("a", 0, 0), note("b", 60, 20), note("c", 120, 60))
    assert after["r"] == around
    body = around.body(context(Picture(after)))
    assert all(body.contains_rect(box) for box in boxes(after, "a", "b", "c"))
    assert not any(a.intersects(b) for a, b in combinations(boxes(after, "a", "b", "c"), 2))


def test_the_same_picture_is_tidied_the_same_way():
    elements = [note(f"{i:02}", i * 37 % 300, i * 53 % 200) for i in range(10)]
    assert tidy(*elements) == tidy(*elements)


def through(elements: dict, one: str, thing: str) -> bool:
    ctx = context(Picture(elements))
    box = elements[thing].body(ctx)
    return any(box.contains(point) for point in elements[one].route(ctx).line)


def test_a_line_that_has_no_other_way_is_led_round_what_it_runs_through():
    held = [replace(note(one, x, 0), locked=True) for one, x in (("a", 0), ("b", 250), ("c", 500))]
    after = tidy(*held, link("a", "c"))
    assert after["ac"].bend_chosen
    assert not through(after, "ac", "b")


def test_a_line_that_somebody_bent_keeps_its_bend():
    held = [replace(note(one, x, 0), locked=True) for one, x in (("a", 0), ("b", 250), ("c", 500))]
    assert tidy(*held, replace(link("a", "c"), bend=0.02))["ac"].bend == 0.02


def test_a_line_that_was_led_round_runs_straight_again_when_it_can():
    bent = replace(link("a", "c"), bend=0.25, bend_chosen=True)
    assert tidy(note("a", 0, 0), note("c", 500, 0), bent)["ac"].bend == 0
