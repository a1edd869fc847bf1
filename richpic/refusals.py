"""Why a file could not be written, and what to do about it, in a line of plain words."""

from __future__ import annotations

import errno
from pathlib import Path

_NOT_HERE = "you may not write here. Save somewhere else."
_HELD = "another program is using this file. Close it there and save again, or save under another name."
_TOO_LONG = "the name is too long. Choose a shorter one, or a folder nearer to the top."
_REASONS = {
    errno.ENOSPC: "the disk is full. Make room, or save somewhere else.",
    errno.EDQUOT: "your share of the disk is used up. Make room, or save somewhere else.",
    errno.EACCES: _NOT_HERE,
    errno.EPERM: _NOT_HERE,
    errno.EROFS: "this disk can only be read. Save somewhere else.",
    errno.EISDIR: "this is a folder. Choose another name.",
    errno.ENAMETOOLONG: _TOO_LONG,
    errno.EINVAL: "a file cannot be saved under this name. Choose another.",
    errno.EIO: "the disk reports an error. Save somewhere else, and look after that disk.",
    errno.EFBIG: "the picture is too large for this disk. Save somewhere else.",
    errno.EBUSY: _HELD,
    errno.ETXTBSY: _HELD,
    errno.EAGAIN: _HELD,
    errno.ELOOP: "the link leads nowhere. Save under another name.",
    errno.ENODEV: "the disk is not there any more. Connect it again, or save somewhere else.",
    errno.ENXIO: "the disk is not there any more. Connect it again, or save somewhere else.",
    errno.ETIMEDOUT: "the network does not answer. Try again, or save on this computer.",
    errno.EHOSTDOWN: "the network does not answer. Try again, or save on this computer.",
    errno.ESTALE: "the network folder is not there any more. Try again, or save on this computer.",
}
# Windows says more by its own numbers than by those it is translated to.
# https://learn.microsoft.com/windows/win32/debug/system-error-codes
_OF_WINDOWS = {
    19: "this disk can only be read. Save somewhere else.",
    21: "the disk is not there any more. Connect it again, or save somewhere else.",
    32: _HELD,
    33: _HELD,
    53: "the network does not answer. Try again, or save on this computer.",
    59: "the network does not answer. Try again, or save on this computer.",
    64: "the network does not answer. Try again, or save on this computer.",
    112: "the disk is full. Make room, or save somewhere else.",
    123: "a file cannot be saved under this name. Choose another.",
    206: _TOO_LONG,
    1224: _HELD,
}


def why_not_written(error: OSError, path: Path) -> str:
    """Return why the system did not let `path` be written, and what to do next. One line."""
    if reason := _OF_WINDOWS.get(getattr(error, "winerror", None) or 0):
        return reason
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        folder = "".join(letter if letter.isprintable() else " " for letter in str(path.parent))
        return f"there is no folder {_cut(folder)}. Connect its disk again, or choose another place."
    reason = _REASONS.get(error.errno or 0)
    return reason or f"it could not be saved ({error.strerror or error}). Save somewhere else."


def _cut(text: str, longest: int = 200) -> str:
    return text if len(text) <= longest else f"{text[: longest - 1]}…"
