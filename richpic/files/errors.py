"""The one kind of error that reading and writing raise."""

from __future__ import annotations

import errno
import json


class FileError(Exception):
    """A file could not be read or written.

    The message is one line in plain words for the user: what happened and where.
    """


def on_one_line(text: str, longest: int = 80) -> str:
    """Return `text` fit for a message: without line breaks and controls, cut to `longest` characters."""
    clean = "".join(letter if letter.isprintable() else " " for letter in text)
    return clean if len(clean) <= longest else clean[: longest - 1] + "…"


def quoted(value: object) -> str:
    """Return `value` of a file in quotation marks, fit for a message."""
    text = value if isinstance(value, str) else json.dumps(value, default=str)
    return f"“{on_one_line(text, 40)}”"


_CAUSES = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "your share of the disk is used up",
    errno.EACCES: "the program may not write there",
    errno.EPERM: "the program may not write there",
    errno.EROFS: "the disk can only be read",
    errno.EIO: "the disk reports an error",
    errno.ENOENT: "there is no folder for them",
    errno.ENOTDIR: "there is no folder for them",
    errno.ENODEV: "the disk cannot be reached",
    errno.ENXIO: "the disk cannot be reached",
}


def cause(error: OSError) -> str:
    """Return why something could not be written, in a few plain words."""
    return _CAUSES.get(error.errno or 0) or error.strerror or "the system refuses it"
