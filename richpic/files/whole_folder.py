"""A folder that appears whole or not at all; what was there before stays, unless it is to be replaced."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from richpic.files.errors import FileError, on_one_line
from richpic.files.replacing import sync_folder
from richpic.refusals import why_not_written


@contextmanager
def whole_folder(folder: Path, replace: bool = False) -> Iterator[Path]:
    """Give an empty folder to fill, which becomes `folder` at the end unless something went wrong.

    One that has files in it is left alone, unless `replace` is asked for: then files of the same name are
    replaced, and all others stay. Raises FileError.
    """
    if not replace and folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise FileError(
            f"“{on_one_line(folder.name)}” has files in it already, and is as it was: choose another folder."
        )
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        made = Path(tempfile.mkdtemp(prefix=f".{folder.name[:24]}-", suffix=".part", dir=folder.parent))
        try:
            yield made
            _put(made, folder)
        finally:
            shutil.rmtree(made, ignore_errors=True)
    except OSError as error:
        reason = why_not_written(error, folder)
        raise FileError(f"“{on_one_line(folder.name)}” was not written: {reason}") from error


def free_path(parent: Path, stem: str, suffix: str = "") -> Path:
    """Return a path in `parent` that nothing has yet: `stem`, or `stem` with a number, and then `suffix`."""
    candidates = (
        parent / f"{stem}{suffix if number == 1 else f' {number}{suffix}'}" for number in range(1, 10_000)
    )
    return next((path for path in candidates if not path.exists()), parent / f"{stem}{suffix}")


def _put(made: Path, folder: Path) -> None:
    """Put what is in `made` into its place, at one stroke where that is free."""
    if folder.is_dir() and any(folder.iterdir()):
        for file in sorted(one for one in made.rglob("*") if one.is_file()):
            target = folder / file.relative_to(made)
            target.parent.mkdir(parents=True, exist_ok=True)
            file.replace(target)
        return
    if folder.is_dir():
        folder.rmdir()
    # A temporary folder is for its owner alone, which the one that it becomes need not be.
    made.chmod(0o777 & ~_mask())
    made.rename(folder)
    sync_folder(folder.parent)


def _mask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
