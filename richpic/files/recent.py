"""The pictures that were open last."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path

from richpic.files.places import data_folder
from richpic.files.replacing import replace_file

MOST = 12


def recent_files() -> list[Path]:
    """Return the recent files that are still there, the latest first, at most MOST."""
    return [path for path in _listed() if _is_there(path)]


def remember_file(path: Path) -> None:
    """Put `path` first in the list. Never raises: a list is not worth an error."""
    path = path.absolute()
    _write([path, *(one for one in _listed() if one != path)])


def _is_there(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # such as a name longer than the disk it was on allows
        return False


def _file() -> Path:
    return data_folder() / "recent.json"


def _listed() -> list[Path]:
    try:
        found = json.loads(_file().read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return []
    return [Path(one) for one in found if isinstance(one, str)][:MOST] if isinstance(found, list) else []


def _write(paths: list[Path]) -> None:
    text = json.dumps([str(path) for path in paths[:MOST]], indent=1)
    with contextlib.suppress(OSError):
        _file().parent.mkdir(parents=True, exist_ok=True)
        replace_file(_file(), text.encode())
