"""Pointer: one event of a mouse, pen or finger, as tools see it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from richpic.model.geometry import Point


@dataclass(frozen=True, slots=True)
class Pointer:
    """`at` in page units, `view` in view pixels, `pressure` 0 to 1, `scale` the view pixels a page unit."""

    at: Point
    view: Point
    shift: bool = False
    ctrl: bool = False
    alt: bool = False
    pressure: float = 0.5
    device: Literal["mouse", "pen", "eraser", "touch"] = "mouse"
    scale: float = 1.0

    @property
    def reach(self) -> float:
        """How far from a thing a click still means it, in page units: fingers are wider than a mouse."""
        return (12.0 if self.device == "touch" else 8.0) / self.scale
