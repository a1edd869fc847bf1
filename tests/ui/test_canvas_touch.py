"""Fingers: one works, two move and zoom, one that stays asks for the menu; a pen keeps the palm out."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QInputDevice, QPointingDevice, QTabletEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from richpic.elements.note import Note
from richpic.ui.touch import LONG_PRESS, PEN_NEAR
from tests.ui.paper import NONE, Paper


@pytest.fixture(scope="module")
def screen(qapp):
    return QTest.createTouchDevice()


@pytest.fixture
def paper(qapp) -> Paper:
    return Paper(Note(id="n", x=300, y=200))


class Fingers:
    def __init__(self, paper: Paper, screen: QPointingDevice) -> None:
        self.canvas, self.screen = paper.canvas, screen
        self.down: dict[str, tuple[int, int]] = {}

    def press(self, **places: tuple[int, int]) -> None:
        self._send("press", places)

    def move(self, **places: tuple[int, int]) -> None:
        self._send("move", places)

    def release(self, **places: tuple[int, int]) -> None:
        self._send("release", places)

    def _send(self, what: str, places: dict[str, tuple[int, int]]) -> None:
        event = QTest.touchEvent(self.canvas, self.screen)
        for name, place in places.items():
            getattr(event, what)("ab".index(name), QPoint(*place), self.canvas)
        for name in self.down.keys() - places.keys():
            # A screen tells of all fingers at once.
            event.move("ab".index(name), QPoint(*self.down[name]), self.canvas)
        event.commit()
        for name, place in places.items():
            self.down[name] = place
            if what == "release":
                del self.down[name]
        QApplication.processEvents()


@pytest.fixture
def fingers(paper, screen) -> Fingers:
    return Fingers(paper, screen)


def test_one_finger_works_as_the_tool_does(paper, fingers):
    fingers.press(a=(366, 266))
    fingers.move(a=(400, 300))
    fingers.move(a=(466, 366))
    fingers.release(a=(466, 366))
    assert (paper.get("n").x, paper.get("n").y) == (400, 300)
    assert paper.steps == 1


def test_two_fingers_move_and_zoom_and_draw_nothing(paper, fingers):
    before = paper.editor.picture
    fingers.press(a=(200, 300))
    fingers.press(b=(400, 300))
    fingers.move(a=(150, 300), b=(450, 300))
    camera = paper.editor.camera
    assert camera.zoom == pytest.approx(1.5)
    assert camera.to_page((300, 300)) == pytest.approx((300, 300))
    fingers.move(a=(250, 340), b=(550, 340))
    assert paper.editor.camera.to_page((400, 340)) == pytest.approx((300, 300))
    fingers.release(a=(250, 340), b=(550, 340))
    assert paper.editor.picture is before


def test_a_second_finger_takes_back_what_the_first_began(paper, fingers):
    paper.toolbox.choose("ink")
    fingers.press(a=(100, 100))
    fingers.move(a=(140, 120))
    fingers.press(b=(400, 300))
    fingers.move(a=(150, 120), b=(420, 300))
    fingers.release(b=(420, 300))
    fingers.move(a=(200, 200))
    fingers.release(a=(200, 200))
    assert paper.all("ink") == []
    assert paper.editor.preview is None


def test_a_finger_that_stays_asks_for_the_menu_and_moves_nothing(paper, fingers, qtbot):
    with qtbot.waitSignal(paper.canvas.context_menu_requested, timeout=LONG_PRESS + 2000):
        fingers.press(a=(366, 266))
    assert paper.editor.selection == ("n",)
    fingers.move(a=(500, 500))
    fingers.release(a=(500, 500))
    assert paper.get("n").x == 300


def pen(paper: Paper) -> None:
    """A pen hovers over the paper."""
    device = QPointingDevice(
        "pen", 7, QInputDevice.DeviceType.Stylus, QPointingDevice.PointerType.Pen,
        QInputDevice.Capability.Position | QInputDevice.Capability.Pressure, 1, 1,
    )  # fmt: skip
    at = QPointF(50, 50)
    event = QTabletEvent(
        QTabletEvent.Type.TabletMove, device, at, at, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, NONE,
        Qt.MouseButton.NoButton, Qt.MouseButton.NoButton,
    )  # fmt: skip
    QApplication.sendEvent(paper.canvas, event)


def test_while_a_pen_is_near_the_hand_may_lie_on_the_screen(paper, fingers):
    pen(paper)
    fingers.press(a=(366, 266))
    fingers.move(a=(466, 366))
    fingers.release(a=(466, 366))
    assert paper.get("n").x == 300
    QTest.qWait(PEN_NEAR + 150)
    fingers.press(a=(366, 266))
    fingers.move(a=(466, 366))
    fingers.release(a=(466, 366))
    assert paper.get("n").x == 400


def tap(fingers: Fingers, x: int, y: int) -> None:
    fingers.press(a=(x, y))
    fingers.release(a=(x, y))


def test_two_quick_taps_write(paper, fingers):
    tap(fingers, 366, 266)
    assert not paper.canvas.is_writing
    tap(fingers, 369, 264)
    assert paper.writing.element.id == "n"


def test_taps_far_from_each_other_are_two(paper, fingers):
    tap(fingers, 366, 266)
    tap(fingers, 320, 240)
    assert not paper.canvas.is_writing
    assert paper.editor.selection == ("n",)


def test_once_there_is_a_pen_a_finger_pulls_the_paper_and_draws_nothing(paper, fingers):
    pen(paper)
    QTest.qWait(PEN_NEAR + 150)
    paper.toolbox.choose("ink")
    before, picture = paper.editor.camera, paper.editor.picture
    fingers.press(a=(100, 100))
    fingers.move(a=(160, 130))
    fingers.release(a=(160, 130))
    assert paper.editor.picture is picture
    assert paper.editor.camera == before.panned(60, 30)


def test_grips_are_easier_to_take_by_a_finger(paper, fingers):
    paper.editor.select(["n"])
    corner = paper.get("n").body(paper.editor.context)
    x, y = round(corner.right) + 12, round(corner.bottom) + 12
    fingers.press(a=(x, y))
    fingers.move(a=(x + 30, y + 30))
    fingers.move(a=(x + 60, y + 60))
    fingers.release(a=(x + 60, y + 60))
    assert paper.get("n").w > corner.w + 20
