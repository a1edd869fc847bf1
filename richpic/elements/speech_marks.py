"""Speech marks beside the mark of a tension: somebody's own words are kept with it."""

from __future__ import annotations

from richpic.model.display import Item
from richpic.model.drawing import DrawContext
from richpic.model.geometry import Point
from richpic.model.path import Path, smooth

# How much room one pair takes beside the mark, and how far its middle is from it, in page units.
ROOM, AWAY = 13.0, 20.0
PEN, APART = 2.3, 5.4
# One tick of a pair that opens, about its middle: a comma turned round.
_TICK = (Point(1.7, -3.8), Point(-1.1, -0.6), Point(-0.7, 3.6))


def speech_marks(middle: Point, ctx: DrawContext, seed: int, colour: str) -> list[Item]:
    """Return a pair that opens on the left of what stands at `middle`, and one that closes on its right."""
    made: list[Item] = []
    for side in (-1.0, 1.0):
        for step in (-0.5, 0.5):
            at = middle.plus((side * AWAY + step * APART, 0.0))
            made.append(ctx.line(_tick(at, -side), PEN, seed + len(made), colour))
    return made


def _tick(at: Point, turn: float) -> Path:
    """Return a tick at `at`; `turn` -1.0 turns it upside down."""
    return smooth([at.plus(point.times(turn)) for point in _TICK])
