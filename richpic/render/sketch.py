"""Rough outlines: large shapes gone over twice with a loose hand. Method: Preet Shihn's rough.js."""

from __future__ import annotations

from collections.abc import Callable
from math import hypot
from random import Random

from richpic.model.geometry import Point
from richpic.model.path import Path

# How far, in page units, the hand strays at most: at the ends of a piece, first and second time; of the
# middle of a straight one, as a share of its length; and on pieces so short, as a share of their length.
STRAY = 1.8
AGAIN = 2.07
BOW = 0.0072
SHORT = 0.1
# Straight pieces longer than this have less than that.
LONG, LONGER = 200.0, 500.0

# Returns a number between minus what it is given and that.
_Stray = Callable[[float], float]


def sketch(path: Path, seed: int, roughness: float) -> Path:
    """Return `path` as a rough outline, to be stroked. The same seed gives the same wobble."""
    random = Random(seed).random

    def stray(most: float) -> float:
        return (2.0 * random() - 1.0) * most * roughness

    ops: list[str] = []
    coords: list[float] = []
    here = start = Point(0.0, 0.0)
    for op, xy in path.segments():
        end = Point(*xy[-2:]) if xy else start
        if op == "M":
            start = end
        elif op in ("L", "Z"):
            _straight(coords, here, end, stray)
        elif op == "C":
            _bent(coords, here, xy, stray)
        else:
            _bent(coords, here, _cubic(here, xy), stray)
        ops.append("" if op == "M" else "MCMC")
        here = end
    return Path("".join(ops), tuple(coords))


def _cubic(here: Point, xy: tuple[float, ...]) -> tuple[float, ...]:
    """Return the quadratic from `here` as a cubic: `xy` has its control point and its end."""
    knee, end = Point(*xy[:2]), Point(*xy[2:])
    return (*here.towards(knee, 2 / 3), *end.towards(knee, 2 / 3), *end)


def _straight(coords: list[float], a: Point, b: Point, stray: _Stray) -> None:
    """Add two slightly bowed strokes from `a` to `b`."""
    dx, dy = b.x - a.x, b.y - a.y
    length = hypot(dx, dy)
    calm = min(1.0, max(0.4, 1.0 - 0.6 * (length - LONG) / (LONGER - LONG)))
    most = min(STRAY, length * SHORT) * calm
    for share in (1.0, 0.5):
        off = most * share
        # The bow has its belly before the middle: a hand starts off with a swing.
        at = 0.3 + 0.1 * stray(1.0)
        across = stray(BOW * length * calm)
        bow_x, bow_y = across * dy / length if length else 0.0, -across * dx / length if length else 0.0
        coords += (a.x + stray(off), a.y + stray(off))
        for along in (at, 2 * at):
            coords += (a.x + dx * along + bow_x + stray(off), a.y + dy * along + bow_y + stray(off))
        coords += (b.x + stray(off), b.y + stray(off))


def _bent(coords: list[float], a: Point, xy: tuple[float, ...], stray: _Stray) -> None:
    """Add two strokes along the cubic from `a`: the first starts where it should."""
    for off, begins in ((STRAY, 0.0), (AGAIN, STRAY)):
        coords += (a.x + stray(begins), a.y + stray(begins))
        coords += [value + stray(off) for value in xy]
