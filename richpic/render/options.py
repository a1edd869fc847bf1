"""What an export is asked for, and how it may fail."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import dataclass

from richpic.model.geometry import Rect

# Called now and then with the share that is done (0 to 1); False stops the export.
Progress = Callable[[float], bool]

PADDING = 40.0
QUALITY = 90
LARGEST_SCALE = 100.0
# The most pixels on a side that a PNG can hold.
LONGEST_SIDE = 2**31 - 1
_COLOUR = re.compile("#[0-9a-fA-F]{6}")
_GROUNDS = ("paper", "white", "transparent")


class ExportError(Exception):
    """An export could not be made. The message is one line in plain words for the user."""


class ExportCancelled(Exception):
    """The export was stopped by whoever asked for it; nothing was written."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a file may be where it is taken: of `most_bytes` (0: any number), its suffix one of `formats`."""

    most_bytes: int
    formats: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Caption:
    """What is written on a strip under the picture."""

    title: str = ""
    date: str = ""
    credit: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to write."""
        return not (self.title or self.date or self.credit)


@dataclass(frozen=True, slots=True)
class Words:
    """What is said of what is exported, for those who cannot see it: in `short` and, or "", at length."""

    short: str
    long: str = ""


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """What to export of a picture, and how large.

    `scale` is pixels a page unit (None: the format's own, 2 for PNG, 1 for SVG and PDF); `width`, in pixels,
    overrules it. `padding` is in page units (None: 40 around the picture, none around a frame).
    `background` is "paper", "white", "transparent" or "#rrggbb"; where ink would not show on it, the other
    palette is taken. `frame` names the frame to crop to; `crop` is any part, in page units, and `only` the
    ids of the elements that are shown.

    `sizes` are shapes in pixels: the one that suits best is filled, with paper around the picture. `within`
    are the most pixels across and down, in the picture's own shape. Both overrule `width`. `caption` adds a
    strip below. `words` are said of what is exported, in place of the page's own. `quality`, 1 to 100, is for
    formats that lose a little: JPEG and WebP.

    For SVG, `minify` rounds to tenths of a page unit, which is seen only from very near; `outlines` draws
    letters as shapes, for programs that take no fonts from a file: words are still read aloud then, but not
    found by a search.
    """

    scale: float | None = None
    width: int | None = None
    padding: float | None = None
    background: str = "paper"
    dark: bool = False
    frame: str | None = None
    crop: Rect | None = None
    only: frozenset[str] | None = None
    sizes: tuple[tuple[float, float], ...] = ()
    within: tuple[float, float] | None = None
    caption: Caption | None = None
    words: Words | None = None
    quality: int = QUALITY
    minify: bool = False
    outlines: bool = False

    def check(self) -> None:
        """Raise ExportError if a number or the background makes no sense."""
        if self.scale is not None and not 0 < self.scale <= LARGEST_SCALE:
            raise ExportError(f"The scale is {self.scale:g}: it has to be above 0 and at most 100.")
        if self.width is not None and not 1 <= self.width <= LONGEST_SIDE:
            raise ExportError(f"The width is {self.width} pixels: it has to be at least 1.")
        if self.padding is not None and not math.isfinite(self.padding):
            raise ExportError("The padding has to be a number.")
        if not 1 <= self.quality <= 100:
            raise ExportError(f"The quality is {self.quality}: it has to be from 1 to 100.")
        if self.background not in _GROUNDS and not _COLOUR.fullmatch(self.background):
            raise ExportError(
                f"“{self.background}” is no background: paper, white, transparent or #rrggbb is one."
            )


def keep_going(_share: float) -> bool:
    """Let the export run to its end: the Progress of whoever does not care."""
    return True
