"""Changes written down are the same Changes when read."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from richpic.elements.note import Note
from richpic.files.changes import decoded_change, encoded_change
from richpic.files.decoding import Fault
from richpic.model.change import Change, Patch, edited, page_edited
from richpic.model.picture import PAGE_ID, Page, Picture
from tests import strategies


def again(change: Change, picture: Picture) -> Change:
    return decoded_change(json.loads(json.dumps(encoded_change(change, picture), allow_nan=False)))


@given(strategies.pictures(), st.data())
def test_a_change_and_its_inverse_come_back_as_they_were(picture, data):
    change = data.draw(strategies.changes(picture))
    assert again(change, picture) == change
    assert again(change.inverse, change.apply(picture)) == change.inverse


def test_a_page_given_whole_comes_back():
    change = Change({PAGE_ID: Patch(Page(), Page(title="new", extra={"mood": 1}))})
    assert again(change, Picture()) == change


def test_patches_of_what_is_not_there_are_left_out():
    assert again(edited(Note(id="gone"), {"x": 5.0}), Picture()).is_empty


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"x": "5"}, "x: must be a number"),
        ({"x": 1e999}, "x: must be a number, not NaN"),
        ({"w": 5.0}, "w: must be at least"),
        ({"beams": 1}, "beams"),
        ({"id": "other"}, "id"),
        ({"kind": "icon"}, "kind"),
        ([], "{ … }"),
    ],
)
def test_a_field_that_cannot_be_is_refused(fields, words):
    patch = {"kind": "note", "before": {}, "after": fields}
    with pytest.raises(Fault, match=words):
        decoded_change({"name": "", "patches": {"n1": patch}})


@pytest.mark.parametrize(
    "raw", [None, [], {}, {"name": 1}, {"name": "", "patches": []}, {"name": "", "patches": {"a": 1}}]
)
def test_what_is_no_change_is_refused(raw):
    with pytest.raises(Fault):
        decoded_change(raw)


def test_a_whole_element_under_another_id_is_refused():
    whole = encoded_change(Change({"n1": Patch(None, Note(id="n1"))}), Picture())
    whole["patches"]["n2"] = whole["patches"].pop("n1")
    with pytest.raises(Fault, match="n2"):
        decoded_change(whole)


def test_changes_of_the_page_tell_so():
    change = page_edited(Page(), {"title": "t"})
    assert encoded_change(change, Picture())["patches"]["page"]["kind"] == "page"
