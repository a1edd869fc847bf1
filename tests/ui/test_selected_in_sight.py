"""What is selected is not covered by its own properties: they make way, or the paper moves just enough."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from richpic.editor.camera import Camera
from richpic.elements.boundary import Boundary
from richpic.elements.icon import Icon
from richpic.model.change import added


def view(window):
    return window.canvas.selection_rect()


def panel(window):
    return window.stage.placed["inspector"]


def beside(window):
    return not panel(window).intersects(view(window))


@pytest.fixture
def lay(make_window):
    """A window with one thing whose middle is at a view point of the paper, at 100 %."""

    def made(size, x, y=300.0, thing=None):
        window = make_window(size)
        window.editor.commit(added(thing or Icon(id="gp", symbol="gp", label="GP")))
        window.canvas.grab()
        window.editor.look(Camera(-x, -y, 1.0))
        return window

    return made


def test_where_the_panel_cannot_stand_elsewhere_the_paper_moves_just_enough(lay, qtbot):
    window = lay((900, 700), 800.0)
    window.editor.select(["gp"])
    assert not beside(window), "nothing moves under a click that may be a double click"
    qtbot.waitUntil(lambda: beside(window), timeout=3000)
    assert 0 < panel(window).left() - view(window).right() < 30
    assert window.editor.camera.y == -300.0 and window.editor.camera.zoom == 1.0


@pytest.mark.parametrize("x", [300.0, 1000.0, 1250.0])
@pytest.mark.parametrize("width", [1024, 1366])
def test_unfolded_it_covers_nothing_selected_on_either_side(lay, width, x):
    window = lay((width, 768), min(x, width - 110.0))
    window.stage.toggle_details()
    window.editor.select(["gp"])
    window.stage.toggle_details()
    assert panel(window).isValid() and beside(window)
    assert window.canvas.rect().contains(view(window))


def test_where_it_is_not_covered_the_paper_stays(lay, qtbot):
    window = lay((1366, 768), 600.0)
    before = window.editor.camera
    window.editor.select(["gp"])
    qtbot.wait(QApplication.doubleClickInterval() + 200)
    assert window.editor.camera == before


def test_what_is_larger_than_the_room_stays_where_it_is(lay, qtbot):
    large = Boundary(id="gp", shape="rectangle", x=-500, y=-200, w=1000, h=400)
    window = lay((900, 700), 500.0, thing=large)
    before = window.editor.camera
    window.editor.select(["gp"])
    qtbot.wait(QApplication.doubleClickInterval() + 200)
    assert window.editor.camera == before


def test_while_it_is_dragged_nothing_moves(lay, qtbot):
    window = lay((900, 700), 800.0)
    before = window.editor.camera
    qtbot.mousePress(window.canvas, Qt.MouseButton.LeftButton, pos=QPoint(800, 300))
    qtbot.mouseMove(window.canvas, QPoint(790, 320))
    qtbot.wait(QApplication.doubleClickInterval() + 200)
    assert window.editor.selection == ("gp",) and window.editor.camera == before
    qtbot.mouseRelease(window.canvas, Qt.MouseButton.LeftButton, pos=QPoint(790, 320))
    qtbot.waitUntil(lambda: beside(window), timeout=3000)
