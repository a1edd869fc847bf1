"""While a disk takes its time, the next changes are written: the end of the program does not take them."""

import os
import threading
import time
from pathlib import Path

import pytest

from richpic.elements.note import Note
from richpic.files import journal as journals
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


def test_where_open_files_cannot_be_removed_a_save_causes_no_trouble(disk, monkeypatch, tmp_path):
    """As on Windows: what the disk is just taking in has to be let go of first."""
    opened, dup, close, unlink = set(), os.dup, os.close, Path.unlink
    told = []

    def noted_dup(handle: int) -> int:
        opened.add(made := dup(handle))
        return made

    def noted_close(handle: int) -> None:
        opened.discard(handle)
        close(handle)

    def refusing_unlink(path: Path, missing_ok: bool = False) -> None:
        if opened and path.suffix == journals.SUFFIX:
            raise PermissionError(32, "used by another process")
        unlink(path, missing_ok)

    monkeypatch.setattr(os, "dup", noted_dup)
    monkeypatch.setattr(os, "close", noted_close)
    monkeypatch.setattr(Path, "unlink", refusing_unlink)
    monkeypatch.setattr(journals, "_OPEN_FILES_STAY", True)
    journal = Journal.begin(Picture(), tell=told.append)
    journal.append(added(NOTE))
    wait_for(journal.path.exists)
    journal.rebase(added(NOTE).apply(Picture()), tmp_path / "town.richpic")
    threading.Timer(0.2, disk.set).start()
    assert journal.drain()
    assert told == [] and not journal.path.exists()
    journal.close()
