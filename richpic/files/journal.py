"""The journal: every Change on disk as it happens, so that a crash or a power cut takes nothing away.

One file a session, in the user's data folder. Its first line holds a snapshot, each further line a Change:

    {"journal": 1, "time": "...", "source": "/home/me/a.richpic", "title": "...", "saved": true,
     "changes": 0, "picture": "..."}
    {"time": "...", "change": {...}}

A thread of its own writes: a gesture never waits for the disk. Another one brings down to the disk what was
written, so that the next change is written meanwhile: the end of the program takes no more than the gesture
in progress, a power cut what the disk was just taking in. There is no file before the first Change, nor after
all is saved. Other sessions know by the lock beside it that a journal is in use (see recovery).
"""

from __future__ import annotations

import contextlib
import json
import os
import queue
import secrets
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from richpic.files.changes import encoded_change
from richpic.files.encoding import sound
from richpic.files.errors import cause
from richpic.files.journal_file import JournalFile
from richpic.files.lock import FileLock
from richpic.files.picture_text import to_text
from richpic.files.places import data_folder, spare_folder
from richpic.files.spare_journal import SpareJournal
from richpic.files.syncing import Syncer
from richpic.model.change import Change, compared
from richpic.model.picture import Picture

JOURNAL_VERSION = 1
SUFFIX = ".journal"
# The changes written since the snapshot after which a new snapshot is shorter to read.
COMPACT_AFTER = 4 * 2**20
RETRY_AFTER = 2.0
# Windows neither removes nor replaces a file that is open anywhere, if only for bringing it down.
_OPEN_FILES_STAY = os.name == "nt"


def journals_folder() -> Path:
    """Return the folder of all journals."""
    return data_folder() / "journals"


def spare_journals_folder() -> Path:
    """Return the folder of journals that cannot be where they should be, until they can."""
    return spare_folder() / "journals"


def lock_path(journal: Path) -> Path:
    """Return where the lock of the journal at `journal` is."""
    return journal.with_suffix(".lock")


@dataclass(frozen=True, slots=True)
class _Saved:
    picture: Picture
    source: Path | None


@dataclass(frozen=True, slots=True)
class _Close:
    discard: bool


@dataclass(frozen=True, slots=True)
class _Lost:
    """What was written did not come down to the disk."""

    error: OSError
    waiting: Sequence[threading.Event]


_Order = Change | _Saved | _Close | _Lost | threading.Event


class Journal:
    """Writes down the Changes of one session. All methods return at once, but for `drain` and `close`.

    Nothing here raises: while writing fails, `trouble` says why in plain words, and it is tried again. The
    picture is kept in a spare place meanwhile, if there is one. `tell` is called with the trouble when it
    begins, and with "" when it is over, in the journal's own thread.
    """

    def __init__(
        self, picture: Picture, source: Path | None, saved: bool, tell: Callable[[str], None] = lambda _: None
    ) -> None:
        name = f"{datetime.now(UTC):%Y%m%d-%H%M%S}-{secrets.token_hex(4)}{SUFFIX}"
        self.path = journals_folder() / name
        self.trouble = ""
        self._source = source
        # What the file begins with, what it has come to, and the lines in between that are not on disk yet.
        self._snapshot, self._picture = picture, picture
        self._saved = saved
        self._earlier, self._count = 0, 0
        self._pending: list[bytes] = []
        self._file = JournalFile(self.path)
        spare = spare_journals_folder() / name
        self._spare = SpareJournal(spare, lock_path(spare))
        self._tell, self._told = tell, ""
        self._lock = FileLock(lock_path(self.path))
        self._orders: queue.SimpleQueue[_Order] = queue.SimpleQueue()
        self._syncer = Syncer(lambda error, waiting: self._orders.put(_Lost(error, waiting)))
        self._lost: OSError | None = None
        self._thread = threading.Thread(target=self._run, name="journal", daemon=True)
        self._thread.start()

    @classmethod
    def begin(
        cls,
        picture: Picture,
        source: Path | None = None,
        saved: bool = True,
        tell: Callable[[str], None] = lambda _: None,
    ) -> Journal:
        """Start a journal of `picture`, which came from the file `source` (None: untitled).

        `saved` False means that `picture` is nowhere else, as after a recovery: it is written down at once.
        """
        journal = cls(picture, source, saved, tell)
        if not saved:
            journal._orders.put(Change())
        return journal

    def append(self, change: Change) -> None:
        """Write down `change`, which was just applied."""
        self._orders.put(change)

    def rebase(self, picture: Picture, source: Path | None) -> None:
        """Begin anew: `picture` was saved as `source`. Changes that came after it stay in the journal."""
        self._orders.put(_Saved(picture, source))

    def drain(self, timeout: float = 10.0) -> bool:
        """Wait until all is written, at most `timeout` seconds. Tells whether it is on disk."""
        done = threading.Event()
        self._orders.put(done)
        return done.wait(timeout) and not self.trouble

    def close(self, discard: bool = True) -> None:
        """End the session. `discard` removes the journal, for what was saved or is not wanted.

        Otherwise it is left, and offered at the next start.
        """
        self._orders.put(_Close(discard))
        self._thread.join(timeout=10.0)

    # What follows runs in the journal's own thread.

    def _run(self) -> None:
        while True:
            waiting: list[threading.Event] = []
            closing = self._take_orders(waiting)
            try:
                if not (closing and closing.discard):
                    self._see_to_what_was_lost()
                    self._write()
                    self._bring_down(waiting)
                self.trouble = ""
                self._spare.leave()
            except OSError as error:
                self.trouble = f"Your latest changes could not be put in safety: {cause(error)}."
                self._write_spare()
            except Exception as error:  # a change that cannot be written: the picture as a whole may be
                self.trouble = f"Your latest changes could not be put in safety ({type(error).__name__})."
                self._begin_anew()
            if not closing:
                self._tell_trouble()
            for event in waiting:
                event.set()
            if closing:
                self._finish(closing.discard)
                return

    def _take_orders(self, waiting: list[threading.Event]) -> _Close | None:
        """Carry out the orders that are there, at least one unless it is time to try again."""
        with contextlib.suppress(queue.Empty):
            order = self._orders.get(timeout=RETRY_AFTER if self.trouble else None)
            while True:
                if isinstance(order, _Close):
                    return order
                if isinstance(order, threading.Event):
                    waiting.append(order)
                elif isinstance(order, _Saved):
                    self._rebase_safely(order)
                elif isinstance(order, _Lost):
                    self._lost = order.error
                    waiting += order.waiting
                else:
                    self._note(order)
                order = self._orders.get_nowait()
        return None

    def _note(self, change: Change) -> None:
        if change.is_empty:
            return
        try:
            line = self._line({"time": _now(), "change": encoded_change(change, self._picture)})
            picture = change.apply(self._picture)
        except Exception:  # a step that cannot be written down must not cost those before and after it
            return
        self._picture = picture
        self._pending.append(line)
        self._count += 1

    def _rebase_safely(self, saved: _Saved) -> None:
        try:
            self._rebase(saved)
        except Exception:  # this thread must not end; the picture as a whole is what counts
            self._begin_anew()

    def _rebase(self, saved: _Saved) -> None:
        self._source = saved.source
        later = compared(saved.picture, self._picture, "changed while saving")
        self._snapshot, self._saved = saved.picture, True
        self._earlier = self._count = 0
        self._pending.clear()
        self._file.forget()
        if not later.is_empty:
            self._picture = saved.picture
            self._note(later)

    def _begin_anew(self) -> None:
        """Let the file begin with the picture as it is now."""
        self._snapshot, self._saved = self._picture, False
        self._earlier += self._count
        self._count = 0
        self._pending.clear()
        self._file.forget()

    def _see_to_what_was_lost(self) -> None:
        """Have the file begun anew if the disk could not take what was written. Raises OSError then."""
        if self._lost is not None:
            error, self._lost = self._lost, None
            # What a disk failed to write, the system takes for written the next time it is asked.
            self._file.forget()
            raise error

    def _write(self) -> None:
        if self._saved and not self._count:
            self._wait_for_handles()
            self._file.remove()
            return
        if self._file.grown > max(COMPACT_AFTER, self._file.snapshot_size):
            self._begin_anew()
        if not self._file.is_there:
            self._start()
        elif self._pending:
            self._file.extend(self._pending)
        self._pending.clear()

    def _start(self) -> None:
        folder = self.path.parent
        if not folder.is_dir():
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._bring_down_folder(folder.parent)
        # Some network folders know no locks: another window may offer this journal then, no harm.
        with contextlib.suppress(OSError):
            self._lock.acquire()
        header = self._header(self._snapshot, self._earlier, self._saved)
        is_there = self.path.exists()
        if is_there:
            self._wait_for_handles()
        self._file.start(header, self._all_lines(), wait=is_there)
        self._bring_down_folder(folder)

    def _wait_for_handles(self) -> None:
        """Wait until nobody else has the file open, where that would be in the way."""
        if _OPEN_FILES_STAY:
            self._syncer.finish()

    def _bring_down(self, waiting: list[threading.Event]) -> None:
        """Have what was written brought down to the disk, and those `waiting` told then."""
        if self._file.handle is not None:
            self._syncer.ask(self._file.handle, waiting)
            waiting.clear()

    def _bring_down_folder(self, folder: Path) -> None:
        with contextlib.suppress(OSError):  # not every system opens folders
            handle = os.open(folder, os.O_RDONLY)
            try:
                self._syncer.ask(handle, ())
            finally:
                os.close(handle)

    def _write_spare(self) -> None:
        """Keep the picture as it is now where a full or locked disk does not reach."""
        changes = self._earlier + self._count
        self._spare.keep(self._picture, lambda: self._header(self._picture, changes, saved=False))

    def _tell_trouble(self) -> None:
        """Tell of a trouble when it begins and when it is over, and not each time that it is met again."""
        if bool(self.trouble) != bool(self._told):
            self._told = self.trouble
            with contextlib.suppress(Exception):  # whoever listens may be gone already
                self._tell(self.trouble)

    def _all_lines(self) -> list[bytes]:
        """Return all lines after the snapshot; of those already written, only their sum is left."""
        if len(self._pending) == self._count:
            return self._pending
        change = compared(self._snapshot, self._picture, "changed")
        return [self._line({"time": _now(), "change": encoded_change(change, self._snapshot)})]

    def _header(self, snapshot: Picture, changes: int, saved: bool) -> bytes:
        return self._line(
            {
                "journal": JOURNAL_VERSION,
                "time": _now(),
                "source": os.fspath(self._source.absolute()) if self._source else None,
                "title": sound(self._picture.page.title),
                "saved": saved,
                "changes": changes,
                "picture": to_text(snapshot, exact=True),
            }
        )

    @staticmethod
    def _line(content: dict[str, Any]) -> bytes:
        return json.dumps(content).encode() + b"\n"

    def _finish(self, discard: bool) -> None:
        self._syncer.finish()
        self._file.close()
        if discard:
            self._spare.leave()
            with contextlib.suppress(OSError):
                self._file.remove()
        self._spare.close()
        self._lock.release()


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")
