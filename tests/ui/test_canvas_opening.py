"""A large picture opens while the window goes on, and is the same afterwards."""

import pytest
from PySide6.QtWidgets import QApplication

from richpic.elements.icon import Icon
from richpic.model.change import added, edited
from richpic.model.picture import Picture
from richpic.ui import canvas_opening, canvas_painting
from richpic.ui.canvas_opening import AT_ONCE
from tests.ui.paper import Paper
from tests.ui.test_tiles import assert_same


def grid(count):
    icons = [
        Icon(id=f"i{n}", symbol="wall", x=n % 30 * 160.0, y=n // 30 * 160.0, z="a1") for n in range(count)
    ]
    return added(*icons).apply(Picture())


@pytest.fixture
def least(monkeypatch):
    """Every slice does the least it can."""
    monkeypatch.setattr(canvas_painting, "SLICE", 0.0)


@pytest.fixture
def paper(qtbot):
    made = Paper()
    qtbot.addWidget(made.canvas)
    return made


def test_what_is_asked_of_the_window_meanwhile_does_not_wait_for_all_things(paper, least):
    paper.editor.open(grid(2 * AT_ONCE))
    paper.grab()
    assert paper.editor.scene.measured == 0.0
    paper.hover(100, 100).click(200, 200).double_click(300, 300)
    paper.wheel(0, -120)
    paper.canvas.fit()
    QApplication.processEvents()
    assert paper.editor.scene.measured < 1.0
    assert not paper.canvas.is_sharp
    assert paper.writing is None


def test_then_all_of_it_is_shown_as_it_is(paper):
    paper.editor.open(grid(2 * AT_ONCE))
    paper.settle()
    content = paper.editor.content_bounds()
    view = paper.editor.camera.rect_to_view(content)
    assert view.x >= 0
    assert view.right <= 800
    paper.look(-950, -50, 0.5)
    paper.settle()
    assert_same(paper.grab(), paper.painted())


def test_what_is_changed_meanwhile_is_there_afterwards(paper):
    picture = grid(2 * AT_ONCE)
    paper.editor.open(picture)
    paper.grab()
    paper.editor.commit(edited(picture.elements["i0"], {"x": -900.0}))
    paper.settle()
    assert paper.editor.content_bounds().x < -800
    paper.look(-950, -50, 0.5)
    paper.settle()
    assert_same(paper.grab(), paper.painted())
    paper.editor.undo()
    paper.settle()
    assert paper.editor.content_bounds().x > -100


def test_a_small_picture_is_there_at_once(paper):
    paper.editor.open(grid(20))
    paper.grab()
    assert paper.editor.scene.measured == 1.0


def test_it_is_said_when_it_takes_long_and_only_then(paper, least, monkeypatch):
    empty = paper.grab()
    paper.editor.open(grid(2 * AT_ONCE))
    paper.grab()
    QApplication.processEvents()
    assert paper.grab() == empty
    monkeypatch.setattr(canvas_opening, "QUIET", 0.0)
    assert paper.grab() != empty
