"""A journal that cannot be written says so once, goes on elsewhere, and comes back; done ones are cleared."""

import os
import shutil
import time
from datetime import UTC, datetime

import pytest

from richpic.elements.note import Note
from richpic.files import journal as journal_module
from richpic.files.journal import Journal, journals_folder, lock_path, spare_journals_folder
from richpic.files.lock import FileLock
from richpic.files.recovery import clear_journals, recoverable
from richpic.files.saving import write_picture
from richpic.files.version_rules import Rules
from richpic.model.change import added, edited
from richpic.model.picture import Picture

NOTE = Note(id="n", text="one")


@pytest.fixture
def said() -> list[str]:
    return []


@pytest.fixture
def journal(said, monkeypatch):
    monkeypatch.setattr(journal_module, "RETRY_AFTER", 0.02)
    made = Journal.begin(Picture(), tell=said.append)
    yield made
    made.close()


def lock_out() -> None:
    """Leave no place for journals: where the folder was is a file."""
    shutil.rmtree(journals_folder(), ignore_errors=True)
    journals_folder().parent.mkdir(parents=True, exist_ok=True)
    journals_folder().write_text("", "utf-8")


def wait_for(holds) -> None:
    ends = time.monotonic() + 20
    while not holds():
        assert time.monotonic() < ends
        time.sleep(0.01)


def test_the_trouble_is_said_once_and_so_is_its_end(journal, said):
    lock_out()
    journal.append(added(NOTE))
    for x in range(5):
        journal.append(edited(NOTE, {"x": float(x)}))
        assert not journal.drain()
    assert len(said) == 1 and "could not be put in safety" in said[0]
    journals_folder().unlink()
    wait_for(lambda: len(said) == 2)
    assert said[1] == ""
    assert journal.drain()


def test_meanwhile_the_picture_is_kept_elsewhere_and_recovered_from_there(journal):
    lock_out()
    journal.append(added(NOTE))
    assert not journal.drain()
    journal.append(edited(NOTE, {"x": 7.0}))
    assert not journal.drain()
    assert recoverable() == [], "not while the program runs"
    journal.close(discard=False)
    (recovery,) = recoverable()
    assert recovery.path.parent == spare_journals_folder()
    assert recovery.picture().elements["n"].x == 7.0
    assert recovery.changes == 2
    recovery.discard()
    assert recoverable() == []


def test_once_the_cause_is_gone_all_is_back_in_its_place(journal):
    lock_out()
    journal.append(added(NOTE))
    assert not journal.drain()
    journals_folder().unlink()
    wait_for(lambda: journal.drain())
    assert list(spare_journals_folder().iterdir()) == []
    journal.close(discard=False)
    (recovery,) = recoverable()
    assert recovery.path.parent == journals_folder()
    assert recovery.picture().elements["n"] == NOTE


def test_of_a_journal_in_two_places_the_later_is_offered(journal, monkeypatch):
    journal.append(added(NOTE))
    assert journal.drain()

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(journal_module.JournalFile, "extend", full)
    journal.append(edited(NOTE, {"x": 7.0}))
    assert not journal.drain()
    journal.close(discard=False)
    (recovery,) = recoverable()
    assert recovery.picture().elements["n"].x == 7.0
    recovery.discard()
    assert recoverable() == []


def test_a_spare_place_that_somebody_else_made_is_not_used(journal, monkeypatch):
    spare_journals_folder().mkdir(parents=True)
    monkeypatch.setattr(os, "getuid", lambda: 12345)
    lock_out()
    journal.append(added(NOTE))
    assert not journal.drain()
    assert list(spare_journals_folder().iterdir()) == []


def left_behind(source=None) -> None:
    journal = Journal.begin(Picture(), source)
    journal.append(added(NOTE))
    assert journal.drain()
    journal.close(discard=False)


def age_all(days: float) -> None:
    for path in journals_folder().glob("*.journal"):
        lines = path.read_text("utf-8")
        now = datetime.now(UTC)
        old = datetime.fromtimestamp(now.timestamp() - days * 86400, UTC)
        path.write_text(lines.replace(f'"time": "{now.year}', f'"time": "{old.year - 2}'), "utf-8")
        os.utime(path, (old.timestamp(), old.timestamp()))


def test_old_journals_of_pictures_saved_since_are_cleared_and_no_others(tmp_path):
    saved, gone = tmp_path / "saved.richpic", tmp_path / "gone.richpic"
    for source in (saved, gone, None):
        left_behind(source)
    age_all(400)
    write_picture(Picture(), saved)
    assert clear_journals(Rules(90, 500)) == 1
    assert {one.source for one in recoverable()} == {gone, None}
    assert clear_journals(Rules(0, 500)) == 0


def test_a_young_journal_stays_even_if_its_picture_was_saved_since(tmp_path):
    left_behind(tmp_path / "a.richpic")
    write_picture(Picture(), tmp_path / "a.richpic")
    assert clear_journals(Rules(30, 500)) == 0


def test_journals_with_nothing_in_them_and_locks_of_none_are_swept_up():
    left_behind()
    (journals_folder() / "x.journal").write_bytes(b"")
    (journals_folder() / "y.lock").write_bytes(b"")
    held = FileLock(lock_path(journals_folder() / "z.journal"))
    held.acquire()
    os.utime(journals_folder() / "x.journal", (0, 0))
    assert clear_journals(Rules()) == 1
    assert not (journals_folder() / "y.lock").exists()
    assert held.path.exists(), "a program that is just beginning its journal"
    held.release()
    assert len(recoverable()) == 1
