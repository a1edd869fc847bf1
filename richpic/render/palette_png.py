"""Fewer colours where nobody sees it: a picture of flat tints in 256 colours, and how far that is off.

Differences of colour are ΔE*ab of 1976 (CIE 15), the distance in CIELAB. Side by side, in large patches,
people begin to see one at about 2.3 (Mahy, Van Eycken and Oosterlinck 1994); on an edge it takes more.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

from PIL import Image

COLOURS = 256
JUST_SEEN = 2.3
# How far all pixels may be off on average, how many may be further off than JUST_SEEN, and how far any one.
MOST_MEAN, MOST_APART, MOST = 0.2, 0.04, 16.0
# Images of more colours than this are photos, which need other formats; counting them would take long.
MOST_COUNTED = 120_000
# The colour of so large a share of those that become one is kept as it is: paper stays paper.
PREVAILING = 0.5
Colour = tuple[int, int, int]
# For how many pixels a colour became which number of the palette.
Pairs = list[tuple[int, tuple[int, int, int, int]]]


@dataclass(frozen=True, slots=True)
class Difference:
    """How two images differ, in ΔE: on average, the share of pixels above JUST_SEEN, and the largest."""

    mean: float
    apart: float
    largest: float

    @property
    def is_unseen(self) -> bool:
        """Whether nobody would tell the images apart."""
        return self.mean <= MOST_MEAN and self.apart <= MOST_APART and self.largest <= MOST


def reduced(image: Image.Image) -> Image.Image | None:
    """Return an RGB `image` with a palette of at most 256 colours; None if the difference could be seen."""
    if image.getcolors(MOST_COUNTED) is None:
        return None
    # The method that leaves no colour far off, and one round to move what it chose into the middle.
    made = image.quantize(COLOURS, Image.Quantize.MAXCOVERAGE, kmeans=1, dither=Image.Dither.NONE)
    pairs = _pairs(image, made)
    palette = _palette(made, pairs)
    made.putpalette([value for colour in palette for value in colour])
    return made if _difference(pairs, palette).is_unseen else None


def _pairs(image: Image.Image, made: Image.Image) -> Pairs:
    numbers = Image.frombytes("L", made.size, made.tobytes())
    # As many as there are colours: which number a colour became is the same everywhere.
    counted: Any = Image.merge("RGBA", (*image.split(), numbers)).getcolors(image.width * image.height)
    return list(counted)


def _palette(made: Image.Image, pairs: Pairs) -> list[Colour]:
    """Return the palette, with the colour that prevails among those that became one in place of the mean."""
    values = made.getpalette() or []
    palette = [(values[at], values[at + 1], values[at + 2]) for at in range(0, len(values), 3)]
    totals = [0] * len(palette)
    for count, (*_, number) in pairs:
        totals[number] += count
    for count, (red, green, blue, number) in pairs:
        if count > PREVAILING * totals[number]:
            palette[number] = (red, green, blue)
    return palette


def _difference(pairs: Pairs, palette: list[Colour]) -> Difference:
    total = mean = apart = 0.0
    largest = 0.0
    for count, (red, green, blue, number) in pairs:
        far = delta_e((red, green, blue), palette[number])
        total += count
        mean += count * far
        apart += count * (far > JUST_SEEN)
        largest = max(largest, far)
    return Difference(mean / total, apart / total, largest)


def delta_e(one: Colour, other: Colour) -> float:
    """Return the distance of two sRGB colours in CIELAB (D65), ΔE*ab of 1976."""
    if one == other:
        return 0.0
    return math.dist(_lab(one), _lab(other))


def _lab(colour: Colour) -> tuple[float, float, float]:
    red, green, blue = (_linear(value / 255) for value in colour)
    # The matrix of IEC 61966-2-1, each row divided by the white of D65.
    x = _eased((0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505)
    y = _eased(0.2126 * red + 0.7152 * green + 0.0722 * blue)
    z = _eased((0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.0890)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)


def _eased(value: float) -> float:
    return float(value ** (1 / 3)) if value > 216 / 24389 else (24389 / 27 * value + 16) / 116
