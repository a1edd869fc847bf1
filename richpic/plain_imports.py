"""Imports without PySide's look at the source of every module.

Once PySide is imported, `import` goes through a function of its own, which reads the source of each further
module to learn whether it might want methods in snake_case (`from __feature__ import snake_case`). Nothing
here wants them, and reading 300 sources took a tenth of a start, and memory for good.
"""

from __future__ import annotations

import builtins
import importlib


def import_plainly() -> None:
    """Import Qt, and let Python alone import whatever follows."""
    importlib.import_module("PySide6.QtCore")
    # Kept by PySide for itself; a version that keeps it no longer is only slower.
    plain = getattr(builtins, "__orig_import__", None)
    if plain is not None:
        builtins.__import__ = plain
