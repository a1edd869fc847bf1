"""The picture knows in which order it is painted and what hangs on what."""

from hypothesis import given
from hypothesis import strategies as st

from richpic.elements.bubble import Bubble
from richpic.elements.end import End
from richpic.elements.icon import Icon
from richpic.elements.link import Link
from richpic.model.change import added, edited
from richpic.model.picture import Picture
from tests.strategies import changes, pictures

A, B = Icon(id="a", symbol="wall", z="a1"), Icon(id="b", symbol="wall", z="a0")
AB = Link(id="ab", start=End("a"), end=End("b"), z="a2")
ON_AB = Link(id="on", start=End("ab"), end=End("", 5, 5), z="a3")
SAYS = Bubble(id="says", tail=End("a"), z="a0")


def of(*elements):
    return added(*elements).apply(Picture())


def test_what_has_the_higher_z_is_painted_later_and_equals_go_by_id():
    assert [one.id for one in of(ON_AB, SAYS, A, B, AB).order] == ["b", "says", "a", "ab", "on"]


def test_top_is_the_highest_z():
    assert Picture().top is None
    assert of(A, B).top == "a1"


def test_links_and_tails_hang_on_what_they_join():
    picture = of(A, B, AB, ON_AB, SAYS)
    assert set(picture.dependents["a"]) == {"ab", "says"}
    assert picture.dependents["b"] == ("ab",)
    assert "says" not in picture.dependents


def test_what_hangs_on_a_link_follows_what_the_link_joins():
    picture = of(A, B, AB, ON_AB, SAYS)
    assert picture.hanging_on({"b"}) == {"ab", "on"}
    assert picture.hanging_on({"a", "ab"}) == {"says", "on"}
    assert picture.hanging_on(frozenset()) == set()


def test_links_in_a_circle_have_an_end():
    first = Link(id="x", start=End("y"), end=End("a"))
    second = Link(id="y", start=End("x"), end=End("a"))
    assert of(A, first, second).hanging_on({"a"}) == {"x", "y"}


@given(pictures(), st.data())
def test_order_and_dependents_after_a_change_are_those_of_a_picture_made_anew(picture, data):
    """Both may be carried over from the picture before when it is large, and must not show it."""
    crowd = [Icon(id=f"crowd{n}", symbol="wall", z=f"a{n % 7}") for n in range(40)]
    picture = added(*crowd).apply(picture)
    assert len(picture.order) == len(picture.elements)
    assert "crowd1" not in picture.dependents
    change = data.draw(changes(picture))
    for after in (change.apply(picture), change.inverse.apply(change.apply(picture))):
        anew = Picture(dict(after.elements), after.page)
        assert after.order == anew.order
        assert {key: set(ids) for key, ids in after.dependents.items()} == {
            key: set(ids) for key, ids in anew.dependents.items()
        }
        assert all(after.elements[one.id] is one for one in after.order)


def test_a_move_shows_in_the_order_at_once():
    picture = of(A, B)
    assert picture.order[1].x == 0
    assert edited(A, {"x": 9.0}).apply(picture).order[1].x == 9
