"""Icons are found by what people mean, in whatever words they say it."""

import pytest

from richpic.editor.icon_search import best, ranked, search
from richpic.files.symbols import symbol_library


@pytest.fixture(scope="module")
def library():
    return symbol_library()


@pytest.mark.parametrize(
    ("query", "fitting"),
    [
        # Those that were asked for.
        ("waiting list", {"queue"}),
        ("red tape", {"red-tape"}),
        ("falling through the gap", {"cliff"}),
        ("scrutiny", {"watching-eye"}),
        ("short term funding", {"clock", "funding-tap"}),
        ("burnt out", {"exhausted"}),
        ("power", {"crown"}),
        ("camhs", {"camhs"}),
        ("nobody asked them", {"missing-voice"}),
        ("referral", {"signpost", "letter", "childrens-social-care"}),
        ("kids", {"child", "young-person"}),
        ("cops", {"police-officer", "police-station"}),
        # Those that a practitioner might type.
        ("mum", {"parent"}),
        ("social services", {"childrens-social-care", "social-worker"}),
        ("school nurse", {"nurse"}),
        ("GPs", {"hospital", "nurse"}),
        ("mental health", {"camhs"}),
        ("working in silos", {"silo"}),
        ("jumping through hoops", {"hoop"}),
        ("elephant in the room", {"elephant"}),
        ("cuts", {"funding-tap"}),
        ("Ofsted", {"magnifier", "observer"}),
        ("gatekeeping", {"padlocked-gate"}),
        ("bounced around", {"revolving-door"}),
        ("excluded from school", {"alternative-provision"}),
        ("grandma", {"older-person"}),
        ("early years", {"toddler"}),
        ("lived experience", {"mentor"}),
        ("who is missing", {"missing-voice"}),
        ("a good idea", {"lightbulb"}),
        ("on the same page, trust", {"handshake"}),
        ("sofa surfing", {"hostel"}),
        ("stop and search", {"police-officer", "police-station"}),
        ("root causes", {"tree", "iceberg"}),
        ("lockdown", {"storm-cloud"}),
        ("housing officer", {"adult"}),
    ],
)
def test_a_fitting_icon_comes_first(library, query, fitting):
    assert search(query, library)[0].name in fitting


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("youht worker", "youth-worker"),
        ("wating list", "queue"),
        ("cuoncil", "council"),
        ("hosptial", "hospital"),
    ],
)
def test_a_slip_of_the_fingers_is_forgiven(library, typed, meant):
    assert search(typed, library)[0].name == meant


@pytest.mark.parametrize(
    ("one", "other"), [("neighbour", "neighbours"), ("evaluators", "evaluation"), ("School", "SCHOOLS")]
)
def test_forms_of_a_word_find_the_same(library, one, other):
    first = {symbol.name for symbol in search(one, library, 3)}
    assert first & {symbol.name for symbol in search(other, library, 3)}


def test_half_a_word_is_enough_while_typing(library):
    assert "parent" in {symbol.name for symbol in search("par", library)}
    assert search("seedl", library)[0].name == "seedling"


def test_nothing_is_found_for_nothing(library):
    assert search("", library) == [] == search(" ?! ", library)


def test_no_more_are_returned_than_asked_for(library):
    assert len(search("help", library, 4)) == 4


@pytest.mark.parametrize("nonsense", ["asdf qwer", "Tuesday", "bananas", "x9", "the of and", "thing", "—"])
def test_nonsense_means_no_icon(library, nonsense):
    assert best(nonsense, library) is None


def test_an_exact_name_is_the_surest(library):
    for symbol in library:
        if symbol.category != "marks":
            found = best(symbol.caption, library)
            assert found is not None
            assert found[0] is symbol, symbol.name


def test_the_small_signs_of_links_are_never_found(library):
    for query in ("mark pound", "crown", "letter", "mark"):
        assert all(symbol.category != "marks" for symbol, _ in ranked(query, library, 20))


def test_the_same_query_always_gives_the_same_order(library):
    assert search("support", library) == search("support", library)
