"""The outlines of strokes, kept for a while: those used last, as many as fit.

The outline of a stroke of 1,000 samples takes 1.6 MB, and while it grows there is another one after each of
them. So what counts is not how many outlines there are, but how many numbers they hold.
"""

from __future__ import annotations

from collections import OrderedDict
from typing import TypeAlias

from richpic.model.path import Path
from richpic.render.ink import freehand

Samples: TypeAlias = tuple[tuple[float, float, float], ...]

# 63 bytes each, measured, 17 of which are Qt's once it has painted them: 16 MB in all.
MOST_NUMBERS = 250_000


class PenCache:
    """Makes the outlines of strokes, and keeps the last ones."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[Samples, float], Path] = OrderedDict()
        self._numbers = 0

    @property
    def numbers(self) -> int:
        """How many coordinates are kept."""
        return self._numbers

    def outline(self, samples: Samples, width: float) -> Path:
        """Return the outline of a stroke; `samples` are x, y (page units) and pressure (0 to 1)."""
        key = samples, width
        found = self._kept.get(key)
        if found is not None:
            self._kept.move_to_end(key)
            return found
        made = self._kept[key] = freehand(samples, width)
        self._numbers += len(made.coords) + 3 * len(samples)
        while self._numbers > MOST_NUMBERS and len(self._kept) > 1:
            (old, _), gone = self._kept.popitem(last=False)
            self._numbers -= len(gone.coords) + 3 * len(old)
        return made


PENS = PenCache()
