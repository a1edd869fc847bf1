"""The file of a journal: begun in one step, extended line by line, whole after every failure."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from richpic.files.replacing import replace_file

_PRIVATE = 0o600


class JournalFile:
    """Appends lines to the file at `path`; `handle` is for bringing them down to the disk.

    Methods raise OSError.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.snapshot_size = 0
        self._size = 0
        self._handle: int | None = None

    @property
    def is_there(self) -> bool:
        """Whether it was begun, and nobody has removed it since."""
        return self._handle is not None and os.fstat(self._handle).st_nlink > 0

    @property
    def handle(self) -> int | None:
        """The open file, None if it was not begun."""
        return self._handle

    @property
    def grown(self) -> int:
        """How many bytes came after the snapshot."""
        return self._size - self.snapshot_size

    def start(self, header: bytes, lines: list[bytes], wait: bool = True) -> None:
        """Put `header` and `lines` in place of all that is there, in one step.

        `wait` until the disk has them: only where there is nothing yet that could be lost it may be left out.
        """
        self.close()
        data = b"".join((header, *lines))
        replace_file(self.path, data, _PRIVATE, wait=wait)
        self._handle = os.open(self.path, os.O_WRONLY | os.O_APPEND)
        self.snapshot_size, self._size = len(header), len(data)

    def extend(self, lines: list[bytes]) -> None:
        """Add `lines`. After a failure none of them is there, or the file has to be begun anew."""
        if self._handle is None:
            raise FileNotFoundError("the journal was not begun")
        data = b"".join(lines)
        try:
            self._write(self._handle, data)
        except OSError:
            self._take_back(self._handle)
            raise
        self._size += len(data)

    def _take_back(self, handle: int) -> None:
        try:
            os.ftruncate(handle, self._size)
        except OSError:  # half a line would spoil the next one
            self.forget()

    @staticmethod
    def _write(handle: int, data: bytes) -> None:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(handle, rest) :]

    def forget(self) -> None:
        """Begin anew the next time; until then what is there stays."""
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        handle, self._handle = self._handle, None
        if handle is not None:
            # All that counts was brought down to the disk before.
            with contextlib.suppress(OSError):
                os.close(handle)

    def remove(self) -> None:
        """Take the file away."""
        self.close()
        self.path.unlink(missing_ok=True)
