"""Reads a folder of SVG files as an icon pack. A file is called what it shows; folders are categories."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from richpic.files.errors import FileError, on_one_line
from richpic.files.pack_source import MOST_ICONS, Licence, PackSource, RawIcon, slug, words
from richpic.files.reading import read_bytes, read_text
from richpic.files.svg_safe import MOST_BYTES

MOST_FILES = 200_000
# Beginnings of the texts of licences, in capitals, and what they are called.
_LICENCES = (
    ("MIT LICENSE", "MIT"),
    ("THE MIT LICENSE", "MIT"),
    ("ISC LICENSE", "ISC"),
    ("APACHE LICENSE", "Apache 2.0"),
    ("SIL OPEN FONT LICENSE", "OFL 1.1"),
    ("CC0", "CC0 1.0"),
    ("CREATIVE COMMONS ZERO", "CC0 1.0"),
    ("ATTRIBUTION-SHAREALIKE 4.0", "CC BY-SA 4.0"),
    ("CREATIVE COMMONS ATTRIBUTION-SHAREALIKE 4.0", "CC BY-SA 4.0"),
    ("ATTRIBUTION 4.0 INTERNATIONAL", "CC BY 4.0"),
    ("CREATIVE COMMONS ATTRIBUTION 4.0", "CC BY 4.0"),
)


def read_folder(folder: Path) -> PackSource:
    """Return the pack that the SVG files in `folder` make, those in its folders too. Raises FileError."""
    found = _svg_files(folder)
    if not found:
        raise FileError(f"{on_one_line(folder.name)}: there are no SVG files in this folder.")
    about = _package(folder)
    name = words(about.get("name")).rpartition("/")[2] or folder.resolve().name
    title = words(name.replace("_", " ").replace("-", " ")) or "My icons"
    return PackSource(
        slug(name) or "icons",
        title,
        _author(about.get("author")),
        _licence(folder, about),
        on_one_line(folder.name),
        len(found),
        _icons(folder, found),
    )


def _svg_files(folder: Path) -> list[Path]:
    """Return the SVG files, sorted. Links to elsewhere are not followed."""
    found: list[Path] = []
    seen = 0
    for where, folders, names in os.walk(folder):
        folders.sort()
        seen += len(names) + len(folders)
        found += [Path(where, name) for name in sorted(names) if name.lower().endswith(".svg")]
        if len(found) > MOST_ICONS or seen > MOST_FILES:
            raise FileError(f"{on_one_line(folder.name)}: it holds more than {MOST_ICONS:,} icons.")
    return [path for path in found if not path.is_symlink()]


def _icons(folder: Path, files: list[Path]) -> Iterator[RawIcon]:
    for path in files:
        inside = path.relative_to(folder).parent
        category = words(inside.name.replace("-", " ").replace("_", " "))
        name = slug(path.stem) or "icon"
        try:
            yield RawIcon(name, read_bytes(path, MOST_BYTES), (), category)
        except FileError as error:
            yield RawIcon(name, b"", trouble=str(error).partition(": ")[2].rstrip("."))


def _places(folder: Path) -> tuple[Path, ...]:
    """Return where words about the pack may lie: in the folder, or around it if that is a package."""
    around = folder.resolve().parent
    return (folder, around) if (around / "package.json").is_file() else (folder,)


def _package(folder: Path) -> dict[str, Any]:
    """Return what a package.json in the folder, or beside it, says."""
    for place in _places(folder):
        file = place / "package.json"
        if file.is_file():
            try:
                about = json.loads(read_text(file, MOST_BYTES))
            except (FileError, ValueError, RecursionError):
                continue
            return about if isinstance(about, dict) else {}
    return {}


def _author(author: object) -> str:
    name = author.get("name") if isinstance(author, dict) else author
    return words(name.partition("<")[0] if isinstance(name, str) else "")


def _licence(folder: Path, about: dict[str, Any]) -> Licence:
    """Return the licence named in package.json, or whose text lies in the folder or beside it."""
    if stated := words(about.get("license")):
        return Licence(stated, stated)
    for place in _places(folder):
        for path in sorted(place.glob("*")):
            if path.stem.upper() in ("LICENSE", "LICENCE", "COPYING") and path.is_file():
                return _recognised(path)
    return Licence()


def _recognised(path: Path) -> Licence:
    try:
        text = " ".join(read_text(path, MOST_BYTES)[:2000].upper().split())
    except FileError:
        return Licence()
    for beginning, title in _LICENCES:
        if beginning in text:
            return Licence(title, title)
    return Licence()
