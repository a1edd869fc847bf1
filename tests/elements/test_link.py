"""Links: where they run, where their words stand, and what they hang on."""

import itertools
from dataclasses import replace

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from richpic.elements.bubble import Bubble
from richpic.elements.end import End
from richpic.elements.icon import Icon
from richpic.elements.link import Link
from richpic.elements.note import Note
from richpic.elements.relations import RELATIONS
from richpic.model.display import TextRun
from richpic.model.element import distance_to_outline, inside_any
from richpic.model.geometry import Point
from richpic.model.strokes import length_of
from tests.elements.measures import painted
from tests.strategies import numbers

A = Icon(id="a", symbol="council", x=0.0, y=0.0, label="council")
B = Icon(id="b", symbol="youth-worker", x=500.0, y=0.0)
AB = Link(id="ab", start=End("a"), end=End("b"))
some = settings(max_examples=max(25, settings.default.max_examples // 4))
places = st.builds(Point, numbers(-800, 800), numbers(-800, 800))


def at(element, point):
    return replace(element, x=point.x, y=point.y)


def runs(items):
    return [item for item in items if isinstance(item, TextRun)]


@some
@given(place=places, bend=st.floats(-0.8, 0.8), relation=st.sampled_from(sorted(RELATIONS)))
def test_it_stops_at_both_outlines_with_a_small_gap(place, bend, relation, context_of):
    assume(place.length() > 330)
    b = at(B, place)
    link = replace(AB, bend=bend, relation=relation)
    ctx = context_of(A, b, link)
    line = link.route(ctx).line
    for element, end in ((A, line[0]), (b, line[-1])):
        outlines = element.outlines(ctx)
        assert not inside_any(end, outlines)
        assert min(distance_to_outline(end, outline) for outline in outlines) < 14
    assert not any(inside_any(point, [*A.outlines(ctx), *b.outlines(ctx)]) for point in line)


@some
@given(first=places, second=places)
def test_it_stays_attached_when_its_target_moves(first, second, context_of):
    assume(min(first.length(), second.length()) > 330)
    for place in (first, second):
        b = at(B, place)
        ctx = context_of(A, b, AB)
        end = AB.route(ctx).line[-1]
        assert min(distance_to_outline(end, outline) for outline in b.outlines(ctx)) < 14


@pytest.mark.parametrize("target", [Note(id="t", x=300.0, y=-60.0), Bubble(id="t", x=300.0, y=-60.0)])
def test_it_stops_at_notes_and_bubbles_too(target, context_of):
    link = replace(AB, end=End("t"))
    ctx = context_of(A, target, link)
    end = link.route(ctx).line[-1]
    assert not inside_any(end, target.outlines(ctx))
    assert end.distance((300.0, 0.0)) < 20


def test_free_ends_are_where_they_were_put(context_of):
    link = Link(id="l", start=End("", 10.0, 20.0), end=End("", 310.0, -40.0))
    line = link.route(context_of(link)).line
    assert line[0] == pytest.approx((10, 20))
    assert line[-1] == pytest.approx((310, -40))


def test_bending_pushes_the_middle_to_the_left_by_a_share_of_the_length(context_of):
    straight = Link(id="l", start=End("", 0.0, 0.0), end=End("", 200.0, 0.0))
    bent = replace(straight, bend=0.25)
    middle = bent.route(context_of(bent)).middle
    assert middle == pytest.approx((100, -50), abs=1)


@some
@given(count=st.integers(2, 7))
def test_parallel_links_fan_out_evenly_and_each_can_be_told(count, context_of):
    links = [
        Link(id=f"l{n}", start=End("ab"[n % 2]), end=End("ab"[1 - n % 2]), heads="both") for n in range(count)
    ]
    a = replace(A, label="")
    ctx = context_of(a, B, *links)
    heights = sorted(link.route(ctx).middle.y for link in links)
    assert all(after - before > 25 for before, after in itertools.pairwise(heights))
    assert sum(heights) == pytest.approx(0, abs=8)


def test_one_link_between_two_things_is_straight_and_a_bent_one_keeps_its_bend(context_of):
    ctx = context_of(A, B, AB)
    assert AB.route(ctx).middle.y == pytest.approx(0, abs=0.5)
    bent, other = replace(AB, bend=0.2), replace(AB, id="z")
    assert bent.route(context_of(A, B, bent)).middle == pytest.approx(
        bent.route(context_of(A, B, bent, other)).middle, abs=1
    )


@pytest.mark.parametrize("target", [A, Note(id="a"), Bubble(id="a")])
def test_a_loop_to_itself_is_seen_outside_of_it(target, context_of):
    loop = Link(id="l", start=End("a"), end=End("a"))
    ctx = context_of(target, loop)
    line = loop.route(ctx).line
    assert length_of(line) > 100
    assert not any(inside_any(point, target.outlines(ctx)) for point in line)
    assert line[0].distance(line[-1]) > 10


def test_further_loops_lie_around_the_first(context_of):
    loops = [Link(id=f"l{n}", start=End("a"), end=End("a")) for n in range(3)]
    ctx = context_of(A, *loops)
    sizes = [loop.body(ctx).w * loop.body(ctx).h for loop in loops]
    assert sizes[0] * 1.3 < sizes[1] and sizes[1] * 1.2 < sizes[2]


@some
@given(
    dx=numbers(-70, 70),
    dy=numbers(-70, 70),
    relation=st.sampled_from(sorted(RELATIONS)),
    bend=st.floats(-2, 2),
)
def test_links_between_overlapping_things_stay_visible(dx, dy, relation, bend, context_of):
    b = at(B, Point(dx, dy))
    link = replace(AB, relation=relation, bend=bend, label="too close")
    ctx = context_of(A, b, link)
    assert length_of(link.route(ctx).line) >= 2
    drawn = painted(link.draw(ctx))
    assert drawn is not None
    assert max(drawn.w, drawn.h) > 10
    assert link.bounds(ctx).w < 900


def test_ends_that_coincide_make_a_loop_and_no_crash(context_of):
    b = at(B, Point(0.0, 0.0))
    assert length_of(AB.route(context_of(A, b, AB)).line) > 60
    free = Link(id="f", start=End("", 5.0, 5.0), end=End("", 5.0, 5.0))
    assert length_of(free.route(context_of(free)).line) > 40


# Words


@some
@given(place=places, share=st.floats(0.1, 0.9), relation=st.sampled_from(sorted(RELATIONS)))
def test_enough_of_the_line_is_left_beside_its_words(place, share, relation, context_of):
    assume(place.length() > 25)
    link = Link(id="l", end=End("", *place), relation=relation, label="waits for nine months", label_at=share)
    ctx = context_of(link)
    bare = replace(link, label="", relation="flow")
    room = link.label_rect(ctx)
    line = bare.route(ctx).line
    hidden = sum(room.contains(line[0].towards(line[-1], step / 100)) for step in range(101))
    assert length_of(line) * (1 - hidden / 101) >= min(34, 0.9 * length_of(line))


def test_a_short_link_has_its_words_above_it_and_a_steep_one_to_its_right(context_of):
    level = Link(id="l", start=End("", 0.0, 0.0), end=End("", 60.0, 0.0), label="waits for months")
    assert level.label_rect(context_of(level)).bottom < 0
    steep = replace(level, end=End("", 0.0, 30.0))
    assert steep.label_rect(context_of(steep)).x > 0


def test_words_on_a_long_line_stand_where_they_were_dragged_to(context_of):
    link = Link(id="l", start=End("", 0.0, 0.0), end=End("", 600.0, 0.0), label="listens to")
    ctx = context_of(link)
    dragged = replace(link, **link.dragged("label", Point(150.0, 30.0), ctx))
    (run,) = runs(dragged.draw(context_of(dragged)))
    assert run.x + run.width / 2 == pytest.approx(150, abs=1)


def test_words_read_from_left_to_right_whichever_way_the_line_runs(context_of):
    there = Link(id="l", start=End("", 0.0, 0.0), end=End("", 400.0, 100.0), label="listens to")
    back = replace(there, start=there.end, end=there.start)
    first, second = runs(there.draw(context_of(there))), runs(back.draw(context_of(back)))
    assert [run.text for run in first] == [run.text for run in second]
    assert first[0].x == pytest.approx(second[0].x, abs=0.5)


def test_the_place_for_writing_is_where_the_words_will_be(context_of):
    link = Link(id="l", end=End("", 500.0, 0.0), relation="money")
    empty = link.text_place(context_of(link)).rect
    written = replace(link, label="pays")
    (run,) = runs(written.draw(context_of(written)))
    assert empty.contains((run.x + run.width / 2, run.y - 4))


# What it hangs on


def test_a_link_may_point_at_a_link(context_of):
    on = Link(id="on", start=End("", 250.0, 300.0), end=End("ab"))
    ctx = context_of(A, B, AB, on)
    assert on.route(ctx).line[-1].distance(AB.centre(ctx)) < 30


def test_links_in_a_circle_are_drawn(context_of):
    first = Link(id="x", start=End("y"), end=End("a"))
    second = Link(id="y", start=End("x"), end=End("b"))
    itself = Link(id="z", start=End("z"), end=End("a"))
    ctx = context_of(A, B, first, second, itself)
    for link in (first, second, itself):
        assert painted(link.draw(ctx)) is not None
        assert link.hit(link.centre(ctx), ctx, 4.0)


def test_a_long_chain_of_links_on_links_takes_no_time(context_of):
    """Each step asks two more links for their place: forty of them would ask for ever."""
    chain = [AB, *(Link(id=f"c{n}", start=End(f"c{n - 1}"), end=End(f"c{n - 2}")) for n in range(2, 40))]
    firsts = [Link(id="c0", start=End("a"), end=End("b")), Link(id="c1", start=End("a"), end=End("c0"))]
    ctx = context_of(A, B, *firsts, *chain)
    assert all(link.bounds(ctx).w > 0 for link in chain)


def test_a_link_whose_target_is_not_there_still_has_a_place(context_of):
    link = Link(id="l", start=End("gone", 3.0, 4.0), end=End("", 90.0, 4.0))
    assert link.route(context_of(link)).line[0].distance((3, 4)) < 10


def test_deleting_its_target_leaves_the_line_as_it_ran(context_of):
    links = [replace(AB, id=name) for name in ("l1", "l2", "l3")]
    ctx = context_of(A, B, *links)
    outer = links[0]
    loose = replace(outer, **outer.loosened(frozenset({"a", "b"}), ctx))
    was, now = outer.route(ctx), loose.route(context_of(loose))
    assert now.line[0].distance(was.line[0]) < 0.01
    assert now.line[-1].distance(was.line[-1]) < 0.01
    assert now.middle.distance(was.middle) < 6


def test_bending_by_its_handle_puts_the_middle_under_the_pointer(context_of):
    ctx = context_of(A, B, AB)
    bent = replace(AB, **AB.dragged("bend", Point(250.0, -90.0), ctx))
    assert bent.route(context_of(A, B, bent)).middle.distance((250.0, -90.0)) < 12


def test_a_bend_dragged_back_near_the_straight_line_is_none(context_of):
    bent = replace(AB, bend=0.3)
    ctx = context_of(A, B, bent)
    assert bent.dragged("bend", Point(250.0, 3.0), ctx)["bend"] == 0.0


def test_an_end_dragged_away_is_free(context_of):
    ctx = context_of(A, B, AB)
    assert AB.dragged("end", Point(9.0, 8.0), ctx) == {"end": End("", 9.0, 8.0)}


def test_an_unknown_meaning_is_drawn_as_a_plain_arrow(context_of):
    """A newer version may know more relations; the name stays in the file."""
    link = Link(id="l", end=End("", 200.0, 0.0), relation="telepathy")
    assert link.means is RELATIONS["flow"]
    assert painted(link.draw(context_of(link))) is not None


SHORT = Link(id="s", start=End("", 0.0, 0.0), end=End("", 80.0, 0.0), label="a few words")


def test_words_beside_a_short_line_change_sides_when_they_are_pulled_across_it(context_of):
    ctx = context_of(SHORT)
    above = SHORT.label_rect(ctx).centre.y
    stays = replace(SHORT, **SHORT.dragged("label", Point(40.0, -above / 2), ctx))
    crosses = replace(SHORT, **SHORT.dragged("label", Point(40.0, -2 * above), ctx))
    assert not stays.label_below
    assert crosses.label_below
    assert crosses.label_rect(context_of(crosses)).centre.y == pytest.approx(-above, abs=6)
    back = crosses.dragged("label", Point(40.0, 2 * above), context_of(crosses))
    assert not back["label_below"]
