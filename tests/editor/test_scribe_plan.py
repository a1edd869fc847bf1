"""What the scribe draws for what was written."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from richpic.editor.identity import numbered_ids
from richpic.editor.scribe import foreseen, labels_on, parse, plan, recast, scribe_text
from richpic.editor.scribe.placing import Placing
from richpic.editor.scribe.relating import relation_for
from richpic.elements.note import Note
from richpic.files.picture_text import from_text, to_text
from richpic.model.change import edited
from richpic.model.picture import Page, Picture


def test_a_name_becomes_its_icon_with_that_label(scribe):
    (icon,) = scribe.type("youth worker")
    assert (icon.kind, icon.symbol, icon.label) == ("icon", "youth-worker", "youth worker")


def test_a_link_makes_both_ends(scribe):
    young, camhs, link = scribe.type("young person > CAMHS: waits 9 months")
    assert (young.symbol, camhs.symbol) == ("young-person", "camhs")
    assert (link.start.element, link.end.element, link.label) == (young.id, camhs.id, "waits 9 months")


@pytest.mark.parametrize(
    ("there", "named"),
    [
        ("young person", "Young Person"),
        ("young person", "young people"),
        ("parent", "the parents"),
        ("worried parent", "parent"),
        ("children's social care", "childrens social care"),
        ("Small Steps Big Changes", "SSBC"),
        ("councillor", "counciller"),
        ("fathers?", "fathers"),
    ],
)
def test_who_is_there_is_found_again(scribe, there, named):
    (first,) = scribe.type(there)
    made = scribe.type(f"{named} > school")
    assert made[-1].start.element == first.id
    assert scribe.plan.found == (first.id,)


@pytest.mark.parametrize(
    ("there", "named"),
    [
        ("parent", "parents' group"),
        ("youth worker", "youth club"),
        ("Year 8", "Year 9"),
        ("court", "count"),
        ("child", "young child"),
        ("school", "school nurse"),
    ],
)
def test_somebody_else_is_not_taken_for_one_who_is_there(scribe, there, named):
    scribe.type(there)
    assert len(scribe.type(named)) == 1


def test_feelings_show_in_the_face_and_stay_in_the_label(scribe):
    (parent,) = scribe.type("worried parent")
    assert (parent.symbol, parent.face, parent.label) == ("parent", "worried", "worried parent")
    (nurse,) = scribe.type("burnt out school nurse")
    assert (nurse.symbol, nurse.face) == ("nurse", "exhausted")


def test_who_may_be_missing_is_a_dashed_figure(scribe):
    (fathers,) = scribe.type("fathers?")
    assert (fathers.symbol, fathers.label) == ("missing-voice", "fathers?")


def test_brackets_choose_the_icon(scribe):
    (steps,) = scribe.type("Small Steps Big Changes [toddler]")
    assert (steps.symbol, steps.label) == ("toddler", "Small Steps Big Changes")
    (note,) = scribe.type("youth worker rota [note]")
    assert isinstance(note, Note)


def test_what_is_not_understood_becomes_a_note(scribe):
    (note,) = scribe.type("zxqv blorp")
    assert (note.kind, note.text) == ("note", "zxqv blorp")


def test_sentences_are_written_on_notes(scribe):
    (note,) = scribe.type("the council and the school have not met since last summer")
    assert note.kind == "note"


def test_words_are_said_and_thought_at_the_one_named(scribe):
    young, speech = scribe.type('young person: "No one tells me"')
    assert (speech.kind, speech.style, speech.tail.element) == ("bubble", "speech", young.id)
    (thought,) = scribe.type("young person (who will help me)")
    assert (thought.style, thought.tail.element, thought.text) == ("thought", young.id, "who will help me")


def test_a_tension_is_drawn_and_kept(scribe):
    *_, link = scribe.type("council > school: thresholds !!")
    assert (link.relation, link.heads, link.label, link.tension.heat) == ("tension", "both", "thresholds", 4)


@pytest.mark.parametrize(
    ("label", "relation"),
    [
        ("pays for", "money"),
        ("refers, again and again", "referral"),
        ("evaluates", "accountability"),
        ("reports to", "accountability"),
        ("reports", "information"),
        ("trusts", "care"),
        ("walks alongside, knows her well", "care"),
        ("alongside the school", "flow"),
        ("does not trust", "flow"),
        ("never pays", "flow"),
        ("should pay", "wished-for"),
        ("depends on", "strong"),
        ("waits 9 months", "flow"),
        ("wants more time", "flow"),
        ("", "flow"),
    ],
)
def test_verbs_tell_what_a_link_means(label, relation):
    assert relation_for(label) == relation


def test_two_way_links_have_two_heads(scribe):
    *_, link = scribe.type("charity <> council: pays")
    assert (link.relation, link.heads) == ("money", "both")


def test_a_boundary_goes_around_what_is_listed_in_it(scribe):
    scribe.type("# Local system\n  council\n  school > council: asks\npark")
    by_label = {getattr(e, "label", ""): e for e in scribe.picture.elements.values()}
    boundary = next(e for e in scribe.picture.elements.values() if e.kind == "boundary")
    holds = {name: boundary.holds(by_label[name].place()) for name in ("council", "school", "park")}
    assert boundary.title == "Local system"
    assert holds == {"council": True, "school": True, "park": False}


def test_boundaries_lie_under_everything(scribe):
    scribe.type("child")
    scribe.type("# Town: council, school")
    assert scribe.picture.order[0].kind == "boundary"


def test_a_boundary_that_is_there_takes_more_in(scribe):
    scribe.type("# Town: council, school, park")
    boundary = next(e for e in scribe.picture.elements.values() if e.kind == "boundary")
    room = {"w": 1200.0, "h": 900.0, "x": boundary.x - 300, "y": boundary.y - 300}
    scribe.picture = edited(boundary, room).apply(scribe.picture)
    made = scribe.type("# Town: nurse, teacher")
    town = scribe.picture.elements[boundary.id]
    assert [element.kind for element in made] == ["icon", "icon"]
    assert all(town.holds(element.place()) for element in made)


def test_the_title_is_written_once_and_can_be_changed(scribe):
    scribe.type("Title: Our town\nDate: May 2021\nchild")
    assert (scribe.picture.page.title, scribe.picture.page.date) == ("Our town", "May 2021")
    scribe.type("Title: Our city")
    texts = [element.text for element in scribe.picture.elements.values() if element.kind == "text"]
    assert texts == ["Our city"]
    assert scribe.picture.page == Page(title="Our city", date="May 2021")


def test_naming_who_is_there_draws_nothing_and_says_so(scribe):
    (child,) = scribe.type("child")
    assert scribe.type("Child") == []
    assert scribe.plan.change.is_empty
    assert (scribe.plan.found, scribe.plan.summary) == ((child.id,), "already there")


def test_the_change_is_named_by_what_it_adds(scribe):
    scribe.type("young person > CAMHS: waits")
    assert scribe.plan.change.name == "added 2 icons and 1 link"


def test_one_line_is_one_step_back(scribe):
    scribe.type("child > school")
    before = scribe.picture
    scribe.type('# Town: council, park\nteacher > school: "x" !')
    assert scribe.plan.change.inverse.apply(scribe.picture) == before


def test_runners_up_are_offered_and_can_be_taken(scribe):
    icon, *_ = scribe.type("police > school")
    offered = scribe.plan.alternatives[icon.id]
    assert offered
    assert icon.symbol not in offered
    changed = recast(icon, offered[0], scribe.context).apply(scribe.picture).elements[icon.id]
    assert (changed.symbol, changed.place(), changed.label) == (offered[0], icon.place(), "police")


def test_a_note_recast_as_an_icon_keeps_its_links(scribe):
    note, _, link = scribe.type("zxqv blorp > school")
    picture = recast(note, "lightbulb", scribe.context).apply(scribe.picture)
    icon = picture.elements[note.id]
    assert (icon.kind, icon.symbol, icon.label) == ("icon", "lightbulb", "zxqv blorp")
    assert picture.elements[link.id].start.element == icon.id


def test_the_same_text_gives_the_same_picture(make_context):
    text = "# Town\n  child > school: late\n  parent\nfunder > school: pays\na note of some kind, perhaps"
    one, other = (scribe_text(text, Picture(), make_context, numbered_ids("n")) for _ in range(2))
    assert to_text(one.apply(Picture())) == to_text(other.apply(Picture()))


@pytest.mark.parametrize(
    "line",
    [
        "child, nurse > school: waits !",
        "Leila, 15 > GP",
        "child [teenager]",
        "# Town: child, parent",
        "child",
        "",
    ],
)
def test_what_a_line_will_do_is_told_without_looking_for_places(scribe, monkeypatch, line):
    scribe.type("child")
    notes = parse(line, labels_on(scribe.picture))
    drawn = plan(notes, scribe.picture, scribe.context)
    monkeypatch.setattr(Placing, "__init__", lambda *_: pytest.fail("that takes its time"))
    assert foreseen(notes, scribe.picture, scribe.context) == drawn.summary


LINES = st.lists(
    st.text(alphabet=' #<>:;,"()[]!?ab\n', max_size=14)
    | st.sampled_from(
        ["child > school: late !", "parent", "# Town", "  nurse", '"why"', "child: (why)", "a > a"]
    ),
    max_size=7,
).map("\n".join)


@settings(max_examples=25)
@given(text=LINES)
def test_any_text_is_drawn_and_can_be_saved(make_context, text):
    made = plan(parse(text), Picture(), make_context(Picture()), numbered_ids("n"))
    picture = made.change.apply(Picture())
    assert set(made.made) <= set(picture.elements)
    assert from_text(to_text(picture, exact=True)) == picture


def test_very_long_words_can_still_be_saved(scribe):
    scribe.type("A" * 900 + " > school: " + "b" * 900)
    scribe.type("# " + "c" * 500)
    assert from_text(to_text(scribe.picture, exact=True)) == scribe.picture
