"""A post of a picture with fifteen icons can be read on a phone, where it is 375 pixels wide."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from PIL import Image

from richpic.elements import Icon, Link
from richpic.elements.end import End
from richpic.files.symbols import symbol_library
from richpic.model.change import added
from richpic.model.display import Group, TextRun
from richpic.model.geometry import Rect
from richpic.model.palette import PALETTES
from richpic.model.picture import Page, Picture
from richpic.model.strokes import point_at
from richpic.render.context import PictureContext
from richpic.render.export import ExportOptions
from richpic.render.scene import make_artwork

POST, PHONE = (1200, 675), 375
# The em below which lower-case letters, about half as high, run together.
LEGIBLE_EM = 7.0
FIFTEEN = (
    (
        "young-person school council social-worker home police-officer charity CAMHS parent funder "
        "missing-voice wall red-tape seedling storm-cloud"
    )
    .replace("CAMHS", "camhs")
    .split()
)
COLUMNS = 5


def dropped(**look: str) -> Picture:
    """Fifteen icons as the tray drops them, labelled, as near each other as they go without touching."""
    library = symbol_library()
    icons = []
    for index, name in enumerate(FIFTEEN):
        x, y = index % COLUMNS * 190.0, index // COLUMNS * 170.0
        icons.append(Icon(id=name, symbol=name, x=x, y=y, label=library.get(name).caption, z=f"a{index:02}"))
    picture = added(*icons).apply(Picture(page=Page(**look)))
    ctx = PictureContext(picture, library)
    for one, other in itertools.combinations(icons, 2):
        assert not one.bounds(ctx).intersects(other.bounds(ctx)), (one.id, other.id)
    return picture


def scale_of(picture: Picture) -> tuple[Rect, float]:
    """Return what is exported, and pixels of the phone a page unit."""
    area = make_artwork(picture, symbol_library(), ExportOptions(), 1.0).area
    return area, min(POST[0] / area.w, POST[1] / area.h) * PHONE / POST[0]


@pytest.fixture
def on_a_phone(exported):
    """Return a function that exports a picture for a post and shows it as a phone does; and what it shows."""

    def show(picture: Picture) -> tuple[np.ndarray, Rect, float]:
        area, scale = scale_of(picture)
        post = Image.open(exported(picture, ".png", scale=scale * POST[0] / PHONE)).convert("RGB")
        assert post.width <= POST[0] + 1
        assert post.height <= POST[1] + 1
        small = post.resize((round(area.w * scale), round(area.h * scale)), Image.Resampling.LANCZOS)
        return np.asarray(small) / 255.0, area, scale

    return show


def luminance(pixels: np.ndarray) -> np.ndarray:
    linear = np.where(pixels <= 0.04045, pixels / 12.92, ((pixels + 0.055) / 1.055) ** 2.4)
    return linear @ np.array([0.2126, 0.7152, 0.0722])


def contrast_in(shown: tuple[np.ndarray, Rect, float], rect: Rect, share: float) -> float:
    """Return the contrast between the paper and the strongest `share` of the pixels in a page rectangle."""
    pixels, area, scale = shown
    light = luminance(pixels)
    paper = light[1, 1]
    left, top = (rect.x - area.x) * scale, (rect.y - area.y) * scale
    part = light[int(top) : int(top + rect.h * scale) + 1, int(left) : int(left + rect.w * scale) + 1]
    contrast = (np.maximum(part, paper) + 0.05) / (np.minimum(part, paper) + 0.05)
    return float(np.quantile(contrast, 1 - share))


def runs_of(items) -> list[TextRun]:
    found: list[TextRun] = []
    for item in items:
        if isinstance(item, Group):
            found += runs_of(item.items)
        elif isinstance(item, TextRun):
            found.append(item)
    return found


@pytest.mark.parametrize("font", ["hand", "clear"])
def test_labels_are_large_enough(font):
    picture = dropped(font=font)
    ctx = PictureContext(picture, symbol_library())
    _, scale = scale_of(picture)
    runs = [run for element in picture.order for run in runs_of(element.draw(ctx))]
    assert len(runs) >= 15
    assert min(run.size for run in runs) * scale >= LEGIBLE_EM


@pytest.mark.parametrize("palette", sorted(PALETTES))
def test_lines_and_words_stand_out_from_the_paper(palette, on_a_phone):
    picture = dropped(palette=palette)
    ctx = PictureContext(picture, symbol_library())
    shown = on_a_phone(picture)
    for icon in picture.order:
        # A twentieth of the box of an icon is line; of a label somewhat more.
        assert contrast_in(shown, icon.body(ctx), 0.05) >= 3.0, icon.id
        place = icon.text_place(ctx)
        assert place is not None
        assert contrast_in(shown, place.rect, 0.05) >= 3.0, icon.id


@pytest.mark.parametrize("palette", sorted(PALETTES))
def test_links_between_them_stand_out_too(palette, on_a_phone):
    icons = dropped(palette=palette)
    pairs = [("school", "council", "flow"), ("home", "charity", "money"), ("camhs", "parent", "tension")]
    links = [
        Link(id=f"l{n}", z=f"b0{n}", relation=relation, start=End(start), end=End(end))
        for n, (start, end, relation) in enumerate(pairs)
    ]
    picture = added(*links).apply(icons)
    ctx = PictureContext(picture, symbol_library())
    shown = on_a_phone(picture)
    for link in links:
        line = link.route(ctx).line
        points = [point_at(line, share / 40)[0] for share in range(4, 37) if abs(share - 20) > 5]
        seen = [contrast_in(shown, Rect.centred(point, 9.0, 9.0), 0.0) for point in points]
        assert np.median(seen) >= 3.0, link.relation
