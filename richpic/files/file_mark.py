"""Tells whether a file is still what it was when it was read or written here."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal, NamedTuple

Since = Literal["same", "changed", "gone", "unreachable"]
_CHUNK = 1 << 20


class Look(NamedTuple):
    """What became of a file: `since` the mark was taken, and the mark to go on with."""

    since: Since
    mark: FileMark


@dataclass(frozen=True, slots=True)
class FileMark:
    """A file at one moment: its `size` in bytes, `modified` in nanoseconds, and what its content hashes to.

    `node` tells a file from one that was put in its place.
    """

    size: int
    modified: int
    node: int
    digest: str

    @classmethod
    def of(cls, path: Path) -> FileMark | None:
        """Return the mark of the file at `path`; None if there is no file, or none that can be read."""
        try:
            status = path.stat()
            if not stat.S_ISREG(status.st_mode):
                return None
            return cls(*_outside(status), digest_of(path))
        except (OSError, ValueError):
            return None

    @property
    def unknown(self) -> FileMark:
        """A mark that no file has: whatever is there counts as changed."""
        return FileMark(-1, 0, 0, "")

    def look(self, path: Path) -> Look:
        """Return what became of the file at `path`. Its content decides: a new time alone is no change."""
        try:
            outside = _outside(path.stat())
            if outside == (self.size, self.modified, self.node):
                return Look("same", self)
            digest = digest_of(path)
        except (FileNotFoundError, NotADirectoryError):
            return Look("gone", self)
        except (OSError, ValueError):
            return Look("unreachable", self)
        size, modified, node = outside
        seen = replace(self, size=size, modified=modified, node=node, digest=digest)
        return Look("same" if digest == self.digest else "changed", seen)


def digest_of(path: Path) -> str:
    """Return the BLAKE2b hash of the content of the file at `path`, 32 letters. Raises OSError."""
    if not path.is_file():  # a pipe would be waited for
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))
    found = hashlib.blake2b(digest_size=16)
    with path.open("rb") as file:
        while part := file.read(_CHUNK):
            found.update(part)
    return found.hexdigest()


def digest(data: bytes) -> str:
    """Return the hash that `digest_of` gives for a file of this content."""
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def _outside(status: os.stat_result) -> tuple[int, int, int]:
    return status.st_size, status.st_mtime_ns, status.st_ino
