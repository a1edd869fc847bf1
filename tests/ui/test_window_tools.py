"""The tool bar shows which tool is in the hand and what it makes."""

from itertools import combinations

from PySide6.QtCore import QPoint, Qt


def test_a_click_on_the_tool_in_the_hand_goes_to_the_next_kind_and_shows_it(window, qtbot):
    button = window.tools.buttons["boundary"]
    shown = []
    for _ in range(4):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        assert window.toolbox.name == "boundary"
        shown.append((window.toolbox.options.boundary, button.glyph))
    assert shown == [
        ("ellipse", "circle-dashed"),
        ("rectangle", "square"),
        ("blob", "scribble-loop"),
        ("ellipse", "circle-dashed"),
    ]


def test_a_loop_can_be_drawn_as_a_boundary_with_keys_and_mouse_alone(window, qtbot):
    canvas = window.canvas
    for _ in range(3):
        qtbot.keyClick(canvas, Qt.Key.Key_O)
    at = [
        QPoint(*point)
        for point in [(500, 200), (700, 200), (760, 320), (640, 420), (500, 380), (480, 260), (500, 210)]
    ]
    qtbot.mousePress(canvas, Qt.MouseButton.LeftButton, pos=at[0])
    for point in at[1:]:
        qtbot.mouseMove(canvas, point)
    qtbot.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=at[-1])
    (boundary,) = window.editor.picture.elements.values()
    assert (boundary.kind, boundary.shape) == ("boundary", "blob")
    assert len(boundary.points) >= 6
    assert canvas.is_writing, "its name is asked for"


def test_a_click_on_another_tool_in_the_hand_leaves_it_there(window, qtbot):
    for _ in range(2):
        qtbot.mouseClick(window.tools.buttons["note"], Qt.MouseButton.LeftButton)
    assert window.toolbox.name == "note"


def test_icons_put_down_by_keys_do_not_lie_on_each_other(window):
    for name in ("school", "council", "park-or-street"):
        window.tray.list.placed.emit(name, False)
    boxes = [element.bounds(window.editor.context) for element in window.editor.picture.order]
    assert len(boxes) == 3
    assert not any(a.intersects(b) for a, b in combinations(boxes, 2))
