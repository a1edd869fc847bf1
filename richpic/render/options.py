"""What an export is asked for, and how it may fail."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import dataclass

# Called now and then with the share that is done (0 to 1); False stops the export.
Progress = Callable[[float], bool]

PADDING = 40.0
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
class ExportOptions:
    """What to export of a picture, and how large.

    `scale` is pixels a page unit (None: the format's own, 2 for PNG, 1 for SVG and PDF); `width`, in pixels,
    overrules it. `padding` is in page units (None: 40 around the picture, none around a frame).
    `background` is "paper", "white", "transparent" or "#rrggbb"; where ink would not show on it, the other
    palette is taken. `frame` names the frame to crop to.
    """

    scale: float | None = None
    width: int | None = None
    padding: float | None = None
    background: str = "paper"
    dark: bool = False
    frame: str | None = None

    def check(self) -> None:
        """Raise ExportError if a number or the background makes no sense."""
        if self.scale is not None and not 0 < self.scale <= LARGEST_SCALE:
            raise ExportError(f"The scale is {self.scale:g}: it has to be above 0 and at most 100.")
        if self.width is not None and not 1 <= self.width <= LONGEST_SIDE:
            raise ExportError(f"The width is {self.width} pixels: it has to be at least 1.")
        if self.padding is not None and not math.isfinite(self.padding):
            raise ExportError("The padding has to be a number.")
        if self.background not in _GROUNDS and not _COLOUR.fullmatch(self.background):
            raise ExportError(
                f"“{self.background}” is no background: paper, white, transparent or #rrggbb is one."
            )


def keep_going(_share: float) -> bool:
    """Let the export run to its end: the Progress of whoever does not care."""
    return True
