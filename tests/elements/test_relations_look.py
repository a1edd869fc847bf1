"""What a link means can be told without its colour (WCAG 1.4.1)."""

from itertools import combinations

import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage, QPainter

from richpic.elements.end import End
from richpic.elements.link import Link
from richpic.elements.relations import RELATIONS
from richpic.model.palette import DARK, LIGHT, contrast
from richpic.model.symbol import MARKS
from richpic.render.painter import Painter

W, H = 260, 90


@pytest.fixture(scope="module")
def pictures(context_of):
    """Every relation drawn in one colour, from left to right, and whether each pixel is inked."""
    drawn = {}
    for name, relation in RELATIONS.items():
        # Unlike a new link's: all the same weight, so that weight alone tells nothing either.
        link = Link(
            id="same",
            relation=name,
            start=End("", 12.0, H / 2),
            end=End("", W - 12.0, H / 2),
            heads=relation.heads,
            weight=2,
            colour="ink",
        )
        drawn[name] = inked(link.draw(context_of(link)))
    return drawn


def inked(items) -> np.ndarray:
    image = QImage(W, H, QImage.Format.Format_Grayscale8)
    image.fill(QColor("white"))
    qpainter = QPainter(image)
    qpainter.setRenderHint(QPainter.RenderHint.Antialiasing)
    Painter().paint(qpainter, items)
    qpainter.end()
    return np.frombuffer(image.constBits(), np.uint8).reshape(H, image.bytesPerLine())[:, :W] < 200


def grown(mask: np.ndarray) -> np.ndarray:
    """Return the mask with every pixel grown by two: what an eye would still take for the same line."""
    padded = np.pad(mask, 2)
    shifts = [padded[y : y + H, x : x + W] for y in range(5) for x in range(5)]
    return np.logical_or.reduce(shifts)


def test_every_relation_looks_unlike_every_other_in_black_and_white(pictures):
    for (first, a), (second, b) in combinations(pictures.items(), 2):
        different = np.count_nonzero(a & ~grown(b)) + np.count_nonzero(b & ~grown(a))
        assert different > 12, f"{first} and {second} differ in {different} pixels"


def test_every_relation_is_mostly_a_line(pictures):
    for name, mask in pictures.items():
        columns = mask.any(axis=0)[14 : W - 14]
        assert columns.mean() > 0.4, name


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=lambda palette: palette.name)
def test_lines_can_be_seen_and_words_read_on_the_paper(palette):
    for relation in RELATIONS.values():
        assert contrast(palette.colour(relation.colour), palette.paper) >= 3, relation.name
        assert contrast(palette.text(relation.colour), palette.paper) >= 4.5, relation.name


def test_the_mark_of_every_relation_is_drawn(context_of):
    symbols = context_of().symbols
    for relation in RELATIONS.values():
        assert not relation.mark or symbols.get(relation.mark).category == MARKS, relation.name


def test_arrowheads_grow_with_the_weight(context_of):
    """Measured across the line's end, where the arms of the head are widest."""
    widths = []
    for weight in (1, 2, 3):
        link = Link(id="l", start=End("", 10.0, 45.0), end=End("", 240.0, 45.0), weight=weight)
        mask = inked(link.draw(context_of(link)))[:, 215:]
        widths.append(np.ptp(np.nonzero(mask.any(axis=1))[0]))
    assert widths[0] < widths[1] < widths[2]


@pytest.mark.parametrize("heads", ["none", "start", "end", "both"])
def test_heads_are_where_they_are_asked_for(heads, context_of):
    link = Link(id="l", start=End("", 10.0, 45.0), end=End("", 250.0, 45.0), heads=heads)
    mask = inked(link.draw(context_of(link)))
    left, right = (np.count_nonzero(part.any(axis=1)) > 9 for part in (mask[:, :32], mask[:, 228:]))
    assert (left, right) == (heads in ("start", "both"), heads in ("end", "both"))
