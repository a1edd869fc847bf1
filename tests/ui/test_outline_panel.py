"""The list of everything: a native tree that selects both ways, renames, reorders, and speaks."""

import pytest
from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLineEdit

from richpic.model.change import edited_many
from tests.ui.paper import ALT, CTRL, SHIFT

KEY = Qt.Key


@pytest.fixture
def listed(full_window, qtbot):
    qtbot.waitUntil(full_window.isActiveWindow)
    full_window.canvas.setFocus()
    qtbot.keyClick(full_window.canvas, KEY.Key_O, CTRL | SHIFT)
    assert full_window.outline.isVisible()
    return full_window


def rows(window, parent=None):
    model = window.outline.model
    parent = parent or QModelIndex()
    return [model.index(row, 0, parent) for row in range(model.rowCount(parent))]


def titles(window, parent=None):
    return [index.data() for index in rows(window, parent)]


def choose(window, identifier):
    tree = window.outline.tree
    tree.setCurrentIndex(window.outline.model.index_of(identifier))


def order(window):
    return [element.id for element in window.editor.picture.order]


def test_what_stands_in_a_boundary_belongs_to_it_and_links_have_a_section(listed):
    boundary = listed.outline.model.index_of("boundary")
    inside = {listed.outline.model.element(index).id for index in rows(listed, boundary)}
    assert {"icon", "other", "note", "text", "bubble"} <= inside
    links = next(index for index in rows(listed) if index.data() == "Links")
    assert titles(listed, links) == ["waits"]
    listed.editor.commit(edited_many([(listed.editor.picture.elements["link"], {"relation": "tension"})]))
    listed.outline.refresh()
    assert "Tensions" in titles(listed)
    assert "Links" not in titles(listed)


def test_every_element_is_listed_once(listed):
    found = []

    def walk(parent):
        for index in rows(listed, parent):
            if (element := listed.outline.model.element(index)) is not None:
                found.append(element.id)
            walk(index)

    walk(QModelIndex())
    assert sorted(found) == sorted(listed.editor.picture.elements)


def test_selecting_goes_both_ways(listed):
    listed.editor.select(["note"])
    assert listed.outline.model.element(listed.outline.tree.currentIndex()).id == "note"
    choose(listed, "text")
    assert listed.editor.selection == ("text",)
    listed.outline.tree.selectionModel().select(
        listed.outline.model.index_of("note"), QItemSelectionModel.SelectionFlag.Select
    )
    assert set(listed.editor.selection) == {"text", "note"}


def test_choosing_a_row_brings_the_thing_into_view(listed):
    listed.editor.look(listed.editor.camera.panned(9000, 0))
    choose(listed, "note")
    assert listed.canvas.free_rect().contains_rect(listed.editor.content_bounds(["note"]))


@pytest.mark.parametrize("key", [KEY.Key_F2, KEY.Key_Return])
def test_renaming_in_place_is_one_change(listed, qtbot, key):
    choose(listed, "other")
    qtbot.keyClick(listed.outline.tree, key)
    field = listed.outline.tree.findChild(QLineEdit)
    assert field.text() == "school"
    field.selectAll()
    qtbot.keyClicks(field, "academy")
    qtbot.keyClick(field, KEY.Key_Return)
    qtbot.waitUntil(lambda: listed.editor.picture.elements["other"].label == "academy")
    assert listed.editor.history.done == 1
    assert listed.outline.isVisible()
    listed.editor.undo()
    listed.outline.refresh()
    assert listed.outline.model.index_of("other").data() == "school"


def test_letters_typed_while_renaming_are_no_tool_keys(listed, qtbot):
    choose(listed, "other")
    qtbot.keyClick(listed.outline.tree, KEY.Key_F2)
    field = listed.outline.tree.findChild(QLineEdit)
    qtbot.keyClicks(field, "nt")
    assert listed.toolbox.name == "select"
    qtbot.keyClick(field, KEY.Key_Escape)
    assert listed.editor.history.done == 0


def test_text_of_several_lines_that_is_not_changed_stays_as_it_is(listed):
    note = listed.editor.picture.elements["note"]
    listed.editor.commit(edited_many([(note, {"text": "one\ntwo"})]))
    listed.outline.refresh()
    model = listed.outline.model
    assert not model.setData(model.index_of("note"), "one two")
    assert listed.editor.picture.elements["note"].text == "one\ntwo"


def test_alt_and_arrows_reorder_and_undo_takes_it_back(listed, qtbot):
    before = order(listed)
    choose(listed, "note")
    above = listed.outline.tree.indexAbove(listed.outline.model.index_of("note"))
    other = listed.outline.model.element(above).id
    assert before.index("note") < before.index(other)
    qtbot.keyClick(listed.outline.tree, KEY.Key_Up, ALT)
    assert order(listed).index("note") == order(listed).index(other) + 1
    assert listed.editor.selection == ("note",), "what is moved stays marked"
    qtbot.keyClick(listed.outline.tree, KEY.Key_Down, ALT)
    assert order(listed).index("note") < order(listed).index(other)
    listed.editor.undo()
    listed.editor.undo()
    assert order(listed) == before


def test_dragging_a_row_to_the_top_puts_the_thing_over_the_others_beside_it(listed):
    model = listed.outline.model
    boundary = model.index_of("boundary")
    low = rows(listed, boundary)[-1]
    identifier = model.element(low).id
    data = model.mimeData([low])
    assert model.canDropMimeData(data, Qt.DropAction.MoveAction, 0, 0, boundary)
    model.dropMimeData(data, Qt.DropAction.MoveAction, 0, 0, boundary)
    listed.outline.refresh()
    assert model.element(rows(listed, boundary)[0]).id == identifier
    assert listed.editor.history.done == 1


def test_a_row_cannot_be_dropped_among_others_than_its_own(listed):
    model = listed.outline.model
    data = model.mimeData([model.index_of("note")])
    links = next(index for index in rows(listed) if index.data() == "Links")
    assert not model.canDropMimeData(data, Qt.DropAction.MoveAction, 0, 0, links)
    model.dropMimeData(data, Qt.DropAction.MoveAction, 0, 0, links)
    assert listed.editor.history.done == 0


def test_what_is_hidden_is_found_here_and_shown_again(listed, qtbot):
    listed.editor.select(["note"])
    listed.actions_.run("hide")
    assert listed.editor.picture.elements["note"].hidden
    listed.outline.refresh()
    listed.editor.select([])
    choose(listed, "note")
    listed.actions_.run("hide")
    assert not listed.editor.picture.elements["note"].hidden


def test_a_screen_reader_hears_each_row_whole(listed):
    listed.editor.select(["note"])
    listed.actions_.run("lock")
    listed.outline.refresh()
    tree = QAccessible.queryAccessibleInterface(listed.outline.tree)
    assert tree.text(QAccessible.Text.Name) == "Everything on the picture"
    said = [tree.child(place).text(QAccessible.Text.Name) for place in range(tree.childCount())]
    assert any("call them" in words and "locked" in words for words in said)
    assert any(words.startswith("Links, 1 thing") for words in said)


def test_new_things_appear_and_folded_ones_stay_folded(listed, qtbot):
    model, tree = listed.outline.model, listed.outline.tree
    tree.setExpanded(model.index_of("boundary"), False)
    made = listed.canvas.place_symbol("council")
    qtbot.waitUntil(lambda: model.index_of(made).isValid())
    assert not tree.isExpanded(model.index_of("boundary"))


def test_escape_goes_back_to_the_paper_and_the_key_again_brings_the_icons(listed, qtbot):
    assert not listed.tray.isVisible()
    qtbot.keyClick(listed.outline.tree, KEY.Key_Escape)
    assert listed.canvas.hasFocus()
    qtbot.keyClick(listed.canvas, KEY.Key_O, CTRL | SHIFT)
    assert listed.tray.isVisible()
    assert not listed.outline.isVisible()


def test_an_empty_picture_says_so(window):
    window.actions_.run("outline")
    assert window.outline.nothing.isVisible()
    assert not window.outline.tree.isVisible()
