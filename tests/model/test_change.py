"""A Change says per element what was and what is; everything else reads it."""

from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from richpic.elements.icon import Icon
from richpic.elements.note import Note
from richpic.model.change import Change, Patch, added, compared, edited, edited_many, page_edited, squash
from richpic.model.picture import PAGE_ID, Page, Picture, StoredImage
from tests.strategies import changes, pictures

AYO = Icon(id="ayo", symbol="youth-worker", label="Ayo")


def of(*elements: Icon | Note) -> Picture:
    return added(*elements).apply(Picture())


def same(a: Picture, b: Picture) -> bool:
    """Tell whether two pictures show the same; stored images that nothing shows do not count."""
    return a.elements == b.elements and a.page == b.page


def sequence(data: st.DataObject, picture: Picture, longest: int = 5) -> list[Change]:
    """Draw changes, each fitting the picture after those before it."""
    steps = []
    for _ in range(data.draw(st.integers(1, longest), label="steps")):
        step = data.draw(changes(picture, 2), label="step")
        steps.append(step)
        picture = step.apply(picture)
    return steps


@given(pictures(), st.data())
def test_changes_and_their_inverses_lead_back_to_the_first_picture(picture, data):
    now = picture
    steps = sequence(data, picture)
    for step in steps:
        now = step.apply(now)
    for step in reversed(steps):
        now = step.inverse.apply(now)
    assert same(now, picture)


@given(pictures(), st.data())
def test_inverting_twice_is_the_change_itself(picture, data):
    change = data.draw(changes(picture))
    assert change.inverse.inverse.patches == change.patches
    assert same(change.inverse.inverse.apply(picture), change.apply(picture))


@given(pictures(), st.data())
def test_squashing_does_what_the_sequence_does_and_takes_it_back_as_one(picture, data):
    steps = sequence(data, picture)
    now = picture
    for step in steps:
        now = step.apply(now)
    squashed = squash(steps)
    assert squashed.apply(picture) == now
    assert same(squashed.inverse.apply(now), picture)


@given(pictures(), st.data())
def test_joining_changes_does_not_depend_on_where_the_brackets_are(picture, data):
    first, second, third, *_ = [*sequence(data, picture, 3), Change(), Change()]
    left, right = first.then(second).then(third), first.then(second.then(third))
    assert left.patches == right.patches
    assert left.images == right.images


@given(pictures(), st.data())
def test_a_change_and_its_inverse_joined_are_nothing(picture, data):
    change = data.draw(changes(picture))
    assert not change.then(change.inverse).patches


@given(pictures(), pictures())
def test_the_comparison_of_two_pictures_leads_from_one_to_the_other(old, new):
    change = compared(old, new)
    assert same(change.apply(old), new)
    assert same(change.inverse.apply(new), old)
    assert new.images.items() <= change.apply(old).images.items()


@given(pictures(), st.data())
def test_comparison_names_only_the_fields_that_differ(picture, data):
    after = data.draw(changes(picture)).apply(picture)
    for key, patch in compared(picture, after).patches.items():
        if not (isinstance(patch.before, Mapping) and isinstance(patch.after, Mapping)):
            continue
        assert patch.before.keys() == patch.after.keys()
        assert all(patch.before[name] != patch.after[name] for name in patch.after)
        assert key == PAGE_ID or {"id", "kind"}.isdisjoint(patch.after)


@given(pictures())
def test_a_picture_compared_with_itself_has_not_changed(picture):
    assert compared(picture, picture).is_empty
    assert compared(picture, Picture(dict(picture.elements), picture.page, picture.images)).is_empty


@given(pictures(), st.data())
def test_applying_leaves_the_picture_before_as_it_was(picture, data):
    elements, page = dict(picture.elements), picture.page
    data.draw(changes(picture)).apply(picture)
    assert picture.elements == elements
    assert picture.page == page


def test_undoing_my_colour_keeps_your_move():
    picture = of(AYO)
    mine = edited(AYO, {"tint": "coral"})
    picture = mine.apply(picture)
    yours = edited(picture.elements["ayo"], {"x": 70.0, "y": 5.0})
    picture = yours.apply(picture)
    assert mine.inverse.apply(picture).elements["ayo"] == replace(AYO, x=70.0, y=5.0)


def test_undoing_my_move_of_what_you_deleted_does_nothing():
    mine = edited(AYO, {"x": 9.0})
    without = Change({"ayo": Patch(AYO, None)}).apply(mine.apply(of(AYO)))
    assert mine.inverse.apply(without) == without


def test_patches_of_missing_elements_are_passed_over_and_the_others_are_not():
    bo = replace(AYO, id="bo")
    change = edited_many([(AYO, {"x": 1.0}), (bo, {"x": 2.0})])
    assert change.apply(of(bo)).elements == {"bo": replace(bo, x=2.0)}


def test_an_undone_deletion_brings_everything_back():
    picture = of(AYO)
    deletion = Change({"ayo": Patch(AYO, None)})
    assert deletion.apply(picture).elements == {}
    assert deletion.inverse.apply(deletion.apply(picture)) == picture


def test_added_and_then_deleted_is_nothing():
    assert added(AYO).then(Change({"ayo": Patch(AYO, None)})).is_empty


def test_added_and_then_edited_is_an_addition_of_the_edited_one():
    joined = added(AYO).then(edited(AYO, {"x": 3.0}))
    assert joined.patches == {"ayo": Patch(None, replace(AYO, x=3.0))}


def test_there_and_back_is_nothing():
    there = edited(AYO, {"x": 3.0})
    assert there.then(there.inverse).is_empty


def test_a_joined_edit_remembers_the_very_first_values():
    first = edited(AYO, {"x": 3.0})
    second = edited(replace(AYO, x=3.0), {"x": 5.0, "label": "Bo"})
    patch = first.then(second).patches["ayo"]
    assert patch == Patch({"x": 0.0, "label": "Ayo"}, {"x": 5.0, "label": "Bo"})


def test_a_joined_change_keeps_the_first_name_there_is():
    assert Change(name="moved").then(Change(name="turned")).name == "moved"
    assert squash([Change(name=""), Change(name="turned")]).name == "turned"
    assert squash([Change(name="moved")], "dragged").name == "dragged"
    assert edited(AYO, {"x": 1.0}).named("nudged").name == "nudged"


def test_one_may_become_another_kind():
    picture, note = of(AYO), Note(id="ayo", text="was here")
    change = compared(picture, of(note))
    assert change.apply(picture).elements == {"ayo": note}
    assert change.inverse.apply(of(note)).elements == {"ayo": AYO}


def test_equal_values_make_no_patch():
    assert edited(AYO, {"label": "Ayo", "x": 0.0}).is_empty
    assert page_edited(Page(), {"title": ""}).is_empty


@pytest.mark.parametrize("name", ["colour", "id", "kind", "text_field"])
def test_fields_that_are_not_there_to_change_are_refused(name):
    with pytest.raises(AttributeError, match=name):
        edited(AYO, {name: "x"})


def test_the_page_changes_as_elements_do():
    picture = Picture(page=Page(title="Before", date="2021-01"))
    change = page_edited(picture.page, {"title": "After"})
    assert change.apply(picture).page == Page(title="After", date="2021-01")
    assert change.inverse.apply(change.apply(picture)) == picture


def test_images_come_with_a_change_and_stay_when_it_is_undone():
    image = StoredImage("image/png", b"...")
    change = Change(images={"hash": image})
    assert not change.is_empty
    after = change.apply(Picture())
    assert after.images == {"hash": image}
    assert change.inverse.apply(after).images == {"hash": image}
    assert Change().then(change).images == {"hash": image}
