"""One kept state of a picture: its text, squeezed, its images beside it and shared by all states.

Images are most of a picture's bytes and change least. A text of ours has each on a line of its own (see
picture_text), so that they are taken out and put back without reading the rest.
"""

from __future__ import annotations

import gzip
import re
import zlib
from collections.abc import Callable
from pathlib import Path

from richpic.files.errors import FileError, on_one_line
from richpic.files.limits import MOST_BYTES
from richpic.files.picture_text import from_text
from richpic.files.replacing import replace_file
from richpic.model.picture import Picture

IMAGES = "images"
_HEAD, _END = '\n"images": {\n', "\n}"
# A hash, as images are named by; nothing else may become the name of a file.
_NAMED = re.compile(r'"([0-9a-f]{16,128})": (?!null)(.*)')
_EMPTY = re.compile(r'"([0-9a-f]{16,128})": null(,?)')
_LEVEL = 6


def write_version(path: Path, text: str) -> None:
    """Write the picture `text` to `path`, its images into the folder beside it. Raises OSError."""
    folder = path.parent / IMAGES

    def put_aside(line: str) -> str:
        if not (found := _NAMED.fullmatch(line)):
            return line
        name, value = found[1], found[2]
        comma = "," if value.endswith(",") else ""
        kept = folder / name
        if not kept.exists():
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            replace_file(kept, value.removesuffix(",").encode(), 0o600)
        return f'"{name}": null{comma}'

    replace_file(path, gzip.compress(_with_images(text, put_aside).encode(), _LEVEL, mtime=0), 0o600)


def read_version(path: Path) -> str:
    """Return the text of the picture kept at `path`; lost images are left empty. Raises FileError."""
    folder = path.parent / IMAGES

    def bring_back(line: str) -> str:
        if not (found := _EMPTY.fullmatch(line)):
            return line
        try:
            value = (folder / found[1]).read_text("utf-8")
        except (OSError, ValueError):
            return line
        return f'"{found[1]}": {value}{found[2]}'

    return _with_images(_unsqueezed(path), bring_back)


def read_kept_picture(path: Path) -> Picture:
    """Return the picture kept at `path`. Raises FileError."""
    return from_text(read_version(path), "the version")


def images_of(path: Path) -> set[str]:
    """Return the names of the images that the picture kept at `path` shows. Raises FileError."""
    found: set[str] = set()

    def note(line: str) -> str:
        if empty := _EMPTY.fullmatch(line):
            found.add(empty[1])
        return line

    _with_images(_unsqueezed(path), note)
    return found


def _with_images(text: str, each: Callable[[str], str]) -> str:
    """Return `text` with `each` line of its images made into another. A text that is not ours stays."""
    before, head, rest = text.partition(_HEAD)
    lines, end, after = rest.partition(_END)
    if not end:
        return text
    return "".join((before, head, "\n".join(each(line) for line in lines.split("\n")), end, after))


def _unsqueezed(path: Path) -> str:
    try:
        with path.open("rb") as file, gzip.open(file) as unpacked:
            data = unpacked.read(MOST_BYTES + 1)
        if len(data) > MOST_BYTES:
            raise FileError(f"{on_one_line(path.name)}: this version is too large.")
        return data.decode("utf-8")
    except (OSError, EOFError, ValueError, zlib.error) as error:
        raise FileError(f"{on_one_line(path.name)}: this version can no longer be read.") from error
