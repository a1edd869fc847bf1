"""Replaces a file in one step: whatever happens, what is there is the old content or the new one, whole."""

from __future__ import annotations

import contextlib
import os
import secrets
from collections.abc import Callable
from pathlib import Path


def replace_file(
    target: Path, data: bytes, mode: int | None = None, before: Callable[[], None] | None = None
) -> None:
    """Write `data` to `target` by way of a temporary file beside it. Raises OSError, `target` unchanged.

    `mode` sets the permissions; None leaves them to the system. `before` is called ahead of the last step.
    """
    temporary = target.with_name(temporary_name(target))
    try:
        write_synced(temporary, data)
        if mode is not None:
            # Not everywhere can permissions be set; the content matters more.
            with contextlib.suppress(OSError):
                temporary.chmod(mode)
        if before:
            before()
        temporary.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise
    sync_folder(target.parent)


def temporary_name(target: Path) -> str:
    """Return a name beside `target` that nothing has yet; short, because names may not be long everywhere."""
    return f".{target.name[:24]}.{secrets.token_hex(6)}.tmp"


def write_synced(path: Path, data: bytes) -> None:
    """Write a new file at `path`, down to the disk. Raises OSError, also if there is one already."""
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Bring the names in `folder` down to the disk, where the system can do that."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
