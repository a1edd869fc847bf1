"""What is tried out before it is shared, and what came of it: as it goes between window and worker."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from richpic.render.options import ExportOptions, Limits


@dataclass(frozen=True, slots=True)
class Trial:
    """What to try: an image for each of `shots`, written to `folder`, numbered from 1.

    They are fitted into `limits`, or else written in the format of `suffix`; `reopens` keeps the picture
    inside. `number` tells the answer from those to other trials.
    """

    number: int
    folder: str
    shots: tuple[ExportOptions, ...]
    suffix: str
    limits: Limits | None = None
    reopens: bool = False


@dataclass(frozen=True, slots=True)
class Tried:
    """A file that was made: its size in bytes and pixels, and how it came to fit ("": it did not have to)."""

    path: str
    bytes: int
    width: int
    height: int
    how: str = ""


@dataclass(frozen=True, slots=True)
class Keeping:
    """Files that were tried out, each with where it is to be; in `folder`, which is new, if there is one."""

    files: tuple[tuple[str, str], ...]
    folder: str = ""
