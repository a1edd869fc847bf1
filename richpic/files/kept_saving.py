"""A save with all that goes with it: what was in the file is kept, what is in it now as well."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from richpic.files.errors import on_one_line
from richpic.files.file_mark import FileMark
from richpic.files.saving import write_picture
from richpic.files.version_pruning import prune
from richpic.files.version_rules import Rules
from richpic.files.versions import keep_file, rename_history
from richpic.model.picture import Picture


@dataclass(frozen=True, slots=True)
class Saved:
    """What came of a save: `notices` for the user, and the `mark` of the file as it is since."""

    notices: tuple[str, ...]
    mark: FileMark | None


def save_and_keep(picture: Picture, path: Path, token: str = "") -> Saved:
    """Save `picture` at `path`, as `write_and_keep` does. Raises FileError."""
    return write_and_keep(lambda: write_picture(picture, path), path, token)


def write_and_keep(write: Callable[[], tuple[str, ...]], path: Path, token: str = "") -> Saved:
    """Let `write` put a picture into the file at `path`; keep what was there, and what is there then.

    `token` names what was kept of the picture before it had a file. Raises what `write` does. That a version
    cannot be kept is no reason not to save.
    """
    kept = _tried(lambda: keep_file(path, "found") if path.is_file() else None)
    notices = write()
    mark = FileMark.of(path)
    if token:
        kept = _tried(lambda: rename_history(token, path)) and kept
    kept = _tried(lambda: keep_file(path, "saved")) and kept
    _tried(lambda: prune(Rules.in_force()))
    if not kept:
        notices = (*notices, f"{on_one_line(path.name)}: saved, but no earlier version could be kept of it.")
    return Saved(notices, mark)


def _tried(step: Callable[[], object]) -> bool:
    try:
        step()
    except (OSError, ValueError):
        return False
    return True
