"""The scene keeps what it can from Change to Change; nobody may be able to tell."""

from functools import lru_cache
from unittest import mock

from hypothesis import given, settings
from hypothesis import strategies as st

from richpic.editor import index, walking
from richpic.editor.index import SpatialIndex
from richpic.editor.scene import Scene
from richpic.elements.bubble import Bubble
from richpic.elements.end import End
from richpic.elements.icon import Icon
from richpic.elements.link import Link
from richpic.files.symbols import symbol_library
from richpic.model.change import Change, Patch, added, edited, page_edited
from richpic.model.geometry import Point, Rect
from richpic.model.picture import Picture
from richpic.model.steps import all_at_once
from richpic.render.context import PictureContext
from tests.elements.measures import painted, plain
from tests.strategies import changes, numbers, pictures

A = Icon(id="a", symbol="wall", z="a1")
B = Icon(id="b", symbol="wall", x=400.0, z="a2")
AB = Link(id="ab", start=End("a"), end=End("b"), z="a3")
boxes = st.builds(Rect, numbers(-3000, 3000), numbers(-3000, 3000), numbers(0, 9000), numbers(0, 900))

# Drawing whole pictures again and again takes its time.
few = settings(max_examples=max(20, settings.default.max_examples // 4))


def context_of(picture, before=None):
    context = PictureContext(picture, symbol_library())
    if before is not None:
        context.follow(before)
    return context


def stepped(scene, change):
    """Bring `scene` to the picture after `change`; return the areas that look different."""
    picture = change.apply(scene.picture)
    return scene.update(change, picture, context_of(picture, scene.context))


def assert_like_new(scene):
    anew = Scene(scene.picture, context_of(scene.picture))
    for one in scene.picture.elements:
        assert scene.bounds(one) == anew.bounds(one), one
        assert plain(scene.display_list(one)) == plain(anew.display_list(one)), one


@few
@given(picture=pictures(largest=6), data=st.data())
def test_after_any_changes_it_is_as_if_made_anew(qapp, picture, data):
    scene = Scene(picture, context_of(picture))
    for one in picture.elements:
        scene.display_list(one)
    for _ in range(data.draw(st.integers(1, 3))):
        before = {one: (scene.bounds(one), plain(scene.display_list(one))) for one in scene.picture.elements}
        change = data.draw(changes(scene.picture, 2))
        areas = stepped(scene, change)
        assert_like_new(scene)
        _assert_changes_are_inside(scene, before, areas)


def _assert_changes_are_inside(scene, before, areas):
    """What looks different lies in one of the areas to repaint."""
    for one in {*before, *scene.picture.elements}:
        element = scene.picture.elements.get(one)
        now = (scene.bounds(one), plain(scene.display_list(one))) if element else None
        if now == before.get(one):
            continue
        for rect in (side[0] for side in (now, before.get(one)) if side):
            assert rect is None or any(area.expanded(1e-6).contains_rect(rect) for area in areas)


def test_a_moved_icon_takes_its_links_and_tails_along(qapp):
    says = Bubble(id="says", x=0.0, y=-300.0, tail=End("a"))
    scene = Scene(added(A, B, AB, says).apply(Picture()), None)
    scene.context = context_of(scene.picture)
    kept = scene.display_list("b")
    for one in ("a", "ab", "says"):
        scene.display_list(one)
    stepped(scene, edited(A, {"y": 200.0}))
    assert scene.display_list("b") is kept
    assert_like_new(scene)
    assert scene.bounds("says").bottom > 100


def test_another_link_between_the_same_two_makes_the_first_fan_out(qapp):
    scene = Scene(added(A, B, AB).apply(Picture()), None)
    scene.context = context_of(scene.picture)
    straight = scene.bounds("ab")
    stepped(scene, added(Link(id="ba", start=End("b"), end=End("a"), z="a4")))
    assert scene.bounds("ab").h > straight.h + 20
    assert_like_new(scene)
    stepped(scene, Change({"ba": Patch(scene.picture.elements["ba"], None)}))
    assert scene.bounds("ab") == straight


def test_another_loop_makes_room_for_itself(qapp):
    loop = Link(id="m", start=End("a"), end=End("a"))
    scene = Scene(added(A, loop).apply(Picture()), None)
    scene.context = context_of(scene.picture)
    first = scene.bounds("m")
    stepped(scene, added(Link(id="c", start=End("a"), end=End("a"))))
    assert scene.bounds("m").w > first.w
    assert_like_new(scene)


def test_page_settings_draw_everything_anew(qapp):
    scene = Scene(added(A, B, AB).apply(Picture()), None)
    scene.context = context_of(scene.picture)
    scene.display_list("ab")
    stepped(scene, page_edited(scene.picture.page, {"palette": "dark", "roughness": "loose"}))
    assert_like_new(scene)


@few
@given(picture=pictures(), x=numbers(-1000, 1000), y=numbers(-1000, 1000))
def test_what_is_found_at_a_point_is_what_asking_everyone_finds(qapp, picture, x, y):
    scene = Scene(picture, context_of(picture))
    places = [Point(x, y), *(scene.bounds(one).centre for one in picture.elements if scene.bounds(one))]
    for point in places:
        hit = [
            one
            for reach in (4.0, 0.0)
            for one in picture.order
            if not one.hidden and not one.locked and one.hit(point, scene.context, reach)
        ]
        assert scene.element_at(point, 4.0) is (hit[-1] if hit else None)


@few
@given(picture=pictures(), box=boxes)
def test_what_lies_in_a_rectangle_is_painted_in_order(qapp, picture, box):
    scene = Scene(picture, context_of(picture))
    found = scene.within(box)
    assert found == [one for one in picture.order if one in found]
    for element in picture.order:
        drawn = painted(scene.display_list(element.id))
        if drawn and not element.hidden and drawn.expanded(-1).intersects(box):
            assert element in found


def crowd_icon(n):
    return Icon(id=f"n{n}", symbol="wall", x=n * 7919 % 3000, y=n * 104_729 % 2400, z=f"a{n * 37 % 900}")


CROWD = Picture({icon.id: icon for icon in map(crowd_icon, range(900))})


@given(x=numbers(-100, 2000), y=numbers(-100, 2000), w=numbers(0, 3000), h=numbers(0, 2400))
def test_what_lies_in_a_large_part_is_found_step_by_step_as_at_once(qapp, x, y, w, h):
    scene, box = crowded_scene(), Rect(x, y, w, h)
    with mock.patch.object(index, "TOGETHER", 4):
        found = all_at_once(scene.within_steps(box))
    # At its very edge something may be touched by a millionth of a unit.
    sure, perhaps = scene.within(box), scene.within(box.expanded(1e-5))
    assert found == [one for one in perhaps if one in sure or one in found]
    assert {one.id for one in sure} <= {one.id for one in found} <= {one.id for one in perhaps}


def test_in_no_step_there_is_much_to_look_through(qapp, monkeypatch):
    monkeypatch.setattr(index, "TOGETHER", 10)
    scene, box = crowded_scene(), Rect(0, 0, 3000, 2400)
    assert sum(1 for _ in scene.within_steps(box)) >= 6
    assert max(len(scene.index.within(part)) for part in scene.index.parts(box)) <= 250


@lru_cache(maxsize=1)
def crowded_scene():
    return Scene(CROWD, context_of(CROWD))


# The index beneath it


@given(
    steps=st.lists(st.tuples(st.sampled_from("abcdef"), st.none() | boxes), max_size=20),
    asked=boxes,
)
def test_the_index_finds_what_a_list_of_rectangles_finds(steps, asked):
    index, rects = SpatialIndex(), {}
    for name, rect in steps:
        if rect is None:
            index.drop(name)
            rects.pop(name, None)
        else:
            index.put(name, rect)
            rects[name] = rect
    assert index.within(asked) == {name for name, rect in rects.items() if rect.intersects(asked)}
    assert len(index) == len(rects)
    assert set(index) == set(rects)
    assert {name: index.rect(name) for name in rects} == rects


@few
@given(picture=pictures(largest=6), data=st.data())
def test_after_a_change_the_scene_is_read_in_the_order_of_the_picture(qapp, picture, data):
    scene = Scene(picture, context_of(picture))
    scene.reading_order()
    stepped(scene, data.draw(changes(picture)))
    assert scene.reading_order() == walking.reading_order(scene.picture, scene.context)
