"""What lines of notes say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from richpic.editor.scribe.grammar import Enclosure, Join, Name, Notes, Saying, parse

PIECES = st.text(alphabet=" \t\n#<>-:;,\"()[]!?='ab.1‘’“”→•", max_size=90)


def only(text):
    (statement,) = parse(text).statements
    return statement


def ends(join):
    return join.start.text, join.end.text, join.label


@given(PIECES | st.text(max_size=200))
def test_any_text_has_a_reading_and_always_the_same(text):
    notes = parse(text)
    assert isinstance(notes, Notes)
    assert parse(text) == notes


@given(st.lists(st.text(alphabet="abc XY", min_size=1, max_size=12), min_size=1, max_size=6))
def test_no_plain_line_is_lost(lines):
    wanted = [" ".join(line.split()) for line in lines if line.strip()]
    assert [statement.text for statement in parse("\n".join(lines)).statements] == wanted


def test_a_plain_line_is_a_name():
    assert only("  youth worker ") == Name("youth worker")


@pytest.mark.parametrize(
    "line", ["- youth worker", "* youth worker", "3. youth worker", "[x] youth worker", "• youth worker"]
)
def test_bullets_are_passed_over(line):
    assert only(line) == Name("youth worker")


@pytest.mark.parametrize("arrow", [">", "->", "-->", "=>", "→"])
def test_arrows_link(arrow):
    assert ends(only(f"young person {arrow} CAMHS: waits 9 months")) == (
        "young person",
        "CAMHS",
        "waits 9 months",
    )


@pytest.mark.parametrize("arrow", ["<", "<-", "←"])
def test_arrows_may_point_back(arrow):
    assert ends(only(f"school {arrow} parent: calls")) == ("parent", "school", "calls")


@pytest.mark.parametrize("arrow", ["<>", "<->", "↔"])
def test_arrows_may_point_both_ways(arrow):
    join = only(f"charity {arrow} council")
    assert join.both
    assert ends(join) == ("charity", "council", "")


def test_the_label_of_a_chain_is_that_of_its_last_link():
    assert [ends(join) for join in parse("A > B > C: sent on").statements] == [
        ("A", "B", ""),
        ("B", "C", "sent on"),
    ]


def test_each_link_of_a_chain_may_have_its_own_label():
    assert [ends(j) for j in parse("A > B: one > C: two").statements] == [
        ("A", "B", "one"),
        ("B", "C", "two"),
    ]


def test_several_may_lead_to_one_place():
    assert [ends(join) for join in parse("school, GP > CAMHS: refers").statements] == [
        ("school", "CAMHS", "refers"),
        ("GP", "CAMHS", "refers"),
    ]


@pytest.mark.parametrize(("signs", "heat"), [("!", 3), ("!!", 4), ("!!!!!", 5)])
def test_exclamation_marks_make_a_tension_and_heat_it(signs, heat):
    join = only(f"council > school: thresholds {signs}")
    assert join.label == "thresholds"
    assert join.tension.heat == heat
    assert (join.tension.first.who, join.tension.second.who) == ("council", "school")


def test_a_tension_needs_no_words():
    assert only("council > school!").tension is not None


def test_a_tension_keeps_both_voices():
    join = only('council <> school: thresholds "no money" / "no answer" !')
    assert join.label == "thresholds"
    assert (join.tension.first.says, join.tension.second.says) == ("no money", "no answer")


def test_a_figure_after_the_sign_is_no_link():
    assert only("for the <5s and those >18") == Name("for the <5s and those >18")


@pytest.mark.parametrize("line", ["A >", "> ", "-> A", "A > : x"])
def test_a_link_without_an_end_is_not_a_link(line):
    assert not any(isinstance(statement, Join) for statement in parse(line).statements)


def test_a_question_mark_asks_who_is_missing():
    assert only("fathers?") == Name("fathers?", missing=True)


def test_a_question_is_not_somebody_missing():
    assert only("who pays for this?") == Name("who pays for this?")


@pytest.mark.parametrize(
    "line",
    ['young person: "No one tells me"', 'young person "No one tells me"', "“No one tells me” – young person"],
)
def test_quotes_are_said_by_the_one_named(line):
    assert only(line) == Saying("No one tells me", "speech", Name("young person"))


def test_parentheses_are_thought():
    assert only("parent (who will help)") == Saying("who will help", "thought", Name("parent"))


def test_words_may_belong_to_nobody():
    assert only('"We are tired"') == Saying("We are tired", "speech")


def test_a_short_name_and_a_colon_make_a_remark():
    assert only("Active Notts: gets people moving").style == "remark"
    assert only("10:30 start") == Name("10:30 start")


def test_arrows_in_quotes_are_words():
    assert only('teacher: "A > B"') == Saying("A > B", "speech", Name("teacher"))


def test_speaker_of_a_quote_can_be_linked_on_one_line():
    saying, join = parse('mum "I am tired" > school: calls').statements
    assert saying == Saying("I am tired", "speech", Name("mum"))
    assert ends(join) == ("mum", "school", "calls")


def test_lists_are_parted_and_sentences_are_not():
    assert [n.text for n in parse("child, parent; school nurse").statements] == [
        "child",
        "parent",
        "school nurse",
    ]
    sentence = "We met, and nobody knew why, but it was fine"
    assert only(sentence) == Name(sentence)


def test_brackets_ask_for_an_icon():
    assert only("Small Steps [toddler]") == Name("Small Steps", "toddler")


def test_indented_lines_go_inside_a_boundary():
    local, outside = parse("# Local system\n  council\n\n  school\noutside").statements
    assert local == Enclosure("Local system", (Name("council"), Name("school")))
    assert outside == Name("outside")


def test_a_blank_line_ends_a_boundary_that_is_not_indented():
    local, outside = parse("# Local system\ncouncil\nschool\n\noutside").statements
    assert local == Enclosure("Local system", (Name("council"), Name("school")))
    assert outside == Name("outside")


def test_boundaries_stand_in_boundaries():
    outer = only("# Town\n  council\n  ## School\n    teacher\n")
    assert outer == Enclosure("Town", (Name("council"), Enclosure("School", (Name("teacher"),))))


def test_a_boundary_may_be_filled_on_its_own_line():
    inside, after = parse("# Town: council, school\npark").statements
    assert inside == Enclosure("Town", (Name("council"), Name("school")))
    assert after == Name("park")


def test_the_first_lines_are_about_the_page():
    notes = parse("Title: Our town\nDate: May 2021\nBy: A, B\nchild\nTitle: not again")
    assert (notes.title, notes.date, notes.authors) == ("Our town", "May 2021", ("A", "B"))
    assert notes.statements[0] == Name("child")
    assert parse("= Our town").title == "Our town"


def test_what_cannot_be_shown_is_left_out():
    assert only("chi\x00ld\x07") == Name("child")


@pytest.mark.parametrize(
    "text",
    ["(" * 200_000, "#" * 200_000, "!" * 200_000, "a > " * 50_000, " " * 200_000 + "!", '"[(' * 60_000],
    ids=["parentheses", "hashes", "marks", "chain", "blanks", "openings"],
)
@pytest.mark.timeout(20)
def test_monstrous_lines_are_read_in_reasonable_time(text):
    parse(text)


def test_boundaries_do_not_nest_without_end():
    notes = parse("\n".join(" " * depth + "# a" for depth in range(400)))
    depth, statement = 0, notes.statements[0]
    while isinstance(statement, Enclosure) and statement.inside:
        depth, statement = depth + 1, statement.inside[0]
    assert depth < 10
