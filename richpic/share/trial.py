"""What is tried out before it is shared, and what came of it: as it goes between window and worker."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from richpic.render.options import ExportOptions, Limits


# What a web page ends in: it is no image, so the exporters do not know it.
PAGE = ".html"


@dataclass(frozen=True, slots=True)
class Trial:
    """What to try: an image for each of `shots`, written to `folder`, numbered from 1.

    They are fitted into `limits`, or else written in the format of `suffix`, or as a web page for PAGE;
    `reopens` keeps the picture inside. `alt` is the most characters of an alt text at the place (0: any
    number). `number` tells the answer from those to other trials.
    """

    number: int
    folder: str
    shots: tuple[ExportOptions, ...]
    suffix: str
    limits: Limits | None = None
    reopens: bool = False
    alt: int = 0


@dataclass(frozen=True, slots=True)
class PartsWanted:
    """Asks which parts a thread of the picture has; `number` as that of a Trial."""

    number: int


@dataclass(frozen=True, slots=True)
class Tried:
    """A file that was made: its size in bytes and pixels, and how it came to fit ("": it did not have to).

    A web page has no size in pixels (0). `alt` and `long` are the words for those who cannot see it.
    """

    path: str
    bytes: int
    width: int
    height: int
    how: str = ""
    alt: str = ""
    long: str = ""


@dataclass(frozen=True, slots=True)
class Keeping:
    """Files that were tried out, each with where it is to be; in `folder`, which is new, if there is one."""

    files: tuple[tuple[str, str], ...]
    folder: str = ""
