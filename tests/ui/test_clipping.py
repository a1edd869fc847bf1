"""Painted rectangle by rectangle, a region looks as if painted at once: between panels, on any screen."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QRect
from PySide6.QtGui import QColor, QImage, QPainter, QRegion
from PySide6.QtWidgets import QApplication

from richpic.ui.clipping import rect_by_rect
from tests.ui.conftest import full_picture
from tests.ui.fine_screen import assert_on_a_fine_screen
from tests.ui.paper import difference

SIDE = 60
RECTS = st.builds(QRect, *[st.integers(0, SIDE - 20)] * 2, *[st.integers(1, 20)] * 2)
# Twice the same would be darker: nothing may be painted twice.
GLASS = QColor(0, 0, 0, 100)


def sheet(ratio: float) -> QImage:
    image = QImage(round(SIDE * ratio), round(SIDE * ratio), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(QColor("white"))
    return image


def pixels(image: QImage):
    return np.frombuffer(image.constBits(), np.uint32).copy()


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 1.75, 2.0])
@given(rects=st.lists(RECTS, min_size=1, max_size=6))
def test_all_of_a_region_is_painted_once_and_nothing_else(qapp, ratio, rects):
    region = QRegion()
    for rect in rects:
        region += rect
    one_by_one, at_once = sheet(ratio), sheet(ratio)
    painter = QPainter(one_by_one)
    for _ in rect_by_rect(painter, region):
        painter.fillRect(0, 0, SIDE, SIDE, GLASS)
    painter.end()
    painter = QPainter(at_once)
    painter.setClipRegion(region)
    painter.fillRect(0, 0, SIDE, SIDE, GLASS)
    painter.end()
    assert (pixels(one_by_one) == pixels(at_once)).all()


def test_the_painter_is_as_it_was_afterwards(qapp):
    image = sheet(1.0)
    painter = QPainter(image)
    assert len(list(rect_by_rect(painter, QRegion(0, 0, 5, 5) + QRegion(20, 20, 5, 5)))) == 2
    assert not painter.hasClipping()
    painter.end()


def on_the_screen(window) -> QImage:
    """What the window holds once it has painted what it was asked to, and no more."""
    QApplication.sendEvent(window, QEvent(QEvent.Type.UpdateRequest))
    return window.screen().grabWindow(window.winId()).toImage().convertToFormat(QImage.Format.Format_RGB32)


def assert_is_whole(window) -> None:
    """Pan and zoom under the panels: what is on the screen is what the window looks like."""
    window.editor.open(full_picture())
    for _ in range(50):
        QApplication.processEvents()
    canvas = window.canvas
    for step in range(4):
        # Both at rest and while tiles of another scale are stretched.
        window.editor.look(canvas.camera.panned(17 * step, -9))
        if step == 2:
            window.editor.look(canvas.camera.zoomed(1.3, (300, 200)))
        shown = on_the_screen(window)
        whole = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
        # A screen without a window system gives as many pixels as there are units.
        assert shown.width() == window.width()
        assert difference(shown, whole.copy(shown.rect())).max() <= 2, step
        for _ in range(300):
            QApplication.processEvents()


def test_nothing_is_left_between_the_panels(window):
    assert window.canvas.devicePixelRatioF() == 1.0
    assert_is_whole(window)


ON_A_FINE_SCREEN = """
from richpic.app import make_application
make_application()
from richpic.files.symbols import symbol_library
from richpic.ui.theme import Theme
from richpic.ui.window import Window
from tests.ui.test_clipping import assert_is_whole
window = Window(Theme("light"), symbol_library(), None)
window.resize(1280, 720)
window.show()
assert window.canvas.devicePixelRatioF() == {ratio}
assert_is_whole(window)
"""


@pytest.mark.parametrize("ratio", [2.0, 1.5, 1.25])
def test_nothing_is_left_between_the_panels_of_a_fine_screen(ratio):
    assert_on_a_fine_screen(ON_A_FINE_SCREEN, ratio)
