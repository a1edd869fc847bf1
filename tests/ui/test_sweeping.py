"""Garbage is thrown away while the user rests, not while they work; and afterwards all is as before."""

import gc
import sys
import weakref

import pytest
from PySide6.QtCore import QObject

from richpic.ui import sweeping
from richpic.ui.sweeping import Sweeper, even_frames


class Ring:
    """Something that only a search for garbage finds."""

    def __init__(self) -> None:
        self.myself = self


@pytest.fixture
def sweeper(qapp, monkeypatch):
    monkeypatch.setattr(sweeping, "WORTH_IT", 1)
    at_work = [0]
    with even_frames():
        parent = QObject()
        made = Sweeper(lambda: at_work[0], parent)
        made.at_work = at_work
        yield made
        del parent, made


def test_afterwards_all_is_as_before(qapp):
    before = gc.get_threshold(), gc.isenabled(), gc.get_freeze_count()
    turn = sys.getswitchinterval()
    with even_frames():
        parent = QObject()
        Sweeper(lambda: None, parent)
        assert gc.get_freeze_count() > 10_000
    assert (gc.get_threshold(), gc.isenabled()) == before[:2]
    assert gc.get_freeze_count() <= before[2]
    assert sys.getswitchinterval() == pytest.approx(turn)


def test_garbage_goes_once_nothing_moves(sweeper, qtbot):
    lost = weakref.ref(Ring())
    sweeper._look()
    assert lost() is not None, "the first look only tells where things are"
    sweeper._look()
    assert lost() is None


def test_what_came_with_a_large_picture_is_passed_over_without_a_search(sweeper, monkeypatch):
    monkeypatch.setattr(sweeping, "TOO_MANY", 1000)
    sweeper._look()
    picture = [Ring() for _ in range(3000)]
    before = gc.get_freeze_count()
    sweeper._look()
    assert gc.get_freeze_count() >= before + len(picture)
    lost = weakref.ref(Ring())
    sweeper._look()
    assert lost() is None, "what is new since then is searched as ever"


def test_nothing_is_searched_while_something_moves(sweeper):
    lost = weakref.ref(Ring())
    for step in range(5):
        sweeper.at_work[0] = step
        sweeper._look()
    assert lost() is not None
    gc.collect()
    assert lost() is None
