"""Where the program keeps what is the user's but no picture: journals, recent files, settings, caches."""

from __future__ import annotations

import os
from pathlib import Path


def data_folder() -> Path:
    """Return the folder for journals and lists; RICHPIC_DATA overrides where the system keeps such things."""
    if chosen := os.environ.get("RICHPIC_DATA"):
        return Path(chosen)
    from platformdirs import user_data_dir

    return Path(user_data_dir("richpic", appauthor=False))


def settings_folder() -> Path:
    """Return the folder for settings; with RICHPIC_DATA, that one."""
    if chosen := os.environ.get("RICHPIC_DATA"):
        return Path(chosen)
    from platformdirs import user_config_dir

    return Path(user_config_dir("richpic", appauthor=False))


def cache_folder() -> Path:
    """Return the folder for what can be made again; with RICHPIC_DATA, one inside that."""
    if chosen := os.environ.get("RICHPIC_DATA"):
        return Path(chosen) / "cache"
    from platformdirs import user_cache_dir

    return Path(user_cache_dir("richpic", appauthor=False))


def spare_folder() -> Path:
    """Return a folder on another disk, or in memory, for what must not wait until a full disk has room.

    Nothing in it outlives a restart of the computer for sure. It may be shared with other people: what is
    written there is for its owner only.
    """
    runtime = Path(os.environ.get("XDG_RUNTIME_DIR", ""))
    if runtime.is_absolute():
        return runtime / "richpic"
    import tempfile

    whose = f"-{os.getuid()}" if hasattr(os, "getuid") else ""
    try:
        return Path(tempfile.gettempdir()) / f"richpic{whose}"
    except OSError:  # no such folder can be written
        return data_folder() / "spare"
