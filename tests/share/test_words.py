"""Alt text and long description say what can be seen, fit their limits, and give no secret away."""

import html
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from richpic import cli
from richpic.elements.boundary import Boundary
from richpic.elements.bubble import Bubble
from richpic.elements.end import End
from richpic.elements.icon import Icon
from richpic.elements.image import Image
from richpic.elements.link import Link, Tension, Voice
from richpic.elements.note import Note
from richpic.elements.relations import RELATIONS
from richpic.elements.text import Text
from richpic.files.reading import read_picture
from richpic.files.symbols import symbol_library
from richpic.model.element import Element
from richpic.model.picture import Page, Picture
from richpic.render.context import PictureContext
from richpic.resources import assets_folder
from richpic.share.english import relation_phrases
from richpic.share.words import describe, long_html, long_markdown
from tests.strategies import pictures

GOLDEN = Path(__file__).parent / "golden"
EXAMPLE = assets_folder() / "examples" / "nottingham.richpic"
SECRET = "sEcReT-qzx"
few = settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


def picture(*elements: Element, **page) -> Picture:
    return Picture({one.id: one for one in elements}, Page(**page))


def short(one: Picture, limit: int = 1000) -> str:
    """The picture's own telling, whatever words are kept with it."""
    return describe(one, PictureContext(one, symbol_library()), limit, fresh=True)


def long(one: Picture) -> str:
    return long_markdown(one, PictureContext(one, symbol_library()), fresh=True)


def joined(relation: str, label: str, a: str = "school", b: str = "parent", **fields) -> Picture:
    return picture(
        Icon(id="a", symbol="school", label=a),
        Icon(id="b", z="a1", symbol="parent", x=400.0, label=b),
        Link(id="l", z="a2", relation=relation, label=label, start=End("a"), end=End("b"), **fields),
    )


def test_the_example_reads_as_it_did_when_somebody_last_read_it_aloud():
    example = read_picture(EXAMPLE)
    assert long(example) == (GOLDEN / "nottingham.md").read_text(encoding="utf-8")
    assert short(example) == (GOLDEN / "nottingham.txt").read_text(encoding="utf-8").strip()


def test_with_little_room_the_example_still_says_who_and_what_hurts():
    said = short(read_picture(EXAMPLE), 300)
    assert "worried young people facing multiple disadvantage" in said
    assert "strong tension between separate services and young people" in said


@pytest.mark.parametrize(
    ("relation", "label", "expected"),
    [
        ("flow", "", "The school acts on the parent."),
        ("flow", "excludes", "The school excludes the parent."),
        ("flow", "waits 9 months", "The school waits 9 months for the parent."),
        ("flow", "talks to", "The school talks to the parent."),
        ("flow", "turns away", "The school turns away the parent."),
        ("flow", "presses on everything", "The school presses on everything."),
        ("flow", "refers, again and again", "The school refers people to the parent, again and again."),
        ("flow", "reaching out", "The school is reaching out to the parent."),
        ("flow", "doesn't trust", "The school doesn't trust the parent."),
        ("flow", "who asks them?", "From the school to the parent: “who asks them?”"),
        ("money", "£30 a week", "Money goes from the school to the parent: £30 a week."),
        ("money", "pays", "The school pays for the parent."),
        ("care", "alongside", "The school stands alongside the parent."),
        ("broken", "", "The tie between the school and the parent is broken."),
    ],
)
def test_a_link_is_a_sentence_by_its_meaning_and_its_label(relation, label, expected):
    assert expected in short(joined(relation, label))


def test_verbs_agree_with_several():
    assert "Parents trust young people." in short(joined("flow", "trusts", "parents", "young people"))


def test_an_arrow_drawn_backwards_is_told_the_way_it_points():
    assert "The parent trusts the school." in short(joined("flow", "trusts", heads="start"))


def test_people_who_have_a_letter_for_a_name_have_no_article():
    assert "It shows parent A and the school." in short(joined("flow", "trusts", b="parent A"))


def test_links_that_say_the_same_are_one_sentence():
    elements = joined("flow", "").elements
    more = picture(
        *elements.values(),
        Icon(id="c", z="a3", symbol="council", y=200.0, label="council"),
        Link(id="m", z="a4", start=End("c"), end=End("b")),
    )
    assert "The school and the council act on the parent." in short(more)


def test_a_tension_is_told_with_both_voices_and_what_shows_it():
    tension = Tension(Voice("school", "He must leave"), Voice("mum", "He needs help"), 5, "two exclusions")
    said = long(joined("tension", "who gives way?", tension=tension))
    assert "There is a burning tension between the school and the parent: “who gives way?”" in said
    assert "School: “He must leave”; mum: “He needs help”." in said
    assert "What shows it: two exclusions." in said


def test_quotes_have_their_speakers_and_missing_voices_are_named():
    said = long(
        picture(
            Icon(id="a", symbol="teenager", label="young person", face="worried"),
            Icon(id="m", z="a1", symbol="missing-voice", x=300.0, label="fathers"),
            Bubble(id="q", z="a2", x=-100.0, y=-300.0, text='"No one tells me"', tail=End("a")),
            Bubble(id="t", z="a3", x=100.0, y=-300.0, style="thought", text="Why?", tail=End("a")),
        )
    )
    assert "It shows a worried young person." in said
    assert "The young person says: “No one tells me”." in said
    assert "The young person thinks: “Why?”" in said
    assert "Not heard so far: fathers." in said


def test_who_is_inside_a_boundary_is_told_with_it_and_who_is_not_apart():
    said = long(
        picture(
            Boundary(id="b", x=0.0, y=0.0, w=400.0, h=300.0, title="Early help"),
            Icon(id="in", z="a1", symbol="youth-worker", x=200.0, y=150.0, label="youth worker"),
            Icon(id="out", z="a2", symbol="council", x=900.0, y=150.0, label="council"),
        )
    )
    assert "On the left, “Early help”: a youth worker." in said
    assert "Outside these: the council." in said


def test_what_is_hidden_is_not_told_nor_are_links_to_it():
    hidden = Icon(id="h", z="a5", symbol="parent", label=SECRET, hidden=True, y=300.0)
    link = Link(id="l2", z="a6", start=End("a"), end=End("h"))
    bubble = Bubble(id="q", z="a7", text="I am here", tail=End("h"), y=500.0)
    one = picture(*joined("flow", "").elements.values(), hidden, link, bubble)
    assert SECRET not in short(one) + long(one)
    assert "Someone says: “I am here”." in long(one)


def test_an_image_is_told_by_its_own_words():
    assert "an image: our wall of notes" in short(
        picture(Image(id="i", image_id="", alt="our wall of notes"))
    )


def test_texts_are_told_but_for_the_title_that_was_said():
    title = Text(id="t", text="Our system", size=40)
    other = Text(id="u", z="a1", y=200.0, text="as of today")
    said = short(
        picture(title, other, Note(id="n", z="a2", y=300.0, text="roles mapped"), title="Our system")
    )
    assert said.count("Our system") == 1
    assert "“as of today”" in said
    assert "A note says: “roles mapped”." in said


def test_words_on_the_picture_cannot_become_markup():
    one = picture(Note(id="n", text="<script>alert(1)</script> [a](b) *c*"), title="<b>T</b>")
    ctx = PictureContext(one, symbol_library())
    assert "<script>" not in long_html(one, ctx)
    assert html.escape("<script>alert(1)</script>") in long_html(one, ctx)
    assert r"\<script\>" in long_markdown(one, ctx)
    assert r"\[a\](b) \*c\*" in long_markdown(one, ctx)


def test_every_relation_has_its_sentence():
    assert set(relation_phrases()) == set(RELATIONS)


@few
@given(pictures(largest=6), st.integers(1, 400))
def test_a_description_fits_its_limit_and_is_never_empty(one, limit):
    said = short(one, limit)
    assert 0 < len(said) <= limit
    assert "\n" not in said


@few
@given(pictures(largest=6))
def test_private_notes_are_never_told(one):
    marked = {key: replace(element, note=f"{SECRET} {element.note}") for key, element in one.elements.items()}
    noted = replace(one, elements=MappingProxyType(marked))
    ctx = PictureContext(noted, symbol_library())
    assert SECRET not in describe(noted, ctx) + long_markdown(noted, ctx) + long_html(noted, ctx)
    assert describe(noted, ctx, fresh=True) == short(one)


@pytest.fixture
def run(capsys):
    def command(*arguments: object) -> tuple[int, str, str]:
        code = cli.run([str(one) for one in arguments])
        said = capsys.readouterr()
        return code, said.out, said.err

    return command


def test_the_command_prints_the_short_the_long_and_the_web_description(run):
    code, said, _ = run("describe", EXAMPLE, "--limit", 200)
    assert code == 0
    assert len(said.strip()) <= 200
    assert run("describe", EXAMPLE, "--long")[1].startswith("# Change Nottingham, January 2021\n")
    assert run("describe", EXAMPLE, "--html")[1].startswith("<article>\n<h2>Change Nottingham")


def test_the_command_refuses_what_makes_no_sense_in_one_line(run, tmp_path):
    for arguments in (
        ("describe", EXAMPLE, "--limit", 0),
        ("describe", EXAMPLE, "--long", "--limit", 9),
        ("describe", tmp_path / "none.richpic"),
    ):
        code, said, complaint = run(*arguments)
        assert (code, said, complaint.count("\n")) == (2, "", 1)
