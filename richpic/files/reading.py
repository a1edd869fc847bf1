"""Opens pictures: *.richpic files, and PNG and SVG files that carry one. Reading never changes a file."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from pathlib import Path

from richpic.files.decoding import Fault
from richpic.files.embedded import PNG_START, in_png, in_svg
from richpic.files.errors import FileError, on_one_line
from richpic.files.limits import MOST_BYTES, too_large
from richpic.files.picture_text import from_text
from richpic.files.saving import previous_version
from richpic.model.picture import Picture


def read_picture(path: Path) -> Picture:
    """Return the picture at `path`; what kind of file it is shows in its content. Raises FileError."""
    name = on_one_line(path.name) or on_one_line(str(path))
    try:
        return from_text(_picture_text(path, name), name)
    except FileError as error:
        raise FileError(f"{error}{_hint(path)}") from error


def embedded_in_png(path: Path) -> str:
    """Return the picture text inside an exported PNG. Raises FileError."""
    try:
        _check_status(path)
        with path.open("rb") as file:
            return in_png(file)
    except (OSError, ValueError) as error:
        raise FileError(f"{on_one_line(path.name)}: {_reason(error)}.") from error
    except Fault as fault:
        raise FileError(f"{on_one_line(path.name)}: {fault.reason}.") from fault


def embedded_in_svg(path: Path) -> str:
    """Return the picture text inside an exported SVG. Raises FileError."""
    try:
        return in_svg(read_bytes(path))
    except Fault as fault:
        raise FileError(f"{on_one_line(path.name)}: {fault.reason}.") from fault


def read_bytes(path: Path, most: int = MOST_BYTES) -> bytes:
    """Return the content of the file at `path`, at most `most` bytes. Raises FileError."""
    name = on_one_line(path.name) or on_one_line(str(path))
    try:
        size = _check_status(path)
        if size > most:
            raise FileError(f"{name}: {too_large(size, most)}.")
        with path.open("rb") as file:
            data = file.read(most + 1)
    except (OSError, ValueError) as error:
        raise FileError(f"{name}: {_reason(error)}.") from error
    if len(data) > most:
        raise FileError(f"{name}: {too_large(len(data), most)}.")
    return data


def read_text(path: Path, most: int = MOST_BYTES) -> str:
    """Return the text of the file at `path`, which must be UTF-8. Raises FileError."""
    return _as_text(read_bytes(path, most), on_one_line(path.name))


def _picture_text(path: Path, name: str) -> str:
    try:
        _check_status(path)
        with path.open("rb") as file:
            start = file.read(64)
    except (OSError, ValueError) as error:
        raise FileError(f"{name}: {_reason(error)}.") from error
    if start.startswith(PNG_START):
        return embedded_in_png(path)
    if start.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<"):
        return embedded_in_svg(path)
    return _as_text(read_bytes(path), name)


def _as_text(data: bytes, name: str) -> str:
    if data and not data.strip(b"\0"):
        raise FileError(f"{name}: the file holds nothing but zeros, as after a power cut.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise FileError(f"{name}: this is not text in UTF-8 (line {line}).") from error


def _check_status(path: Path) -> int:
    """Return the size of the file at `path`. Raises OSError if it is something else than a file."""
    status = path.stat()
    if stat.S_ISDIR(status.st_mode):
        raise IsADirectoryError(errno.EISDIR, "is a folder")
    if not stat.S_ISREG(status.st_mode):
        raise OSError(errno.EINVAL, "not a file")
    return status.st_size


def _reason(error: Exception) -> str:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return "there is no such file"
    if isinstance(error, IsADirectoryError):
        return "this is a folder, not a picture"
    if isinstance(error, PermissionError):
        return "you may not read this file"
    known = {errno.ENAMETOOLONG: "the name is too long", errno.EINVAL: "this is not a file"}
    if isinstance(error, OSError):
        return known.get(error.errno or 0, f"it could not be read ({error.strerror})")
    return "no file can have this name"


def _hint(path: Path) -> str:
    """Return where an earlier version is, for the message about a damaged file."""
    with contextlib.suppress(OSError, ValueError):
        previous = previous_version(path)
        if path.is_file() and previous.is_file() and os.access(path, os.R_OK):
            return f" An earlier version is beside it: {on_one_line(previous.name)}"
    return ""
