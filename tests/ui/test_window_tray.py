"""The icon tray: found by meaning, walked by keys, clicked, dragged."""

from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent

from richpic.model.symbol import MARKS
from richpic.ui.tray import EVERYTHING, RECENT
from richpic.ui.tray_list import SYMBOL_MIME


def names(window):
    return [symbol.name for symbol in window.tray.list.symbols]


def test_all_icons_are_offered_but_not_the_marks_of_links(window):
    assert set(names(window)) == {s.name for s in window.symbols if s.category != MARKS}


def test_searching_finds_by_meaning(window, qtbot):
    qtbot.keyClicks(window.tray.search, "red tape")
    assert names(window)[0] == "red-tape"
    assert not any(chip.isChecked() for chip in window.tray.chips.values())


def test_what_cannot_be_found_is_said_with_what_to_do(window, qtbot):
    qtbot.keyClicks(window.tray.search, "qqqqxyzzy")
    assert names(window) == []
    assert window.tray.nothing.isVisible()
    assert "qqqqxyzzy" in window.tray.nothing.text()
    qtbot.keyClick(window.tray.search, Qt.Key.Key_Escape)
    assert len(names(window)) > 100
    assert not window.tray.nothing.isVisible()


def test_a_category_shows_only_its_own(window, qtbot):
    qtbot.mouseClick(window.tray.chips["barriers"], Qt.MouseButton.LeftButton)
    assert {s.category for s in window.tray.list.symbols} == {"barriers"}
    qtbot.mouseClick(window.tray.chips[EVERYTHING], Qt.MouseButton.LeftButton)
    assert len({s.category for s in window.tray.list.symbols}) > 5


def click(window, qtbot, name):
    row = names(window).index(name)
    view = window.tray.list
    index = view.model().index(row)
    view.scrollTo(index)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(index).center())


def test_a_click_arms_the_icon_tool_with_that_symbol(window, qtbot):
    click(window, qtbot, "school")
    assert window.toolbox.name == "icon"
    assert window.toolbox.options.symbol == "school"
    middle = window.canvas.free_middle()
    at = QPointF(middle.x, middle.y).toPoint()
    qtbot.mouseClick(window.canvas, Qt.MouseButton.LeftButton, pos=at)
    assert [e.symbol for e in window.editor.picture.order] == ["school"]


def test_another_tool_puts_the_symbol_away(window, qtbot):
    click(window, qtbot, "school")
    window.toolbox.choose("select")
    assert window.tray.list.selectedIndexes() == []


def test_enter_in_the_search_takes_the_first_icon(window, qtbot):
    window.tray.search.setFocus()
    qtbot.keyClicks(window.tray.search, "gp surgery")
    first = names(window)[0]
    qtbot.keyClick(window.tray.search, Qt.Key.Key_Return)
    assert (window.toolbox.name, window.toolbox.options.symbol) == ("icon", first)


def test_by_keys_alone_an_icon_gets_onto_the_paper(window, qtbot):
    window.actions_.run("find-icon")
    assert window.tray.search.hasFocus()
    qtbot.keyClicks(window.tray.search, "wall")
    qtbot.keyClick(window.tray.search, Qt.Key.Key_Down)
    qtbot.keyClick(window.tray.list, Qt.Key.Key_Return)
    assert [e.symbol for e in window.editor.picture.order] == [names(window)[0]]
    assert window.editor.history.done == 1


def test_a_dragged_icon_lands_where_it_is_dropped(window):
    model = window.tray.list.model()
    row = names(window).index("council")
    mime = model.mimeData([model.index(row)])
    assert bytes(mime.data(SYMBOL_MIME).data()) == b"council"
    drop(window, mime, QPointF(700, 300))
    (icon,) = window.editor.picture.order
    page = window.editor.camera.to_page((700, 300))
    assert icon.symbol == "council"
    assert abs(icon.x - page.x) < 1
    assert abs(icon.y - page.y) < 1


def drop(window, mime: QMimeData, at: QPointF) -> None:
    action, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    window.canvas.dropEvent(QDropEvent(at, action, mime, button, Qt.KeyboardModifier.NoModifier))


def test_what_was_used_last_comes_first(window, qtbot):
    click(window, qtbot, "wall")
    click(window, qtbot, "school")
    window.tray.show_category("people")
    window.tray.show_category(EVERYTHING)
    assert names(window)[:2] == ["school", "wall"]
    assert len(window.tray.recent) <= RECENT


def test_a_face_is_given_to_who_is_selected(full_window, qtbot):
    window = full_window
    window.editor.select(["icon"])
    qtbot.mouseClick(window.tray.faces["worried"], Qt.MouseButton.LeftButton)
    assert window.editor.picture.elements["icon"].face == "worried"
    assert window.editor.history.done == 1


def test_a_face_without_a_selection_is_for_the_next_person(window, qtbot):
    qtbot.mouseClick(window.tray.faces["angry"], Qt.MouseButton.LeftButton)
    window.canvas.place_symbol("youth-worker")
    assert window.editor.picture.order[0].face == "angry"


def test_the_icons_are_painted(window, qtbot):
    view = window.tray.list
    index = view.model().index(0)
    view.viewport().repaint()
    qtbot.waitUntil(lambda: window.pixmaps.get(names(window)[0], 50, 1.0) is not None)
    image = view.viewport().grab(view.visualRect(index)).toImage()
    shades = {
        image.pixelColor(x, y).name() for x in range(0, image.width(), 2) for y in range(0, image.height(), 2)
    }
    assert len(shades) > 10
