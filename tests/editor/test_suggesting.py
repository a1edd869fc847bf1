"""Suggested frames: around each tension and each cluster, readable on a phone, in reading order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from richpic.editor.identity import numbered_ids
from richpic.editor.slides import slides
from richpic.editor.suggesting import (
    HIGHEST,
    MOST_CLUSTERS,
    PADDING,
    WIDEST,
    frames_added,
    in_reading_order,
    suggestions,
)
from richpic.elements.boundary import Boundary
from richpic.elements.bubble import Bubble
from richpic.elements.end import End
from richpic.elements.icon import Icon
from richpic.elements.link import Link
from richpic.elements.text import Text
from richpic.files.reading import read_picture
from richpic.files.symbols import symbol_library
from richpic.model.change import added
from richpic.model.element import Element
from richpic.model.geometry import Rect
from richpic.model.picture import Page, Picture
from richpic.render.context import PictureContext
from richpic.resources import assets_folder
from tests.benchmarks.scene import make


@pytest.fixture(autouse=True)
def _qt(qapp) -> None:
    """Have a QGuiApplication: texts are measured."""


def of(*things: Element, title: str = "") -> tuple[Picture, PictureContext]:
    picture = added(*things).apply(Picture(page=Page(title=title)))
    return picture, PictureContext(picture, symbol_library())


def icon(identifier: str, x: float, y: float, **more: object) -> Icon:
    return Icon(id=identifier, symbol="school", x=x, y=y, label=identifier, **more)


def found(*things: Element, title: str = "") -> dict[str, Rect]:
    return {one.name: one.rect for one in suggestions(*of(*things, title=title))}


def test_an_empty_picture_has_none():
    assert found() == {}
    assert frames_added(*of()).is_empty


def test_there_is_one_around_each_tension_with_both_sides_and_what_they_say():
    things = [
        icon("council", 0, 0),
        icon("school", 500, 0),
        Link(id="t", relation="tension", start=End("council"), end=End("school"), label="who pays?"),
        Bubble(id="b", x=-60, y=-260, text="not us", tail=End("council")),
        *(icon(f"far{n}", 4000 + 200 * n, 3000) for n in range(2)),
    ]
    frame = found(*things)["who pays?"]
    picture, ctx = of(*things)
    for one in ("council", "school", "t", "b"):
        assert frame.contains_rect(picture.elements[one].bounds(ctx)), one
    assert not frame.intersects(picture.elements["far0"].bounds(ctx))


def test_a_tension_without_words_is_called_by_its_sides():
    things = [icon("council", 0, 0), icon("school", 500, 0)]
    tension = Link(id="t", relation="tension", start=End("council"), end=End("school"))
    assert "council and school" in found(*things, tension)


def test_things_that_stand_apart_are_clusters_named_after_what_most_links_end_at():
    left = [icon(f"left{n}", 160 * n, 0) for n in range(3)]
    right = [icon(f"right{n}", 3000 + 160 * n, 0) for n in range(3)]
    links = [
        Link(id="a", start=End("left0"), end=End("left2")),
        Link(id="b", start=End("left1"), end=End("left2")),
        Link(id="c", start=End("left1"), end=End("right0")),
    ]
    frames = found(*left, *right, *links)
    assert len(frames) == 2
    assert next(iter(frames)).startswith("left2 and left1") or next(iter(frames)).startswith(
        "left1 and left2"
    )


def test_what_is_within_a_boundary_is_one_cluster_called_by_its_title():
    boundary = Boundary(id="b", x=0, y=0, w=700, h=500, title="the system")
    inside = [icon(f"in{n}", 150 + 200 * n, 250) for n in range(3)]
    beside = [icon(f"out{n}", 900 + 160 * n, 250) for n in range(2)]
    frames = found(boundary, *inside, *beside)
    assert set(frames) == {"the system", "out0 and out1"}
    assert not frames["the system"].intersects(Rect(860, 200, 300, 100))


def test_a_boundary_around_nearly_everything_is_no_cluster():
    boundary = Boundary(id="b", x=-200, y=-200, w=3000, h=1500, title="the system")
    inside = [icon(f"i{n}", 350 * (n % 8), 300 * (n // 8)) for n in range(32)]
    frames = found(boundary, *inside)
    assert "the system" not in frames and len(frames) > 3


def test_the_title_and_hidden_things_are_left_out():
    title = Text(id="t", x=0, y=-2000, text="Our town")
    hidden = [icon(f"h{n}", 150 * n, 5000, hidden=True) for n in range(3)]
    (frame,) = found(title, *hidden, icon("a", 0, 0), icon("b", 200, 0), title="Our town").values()
    assert frame.y > -500 and frame.bottom < 500


def test_frames_of_an_everyday_picture_can_be_read_on_a_phone_and_show_every_icon_in_company():
    picture = read_picture(assets_folder() / "examples" / "nottingham.richpic")
    ctx = PictureContext(picture, symbol_library())
    frames = suggestions(picture, ctx)
    assert 4 <= len(frames) <= 9
    assert {"whose part is this?", "Five partners around one table"} <= {one.name for one in frames}
    assert all(one.rect.w <= 1000 for one in frames)


def test_a_large_picture_has_no_endless_thread():
    picture = make(500).picture
    frames = suggestions(picture, PictureContext(picture, symbol_library()))
    assert 4 < len(frames) <= MOST_CLUSTERS
    assert len({one.name for one in frames}) == len(frames), "each is called differently"


@given(
    st.lists(st.tuples(st.floats(-3000, 3000), st.floats(-3000, 3000)), min_size=2, max_size=25, unique=True)
)
def test_clusters_hold_at_least_two_things_and_stay_small(places):
    picture, ctx = of(*(icon(f"i{n}", x, y) for n, (x, y) in enumerate(places)))
    frames = suggestions(picture, ctx)
    assert 0 < len(frames) <= MOST_CLUSTERS
    grown = 4.0 if len(places) > MOST_CLUSTERS else 1.0
    for one in frames:
        assert one.rect.w <= grown * WIDEST + 2 * PADDING and one.rect.h <= grown * HIGHEST + 2 * PADDING


def test_rows_are_read_from_the_left_and_from_the_top():
    rects = {
        "low": Rect(0, 1000, 100, 100),
        "right": Rect(900, 40, 100, 100),
        "left": Rect(0, 0, 100, 180),
        "middle": Rect(400, 60, 100, 100),
    }
    assert in_reading_order(rects, rects.__getitem__) == ["left", "middle", "right", "low"]


def test_added_frames_are_shown_one_after_the_other_in_that_order_under_everything():
    picture = read_picture(assets_folder() / "examples" / "nottingham.richpic")
    ctx = PictureContext(picture, symbol_library())
    change = frames_added(picture, ctx, numbered_ids("frame"))
    after = change.apply(picture)
    assert [one.name for one in slides(after)][1:] == [one.name for one in suggestions(picture, ctx)]
    assert after.order[len(change.patches)].id == picture.order[0].id
    assert dict(change.inverse.apply(after).elements) == dict(picture.elements)


def test_what_is_framed_already_is_not_framed_again():
    picture = read_picture(assets_folder() / "examples" / "nottingham.richpic")
    ctx = PictureContext(picture, symbol_library())
    framed = frames_added(picture, ctx, numbered_ids("frame")).apply(picture)
    assert frames_added(framed, PictureContext(framed, symbol_library())).is_empty
