"""While a disk takes its time, the next changes are written: the end of the program does not take them."""

import os
import threading
import time

import pytest

from richpic.elements.note import Note
from richpic.files.journal import Journal
from richpic.files.recovery import Recovery, recoverable
from richpic.model.change import added, edited
from richpic.model.picture import Picture

NOTE = Note(id="n", text="one")


@pytest.fixture
def disk(monkeypatch):
    """A disk that confirms nothing until the event is set."""
    confirms, real = threading.Event(), os.fsync

    def fsync(handle: int) -> None:
        confirms.wait(30)
        real(handle)

    monkeypatch.setattr(os, "fsync", fsync)
    yield confirms
    confirms.set()


def written(journal: Journal) -> Picture:
    """Return what a kill at this moment would leave."""
    return Recovery(journal.path, None, "", None, 0).picture()  # type: ignore[arg-type]  # its time is not asked


def wait_for(holds) -> None:
    ends = time.monotonic() + 20
    while not holds():
        assert time.monotonic() < ends
        time.sleep(0.005)


def test_changes_are_written_while_the_disk_takes_in_those_before(disk):
    journal = Journal.begin(Picture())
    journal.append(added(NOTE))
    wait_for(journal.path.exists)
    for x in (1.0, 2.0, 3.0):
        journal.append(edited(NOTE, {"x": x}))
        wait_for(lambda x=x: written(journal).elements["n"].x == x)
    disk.set()
    assert journal.drain()
    journal.close(discard=False)
    (recovery,) = recoverable()
    assert recovery.picture().elements["n"].x == 3.0


def test_only_what_the_disk_has_confirmed_counts_as_in_safety(disk):
    journal = Journal.begin(Picture())
    journal.append(added(NOTE))
    assert not journal.drain(timeout=0.1)
    disk.set()
    assert journal.drain()
    journal.close()


def test_what_is_discarded_waits_for_the_disk_and_leaves_nothing(disk):
    journal = Journal.begin(Picture())
    journal.append(added(NOTE))
    wait_for(journal.path.exists)
    disk.set()
    journal.close()
    assert not journal.path.exists()
    assert recoverable() == []
