"""The status line: whatever it says stays within its room."""

import pytest
from PySide6.QtGui import QFontMetrics

from richpic.elements.end import End
from richpic.elements.icon import Icon
from richpic.elements.link import Link
from richpic.model.change import added
from richpic.ui.bars import AROUND, lines_that_fit
from richpic.ui.theme import interface_font

RELATION = ("tension", "flow")
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


@pytest.mark.parametrize("size", range(9, 20))
def test_words_in_the_room_that_they_ask_for_are_whole(qapp, size):
    metrics = QFontMetrics(interface_font(size))
    for number in range(1, 40):
        words = f"{number} things · {number % 7} links · 1 tension"
        assert lines_that_fit(words, metrics, metrics.horizontalAdvance(words), 24) == [words]


@pytest.mark.parametrize("width", [1024, 1280, 1366, 1920])
@pytest.mark.parametrize("selected", [False, True])
def test_nothing_of_it_is_cut_in_windows_of_usual_size(make_window, qtbot, width, selected):
    window = make_window((width, 768))
    icons = [Icon(id=f"i{n}", symbol="school", label=f"school {n}", x=150.0 * n) for n in range(11)]
    links = [
        Link(id=f"l{n}", start=End(f"i{n}"), end=End(f"i{n + 1}"), relation=RELATION[n % 2]) for n in range(5)
    ]
    window.editor.commit(added(*icons, *links))
    if selected:
        window.stage.toggle_details()
        window.editor.select(["i3"])
    status = window.status
    said = "school 3" if selected else "tension"
    qtbot.waitUntil(lambda: said in status.text)
    assert status.isVisible()
    metrics = QFontMetrics(interface_font(12))
    assert (
        " ".join(lines_that_fit(status.text, metrics, status.width() - AROUND, status.height()))
        == status.text
    )
