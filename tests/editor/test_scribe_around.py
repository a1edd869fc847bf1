"""A new boundary that names what is on the picture already is drawn around it, where it stands."""

from itertools import pairwise

import pytest

from richpic.editor.editor import Editor
from richpic.editor.scribe import labels_on, parse, plan
from richpic.elements.boundary import Boundary
from richpic.elements.bubble import Bubble
from richpic.elements.icon import Icon
from richpic.elements.link import Link
from richpic.elements.note import Note
from richpic.model.change import added
from richpic.model.geometry import Rect
from richpic.model.strokes import shares_inside


def boundary_of(made):
    (boundary,) = [one for one in made if one.kind == "boundary"]
    return boundary


def holds(boundary, element, ctx) -> bool:
    return all(boundary.holds(corner) for corner in element.bounds(ctx).corners)


def test_it_goes_around_all_that_it_names_and_nothing_moves(scribe):
    icons = scribe.type("council, school, youth worker")
    before = scribe.picture.elements
    boundary = boundary_of(scribe.type("# Our town: council, school"))
    council, school = (before[one.id] for one in icons[:2])
    context = scribe.context
    assert holds(boundary, council, context) and holds(boundary, school, context)
    assert all(scribe.picture.elements[one] == element for one, element in before.items())


def test_its_title_stands_above_what_it_holds(scribe):
    (council,) = scribe.type("council")
    boundary = boundary_of(scribe.type("# Our town: council"))
    title = boundary.words_rect(scribe.context)
    assert isinstance(title, Rect)
    assert not title.intersects(council.bounds(scribe.context))


def test_with_somebody_new_in_it_what_is_there_stays_outside(scribe):
    (council,) = scribe.type("council")
    made = scribe.type("# Our town: council, nurse")
    boundary = boundary_of(made)
    (nurse,) = [one for one in made if one.kind == "icon"]
    assert holds(boundary, nurse, scribe.context)
    assert not holds(boundary, council, scribe.context)


MEETING = (
    "Leila (15) > CAMHS: waits 9 months",
    "worried mum > GP: rings every week",
    'school > CAMHS: do not talk "you never ring back" / "we are full" !',
    'GP: "we refer, and then nothing comes back for a year"',
    "worried mum > school: asks",
    "council > youth club: pays for",
    "Leila: (who will help me)",
    "lottery > youth club: pays",
)


def crossed(boundary, picture, ctx) -> list[str]:
    """Return what the line of `boundary` runs through, but for links, which lead out of it."""
    found = []
    for one in picture.elements.values():
        rooms = []
        if isinstance(one, Icon | Note):
            rooms = [Rect.around(corners) for corners in one.outlines(ctx)]
        elif isinstance(one, Bubble):
            rooms = [one.body(ctx)]
        for room in rooms:
            if any(_enters(a, b, room) for a, b in ring_of(boundary, ctx)):
                found.append(one.called())
    return found


@pytest.fixture
def met(scribe):
    scribe.near = Rect(200, 100, 1400, 800)
    for line in MEETING:
        scribe.type(line)
    return scribe


# Page units: words that nearly touch what is inside leave no way between them.
GRAZED = 7.0
NAMED = ("school, CAMHS, GP", "Leila, worried mum", "GP, CAMHS", "council, lottery", "school, CAMHS, Leila")


def ring_of(boundary, ctx):
    line = boundary.outlines(ctx)[0]
    return pairwise([*line, line[0]])


@pytest.mark.parametrize("named", NAMED)
def test_its_line_and_its_title_lie_on_nothing(met, named):
    boundary = boundary_of(met.type(f"# Our system: {named}"))
    ctx = met.context
    assert crossed(boundary, met.picture, ctx) == []
    title = boundary.words_rect(ctx)
    bubbles = [one.body(ctx) for one in met.picture.elements.values() if isinstance(one, Bubble)]
    icons = [one.bounds(ctx) for one in met.picture.elements.values() if isinstance(one, Icon)]
    assert not any(title.intersects(room) for room in (*bubbles, *icons))


@pytest.mark.parametrize("named", NAMED)
def test_words_of_links_are_at_most_grazed_by_its_line(met, make_context, named):
    editor = Editor(make_context, met.picture)
    notes = parse(f"# Our system: {named}", labels_on(editor.picture))
    editor.commit(plan(notes, editor.picture, editor.context).change)
    ctx = editor.context
    (boundary,) = [one for one in editor.picture.elements.values() if isinstance(one, Boundary)]
    links = [one for one in editor.picture.elements.values() if isinstance(one, Link)]
    rooms = [one.label_rect(ctx).expanded(-GRAZED) for one in links]
    cut = [room for room in rooms if any(_enters(a, b, room) for a, b in ring_of(boundary, ctx))]
    assert cut == []


def _enters(a, b, room) -> bool:
    near, far = shares_inside(a, b, room)
    return near < far


def test_what_they_say_is_inside_with_those_who_say_it(met):
    boundary = boundary_of(met.type("# Our system: school, CAMHS, GP"))
    named = {one.id for one in met.picture.elements.values() if one.called() in ("school", "CAMHS", "GP")}
    said = [
        one for one in met.picture.elements.values() if isinstance(one, Bubble) and one.tail.element in named
    ]
    assert len(said) == 3
    assert all(holds(boundary, bubble, met.context) for bubble in said)


def icons_at(**places):
    return added(*(Icon(id=name, symbol="child", label=name, x=x, y=y) for name, (x, y) in places.items()))


def test_who_lies_inside_without_having_been_named_is_said(scribe):
    scribe.picture = icons_at(school=(0, 0), council=(600, 0), Leila=(300, 0)).apply(scribe.picture)
    scribe.type("# Our system: school, council")
    assert scribe.plan.remark == "Leila lies inside it too: drag Leila out if that is not meant"
    scribe.picture = icons_at(Sam=(450, 0), park=(900, 900)).apply(scribe.picture)
    scribe.type("# All of it: school, council")
    assert scribe.plan.remark == "Leila and Sam lie inside it too: drag them out if they do not belong"


def test_of_many_only_some_are_named(scribe):
    between = {f"child {n}": (90.0 * n, 0) for n in range(1, 7)}
    scribe.picture = icons_at(school=(0, 0), council=(630, 0), **between).apply(scribe.picture)
    scribe.type("# Our system: school, council")
    assert scribe.plan.remark.startswith("child 1, child 2, child 3 and 3 more lie inside it too")


def test_with_nobody_else_inside_nothing_is_said(scribe):
    scribe.picture = icons_at(school=(0, 0), council=(300, 0), park=(900, 900)).apply(scribe.picture)
    scribe.type("# Our system: school, council")
    assert scribe.plan.remark == ""


def test_over_another_boundary_it_has_no_wash_and_both_titles_are_seen(scribe):
    places = {"school": (0, 0), "council": (300, 0), "park": (600, 0)}
    scribe.picture = icons_at(**places).apply(scribe.picture)
    first = boundary_of(scribe.type("# One: school, council"))
    second = boundary_of(scribe.type("# Other: council, park"))
    order = [one.id for one in scribe.picture.order]
    assert (bool(first.wash), second.wash) == (True, "")
    assert order[:2] == [first.id, second.id], "under all things, and over the wash of the first"
    ctx = scribe.context
    assert not first.words_rect(ctx).intersects(second.words_rect(ctx))


def test_who_lies_in_a_boundary_that_was_named_is_meant(scribe):
    scribe.picture = icons_at(school=(0, 0), council=(300, 0), park=(700, 0)).apply(scribe.picture)
    scribe.type("# Inner: school, council")
    scribe.type("# Outer: Inner, park")
    assert scribe.plan.remark == ""


def test_nobody_is_taken_in_for_the_title(scribe):
    places = {"school": (0, 0), "council": (320, 0), "park": (160, -170)}
    scribe.picture = icons_at(**places).apply(scribe.picture)
    boundary = boundary_of(scribe.type("# Our system: school, council"))
    park = scribe.picture.elements["park"]
    assert scribe.plan.remark == ""
    assert not boundary.words_rect(scribe.context).intersects(park.bounds(scribe.context))
