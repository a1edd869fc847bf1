"""What was inked of the program's symbols, kept from one run to the next: inking is most of drawing an icon.

It lies beside the symbols as they were read, under a name that changes with them and with the code that inks.
What is damaged is inked again.
"""

from __future__ import annotations

import contextlib
import importlib.util
import io
import pickle
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from richpic.files.kept_files import DAMAGE, keep_file, stamp
from richpic.files.kept_symbols import fingerprint
from richpic.files.places import cache_folder
from richpic.model.inked import Inked
from richpic.model.symbol import SymbolLibrary
from richpic.resources import package_folder

_CODE = ("render/ink.py", "render/symbols.py", "model/inked.py", "model/strokes.py")
_START = "ink-"
_SUM = 4


def inked(folder: Path) -> Inked:
    """Return what was inked of the symbols in `folder`; it is read when it is first asked for something."""
    return Inked(lambda: _read(folder))


def keep_inked(library: SymbolLibrary, folder: Path) -> None:
    """Keep what is newly inked of the symbols in `folder`. Where that is not possible, nothing is lost."""
    if library.inked.has_news:
        library.inked.has_news = False
        with contextlib.suppress(OSError):
            # Another window may have kept others since.
            written = pickle.dumps(_read(folder) | library.inked.kept, pickle.HIGHEST_PROTOCOL)
            keep_file(_place(folder), _checksum(written) + written, _START)


def _read(folder: Path) -> dict[str, bytes]:
    with contextlib.suppress(OSError, pickle.UnpicklingError, *DAMAGE):
        content = _place(folder).read_bytes()
        checksum, written = content[:_SUM], content[_SUM:]
        if checksum == _checksum(written):
            return dict(_Reader(io.BytesIO(written)).load())
    return {}


def _checksum(content: bytes) -> bytes:
    return zlib.crc32(content).to_bytes(_SUM, "big")


class _Reader(pickle.Unpickler):
    """Makes nothing but what Python itself consists of."""

    def find_class(self, module: str, name: str) -> Any:
        """Raise UnpicklingError, for all classes."""
        raise pickle.UnpicklingError(f"{module}.{name} has no place here")


def _place(folder: Path) -> Path:
    """Return the file for what depends on the symbols in `folder` and the code as they are now."""
    return cache_folder() / f"{_START}{stamp([fingerprint(folder)], _sources())}.bin"


def _sources() -> Iterator[Path]:
    yield from (package_folder() / name for name in _CODE)
    library = importlib.util.find_spec("perfect_freehand")
    if library is not None and library.origin is not None:
        yield Path(library.origin)
