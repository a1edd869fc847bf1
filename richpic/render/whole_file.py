"""A file that appears whole or not at all; one that was there before stays as it was until then."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from richpic.refusals import why_not_written
from richpic.render.options import ExportError


def write_whole(out: Path, write: Callable[[BinaryIO], object]) -> None:
    """Have `write` fill a file beside `out`, and put it in its place once it is complete.

    Raises ExportError where the system does not let it be written, and whatever `write` raises.
    """
    try:
        _write(out, write)
    except OSError as error:
        raise ExportError(f"“{out}” was not written: {why_not_written(error, out)}") from error


def _write(out: Path, write: Callable[[BinaryIO], object]) -> None:
    if out.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    target = out.resolve()
    handle, name = tempfile.mkstemp(prefix=f".{target.stem[:40]}-", suffix=".part", dir=target.parent)
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            write(file)
            file.flush()
            os.fsync(file.fileno())
        part.chmod(_mode(target))
        part.replace(target)
    except BaseException:
        with suppress(OSError):
            part.unlink()
        raise


def _mode(target: Path) -> int:
    """Return the permissions for the file: those of the one it replaces, or those of any new file."""
    with suppress(OSError):
        return target.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
