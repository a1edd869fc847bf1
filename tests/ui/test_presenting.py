"""Showing a picture to others: frame by frame, by keys, clicks and clickers, and nothing of it is changed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from richpic.elements.frame import Frame
from richpic.elements.note import Note
from richpic.model.picture import Page, Picture

KEY, LEFT = Qt.Key, Qt.MouseButton.LeftButton


def picture():
    things = (
        Note(id="n", z="a0", x=0, y=0, text="thresholds"),
        Frame(id="g", z="a3", x=100, y=100, w=200, h=200),
        Frame(id="f", z="a4", x=-300, y=-200, w=300, h=200, name="Voices"),
        Frame(id="h", z="a5", x=400, y=100, w=200, h=200, name="not yet", hidden=True),
    )
    return Picture({thing.id: thing for thing in things}, Page(title="Our town"))


@pytest.fixture
def window(make_window):
    window = make_window()
    window.theme.choose_motion(True)
    window.editor.open(picture())
    return window


@pytest.fixture
def screen(window, qtbot):
    window.actions_.run("present")
    screen = window.presenting
    qtbot.waitExposed(screen)
    yield screen
    if window.presenting is not None:
        screen.close()


def press(screen, key):
    QTest.keyClick(screen, key)
    return screen.slide.name


def test_it_goes_from_everything_to_each_frame_and_round(screen):
    assert screen.isFullScreen()
    assert screen.slide.name == "Our town"
    assert [press(screen, KEY.Key_Right) for _ in range(3)] == ["Voices", "Part 2", "Our town"]


@pytest.mark.parametrize("key", ["Key_PageDown", "Key_Space", "Key_Return", "Key_Down", "Key_Tab"])
def test_clickers_and_keys_go_on(screen, key):
    assert press(screen, KEY[key]) == "Voices"


@pytest.mark.parametrize("key", ["Key_PageUp", "Key_Backspace", "Key_Left", "Key_Up"])
def test_clickers_and_keys_go_back(screen, key):
    press(screen, KEY.Key_End)
    assert press(screen, KEY[key]) == "Voices"
    assert press(screen, KEY.Key_Home) == "Our town"


def test_a_click_goes_on_and_the_other_button_back(screen):
    QTest.mouseClick(screen, LEFT, pos=QPoint(300, 200))
    assert screen.slide.name == "Voices"
    at = QPoint(300, 200)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, screen.mapToGlobal(at))
    QApplication.sendEvent(screen, event)
    assert screen.slide.name == "Our town"


def test_the_frame_fills_the_screen_and_the_rest_recedes(screen):
    press(screen, KEY.Key_Right)
    frame = screen.slide.rect
    seen = screen.camera.seen(screen.width(), screen.height())
    assert seen.contains_rect(frame)
    assert frame.w / seen.w > 0.6 or frame.h / seen.h > 0.6
    assert screen.overlay().spot == frame
    press(screen, KEY.Key_Home)
    assert screen.overlay().spot is None


def test_frames_themselves_are_not_seen(screen):
    kinds = {element.kind for element in screen.editor.picture.order}
    assert kinds == {"note"}


def test_dragging_points_with_light_and_changes_nothing(window, screen):
    before = window.editor.picture
    QTest.mousePress(screen, LEFT, pos=QPoint(100, 100))
    at = QPointF(200, 160)
    none = Qt.MouseButton.NoButton
    held = Qt.KeyboardModifier.NoModifier
    move = QMouseEvent(QEvent.Type.MouseMove, at, screen.mapToGlobal(at), none, LEFT, held)
    QApplication.sendEvent(screen, move)
    assert screen.overlay().laser
    QTest.mouseRelease(screen, LEFT, pos=QPoint(200, 160))
    assert screen.slide.name == "Our town"
    for key in (KEY.Key_Delete, KEY.Key_P, KEY.Key_T):
        press(screen, key)
    assert window.editor.picture is before
    assert screen.editor.history.done == 0


def test_bare_paper_for_a_moment(screen):
    press(screen, KEY.Key_B)
    assert screen.overlay().veil == 1.0
    press(screen, KEY.Key_Period)
    assert screen.overlay().spot is None


def test_escape_goes_back_to_the_paper_as_it_was_left(window, screen):
    camera = window.editor.camera
    press(screen, KEY.Key_Right)
    QTest.keyClick(screen, KEY.Key_Escape)
    assert window.presenting is None
    assert window.editor.camera == camera


def test_it_begins_at_the_frame_that_is_selected(window):
    window.editor.select(["g"])
    window.actions_.run("present")
    assert window.presenting.slide.frame == "g"
    window.presenting.close()


def test_the_way_from_one_to_the_next_is_seen_unless_less_motion_is_wished_for(window, qtbot):
    window.theme.choose_motion(False)
    window.actions_.run("present")
    screen = window.presenting
    start = screen.camera
    press(screen, KEY.Key_Right)
    assert screen.camera == start
    qtbot.waitUntil(lambda: screen.overlay().spot == screen.slide.rect, timeout=3000)
    assert screen.camera != start
    screen.close()


def test_the_bar_goes_while_the_hand_rests(screen, qtbot):
    screen._stir()
    assert screen.bar.isVisible()
    screen._resting.start(1)
    qtbot.waitUntil(lambda: not screen.bar.isVisible())
    assert screen.cursor().shape() == Qt.CursorShape.BlankCursor
