"""Edge scrolling, eagle eye and the laser's light, by real events."""

import pytest
from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from richpic.elements.note import Note
from richpic.model.geometry import Point
from richpic.ui.edge_scroll import BAND, FASTEST, WAITS, speed_at
from tests.ui.paper import NONE, Paper

Z = Qt.Key.Key_Z
SIZE = QSize(800, 600)


@pytest.fixture
def paper(qapp) -> Paper:
    return Paper(Note(id="n", x=300, y=200), Note(id="far", x=3000, y=2000, z="a1"))


@pytest.mark.parametrize(
    ("at", "way"),
    [
        ((400, 300), (0, 0)),
        ((2, 300), (-1, 0)),
        ((799, 300), (1, 0)),
        ((400, 1), (0, -1)),
        ((799, 599), (1, 1)),
    ],
)
def test_the_view_goes_where_the_pointer_presses_on(at, way):
    speed = speed_at(Point(*at), SIZE)
    assert tuple((value > 0) - (value < 0) for value in speed) == way


def test_nearer_the_edge_is_faster_up_to_a_limit():
    assert speed_at(Point(BAND / 2, 300), SIZE).x == pytest.approx(-FASTEST / 2)
    assert speed_at(Point(-500, 300), SIZE).x == -FASTEST


def test_a_drag_held_at_the_edge_goes_on_and_takes_the_thing_along(paper):
    paper.press(366, 266).move(797, 266)
    QTest.qWait(WAITS + 300)
    moved = paper.editor.camera.x
    assert moved > 50
    shown = paper.editor.shown[0].elements["n"]
    assert shown.x == pytest.approx(300 + 797 - 366 + moved, abs=8)
    paper.release()
    stopped = paper.editor.camera.x
    QTest.qWait(120)
    assert paper.editor.camera.x == stopped
    assert paper.steps == 1


def test_passing_the_edge_does_not_scroll(paper):
    paper.press(366, 266).move(797, 266).move(500, 266)
    QTest.qWait(WAITS + 100)
    assert paper.editor.camera.x == 0
    paper.release()


def test_escape_at_the_edge_ends_the_scrolling_with_the_drag(paper):
    paper.press(366, 266).move(797, 266)
    QTest.qWait(WAITS + 100)
    paper.key(Qt.Key.Key_Escape)
    at = paper.editor.camera.x
    QTest.qWait(120)
    assert paper.editor.camera.x == at
    assert paper.get("n").x == 300


def test_ink_does_not_scroll(paper):
    paper.toolbox.choose("ink")
    paper.press(366, 266).move(797, 266)
    QTest.qWait(WAITS + 100)
    assert paper.editor.camera.x == 0
    paper.release()


# Eagle eye


def hold(paper: Paper) -> None:
    QTest.keyPress(paper.canvas, Z)
    QApplication.sendEvent(paper.canvas, QKeyEvent(QEvent.Type.KeyPress, Z, NONE, "z", True))


def test_z_shows_everything_and_lands_where_it_is_let_go(paper):
    hold(paper)
    camera = paper.editor.camera
    assert camera.seen(800, 600).contains_rect(paper.editor.content_bounds())
    target = camera.to_view((3066, 2066))
    paper._send(QEvent.Type.MouseMove, paper.view(3066, 2066), Qt.MouseButton.NoButton, NONE)
    assert paper.canvas.overlay().frame.contains((3066, 2066))
    QTest.keyRelease(paper.canvas, Z)
    assert paper.editor.camera.zoom == 1.0
    seen = paper.editor.camera.seen(800, 600)
    assert seen.centre.distance((3066, 2066)) < 10
    assert target.x > 0


def test_escape_while_held_goes_back(paper):
    hold(paper)
    paper.key(Qt.Key.Key_Escape)
    assert (paper.editor.camera.x, paper.editor.camera.zoom) == (0, 1)
    QTest.keyRelease(paper.canvas, Z)
    assert (paper.editor.camera.x, paper.editor.camera.zoom) == (0, 1)


def test_on_an_empty_page_it_does_nothing(qapp):
    paper = Paper()
    before = paper.editor.camera
    hold(paper)
    QTest.keyRelease(paper.canvas, Z)
    assert paper.editor.camera == before


def test_the_light_is_painted_and_goes_out_by_itself(paper):
    paper.toolbox.choose("laser")
    paper.settle()
    before = paper.grab()
    clock = [0.0]
    paper.toolbox.current.clock = lambda: clock[0]
    paper.drag((100, 500), (300, 520))
    assert paper.grab() != before
    clock[0] = 60.0
    QTest.qWait(60)
    assert paper.grab() == before
