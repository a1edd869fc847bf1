"""Earlier states of pictures, kept in the user's data: one squeezed file each, all that is told in its name.

    versions/HISTORY/about.json                                  {"file": "/home/me/town.richpic"}
    versions/HISTORY/20260321-140502.123456-saved-DIGEST.gz      the picture's text without images
    versions/HISTORY/images/HASH                                 an image, once for all states

There is no list that could be lost or damaged: what is there is what can be brought back. A picture that has
no file yet has a history of its own, which becomes that of the file it is saved as.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal, get_args

from richpic.files.errors import FileError
from richpic.files.file_mark import digest, digest_of
from richpic.files.picture_text import to_text
from richpic.files.places import data_folder
from richpic.files.reading import read_picture, read_text
from richpic.files.replacing import replace_file
from richpic.files.saving import previous_version
from richpic.files.version_file import IMAGES, read_kept_picture, write_version
from richpic.model.picture import Picture

Why = Literal["saved", "found", "drawing", "left", "before", "previous"]
"""saved here; found in the file before a save; while drawing; closed without saving; before going back to
another; the one beside the file."""
UNNAMED = "unnamed-"
_ABOUT = "about.json"
_NAME = re.compile(r"(\d{8}-\d{6}\.\d{6})-([a-z]+)-([0-9a-f]{32})\.gz")
_TIME = "%Y%m%d-%H%M%S.%f"


@dataclass(frozen=True, slots=True)
class Version:
    """A state that can be brought back: where it is kept, when it was so, and `why` it was kept.

    `digest` is the hash of the picture's text, `size` the bytes that it takes by itself.
    """

    path: Path
    time: datetime
    why: Why
    digest: str
    size: int

    def picture(self) -> Picture:
        """Return the picture as it was. Raises FileError."""
        return read_picture(self.path) if self.why == "previous" else read_kept_picture(self.path)


def versions_folder() -> Path:
    """Return the folder of all histories."""
    return data_folder() / "versions"


def history_of(source: Path | str) -> Path:
    """Return the folder of what is kept of the file `source`; a picture without one is called by a token."""
    if isinstance(source, str):
        return versions_folder() / f"{UNNAMED}{source}"
    real = os.fsencode(os.path.realpath(source))
    return versions_folder() / hashlib.sha256(real).hexdigest()[:24]


# Keeping


def keep_picture(source: Path | str, picture: Picture, why: Why) -> Version | None:
    """Keep `picture` as a state of `source`, as `keep_text` does."""
    return keep_text(source, to_text(picture), why)


def keep_text(source: Path | str, text: str, why: Why, time: datetime | None = None) -> Version | None:
    """Keep the picture `text` as a state of `source`; None if the last state kept is the same.

    `time` is when it was so, if not now. Raises OSError.
    """
    folder = history_of(source)
    name = digest(text.encode())
    latest = next(iter(kept_in(folder)), None)
    if latest is not None and latest.digest == name:
        if why == "saved" != latest.why:  # saved after all
            latest.path.replace(folder / _named(latest.time, why, name))
        return None
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    about = folder / _ABOUT
    if not about.exists():
        file = None if isinstance(source, str) else os.path.realpath(source)
        replace_file(about, json.dumps({"file": file}).encode(), 0o600)
    path = folder / _named(time or datetime.now(UTC), why, name)
    write_version(path, text)
    return _version(path)


def keep_file(path: Path, why: Why) -> Version | None:
    """Keep what is in the file at `path`, if it is a picture that is not kept yet. Raises OSError."""
    take_over(path)
    try:
        text = read_text(path)
    except FileError:
        return None
    if not text.startswith('{"format"'):
        return None
    known = {version.digest for version in kept_in(history_of(path))}
    if why == "found" and digest(text.encode()) in known:
        return None
    time = datetime.fromtimestamp(path.stat().st_mtime, UTC) if why == "found" else None
    return keep_text(path, text, why, time)


def _named(time: datetime, why: Why, name: str) -> str:
    return f"{time.astimezone(UTC).strftime(_TIME)}-{why}-{name}.gz"


# Going through what there is


def versions_of(source: Path | str) -> list[Version]:
    """Return the states that can be brought back, the latest first, each once."""
    if isinstance(source, Path):
        with contextlib.suppress(OSError):
            take_over(source)
    found = list(kept_in(history_of(source)))
    if isinstance(source, Path) and (beside := _beside(source, {one.digest for one in found})):
        found.append(beside)
    return sorted(found, key=lambda version: version.time, reverse=True)


def unnamed_histories() -> list[list[Version]]:
    """Return what is kept of pictures that have no file, the latest picture first."""
    with contextlib.suppress(OSError):
        folders = [one for one in versions_folder().iterdir() if one.name.startswith(UNNAMED)]
        found = [versions for one in folders if (versions := list(kept_in(one)))]
        return sorted(found, key=lambda versions: versions[0].time, reverse=True)
    return []


def kept_in(folder: Path) -> Iterator[Version]:
    """Yield what is kept in a history, the latest first."""
    try:
        names = sorted((one.name for one in os.scandir(folder)), reverse=True)
    except OSError:
        return
    for name in names:
        if version := _version(folder / name):
            yield version


def _version(path: Path) -> Version | None:
    """Return the version in the file at `path`; None if it is something else."""
    if not (found := _NAME.fullmatch(path.name)):
        return None
    for why in get_args(Why):
        if why == found[2]:
            with contextlib.suppress(OSError, ValueError):
                time = datetime.strptime(found[1], _TIME).replace(tzinfo=UTC)
                return Version(path, time, why, found[3], path.stat().st_size)
    return None


def _beside(source: Path, known: set[str]) -> Version | None:
    """Return the version before the last save, if it is beside the file and not kept here as well."""
    path = previous_version(Path(os.path.realpath(source)))
    with contextlib.suppress(OSError, ValueError):
        status = path.stat()
        if (name := digest_of(path)) not in known:
            time = datetime.fromtimestamp(status.st_mtime, UTC)
            return Version(path, time, "previous", name, status.st_size)
    return None


# Files that move


def rename_history(token: str, path: Path) -> None:
    """Let what was kept of a picture without a file be that of the file it is in now. Raises OSError."""
    old, new = history_of(token), history_of(path)
    if not old.is_dir():
        return
    _move(old, new, path)


def take_over(path: Path) -> None:
    """Find the history of a file that was renamed or moved: the last it held is what is in it now.

    Raises OSError.
    """
    new = history_of(path)
    if new.is_dir() or not path.is_file():
        return
    now = ""
    for folder in versions_folder().iterdir() if versions_folder().is_dir() else ():
        latest = next((one for one in kept_in(folder) if one.why in ("saved", "found")), None)
        file = _file_of(folder)
        if latest is None or file is None or file.exists():
            continue
        now = now or digest_of(path)
        if latest.digest == now:
            _move(folder, new, path)
            return


def _move(old: Path, new: Path, path: Path) -> None:
    about = json.dumps({"file": os.path.realpath(path)}).encode()
    if not new.exists():
        replace_file(old / _ABOUT, about, 0o600)
        old.rename(new)
        return
    for entry in (*old.glob("*.gz"), *(old / IMAGES).glob("*")):
        target = new / entry.relative_to(old)
        target.parent.mkdir(exist_ok=True, mode=0o700)
        entry.replace(target)
    shutil.rmtree(old, ignore_errors=True)


def _file_of(folder: Path) -> Path | None:
    """Return the file that a history is of; None if it has none, or none that can be told."""
    try:
        file = json.loads((folder / _ABOUT).read_text("utf-8"))["file"]
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return None
    return Path(file) if isinstance(file, str) else None


# Letting go


def forget_history(version: Version) -> None:
    """Let go of all that is kept of the picture that `version` is of, as its user wishes. Never raises."""
    if versions_folder() in version.path.parents:
        shutil.rmtree(version.path.parent, ignore_errors=True)
