"""Aligning, spreading and matching sizes; each is one step for all that is selected."""

import itertools

import pytest

from richpic.editor import arrange
from richpic.elements.end import End
from richpic.elements.icon import Icon
from richpic.elements.link import Link
from richpic.elements.note import Note
from richpic.elements.text import Text
from richpic.model.change import Change, added
from richpic.model.element import Element
from richpic.model.geometry import Rect
from richpic.model.picture import Picture


@pytest.fixture
def arranged(make_context):
    """Return the bodies, by id, after a plan for all that is given."""

    def run(plan, *elements: Element, **more) -> dict[str, Rect]:
        picture = added(*elements).apply(Picture())
        change: Change = plan(picture, [e.id for e in elements], ctx=make_context(picture), **more)
        after = change.apply(picture)
        ctx = make_context(after)
        return {e.id: e.body(ctx) for e in after.elements.values()}

    return run


def note(identifier: str, x: float, y: float, w: float = 100, h: float = 100, **more) -> Note:
    return Note(id=identifier, x=x, y=y, w=w, h=h, **more)


THREE = (note("a", 0, 0), note("b", 300, 40, w=60, h=60), note("c", 140, 300, w=200))


@pytest.mark.parametrize(
    ("edge", "of", "at"),
    [
        ("left", lambda box: box.x, 0),
        ("centre", lambda box: box.centre.x, 180),
        ("right", lambda box: box.right, 360),
        ("top", lambda box: box.y, 0),
        ("middle", lambda box: box.centre.y, 200),
        ("bottom", lambda box: box.bottom, 400),
    ],
)
def test_aligning_brings_one_edge_of_all_to_that_of_the_box_around_them(arranged, edge, of, at):
    boxes = arranged(arrange.aligned, *THREE, edge=edge)
    assert [of(box) for box in boxes.values()] == [at, at, at]


def test_a_group_is_aligned_whole(arranged):
    boxes = arranged(
        arrange.aligned, note("a", 0, 0), note("b", 300, 0, groups=("g",)), note("c", 500, 0, groups=("g",)),
        edge="left",
    )  # fmt: skip
    assert (boxes["b"].x, boxes["c"].x) == (0, 200)


def test_the_members_of_one_group_alone_are_aligned_with_each_other(arranged):
    boxes = arranged(
        arrange.aligned, note("b", 300, 0, groups=("g",)), note("c", 500, 90, groups=("g",)), edge="left"
    )
    assert (boxes["b"].x, boxes["c"].x) == (300, 300)


def test_locked_things_stay(arranged):
    boxes = arranged(arrange.aligned, *THREE, note("d", -500, 0, locked=True), edge="left")
    assert (boxes["d"].x, boxes["a"].x) == (-500, 0)


def test_links_between_things_do_not_count_as_things(arranged):
    boxes = arranged(arrange.aligned, *THREE, Link(id="l", start=End("a"), end=End("b")), edge="left")
    assert boxes["b"].x == 0


@pytest.mark.parametrize("down", [False, True])
def test_spreading_makes_all_gaps_equal_and_the_outermost_stay(arranged, down):
    things = (
        note("a", 0, 0),
        note("b", 90, 90, w=60, h=60),
        note("c", 250, 250, w=200, h=200),
        note("d", 600, 600),
    )
    boxes = arranged(arrange.distributed, *things, down=down)
    row = [boxes[one] for one in "abcd"]
    gaps = [(b.y - a.bottom) if down else (b.x - a.right) for a, b in itertools.pairwise(row)]
    assert gaps == pytest.approx([gaps[0]] * 3, abs=0.02)
    assert (boxes["a"], boxes["d"]) == (Rect(0, 0, 100, 100), Rect(600, 600, 100, 100))
    across = [box.x if down else box.y for box in row]
    assert across == [0, 90, 250, 600]


def test_two_things_are_not_spread(arranged):
    assert arranged(arrange.distributed, *THREE[:2])["b"].x == 300


@pytest.mark.parametrize(
    ("side", "size"), [("width", (100, 60)), ("height", (60, 100)), ("both", (100, 100))]
)
def test_sizes_match_the_first_about_their_own_centres(arranged, side, size):
    boxes = arranged(arrange.matched, *THREE[:2], side=side)
    assert (boxes["b"].w, boxes["b"].h) == size
    assert boxes["b"].centre == (330, 70)


@pytest.mark.parametrize("side", arrange.SIDES)
@pytest.mark.parametrize("size", [40.0, 300.0])
def test_icons_match_by_growing_or_shrinking_whole(arranged, side, size):
    boxes = arranged(
        arrange.matched, note("a", 0, 0), Icon(id="i", symbol="council", x=500, y=0, size=size), side=side
    )
    assert (boxes["i"].w, boxes["i"].h) == pytest.approx((100, 100))


def test_a_text_matches_a_width_by_its_lines(arranged):
    boxes = arranged(
        arrange.matched, note("a", 0, 0, w=240), Text(id="t", text="one two three four", x=400), side="width"
    )
    assert boxes["t"].w == pytest.approx(240)
