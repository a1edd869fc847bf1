"""What a line asks of things that are there: another icon in brackets, and both voices of a tension seen."""

from dataclasses import replace

from richpic.editor.scene import Scene
from richpic.editor.voices import voices_shown
from richpic.elements.bubble import Bubble
from richpic.elements.icon import Icon
from richpic.model.change import added


def test_brackets_change_the_icon_of_what_is_there(scribe):
    (first,) = scribe.type("lottery [charity]")
    chosen = replace(first, size=150.0, tint="rose", letters=22.0)
    scribe.picture = added(chosen).apply(scribe.picture)
    before = scribe.picture
    assert scribe.type("Lottery [school]") == []
    assert scribe.picture.elements[first.id] == replace(chosen, symbol="school")
    assert scribe.plan.summary == scribe.plan.change.name == "changed the icon of lottery"
    assert scribe.plan.change.inverse.apply(scribe.picture) == before
    assert scribe.plan.alternatives[first.id], "Tab goes on from there"


def test_a_note_that_is_there_becomes_an_icon_in_its_place(scribe):
    note, _, link = scribe.type("zabber > school")
    scribe.type("zabber [funder]")
    icon = scribe.picture.elements[note.id]
    assert isinstance(icon, Icon)
    assert (icon.symbol, icon.label) == ("funder", "zabber")
    assert scribe.picture.elements[link.id].start.element == icon.id


def test_a_link_may_change_the_icon_on_its_way(scribe):
    (lottery,) = scribe.type("lottery [charity]")
    scribe.type("lottery [funder] > school: pays")
    assert scribe.picture.elements[lottery.id].symbol == "funder"
    assert scribe.plan.summary == "added 1 icon and 1 link, changed the icon of lottery"


def test_the_icon_that_it_has_is_no_change(scribe):
    scribe.type("lottery [charity]")
    scribe.type("lottery [charity]")
    assert scribe.plan.change.is_empty
    assert scribe.plan.summary == "already there"


def test_what_a_facilitator_locked_keeps_its_icon(scribe):
    (first,) = scribe.type("lottery [charity]")
    scribe.picture = added(replace(first, locked=True, guarded=True)).apply(scribe.picture)
    scribe.type("lottery [school]")
    assert scribe.plan.change.is_empty


def test_within_one_text_the_last_word_counts(scribe):
    things = scribe.type("zabber > school\nzabber [funder] > council")
    assert things[0].symbol == "funder"


TENSION = 'school > CAMHS: do not talk "you never ring back" / "we are full" !'


def test_both_voices_of_a_tension_are_seen(scribe):
    made = scribe.type(TENSION)
    ids = {one.label: one.id for one in made if isinstance(one, Icon)}
    bubbles = {one.text: one.tail.element for one in made if isinstance(one, Bubble)}
    assert bubbles == {"you never ring back": ids["school"], "we are full": ids["CAMHS"]}
    assert scribe.plan.summary == "added 2 icons, 2 bubbles and 1 link"


def test_they_are_those_that_show_the_voices_would_make(scribe):
    *_, link = scribe.type(TENSION)
    shown = voices_shown(Scene(scribe.picture, scribe.context), [link])
    assert len(shown.there) == 2
    assert shown.change.is_empty


def test_what_is_said_there_already_is_not_said_twice(scribe):
    scribe.type('school: "you never ring back"')
    made = scribe.type(TENSION)
    assert [one.text for one in made if isinstance(one, Bubble)] == ["we are full"]
    twice = scribe.type('GP, nurse > court: "late" / "no" !')
    assert sorted(one.text for one in twice if isinstance(one, Bubble)) == ["late", "late", "no"]
