"""The status line: whatever it says stays within its room."""

import pytest
from PySide6.QtGui import QFontMetrics

from richpic.ui.bars import lines_that_fit
from richpic.ui.theme import interface_font

LONG = "tension “whose part is this?”, between separate services and young people facing a lot, 26 of 50"


@pytest.fixture
def metrics(qapp):
    return QFontMetrics(interface_font(12))


def test_what_fits_on_one_line_is_one_line(metrics):
    assert lines_that_fit("31 things · 1 tension", metrics, 300, 48) == ["31 things · 1 tension"]


def test_long_words_are_spread_over_lines_and_lose_nothing(metrics):
    lines = lines_that_fit(LONG, metrics, 300, 60)
    assert len(lines) > 1 and " ".join(lines) == LONG


@pytest.mark.parametrize(
    ("size", "width", "height"), [(17, 340, 48), (12, 120, 20), (12, 40, 10), (30, 90, 90)]
)
def test_too_long_a_text_keeps_within_its_room_and_keeps_its_end(qapp, size, width, height):
    metrics = QFontMetrics(interface_font(size))
    lines = lines_that_fit(LONG, metrics, width, height)
    assert len(lines) <= max(1, height // metrics.lineSpacing())
    assert all(metrics.horizontalAdvance(line) <= width for line in lines)
    assert "…" in lines[-1] and lines[-1].endswith("0")


def test_nothing_is_no_line(metrics):
    assert lines_that_fit("", metrics, 300, 48) == []
