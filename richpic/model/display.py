"""The display list: what to draw, as vectors, with no GUI in them.

Screen, PNG, SVG and PDF are all written from these five items, so what is exported is what was seen.
Colours are "#rrggbb" or "#rrggbbaa". Lengths are page units.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from richpic.model.geometry import Rect, Transform
from richpic.model.path import Path


@dataclass(frozen=True, slots=True, eq=False)
class Fill:
    """A filled path (non-zero rule)."""

    path: Path
    colour: str


@dataclass(frozen=True, slots=True, eq=False)
class Stroke:
    """A path drawn with a round pen of `width`; `dash` gives on and off lengths."""

    path: Path
    colour: str
    width: float
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class TextRun:
    """One line of text, its baseline starting at (`x`, `y`); `width` is its measured advance.

    `family` is "hand" or "clear" (the bundled fonts); `weight` 400, 600 or 700; `size` the em in page units.
    """

    x: float
    y: float
    text: str
    family: str
    weight: int
    size: float
    colour: str
    width: float


@dataclass(frozen=True, slots=True, eq=False)
class Bitmap:
    """The image stored under `image_id` (its hash), stretched to `rect`."""

    rect: Rect
    image_id: str


@dataclass(frozen=True, slots=True, eq=False)
class Group:
    """Items under one `transform`. Groups with an equal non-empty `key` have equal items (SVG: a symbol).

    `clip` cuts what is outside; `opacity` is applied to the group as a whole. `title` names it in SVG.
    """

    items: tuple[Item, ...]
    transform: Transform = Transform()
    key: str = ""
    opacity: float = 1.0
    clip: Path | None = None
    title: str = ""


Item: TypeAlias = Fill | Stroke | TextRun | Bitmap | Group
DisplayList: TypeAlias = tuple[Item, ...]
