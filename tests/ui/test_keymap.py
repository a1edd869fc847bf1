"""Keys that the user chose: no key does two things, and what was kept of them can be trusted."""

from hypothesis import given
from hypothesis import strategies as st

from richpic.ui.action_table import ACTIONS
from richpic.ui.keymap import Keymap

IDS = [action.id for action in ACTIONS]


def test_without_choices_the_keys_are_those_of_the_table():
    keymap = Keymap(ACTIONS)
    assert keymap.keys("save") == ("Ctrl+S",)
    assert keymap.stored() == {}
    assert not keymap.is_changed


def test_a_key_that_is_taken_leaves_who_had_it():
    keymap = Keymap(ACTIONS)
    keymap.choose("group", ["Ctrl+S"])
    assert keymap.holder("Ctrl+S") == "group"
    assert keymap.keys("save") == ()


def test_a_key_goes_back_when_the_taker_gets_its_usual_one():
    keymap = Keymap(ACTIONS)
    keymap.choose("group", ["Ctrl+S"])
    keymap.reset("group")
    assert (keymap.keys("group"), keymap.keys("save")) == (("Ctrl+G",), ("Ctrl+S",))
    assert not keymap.is_changed


def test_an_action_may_go_without_a_key():
    keymap = Keymap(ACTIONS)
    keymap.choose("group", [])
    assert keymap.keys("group") == ()
    assert keymap.holder("Ctrl+G") is None
    assert keymap.stored() == {"group": []}


def test_choices_last_until_all_are_reset():
    keymap = Keymap(ACTIONS)
    keymap.choose("tool-note", ["W"])
    again = Keymap(ACTIONS, keymap.stored())
    assert again.first("tool-note") == "W"
    again.reset_all()
    assert again.first("tool-note") == "N"


def test_kept_nonsense_is_passed_over():
    for stored in (None, 7, "x", {"group": "Ctrl+J"}, {"group": [None, 3, "No key"]}, {"nothing": ["J"]}):
        keymap = Keymap(ACTIONS, stored)
        assert keymap.holder("J") is None
        assert keymap.keys("save") == ("Ctrl+S",)


@given(st.lists(st.tuples(st.sampled_from(IDS), st.sampled_from(["A", "Ctrl+S", "G", "Del", "F5", ""]))))
def test_no_key_ever_does_two_things(choices):
    keymap = Keymap(ACTIONS)
    for identifier, key in choices:
        keymap.choose(identifier, [key]) if key else keymap.reset(identifier)
        held = [key for one in IDS for key in keymap.keys(one)]
        assert len(held) == len(set(held))
    again = Keymap(ACTIONS, keymap.stored())
    assert {one: again.keys(one) for one in IDS} == {one: keymap.keys(one) for one in IDS}
