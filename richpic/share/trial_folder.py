"""Where files are tried out before they are shared: a folder of its own for each dialog, gone with it."""

from __future__ import annotations

import os
import shutil
import stat
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

PREFIX = "richpic-share-"
# Seconds: nobody leaves a dialog open for so long and then saves.
OLD = 24 * 3600


def trial_folder() -> tempfile.TemporaryDirectory[str]:
    """Return a new folder, which is removed by its `cleanup`. Raises OSError where there is no room."""
    return tempfile.TemporaryDirectory(prefix=PREFIX, ignore_cleanup_errors=True)


def clear_old_trials() -> None:
    """Remove what dialogs left behind that were killed more than a day ago; what cannot go stays."""
    for folder in _left_behind():
        shutil.rmtree(folder, ignore_errors=True)


def _left_behind() -> Iterator[Path]:
    """Give the old folders that are this user's own: others keep theirs in the same place."""
    own = os.getuid() if hasattr(os, "getuid") else None
    for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        try:
            about = folder.lstat()
        except OSError:
            continue
        is_own = own is None or about.st_uid == own
        if stat.S_ISDIR(about.st_mode) and is_own and time.time() - about.st_mtime > OLD:
            yield folder
