"""Small things that hands are used to: a key that gives the tool back, ink that is a thing like others."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from richpic.elements.ink import Ink
from richpic.model.change import added
from tests.ui.paper import SHIFT

KEY = Qt.Key


def press(window, *keys, held=Qt.KeyboardModifier.NoModifier):
    window.canvas.setFocus()
    for key in keys:
        QTest.keyClick(window.canvas, key, held)


def test_the_key_of_the_hand_or_the_eraser_again_gives_the_tool_before(full_window):
    for key, name in ((KEY.Key_H, "hand"), (KEY.Key_E, "eraser")):
        full_window.toolbox.choose("note")
        press(full_window, key)
        assert full_window.toolbox.name == name
        press(full_window, key)
        assert full_window.toolbox.name == "note"


def test_shift_2_shows_what_is_selected_as_large_as_there_is_room(full_window):
    full_window.editor.select(["note"])
    press(full_window, KEY.Key_2, held=SHIFT)
    bounds = full_window.editor.content_bounds(["note"])
    assert full_window.canvas.free_rect().contains_rect(bounds)
    before = full_window.editor.camera.zoom
    press(full_window, KEY.Key_1, held=SHIFT)
    assert full_window.editor.camera.zoom < before


def test_ink_is_a_thing_that_is_selected_recoloured_and_erased_by_the_stroke(full_window):
    window = full_window
    second = Ink(id="stroke", z="b0", x=300, y=300, samples=((0, 0, 0.5), (60, 0, 0.5)))
    window.editor.commit(added(second))
    at = window.editor.camera.to_view((330.0, 300.0))
    QTest.mouseClick(window.canvas, Qt.MouseButton.LeftButton, pos=at_pixel(at))
    assert window.editor.selection == ("stroke",)
    colours = next(row for row in window.inspector.rows if getattr(row, "field", "") == "colour")
    swatch = next(button for value, button in colours.choices.buttons.items() if value == "red")
    QTest.mouseClick(swatch, Qt.MouseButton.LeftButton)
    assert window.editor.picture.elements["stroke"].colour == "red"
    press(window, KEY.Key_E)
    QTest.mouseClick(window.canvas, Qt.MouseButton.LeftButton, pos=at_pixel(at))
    assert "stroke" not in window.editor.picture.elements
    assert "ink" in window.editor.picture.elements


def at_pixel(point):
    return QPoint(round(point.x), round(point.y))
