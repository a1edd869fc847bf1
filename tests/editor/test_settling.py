"""Words and lines keep clear of other things unless somebody placed them, in the step that called for it."""

from dataclasses import replace
from itertools import pairwise

import pytest

from richpic.editor.operations import duplicated, moved
from richpic.editor.scribe.standing import rooms_of
from richpic.editor.settling import MOST_SETTLED, settled
from richpic.elements.boundary import Boundary
from richpic.elements.end import End
from richpic.elements.icon import Icon
from richpic.elements.link import Link
from richpic.elements.note import Note
from richpic.model.change import added, compared, edited
from richpic.model.geometry import Point
from richpic.model.strokes import shares_inside
from tests.driver import Driver

WORDS = "waits for nine months"


@pytest.fixture(autouse=True)
def laid_out_text(qapp):
    return qapp


def icon(identifier: str, x: float, y: float, label: str = "") -> Icon:
    return Icon(id=identifier, z=f"a{identifier}", x=x, y=y, symbol="school", label=label)


def link(a: str, b: str, **more) -> Link:
    return Link(id=f"{a}{b}", z=f"b{a}{b}", start=End(a), end=End(b), **more)


def covers(drive: Driver, identifier: str) -> set[str]:
    """What the words of an element stand on: things, other words, and lines but its own."""
    ctx, words = drive.editor.context, drive.get(identifier).words_rect(drive.editor.context)
    found = set()
    for other in drive:
        if other.id == identifier:
            continue
        rooms = [*rooms_of(other, ctx), *filter(None, [other.words_rect(ctx)])]
        line = other.route(ctx).line if isinstance(other, Link) else ()
        crossed = any(near < far for a, b in pairwise(line) for near, far in [shares_inside(a, b, words)])
        if crossed or any(room.intersects(words) for room in rooms):
            found.add(other.id)
    return found


def runs_through(drive: Driver, identifier: str, thing: str) -> bool:
    ctx = drive.editor.context
    box = drive.get(thing).body(ctx)
    line = drive.get(identifier).route(ctx).line
    return any(near < far for a, b in pairwise(line) for near, far in [shares_inside(a, b, box)])


def write(drive: Driver, identifier: str, words: str, extend: bool = False) -> None:
    element = drive.get(identifier)
    drive.editor.commit(edited(element, {element.text_field: words}, "wrote"), extend=extend)


# Words


def test_words_on_free_paper_stand_in_the_middle_of_their_line():
    drive = Driver(icon("a", 0, 0), icon("b", 600, 0), link("a", "b"))
    write(drive, "ab", WORDS)
    assert (drive.get("ab").label_at, drive.get("ab").label_chosen) == (0.5, False)


def test_words_that_would_stand_on_a_thing_go_along_the_line():
    drive = Driver(icon("a", 0, 0), icon("b", 700, 0), icon("c", 350, 54), link("a", "b"))
    write(drive, "ab", WORDS)
    assert drive.get("ab").label_at != 0.5
    assert covers(drive, "ab") == set()
    assert drive.steps == 1
    drive.editor.undo()
    assert (drive.get("ab").label, drive.get("ab").label_at) == ("", 0.5)


def test_words_that_would_stand_on_another_line_go_along_their_own():
    cross = [icon("c", 350, -300), icon("d", 350, 300), link("c", "d")]
    drive = Driver(icon("a", 0, 0), icon("b", 700, 0), *cross, link("a", "b"))
    write(drive, "ab", WORDS)
    assert covers(drive, "ab") == set()


def test_words_beside_a_short_line_go_below_where_something_is_above():
    drive = Driver(icon("a", 0, 0), icon("b", 150, 0), link("a", "b"),
                   Note(id="n", z="c", x=-60, y=-190, w=270, h=180))  # fmt: skip
    write(drive, "ab", "asks")
    words = drive.get("ab").words_rect(drive.editor.context)
    assert drive.get("ab").label_below
    assert words.y > 0
    assert "n" not in covers(drive, "ab")


def test_the_mark_of_a_meaning_looks_for_room_as_words_do():
    drive = Driver(icon("a", 0, 0), icon("b", 700, 0), icon("c", 350, 54), link("a", "b"))
    drive.editor.commit(edited(drive.get("ab"), {"relation": "money"}))
    assert covers(drive, "ab") == set()


@pytest.mark.parametrize("fields", [{"label_at": 0.52}, {"label_at": 0.52, "label": "asked"}])
def test_words_that_somebody_placed_stay_wherever_things_go(fields):
    words = {"label": WORDS, **fields}
    drive = Driver(icon("a", 0, 0), icon("b", 700, 200), icon("c", 350, 54), link("a", "b", **words))
    drive.editor.commit(moved(drive.picture, ["b"], 0, -200))
    assert covers(drive, "ab") == {"c"}
    assert drive.get("ab").label_at == 0.52


def test_words_dragged_by_hand_stay_even_in_the_very_middle_and_after_being_chosen():
    drive = Driver(icon("a", 0, 0), icon("b", 700, 0), icon("c", 350, 54), link("a", "b"))
    write(drive, "ab", WORDS)
    assert drive.get("ab").label_chosen
    middle, at = Point(350, 0), drive.get("ab").words_rect(drive.editor.context).centre
    drive.drag(at, (middle.x, at.y))
    held = drive.get("ab")
    assert abs(held.label_at - 0.5) < 0.01
    assert not held.words_are_free
    drive.editor.commit(moved(drive.picture, ["a"], 0, 10))
    assert drive.get("ab").label_at == held.label_at


def test_words_follow_out_of_the_way_when_what_they_hang_on_is_dragged():
    drive = Driver(icon("a", 0, 0), icon("b", 700, 300), icon("c", 350, 54), link("a", "b", label=WORDS))
    before = drive.picture
    drive.drag((700, 300), (700, 0), ctrl=True)
    assert drive.get("b").y == pytest.approx(0, abs=1)
    assert covers(drive, "ab") == set()
    assert drive.steps == 1
    drive.editor.undo()
    assert drive.picture.elements == before.elements


def test_words_stay_where_they_are_when_they_still_cover_nothing():
    drive = Driver(
        icon("a", 0, 0), icon("b", 700, 0), link("a", "b", label=WORDS, label_at=0.34, label_chosen=True)
    )
    drive.editor.commit(moved(drive.picture, ["b"], 40, 0))
    assert drive.get("ab").label_at == 0.34


def test_words_step_aside_for_what_is_put_on_them():
    drive = Driver(icon("a", 0, 0), icon("b", 900, 0), link("a", "b", label=WORDS))
    drive.tool("note").click(450, 60)
    assert covers(drive, "ab") == set()
    assert drive.steps == 1


def test_words_on_which_something_stands_stay_when_it_only_looks_otherwise():
    drive = Driver(icon("a", 0, 0), icon("b", 700, 0), icon("c", 350, 54), link("a", "b", label=WORDS))
    drive.editor.commit(edited(drive.get("c"), {"tint": "leaf"}))
    assert drive.get("ab").label_at == 0.5


def test_words_stay_under_the_pen_that_marks_them():
    drive = Driver(icon("a", 0, 0), icon("b", 900, 0), link("a", "b", label=WORDS))
    drive.tool("ink").drag((400, 4), (500, 8))
    assert drive.get("ab").label_at == 0.5


def test_words_step_aside_for_a_line_that_is_drawn_across_them():
    drive = Driver(icon("a", 0, 0), icon("b", 700, 0), icon("c", 350, -300), icon("d", 350, 300),
                   link("a", "b", label=WORDS))  # fmt: skip
    drive.tool("link").drag((350, -300), (350, 300))
    assert covers(drive, "ab") == set()


def test_what_is_locked_or_hidden_is_left_alone():
    for fields in ({"locked": True}, {"hidden": True}):
        held = link("a", "b", label=WORDS, **fields)
        drive = Driver(icon("a", 0, 0), icon("b", 700, 300), icon("c", 350, 54), held)
        drive.editor.commit(moved(drive.picture, ["b"], 0, -300))
        assert drive.get("ab") == held


def test_copies_look_like_what_they_are_copies_of():
    drive = Driver(icon("a", 0, 0), icon("b", 700, 0), icon("c", 350, 54), link("a", "b", label=WORDS))
    drive.editor.commit(duplicated(drive.picture, ["a", "b", "ab"]))
    copy = next(one for one in drive.all("link") if one.id != "ab")
    assert (copy.bend, copy.label_at) == (0, 0.5)


def test_an_earlier_picture_comes_back_just_as_it_was():
    drive = Driver(icon("a", 0, 0), icon("b", 700, 300), icon("c", 350, 54), link("a", "b", label=WORDS))
    earlier = added(icon("a", 0, 0), icon("b", 700, 0), icon("c", 350, 54), link("a", "b", label=WORDS))
    picture = earlier.apply(replace(drive.picture, elements={}))
    drive.editor.commit(compared(drive.picture, picture), exactly=True)
    assert drive.picture.elements == picture.elements


def test_when_very_much_moves_at_once_words_stay_and_nothing_is_measured(make_context):
    count = MOST_SETTLED + 1
    hub = [icon("hub", 0, 0), *(icon(f"i{n}", 300 + 150 * n, 400) for n in range(count))]
    drive = Driver(*hub, *(link("hub", f"i{n}", label=WORDS) for n in range(count)))
    change = moved(drive.picture, ["hub"], 30, 0)

    def refuse(picture):
        raise AssertionError("measured")

    assert settled(change, drive.editor.scene, refuse) is change


# Lines


@pytest.mark.parametrize("ends", [("a", "b"), ("b", "a")])
def test_a_line_that_would_run_through_a_thing_is_led_round_it(ends):
    drive = Driver(icon("a", 0, 0), icon("b", 700, 0), icon("c", 350, 0, "School"))
    at = {"a": (0, 0), "b": (700, 0)}
    drive.tool("link").press(*at[ends[0]]).move(*at[ends[1]])
    drive.release()
    made = drive.one("link")
    assert made.bend_chosen
    assert not runs_through(drive, made.id, "c")
    assert drive.steps == 1
    drive.editor.undo()
    assert drive.all("link") == []


def test_a_line_with_a_free_way_is_straight():
    drive = Driver(icon("a", 0, 0), icon("b", 700, 0), icon("c", 350, 250))
    drive.tool("link").drag((0, 0), (700, 0))
    assert (drive.one("link").bend, drive.one("link").bend_chosen) == (0, False)


def test_a_line_is_led_round_when_its_end_is_tied_to_something_else():
    drive = Driver(icon("a", 0, 0), icon("b", 700, 0), icon("c", 350, 0), icon("d", 300, 400), link("a", "d"))
    drive.select("ad").press(*drive.grip("handle end")).move(700, 0).release()
    assert drive.get("ad").end.element == "b"
    assert not runs_through(drive, "ad", "c")


@pytest.mark.parametrize("bend", [0.01, -0.02])
def test_a_line_that_somebody_bent_keeps_its_bend(bend):
    drive = Driver(icon("a", 0, 0), icon("b", 700, 0), icon("c", 350, 0), icon("d", 300, 400),
                   link("a", "d", bend=bend))  # fmt: skip
    drive.editor.commit(edited(drive.get("ad"), {"end": End("b")}))
    assert drive.get("ad").bend == bend


def test_a_line_bends_by_itself_no_more_once_somebody_bent_it():
    drive = Driver(icon("a", 0, 0), icon("b", 700, 0), icon("c", 350, 0))
    drive.tool("link").drag((0, 0), (700, 0))
    made = drive.one("link")
    drive.tool("select").select(made.id)
    at = drive.grip("handle bend")
    drive.press(*at).move(at.x, at.y + 30).release()
    assert not drive.get(made.id).bend_is_free


def test_dragging_things_bends_no_line():
    drive = Driver(icon("a", 0, 0), icon("b", 700, 300), icon("c", 350, 0), link("a", "b"))
    drive.editor.commit(moved(drive.picture, ["b"], 0, -300))
    assert drive.get("ab").bend == 0
    assert runs_through(drive, "ab", "c")


# Titles


def boundary(**more) -> Boundary:
    return Boundary(id="o", z="Z", x=-100, y=-100, w=500, h=300, shape="rectangle", **more)


def test_a_title_stands_under_the_top_where_there_is_room():
    drive = Driver(icon("a", 150, 60))
    drive.editor.commit(added(boundary()))
    write(drive, "o", "Those who decide", extend=True)
    assert drive.get("o").title_at == 0
    assert not drive.get("o").title_outside


def test_a_title_looks_for_a_place_where_it_covers_nothing_before_it_is_written():
    drive = Driver(*(icon(f"i{n}", -30 + 90 * n, -60) for n in range(5)))
    drive.editor.commit(added(boundary()))
    place = drive.get("o").title_at, drive.get("o").title_outside
    assert drive.get("o").title_chosen
    write(drive, "o", "Those who decide", extend=True)
    assert covers(drive, "o") == set()
    assert (drive.get("o").title_at, drive.get("o").title_outside) == place
    assert drive.steps == 1


def test_a_title_that_somebody_placed_stays():
    drive = Driver(*(icon(f"i{n}", -30 + 90 * n, -60) for n in range(5)), boundary(title="Us", title_at=0.02))
    write(drive, "o", "Those who decide")
    assert drive.get("o").title_at == 0.02
