"""What a safe copy says reads well: a role begins a sentence with a capital, and no age is left beside it."""

from __future__ import annotations

import pytest

from richpic.elements.icon import Icon
from richpic.elements.link import Link
from richpic.elements.note import Note
from richpic.files.symbols import symbol_library
from richpic.model.change import added, page_edited
from richpic.model.picture import Page, Picture
from richpic.render.context import PictureContext
from richpic.share.concerns import choosing, chosen, concerns, unsettled
from richpic.share.safe import find
from richpic.share.safe_copy import safe_copy


def named(label: str, text: str = "", title: str = "") -> Picture:
    return added(
        Icon(id="a", symbol="young-person", label=label, z="a0"),
        Note(id="n", text=text, z="a1"),
        Link(id="l", label=text, z="a2"),
    ).apply(Picture(page=Page(title=title)))


def copied(picture: Picture) -> Picture:
    library = symbol_library()
    return safe_copy(picture, find(picture, library), PictureContext(picture, library)).picture


def ages(label: str) -> list[str]:
    return [one.found for one in find(named(label), symbol_library()) if one.rule == "age"]


# Capitals


def test_a_role_that_begins_a_title_has_a_capital():
    assert copied(named("Leila", title="Leila waits for help")).page.title == "Young person A waits for help"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Leila waits", "Young person A waits"),
        ("Who rings Leila? Leila waits.", "Who rings young person A? Young person A waits."),
        ("“Leila waits”", "“Young person A waits”"),
        ("nobody rang Leila", "nobody rang young person A"),
        ("leila waits", "young person A waits"),
    ],
)
def test_so_has_one_that_begins_a_sentence_and_no_other(text, said):
    assert copied(named("Leila", text)).elements["n"].text == said


def test_under_an_icon_and_on_a_line_it_stays_small_as_other_roles_do():
    made = copied(named("Leila", "Leila waits")).elements
    assert (made["a"].label, made["l"].label) == ("young person A", "young person A waits")


# Ages


@pytest.mark.parametrize(
    ("label", "age", "left"),
    [
        ("Leila 15", "15", "young person A"),
        ("Leila, 15", "15", "young person A"),
        ("Leila (15)", "15", "young person A"),
        ("Leila (15), waits", "15", "young person A, waits"),
        ("Leila aged 9", "aged 9", "young person A"),
        ("Leila 15 years old", "15 years old", "young person A"),
        ("Leila\n15\nwaits", "15", "young person A\nwaits"),
        ("Leila, 15, Camden Road", "15", None),
        ("Leila 15 and her mum", "15", "young person A and her mum"),
    ],
)
def test_an_age_beside_a_name_is_found_and_left_out(label, age, left):
    assert ages(label) == [age]
    if left is not None:
        assert copied(named(label)).elements["a"].label == left


@pytest.mark.parametrize(
    "label",
    [
        "Leila 3 times",
        "Leila 15:30",
        "Leila, 9 months",
        "Leila 15 %",
        "Leila 0",
        "waits 15",
        "Leila 2021",
        "GP 15",
    ],
)
def test_other_numbers_are_no_ages(label):
    assert ages(label) == []


def test_an_age_stands_beside_its_name_in_the_list_and_can_be_kept():
    picture = named("Leila 15")
    found = concerns(picture, find(picture, symbol_library()))
    assert [(one.words, one.section) for one in found] == [("Leila", "people"), ("15", "people")]
    assert len(unsettled(picture, find(picture, symbol_library()))) == 2
    kept = chosen(picture.page, [choosing(found[1], "keep")])
    assert copied(page_edited(picture.page, {"choices": kept}).apply(picture)).elements["a"].label == (
        "young person A 15"
    )
    said = chosen(picture.page, [choosing(found[1], "swap")])
    assert copied(page_edited(picture.page, {"choices": said}).apply(picture)).elements["a"].label == (
        "young person A (age)"
    )


def test_two_people_have_each_their_age():
    assert ages("Leila, 15 & Tom, 9") == ["15", "9"]
    assert copied(named("Leila, 15 & Tom, 9")).elements["a"].label == "young person A & young person B"
