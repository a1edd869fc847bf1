"""Replaces a file in one step: whatever happens, what is there is the old content or the new one, whole."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import stat
import sys
import time
from collections.abc import Callable
from pathlib import Path

if sys.platform == "darwin":
    from fcntl import F_FULLFSYNC, fcntl

# Some network folders and memory sticks cannot be asked to write now; they write all the same.
_CANNOT_SYNC = (errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP)
_LEFTOVER = re.compile(r"\..{1,24}\.[0-9a-f]{12}\.tmp")
_A_DAY = 86_400.0


def replace_file(
    target: Path,
    data: bytes,
    mode: int | None = None,
    before: Callable[[], None] | None = None,
    like: os.stat_result | None = None,
    wait: bool = True,
) -> bool:
    """Write `data` to `target` by way of a temporary file beside it. Raises OSError, `target` unchanged.

    `mode` sets the permissions, `like` takes over permissions, owner and attributes of what is at `target`;
    without either, the system decides. `before` is called ahead of the last step. `wait` for the disk, unless
    somebody else does. Tells whether the disk has confirmed that it has written.
    """
    temporary = target.with_name(temporary_name(target))
    try:
        synced = write_synced(temporary, data, wait)
        if like is not None:
            _take_after(temporary, target, like)
        elif mode is not None:
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
    if wait:
        sync_folder(target.parent)
    return synced


def temporary_name(target: Path) -> str:
    """Return a name beside `target` that nothing has yet; short, because names may not be long everywhere."""
    return f".{target.name[:24]}.{os.urandom(6).hex()}.tmp"


def write_synced(path: Path, data: bytes, wait: bool = True) -> bool:
    """Write a new file at `path`, down to the disk. Raises OSError, also if there is one already.

    `wait` for the disk. Tells whether it has confirmed it.
    """
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        return wait and sync(file.fileno())


def sync(handle: int) -> bool:
    """Bring an open file down to the disk. False where that cannot be asked for. Raises OSError."""
    try:
        if sys.platform == "darwin":
            # There, fsync leaves it to the disk when to write; a power cut would be too early.
            with contextlib.suppress(OSError):
                fcntl(handle, F_FULLFSYNC)
                return True
        os.fsync(handle)
    except OSError as error:
        if error.errno in _CANNOT_SYNC:
            return False
        raise
    return True


def sync_folder(folder: Path) -> None:
    """Bring the names in `folder` down to the disk, where the system can do that."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def clear_leftovers(folder: Path, age: float = _A_DAY) -> None:
    """Remove temporary files that interrupted programs left in `folder` `age` seconds ago. Never raises."""
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if _LEFTOVER.fullmatch(entry.name) and entry.stat().st_mtime < time.time() - age:
                with contextlib.suppress(OSError):
                    Path(entry.path).unlink()


def _take_after(new: Path, old: Path, status: os.stat_result) -> None:
    """Give `new` what `old`, of which this is the `status`, says of itself, as far as one may.

    Nobody may come to read it who could not read the old one.
    """
    mode = stat.S_IMODE(status.st_mode)
    if hasattr(os, "chown") and not _owned_alike(new, status):
        # Without its group, the group's rights would be somebody else's.
        mode &= ~0o070 | (mode & 0o007) << 3
        mode &= ~(stat.S_ISUID | stat.S_ISGID)
    for name in _attributes(old):
        with contextlib.suppress(OSError):
            os.setxattr(new, name, os.getxattr(old, name))  # type: ignore[attr-defined,unused-ignore]  # Linux
    with contextlib.suppress(OSError):
        new.chmod(mode)


def _owned_alike(new: Path, status: os.stat_result) -> bool:
    """Give `new` to the owner and group that `status` tells. Tells whether its group is that one."""
    made = new.stat()
    if made.st_uid != status.st_uid:
        with contextlib.suppress(OSError):
            os.chown(new, status.st_uid, -1)
    if made.st_gid == status.st_gid:
        return True
    with contextlib.suppress(OSError):
        os.chown(new, -1, status.st_gid)
        return True
    return False


def _attributes(path: Path) -> list[str]:
    # Also where access lists are kept. Those of the system itself are not for programs to set.
    if not hasattr(os, "listxattr"):
        return []
    with contextlib.suppress(OSError):
        return [name for name in os.listxattr(path) if name.startswith(("user.", "system.posix_acl"))]
    return []
