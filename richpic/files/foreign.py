"""What another program drew, in this program's own things, and what of it could not be taken."""

from __future__ import annotations

import colorsys
import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from richpic.model.element import FAR, Element
from richpic.model.palette import LIGHT, LINES, TINTS
from richpic.model.picture import StoredImage


@dataclass(frozen=True, slots=True)
class Foreign:
    """`elements` in the order of painting, the images they show, and in plain words what was `left` out."""

    elements: tuple[Element, ...]
    images: Mapping[str, StoredImage] = field(default_factory=dict)
    left: tuple[str, ...] = ()


class Refused(ValueError):
    """One thing of another program makes no sense; the others are taken."""


@dataclass(slots=True)
class LeftOut:
    """Counts what is not taken, for one line that says so."""

    counts: Counter[str] = field(default_factory=Counter)

    def add(self, one: str, many: str = "") -> None:
        """Count one more of what is called `one`, and `many` (or `one` with an s) in number."""
        self.counts[f"{one}|{many or one + 's'}"] += 1

    @property
    def words(self) -> tuple[str, ...]:
        """Return "1 web link", "3 embedded pages" and so on."""
        found = ((key.split("|"), count) for key, count in self.counts.items())
        return tuple(f"{count} {names[0] if count == 1 else names[1]}" for names, count in found)


def number(raw: Mapping[str, Any], name: str, default: float | None = None) -> float:
    """Return a number of `raw` that a page can hold. Raises Refused if there is none and no default."""
    value = raw.get(name, default)
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        if default is None:
            raise Refused(name)
        return default
    if abs(value) > FAR:
        raise Refused(name)
    return round(float(value), 2)


def words(raw: Mapping[str, Any], name: str, longest: int) -> str:
    """Return a text of `raw`, cut to `longest` characters; empty if there is none."""
    value = raw.get(name)
    return value[:longest] if isinstance(value, str) else ""


def line_colour(code: object) -> str:
    """Return the line colour nearest in hue to a "#rrggbb"; ink for greys and for what is no colour."""
    rgb = _rgb(code)
    return _nearest(rgb, LINES[1:-1]) if rgb is not None and max(rgb) - min(rgb) >= 40 else "ink"


def tint_colour(code: object) -> str:
    """Return the tint nearest in hue to a "#rrggbb"; "" for white, transparent and what is no colour."""
    rgb = _rgb(code)
    if rgb is None or min(rgb) > 245:
        return ""
    return _nearest(rgb, TINTS[:-1]) if max(rgb) - min(rgb) >= 14 else "sand"


def _nearest(rgb: tuple[int, int, int], names: Sequence[str]) -> str:
    hue = _hue(rgb)
    away = {name: abs((_hue(_rgb(LIGHT.colour(name))) - hue + 0.5) % 1.0 - 0.5) for name in names}
    return min(names, key=lambda name: away[name])


def _hue(rgb: tuple[int, int, int] | None) -> float:
    return colorsys.rgb_to_hsv(*(value / 255 for value in rgb))[0] if rgb else 0.0


def _rgb(code: object) -> tuple[int, int, int] | None:
    if not isinstance(code, str) or not code.startswith("#"):
        return None
    digits = code[1:]
    digits = "".join(digit * 2 for digit in digits) if len(digits) in (3, 4) else digits
    try:
        values = bytes.fromhex(digits)
    except ValueError:
        return None
    return (values[0], values[1], values[2]) if len(values) in (3, 4) else None
