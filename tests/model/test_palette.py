"""Colours that carry meaning can be told from their ground, and in the safe palette from each other."""

from __future__ import annotations

import itertools

import pytest

from richpic.model.palette import DARK, LIGHT, LINES, PALETTES, SAFE, TINTS, Palette, contrast, luminance

GROUNDS = ("paper", "white", *(f"wash-{tint}" for tint in TINTS))

# What a colour becomes for an eye that lacks one kind of cone: linear RGB, Machado et al. (2009), severity 1.
EYES = {
    "all cones": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "no long-wave cones": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "no middle-wave cones": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "no short-wave cones": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}


def linear(colour: str) -> list[float]:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    return [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]


def lab(rgb: list[float]) -> tuple[float, float, float]:
    """CIELAB (D65) of linear RGB."""
    r, g, b = (min(1.0, max(0.0, value)) for value in rgb)
    x = (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047
    y = 0.2126 * r + 0.7152 * g + 0.0722 * b
    z = (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883
    fx, fy, fz = (t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def seen(colour: str, eye: str) -> tuple[float, float, float]:
    return lab([sum(a * b for a, b in zip(row, linear(colour), strict=True)) for row in EYES[eye]])


@pytest.mark.parametrize("palette", PALETTES.values(), ids=lambda palette: palette.name)
@pytest.mark.parametrize("name", LINES)
@pytest.mark.parametrize("ground", GROUNDS)
def test_lines_and_words_stand_out_from_every_ground(palette: Palette, name: str, ground: str) -> None:
    assert contrast(palette.colour(name), palette.colour(ground)) >= 3.0  # WCAG 1.4.11
    assert contrast(palette.text(name), palette.colour(ground)) >= 4.5  # WCAG 1.4.3


@pytest.mark.parametrize("palette", PALETTES.values(), ids=lambda palette: palette.name)
@pytest.mark.parametrize("tint", TINTS)
def test_words_on_notes_can_be_read(palette: Palette, tint: str) -> None:
    assert contrast(palette.ink, palette.colour(tint)) >= 4.5


@pytest.mark.parametrize("eye", EYES)
def test_the_safe_palette_keeps_its_lines_apart_for_every_eye(eye: str) -> None:
    distances = {
        (a, b): sum(
            (p - q) ** 2 for p, q in zip(seen(SAFE.colour(a), eye), seen(SAFE.colour(b), eye), strict=True)
        )
        ** 0.5
        for a, b in itertools.combinations(LINES, 2)
    }
    # 2.3 is just noticeable side by side (CIE76); 18 is plain to see across a picture.
    assert min(distances.values()) >= 18, min(distances, key=lambda pair: distances[pair])


def test_palettes_have_the_same_names() -> None:
    names = {name for name in PALETTES["light"].colours if not name.endswith("-text")}
    for palette in PALETTES.values():
        assert {name for name in palette.colours if not name.endswith("-text")} == names


def test_contrast_has_its_known_ends() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21.0)
    assert contrast("#777777", "#777777") == pytest.approx(1.0)
    assert luminance("#ffffff") == pytest.approx(1.0)


def test_a_black_line_is_seen_on_a_dark_board_and_colours_stay() -> None:
    assert DARK.seen("#000000") == DARK.colour("ink")
    assert DARK.seen("#0a0a0aff") == DARK.colour("ink")
    assert DARK.seen("#d22f27") == "#d22f27"
    assert DARK.seen("#1e3a8a") == "#1e3a8a"
    assert DARK.seen("#ffffff") == "#ffffff"
    assert LIGHT.seen("#000000") == "#000000"
    assert LIGHT.seen("#ffffff") == "#ffffff"
