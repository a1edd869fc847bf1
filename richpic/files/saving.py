"""Saves a picture so that it cannot be lost: in one step, with the previous version kept beside it."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import stat
from collections.abc import Callable
from pathlib import Path

from richpic.files.decoding import Fault
from richpic.files.errors import FileError, on_one_line
from richpic.files.limits import MOST_BYTES, check_count, check_size, too_large
from richpic.files.picture_text import text_steps
from richpic.files.replacing import (
    clear_leftovers,
    replace_file,
    sync,
    sync_folder,
    temporary_name,
    write_synced,
)
from richpic.model.picture import Picture
from richpic.model.steps import Steps, all_at_once
from richpic.refusals import why_not_written

SUFFIX = ".richpic"
PREVIOUS = "~"
# Pictures can be opened from these, but saving over them would leave a file that no other program shows.
_NOT_OURS = (".png", ".svg", ".pdf", ".jpg", ".jpeg", ".gif", ".webp", ".txt")
# The folder lets no file be made, or put in the place of another, though the file itself may be writable.
_NO_REPLACING = (
    *(errno.EACCES, errno.EPERM, errno.EXDEV, errno.EBUSY, errno.EEXIST, errno.EINVAL),
    *(errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP),
)


def write_picture(picture: Picture, path: Path) -> tuple[str, ...]:
    """Save `picture` at `path`; what was there before is kept as `path` with "~".

    Symbolic links are followed, permissions, owner and attributes kept. A file that already has this very
    content is left alone. Other names of the same file (hard links) keep the version before: backups are made
    of such. Returns notices for the user, if any. Raises FileError; the file is then as it was.
    """
    return all_at_once(saving_steps(picture, path))()


def saving_steps(picture: Picture, path: Path) -> Steps[Callable[[], tuple[str, ...]]]:
    """Prepare step by step what `write_picture` does. Returns what is left to do: to write, on any thread.

    The steps and what they return raise FileError.
    """
    name = on_one_line(path.name)
    if path.suffix.lower() in _NOT_OURS:
        raise FileError(f"{name}: pictures are saved as {SUFFIX}; choose such a name, or export instead.")
    try:
        check_count(len(picture.elements))
    except Fault as fault:
        raise FileError(f"{name}: not saved, because {fault.reason}; take some away.") from fault
    text = yield from text_steps(picture)
    data = _data(text, name)
    return lambda: _write(data, path, name)


def _write(data: bytes, path: Path, name: str) -> tuple[str, ...]:
    try:
        return _written(_target(path), data)
    except OSError as error:
        # Where a link leads, not where it stands.
        target = Path(os.path.realpath(path))
        raise FileError(f"{name}: {why_not_written(error, target)}") from error
    except ValueError as error:  # a zero byte in the name
        raise FileError(f"{name}: a file cannot have this name; choose another.") from error


def _target(path: Path) -> Path:
    """Return the file that `path` stands for, through all symbolic links. Raises OSError."""
    try:
        return Path(os.path.realpath(path, strict=True))
    except FileNotFoundError:  # it is about to be made
        target = Path(os.path.realpath(path))
    # A disk in trouble leaves a link unresolved without a word; saving would put a file in its place.
    if target.is_symlink():
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))
    return target


def previous_version(path: Path) -> Path:
    """Return where the previous version of the picture at `path` is kept."""
    return path.with_name(path.name + PREVIOUS)


def _data(text: str, name: str) -> bytes:
    data = text.encode()
    try:
        check_size(text)
        if len(data) > MOST_BYTES:
            raise Fault(too_large(len(data)))
    except Fault as fault:
        raise FileError(
            f"{name}: not saved, because {fault.reason}; take out some images, or lines drawn by hand."
        ) from fault
    return data


def _written(target: Path, data: bytes) -> tuple[str, ...]:
    name = on_one_line(target.name)
    try:
        status = target.stat()
    except FileNotFoundError:
        synced = _write_first(target, data)
        return () if synced else (_UNCONFIRMED.format(name=name),)
    if stat.S_ISDIR(status.st_mode):
        raise IsADirectoryError(errno.EISDIR, "is a folder")
    if not stat.S_ISREG(status.st_mode):
        raise OSError(errno.EINVAL, "not a file")
    if not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, "is read-only")
    if status.st_size == len(data) and target.read_bytes() == data:
        return ()
    kept = True

    def keep_previous() -> None:
        nonlocal kept
        kept = _keep_previous(target)

    try:
        synced = replace_file(target, data, before=keep_previous, like=status)
    except OSError as error:
        if error.errno not in _NO_REPLACING:
            raise
        _overwrite(target, data)
        return (f"{name}: saved, but this folder does not allow the safest way of saving.",)
    clear_leftovers(target.parent)
    notices = [] if kept else [f"{name}: saved, but the version before could not be kept."]
    return (*notices, *([] if synced else [_UNCONFIRMED.format(name=name)]))


_UNCONFIRMED = (
    "{name}: saved, but this disk does not tell when it has written. Leave it connected for a minute."
)


def _write_first(target: Path, data: bytes) -> bool:
    """Write a file where there is none. Tells whether the disk has confirmed it."""
    try:
        return replace_file(target, data)
    except OSError as error:
        if error.errno not in _NO_REPLACING:
            raise
        # Some folders let files be made but not renamed. A piece of one must not stay.
        try:
            return write_synced(target, data)
        except FileExistsError:
            raise
        except BaseException:
            with contextlib.suppress(OSError):
                target.unlink()
            raise


def _keep_previous(target: Path) -> bool:
    """Keep what is at `target` as the previous version. Tells whether there is a whole one now."""
    previous = previous_version(target)
    if previous.exists() and not _looks_whole(target):
        return True  # what is there now is damaged: the good version must not give way to it
    return _put_previous(target, previous, linked=True)


def _put_previous(target: Path, previous: Path, linked: bool) -> bool:
    """Put what is at `target` at `previous`, `linked` if the disk can do that, or else as a copy."""
    temporary = target.with_name(temporary_name(target))
    try:
        try:
            if not linked:
                raise OSError(errno.EPERM, "not wanted")
            os.link(target, temporary)
        except OSError:
            write_synced(temporary, target.read_bytes())
            with contextlib.suppress(OSError):
                shutil.copystat(target, temporary)
        temporary.replace(previous)
    except OSError:
        with contextlib.suppress(OSError):
            temporary.unlink()
        return False
    return True


def _looks_whole(path: Path) -> bool:
    with path.open("rb") as file:
        start = file.read(64)
        file.seek(max(0, path.stat().st_size - 8))
        return start.startswith(b'{"format"') and file.read().rstrip().endswith(b"}")


def _overwrite(target: Path, data: bytes) -> None:
    """Write into the file itself; puts the old content back if that fails."""
    previous = previous_version(target)
    # It may just have been linked: then it would be written over as well.
    if previous.exists() and previous.samefile(target) and not _put_previous(target, previous, linked=False):
        raise PermissionError(errno.EACCES, "the version before cannot be kept")
    old = target.read_bytes()
    try:
        _write_into(target, data)
    except OSError:
        with contextlib.suppress(OSError):
            _write_into(target, old)
        raise
    sync_folder(target.parent)


def _write_into(target: Path, data: bytes) -> None:
    with target.open("r+b") as file:
        file.write(data)
        file.truncate()
        file.flush()
        sync(file.fileno())
