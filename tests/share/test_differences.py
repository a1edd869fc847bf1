"""What differs between two pictures is told in words that anybody takes in."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from richpic.elements.end import End
from richpic.elements.icon import Icon
from richpic.elements.link import Link
from richpic.elements.note import Note
from richpic.model.change import added, edited, squash
from richpic.model.picture import Page, Picture
from richpic.share.differences import NOTHING, differences, in_short
from tests import strategies

SCHOOL = Icon(id="s", symbol="school", x=0, y=0, label="school")
PARENT = Icon(id="p", symbol="parent", x=300, y=0, label="parent")
LINK = Link(id="l", start=End("p"), end=End("s"))
TOWN = added(SCHOOL, PARENT, LINK).apply(Picture())


def after(*changes) -> tuple[str, ...]:
    return differences(TOWN, squash(changes).apply(TOWN))


def test_nothing_is_said_to_be_nothing():
    assert differences(TOWN, TOWN) == (NOTHING,)


def test_new_and_gone_things_are_named_and_links_counted_apart():
    council = Icon(id="c", symbol="council", label="council")
    more = (council, Link(id="m", start=End("c"), end=End("s")), Link(id="n", start=End("c"), end=End("p")))
    assert after(added(*more)) == ("1 thing new: “council”", "2 links new")
    assert differences(added(*more).apply(TOWN), TOWN) == ("1 thing gone: “council”", "2 links gone")


def test_many_names_are_left_out():
    notes = [Note(id=f"n{n}", text=f"note {n}") for n in range(9)]
    assert after(added(*notes)) == ("9 things new",)


def test_moved_renamed_and_changed():
    assert after(edited(SCHOOL, {"x": 9.0}), edited(PARENT, {"y": 9.0})) == (
        "2 things moved: “school” and “parent”",
    )
    assert after(edited(SCHOOL, {"label": "St Ann’s"})) == ("“school” says “St Ann’s” now",)
    assert after(edited(SCHOOL, {"size": 200.0})) == ("1 thing changed: “school”",)
    assert after(edited(LINK, {"end": End("p")})) == ("1 link joined to something else",)
    assert after(edited(SCHOOL, {"label": "A", "x": 9.0}), edited(PARENT, {"label": "B"})) == (
        "2 things with other words: “A” and “B”",
        "1 thing moved: “A”",
    )


def test_words_that_only_stand_elsewhere_are_told_apart_from_changes():
    aside = {"label_at": 0.34, "label_chosen": True}
    assert after(edited(LINK, aside)) == ("1 link with its words elsewhere",)
    assert after(edited(LINK, {**aside, "relation": "money"})) == ("1 link changed",)


def test_a_private_remark_is_told_of_but_not_told():
    (line,) = after(edited(SCHOOL, {"note": "the head is ill"}))
    assert "private remark" in line and "ill" not in line


def test_the_page_counts_too():
    def with_page(**fields):
        return differences(TOWN, replace(TOWN, page=Page(**fields)))

    assert with_page(title="Our town") == ("the title is “Our town” now",)
    assert with_page(palette="dark") == ("another paper, or another way of drawing",)
    assert with_page(date="today") == ("what is said about the picture",)


def test_in_short_is_one_line_that_says_there_is_more():
    parts = (
        added(Note(id="n", text="x")),
        edited(SCHOOL, {"x": 5.0}),
        edited(PARENT, {"size": 70.0}),
        edited(LINK, {"label": "waits"}),
    )
    told = in_short(TOWN, squash(parts).apply(TOWN))
    assert told == "1 thing new: “x”; a link says “waits” now, 2 more"


@given(st.data())
def test_any_two_pictures_are_told_apart_in_short_lines(data):
    old, new = data.draw(strategies.pictures()), data.draw(strategies.pictures())
    lines = differences(old, new)
    assert all(0 < len(line) < 200 and "\n" not in line for line in lines)
    same = old.elements == new.elements and old.page == new.page
    assert (lines == (NOTHING,)) == same
