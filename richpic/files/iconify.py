"""Reads Iconify JSON: one file with all icons of a set, or the folder of a package "@iconify-json/…".

    {"prefix": "mdi", "width": 24, "height": 24, "icons": {"home": {"body": "<path …/>"}},
     "aliases": {"house": {"parent": "home"}, "home-left": {"parent": "home", "hFlip": true}},
     "info": {"name": …, "author": {"name": …}, "license": {"title": …, "spdx": …}},
     "categories": {"Buildings": ["home"]}}

In a package, info and categories are in files of their own. Icons marked as hidden are old ones, kept for
those who have used them; they are left out. Bodies are only put between tags here; svg_safe judges them.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from richpic.files.errors import FileError, on_one_line
from richpic.files.pack_source import (
    MOST_BYTES,
    MOST_ICONS,
    MOST_SYNONYMS,
    Licence,
    PackSource,
    RawIcon,
    words,
)
from richpic.files.reading import read_text

MAIN = "icons.json"
DEEPEST = 6
_BOX = ("left", "top", "width", "height")


def is_package(folder: Path) -> bool:
    """Tell whether `folder` is that of an Iconify package."""
    return (folder / MAIN).is_file()


def read_iconify(path: Path) -> PackSource:
    """Return the pack in a JSON file, or in a package's folder. Raises FileError."""
    file = path / MAIN if path.is_dir() else path
    data = _parsed(file)
    prefix, icons = data.get("prefix"), data.get("icons")
    if not isinstance(prefix, str) or not prefix or not isinstance(icons, dict):
        raise FileError(f"{on_one_line(file.name)}: this is no Iconify file: it has no prefix or no icons.")
    if len(icons) > MOST_ICONS:
        raise FileError(f"{on_one_line(file.name)}: it holds more than {MOST_ICONS:,} icons.")
    info = data.get("info") or _beside(path, "info.json")
    info = info if isinstance(info, dict) else {}
    categories = data.get("categories") or _beside(path, "metadata.json").get("categories")
    reader = _Reader(data, icons, _by_icon(categories))
    named = reader.names()
    return PackSource(
        prefix,
        words(info.get("name")) or prefix,
        _name_of(info.get("author")),
        _licence(info.get("license")),
        f"Iconify {on_one_line(prefix, 40)}",
        len(named),
        reader.icons_called(named),
    )


def _parsed(file: Path) -> dict[str, Any]:
    try:
        data = json.loads(read_text(file, MOST_BYTES))
    except (ValueError, RecursionError) as error:
        raise FileError(f"{on_one_line(file.name)}: this is no sound JSON.") from error
    if not isinstance(data, dict):
        raise FileError(f"{on_one_line(file.name)}: this is no Iconify file.")
    return data


def _beside(path: Path, name: str) -> dict[str, Any]:
    file = (path if path.is_dir() else path.parent) / name
    return _parsed(file) if file.is_file() else {}


def _name_of(author: object) -> str:
    return words(author.get("name")) if isinstance(author, dict) else words(author)


def _licence(licence: object) -> Licence:
    if isinstance(licence, dict):
        spdx = words(licence.get("spdx"))
        return Licence(words(licence.get("title")) or spdx, spdx)
    return Licence(words(licence), words(licence))


def _by_icon(categories: object) -> dict[str, str]:
    found: dict[str, str] = {}
    for category, names in categories.items() if isinstance(categories, dict) else ():
        for name in names if isinstance(names, list) else ():
            if isinstance(name, str):
                found.setdefault(name, words(category))
    return found


@dataclass(frozen=True, slots=True)
class _Turn:
    """How an alias is turned: quarters clockwise, after mirroring."""

    quarters: int = 0
    across: bool = False
    down: bool = False

    def then(self, raw: Mapping[str, Any]) -> _Turn:
        quarters = raw.get("rotate")
        return _Turn(
            (self.quarters + (quarters if isinstance(quarters, int) else 0)) % 4,
            self.across != (raw.get("hFlip") is True),
            self.down != (raw.get("vFlip") is True),
        )


class _Reader:
    def __init__(
        self, data: Mapping[str, Any], icons: Mapping[str, Any], categories: Mapping[str, str]
    ) -> None:
        self._data, self._icons, self._categories = data, icons, categories
        aliases = data.get("aliases")
        self._aliases: Mapping[str, Any] = aliases if isinstance(aliases, dict) else {}
        self._synonyms: dict[str, list[str]] = {}

    def names(self) -> list[str]:
        """Return the icons to take; aliases that look the same become synonyms of theirs."""
        found = [name for name, raw in self._icons.items() if self._is_shown(raw)]
        for name, raw in list(self._aliases.items())[:MOST_ICONS]:
            if not self._is_shown(raw):
                continue
            parent, turn = self._resolved(name)
            if parent is None or not self._is_shown(self._icons[parent]):
                continue
            if turn == _Turn():
                self._synonyms.setdefault(parent, []).append(name)
            else:
                found.append(name)
        return found

    @staticmethod
    def _is_shown(raw: object) -> bool:
        return isinstance(raw, dict) and raw.get("hidden") is not True

    def _resolved(self, name: str) -> tuple[str | None, _Turn]:
        """Return the icon that `name` comes down to, and how that is turned."""
        turn = _Turn()
        for _ in range(DEEPEST):
            if name in self._icons:
                raw = self._icons[name]
                return (name, turn.then(raw)) if isinstance(raw, dict) else (None, turn)
            raw = self._aliases.get(name)
            if not isinstance(raw, dict):
                break
            turn, name = turn.then(raw), str(raw.get("parent"))
        return None, turn

    def icons_called(self, names: list[str]) -> Iterator[RawIcon]:
        """Yield the icons one by one."""
        for name in names:
            parent, turn = self._resolved(name)
            raw = self._icons[parent or name]
            synonyms = [one.replace("-", " ") for one in self._synonyms.get(name, ())[:MOST_SYNONYMS]]
            category = self._categories.get(name) or self._categories.get(parent or "", "")
            yield RawIcon(name, self._svg(raw, turn), tuple(synonyms), category)

    def _svg(self, raw: Mapping[str, Any], turn: _Turn) -> str:
        left, top, w, h = (self._side(raw, name) for name in _BOX)
        body = raw.get("body")
        body = body if isinstance(body, str) else ""
        if turn != _Turn():
            cx, cy = left + w / 2, top + h / 2
            mirrored = f"scale({-1 if turn.across else 1} {-1 if turn.down else 1})"
            turned = f"translate({cx} {cy}) rotate({90 * turn.quarters}) {mirrored} translate({-cx} {-cy})"
            body = f'<g transform="{turned}">{body}</g>'
            if turn.quarters % 2:
                left, top, w, h = cx - h / 2, cy - w / 2, h, w
        return (
            '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
            f' viewBox="{left} {top} {w} {h}">{body}</svg>'
        )

    def _side(self, raw: Mapping[str, Any], name: str) -> float:
        value = raw.get(name, self._data.get(name, 0 if name in ("left", "top") else 16))
        number = isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < 1e6
        return float(value) if number and math.isfinite(value) else 16.0
