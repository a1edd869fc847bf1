"""Names of files that every system can have: what is saved here is opened by colleagues elsewhere."""

from __future__ import annotations

import re
import sys

LONGEST = 80
# Devices of Windows since its beginnings: no file can be called so there, with any ending.
# https://learn.microsoft.com/windows/win32/fileio/naming-a-file
_DEVICES = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])\s*(\..*)?", re.IGNORECASE)
_SIGNS = '<>:"/\\|?*'


def portable_name(name: str) -> str:
    """Return the letters of `name` that make a file name on every system, "" if there are none."""
    kept = "".join(c for c in name if c.isalnum() or c in " -_,.()").strip(" .-")[:LONGEST].strip(" .-")
    return f"{kept} picture" if _DEVICES.fullmatch(kept) else kept


def foreign_to_windows(name: str) -> str:
    """Return why a file could not be called `name` on Windows, in a few words, or "" if it could."""
    if _DEVICES.fullmatch(name):
        return f"“{name.partition('.')[0].strip()}” stands for a device"
    if found := next((sign for sign in name if sign in _SIGNS), ""):
        return f"a name cannot hold {found}"
    if any(ord(letter) < 32 for letter in name):
        return "a name is one line"
    if name.endswith((" ", ".")):
        return "a name cannot end in a space or full stop"
    return ""


def impossible_here(name: str) -> str:
    """Return why no file can be called `name` on this computer, or "" if one can."""
    return foreign_to_windows(name) if sys.platform == "win32" else ""
