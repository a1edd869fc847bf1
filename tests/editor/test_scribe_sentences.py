"""Sentences as they are spoken become links, where that is certain; all others stay whole."""

import re
from pathlib import Path

import pytest

from richpic.elements.link import Link
from richpic.elements.note import Note

CORPUS = Path(__file__).parents[1] / "share" / "corpus"


def joins(scribe, made):
    there = scribe.picture.elements
    return [
        (there[one.start.element].label, one.label, there[one.end.element].label)
        for one in made
        if isinstance(one, Link)
    ]


@pytest.mark.parametrize(
    ("typed", "link"),
    [
        ("Leila waits nine months for CAMHS", ("Leila", "waits nine months for", "CAMHS")),
        ("Her mum rings the GP every week", ("mum", "rings every week", "GP")),
        ("the council pays a youth club", ("council", "pays", "youth club")),
        ("The council pays a youth club for three years.", ("council", "pays for three years", "youth club")),
        ("parents ring the school", ("parents", "ring", "school")),
        ("school never calls back mum", ("school", "never calls back", "mum")),
        ("School doesn't ring mum", ("School", "doesn't ring", "mum")),
        ("Leila has waited nine months for CAMHS", ("Leila", "has waited nine months for", "CAMHS")),
        ("Leila is waiting for CAMHS", ("Leila", "is waiting for", "CAMHS")),
        ("Aisha wants to see the GP", ("Aisha", "wants to see", "GP")),
        ("Leila's mum rings the GP", ("Leila's mum", "rings", "GP")),
        ("GP sends letters to mum", ("GP", "sends letters to", "mum")),
        (
            "The school nurse works with parents every week",
            ("school nurse", "works with … every week", "parents"),
        ),
        ("young people trust the youth worker", ("young people", "trust", "youth worker")),
    ],
)
def test_who_does_what_to_whom_is_a_link(scribe, typed, link):
    assert joins(scribe, scribe.type(typed)) == [link]


@pytest.mark.parametrize(
    "typed",
    [
        "nobody has the whole picture",
        "Everyone refers to CAMHS",
        "parents support group",
        "school visits to council",
        "food bank help families",
        "council funded youth club",
        "children looked after by the council",
        "home visits by social worker",
        "Leila is referred to CAMHS by the school",
        "the charity gives new parents food",
        "mum takes Leila to school",
        "mum rings and the GP calls back mum",
        "Leila told us she waited for CAMHS",
        "Her mum needs help",
        "reece wants a second chance",
        "30 young people waiting for CAMHS",
        "the youth club is next to the school",
        "trust is growing",
        "school pays the youth club?",
        "the council pays the youth club [note]",
    ],
)
def test_what_is_not_certain_is_none(scribe, typed):
    assert joins(scribe, scribe.type(typed)) == []


def test_lines_as_they_stand_on_pictures_are_no_sentences_of_this_kind(scribe):
    """The corpus of the check before sharing: labels, quotes and stickies, some with names and verbs."""
    text = "\n".join(path.read_text("utf-8") for path in (CORPUS / "tuning.txt", CORPUS / "held-out.txt"))
    lines = re.sub(r"\[\[\w+:(.*?)\]\]", r"\1", text.replace("label> ", "")).splitlines()
    assert len(lines) > 200
    found = [line for line in lines if not re.search("[<>#:;]", line) and joins(scribe, _fresh(scribe, line))]
    assert found == []


def _fresh(scribe, line):
    scribe.picture = type(scribe.picture)()
    return scribe.type(line)


def test_both_ends_are_those_that_are_there(scribe):
    mum, gp = scribe.type("worried mum, GP")
    (link,) = scribe.type("Her mum rings the GP every week")
    assert (link.start.element, link.end.element) == (mum.id, gp.id)


def test_what_has_no_icon_counts_once_it_is_on_the_picture(scribe):
    assert isinstance(scribe.type("the council pays the lottery fund board")[0], Note)
    (board,) = scribe.type("Zabber [charity]")
    (link,) = scribe.type("the council pays Zabber")[1:]
    assert link.end.element == board.id


def test_a_sentence_that_is_a_label_already_is_that_thing(scribe):
    (note,) = scribe.type("Leila rings the GP [note]")
    scribe.type("Leila rings the GP > school")
    assert scribe.plan.found == (note.id,)


@pytest.mark.parametrize(
    ("typed", "who", "style"),
    [
        ('School says: "you never ring back"', "School", "speech"),
        ('School says "you never ring back"', "School", "speech"),
        ("The school says: you never ring back", "school", "speech"),
        ('"you never ring back", says the school', "school", "speech"),
        ('Her mum asks "you never ring back"', "mum", "speech"),
        ('Leila thinks "you never ring back"', "Leila", "thought"),
    ],
)
def test_what_somebody_says_is_their_bubble(scribe, typed, who, style):
    speaker, bubble = scribe.type(typed)
    assert (speaker.kind, speaker.label) == ("icon", who)
    assert (bubble.style, bubble.text, bubble.tail.element) == (style, "you never ring back", speaker.id)


def test_a_question_about_what_somebody_says_is_no_bubble_of_theirs(scribe):
    *_, remark = scribe.type("What the school says: nothing at all")
    assert isinstance(remark, Note)
