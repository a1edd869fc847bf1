"""People by their first names, and how old they are, as they are spoken of in meetings."""

import pytest

from richpic.elements.icon import Icon
from richpic.elements.note import Note


def only_icon(made):
    (icon,) = [one for one in made if isinstance(one, Icon)]
    return icon.symbol, icon.label


@pytest.mark.parametrize(
    ("typed", "symbol", "label"),
    [
        ("Leila", "young-person", "Leila"),
        ("Leila Khan", "young-person", "Leila Khan"),
        ("Owen", "young-person", "Owen"),
        ("Grace", "young-person", "Grace"),
        ("young person Leila", "young-person", "Leila"),
        ("young person Leila, 15", "young-person", "Leila, 15"),
        ("mum Aisha", "parent", "Aisha"),
        ("our social worker Dan", "social-worker", "Dan"),
        ("teacher Grace", "teacher", "Grace"),
        ("gran Joyce, 80", "older-person", "Joyce, 80"),
        ("Leila [adult]", "adult", "Leila"),
        ("Leila 15 [adult]", "adult", "Leila, 15"),
    ],
)
def test_a_first_name_is_a_person(scribe, typed, symbol, label):
    assert only_icon(scribe.type(typed)) == (symbol, label)


@pytest.mark.parametrize(
    ("typed", "symbol"),
    [
        ("Hope", "hopeful"),
        ("Charity", "charity"),
        ("Grace Church", "faith-centre"),
        ("Oliver Road", "road"),
        ("Jordan CAMHS", "camhs"),
    ],
)
def test_what_an_icon_is_called_is_that_icon_though_it_is_a_name_too(scribe, typed, symbol):
    assert only_icon(scribe.type(typed))[0] == symbol


@pytest.mark.parametrize(
    "typed",
    [
        "Mark the date of the next one",
        "Will anyone ask us",
        "May half term is always the hardest",
        "Marie Curie",
        "Ali and the forty of them",
        "leila khan",
        "May 15",
    ],
)
def test_a_name_within_other_words_makes_nobody(scribe, typed):
    (note,) = scribe.type(typed)
    assert isinstance(note, Note)


@pytest.mark.parametrize(
    ("typed", "symbol", "label"),
    [
        ("Leila (15)", "young-person", "Leila, 15"),
        ("Leila, 15", "young-person", "Leila, 15"),
        ("Leila 15", "young-person", "Leila, 15"),
        ("Leila, aged 15", "young-person", "Leila, 15"),
        ("Tom (9 months old)", "baby", "Tom, 9 months"),
        ("Tom, 2", "toddler", "Tom, 2"),
        ("Tom 7 years old", "child", "Tom, 7"),
        ("Tom, 12", "child", "Tom, 12"),
        ("Dan (34)", "adult", "Dan, 34"),
        ("Doris (82)", "older-person", "Doris, 82"),
        ("Hope, 14", "young-person", "Hope, 14"),
        ("mum Aisha (34)", "parent", "Aisha, 34"),
    ],
)
def test_an_age_is_part_of_the_label_and_chooses_the_icon(scribe, typed, symbol, label):
    *_, link = made = scribe.type(f"{typed} > CAMHS: waits")
    assert len(made) == 3
    assert (made[0].symbol, made[0].label) == (symbol, label)
    assert link.start.element == made[0].id


def test_lists_of_people_may_have_ages(scribe):
    made = scribe.type("Leila, 15, Sam (12) and school")
    assert [one.label for one in made] == ["Leila, 15", "Sam, 12", "school"]


def test_a_bare_number_is_nothing_of_its_own(scribe):
    assert [one.label for one in scribe.type("school, 3, council")] == ["school, 3", "council"]


@pytest.mark.parametrize("again", ["Leila", "leila", "Leila (15)", "young person Leila", "Leila 15"])
def test_somebody_with_an_age_is_found_again(scribe, again):
    leila = scribe.type("Leila, 15")[0]
    made = scribe.type(f"{again} > school")
    assert made[-1].start.element == leila.id


def test_an_age_that_is_told_later_is_written_on_whom_it_is_about(scribe):
    leila = scribe.type("Leila > school")[0]
    made = scribe.type("Leila (15) > CAMHS")
    assert scribe.picture.elements[leila.id].label == "Leila, 15"
    assert made[-1].start.element == leila.id
    assert scribe.plan.summary == "added 1 icon and 1 link, changed Leila to Leila, 15"


def test_how_long_something_takes_is_no_age(scribe):
    _, thought = scribe.type("waiting list (9 months)")
    assert (thought.style, thought.text) == ("thought", "9 months")


def test_another_age_is_somebody_else(scribe):
    scribe.type("Leila, 15")
    assert len(scribe.type("Leila, 9")) == 1


def test_names_that_are_nearly_the_same_are_two_people(scribe):
    scribe.type("Joanna > school")
    made = scribe.type("Joanne > school")
    assert made[0].label == "Joanne"


def test_feelings_show_in_the_face_of_who_has_a_name(scribe):
    leila, aisha = scribe.type("worried Leila, angry mum Aisha")
    assert (leila.face, leila.label) == ("worried", "worried Leila")
    assert (aisha.symbol, aisha.face, aisha.label) == ("parent", "angry", "Aisha")


def test_who_else_it_may_be_is_offered(scribe):
    (leila,) = scribe.type("Leila")
    offered = scribe.plan.alternatives[leila.id]
    assert {"child", "parent", "adult"} <= set(offered)
    assert leila.symbol not in offered


def test_what_is_on_the_picture_goes_before_any_name(scribe):
    (steps,) = scribe.type("Ruby Leila Steps [charity]")
    scribe.type("Ruby Leila > school")
    assert scribe.plan.found == (steps.id,)
