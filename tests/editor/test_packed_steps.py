"""Old steps are packed and come back as they were; of endless sessions the first are forgotten."""

import tracemalloc
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from richpic.editor import packed_steps
from richpic.editor.history import History
from richpic.editor.packed_steps import PackedSteps
from richpic.elements.icon import Icon
from richpic.elements.note import Note
from richpic.model.change import Change, Patch, added, edited, squash
from richpic.model.picture import Picture, StoredImage
from tests.strategies import changes, pictures

NOTE = Note(id="n1", text="thresholds")


@pytest.fixture
def small(monkeypatch):
    """Pack after a few steps, and close blocks early."""
    for name, value in {"LIVE": 3, "MOST_STEPS": 4, "MOST_BLOCK": 2_000}.items():
        monkeypatch.setattr(packed_steps, name, value)


def moves(count: int, start: Note = NOTE) -> list[Change]:
    """Return `count` moves of a note, one after the other."""
    found, note = [], start
    for number in range(1, count + 1):
        found.append(edited(note, {"x": number / 3, "y": -number / 7}, "moved 1 thing"))
        note = Note(id="n1", text="thresholds", x=number / 3, y=-number / 7)
    return found


@given(st.data())
def test_a_list_that_is_packed_behaves_as_one_that_is_not(data):
    with pytest.MonkeyPatch.context() as patch:
        for name, value in {"LIVE": 2, "MOST_STEPS": 3}.items():
            patch.setattr(packed_steps, name, value)
        plain: list[Change] = []
        packed = PackedSteps()
        for grows in data.draw(st.lists(st.booleans() | st.integers(0, 40), max_size=60)):
            if isinstance(grows, bool):
                step = Change(name=str(len(plain)))
                plain.append(step)
                packed.append(step)
            else:
                del plain[grows:]
                packed.cut(grows)
            assert len(packed) == len(plain)
        assert list(packed) == plain
        assert [packed[index] for index in reversed(range(len(plain)))] == plain[::-1]
        with pytest.raises(IndexError):
            packed[len(plain)]


@given(pictures(), st.data())
def test_steps_of_every_kind_come_back_exactly(picture, data):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(packed_steps, "LIVE", 0)
        steps, packed = [], PackedSteps()
        for _ in range(data.draw(st.integers(1, 4))):
            steps.append(data.draw(changes(picture)))
            packed.append(steps[-1])
            picture = steps[-1].apply(picture)
        assert list(packed) == steps


def test_the_way_back_goes_through_all_that_was_packed(small):
    history, start = History(), added(NOTE).apply(Picture())
    seen = [start]
    for step in moves(60):
        history.push(step)
        seen.append(step.apply(seen[-1]))
    for here in range(59, -1, -1):
        step = history.back()
        assert step is not None
        seen[-1] = step.apply(seen[-1])
        assert seen[-1].elements == seen[here].elements
    assert history.back() is None
    there = history.go_to(60)
    assert there is not None and there.apply(start).elements["n1"].x == 20.0


def test_after_going_far_back_something_new_takes_the_place_of_what_came_later(small):
    history = History()
    for step in moves(40):
        history.push(step)
    history.go_to(10)
    history.push(Change(name="other"))
    assert history.count == history.done == 11
    assert history.names[-2:] == ("moved 1 thing", "other")
    assert history.forward() is None


def test_the_last_step_can_be_extended_after_going_back_to_what_was_packed(small):
    history = History()
    for step in moves(40):
        history.push(step)
    history.go_to(10)
    history.extend(edited(NOTE, {"text": "waits"}))
    assert history.done == history.count == 10
    assert history.step(9).patches["n1"].after == {"x": 10 / 3, "y": -10 / 7, "text": "waits"}


def test_images_are_not_copied(small):
    image = StoredImage("image/png", bytes(100_000))
    history = History()
    history.push(Change({}, "added an image", {"i": image}))
    for step in moves(40):
        history.push(step)
    assert history.step(0).images["i"] is image


def test_a_million_steps_would_take_no_more_than_allowed(small, monkeypatch):
    monkeypatch.setattr(packed_steps, "MOST_BYTES", 3_000)
    history, steps = History(), moves(600)
    now = squash(steps).apply(added(NOTE).apply(Picture()))
    for step in steps:
        history.push(step)
    assert history.forgotten > 0
    assert history.done == history.count == 600 - history.forgotten
    back = [history.back() for _ in range(history.count)]
    assert history.back() is None
    for step in back:
        assert step is not None
        now = step.apply(now)
    assert now.elements["n1"].x == history.forgotten / 3


def test_a_step_takes_little_room():
    packed = PackedSteps()
    for step in [added(Icon(id=f"i{number}", symbol="home")) for number in range(50)] + moves(3_000):
        packed.append(step)
    assert len(packed._data) / sum(block.steps for block in packed._blocks) < 60


def test_forgetting_takes_no_second_copy(small, monkeypatch):
    most = 2_000_000
    monkeypatch.setattr(packed_steps, "MOST_BYTES", most)
    packed, chance = PackedSteps(), Random(1)
    tracemalloc.start()
    try:
        gone = 0
        while gone < 400:
            words = chance.randbytes(4_000).hex()
            gone += packed.append(Change({"n1": Patch({"text": ""}, {"text": words})}, "wrote"))
            if not gone:
                tracemalloc.reset_peak()
                full = tracemalloc.get_traced_memory()[1]
        assert tracemalloc.get_traced_memory()[1] < full + most / 2
    finally:
        tracemalloc.stop()
