"""Two programs on one picture see each other, and one that died is not waited for."""

import errno
import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from richpic.files import presence as presence_module
from richpic.files.presence import STALE_AFTER, Presence, holder_of, places_of, started

CHILD = """
import sys, time
from pathlib import Path
from richpic.files.presence import Presence
presence = Presence(Path(sys.argv[1]))
assert presence.claim() is None
print("open", flush=True)
time.sleep(60)
"""


@pytest.fixture
def picture(tmp_path) -> Path:
    path = tmp_path / "our town.richpic"
    path.write_text("{}", "utf-8")
    return path


@pytest.fixture
def elsewhere(picture):
    """Another program that has the picture open."""
    running = subprocess.Popen(
        [sys.executable, "-c", CHILD, picture], stdout=subprocess.PIPE, cwd=Path(__file__).parents[2]
    )
    assert running.stdout.readline() == b"open\n"
    yield running
    running.kill()
    running.wait()
    running.stdout.close()


def told(place: Path, age: float = 0.0, **fields) -> None:
    """Write what another program would have, `age` seconds ago."""
    place.parent.mkdir(parents=True, exist_ok=True)
    there = {"host": "reception", "pid": 1, "started": "7", "since": "2026-03-21T14:05:00+00:00"}
    place.write_text(json.dumps(there | fields), "utf-8")
    then = time.time() - age
    os.utime(place, (then, then))


def test_the_first_has_it_and_the_second_is_told_who(picture, elsewhere):
    other = Presence(picture).claim()
    assert (other.pid, other.is_here) == (elsewhere.pid, True)
    assert other.time is not None
    assert holder_of(picture) == other


def test_a_killed_program_has_it_no_more(picture, elsewhere):
    elsewhere.kill()
    elsewhere.wait()
    assert places_of(picture)[0].exists(), "it had no time to clear up"
    mine = Presence(picture)
    assert mine.claim() is None
    mine.release()
    assert list(picture.parent.iterdir()) == [picture]


def test_it_is_free_again_when_the_first_closes(picture):
    first, second = Presence(picture), Presence(picture)
    assert first.claim() is None
    assert second.claim().pid == os.getpid()
    first.release()
    assert holder_of(picture) is None
    assert second.claim() is None
    second.release()


def test_a_link_and_its_target_are_one_picture(picture):
    link = picture.with_name("link.richpic")
    link.symlink_to(picture)
    mine = Presence(picture)
    mine.claim()
    assert Presence(link).claim() is not None
    mine.release()


def test_another_computer_has_it_as_long_as_it_says_so(picture):
    told(places_of(picture)[0])
    mine = Presence(picture)
    other = mine.claim()
    assert (other.host, other.is_here) == ("reception", False)
    assert places_of(picture)[0].exists(), "what it said is left alone"
    told(places_of(picture)[0], age=STALE_AFTER + 60)
    assert mine.claim() is None
    mine.release()


def test_saying_it_again_keeps_it_fresh(picture):
    mine = Presence(picture)
    mine.claim()
    place = places_of(picture)[0]
    os.utime(place, (0, 0))
    mine.renew()
    assert time.time() - place.stat().st_mtime < 60
    mine.release()


def test_a_file_that_somebody_removed_is_made_again(picture):
    mine = Presence(picture)
    mine.claim()
    places_of(picture)[0].unlink()
    mine.renew()
    assert Presence(picture).claim() is not None
    mine.release()
    assert holder_of(picture) is None


@pytest.mark.parametrize("rubbish", [b"", b"{", b"[]", b'{"host": 3}', b"\xff" * 9000])
def test_a_damaged_file_keeps_nobody_out(picture, rubbish):
    places_of(picture)[0].write_bytes(rubbish)
    mine = Presence(picture)
    assert mine.claim() is None
    mine.release()


def test_where_the_folder_lets_nothing_be_written_programs_of_this_computer_still_see_each_other(
    picture, monkeypatch
):
    beside, own = places_of(picture)
    real = os.open

    def refuse(path, *rest, **more):
        if Path(path) == beside:
            raise PermissionError(errno.EACCES, "no")
        return real(path, *rest, **more)

    monkeypatch.setattr(presence_module.os, "open", refuse)
    mine = Presence(picture)
    assert mine.claim() is None
    assert own.exists() and not beside.exists()
    assert Presence(picture).claim() is not None
    mine.release()
    assert not own.exists()


def test_where_nothing_can_be_written_the_picture_opens_all_the_same(picture, monkeypatch):
    def refuse(*_, **__):
        raise OSError(errno.EROFS, "no")

    monkeypatch.setattr(presence_module.os, "open", refuse)
    mine = Presence(picture)
    assert mine.claim() is None
    assert not mine.is_claimed
    mine.release()


def test_where_a_disk_knows_no_locks_the_number_and_start_of_a_program_decide(picture, monkeypatch):
    def unknown(_):
        raise OSError(errno.ENOLCK, "no locks")

    monkeypatch.setattr(presence_module, "seize", unknown)
    mine = Presence(picture)
    assert mine.claim() is None
    assert Presence(picture).claim().pid == os.getpid()
    mine.release()
    host = presence_module.host_name()
    told(places_of(picture)[0], host=host, pid=os.getpid(), started="the number was given again")
    assert Presence(picture).claim() is None


def test_the_start_of_a_program_tells_it_from_others():
    assert started(os.getpid()) == started(os.getpid()) != ""
    assert started(2**22 + 5) == ""
