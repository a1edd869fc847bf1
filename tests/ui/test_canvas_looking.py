"""Moving about on the paper: wheel, middle button, Space, keys."""

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QFocusEvent, QNativeGestureEvent, QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from richpic.editor.camera import LARGEST, SMALLEST, Margins
from richpic.elements.icon import Icon
from richpic.elements.note import Note
from tests.ui.paper import CTRL, MIDDLE, SHIFT, Paper


@pytest.fixture
def paper(qtbot):
    made = Paper(Icon(id="a", symbol="council", x=200, y=200), Note(id="n", x=500, y=300))
    qtbot.addWidget(made.canvas)
    return made


def test_the_wheel_pans_and_shift_turns_it_sideways(paper):
    paper.wheel(0, -120)
    assert (paper.editor.camera.x, paper.editor.camera.y) == (0, 72)
    paper.wheel(0, 120, held=SHIFT)
    assert (paper.editor.camera.x, paper.editor.camera.y) == (-72, 72)
    paper.wheel(120, 0)
    assert paper.editor.camera.x == -144


@pytest.mark.parametrize("notches", [120, -120, 360, -30])
@pytest.mark.parametrize("at", [(0, 0), (400, 300), (799, 17)])
def test_ctrl_and_the_wheel_zoom_at_the_pointer(paper, notches, at):
    before = paper.editor.camera
    under = before.to_page(at)
    paper.wheel(0, notches, at, CTRL)
    after = paper.editor.camera
    assert (after.zoom > before.zoom) == (notches > 0)
    assert after.to_page(at) == pytest.approx(under)


def test_zoom_has_its_limits_and_keeps_its_place_there(paper):
    for notches, limit in ((480, LARGEST), (-480, SMALLEST)):
        for _ in range(60):
            paper.wheel(0, notches, (100, 100), CTRL)
        assert paper.editor.camera.zoom == limit
        before = paper.editor.camera
        paper.wheel(0, notches, (100, 100), CTRL)
        assert paper.editor.camera.to_page((100, 100)) == pytest.approx(before.to_page((100, 100)))


def test_two_fingers_on_a_touchpad_zoom_between_them(paper):
    at = QPointF(300, 200)
    under = paper.editor.camera.to_page((300, 200))
    event = QNativeGestureEvent(
        Qt.NativeGestureType.ZoomNativeGesture,
        QPointingDevice.primaryPointingDevice(),
        2,
        at,
        at,
        paper.canvas.mapToGlobal(at),
        0.25,
        QPointF(),
    )
    QApplication.sendEvent(paper.canvas, event)
    assert paper.editor.camera.zoom == pytest.approx(1.25)
    assert paper.editor.camera.to_page((300, 200)) == pytest.approx(under)


def test_the_middle_button_pulls_the_paper_even_over_things(paper):
    under = paper.editor.camera.to_page((200, 200))
    paper.pull((200, 200), (230, 240), (260, 280), button=MIDDLE)
    assert paper.editor.camera.to_page((260, 280)) == pytest.approx(under)
    assert paper.steps == 0
    assert paper.get("a").x == 200


def test_space_makes_the_left_button_pull_the_paper_until_it_is_let_go(paper):
    QTest.keyPress(paper.canvas, Qt.Key.Key_Space)
    assert paper.canvas.cursor().shape() == Qt.CursorShape.OpenHandCursor
    paper.pull((200, 200), (250, 260))
    assert (paper.editor.camera.x, paper.editor.camera.y) == (-50, -60)
    QTest.keyRelease(paper.canvas, Qt.Key.Key_Space)
    paper.drag((200, 200), (240, 200))
    assert paper.get("a").x == 240
    assert (paper.editor.camera.x, paper.editor.camera.y) == (-50, -60)


def test_space_is_let_go_when_the_window_loses_the_keys(paper):
    QTest.keyPress(paper.canvas, Qt.Key.Key_Space)
    QApplication.sendEvent(
        paper.canvas, QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.ActiveWindowFocusReason)
    )
    paper.drag((200, 200), (240, 200))
    assert paper.get("a").x == 240


def test_arrows_without_a_selection_pan(paper):
    paper.key(Qt.Key.Key_Right).key(Qt.Key.Key_Down)
    assert (paper.editor.camera.x, paper.editor.camera.y) == (60, 60)
    assert paper.steps == 0


def test_fit_shows_all_and_keeps_clear_of_panels(paper):
    paper.canvas.set_margins(Margins(300, 50, 20, 100))
    paper.canvas.fit()
    shown = paper.editor.camera.rect_to_view(paper.editor.content_bounds())
    assert shown.x >= 300 and shown.y >= 50 and shown.right <= 780 and shown.bottom <= 500
    paper.editor.select(["a"])
    paper.canvas.fit_selection()
    shown = paper.editor.camera.rect_to_view(paper.editor.content_bounds(["a"]))
    assert shown.centre == pytest.approx((540, 275), abs=1)


def test_zooming_by_a_button_keeps_the_middle_of_the_free_paper(paper):
    paper.canvas.set_margins(Margins(300, 50, 20, 100))
    middle = paper.canvas.free_middle()
    under = paper.editor.camera.to_page(middle)
    paper.canvas.zoom_to(2.0)
    assert paper.editor.camera.zoom == 2.0
    assert paper.editor.camera.to_page(middle) == pytest.approx(under)


def test_a_drag_goes_on_rightly_when_the_wheel_turns_meanwhile(paper):
    paper.press(200, 200).move(220, 200)
    paper.wheel(0, 240, (400, 300), CTRL)
    paper.move(260, 230).release()
    assert (paper.get("a").x, paper.get("a").y) == pytest.approx((260, 230), abs=1)
