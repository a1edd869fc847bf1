"""Going from thing to thing by keys, finding by words, finding room, and what is said of things."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from richpic.editor.finding import found
from richpic.editor.free_spot import free_spot
from richpic.editor.saying import selection_said
from richpic.editor.walking import by_distance, nearest, next_in_order, reading_order
from richpic.elements.boundary import Boundary
from richpic.elements.bubble import Bubble
from richpic.elements.end import End
from richpic.elements.icon import Icon
from richpic.elements.link import Link
from richpic.model.change import added, edited
from richpic.model.geometry import Point, Rect
from tests.driver import Driver

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def town(qapp):
    driver = Driver()
    driver.editor.commit(
        added(
            Icon(id="parent", symbol="parent", x=0, y=0, label="parent", face="worried"),
            Icon(id="worker", symbol="youth-worker", x=300, y=10, label="youth worker", face="happy"),
            Icon(id="school", symbol="school", x=0, y=300, label="school"),
            Icon(id="council", symbol="council", x=310, y=290, label="council"),
            Link(id="waits", start=End("parent"), end=End("school"), label="waits"),
            Link(id="asks", start=End("worker"), end=End("parent"), relation="communication"),
            Bubble(id="quote", x=-260, y=-90, text="nobody asked", tail=End("parent")),
        )
    )
    return driver.editor


def test_reading_goes_in_rows_from_the_top_and_each_from_the_left(town):
    order = [element.id for element in reading_order(town.picture, town.context)]
    assert order.index("parent") < order.index("worker") < order.index("school") < order.index("council")


def test_walking_goes_around_at_both_ends(town):
    order = reading_order(town.picture, town.context)
    picture, context = town.picture, town.context
    assert next_in_order(picture, context, [order[-1].id], 1) is order[0]
    assert next_in_order(picture, context, [], -1) is order[-1]
    assert next_in_order(picture, context, [order[0].id], 1) is order[1]


@pytest.mark.parametrize(
    ("start", "direction", "there"),
    [
        ("parent", "right", "worker"),
        ("parent", "down", "school"),
        ("parent", "left", "quote"),
        ("parent", "up", None),
        ("council", "left", "school"),
        ("council", "up", "worker"),
    ],
)
def test_the_nearest_in_each_direction(town, start, direction, there):
    at = town.picture.elements[start].centre(town.context)
    went = nearest(town.picture, town.context, at, direction, frozenset([start]))
    assert (went.id if went else None) == there


def test_there_and_back_again(town):
    """What lies alone in a direction is left by the opposite one."""
    picture, context = town.picture, town.context
    for one, way, back in (("parent", "right", "left"), ("parent", "down", "up"), ("worker", "down", "up")):
        here = picture.elements[one]
        there = nearest(picture, context, here.centre(context), way, frozenset([one]))
        assert nearest(picture, context, there.centre(context), back, frozenset([there.id])) is here


def test_going_passes_over_links_and_what_is_hidden(town):
    town.commit(edited(town.picture.elements["school"], {"hidden": True}))
    picture, context = town.picture, town.context
    here = picture.elements["parent"].centre(context)
    assert nearest(picture, context, here, "down", frozenset(["parent"])).id == "council"


def test_the_nearest_come_first(town):
    things = [town.picture.elements[one] for one in ("council", "school", "worker")]
    order = by_distance(things, town.context, Point(290, 0))
    assert [element.id for element in order] == ["worker", "council", "school"]


def test_what_is_said_of_a_person_on_the_picture(town):
    town.select(["worker"])
    assert selection_said(town).startswith("youth worker, person, happy, 1 link, ")
    assert selection_said(town).endswith(" of 7")


def test_what_is_said_of_links_bubbles_and_several(town):
    town.select(["waits"])
    assert "from parent to school" in selection_said(town)
    town.select(["quote"])
    assert "nobody asked" in selection_said(town)
    assert "of parent" in selection_said(town)
    town.select(["school", "council"])
    assert selection_said(town) == "2 things selected: school, council"
    town.select([])
    assert selection_said(town) == ""


def test_what_is_locked_says_so(town):
    town.commit(edited(town.picture.elements["school"], {"locked": True}))
    town.select(["school"])
    assert ", locked, " in selection_said(town)


NAMES = [
    ("Save", ""),
    ("Save as…", ""),
    ("Export…", "png svg pdf picture"),
    ("Bring forward", ""),
    ("Bring to front", ""),
    ("Delete", "remove erase"),
    ("Zoom to 100 %", ""),
]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("save", "Save"),
        ("save as", "Save as…"),
        ("exp", "Export…"),
        ("png", "Export…"),
        ("bf", "Bring forward"),
        ("front", "Bring to front"),
        ("remove", "Delete"),
        ("delte", "Delete"),
        ("100", "Zoom to 100 %"),
        ("ZOOM", "Zoom to 100 %"),
    ],
)
def test_commands_are_found_by_what_people_type(query, first):
    assert NAMES[found(query, NAMES)[0]][0] == first


def test_nothing_typed_finds_all_and_nonsense_nothing():
    assert found("", NAMES) == list(range(len(NAMES)))
    assert found("  ", NAMES, limit=2) == [0, 1]
    assert found("xylophone", NAMES) == []


@given(st.text(max_size=30))
def test_any_text_can_be_looked_for(query):
    assert set(found(query, NAMES)) <= set(range(len(NAMES)))


def test_room_is_found_beside_what_stands_there_but_inside_what_is_hollow():
    driver = Driver()
    driver.editor.commit(
        added(
            Icon(id="a", symbol="school", x=0, y=0),
            Boundary(id="b", x=-1000, y=-1000, w=2000, h=2000),
        )
    )
    wanted = Rect.centred((0, 0), 100, 130)
    centre = free_spot(driver.editor.scene, wanted)
    placed = Rect.centred(centre, 100, 130)
    assert not placed.intersects(driver.editor.content_bounds(["a"]))
    assert centre.distance((0, 0)) < 400
    assert free_spot(driver.editor.scene, wanted.moved(500, 0)) == (500, 0)
