"""Where the program itself is, with its fonts, icons and examples."""

from __future__ import annotations

import sys
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def package_folder() -> Path:
    """Return the folder of the package itself."""
    return _PACKAGE


def own_program() -> list[str]:
    """Return the command that starts this program: Python with its name, or what was built of both."""
    return [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "richpic"]


def assets_folder() -> Path:
    """Return the folder of what ships with the program: inside the wheel, or beside the package."""
    inside = _PACKAGE / "assets"
    return inside if inside.is_dir() else _PACKAGE.parent / "assets"
