"""Undo and redo, whatever has happened in between."""

from hypothesis import given
from hypothesis import strategies as st

from richpic.editor.history import History
from richpic.elements.icon import Icon
from richpic.model.change import Change, Patch, added, edited
from tests.strategies import changes, pictures

AYO = Icon(id="ayo", symbol="wall")


def test_an_empty_history_has_no_way_back_or_forward():
    history = History()
    assert history.back() is None
    assert history.forward() is None
    assert history.names == ()


@given(pictures(), st.data())
def test_walking_back_and_forward_meets_every_picture_again(picture, data):
    history, seen = History(), [picture]
    for _ in range(data.draw(st.integers(1, 4))):
        change = data.draw(changes(seen[-1], 2))
        history.push(change)
        seen.append(change.apply(seen[-1]))
    here, now = len(seen) - 1, seen[-1]
    for back in data.draw(st.lists(st.booleans(), max_size=12)):
        step = history.back() if back else history.forward()
        if step is None:
            assert here == (0 if back else len(seen) - 1)
            continue
        now, here = step.apply(now), here + (-1 if back else 1)
        assert (now.elements, now.page) == (seen[here].elements, seen[here].page)
        assert history.done == here


def test_a_new_step_forgets_what_could_be_redone():
    history = History()
    history.push(Change(name="first"))
    history.push(Change(name="second"))
    history.back()
    history.push(Change(name="other"))
    assert history.names == ("first", "other")
    assert history.forward() is None


def test_extending_makes_one_step_of_two():
    history = History()
    history.push(added(AYO, name="added"))
    history.extend(edited(AYO, {"label": "Ayo"}))
    assert history.names == ("added",)
    step = history.back()
    assert step.patches["ayo"].after is None
    assert history.back() is None


def test_extending_a_step_to_nothing_takes_it_out_of_the_list():
    history = History()
    history.push(added(AYO))
    history.extend(Change({"ayo": Patch(AYO, None)}))
    assert history.names == ()
    assert history.done == 0
    assert history.back() is None


def test_extending_nothing_is_a_step_of_its_own():
    history = History()
    history.extend(added(AYO, name="added"))
    assert history.names == ("added",)


def test_it_knows_whether_the_last_step_made_an_element():
    history = History()
    assert not history.made_last("ayo")
    history.push(added(AYO))
    assert history.made_last("ayo")
    history.push(edited(AYO, {"x": 5.0}))
    assert not history.made_last("ayo")
    history.back()
    assert history.made_last("ayo")
    assert not history.made_last("bo")


def test_another_picture_has_another_history():
    history = History()
    history.push(added(AYO))
    history.clear()
    assert history.back() is None
    assert history.names == ()
