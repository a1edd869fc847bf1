"""Adds icon packs: folders of SVG files, or Iconify JSON. They are converted once, when they are added."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from richpic.files.errors import FileError, on_one_line
from richpic.files.iconify import is_package, read_iconify
from richpic.files.pack_file import SUFFIX, IconPack, PackedIcon, PackHeader, write_pack
from richpic.files.pack_shelf import packs_folder
from richpic.files.pack_source import LONGEST_PREFIX, PackSource, RawIcon, slug
from richpic.files.svg_folder import read_folder
from richpic.files.svg_symbol import converted

# The longest name of a symbol that an element can hold.
LONGEST_NAME = 64

Progress = Callable[[int, int], bool]


@dataclass(frozen=True, slots=True)
class Added:
    """What came of adding a pack: why icons were `refused`, by name; what of how many others was `lost`."""

    pack: IconPack
    refused: dict[str, str]
    lost: dict[str, int]
    replaced: bool

    @property
    def notices(self) -> tuple[str, ...]:
        """What the user should know, a sentence each."""
        header = self.pack.header
        found = []
        if not header.licence:
            found.append(f"No licence is known for “{header.title}”: find out before you publish pictures.")
        elif header.wants_credit:
            found.append(f"Its licence ({header.licence}) asks for a credit wherever the icons are shown.")
        for reason, names in _grouped(self.refused).items():
            found.append(f"Left out, because {reason}: {_some(names)}.")
        for what, count in self.lost.items():
            found.append(f"Drawn without {what}: {count:,} {'icon' if count == 1 else 'icons'}.")
        return tuple(found)


def _grouped(refused: dict[str, str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, reason in refused.items():
        found.setdefault(reason, []).append(name)
    return dict(sorted(found.items(), key=lambda entry: -len(entry[1])))


def _some(names: list[str]) -> str:
    more = f" and {len(names) - 3:,} more" if len(names) > 3 else ""
    return ", ".join(on_one_line(name, 60) for name in names[:3]) + more


def pack_source(path: Path) -> PackSource:
    """Return what would be added from `path`: a folder of SVG files, or Iconify JSON. Raises FileError."""
    if path.is_dir():
        inside = path / "package"
        package = path if is_package(path) else inside if is_package(inside) else None
        return read_iconify(package) if package else read_folder(path)
    if path.suffix.lower() == ".svg":
        raise FileError(f"{on_one_line(path.name)}: give the folder that the SVG files are in.")
    return read_iconify(path)


def add_pack(path: Path, progress: Progress = lambda done, count: True) -> Added:
    """Convert the pack at `path` and keep it among the user's own; one of the same name is replaced.

    `progress` is told how many of how many icons are done; its False ends all, with nothing kept.
    Raises FileError, also where no icon of the pack can be taken.
    """
    source = pack_source(path)
    prefix = slug(source.prefix)[:LONGEST_PREFIX].strip("-") or "icons"
    taken: dict[str, PackedIcon] = {}
    refused: dict[str, str] = {}
    lost: Counter[str] = Counter()
    for done, raw in enumerate(source.icons):
        if not progress(done, source.count):
            raise FileError("Stopped: no icons were added.")
        _take(raw, prefix, taken, refused, lost)
    if not taken:
        first = next(iter(_grouped(refused)), "it holds none")
        raise FileError(f"{on_one_line(path.name)}: none of its icons can be taken, because {first}.")
    header = PackHeader(
        prefix,
        source.title,
        source.author,
        source.licence.title,
        source.licence.wants_credit,
        source.credit,
        source.source,
        len(taken),
    )
    file = packs_folder() / f"{prefix}{SUFFIX}"
    replaced = file.exists()
    try:
        write_pack(file, header, taken.values())
    except OSError as error:
        raise FileError(
            f"The icons could not be kept in {file.parent}: {error.strerror or error}."
        ) from error
    return Added(IconPack(file, header), refused, dict(lost), replaced)


def _take(
    raw: RawIcon, prefix: str, taken: dict[str, PackedIcon], refused: dict[str, str], lost: Counter[str]
) -> None:
    """Convert one icon, and put it among those `taken` or `refused`."""
    try:
        if raw.trouble:
            raise FileError(raw.trouble)
        made = converted(raw.svg)
    except FileError as error:
        refused[raw.name] = str(error)
        return
    lost.update(made.lost)
    name = _free_name(slug(raw.name) or "icon", LONGEST_NAME - len(prefix) - 1, taken)
    # The first words are searched first; a name that was shortened is found by its whole.
    whole = () if name == slug(raw.name) else (raw.name.replace("-", " "),)
    taken[name] = PackedIcon(name, (*whole, *raw.synonyms), raw.category, made.draw)


def _free_name(name: str, longest: int, taken: dict[str, PackedIcon]) -> str:
    """Return `name`, shortened if need be, and numbered if it is taken."""
    if len(name) > longest:
        name = f"{name[: longest - 6].rstrip('-')}-{hashlib.sha256(name.encode()).hexdigest()[:5]}"
    found, number = name, 2
    while found in taken:
        end = f"-{number}"
        found, number = name[: longest - len(end)] + end, number + 1
    return found
