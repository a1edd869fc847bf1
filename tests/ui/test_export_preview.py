"""The preview is made beside the window, shows what will be written, and follows the latest choice."""

import pytest
from PySide6.QtCore import QTimer

from richpic.files.symbols import symbol_library
from richpic.model.picture import Page, Picture
from richpic.render.options import ExportOptions
from richpic.render.scene import artwork_steps
from richpic.ui.export_preview import Preview
from richpic.ui.theme import Theme
from tests.benchmarks.scene import make
from tests.ui.conftest import one_of_each

SMALL = Picture(one_of_each(), Page(title="Our town"))


@pytest.fixture
def preview(qtbot):
    made = Preview(Theme("light"))
    qtbot.addWidget(made)
    made.told = []
    made.made.connect(lambda artwork, words: made.told.append((artwork, words)))
    made.wait = lambda: qtbot.waitUntil(lambda: not made.is_working, timeout=60_000)
    yield made
    made.stop()


def steps(picture, **options):
    return artwork_steps(picture, symbol_library(), ExportOptions(**options), 1.0)


def middle_colours(preview):
    image = preview.grab().toImage()
    return {image.pixelColor(x, y).name() for x in range(60, 360, 3) for y in range(60, 270, 3)}


def test_it_shows_the_picture_and_tells_its_size(preview):
    preview.show_steps(steps(SMALL, width=1200))
    preview.wait()
    assert [artwork.width for artwork, _ in preview.told] == [1200]
    assert len(middle_colours(preview)) > 10


def test_the_event_loop_turns_while_a_large_picture_is_drawn(preview):
    ticks = []
    ticking = QTimer()
    ticking.timeout.connect(lambda: ticks.append(1))
    ticking.start(0)
    preview.show_steps(steps(make(2000).picture, width=1200))
    assert preview.is_working
    preview.wait()
    assert len(ticks) > 5


def test_only_the_latest_choice_is_shown(preview):
    preview.show_steps(steps(make(2000).picture, width=900))
    preview.show_steps(steps(SMALL, width=700))
    preview.wait()
    assert [artwork.width for artwork, _ in preview.told] == [700]


def test_what_cannot_be_exported_is_told_and_leaves_an_empty_ground(preview):
    preview.show_steps(steps(SMALL))
    preview.wait()
    preview.show_steps(steps(Picture()))
    preview.wait()
    artwork, words = preview.told[-1]
    assert artwork is None and "nothing" in words
    assert len(middle_colours(preview)) == 1


@pytest.mark.parametrize("dark", [False, True])
def test_what_is_marked_is_outlined_and_not_covered(preview, dark):
    ink = {"dark": True} if dark else {}
    preview.show_steps(steps(SMALL, width=1200, **ink))
    preview.wait()
    plain, area = preview.grab().toImage(), preview._seen
    preview.mark([area.expanded(-area.w / 8)], on_dark=dark)
    marked = preview.grab().toImage()
    changed = [
        (x, y)
        for x in range(plain.width())
        for y in range(plain.height())
        if plain.pixel(x, y) != marked.pixel(x, y)
    ]
    lines = {x for x, _ in changed}, {y for _, y in changed}
    assert changed and len(changed) < len(lines[0]) * len(lines[1]) / 20, (
        "dashes around it, and nothing inside"
    )
    ground = plain.pixelColor(plain.width() // 2, 20).lightness()
    assert any(abs(marked.pixelColor(*one).lightness() - ground) > 80 for one in changed), "it is seen"
