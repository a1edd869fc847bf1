"""What holds for every kind of element: adding one to KINDS puts it under these tests."""

from dataclasses import replace

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from richpic.elements import KINDS
from richpic.elements.end import End
from richpic.elements.icon import Icon
from richpic.model.display import Group, TextRun
from richpic.model.geometry import Point, Rect
from richpic.model.picture import Page
from tests.elements.measures import boxes, painted, plain
from tests.strategies import elements, numbers, pages

TARGETS = (
    Icon(id="t1", symbol="council", x=0.0, y=0.0, label="council"),
    Icon(id="t2", symbol="youth-worker", x=420.0, y=130.0, size=140.0),
)
IDS = tuple(one.id for one in TARGETS)
# Each law is tried on nine kinds: a few examples of each do.
few = settings(max_examples=max(15, settings.default.max_examples // 6))
every_kind = pytest.mark.parametrize("kind", sorted(KINDS))


def free(kind: str):
    """Elements of a kind that hang on nothing."""
    return elements(kind, id="e", hidden=False)


def hung(kind: str):
    """Elements of a kind that may hang on TARGETS."""
    return elements(kind, IDS, id="e", hidden=False)


@every_kind
@few
@given(data=st.data())
def test_bounds_contain_all_that_is_painted(kind, data, context_of):
    element, page = data.draw(hung(kind)), data.draw(pages())
    ctx = context_of(*TARGETS, element, page=page)
    bounds = element.bounds(ctx).expanded(0.6)
    for box in boxes(element.draw(ctx)):
        assert bounds.contains_rect(box), (bounds, box)


@every_kind
@few
@given(data=st.data())
def test_bounds_are_not_much_larger_than_what_is_painted(kind, data, context_of):
    element = data.draw(hung(kind))
    ctx = context_of(*TARGETS, element)
    drawn = painted((*element.draw(ctx), *element.guides(ctx)))
    assume(drawn is not None)
    slack = 45.0 + 0.3 * max(getattr(element, "size", 0.0), getattr(element, "width", 0.0))
    # Blank words are as high as a line of their letters, though nothing of them is painted.
    slack += 1.5 * getattr(element, "letters", 0.0)
    # Long straight lines may bow; how far this one does is known only when it is drawn.
    slack += 0.005 * max(getattr(element, "w", 0.0), getattr(element, "h", 0.0))
    assert drawn.united(element.body(ctx)).expanded(slack).contains_rect(element.bounds(ctx))


@every_kind
@few
@given(data=st.data())
def test_drawing_twice_gives_the_same(kind, data, context_of):
    element = data.draw(hung(kind))
    first, second = context_of(*TARGETS, element), context_of(*TARGETS, element)
    assert plain(element.draw(first)) == plain(element.draw(second))


@every_kind
@few
@given(data=st.data(), dx=numbers(-900, 900), dy=numbers(-900, 900))
def test_moving_moves_the_bounds_as_far(kind, data, dx, dy, context_of):
    element = data.draw(free(kind))
    there = replace(element, **element.moved(dx, dy))
    before, after = element.bounds(context_of(element)), there.bounds(context_of(there))
    # A rough outline rounds where it is, and its wobble a little with it.
    assert tuple(after) == pytest.approx(tuple(before.moved(dx, dy)), abs=0.4)


@every_kind
@few
@given(data=st.data(), dx=numbers(-900, 900))
def test_moving_there_and_back_is_no_move(kind, data, dx, context_of):
    element = data.draw(hung(kind))
    there = replace(element, **element.moved(dx, -dx))
    back = replace(there, **there.moved(-dx, dx))
    ctx = context_of(*TARGETS, element)
    assert tuple(back.bounds(ctx)) == pytest.approx(tuple(element.bounds(ctx)), abs=0.02)


@every_kind
@few
@given(data=st.data())
def test_resizing_to_the_same_box_changes_nothing(kind, data, context_of):
    element = data.draw(hung(kind))
    ctx = context_of(*TARGETS, element)
    box = element.body(ctx)
    again = replace(element, **element.resized(box, box))
    assert tuple(again.bounds(ctx)) == pytest.approx(tuple(element.bounds(ctx)), abs=0.05)


@every_kind
@few
@given(data=st.data(), factor=st.floats(0.5, 3), corner=st.builds(Point, numbers(), numbers()))
def test_resizing_in_proportion_scales_the_body(kind, data, factor, corner, context_of):
    if not KINDS[kind].resizable:
        return
    element = data.draw(free(kind))
    ctx = context_of(element)
    box = element.body(ctx)
    assume(box.w > 90 and box.h > 90)
    target = Rect(corner.x, corner.y, box.w * factor, box.h * factor)
    larger = replace(element, **element.resized(box, target))
    assert tuple(larger.body(context_of(larger))) == pytest.approx(tuple(target), rel=0.02, abs=0.6)


@every_kind
@few
@given(data=st.data())
def test_what_is_drawn_is_hit_and_what_is_far_away_is_not(kind, data, context_of):
    element = data.draw(hung(kind))
    ctx = context_of(*TARGETS, element)
    drawn = (*element.draw(ctx), *element.guides(ctx))
    runs = [item for item in drawn if isinstance(item, TextRun) and item.text.strip()]
    for run in runs:
        middle = Point(run.x + run.width / 2, run.y - run.size * 0.25)
        assert element.hit(middle, ctx, 4.0), run
    bounds = element.bounds(ctx)
    for point in (
        Point(bounds.x - 40, bounds.y),
        Point(bounds.right + 40, bounds.bottom),
        Point(bounds.x, bounds.y - 40),
    ):
        assert not element.hit(point, ctx, 4.0)


@every_kind
@few
@given(data=st.data())
def test_words_stay_upright(kind, data, context_of):
    """Not even a turned icon turns its label: no text run is inside a group that turns."""
    element = data.draw(hung(kind))
    ctx = context_of(*TARGETS, element)

    def upright(items, turned):
        for item in items:
            if isinstance(item, Group):
                upright(item.items, turned or abs(item.transform.b) > 1e-9 or item.transform.a < 0)
            elif isinstance(item, TextRun):
                assert not turned

    upright(element.draw(ctx), False)


@every_kind
@few
@given(data=st.data())
def test_a_handle_dragged_to_where_it_is_hardly_changes_anything(kind, data, context_of):
    element = data.draw(free(kind))
    ctx = context_of(element)
    for handle in element.handles(ctx):
        fields = element.dragged(handle.name, handle.at, ctx)
        same = replace(element, **fields)
        now = {one.name: one.at for one in same.handles(context_of(same))}
        assert handle.name in now
        # Words that stand beside a short line, or do not fit inside it, find their place anew.
        assert (
            handle.name in ("label", "title")
            or now[handle.name].distance(handle.at) < 20.0 + 0.02 * ctx.elements["e"].body(ctx).w
        )


@every_kind
@few
@given(data=st.data())
def test_it_says_what_it_is(kind, data, context_of):
    element = data.draw(hung(kind))
    assert element.speaks().strip()
    assert len(element.speaks()) < 420


@every_kind
@few
@given(data=st.data())
def test_deleting_what_it_hangs_on_leaves_it_where_it_was(kind, data, context_of):
    element = data.draw(hung(kind))
    assume(abs(getattr(element, "bend", 0.0)) <= 1)
    ctx = context_of(*TARGETS, element)
    loose = replace(element, **element.loosened(frozenset(IDS), ctx))
    assert not loose.hangs_on()
    alone = context_of(loose)
    assert loose.body(alone).centre.distance(element.body(ctx).centre) < 60 + 0.2 * element.body(ctx).w


@every_kind
@few
@given(data=st.data())
def test_what_it_hangs_on_is_named_and_can_be_renamed(kind, data, context_of):
    element = data.draw(hung(kind))
    ends = [end for name in ("start", "end", "tail") if isinstance(end := getattr(element, name, None), End)]
    assert set(element.hangs_on()) == {end.element for end in ends if end.element}
    copy = replace(element, **element.renamed({"t1": "c1"}))
    assert set(copy.hangs_on()) == {"c1" if one == "t1" else one for one in element.hangs_on()}


@every_kind
@few
@given(data=st.data())
def test_the_place_of_its_text_holds_the_words_as_drawn(kind, data, context_of):
    element = data.draw(hung(kind))
    ctx = context_of(*TARGETS, element)
    place = element.text_place(ctx)
    if place is None:
        return
    assert place.field == type(element).text_field
    assert hasattr(element, place.field)
    room = place.rect.expanded(place.size)
    for item in (*element.draw(ctx), *element.guides(ctx)):
        if isinstance(item, TextRun) and item.text.strip():
            assert item.size == pytest.approx(place.size)
            assert room.contains((item.x + item.width / 2, item.y - item.size * 0.25))


@pytest.mark.parametrize("roughness", ["tidy", "hand", "loose"])
def test_roughness_changes_the_hand_and_not_the_place(roughness, context_of):
    note = KINDS["note"](id="e", x=10.0, y=20.0, text="hm")
    tidy = note.draw(context_of(note, page=Page(roughness="tidy")))
    other = note.draw(context_of(note, page=Page(roughness=roughness)))
    assert (plain(tidy) == plain(other)) == (roughness == "tidy")
    assert tuple(painted(tidy)) == pytest.approx(tuple(painted(other)), abs=4)
