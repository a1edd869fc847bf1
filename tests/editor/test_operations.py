"""What can be done to elements: laws that hold for any picture."""

from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from richpic.editor import operations
from richpic.editor.identity import new_id, numbered_ids, z_above, z_below, z_between
from richpic.elements.end import End
from richpic.elements.icon import Icon
from richpic.elements.link import Link
from richpic.elements.note import Note
from richpic.files.symbols import symbol_library
from richpic.model.change import added
from richpic.model.geometry import Point, Rect
from richpic.model.picture import Picture
from richpic.render.context import PictureContext
from tests.strategies import numbers, pictures


@st.composite
def chosen(draw, kinds=()):
    """A picture and some ids of its elements, perhaps one that is not there."""
    picture = draw(pictures(kinds=kinds))
    ids = draw(st.lists(st.sampled_from([*picture.elements, "nobody"]), unique=True))
    return picture, ids


def ids_of(picture):
    return [element.id for element in picture.order]


def flat(*ids, z="a0"):
    return added(*(Icon(id=one, symbol="wall", z=z) for one in ids)).apply(Picture())


def drawn_in(picture):
    return PictureContext(picture, symbol_library())


# Places


@given(chosen(), numbers(-500, 500), numbers(-500, 500))
def test_locked_things_and_things_not_chosen_stay(case, dx, dy):
    picture, ids = case
    box, other = Rect(0, 0, 100, 100), Rect(dx, dy, 150, 50)
    free = {one for one in ids if one in picture.elements and not picture.elements[one].locked}
    assert set(operations.resized(picture, ids, box, other).patches) <= free
    assert set(operations.turned(picture, ids, dx, Point(0, dy)).patches) <= free
    for one in set(operations.moved(picture, ids, dx, dy).patches) - free:
        along = picture.elements[one]
        assert not along.locked and free.intersection(along.goes_with())


@given(chosen(), numbers(-500, 500), numbers(-500, 500))
def test_moving_back_undoes_a_move(case, dx, dy):
    picture, ids = case
    there = operations.moved(picture, ids, dx, dy).apply(picture)
    back = operations.moved(there, ids, -dx, -dy).apply(there)
    for one, element in picture.elements.items():
        assert back.elements[one].place() == pytest.approx(element.place(), abs=1e-6)


def test_changes_have_plain_names():
    picture = flat("a", "b")
    assert operations.moved(picture, ["a"], 5, 5).name == "moved 1 thing"
    assert operations.moved(picture, ["a", "b"], 5, 5).name == "moved 2 things"
    assert operations.locked(picture, ["a"], True).name == "locked 1 thing"


# Deleting


@given(chosen())
def test_deleting_leaves_nothing_hanging_on_what_is_gone(qapp, case):
    picture, ids = case
    change = operations.removed(picture, ids, drawn_in(picture))
    after = change.apply(picture)
    gone = {one for one in ids if one in picture.elements and not picture.elements[one].locked}
    assert set(after.elements) == set(picture.elements) - gone
    for element in after.elements.values():
        assert set(element.hangs_on()) <= set(after.elements)
    assert change.inverse.apply(after).elements == picture.elements


def test_a_locked_link_lets_go_of_what_is_deleted(qapp):
    a, b = Icon(id="a", symbol="wall"), Icon(id="b", symbol="wall", x=400.0)
    link = Link(id="l", start=End("a"), end=End("b"), locked=True)
    picture = added(a, b, link).apply(Picture())
    after = operations.removed(picture, ["a", "l"], drawn_in(picture)).apply(picture)
    assert set(after.elements) == {"b", "l"}
    assert after.elements["l"].hangs_on() == ("b",)


# Copying


@given(chosen(), numbers(-90, 90))
def test_copies_join_copies_and_the_rest_hangs_where_it_hung(case, shift):
    picture, ids = case
    originals = [picture.elements[one] for one in ids if one in picture.elements]
    copies = operations.copied(originals, shift, shift, numbered_ids("copy"))
    names = {old.id: new.id for old, new in zip(originals, copies, strict=True)}
    assert set(names.values()).isdisjoint(picture.elements)
    for old, new in zip(originals, copies, strict=True):
        assert type(new) is type(old)
        assert new.hangs_on() == tuple(dict.fromkeys(names.get(one, one) for one in old.hangs_on()))
        assert len(new.groups) == len(old.groups)
    assert _nesting(copies) == _nesting(originals)


def _nesting(elements):
    """Which of the elements share how many groups, whatever the groups are called."""
    return [[len(set(a.groups) & set(b.groups)) for b in elements] for a in elements]


@given(chosen())
def test_duplicates_lie_over_everything_in_their_order(case):
    picture, ids = case
    change = operations.duplicated(picture, ids)
    after = change.apply(picture)
    order = ids_of(after)
    assert order[: len(picture.elements)] == ids_of(picture)
    assert order[len(picture.elements) :] == list(change.patches)
    assert all(patch.before is None for patch in change.patches.values())


def test_a_note_is_added_beside_the_last_where_there_is_room(qapp):
    first, second = Note(id="1", text="one"), Note(id="2", x=152.0, text="two")
    picture = added(first, second).apply(Picture())
    change = operations.next_beside(picture, "1", drawn_in(picture))
    (patch,) = change.patches.values()
    made = patch.after
    assert isinstance(made, Note)
    assert (made.x, made.y, made.text) == (304.0, 0.0, "")


# Groups


@given(chosen())
def test_groups_stay_nested_whatever_is_grouped_and_ungrouped(case):
    picture, ids = case
    grouped = operations.grouped(picture, ids, lambda: "g-new").apply(picture)
    _assert_nested(grouped)
    _assert_nested(operations.ungrouped(picture, ids).apply(picture))
    _assert_nested(operations.ungrouped(grouped, ids).apply(grouped))
    for one in ids:
        assert one == "nobody" or "g-new" in grouped.elements[one].groups


def _assert_nested(picture):
    """Around a group there are always the same other groups, whichever member is asked."""
    around: dict[str, tuple[str, ...]] = {}
    for element in picture.elements.values():
        assert len(set(element.groups)) == len(element.groups)
        for depth, group in enumerate(element.groups):
            assert around.setdefault(group, element.groups[depth + 1 :]) == element.groups[depth + 1 :]


@given(chosen())
def test_ungrouping_takes_a_new_group_away_again(case):
    picture, ids = case
    whole = operations.with_groups(picture, ids)
    grouped = operations.grouped(picture, whole).apply(picture)
    assert operations.ungrouped(grouped, whole).apply(grouped) == picture


def test_a_part_of_a_group_forms_a_group_within_it():
    picture = flat("a", "b", "c")
    picture = operations.grouped(picture, ["a", "b", "c"], lambda: "outer").apply(picture)
    picture = operations.grouped(picture, ["a", "b"], lambda: "inner").apply(picture)
    assert picture.elements["a"].groups == ("inner", "outer")
    assert picture.elements["c"].groups == ("outer",)


def test_a_group_of_which_a_part_is_chosen_comes_whole():
    picture = flat("a", "b", "c")
    picture = operations.grouped(picture, ["a", "b"], lambda: "pair").apply(picture)
    picture = operations.grouped(picture, ["a", "c"], lambda: "all").apply(picture)
    assert [picture.elements[one].groups for one in "abc"] == [("pair", "all"), ("pair", "all"), ("all",)]


def test_choosing_one_of_a_group_chooses_all_of_its_outermost_group():
    picture = flat("a", "b", "c", "d")
    picture = operations.grouped(picture, ["a", "b"]).apply(picture)
    picture = operations.grouped(picture, ["a", "b", "c"]).apply(picture)
    assert operations.with_groups(picture, ["a"]) == ["a", "b", "c"]
    assert operations.with_groups(picture, ["d", "nobody"]) == ["d"]


# What lies over what


@given(chosen())
def test_to_the_front_and_to_the_back_keep_both_orders(case):
    picture, ids = case
    before = ids_of(picture)
    moving = [one for one in before if one in ids and not picture.elements[one].guarded]
    others = [one for one in before if one not in moving]
    assert ids_of(operations.to_front(picture, ids).apply(picture)) == others + moving
    assert ids_of(operations.to_back(picture, ids).apply(picture)) == moving + others


@given(chosen())
def test_one_step_forward_passes_just_one_other_thing(case):
    picture, ids = case
    before = ids_of(picture)
    moving = [one for one in before if one in ids and not picture.elements[one].guarded]
    others = [one for one in before if one not in moving]
    assume(moving)
    over = len([one for one in others if before.index(one) < before.index(moving[-1])])
    at = min(len(others), over + 1)
    after = ids_of(operations.forward(picture, ids).apply(picture))
    assert after == [*others[:at], *moving, *others[at:]]
    under = len([one for one in others if before.index(one) < before.index(moving[0])])
    at = max(0, under - 1)
    after = ids_of(operations.backward(picture, ids).apply(picture))
    assert after == [*others[:at], *moving, *others[at:]]


@given(chosen())
def test_reordering_changes_nothing_but_the_order(case):
    picture, ids = case
    for operation in (operations.to_front, operations.to_back, operations.forward, operations.backward):
        change = operation(picture, ids)
        after = change.apply(picture)
        for one, element in picture.elements.items():
            assert replace(after.elements[one], z=element.z) == element
        assert change.inverse.apply(after) == picture


@pytest.mark.parametrize("same_z", [True, False])
def test_reordering_to_where_it_is_already_is_no_change(same_z):
    picture = flat("a", "b", "c")
    if not same_z:
        picture = operations.to_front(picture, ["a", "b", "c"]).apply(picture)
    assert operations.to_front(picture, ["c"]).is_empty
    assert operations.forward(picture, ["b", "c"]).is_empty
    assert operations.to_back(picture, ["a"]).is_empty
    assert operations.backward(picture, ["a"]).is_empty
    assert operations.forward(picture, []).is_empty


def test_where_there_is_room_only_the_moved_thing_gets_a_new_place():
    picture = added(*(Icon(id=f"i{n}", symbol="wall", z=f"a{n}") for n in range(6))).apply(Picture())
    assert set(operations.backward(picture, ["i4"]).patches) == {"i4"}
    assert set(operations.to_back(picture, ["i4", "i2"]).patches) == {"i4", "i2"}


@given(pictures())
def test_a_new_thing_goes_over_or_under_everything(picture):
    assume(picture.elements)
    over, under = (
        Icon(id=name, symbol="wall", z=z)
        for name, z in (("over", z_above(picture)), ("under", z_below(picture)))
    )
    order = ids_of(added(over, under).apply(picture))
    assert (order[0], order[-1]) == ("under", "over")


def test_after_1800_things_pushed_under_the_same_one_a_place_is_still_short_enough_for_a_file():
    low, high = "a0", "a1"
    for _ in range(1800):
        high = z_between(low, high)
    assert low < high
    assert len(high) <= 400


# The rest


def test_fields_are_set_on_those_that_have_them():
    picture = added(Icon(id="i", symbol="wall"), Note(id="n")).apply(Picture())
    change = operations.nudged_fields(picture, ["i", "n"], {"tint": "leaf", "face": "sad"}, "styled")
    assert change.apply(picture).elements["i"] == Icon(id="i", symbol="wall", tint="leaf", face="sad")
    assert change.apply(picture).elements["n"] == Note(id="n", tint="leaf")


def test_ids_do_not_repeat():
    assert len({new_id() for _ in range(2000)}) == 2000
    make = numbered_ids("n")
    assert [make(), make()] == ["n1", "n2"]
