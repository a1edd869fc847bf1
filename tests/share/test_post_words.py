"""The words of a post are those on the picture, and a thread tells part by part what can be seen there."""

import pytest

from richpic.elements.boundary import Boundary
from richpic.elements.bubble import Bubble
from richpic.elements.end import End
from richpic.elements.frame import Frame
from richpic.elements.icon import Icon
from richpic.elements.link import Link, Tension, Voice
from richpic.files.symbols import symbol_library
from richpic.model.change import added
from richpic.model.element import Element
from richpic.model.geometry import Rect
from richpic.model.picture import Page, Picture
from richpic.render.context import PictureContext
from richpic.share.post_words import Quote, caption, draft, said
from richpic.share.thread import WHOLE, part_of, thread

HELD = Tension(Voice("the council", "“We have no money”"), Voice("", "We wait"), 4)
TOWN: tuple[Element, ...] = (
    Icon(id="council", z="a0", symbol="council", x=0, y=0, label="council", note="private remark"),
    Icon(id="school", z="a1", symbol="school", x=500, y=0, label="school"),
    Icon(id="fathers", z="a2", symbol="missing-voice", x=0, y=900, label="fathers"),
    Icon(id="mentor", z="a2a", symbol="youth-worker", x=200, y=900, label="mentor"),
    Link(
        id="t", z="a3", relation="tension", start=End("council"), end=End("school"), label="thresholds rise"
    ),
    Link(
        id="u",
        z="a4",
        relation="tension",
        start=End("council"),
        end=End("school"),
        label="who pays?",
        tension=HELD,
    ),
    Bubble(id="b", z="a5", x=400, y=-200, text="No one tells me", tail=End("school")),
    Bubble(id="h", z="a6", x=400, y=-900, text="hidden words", hidden=True),
)


def town(*more: Element) -> tuple[Picture, PictureContext]:
    picture = added(*TOWN, *more).apply(Picture(page=Page(title="Our *town*", date="May 2024", alt="kept")))
    return picture, PictureContext(picture, symbol_library())


def test_tensions_are_asked_and_nothing_is_said_twice():
    words = said(*town())
    assert [one.words for one in words.questions] == [
        "The council and the school: thresholds rise?",
        "Who pays?",
    ]
    assert words.questions[1].voices == (Quote("the council", "We have no money"), Quote("", "We wait"))
    assert words.quotes == (Quote("the school", "No one tells me"),)
    assert words.missing == ("fathers",)


@pytest.mark.parametrize("limit", [20, 60, 120, 280])
def test_a_caption_stays_within_its_limit_in_whole_pieces(limit):
    picture, ctx = town()
    words = caption(picture, "Our town", ctx, limit)
    assert 0 < len(words) <= limit
    whole = caption(picture, "Our town", ctx, 5000).split("\n")
    assert set(words.split("\n")) <= set(whole) or limit == 20
    assert "private" not in " ".join(whole) and "hidden" not in " ".join(whole)


def test_a_part_without_quotes_names_who_is_there():
    picture, ctx = town()
    part = part_of(picture, Rect(100, 800, 300, 200), "Beside", ctx)
    assert caption(part, "Beside", PictureContext(part, symbol_library()), 280) == "Beside.\nMentor."


def test_a_draft_has_the_users_own_words_safe_for_markdown():
    picture, ctx = town()
    text = draft(picture, ctx, [("x/1.png", "An [alt]"), ("x/2.png", "two")])
    assert text.startswith("# Our \\*town\\*\n\n*May 2024*\n\n![An \\[alt\\]](x/1.png)")
    for words in ("**Who pays?**", "> We have no money\n>\n> — the council", "- fathers", "(x/2.png)"):
        assert words in text
    assert "private" not in text and "hidden words" not in text
    assert (
        text.index("## Questions") < text.index("## In their words") < text.index("## The picture in words")
    )


def test_frames_are_the_thread_in_the_order_in_which_they_are_shown():
    low = Frame(id="f1", z="b0", x=-100, y=800, w=400, h=250, name="below")
    top = Frame(id="f2", z="b1", x=-100, y=-300, w=800, h=500, name="above")
    shots = thread(*town(low, top, Frame(id="f3", z="b2", name="hidden", hidden=True)))
    assert [one.name for one in shots] == [WHOLE, "above", "below"], "from the top of the list down"
    assert shots[2].crop == Rect(-100, 800, 400, 250)
    assert set(shots[2].part.elements) == {"fathers", "mentor"}
    assert set(shots[1].part.elements) == {"council", "school", "t", "u", "b"}


def test_without_frames_parts_are_suggested_and_the_picture_is_as_it_was():
    picture, ctx = town()
    shots = thread(picture, ctx)
    assert {"who pays?", "mentor and fathers"} <= {one.name for one in shots} or len(shots) > 2
    assert set(picture.elements) == {one.id for one in TOWN}


def test_a_part_tells_only_what_can_be_seen_there_and_no_kept_words():
    around = Boundary(id="around", z="Zz", x=-400, y=-400, w=1400, h=800, title="the system")
    picture, ctx = town(around)
    part = part_of(picture, Rect(-80, -100, 160, 200), "the council", ctx)
    assert set(part.elements) == {"council", "around"}
    assert (part.page.title, part.page.alt, part.page.description) == ("the council", "", "")


def test_a_picture_with_nothing_on_it_has_a_thread_of_one():
    assert len(thread(Picture(), PictureContext(Picture(), symbol_library()))) == 1
