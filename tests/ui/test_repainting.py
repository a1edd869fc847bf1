"""What is on the screen while things move: only what must be is painted anew, and nothing is left behind."""

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from richpic.editor import operations
from richpic.model.geometry import Point
from tests.ui.paper import Paper, difference
from tests.ui.test_canvas_touch import Fingers
from tests.ui.test_tiles import town


@pytest.fixture
def paper(qtbot):
    made = Paper(*town())
    qtbot.addWidget(made.canvas)
    made.settle()
    on_the_screen(made)
    return made


def on_the_screen(paper: Paper) -> QImage:
    """What the window holds once it has painted what it was asked to, and no more."""
    QApplication.sendEvent(paper.canvas, QEvent(QEvent.Type.UpdateRequest))
    screen = paper.canvas.screen()
    shown = screen.grabWindow(paper.canvas.winId()).toImage()
    return shown.convertToFormat(QImage.Format.Format_RGB32)


def assert_nothing_is_left_behind(paper: Paper) -> None:
    shown = on_the_screen(paper)
    assert difference(shown, paper.grab()).max() <= 2


@pytest.mark.parametrize("name", ["i5", "note", "around", "says", "l3", "frame", "mark"])
def test_a_drag_leaves_no_trace(paper, name):
    for step in (7, 31, 60, 44):
        paper.editor.show(operations.moved(paper.editor.picture, [name], step, -step))
        assert_nothing_is_left_behind(paper)
        QApplication.processEvents()
    paper.editor.show(None)
    assert_nothing_is_left_behind(paper)


def test_a_drag_by_hand_with_its_guides_leaves_no_trace(paper):
    paper.press(260, 240)  # the note
    for at in ((262, 250), (300, 262), (372, 300), (410, 330), (190, 90)):
        paper.move(*at, steps=2)
        assert_nothing_is_left_behind(paper)
    paper.release()
    assert_nothing_is_left_behind(paper)


def test_a_drag_by_finger_leaves_no_trace(paper):
    fingers = Fingers(paper, QTest.createTouchDevice())
    fingers.press(a=(260, 240))
    for at in ((300, 262), (372, 300), (410, 330), (190, 90)):
        fingers.move(a=at)
        assert_nothing_is_left_behind(paper)
    fingers.release(a=(190, 90))
    assert paper.get("note").x != 250
    assert_nothing_is_left_behind(paper)


def test_a_stroke_is_whole_at_each_point(paper):
    paper.toolbox.choose("ink")
    paper.press(100, 500)
    for at in ((150, 480), (190, 520), (260, 440), (420, 510), (430, 120)):
        paper.move(*at)
        assert_nothing_is_left_behind(paper)
    paper.release()
    assert_nothing_is_left_behind(paper)


@pytest.mark.parametrize("tool", ["select", "ink", "link", "eraser", "boundary", "laser"])
def test_passing_over_things_leaves_no_trace(paper, tool):
    paper.toolbox.choose(tool)
    paper.editor.select(["i5", "note"] if tool == "select" else [])
    for at in ((120, 120), (275, 110), (270, 280), (440, 120), (610, 280), (20, 300)):
        paper.hover(*at)
        paper.canvas.painting.timer.stop()
        if tool != "laser":  # its light fades by the clock
            assert_nothing_is_left_behind(paper)


def test_tiles_that_are_painted_while_something_moves_leave_no_trace(paper):
    paper.editor.look(paper.editor.camera.zoomed(1.3, (400, 300)))
    for step in range(12):
        paper.editor.show(operations.moved(paper.editor.picture, ["i5"], 5 * step, 3 * step))
        QApplication.processEvents()
        on_the_screen(paper)
    while not paper.canvas.is_sharp:
        QApplication.processEvents()
    assert_nothing_is_left_behind(paper)


def test_a_hand_that_hovers_over_nothing_paints_nothing(paper):
    # Tiles just out of view are painted for a while longer.
    while paper.canvas.painting.tiles.has_work:
        QApplication.processEvents()
    on_the_screen(paper)
    painted = []
    paint = paper.canvas.paintEvent
    paper.canvas.paintEvent = lambda event: (painted.append(event.region()), paint(event))
    for x in range(40, 200, 20):
        paper.hover(x, 590)
        on_the_screen(paper)
    assert not painted


def test_only_what_moves_is_painted_anew(paper):
    sizes = []
    paint = paper.canvas.paintEvent
    paper.editor.show(operations.moved(paper.editor.picture, ["note"], 5, 5))
    paper.settle()
    on_the_screen(paper)
    paper.canvas.paintEvent = lambda event: (sizes.append(event.rect()), paint(event))
    paper.editor.show(operations.moved(paper.editor.picture, ["note"], 9, 9))
    on_the_screen(paper)
    (rect,) = sizes
    assert rect.contains(paper.view(*Point(340, 300)))
    assert rect.width() < 300 and rect.height() < 250
