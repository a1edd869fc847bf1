"""The symbol library as it was read last: a start need not parse a thousand paths again.

Kept in the user's cache folder, under a name that changes with every file that it was read from and with the
code that read it. Only the classes below come out of it, whatever stands in the file.
"""

from __future__ import annotations

import contextlib
import io
import pickle
import zlib
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import richpic
from richpic.files.parcels import packed, read_only
from richpic.files.places import cache_folder
from richpic.files.replacing import clear_leftovers, replace_file
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


# What a damaged or foreign file may end in.
DAMAGE = (EOFError, AttributeError, ImportError, IndexError, KeyError, TypeError, ValueError)


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


def stamp(words: Iterable[str], files: Iterable[Path]) -> str:
    """Return a name that changes with `words`, and with the sizes and times of `files`."""
    parts = list(words)
    for file in files:
        # In a program built of one piece there are no files of code; its version stands for them.
        with contextlib.suppress(OSError):
            status = file.stat()
            parts.append(f"{file.name} {status.st_size} {status.st_mtime_ns}")
    # No secret depends on it, and it is quicker to import than better sums: a start needs it.
    joined = "\n".join(parts).encode()
    return f"{zlib.crc32(joined):08x}"


def _sources(folder: Path) -> Iterable[Path]:
    yield from sorted(folder.glob("*.toml"))
    yield from (package_folder() / name for name in _CODE)


def _keep(library: SymbolLibrary, place: Path) -> None:
    """Keep `library` at `place`. Where that is not possible, nothing is lost."""
    with contextlib.suppress(OSError, pickle.PicklingError, TypeError):
        keep_file(place, packed(library), _START)


def keep_file(place: Path, content: bytes, start: str) -> None:
    """Keep `content` at `place`, and drop other files whose names `start` so. Raises OSError."""
    place.parent.mkdir(parents=True, exist_ok=True)
    # It can be made again: the disk may write it when it likes.
    replace_file(place, content, wait=False)
    for old in place.parent.glob(f"{start}*.bin"):
        if old != place:
            old.unlink()
    clear_leftovers(place.parent)
