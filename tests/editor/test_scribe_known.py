"""Labels that stand on the picture: found by their beginning, never taken apart, offered while typed."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from richpic.editor.scribe import completion, labels_on, parse
from richpic.editor.scribe.grammar import Join, Name
from richpic.editor.scribe.relating import relation_for
from richpic.elements.icon import Icon
from richpic.elements.note import Note
from richpic.model.change import added

ON_PAPER = ("Waiting list, 14 months", "Bright Steps (charity)", "Alfie, 9", "school nurse", "Mum: at home")
marks = st.text(alphabet="ab ,;:()[]\"<>!?#-=.'\n1", max_size=40)


@pytest.fixture
def paper(scribe):
    """Return a scribe on whose picture five icons stand, labelled by hand."""
    scribe.picture = added(
        *[
            Icon(id=f"p{n}", z=f"a{n}", symbol="child", label=label, x=n * 300.0)
            for n, label in enumerate(ON_PAPER)
        ]
    ).apply(scribe.picture)
    return scribe


def ends(scribe):
    made = [e for e in scribe.picture.elements.values() if e.kind == "link"]
    return [(link.start.element, link.end.element) for link in made]


@pytest.mark.parametrize(
    "line",
    [
        "Waiting list > Bright Steps",
        "waiting lists > bright steps",
        "Waiting list, 14 months > Bright Steps (charity)",
        "waiting list,  14 MONTHS -> bright steps (charity)",
        "- Bright Steps (charity) <- Waiting list, 14 months",
    ],
)
def test_a_link_finds_what_is_there(paper, line):
    assert len(paper.type(line)) == 1
    assert ends(paper) == [("p0", "p1")]


@pytest.mark.parametrize(
    ("line", "kinds"),
    [
        ("Alfie, 9 > Mum: at home: misses her", ["link"]),
        ("school nurse, Alfie, 9 > Bright Steps (charity)", ["link", "link"]),
        ("Mum: at home, school nurse, and Alfie, 9 > Bright Steps (charity): go !", ["link"] * 3),
        ('Alfie, 9: "I want to go home"', ["bubble"]),
        ("Alfie, 9 (where is Mum?)", ["bubble"]),
        ("Mum: at home: works nights", ["note"]),
        ("Alfie, 9", []),
        ("# Town: Alfie, 9, Bright Steps (charity)", ["boundary"]),
    ],
)
def test_a_label_on_the_picture_is_never_taken_apart(paper, line, kinds):
    assert [element.kind for element in paper.type(line)] == kinds


def test_the_longest_label_is_meant():
    labels = ("Alfie, 9", "Alfie, 9 (in care)")
    (join,) = parse("Alfie, 9 (in care) > Alfie, 9", labels).statements
    assert (join.start.text, join.end.text) == ("Alfie, 9 (in care)", "Alfie, 9")


def test_a_label_within_other_words_is_left_to_the_grammar():
    names = parse("young Alfie, 9 lives", ("Alfie, 9",)).statements
    assert names == parse("young Alfie, 9 lives").statements


def test_a_tension_keeps_whole_names_as_its_voices(paper):
    *_, link = paper.type('Alfie, 9 > Mum: at home: moving "no" / "yes" !')
    voices = link.tension
    assert (voices.first.who, voices.first.says) == ("Alfie, 9", "no")
    assert (voices.second.who, voices.second.says) == ("Mum: at home", "yes")


@given(st.lists(marks.filter(lambda label: any(c.isalnum() for c in label)), max_size=4), marks)
def test_any_labels_leave_a_reading_without_stand_ins(labels, line):
    text = repr(parse(line, labels))
    assert "\\ud8" not in text
    assert parse(line, labels) == parse(line, labels)


def test_a_meeting_reads_the_same_beside_its_own_picture(scribe):
    text = (Path(__file__).parents[1] / "journeys" / "notes" / "partners-meeting.txt").read_text("utf-8")
    scribe.type(text)
    assert parse(text, labels_on(scribe.picture)) == parse(text)
    repeated = [element for element in scribe.type(text) if element.kind in ("icon", "boundary")]
    assert repeated == []


@given(marks)
def test_labels_that_are_not_in_a_line_change_nothing(line):
    assert parse(line, ("Zoë (zebra), 9",)) == parse(line)


@given(st.text(alphabet="ab ,;:()[]<>!?#=.", min_size=1, max_size=20))
def test_any_label_with_a_letter_can_be_an_end_of_a_link(words):
    label = "k" + words.strip() + "k"
    assert parse(f"{label} > school", (label,)).statements == (Join(Name(label), Name("school")),)


@pytest.mark.parametrize(
    ("there", "named"),
    [
        ("Small Steps Big Changes", "Small Steps"),
        ("Waiting list for CAMHS", "waiting list"),
        ("Nottingham City Council", "Nottingham"),
        ("Home – too small", "home"),
    ],
)
def test_the_first_words_of_a_label_are_enough(scribe, there, named):
    scribe.picture = added(Icon(id="p", z="a1", symbol="child", label=there)).apply(scribe.picture)
    scribe.type(f"{named} > school")
    assert ends(scribe)[0][0] == "p"


@pytest.mark.parametrize(
    ("there", "named"),
    [
        (["school nurse"], "school"),
        (["parents' group"], "parent"),
        (["youth worker rota"], "youth worker"),
        (["Small Steps Big Changes"], "Small Ste"),
        (["Alfie, 9", "Alfie, 12"], "Alfie"),
        (["Nottingham City Council", "Nottingham Forest"], "Nottingham"),
        (["Small Steps Big Changes"], "Small Steps [toddler]"),
    ],
)
def test_a_beginning_that_may_mean_another_makes_a_new_thing(scribe, there, named):
    icons = [Icon(id=f"p{n}", z=f"a{n}", symbol="child", label=label) for n, label in enumerate(there)]
    scribe.picture = added(*icons).apply(scribe.picture)
    assert len(scribe.type(named)) == 1


def test_an_exact_label_goes_before_a_longer_one(scribe):
    icons = [
        Icon(id=f"p{n}", z=f"a{n}", symbol="child", label=label) for n, label in enumerate(("Kit, 7", "Kit"))
    ]
    scribe.picture = added(*icons).apply(scribe.picture)
    scribe.type("Kit > school")
    assert ends(scribe)[0][0] == "p1"


def test_the_first_words_of_a_sentence_on_a_note_do_not_name_it(scribe):
    scribe.picture = added(Note(id="p", z="a1", text="Zorbs are always too far away")).apply(scribe.picture)
    assert len(scribe.type("Zorbs")) == 1


# While it is typed


@pytest.mark.parametrize(
    ("typed", "whole"),
    [
        ("wai", "Waiting list, 14 months"),
        ("school > Bri", "school > Bright Steps (charity)"),
        ("Alfie, 9 > wait", "Alfie, 9 > Waiting list, 14 months"),
        ("Alfie, 9, sch", "Alfie, 9, school nurse"),
        ("- alf", "- Alfie, 9"),
        ("# Town: mum", "# Town: Mum: at home"),
        ("school > GP: late > Mum", "school > GP: late > Mum: at home"),
        ("Waiting list, 1", "Waiting list, 14 months"),
    ],
)
def test_a_name_that_is_being_typed_is_offered_whole(typed, whole):
    start, label = completion(typed, ON_PAPER)
    assert typed[:start] + label == whole


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "w",
        "Alfie, 9",
        "school > GP: wai",
        'Alfie, 9: "wai',
        "Alfie, 9 (wai",
        "Small Steps [wai",
        "zebra",
        "list",
    ],
)
def test_nothing_is_offered_where_no_known_name_is_typed(typed):
    assert completion(typed, ON_PAPER) is None


@given(marks, st.lists(marks, max_size=4))
def test_an_offer_always_goes_on_from_what_was_typed(typed, labels):
    found = completion(typed, labels)
    if found:
        start, label = found
        assert 0 <= start < len(typed)
        assert label.lower().startswith(" ".join(typed[start:].split()).lower())


def test_hidden_things_are_not_offered(paper):
    hidden = replace(paper.picture.elements["p2"], hidden=True)
    elements = paper.picture.elements | {"p2": hidden}
    assert "Alfie, 9" not in labels_on(replace(paper.picture, elements=elements))


# Who acts


@pytest.mark.parametrize(
    ("label", "relation"),
    [
        ("Only if school pays", "flow"),
        ("school pays", "flow"),
        ("waits for funding", "flow"),
        ("is paid by", "flow"),
        ("funded by", "flow"),
        ("only pays if asked", "money"),
        ("now also funds", "money"),
        ("three-year grant", "money"),
        ("£500 grant", "money"),
        ("is regularly helping", "care"),
        ("nurse refers", "flow"),
        ("often lost touch", "broken"),
        ("was turned away", "blocked"),
        ("if they fall out", "flow"),
    ],
)
def test_the_words_on_a_link_do_not_turn_round_who_acts(label, relation):
    assert relation_for(label) == relation
