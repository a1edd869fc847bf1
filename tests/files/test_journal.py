"""The journal keeps every Change through crashes, full disks and torn lines, and goes once all is saved."""

import errno
import os
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from richpic.elements.icon import Icon
from richpic.elements.note import Note
from richpic.files import journal as journal_module
from richpic.files.errors import FileError
from richpic.files.journal import Journal, journals_folder
from richpic.files.recovery import Recovery, recoverable
from richpic.model.change import Change, added, edited, page_edited, squash
from richpic.model.picture import Picture
from tests import strategies
from tests.files.journal_child import changes

NOTE = Note(id="n1", text="keep me")


@pytest.fixture
def begin():
    """Begin journals that end with the test."""
    begun: list[Journal] = []

    def make(*args, **kwargs) -> Journal:
        begun.append(Journal.begin(*args, **kwargs))
        return begun[-1]

    yield make
    for journal in begun:
        journal.close()


def crashed(journal: Journal) -> Recovery:
    """Return what is offered after `journal`'s session has ended without a word."""
    assert journal.drain(timeout=60.0)
    journal.close(discard=False)
    (recovery,) = recoverable()
    return recovery


def on_disk() -> list[str]:
    return sorted(path.name for path in journals_folder().iterdir()) if journals_folder().exists() else []


def test_what_was_not_saved_is_offered_and_comes_back(begin, tmp_path):
    source = tmp_path / "plan.richpic"
    start = Picture({"i1": Icon(id="i1", symbol="home", x=1 / 3)})
    journal = begin(start, source)
    step = squash([added(NOTE), page_edited(start.page, {"title": "Our system"})])
    for change in (step, edited(NOTE, {"x": 2 / 3}), edited(start.elements["i1"], {"label": "home"})):
        journal.append(change)
        start = change.apply(start)
    recovery = crashed(journal)
    assert recovery.picture() == start
    assert (recovery.source, recovery.changes) == (source, 3)
    assert datetime.now(UTC) - recovery.time < timedelta(seconds=30)


@settings(max_examples=30)  # each waits for the disk
@given(strategies.pictures(), st.data())
def test_any_changes_come_back_exactly(picture, data):
    journal, now = Journal.begin(picture, saved=False), picture
    for _ in range(data.draw(st.integers(1, 4))):
        change = data.draw(strategies.changes(now))
        journal.append(change)
        now = change.apply(now)
    recovered = crashed(journal)
    assert recovered.picture().elements == now.elements
    recovered.discard()


def test_untitled_work_is_kept_from_its_first_change_on(begin):
    journal = begin(Picture())
    assert journal.drain() and on_disk() == []
    journal.append(added(NOTE))
    recovery = crashed(journal)
    assert recovery.source is None
    assert recovery.picture().elements == {"n1": NOTE}


def test_undoing_is_a_change_like_any_other(begin):
    journal = begin(Picture())
    change = added(NOTE)
    journal.append(change)
    journal.append(change.inverse)
    assert crashed(journal).picture().elements == {}


def test_after_saving_there_is_nothing_to_recover(begin, tmp_path):
    journal = begin(Picture())
    journal.append(added(NOTE))
    assert journal.drain() and len(on_disk()) == 2
    journal.rebase(added(NOTE).apply(Picture()), tmp_path / "plan.richpic")
    assert journal.drain()
    assert [name for name in on_disk() if name.endswith(".journal")] == []
    journal.append(edited(NOTE, {"x": 9.0}))
    recovery = crashed(journal)
    assert (recovery.source, recovery.changes) == (tmp_path / "plan.richpic", 1)
    assert recovery.picture().elements["n1"].x == 9.0


def test_what_was_drawn_while_saving_stays_in_the_journal(begin, tmp_path):
    journal, saved = begin(Picture()), added(NOTE).apply(Picture())
    journal.append(added(NOTE))
    journal.append(edited(NOTE, {"x": 9.0}))
    journal.rebase(saved, tmp_path / "plan.richpic")
    recovery = crashed(journal)
    assert recovery.picture().elements["n1"].x == 9.0
    assert recovery.changes == 1


def test_closing_leaves_nothing_behind(begin):
    journal = begin(Picture())
    journal.append(added(NOTE))
    assert journal.drain()
    journal.close()
    assert on_disk() == []


def test_a_running_window_s_journal_is_not_offered(begin):
    journal = begin(Picture())
    journal.append(added(NOTE))
    assert journal.drain()
    assert recoverable() == []
    journal.close(discard=False)
    assert len(recoverable()) == 1


def test_several_crashed_pictures_are_offered_the_latest_first(begin):
    for title in ("first", "second"):
        journal = begin(Picture())
        journal.append(page_edited(Picture().page, {"title": title}))
        assert journal.drain()
        journal.close(discard=False)
        time.sleep(0.01)
    assert [found.picture().page.title for found in recoverable()] == ["second", "first"]


def test_a_recovered_picture_is_safe_before_its_old_journal_goes(begin):
    journal = begin(Picture())
    journal.append(added(NOTE))
    recovery = crashed(journal)
    again = begin(recovery.picture(), recovery.source, saved=False)
    assert again.drain()
    recovery.discard()
    again.close(discard=False)
    (second,) = recoverable()
    assert second.path != recovery.path
    assert second.picture().elements == {"n1": NOTE}


def test_looking_at_what_can_be_recovered_removes_nothing(begin):
    journal = begin(Picture())
    journal.append(added(NOTE))
    recovery = crashed(journal)
    recovery.picture()
    assert recoverable() == [recovery]


@pytest.mark.parametrize("torn", [1, 20, 60])
def test_a_torn_last_line_is_dropped_and_the_rest_recovered(begin, torn):
    journal = begin(Picture())
    for change in (added(NOTE), edited(NOTE, {"x": 5.0}), edited(NOTE, {"y": 7.0, "text": "torn"})):
        journal.append(change)
    path = crashed(journal).path
    path.write_bytes(path.read_bytes()[: -1 - torn])
    (recovery,) = recoverable()
    assert recovery.picture().elements["n1"] == Note(id="n1", text="keep me", x=5.0)


def test_a_line_that_the_disk_lost_does_not_take_those_after_it_along(begin):
    journal = begin(Picture())
    for change in (added(NOTE), edited(NOTE, {"x": 5.0}), edited(NOTE, {"y": 7.0})):
        journal.append(change)
    path = crashed(journal).path
    lines = path.read_bytes().splitlines(keepends=True)
    lines[2] = bytes(len(lines[2]) - 1) + b"\n"
    path.write_bytes(b"".join(lines))
    (recovery,) = recoverable()
    assert recovery.picture().elements["n1"] == Note(id="n1", text="keep me", y=7.0)


def test_a_damaged_snapshot_still_gives_back_what_came_after_it(begin):
    journal = begin(Picture())
    journal.append(added(NOTE))
    path = crashed(journal).path
    _, line = path.read_bytes().splitlines()
    path.write_bytes(bytes(50) + b"\n" + line + b"\n")
    (recovery,) = recoverable()
    assert recovery.picture().elements == {"n1": NOTE}


def test_other_files_in_the_folder_disturb_nobody(begin):
    journals_folder().mkdir(parents=True)
    (journals_folder() / "empty.journal").write_bytes(b"")
    (journals_folder() / "folder.journal").mkdir()
    (journals_folder() / "zeros.journal").write_bytes(bytes(1000))
    (journals_folder() / "readme.txt").write_text("hello")
    for recovery in recoverable():
        assert recovery.picture() == Picture()
    assert len(on_disk()) == 4


def test_a_journal_that_vanished_says_so(begin):
    journal = begin(Picture())
    journal.append(added(NOTE))
    recovery = crashed(journal)
    recovery.discard()
    assert recoverable() == [] and on_disk() == []
    with pytest.raises(FileError, match="no such file"):
        recovery.picture()


def test_a_long_journal_is_begun_anew_and_stays_complete(begin, monkeypatch):
    monkeypatch.setattr(journal_module, "COMPACT_AFTER", 2000)
    journal, now = begin(Picture()), Picture()
    for change in changes(200):
        journal.append(change)
        assert journal.drain()
        now = change.apply(now)
    recovery = crashed(journal)
    assert recovery.path.stat().st_size < 4000
    assert recovery.picture() == now
    assert recovery.changes == 200


def test_while_the_disk_is_full_it_says_so_and_catches_up_later(begin, monkeypatch):
    monkeypatch.setattr(journal_module, "RETRY_AFTER", 0.01)
    journal = begin(Picture())
    journal.append(added(NOTE))
    assert journal.drain()
    real = os.write

    def half(handle, data):
        if len(data) > 10 and handle > 2:
            real(handle, data[: len(data) // 2])
            raise OSError(errno.ENOSPC, "No space left on device")
        return real(handle, data)

    monkeypatch.setattr(os, "write", half)
    journal.append(edited(NOTE, {"x": 5.0}))
    assert not journal.drain()
    assert "could not be put in safety: the disk is full" in journal.trouble
    monkeypatch.setattr(os, "write", real)
    journal.append(edited(NOTE, {"y": 7.0}))
    recovery = crashed(journal)
    assert journal.trouble == ""
    assert recovery.picture().elements["n1"] == Note(id="n1", text="keep me", x=5.0, y=7.0)
    assert len(recovery.path.read_bytes().splitlines()) == 4


def test_an_error_while_closing_its_file_does_not_end_the_journal(begin, monkeypatch, tmp_path):
    journal = begin(Picture())
    journal.append(added(NOTE))
    assert journal.drain()
    real = os.close

    def close(handle):
        real(handle)
        raise OSError(errno.EIO, "Input/output error")

    with monkeypatch.context() as patch:
        patch.setattr(os, "close", close)
        journal.rebase(Picture(), tmp_path / "plan.richpic")
        journal.append(edited(NOTE, {"x": 5.0}))
        assert journal.drain()
    assert crashed(journal).picture().elements["n1"].x == 5.0


@pytest.mark.parametrize("broken", ["fsync", "ftruncate"])
def test_after_a_failing_disk_the_journal_is_begun_anew_and_whole(begin, monkeypatch, broken):
    monkeypatch.setattr(journal_module, "RETRY_AFTER", 0.01)
    journal = begin(Picture())
    journal.append(added(NOTE))
    assert journal.drain()
    first = journal.path.stat().st_ino

    def fail(*_):
        raise OSError(errno.EIO, "Input/output error")

    def half(handle, data):
        if handle > 2 and len(data) > 10:
            write(handle, data[: len(data) // 2])
            fail()
        return write(handle, data)

    write = os.write
    with monkeypatch.context() as patch:
        patch.setattr(os, broken, fail)
        if broken == "ftruncate":  # a write that fails half-way and cannot be taken back
            patch.setattr(os, "write", half)
        journal.append(edited(NOTE, {"x": 5.0}))
        assert not journal.drain()
    journal.append(edited(NOTE, {"y": 7.0}))
    recovery = crashed(journal)
    assert recovery.path.stat().st_ino != first
    assert recovery.picture().elements["n1"] == Note(id="n1", text="keep me", x=5.0, y=7.0)


def test_where_no_journal_can_be_kept_the_work_goes_on(begin, monkeypatch, tmp_path):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("RICHPIC_DATA", str(tmp_path / "file"))
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path / "file"))
    journal = begin(Picture())
    journal.append(added(NOTE))
    assert not journal.drain()
    assert "could not be put in safety" in journal.trouble


def test_a_journal_that_someone_removed_is_written_again(begin):
    journal = begin(Picture())
    journal.append(added(NOTE))
    assert journal.drain()
    journal.path.unlink()
    journal.append(edited(NOTE, {"x": 5.0}))
    assert crashed(journal).picture().elements["n1"].x == 5.0


def test_a_faulty_change_does_not_end_the_journal(begin):
    journal = begin(Picture())
    journal.append(added(NOTE))
    journal.append(edited(NOTE, {"x": "not a number"}))
    journal.append(added(Note(id="n2")))
    recovered = crashed(journal).picture()
    assert "n2" in recovered.elements


@pytest.mark.skipif(os.name == "nt", reason="permissions are another matter there")
def test_nobody_else_may_read_a_journal(begin):
    journal = begin(Picture())
    journal.append(added(NOTE))
    path = crashed(journal).path
    assert path.stat().st_mode & 0o077 == 0
    assert path.parent.stat().st_mode & 0o077 == 0


def test_killed_in_the_middle_of_work_all_that_was_on_disk_comes_back():
    count = 40
    command = [sys.executable, "-m", "tests.files.journal_child", str(count)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=Path(__file__).parents[2]) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == b"on disk\n"
        assert recoverable() == []
        time.sleep(0.05)
        child.kill()
    (recovery,) = recoverable()
    assert recovery.source == Path("/no/such/plan.richpic")
    assert recovery.changes >= count
    # The child then begins with the same steps again: what is recovered is one of its states.
    kept = recovery.picture().elements["n1"]
    assert kept.text == "keep me"
    if recovery.changes == count:
        assert kept == squash(changes(count)).apply(Picture()).elements["n1"]
    else:
        assert kept.x == pytest.approx((recovery.changes - count - 1) / 3, abs=1)


def test_an_empty_change_leaves_no_line(begin):
    journal = begin(Picture())
    journal.append(Change())
    assert journal.drain()
    assert on_disk() == []
