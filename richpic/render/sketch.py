"""Rough outlines: large shapes drawn twice with a loose hand. Method: Preet Shihn's rough.js."""

from __future__ import annotations

from functools import cache
from typing import Any

from richpic.model.path import Path

_LETTER = {"move": "M", "lineTo": "L", "bcurveTo": "C", "qcurveTo": "Q"}


@cache
def _rough() -> tuple[Any, Any]:
    """Return the generator and the class of its options. Importing it takes time that a start has not."""
    from rough.core import Options
    from rough.generator import RoughGenerator

    return RoughGenerator(), Options


def to_svg(path: Path) -> str:
    """Return `path` as SVG path data."""
    words: list[str] = []
    for op, xy in path.segments():
        words.append(op)
        words += [f"{value:g}" for value in (round(v, 2) for v in xy)]
    return " ".join(words)


def sketch(path: Path, seed: int, roughness: float) -> Path:
    """Return `path` as a rough outline, to be stroked. The same seed gives the same wobble."""
    generator, options = _rough()
    drawn = generator.path(
        to_svg(path),
        options(seed=seed % 2**31 or 1, roughness=0.9 * roughness, bowing=0.8),
    )
    ops: list[str] = []
    coords: list[float] = []
    for op_set in drawn.sets:
        for op in op_set.ops:
            ops.append(_LETTER[op.op])
            # In whole steps: a quarter of the time of round(value, 2).
            coords += [round(value * 100) / 100 for value in op.data]
    return Path("".join(ops), tuple(coords))
