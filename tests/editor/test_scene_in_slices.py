"""The bounds of a large picture are found in slices; nobody may be able to tell from what is answered."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from richpic.editor.index import SpatialIndex
from richpic.editor.scene import TOGETHER, Scene
from richpic.elements.frame import Frame
from richpic.elements.icon import Icon
from richpic.model.change import Change, Patch, added
from richpic.model.geometry import Rect, union
from richpic.model.picture import Picture
from tests.editor.test_scene import assert_like_new, context_of, stepped
from tests.strategies import changes, numbers, pictures

few = settings(max_examples=max(20, settings.default.max_examples // 4))
boxes = st.builds(Rect, numbers(-900, 900), numbers(-900, 900), numbers(0, 500), numbers(0, 500))


@pytest.fixture
def begun(qapp):
    """A scene of 60 icons and a frame, of which one slice is measured."""
    icons = [Icon(id=f"i{number}", symbol="wall", x=number * 120.0, z="a1") for number in range(60)]
    picture = added(*icons, Frame(id="f", name="Frame", x=-50.0, w=7000.0, z="a2")).apply(Picture())
    scene = Scene(picture, context_of(picture))
    scene.measure(0.0)
    return scene


def test_a_slice_measures_a_part_and_the_last_one_all(begun):
    assert begun.measured == pytest.approx(TOGETHER / 61)
    slices = 1
    while not begun.measure(0.0):
        slices += 1
    assert slices == 6
    assert begun.measured == 1.0
    assert_like_new(begun)


def test_what_is_asked_for_before_is_answered_as_if_all_were_known(begun):
    whole = Scene(begun.picture, begun.context)
    for one in begun.picture.elements:
        assert begun.bounds(one) == whole.bounds(one)
    place = whole.bounds("i3")
    assert begun.measured < 1.0
    assert begun.within(place) == whole.within(place)
    assert begun.guides_within(place) == [begun.picture.elements["f"]]
    assert begun.element_at(place.centre, 4.0) is whole.element_at(place.centre, 4.0) is not None
    assert begun.content_bounds() == whole.content_bounds()


def test_everything_may_go_while_it_is_measured(begun):
    gone = {one: Patch(element, None) for one, element in begun.picture.elements.items()}
    for one, patch in gone.items():
        stepped(begun, Change({one: patch}))
        assert 0.0 <= begun.measured <= 1.0
    assert begun.measure()
    assert begun.content_bounds() is None


@few
@given(picture=pictures(largest=24), data=st.data())
def test_changes_between_slices_leave_no_trace(qapp, picture, data):
    scene = Scene(picture, context_of(picture))
    for _ in range(3):
        scene.measure(0.0)
        change = data.draw(changes(scene.picture, 2))
        before = {
            one: scene.picture.elements[one].bounds(scene.context)
            for one in change.patches
            if one in scene.picture.elements and not scene.picture.elements[one].hidden
        }
        areas = stepped(scene, change)
        # What was there is painted anew, whether it had been measured or not. The box around all is rounded.
        around = [area.expanded(1e-6) for area in areas]
        assert all(any(area.contains_rect(rect) for area in around) for rect in before.values())
    assert_like_new(scene)


@given(rects=st.lists(boxes, max_size=6), place=boxes)
def test_something_is_met_where_something_lies(rects, place):
    index = SpatialIndex()
    for number, rect in enumerate(rects):
        index.put(str(number), rect)
    assert index.meets(place) == bool(index.within(place))


@given(steps=st.lists(st.tuples(st.sampled_from("abcd"), st.none() | boxes)))
def test_the_box_around_all_is_that_of_all(steps):
    index = SpatialIndex()
    for one, rect in steps:
        index.put(one, rect) if rect else index.drop(one)
        assert index.around() == union(found for each in index if (found := index.rect(each)))
