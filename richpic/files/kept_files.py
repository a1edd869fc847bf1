"""Files in the user's cache folder that can be made again: their names change with what they were made of."""

from __future__ import annotations

import contextlib
import zlib
from collections.abc import Iterable
from pathlib import Path

from richpic.files.replacing import clear_leftovers, replace_file

# What a damaged or foreign file may end in.
DAMAGE = (EOFError, AttributeError, ImportError, IndexError, KeyError, TypeError, ValueError)


def stamp(words: Iterable[str], files: Iterable[Path]) -> str:
    """Return a name that changes with `words`, and with the sizes and times of `files`."""
    parts = list(words)
    for file in files:
        # In a program built of one piece there are no files of code; its version stands for them.
        with contextlib.suppress(OSError):
            status = file.stat()
            parts.append(f"{file.name} {status.st_size} {status.st_mtime_ns}")
    # No secret depends on it, and it is quicker to import than better sums: a start needs it.
    joined = "\n".join(parts).encode()
    return f"{zlib.crc32(joined):08x}"


def keep_file(place: Path, content: bytes, start: str) -> None:
    """Keep `content` at `place`, and drop other files whose names `start` so. Raises OSError."""
    place.parent.mkdir(parents=True, exist_ok=True)
    # It can be made again: the disk may write it when it likes.
    replace_file(place, content, wait=False)
    for old in place.parent.glob(f"{start}*.bin"):
        if old != place:
            old.unlink()
    clear_leftovers(place.parent)
