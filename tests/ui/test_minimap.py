"""The map shows the whole picture and what is seen of it; dragging on it looks elsewhere."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRect, QSize, Qt

from richpic.editor.camera import Camera
from richpic.editor.operations import removed
from richpic.elements.icon import Icon
from richpic.elements.note import Note
from richpic.files.settings import Settings
from richpic.model.change import added
from richpic.model.geometry import Point, Rect
from richpic.ui.layout import map_place, map_places
from richpic.ui.minimap import MapFrame
from richpic.ui.panels import SHADOW, Panel
from richpic.ui.tokens import TARGET
from richpic.ui.window import LEAST
from tests.ui.conftest import full_picture

numbers = st.floats(-20_000, 20_000, allow_nan=False)
sides = st.floats(1, 20_000)


@given(st.builds(Rect, numbers, numbers, sides, sides), st.floats(0, 196), st.floats(0, 128))
def test_points_on_the_map_are_points_of_the_page_and_back(content, x, y):
    frame = MapFrame.fitting(content, 196, 128)
    page = frame.to_page(x, y)
    back = frame.to_map(Rect(page.x, page.y, 0, 0))
    assert (back.x, back.y) == pytest.approx((x, y), abs=0.01)
    assert Rect(0, 0, 196, 128).expanded(0.01).contains_rect(frame.to_map(content)), "all of it is on the map"


@pytest.fixture
def close(full_window, qtbot):
    """A window that looks closely at a part of the picture, so that the map is needed."""
    # The first paint shows everything.
    qtbot.waitUntil(lambda: full_window.canvas.is_sharp)
    full_window.canvas.zoom_by(3.0)
    qtbot.waitUntil(full_window.map.isVisible)
    return full_window


def press(qtbot, window, at: QPoint) -> None:
    qtbot.mousePress(window.map.map, Qt.MouseButton.LeftButton, pos=at)


def centre(window) -> Point:
    return window.canvas.free_rect().centre


def test_it_is_there_only_while_part_of_the_picture_is_out_of_view(close, qtbot):
    close.actions_.run("zoom-fit")
    qtbot.waitUntil(lambda: not close.map.isVisible())


def test_a_click_on_it_looks_there(close, qtbot):
    frame = close.map.map.frame
    for x, y in ((30, 30), (150, 90)):
        press(qtbot, close, QPoint(x, y))
        qtbot.mouseRelease(close.map.map, Qt.MouseButton.LeftButton, pos=QPoint(x, y))
        assert centre(close).distance(frame.to_page(x, y)) < 2 / frame.scale
        close.editor.look(Camera(-3000.0, -3000.0, close.editor.camera.zoom))


def test_dragging_its_frame_takes_the_view_along_without_a_jump(close, qtbot):
    frame = close.map.map.frame
    before, zoom = centre(close), close.editor.camera.zoom
    seen = frame.to_map(close.canvas.free_rect())
    start = QPoint(round(seen.x + seen.w * 0.3), round(seen.y + seen.h * 0.3))
    press(qtbot, close, start)
    assert centre(close).distance(before) < 1e-6
    qtbot.mouseMove(close.map.map, start + QPoint(20, -10))
    moved = centre(close).minus(before)
    assert moved.x == pytest.approx(20 / frame.scale, abs=1.5 / frame.scale)
    assert moved.y == pytest.approx(-10 / frame.scale, abs=1.5 / frame.scale)
    assert close.editor.camera.zoom == zoom
    assert close.editor.history.done == 0, "looking is no step"


def test_it_shows_what_is_drawn_and_follows_it(close, qtbot):
    qtbot.waitUntil(lambda: not close.map.map._tiles.has_work)
    before = close.map.map.grab().toImage()
    far = close.editor.content_bounds().right + 900
    close.editor.commit(added(Icon(id="far", symbol="school", x=far, size=300, z="a99")))
    qtbot.waitUntil(lambda: close.map.map.frame.area.right > far)
    qtbot.waitUntil(lambda: not close.map.map._tiles.has_work)
    assert close.map.map.grab().toImage() != before


def test_a_key_puts_it_away_and_back(close, qtbot):
    close.canvas.setFocus()
    qtbot.keyClick(close.canvas, Qt.Key.Key_M)
    assert not close.map.isVisible()
    assert not close.actions_["map"].isChecked()
    qtbot.keyClick(close.canvas, Qt.Key.Key_M)
    assert close.map.isVisible()


def test_only_the_paper_means_no_map(close):
    close.actions_.run("zen")
    assert not close.map.isVisible()
    close.actions_.run("zen")
    assert close.map.isVisible()


def test_a_way_back_is_offered_when_nothing_of_the_picture_is_in_view(close, qtbot):
    assert not close.map.back.isVisible()
    close.editor.look(Camera(50_000.0, 0.0, 1.0))
    qtbot.waitUntil(close.map.back.isVisible)
    qtbot.mouseClick(close.map.back, Qt.MouseButton.LeftButton)
    bounds = close.editor.content_bounds()
    assert close.canvas.free_rect().expanded(1).contains_rect(bounds)
    qtbot.waitUntil(lambda: not close.map.back.isVisible())


def test_it_steps_aside_for_what_is_selected_where_it_lies(close, qtbot):
    # With properties the map may find another place; asked for, it lies on the picture where it must.
    close.stage.toggle_details()
    blocks(close, *corners(close))
    qtbot.waitUntil(lambda: not close.map.isVisible())
    close.actions_.run("map")
    corner = seen(close).center()
    under = Icon(id="under", z="d0", symbol="school", size=40.0)
    at = close.editor.camera.to_page((corner.x(), corner.y()))
    close.editor.commit(added(replace(under, x=at.x, y=at.y, size=40.0 / close.editor.camera.zoom)))
    close.editor.select(["under"])
    assert not (close.map.isVisible() and seen(close).contains(corner))
    close.editor.select(())
    assert close.map.isVisible()


def blocks(window, *places: QRect, name: str = "block") -> None:
    """Draw something large and plain under view rectangles."""
    camera = window.editor.camera
    for number, place in enumerate(places):
        at = camera.to_page((place.x(), place.y()))
        size = {"w": place.width() / camera.zoom, "h": place.height() / camera.zoom}
        window.editor.commit(added(Note(id=f"{name}{number}", z="c0", x=at.x, y=at.y, **size)))


def corners(window) -> tuple[QRect, ...]:
    size = window.map.sizeHint() - QSize(2 * SHADOW, 2 * SHADOW)
    return map_places(window.stage.size(), window.stage.placed, size)


def seen(window) -> QRect:
    return window.map.geometry().adjusted(SHADOW, SHADOW, -SHADOW, -SHADOW)


def test_it_goes_to_a_corner_where_nothing_is_drawn(close, qtbot):
    close.editor.commit(removed(close.editor.picture, [*close.editor.picture.elements], close.editor.context))
    far = close.editor.camera.to_page((5000, 300))
    close.editor.commit(added(Icon(id="far", symbol="school", x=far.x, y=far.y)))
    places = corners(close)
    visited = []
    for number in range(len(places)):
        qtbot.waitUntil(lambda: close.map.isVisible() and seen(close) not in visited)
        visited.append(seen(close))
        blocks(close, visited[-1], name=str(number))
    qtbot.waitUntil(lambda: not close.map.isVisible())
    assert len(places) > 1 and all(place in places for place in visited)


def test_it_does_not_come_by_itself_where_it_would_hide_the_picture_but_does_when_asked(close, qtbot):
    blocks(close, *corners(close))
    qtbot.waitUntil(lambda: not close.map.isVisible())
    close.canvas.setFocus()
    qtbot.keyClick(close.canvas, Qt.Key.Key_M)
    assert close.map.isVisible()
    qtbot.wait(400)
    assert close.map.isVisible()


def test_its_button_puts_it_away_for_good(make_window, qtbot):
    for expected in (True, False, False):
        window = make_window(settings=Settings.load())
        window.editor.open(full_picture())
        qtbot.waitUntil(lambda window=window: window.canvas.is_sharp)
        window.canvas.zoom_by(3.0)
        qtbot.waitUntil(lambda window=window: window.map.map.needed)
        assert window.map.isVisible() is expected
        if expected:
            assert window.map.closing.rect().size() == QSize(TARGET, TARGET)
            qtbot.mouseClick(window.map.closing, Qt.MouseButton.LeftButton)
            assert not window.map.isVisible() and not window.actions_["map"].isChecked()


def test_an_empty_picture_has_neither(window, qtbot):
    window.editor.look(Camera(50_000.0, 0.0, 1.0))
    qtbot.wait(400)
    assert not window.map.isVisible()
    assert not window.map.back.isVisible()


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080), (960, 540), (700, 900), LEAST])
@pytest.mark.parametrize("selected", [[], ["icon"], ["link"]])
def test_it_lies_on_no_panel(make_window, size, selected):
    window = make_window(size)
    window.editor.open(full_picture())
    window.editor.select(selected)
    place = map_place(window.stage.size(), window.stage.placed, QSize(204, 136))
    if place is None:
        assert size[0] < 1280, "there is room for it in any usual window"
        return
    assert QRect(0, 0, *size).contains(place)
    for name, panel in window.stage.panels.items():
        if panel.isVisible():
            rect = panel.seen() if isinstance(panel, Panel) else panel.geometry()
            assert not rect.intersects(place), name


def test_it_is_dressed_as_the_window_is_however_late_it_is_shown(full_window, qtbot):
    window = full_window
    window.theme.choose("dark")
    window.canvas.zoom_by(4.0)
    qtbot.waitUntil(window.map.isVisible)
    ground = window.map.content.palette().window().color().name()
    assert ground == window.theme.tokens.surface
