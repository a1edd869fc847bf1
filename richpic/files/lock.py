"""Tells a running program's journal from one left behind: a lock ends when its program does."""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path

if sys.platform == "win32":
    import msvcrt

    # Far behind its end: what is locked there, nobody else can read.
    _BEHIND = 1 << 30

    def seize(handle: int) -> None:
        """Lock an open file for as long as it is open here. Raises OSError if somebody else has."""
        os.lseek(handle, _BEHIND, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def seize(handle: int) -> None:
        """Lock an open file for as long as it is open here. Raises OSError if somebody else has."""
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


class FileLock:
    """A lock on `path`, a file of its own, for as long as this process lives or until `release`."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._handle: int | None = None

    def acquire(self) -> None:
        """Make the file and lock it. Raises OSError if it cannot be made, or is locked by someone else."""
        if self._handle is not None and self.path.exists():
            return
        self.release()
        handle = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            seize(handle)
        except OSError:
            os.close(handle)
            raise
        self._handle = handle

    def release(self) -> None:
        """Let go and remove the file."""
        if self._handle is None:
            return
        os.close(self._handle)
        self._handle = None
        with contextlib.suppress(OSError):
            self.path.unlink()


def is_locked(path: Path) -> bool:
    """Tell whether a running process holds the lock at `path`."""
    try:
        handle = os.open(path, os.O_RDWR)
    except OSError:
        return False
    try:
        seize(handle)
    except OSError:
        return True
    finally:
        os.close(handle)
    return False
