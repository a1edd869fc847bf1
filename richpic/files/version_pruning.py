"""Lets go of earlier versions that the user's rules do not keep."""

from __future__ import annotations

import contextlib
import os
from datetime import UTC, datetime
from pathlib import Path

from richpic.files.errors import FileError
from richpic.files.version_file import IMAGES, images_of
from richpic.files.version_rules import Rules, superfluous, too_much
from richpic.files.versions import UNNAMED, forget_history, kept_in, versions_folder


def prune(rules: Rules) -> int:
    """Let go of what the rules do not keep; the last state of each picture stays. Returns how many went.

    Of pictures that never had a file because their user did not want them saved, nothing stays in the end.
    """
    try:
        folders = [one for one in versions_folder().iterdir() if one.is_dir()]
    except OSError:
        return 0
    now, count = datetime.now(UTC), 0
    for folder in folders:
        latest = next(kept_in(folder), None)
        if latest and folder.name.startswith(UNNAMED) and latest.why == "left" and latest.time < rules.oldest:
            count += len(list(kept_in(folder)))
            forget_history(latest)
            continue
        count += _remove(folder, superfluous((one.time for one in kept_in(folder)), rules, now))
    sizes = [[(one.time, one.size) for one in kept_in(folder)] for folder in folders]
    for place, folder in enumerate(folders):
        # Images are shared: they count for the latest state, which is the last to go.
        if sizes[place]:
            time, size = sizes[place][0]
            sizes[place][0] = (time, size + _size_of_images(folder))
    for place, time in too_much(sizes, rules):
        count += _remove(folders[place], {time})
    return count


def _remove(folder: Path, times: set[datetime]) -> int:
    gone = [version for version in kept_in(folder) if version.time in times]
    for version in gone:
        with contextlib.suppress(OSError):
            version.path.unlink()
    if gone and (folder / IMAGES).is_dir():
        _sweep_images(folder)
    return len(gone)


def _sweep_images(folder: Path) -> None:
    """Remove the images that no state shows any more; none if a state cannot be read."""
    try:
        shown = {name for version in kept_in(folder) for name in images_of(version.path)}
    except FileError:
        return
    for image in (folder / IMAGES).iterdir():
        if image.name not in shown:
            with contextlib.suppress(OSError):
                image.unlink()


def _size_of_images(folder: Path) -> int:
    with contextlib.suppress(OSError):
        return sum(one.stat().st_size for one in os.scandir(folder / IMAGES))
    return 0
