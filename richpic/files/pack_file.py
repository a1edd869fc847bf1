"""An added icon pack on disk: lines of JSON.

    {"format": "richpic-icons", "version": 1, "prefix": "mdi", "title": …, "credit": …, "count": 7447, …}
    [["home", ["house", "building"], "Buildings"], …]
    "tint under\\nsolid M…"
    …

The first line tells of the pack, the second lists its icons with the words to find them by, and each further
one is the drawing of an icon. At the start of the program only first lines are read; the list when there is
a search, and the drawings when one is shown.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from dataclasses import asdict, dataclass, fields
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from richpic.files.errors import FileError
from richpic.files.pack_source import MOST_BYTES
from richpic.files.replacing import replace_file
from richpic.model.packed_symbol import PackedSymbol
from richpic.model.symbol import OF_PACK, Symbol, spoken_name
from richpic.model.symbol_text import is_sound

FORMAT, VERSION = "richpic-icons", 1
SUFFIX = ".icons"
LONGEST_HEADER = 8_192


@dataclass(frozen=True, slots=True)
class PackHeader:
    """What is known of a pack without reading its icons. `licence` is "" where it is not known."""

    prefix: str
    title: str
    author: str = ""
    licence: str = ""
    wants_credit: bool = False
    credit: str = ""
    source: str = ""
    count: int = 0


class PackedIcon(NamedTuple):
    """An icon of a pack; `name` is without the pack's prefix."""

    name: str
    synonyms: tuple[str, ...]
    category: str
    draw: str


class IconPack:
    """A pack that the user has added. Its icons are read when they are asked for first."""

    def __init__(self, path: Path, header: PackHeader) -> None:
        self.path, self.header = path, header

    @property
    def prefix(self) -> str:
        """What the names of its symbols begin with."""
        return self.header.prefix

    @property
    def title(self) -> str:
        """Its name as people read it."""
        return self.header.title

    @property
    def count(self) -> int:
        """How many symbols it has."""
        return self.header.count

    @cached_property
    def listing(self) -> tuple[Symbol, ...]:
        """All symbols, with words to find them by but without marks; none if the file is gone or damaged."""
        try:
            with self.path.open("rb") as file:
                file.readline(LONGEST_HEADER)
                raw = json.loads(file.readline(MOST_BYTES))
        except (OSError, ValueError, RecursionError):
            return ()
        return tuple(self._listed(raw) if isinstance(raw, list) else ())

    def _listed(self, raw: list[object]) -> Iterator[Symbol]:
        for entry in raw:
            match entry:
                case [str(name), [*synonyms], str(category)]:
                    words = tuple(str(one) for one in synonyms)
                    whole = f"{self.prefix}{OF_PACK}{name}"
                    yield Symbol(whole, self.title, (), "", category, words, credit=self.header.credit)
                case _:
                    return  # the drawings would belong to others from here on

    @cached_property
    def _places(self) -> dict[str, int]:
        return {symbol.name: place for place, symbol in enumerate(self.listing)}

    @cached_property
    def _drawings(self) -> list[str]:
        from richpic.files.reading import read_text

        try:
            return read_text(self.path, MOST_BYTES).split("\n")[2:]
        except FileError:
            return []

    def packed(self, name: str) -> PackedSymbol | None:
        """Return the symbol called `name` (with the prefix), or None if the pack has none."""
        place = self._places.get(name)
        if place is None or place >= len(self._drawings):
            return None
        try:
            draw = json.loads(self._drawings[place])
        except (ValueError, RecursionError):
            return None
        sound = isinstance(draw, str) and is_sound(draw)
        return PackedSymbol(name, draw, spoken_name(name), self.header.credit) if sound else None


def read_pack(path: Path) -> IconPack | None:
    """Return the pack in the file at `path`, or None if it holds none that this program can read."""
    try:
        with path.open("rb") as file:
            raw = json.loads(file.readline(LONGEST_HEADER))
    except (OSError, ValueError, RecursionError):
        return None
    if not isinstance(raw, dict) or (raw.get("format"), raw.get("version")) != (FORMAT, VERSION):
        return None
    types = {"wants_credit": bool, "count": int}
    known: dict[str, Any] = {
        entry.name: raw[entry.name]
        for entry in fields(PackHeader)
        if isinstance(raw.get(entry.name), types.get(entry.name, str))
    }
    return IconPack(path, PackHeader(**known)) if known.get("prefix") and known.get("title") else None


def write_pack(path: Path, header: PackHeader, icons: Collection[PackedIcon]) -> None:
    """Write a pack to `path`, in one step. Raises OSError; what was there is then as it was."""
    head = json.dumps({"format": FORMAT, "version": VERSION, **asdict(header)}, ensure_ascii=False)
    listing = json.dumps([(icon.name, icon.synonyms, icon.category) for icon in icons], ensure_ascii=False)
    lines = [head, listing, *(json.dumps(icon.draw) for icon in icons)]
    path.parent.mkdir(parents=True, exist_ok=True)
    replace_file(path, ("\n".join(lines) + "\n").encode("utf-8", "replace"))
