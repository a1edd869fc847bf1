"""The voices of a tension in bubbles: near who says it, once, in one step, and kept up to date."""

from __future__ import annotations

from dataclasses import replace

import pytest

from richpic.editor.voices import retold, show_voices
from richpic.elements.end import End
from richpic.elements.icon import Icon
from richpic.elements.link import Link, Tension, Voice
from richpic.model.change import edited
from tests.driver import Driver

CALM, CROSS = "It is not our job.", "Nobody answers the phone."


def tension(first: str = CALM, second: str = CROSS, who: tuple[str, str] = ("", "")) -> Tension:
    return Tension(Voice(who[0], first), Voice(who[1], second))


def driver(held: Tension | None = None, **more) -> Driver:
    return Driver(
        Icon(id="council", z="a0", symbol="council", x=0, y=0, label="council"),
        Icon(id="family", z="a1", symbol="family", x=500, y=0, label="a family"),
        Link(
            id="l",
            z="a2",
            relation="tension",
            tension=held or tension(),
            **{"start": End("council"), "end": End("family"), **more},
        ),
    )


def show(drive: Driver) -> Driver:
    drive.select("l")
    show_voices(drive.editor)
    return drive


def said(drive: Driver) -> dict[str, str]:
    return {bubble.tail.element: bubble.text for bubble in drive.all("bubble")}


def test_each_side_says_its_own_words_in_one_step(qapp):
    drive = show(driver())
    assert said(drive) == {"council": CALM, "family": CROSS}
    assert drive.steps == 1
    assert drive.selection == {bubble.id for bubble in drive.all("bubble")}
    drive.editor.undo()
    assert drive.all("bubble") == []


def test_bubbles_lie_on_nothing_and_not_on_each_other(qapp):
    drive = show(driver())
    context = drive.editor.context
    bodies = [one.body(context) for one in drive if not one.placed_by_ends]
    assert len(bodies) == 4
    assert not any(a.intersects(b) for a in bodies for b in bodies if a is not b)


def test_names_decide_whose_voice_it_is(qapp):
    drive = show(driver(tension(who=("The family", "Council officers"))))
    assert said(drive) == {"family": CALM, "council": CROSS}


def test_a_voice_that_is_shown_is_not_shown_twice_but_selected(qapp):
    drive = show(show(driver()))
    assert len(drive.all("bubble")) == 2 and drive.steps == 1
    assert drive.selection == {bubble.id for bubble in drive.all("bubble")}


def test_one_voice_is_one_bubble_and_none_changes_nothing(qapp):
    assert said(show(driver(tension(second="")))) == {"council": CALM}
    silent = show(driver(tension("", " ")))
    assert silent.all("bubble") == [] and silent.steps == 0 and silent.selection == {"l"}


def test_a_loose_end_speaks_from_where_it_is(qapp):
    drive = show(driver(end=End("", 500.0, 40.0)))
    (bubble,) = [one for one in drive.all("bubble") if one.text == CROSS]
    assert not bubble.tail.element and abs(bubble.tail.x - 500.0) < 1


def test_words_written_anew_are_said_anew_in_the_same_step(qapp):
    drive = show(driver())
    link = drive.get("l")
    drive.editor.commit(retold(drive.picture, link, tension("We shall see.", CROSS)))
    assert said(drive) == {"council": "We shall see.", "family": CROSS}
    drive.editor.undo()
    assert said(drive) == {"council": CALM, "family": CROSS} and drive.get("l") == link


def test_a_bubble_that_says_something_else_by_now_is_left_alone(qapp):
    drive = show(driver())
    (bubble,) = [one for one in drive.all("bubble") if one.text == CALM]
    drive.editor.commit(edited(bubble, {"text": "I wonder."}))
    drive.editor.commit(retold(drive.picture, drive.get("l"), tension("We shall see.")))
    assert said(drive) == {"council": "I wonder.", "family": CROSS}


@pytest.mark.parametrize(("says", "marks"), [(CALM, 4), ("", 0)])
def test_speech_marks_stand_beside_a_tension_that_holds_voices(qapp, says, marks):
    drive = driver(tension(says, ""))
    silent = replace(drive.get("l"), tension=None)
    items = [len(one.draw(drive.editor.context)) for one in (drive.get("l"), silent)]
    assert items[0] - items[1] == marks
    assert drive.get("l").is_voiced is bool(says)
