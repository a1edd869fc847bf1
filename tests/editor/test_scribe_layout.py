"""Where the scribe puts things: nothing on top of anything, linked things near each other, nothing moved."""

import itertools
from dataclasses import replace
from pathlib import Path
from statistics import mean

import pytest

from richpic.editor.identity import numbered_ids
from richpic.editor.scribe import parse, plan
from richpic.files.picture_text import to_text
from richpic.files.reading import read_picture
from richpic.model.geometry import Rect
from richpic.model.picture import Picture
from richpic.resources import assets_folder

MEETING = Path(__file__).parents[1] / "journeys" / "notes" / "partners-meeting.txt"
SESSION = """young person > CAMHS: waits 9 months
youth worker > young person: listens to
worried parent > school: calls every day
council > school: thresholds keep rising !
young person: "No one tells me what happens next"
parent: (who will help us)
school nurse > parent: rings back
fathers?
social worker <> parent
police officer > young person: stops
red tape
youth club > young person
teacher, school nurse > CAMHS: refer
nobody has the whole picture of it, and that is that""".splitlines()


def rooms(picture, ctx):
    """Return the rooms that everything takes and that must not be covered, by its id.

    An icon and its label are two: beside a narrow one over broad words there is bare paper.
    """
    found = {}
    for element in picture.elements.values():
        if element.kind in ("icon", "note", "text"):
            found[element.id] = [Rect.around(outline) for outline in element.outlines(ctx)]
        elif element.kind == "bubble":
            found[element.id] = [element.body(ctx)]
        elif element.kind == "link" and (room := element.label_rect(ctx)):
            found[element.id] = [room]
        elif element.kind == "boundary" and element.title:
            found[element.id] = [element.text_place(ctx).rect]
    return found


def covered(picture, ctx):
    return [
        (picture.elements[a].speaks(), picture.elements[b].speaks())
        for (a, some), (b, others) in itertools.combinations(rooms(picture, ctx).items(), 2)
        if any(room.intersects(other) for room in some for other in others)
    ]


def nearness(picture, ctx):
    """Return the mean distance between linked icons and between those that are not linked."""
    icons = [e for e in picture.elements.values() if e.kind in ("icon", "note")]
    linked = {frozenset(e.hangs_on()) for e in picture.elements.values() if e.kind == "link"}
    near, far = [], []
    for a, b in itertools.combinations(icons, 2):
        (near if {a.id, b.id} in linked else far).append(a.centre(ctx).distance(b.centre(ctx)))
    return mean(near), mean(far)


@pytest.fixture(scope="module")
def meeting(make_context):
    change = plan(
        parse(MEETING.read_text("utf-8")), Picture(), make_context(Picture()), numbered_ids("n")
    ).change
    return change.apply(Picture())


def test_sixty_lines_of_notes_are_drawn_without_anything_covered(meeting, make_context):
    assert len(MEETING.read_text("utf-8").splitlines()) == 60
    assert len(meeting.elements) > 70
    assert covered(meeting, make_context(meeting)) == []


def test_what_is_linked_stands_nearer_than_what_is_not(meeting, make_context):
    near, far = nearness(meeting, make_context(meeting))
    assert near < 0.55 * far


def test_the_same_notes_are_laid_out_the_same(meeting, make_context):
    notes = parse(MEETING.read_text("utf-8"))
    again = plan(notes, Picture(), make_context(Picture()), numbered_ids("n")).change.apply(Picture())
    assert to_text(again) == to_text(meeting)


def test_boundaries_hold_what_was_listed_in_them_and_nothing_else(meeting, make_context):
    ctx = make_context(meeting)
    boundaries = {e.title: e for e in meeting.elements.values() if e.kind == "boundary"}
    inside = {
        title: {
            e.label
            for e in meeting.elements.values()
            if e.kind == "icon" and all(boundary.holds(corner) for corner in e.body(ctx).corners)
        }
        for title, boundary in boundaries.items()
    }
    assert inside["Health"] == {"CAMHS", "waiting list", "GP", "therapist"}
    assert inside["Home"] == {"young person", "worried parent", "young carer", "food bank", "grandparent"}
    for one, other in itertools.combinations(boundaries.values(), 2):
        assert not one.body(ctx).intersects(other.body(ctx))


def test_the_title_stands_over_the_middle(meeting, make_context):
    ctx = make_context(meeting)
    title = next(e for e in meeting.elements.values() if e.kind == "text").bounds(ctx)
    others = [e.bounds(ctx) for e in meeting.elements.values() if e.kind != "text"]
    assert title.bottom < min(rect.y for rect in others)
    middle = (min(rect.x for rect in others) + max(rect.right for rect in others)) / 2
    assert title.centre.x == pytest.approx(middle, abs=2)


def test_the_picture_is_wider_than_high(meeting, make_context):
    ctx = make_context(meeting)
    whole = Rect.around(corner for e in meeting.elements.values() for corner in e.bounds(ctx).corners)
    assert 1.0 < whole.w / whole.h < 2.4


def test_lines_typed_one_by_one_cover_nothing_and_move_nothing(scribe):
    scribe.near = Rect(200, 100, 1400, 800)
    for line in SESSION:
        before = scribe.picture.elements
        scribe.type(line)
        assert all(scribe.picture.elements[one] is element for one, element in before.items())
    things = rooms(scribe.picture, scribe.context)
    standing = [one for one in things if scribe.picture.elements[one].kind != "link"]
    for a, b in itertools.combinations(standing, 2):
        assert not any(one.intersects(other) for one in things[a] for other in things[b])
    near, far = nearness(scribe.picture, scribe.context)
    assert near < 0.7 * far


def test_a_whole_text_finds_room_beside_what_is_there(scribe):
    scribe.type("child > school: late")
    before = dict(scribe.picture.elements)
    scribe.type(
        "# Health\n  nurse > hospital: works at\n  therapist\n# Council\n  councillor\nfunder\npark\nshop"
    )
    assert all(scribe.picture.elements[one] is element for one, element in before.items())
    assert covered(scribe.picture, scribe.context) == []


def test_the_first_thing_stands_where_people_look(scribe):
    scribe.near = Rect(3000, 2000, 800, 600)
    (child,) = scribe.type("child")
    assert scribe.near.contains(child.place())


def test_a_new_thing_stands_beside_the_one_it_is_linked_to(scribe):
    scribe.near = Rect(0, 0, 800, 600)
    (school,) = scribe.type("school")
    scribe.near = Rect(9000, 9000, 800, 600)
    teacher, _ = scribe.type("teacher > school: asks")
    assert 120 < teacher.place().distance(school.place()) < 420


def test_bubbles_stand_beside_their_speaker(scribe):
    scribe.type("child > school > council > court\npark > child")
    child = next(e for e in scribe.picture.elements.values() if getattr(e, "label", "") == "child")
    (bubble,) = scribe.type('child: "Nobody asks me"')
    assert bubble.body(scribe.context).centre.distance(child.place()) < 300
    assert not bubble.body(scribe.context).intersects(child.bounds(scribe.context))


def test_links_bend_around_what_stands_in_the_way(scribe):
    for name, x in (("school", 0.0), ("park", 300.0), ("shop", 600.0)):
        (icon,) = scribe.type(name)
        moved = replace(icon, x=x, y=0.0)
        elements = {**scribe.picture.elements, icon.id: moved}
        scribe.picture = Picture(elements, scribe.picture.page)
    park = next(e for e in scribe.picture.elements.values() if e.label == "park")
    (link,) = scribe.type("school > shop: sells to")
    box = park.bounds(scribe.context)
    assert link.bend
    assert not any(box.contains(point) for point in link.route(scribe.context).line)


def test_the_example_notes_are_drawn_with_nothing_covered(make_context):
    text = (assets_folder() / "examples" / "nottingham.txt").read_text("utf-8")
    picture = plan(parse(text), Picture(), make_context(Picture()), numbered_ids("n")).change.apply(Picture())
    assert covered(picture, make_context(picture)) == []


def test_the_example_picture_opens_and_has_nothing_covered(make_context):
    picture = read_picture(assets_folder() / "examples" / "nottingham.richpic")
    ctx = make_context(picture)
    assert picture.page.title == "Change Nottingham, January 2021"
    assert {e.kind for e in picture.elements.values()} >= {
        "icon",
        "link",
        "boundary",
        "bubble",
        "note",
        "text",
    }
    standing = [
        (e, e.body(ctx) if e.kind == "bubble" else e.bounds(ctx))
        for e in picture.elements.values()
        if e.kind in ("icon", "note", "bubble", "text")
    ]
    for (a, room), (b, other) in itertools.combinations(standing, 2):
        assert not room.intersects(other), (a.speaks(), b.speaks())
