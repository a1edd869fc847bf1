"""The icon packs that the user has added. Quick to import: every window asks for them when it starts."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from richpic.files.errors import FileError, on_one_line
from richpic.files.pack_file import SUFFIX, IconPack, read_pack
from richpic.files.places import data_folder
from richpic.files.symbols import symbol_library
from richpic.model.symbol import SymbolLibrary


def packs_folder() -> Path:
    """Return the folder of all packs that were added."""
    return data_folder() / "icons"


def installed_packs() -> tuple[IconPack, ...]:
    """Return the packs that were added, by title. Only the first line of each file is read."""
    packs = [read_pack(path) for path in packs_folder().glob(f"*{SUFFIX}")]
    return tuple(sorted((pack for pack in packs if pack), key=lambda pack: pack.title.casefold()))


def library_with_packs() -> SymbolLibrary:
    """Return the program's symbols together with the packs that were added."""
    return replace(symbol_library(), packs=installed_packs())


def remove_pack(prefix: str) -> IconPack:
    """Remove the pack whose names begin with `prefix`; pictures keep the icons that they show.

    Raises FileError.
    """
    pack = next((one for one in installed_packs() if one.prefix == prefix), None)
    if pack is None:
        known = ", ".join(one.prefix for one in installed_packs())
        there_are = f"Packs: {known}." if known else "There are none."
        raise FileError(f"No icon pack is called “{on_one_line(prefix, 40)}”. {there_are}")
    try:
        pack.path.unlink()
    except OSError as error:
        raise FileError(f"{pack.title} could not be removed: {error.strerror or error}.") from error
    return pack
