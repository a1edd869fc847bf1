"""Words on paper: notes and bubbles fit theirs, boundaries and icons stand by theirs."""

import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from richpic.elements.boundary import Boundary
from richpic.elements.bubble import Bubble
from richpic.elements.end import End
from richpic.elements.icon import Icon
from richpic.elements.note import Note
from richpic.elements.text import Text
from richpic.model.display import Group, TextRun
from richpic.model.geometry import Point, Rect, inside_polygon
from tests.elements.measures import DESCENT

SENTENCES = (
    "thresholds keep rising",
    "No one tells me what happens next",
    "We wait nine months and then they close the case because we moved",
    "organisations",
)


def corners_of(run):
    left, right, base = run.x, run.x + run.width, run.y
    return [Point(x, y) for x in (left, right) for y in (base - 0.6 * run.size, base + 0.1 * run.size)]


def runs(items):
    return [item for item in items if isinstance(item, TextRun)]


@pytest.mark.parametrize("text", SENTENCES)
@pytest.mark.parametrize("size", [(90, 90), (132, 132), (240, 100), (100, 260)])
def test_a_note_fits_its_words_inside_its_edge(text, size, context_of):
    note = Note(id="n", w=size[0], h=size[1], text=text)
    found = runs(note.draw(context_of(note)))
    assert " ".join(run.text for run in found) == text
    paper = Rect(0, 0, *size)
    assert all(paper.contains(corner) for run in found for corner in corners_of(run))


@pytest.mark.parametrize("style", ["speech", "thought"])
@pytest.mark.parametrize("text", SENTENCES)
@pytest.mark.parametrize("size", [(190, 96), (130, 130), (300, 90)])
def test_a_bubble_fits_its_words_inside_its_outline(text, style, size, context_of):
    bubble = Bubble(id="b", style=style, w=size[0], h=size[1], text=text, has_tail=False)
    ctx = context_of(bubble)
    found = runs(bubble.draw(ctx))
    assert " ".join(run.text for run in found) == text
    outline = bubble.outlines(ctx)[0]
    assert all(inside_polygon(corner, outline) for run in found for corner in corners_of(run))


def test_words_grow_with_their_note_and_shrink_with_it(context_of):
    sizes = []
    for side in (64.0, 96.0, 260.0):
        note = Note(id="n", w=side, h=side, text=SENTENCES[1])
        sizes.append(runs(note.draw(context_of(note)))[0].size)
    assert sizes[0] < sizes[1] < sizes[2]


@pytest.mark.parametrize("kind", [Note, Bubble])
def test_more_words_than_fit_at_any_size_are_cut_at_the_edge_and_begin_with_the_first(kind, context_of):
    full = kind(id="n", w=60.0, h=60.0, text="word " * 400)
    (group,) = [item for item in full.draw(context_of(full)) if isinstance(item, Group)]
    assert group.clip is not None
    assert Rect(0, 0, 60, 60).contains_rect(group.clip.bounds())
    first = group.items[0]
    assert isinstance(first, TextRun)
    assert 0 < first.y < 30


def test_a_label_is_below_its_icon_however_it_is_turned_or_flipped(context_of):
    for icon in (
        Icon(id="i", symbol="council", label="council"),
        Icon(id="i", symbol="council", label="council", rotation=45.0),
        Icon(id="i", symbol="council", label="council", flipped=True),
    ):
        ctx = context_of(icon)
        (run,) = runs(icon.draw(ctx))
        assert run.y - run.size > icon.body(ctx).bottom - 2
        assert run.x + run.width / 2 == pytest.approx(icon.x, abs=0.5)


@given(
    w=st.integers(120, 900),
    h=st.integers(80, 700),
    shape=st.sampled_from(["ellipse", "rectangle", "blob"]),
    title=st.sampled_from(["Our city", "The system as we see it this month", "Partnership"]),
)
def test_a_title_is_inside_its_outline_or_above_it_and_never_on_the_line(w, h, shape, title, context_of):
    turns = [step * math.pi / 12 for step in range(24)]
    points = tuple((0.5 + 0.5 * math.cos(t), 0.5 + 0.5 * math.sin(t)) for t in turns)
    boundary = Boundary(id="b", w=float(w), h=float(h), shape=shape, title=title, points=points)
    ctx = context_of(boundary)
    outline = boundary.outlines(ctx)[0]
    corners = [corner for run in runs(boundary.draw(ctx)) for corner in corners_of(run)]
    inside = [inside_polygon(corner, outline) for corner in corners]
    assert all(inside) or all(corner.y < boundary.y for corner in corners)


def test_clicks_go_through_the_inside_of_a_boundary_and_not_through_its_line_and_title(context_of):
    boundary = Boundary(id="b", w=600.0, h=400.0, title="Our city")
    ctx = context_of(boundary)
    assert not boundary.hit(Point(300, 250), ctx, 4.0)
    assert boundary.hit(Point(300, 0), ctx, 4.0)
    assert boundary.hit(boundary.text_place(ctx).rect.centre, ctx, 4.0)


def test_a_boundary_holds_what_is_inside_its_line_and_not_its_corners():
    boundary = Boundary(id="b", w=600.0, h=400.0)
    assert boundary.holds((300, 200))
    assert not boundary.holds((5, 5))
    assert Boundary(id="b", w=600.0, h=400.0, shape="rectangle").holds((10, 10))


@given(x=st.integers(-500, 500), y=st.integers(-500, 500), style=st.sampled_from(["speech", "thought"]))
def test_a_tail_points_at_its_speaker_and_stops_short_of_them(x, y, style, context_of):
    speaker = Icon(id="s", symbol="youth-worker", x=float(x), y=float(y))
    bubble = Bubble(id="b", x=-95.0, y=-48.0, style=style, tail=End("s"))
    ctx = context_of(speaker, bubble)
    assume(not bubble.body(ctx).expanded(60).intersects(speaker.bounds(ctx)))
    (tail,) = bubble.handles(ctx)
    box = speaker.body(ctx)
    assert not inside_polygon(tail.at, speaker.outlines(ctx)[0])
    assert box.expanded(16).contains(tail.at)


def test_a_bubble_over_its_speaker_has_no_tail_to_draw(context_of):
    speaker = Icon(id="s", symbol="youth-worker", x=95.0, y=60.0, size=40.0)
    bubble = Bubble(id="b", tail=End("s"))
    ctx = context_of(speaker, bubble)
    assert bubble.bounds(ctx).w < bubble.w + 12


def test_two_bubbles_may_point_at_each_other(context_of):
    first = Bubble(id="x", tail=End("y"))
    second = Bubble(id="y", x=500.0, tail=End("x"))
    ctx = context_of(first, second)
    assert first.handles(ctx)[0].at.x > 300
    assert second.handles(ctx)[0].at.x < 400


@pytest.mark.parametrize("align", ["left", "centre", "right"])
def test_lines_of_text_are_aligned_within_the_widest(align, context_of):
    text = Text(id="t", text="a\nmuch longer line", align=align)
    ctx = context_of(text)
    short, long = runs(text.draw(ctx))
    at = {"left": 0.0, "centre": 0.5, "right": 1.0}[align]
    assert short.x + at * short.width == pytest.approx(long.x + at * long.width, abs=0.1)
    assert text.bounds(ctx).expanded(0.1).contains((long.x + long.width, long.y + DESCENT * 22))


def test_pulling_text_wider_wraps_it_anew_and_pulling_its_corner_makes_it_larger(context_of):
    text = Text(id="t", text="words that will wrap when they are pulled")
    box = text.body(context_of(text))
    narrower = text.resized(box, Rect(0, 0, box.w / 2, box.h))
    assert (narrower["width"], narrower.get("size", text.size)) == (box.w / 2, text.size)
    assert text.resized(box, Rect(0, 0, box.w * 2, box.h * 2))["size"] == text.size * 2
