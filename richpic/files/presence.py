"""Who has a picture open: a small file beside it, locked for as long as the program that made it lives.

The lock ends with its program, whatever ends that. Where a disk knows no locks, or another computer's lock
does not show, the file tells who made it: a program of this computer is looked up by number and start, one of
another computer counts as long as it renews the file.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import json
import os
import sys
import time
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from richpic.files.lock import seize
from richpic.files.places import data_folder

RENEW_AFTER = 600.0
"""Seconds after which a program says again that it is there."""
STALE_AFTER = 3 * RENEW_AFTER
_TRIES = 5
_MOST_BYTES = 4096
_NO_LOCKS = (errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP, errno.EINVAL)


@dataclass(frozen=True, slots=True)
class Holder:
    """A program that has a picture open: its computer and number, when it began, since when it has it open.

    `started` is in the system's own measure, `since` an ISO time.
    """

    host: str
    pid: int
    started: str
    since: str

    @classmethod
    def me(cls) -> Holder:
        """Return this program, as of now."""
        now = datetime.now(UTC).isoformat(timespec="seconds")
        return cls(host_name(), os.getpid(), started(os.getpid()), now)

    @property
    def is_here(self) -> bool:
        """Whether it runs, or ran, on this computer."""
        return self.host == host_name()

    @property
    def time(self) -> datetime | None:
        """Since when it has the picture open, if that is told."""
        with contextlib.suppress(ValueError):
            return datetime.fromisoformat(self.since)
        return None


SOMEBODY = Holder("", 0, "", "")


class Presence:
    """Says that the picture at `path` is open here, from `claim` to `release`."""

    def __init__(self, path: Path) -> None:
        self._places = places_of(path)
        self._place: Path | None = None
        self._handle: int | None = None

    @property
    def is_claimed(self) -> bool:
        """Whether the picture is ours."""
        return self._handle is not None

    def claim(self) -> Holder | None:
        """Say that the picture is open here. Returns who has it instead, or None; never raises.

        Where nothing can be written at all, nobody can know, and nobody is told.
        """
        if self._handle is not None and self._place is not None:
            if _is_still(self._handle, self._place):
                return None
            self.release()  # somebody took the file away: nobody can see it any more
        for place in self._places:
            for _ in range(_TRIES):
                try:
                    done, other = self._claim(place)
                except OSError:
                    break
                if done:
                    return other
        return None

    def _claim(self, place: Path) -> tuple[bool, Holder | None]:
        """Try once. Returns whether that tells, and who has it. Raises OSError where one cannot write."""
        if place == self._places[-1]:
            place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle = os.open(place, os.O_RDWR | os.O_CREAT, 0o644)
        other = _other_at(handle)
        if other is None and _is_still(handle, place):
            _write(handle)
            self._place, self._handle = place, handle
            return True, None
        os.close(handle)
        return other is not None, other

    def renew(self) -> None:
        """Say again that it is open, for other computers."""
        if self._place is not None and self.claim() is None:
            with contextlib.suppress(OSError):
                os.utime(self._place)

    def release(self) -> None:
        """Say no more that it is open here."""
        if self._handle is None or self._place is None:
            return
        if sys.platform == "win32":  # nothing that is open can be removed there
            os.close(self._handle)
            with contextlib.suppress(OSError):
                self._place.unlink()
        else:
            with contextlib.suppress(OSError):
                if _is_still(self._handle, self._place):
                    self._place.unlink()
            os.close(self._handle)
        self._place = self._handle = None


def holder_of(path: Path) -> Holder | None:
    """Return the program that has the picture at `path` open, this one too; None if there is none."""
    for place in places_of(path):
        try:
            handle = os.open(place, os.O_RDWR)
        except OSError:
            continue
        try:
            if other := _other_at(handle):
                return other
        finally:
            os.close(handle)
    return None


def places_of(path: Path) -> tuple[Path, Path]:
    """Return where it is said that `path` is open: beside it, or else in the user's own data."""
    real = Path(os.path.realpath(path))
    key = hashlib.sha256(os.fsencode(real)).hexdigest()[:24]
    return real.with_name(f".{real.name}.open"), data_folder() / "open" / key


def host_name() -> str:
    """Return what this computer is called, without a look at the network."""
    return os.uname().nodename if hasattr(os, "uname") else os.environ.get("COMPUTERNAME", "")


def started(pid: int) -> str:
    """Return when the process `pid` of this computer began, in the system's own measure; "" if none runs.

    A number is given again to other processes, so the number alone tells nothing. Where the system does not
    tell the start, what is returned only says that a process runs.
    """
    if Path("/proc/self/stat").exists():
        try:
            text = Path(f"/proc/{pid}/stat").read_text("utf-8", "replace")
        except OSError:
            return ""
        # The second field is a name in brackets, which may hold anything; the start is the 22nd (proc(5)).
        fields = text.rpartition(")")[2].split()
        return fields[19] if len(fields) > 19 and fields[0] not in "ZX" else ""
    if sys.platform == "win32":
        return "unknown"  # locks work on every disk there: this is never asked for
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return ""
    except OSError:  # it runs, but is not ours to send a signal to
        pass
    return "unknown"


def _other_at(handle: int) -> Holder | None:
    """Return who holds the open file `handle`. If nobody does, it is locked afterwards, where it can be."""
    try:
        seize(handle)
    except OSError as error:
        if error.errno not in _NO_LOCKS:
            return _read(handle) or SOMEBODY
        there = _read(handle)
        return there if there is not None and _lives(there, handle) else None
    there = _read(handle)
    # A lock from another computer may not show here.
    return there if there is not None and not there.is_here and _is_fresh(handle) else None


def _lives(holder: Holder, handle: int) -> bool:
    if holder.is_here:
        return bool(holder.started) and started(holder.pid) == holder.started
    return _is_fresh(handle)


def _is_fresh(handle: int) -> bool:
    return time.time() - os.fstat(handle).st_mtime < STALE_AFTER


def _read(handle: int) -> Holder | None:
    try:
        os.lseek(handle, 0, os.SEEK_SET)
        told = json.loads(os.read(handle, _MOST_BYTES))
        return Holder(str(told["host"]), int(told["pid"]), str(told["started"]), str(told["since"]))
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return None


def _write(handle: int) -> None:
    with contextlib.suppress(OSError):
        os.ftruncate(handle, 0)
        os.lseek(handle, 0, os.SEEK_SET)
        os.write(handle, json.dumps(asdict(Holder.me())).encode())


def _is_still(handle: int, place: Path) -> bool:
    """Tell whether `handle` is the file that is at `place`, and not one removed meanwhile."""
    try:
        return os.path.samestat(os.fstat(handle), place.stat())
    except OSError:
        return False
