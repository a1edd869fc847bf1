"""Where a straight way from the middle of a thing leaves its outlines, without looking at all of them.

Round the middle, the corners of the outlines are sorted by their angle. Between two that follow each other,
the same few edges are met by any way out: two or three in place of fifty, which counts where 200 links are
laid anew in each frame.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence
from itertools import pairwise
from math import atan2, pi

from richpic.model.geometry import Point

# An edge from the middle: what it spans with it (twice the area), and the way along it.
_Edge = tuple[float, float, float]


class WayOut:
    """Ways from `centre` out of `outlines`, each a ring of points."""

    def __init__(self, centre: Point, outlines: Sequence[Sequence[Point]]) -> None:
        self.centre = centre
        cx, cy = centre
        rings = [[(x - cx, y - cy, atan2(y - cy, x - cx)) for x, y in ring] for ring in outlines]
        self._angles = sorted({angle for ring in rings for _, _, angle in ring})
        self._met: list[list[_Edge]] = [[] for _ in self._angles]
        number = {angle: at for at, angle in enumerate(self._angles)}
        for ring in rings:
            for (px, py, p), (qx, qy, q) in pairwise((ring[-1], *ring)):
                edge = px * qy - py * qx, qx - px, qy - py
                # The short way round. An edge through the middle is met nowhere else, or not at all.
                first, last = (number[p], number[q]) if (q - p) % (2 * pi) < pi else (number[q], number[p])
                for at in range(first, last if last >= first else last + len(self._met)):
                    self._met[at % len(self._met)].append(edge)

    def length(self, ux: float, uy: float, most: float) -> float:
        """Return how far it is along the unit vector (`ux`, `uy`) until the last outline is left.

        0 if none is left before `most`.
        """
        if not self._angles:
            return 0.0
        best = 0.0
        for area, dx, dy in self._met[bisect(self._angles, atan2(uy, ux)) - 1]:
            across = ux * dy - uy * dx
            if across and best < (at := area / across) < most:
                best = at
        return best
