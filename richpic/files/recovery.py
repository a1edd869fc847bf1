"""Offers what crashed sessions left behind. Nothing is removed unless the user says so."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from richpic.files.changes import decoded_change
from richpic.files.checks import mended
from richpic.files.decoding import Fault
from richpic.files.errors import FileError
from richpic.files.journal import SUFFIX, journals_folder, lock_path, spare_journals_folder
from richpic.files.lock import is_locked
from richpic.files.picture_text import from_text
from richpic.files.reading import read_bytes
from richpic.files.version_rules import Rules
from richpic.model.picture import Picture

# A snapshot of the largest picture, as text within JSON, and the changes after it.
MOST_BYTES = 256 * 2**20
_A_DAY = 24 * 3600.0


@dataclass(frozen=True, slots=True)
class Recovery:
    """A picture that was not saved: the file it came from (None: untitled), its title, when it last changed.

    `changes` counts what was done since it was last saved.
    """

    path: Path
    source: Path | None
    title: str
    time: datetime
    changes: int

    def picture(self) -> Picture:
        """Return the picture as it last was. A line that was cut short is passed over. Raises FileError."""
        lines = read_bytes(self.path, MOST_BYTES).split(b"\n")
        picture = _snapshot(_parsed(lines[0]))
        for line in lines[1:]:
            # Only the last line can be torn; should the disk have lost another, those after it still count.
            with contextlib.suppress(Fault):
                picture = decoded_change(_parsed(line).get("change")).apply(picture)
        return mended(picture)

    def discard(self) -> None:
        """Remove the journal: the picture was saved, or begun anew in another journal, or is not wanted."""
        for folder in {self.path.parent, journals_folder(), spare_journals_folder()}:
            for path in (folder / self.path.name, lock_path(folder / self.path.name)):
                with contextlib.suppress(OSError):
                    path.unlink()


def recoverable(folder: Path | None = None) -> list[Recovery]:
    """Return what can be recovered, the latest first. Journals of windows that are running are left out.

    Of a journal that had to move to the spare folder, only where it came to is returned.
    """
    folders = [folder] if folder else [journals_folder(), spare_journals_folder()]
    found = [one for place in folders for one in _left_behind(place)]
    latest: dict[str, Recovery] = {}
    for recovery in sorted(found, key=lambda recovery: recovery.time, reverse=True):
        latest.setdefault(recovery.path.name, recovery)
    return list(latest.values())


def clear_journals(rules: Rules) -> int:
    """Remove journals that have nothing to give back: empty ones, and those that are old and overtaken.

    Overtaken are those whose picture was saved since. What is nowhere else is never removed. Returns how
    many were removed.
    """
    count = 0
    for folder in (journals_folder(), spare_journals_folder()):
        for path in folder.glob(f"*{SUFFIX}"):
            if not is_locked(lock_path(path)) and _is_done(path, rules):
                with contextlib.suppress(OSError):
                    path.unlink()
                    count += 1
        for lock in folder.glob("*.lock"):
            if not lock.with_suffix(SUFFIX).exists() and not is_locked(lock):
                with contextlib.suppress(OSError):
                    lock.unlink()
    return count


def _is_done(path: Path, rules: Rules) -> bool:
    """Tell whether the journal at `path` has nothing that anybody could still want."""
    try:
        recovery = _summary(path)
        if recovery is None:
            # Not while it may just be beginning.
            return datetime.now(UTC).timestamp() - path.stat().st_mtime > _A_DAY
        if recovery.source is None or recovery.time > rules.oldest:
            return False
        return recovery.source.stat().st_mtime > recovery.time.timestamp()
    except (FileError, OSError):
        return False


def _left_behind(folder: Path) -> Iterator[Recovery]:
    for path in folder.glob(f"*{SUFFIX}"):
        if not is_locked(lock_path(path)):
            with contextlib.suppress(FileError, OSError):
                if recovery := _summary(path):
                    yield recovery


def _summary(path: Path) -> Recovery | None:
    lines = [line for line in read_bytes(path, MOST_BYTES).split(b"\n") if line]
    if not lines:
        return None
    header = _parsed(lines[0])
    earlier = header.get("changes")
    changes = len(lines) - 1 + (earlier if isinstance(earlier, int) else 0)
    if header.get("saved") is True and not changes:
        return None
    source, title = header.get("source"), header.get("title")
    return Recovery(
        path,
        Path(source) if isinstance(source, str) and source else None,
        title if isinstance(title, str) else "",
        _time(path, lines),
        changes,
    )


def _time(path: Path, lines: list[bytes]) -> datetime:
    for line in reversed(lines):
        with contextlib.suppress(ValueError):
            time = datetime.fromisoformat(str(_parsed(line).get("time")))
            if time.tzinfo:
                return time
    return datetime.fromtimestamp(path.stat().st_mtime, UTC)


def _parsed(line: bytes) -> dict[str, Any]:
    """Return what `line` holds, or nothing if it is torn or damaged."""
    try:
        content = json.loads(line)
    except (ValueError, RecursionError):
        return {}
    return content if isinstance(content, dict) else {}


def _snapshot(header: dict[str, Any]) -> Picture:
    """Return the picture that a journal begins with; an empty one if its first line is damaged."""
    try:
        return from_text(str(header["picture"]))
    except (KeyError, FileError):
        return Picture()
