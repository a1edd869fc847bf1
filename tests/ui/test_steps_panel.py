"""The steps so far: plain names, and a way back to any point that a group can trust."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible

from richpic.editor import operations
from tests.ui.paper import ALT, CTRL

KEY = Qt.Key


@pytest.fixture
def worked(full_window, qtbot):
    """A window in which four things were done, with the steps beside the paper."""
    window, editor = full_window, full_window.editor
    qtbot.waitUntil(window.isActiveWindow)
    pictures = [editor.picture]
    for change in (
        lambda: operations.moved(editor.picture, ["icon"], 10, 0),
        lambda: operations.moved(editor.picture, ["icon", "note", "text"], 0, 20),
        lambda: operations.removed(editor.picture, ["other"], editor.context),
        lambda: operations.duplicated(editor.picture, ["note"]),
    ):
        editor.commit(change())
        pictures.append(editor.picture)
    window.canvas.setFocus()
    qtbot.keyClick(window.canvas, KEY.Key_Z, CTRL | ALT)
    assert window.steps.isVisible()
    return window, pictures


def names(window):
    model = window.steps.model
    return [model.index(row).data() for row in range(model.rowCount())]


def test_steps_have_plain_names(worked):
    window, _ = worked
    assert names(window) == [
        "Beginning",
        "Moved Ayo",
        "Moved 3 things",
        "Deleted school",
        "Duplicated call them",
    ]


@pytest.mark.parametrize("point", range(5))
def test_a_click_goes_to_any_point_and_back_again(worked, qtbot, point):
    window, pictures = worked
    rows = window.steps.list

    def click(row):
        place = rows.visualRect(window.steps.model.index(row)).center()
        qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=place)

    click(point)
    assert window.editor.picture.elements == pictures[point].elements
    assert window.editor.history.done == point
    assert len(names(window)) == 5, "what was undone can be done again"
    click(4)
    assert window.editor.picture.elements == pictures[4].elements


def test_arrows_and_enter_go_there_too(worked, qtbot):
    window, pictures = worked
    for _ in range(2):
        qtbot.keyClick(window.steps.list, KEY.Key_Up)
    qtbot.keyClick(window.steps.list, KEY.Key_Return)
    assert window.editor.picture.elements == pictures[2].elements
    qtbot.keyClick(window.steps.list, KEY.Key_Escape)
    assert window.canvas.hasFocus()


def test_one_jump_is_told_to_the_journal_as_one_change(worked):
    window, _ = worked
    told = []
    window.editor.subscribe(lambda happened, detail: told.append(detail) if happened == "change" else None)
    window.editor.go_to_step(0)
    assert len(told) == 1
    assert not window.editor.go_to_step(0)


def test_the_list_follows_undo_and_new_steps(worked, qtbot):
    window, _ = worked
    window.editor.undo()
    window.editor.undo()
    qtbot.waitUntil(lambda: window.steps.list.currentIndex().row() == 2)
    window.editor.commit(operations.moved(window.editor.picture, ["text"], 1, 1))
    qtbot.waitUntil(lambda: len(names(window)) == 4)
    assert window.steps.list.currentIndex().row() == 3


def test_a_screen_reader_hears_which_are_undone(worked, qtbot):
    window, _ = worked
    window.editor.undo()
    window.steps.refresh()
    rows = QAccessible.queryAccessibleInterface(window.steps.list)
    said = [rows.child(place).text(QAccessible.Text.Name) for place in range(rows.childCount())]
    assert said[3].endswith("now, 3 of 4")
    assert "undone" in said[4]


def test_there_is_no_end_to_undoing(window):
    from richpic.elements.note import Note
    from richpic.model.change import added

    editor = window.editor
    editor.commit(added(Note(id="n", x=0, y=0)))
    for _ in range(3000):
        editor.commit(operations.moved(editor.picture, ["n"], 1, 0))
    editor.go_to_step(1)
    assert editor.picture.elements["n"].x == 0
    editor.go_to_step(3001)
    assert editor.picture.elements["n"].x == 3000


def test_where_the_first_steps_are_not_kept_any_more_it_says_so(worked, monkeypatch):
    from richpic.editor import packed_steps

    window, _ = worked
    for name, value in {"LIVE": 1, "MOST_STEPS": 2, "MOST_BYTES": 300}.items():
        monkeypatch.setattr(packed_steps, name, value)
    for _ in range(6):
        window.editor.commit(operations.moved(window.editor.picture, ["icon"], 1, 0))
    window.steps.refresh()
    assert window.editor.history.forgotten > 0
    assert names(window)[0] == "As far back as steps are kept"
    assert len(names(window)) == window.editor.history.count + 1
