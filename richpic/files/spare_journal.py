"""Where a journal stays while its own disk is full or locked: the whole picture, anew after each change."""

from __future__ import annotations

import contextlib
import errno
import os
from collections.abc import Callable
from pathlib import Path

from richpic.files.journal_file import JournalFile
from richpic.files.lock import FileLock
from richpic.model.picture import Picture


class SpareJournal:
    """Keeps one picture in the file at `path`, which `lock` tells from one left behind. Never raises."""

    def __init__(self, path: Path, lock: Path) -> None:
        self._file = JournalFile(path)
        self._lock = FileLock(lock)
        self._picture: Picture | None = None

    def keep(self, picture: Picture, header: Callable[[], bytes]) -> None:
        """Write `header`, the first line of a journal of `picture`, unless it is there already."""
        if self._picture is picture:
            return
        with contextlib.suppress(Exception):  # the last resort: there is nothing else to try
            _make_private(self._file.path.parent)
            with contextlib.suppress(OSError):
                self._lock.acquire()
            self._file.start(header(), [])
            self._picture = picture

    def leave(self) -> None:
        """Remove the file: the journal is where it should be."""
        if self._picture is not None:
            self._picture = None
            with contextlib.suppress(OSError):
                self._file.remove()
            self._lock.release()

    def close(self) -> None:
        """End the session, the file left as it is."""
        self._file.close()
        self._lock.release()


def _make_private(folder: Path) -> None:
    """Make `folder`, and the one it is in, for this user only. Raises OSError if somebody else made them."""
    for one in (folder.parent, folder):
        one.mkdir(parents=True, exist_ok=True, mode=0o700)
        if hasattr(os, "getuid") and one.stat().st_uid != os.getuid():
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
