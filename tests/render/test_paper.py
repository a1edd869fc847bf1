"""Every paper, palette, hand and lettering: what carries meaning is seen, and patterns stay behind it."""

from __future__ import annotations

import itertools
from typing import get_args, get_type_hints

import numpy as np
import pytest

from richpic.elements import Boundary, Icon, Link
from richpic.elements.end import End
from richpic.model.change import added
from richpic.model.geometry import Rect
from richpic.model.palette import LINES, PALETTES, TINTS, contrast
from richpic.model.picture import Page, Paper, Picture
from richpic.render.extent import extent
from richpic.render.paper import palette_of, paper_colour, paper_items
from tests.render.rasters import of_png

PAPERS = get_args(Paper)
HINTS = get_type_hints(Page)
SHEETS = [Page(paper=paper, palette=palette) for paper in PAPERS for palette in PALETTES]


def named(page: Page) -> str:
    return f"{page.paper}-{page.palette}"


@pytest.mark.parametrize("page", SHEETS, ids=named)
def test_lines_and_words_stand_out_from_the_sheet(page):
    palette = palette_of(page)
    ground = paper_colour(page, palette)
    for name in LINES:
        assert contrast(palette.colour(name), ground) >= 3.0, name  # WCAG 1.4.11
        assert contrast(palette.text(name), ground) >= 4.5, name  # WCAG 1.4.3


@pytest.mark.parametrize("page", SHEETS, ids=named)
def test_washes_and_bubbles_show_on_the_sheet(page):
    palette = palette_of(page)
    ground = paper_colour(page, palette)
    for tint in TINTS:
        assert contrast(palette.colour(f"wash-{tint}"), ground) >= 1.04, tint
        assert palette.colour(tint) != ground


@pytest.mark.parametrize("page", SHEETS, ids=named)
def test_patterns_stay_behind_what_is_drawn(page, exported):
    """Of a sheet with one dot of ink on it, hardly anything is far from the colour of the sheet."""
    picture = added(Icon(id="i", symbol="star", size=8.0)).apply(Picture(page=page))
    pixels = of_png(exported(picture, ".png", padding=200)).astype(int)
    colour = paper_colour(page, palette_of(page))
    ground = np.array([int(colour[i : i + 2], 16) for i in (1, 3, 5)])
    assert (np.abs(pixels - ground).max(axis=2) > 70).mean() < 0.01


@pytest.mark.parametrize("paper", PAPERS)
def test_the_pattern_of_a_part_is_that_of_the_whole(paper):
    page = Page(paper=paper)
    whole = paper_items(page, palette_of(page), Rect(0, 0, 600, 400))
    part = paper_items(page, palette_of(page), Rect(100, 50, 64, 64))
    reach = extent(part)
    assert reach is not None
    assert reach.w < 600, "a tile does not draw the whole sheet"
    assert len(whole) == len(part)


@pytest.mark.parametrize(
    ("roughness", "font"),
    list(itertools.product(get_args(HINTS["roughness"]), get_args(HINTS["font"]))),
)
def test_every_hand_and_lettering_changes_what_is_drawn(roughness, font, exported):
    things = (
        Boundary(id="b", x=-120, y=-90, w=460, h=200, title="our place"),
        Icon(id="p", z="a1", symbol="youth-worker", label="youth worker"),
        Icon(id="q", z="a2", symbol="school", x=220, label="school"),
        Link(id="l", z="a3", start=End("p"), end=End("q"), label="waits"),
    )
    usual = of_png(exported(added(*things).apply(Picture()), ".png", scale=1.0))
    page = Page(roughness=roughness, font=font)
    other = of_png(exported(added(*things).apply(Picture(page=page)), ".png", scale=1.0))
    same = usual.shape == other.shape and np.array_equal(usual, other)
    assert same == (page == Page())
