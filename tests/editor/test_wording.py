"""Finding and replacing words, and copying looks."""

import pytest

from richpic.editor.styling import style_of, styled
from richpic.editor.wording import hits, replaced
from richpic.elements import KINDS
from richpic.elements.boundary import Boundary
from richpic.elements.end import End
from richpic.elements.icon import Icon
from richpic.elements.link import Link
from richpic.elements.note import Note
from richpic.elements.text import Text
from richpic.model.change import added
from richpic.model.element import field_names
from richpic.model.picture import Picture


def paper(*elements) -> Picture:
    return added(*elements).apply(Picture())


@pytest.fixture
def town(make_context):
    picture = paper(
        Icon(id="i", symbol="school", x=0, y=0, label="The school", note="school of Ayo"),
        Note(id="n", x=300, y=-50, z="a1", text="Schools and SCHOOL’s out"),
        Text(id="t", x=0, y=-300, z="a2", text="school"),
        Link(id="l", z="a3", start=End("i"), end=End("n"), label="to school"),
        Icon(id="h", symbol="school", z="a4", label="school", hidden=True),
        Boundary(id="b", x=-500, y=600, z="a5", title="school land", locked=True, guarded=True),
    )
    return picture, make_context(picture)


def test_words_are_found_in_reading_order_whatever_their_capitals(town):
    found = hits(*town, "school")
    assert [(hit.id, hit.field) for hit in found] == [
        ("t", "text"),
        ("i", "label"),
        ("i", "note"),
        ("l", "label"),
        ("n", "text"),
        ("n", "text"),
        ("b", "title"),
    ]


def test_straight_and_curly_apostrophes_are_the_same(town):
    assert [hit.id for hit in hits(*town, "school's")] == ["n"]


def test_nothing_is_found_for_nothing(town):
    assert hits(*town, "") == []


def test_signs_mean_themselves(make_context):
    picture = paper(Note(id="n", text="a.b (c) [d]*"))
    assert len(hits(picture, make_context(picture), "(c) [d]*")) == 1
    assert hits(picture, make_context(picture), "a-b") == []


def test_all_are_replaced_in_one_step_but_for_the_background(town):
    picture, ctx = town
    change = replaced(picture, ctx, hits(picture, ctx, "school"), "college")
    after = change.apply(picture).elements
    assert after["n"].text == "colleges and college’s out"
    assert (after["i"].label, after["i"].note) == ("The college", "college of Ayo")
    assert after["b"].title == "school land"
    assert change.name == "replaced 6 words"
    assert change.inverse.apply(change.apply(picture)) == picture


def test_words_on_paper_that_are_left_empty_go_away(town):
    picture, ctx = town
    after = replaced(picture, ctx, hits(picture, ctx, "school"), "").apply(picture).elements
    assert "t" not in after
    assert after["l"].label == "to "


def test_no_text_grows_past_what_a_file_may_hold(town):
    picture, ctx = town
    after = replaced(picture, ctx, hits(picture, ctx, "school"), "x" * 500).apply(picture).elements
    assert len(after["i"].label) == 200


# Looks


def test_a_look_goes_from_like_to_like_whole():
    a = Icon(id="a", symbol="school", tint="sky", size=140, label="a")
    picture = paper(a, Icon(id="b", symbol="council", z="a1", label="b"))
    after = styled(picture, ["b"], style_of(a)).apply(picture).elements["b"]
    assert (after.tint, after.size) == ("sky", 140)
    assert (after.symbol, after.label) == ("council", "b")


def test_a_look_goes_to_other_kinds_as_far_as_it_fits():
    a = Icon(id="a", symbol="school", tint="sky", size=140)
    picture = paper(a, Note(id="n", z="a1"), Text(id="t", z="a2", text="x"))
    change = styled(picture, ["n", "t"], style_of(a))
    assert change.apply(picture).elements["n"].tint == "sky"
    assert set(change.patches) == {"n"}


def test_a_link_takes_the_meaning_with_the_line():
    a = Link(id="a", relation="money", weight=3, end=End("", 9, 9), label="pays")
    picture = paper(a, Link(id="b", z="a1", end=End("", 50, 50), label="gives"))
    after = styled(picture, ["b"], style_of(a)).apply(picture).elements["b"]
    assert (after.relation, after.weight, after.label) == ("money", 3, "gives")


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_every_look_names_fields_that_there_are(kind):
    assert set(kind.look) <= set(field_names(kind))
