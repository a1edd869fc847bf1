"""The symbol library as it was read last: a start need not parse a thousand paths again.

Kept in the user's cache folder, under a name that changes with every file that it was read from and with the
code that read it. Only the classes below come out of it, whatever stands in the file.
"""

from __future__ import annotations

import contextlib
import io
import pickle
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import richpic
from richpic.files.kept_files import DAMAGE, keep_file, stamp
from richpic.files.parcels import packed, read_only
from richpic.files.places import cache_folder
from richpic.model.geometry import Point, Rect
from richpic.model.inked import Inked
from richpic.model.path import Path as Outline
from richpic.model.symbol import Head, Mark, Symbol, SymbolLibrary
from richpic.resources import package_folder

_PARTS: tuple[Any, ...] = (Point, Rect, Outline, Head, Mark, Symbol, SymbolLibrary, Inked, read_only)
_KNOWN = {(one.__module__, one.__qualname__): one for one in _PARTS}
# What turns the files into symbols, beside the files themselves.
_CODE = ("files/symbols.py", "model/symbol.py", "model/symbol_text.py", "model/path.py", "model/geometry.py")
_START = "symbols-"


def kept(folder: Path, read: Callable[[Path], SymbolLibrary]) -> SymbolLibrary:
    """Return the library in `folder`: as it was kept, or as `read` reads it, which is then kept."""
    with contextlib.suppress(OSError):
        place = cache_folder() / f"{_START}{fingerprint(folder)}.bin"
        with contextlib.suppress(OSError, pickle.UnpicklingError, *DAMAGE):
            library = _Reader(io.BytesIO(place.read_bytes())).load()
            if isinstance(library, SymbolLibrary):
                return library
        library = read(folder)
        _keep(library, place)
        return library
    return read(folder)


class _Reader(pickle.Unpickler):
    """Makes nothing but symbols and what they consist of."""

    def find_class(self, module: str, name: str) -> Any:
        """Return one of the known classes. Raises UnpicklingError for all others."""
        if (module, name) not in _KNOWN:
            raise pickle.UnpicklingError(f"{module}.{name} has no place here")
        return _KNOWN[module, name]


def fingerprint(folder: Path) -> str:
    """Return a name for what the library in `folder` depends on."""
    return stamp([richpic.__version__, str(folder)], _sources(folder))


def _sources(folder: Path) -> Iterable[Path]:
    yield from sorted(folder.glob("*.toml"))
    yield from (package_folder() / name for name in _CODE)


def _keep(library: SymbolLibrary, place: Path) -> None:
    """Keep `library` at `place`. Where that is not possible, nothing is lost."""
    with contextlib.suppress(OSError, pickle.PicklingError, TypeError):
        keep_file(place, packed(library), _START)
