"""The key: one action adds it, its lines are renamed and left out one by one, each as one step."""

import pytest
from PySide6.QtCore import Qt

from richpic.elements import Icon, Legend
from richpic.model.change import added
from richpic.ui.inspector_legend import ColumnsRow, LettersRow, LinesRow


def legends(window) -> list[Legend]:
    return [one for one in window.editor.picture.order if isinstance(one, Legend)]


def only(window, kind):
    (row,) = [row for row in window.inspector.rows if isinstance(row, kind)]
    return row


@pytest.fixture
def keyed(window):
    """A window with two icons and their key, which is selected."""
    window.canvas.place_symbol("school")
    window.canvas.place_symbol("council")
    window.actions_.run("key")
    return window


def test_one_action_adds_it_and_one_undo_takes_it_away(window):
    window.canvas.place_symbol("school")
    done = window.editor.history.done
    window.actions_.run("key")
    (legend,) = legends(window)
    assert window.editor.history.done == done + 1
    assert window.editor.selection == (legend.id,)
    assert window.canvas.free_rect().contains_rect(window.editor.content_bounds([legend.id])), "it is seen"
    window.editor.undo()
    assert legends(window) == []


def test_asked_for_again_it_is_shown_and_not_doubled(keyed):
    (legend,) = legends(keyed)
    keyed.editor.select([])
    keyed.actions_.run("key")
    assert legends(keyed) == [legend]
    assert keyed.editor.selection == (legend.id,)


def test_a_line_is_renamed_in_one_step_and_emptied_it_has_its_own_name(keyed, qtbot):
    row = only(keyed, LinesRow).rows["icon:school"]
    done = keyed.editor.history.done
    row.name.setFocus()
    row.name.selectAll()
    qtbot.keyClicks(row.name, "any school")
    keyed.canvas.setFocus()
    assert dict(legends(keyed)[0].names) == {"icon:school": "any school"}
    assert keyed.editor.history.done == done + 1
    row.name.setFocus()
    row.name.selectAll()
    qtbot.keyClick(row.name, Qt.Key.Key_Delete)
    keyed.canvas.setFocus()
    assert legends(keyed)[0].names == ()
    assert row.name.text() == "school"


def test_a_line_is_left_out_and_shown_again_by_its_box(keyed, qtbot):
    row = only(keyed, LinesRow).rows["icon:council"]
    qtbot.mouseClick(row.shown, Qt.MouseButton.LeftButton)
    assert legends(keyed)[0].left_out == ("icon:council",)
    assert row.isVisible(), "it can be brought back"
    qtbot.mouseClick(row.shown, Qt.MouseButton.LeftButton)
    assert legends(keyed)[0].left_out == ()


def test_new_symbols_get_a_line_in_the_inspector_too(keyed):
    keyed.editor.commit(added(Icon(id="new", symbol="home", x=400, z="a7")))
    assert set(only(keyed, LinesRow).rows) == {"icon:school", "icon:council", "icon:home"}


def test_columns_and_letters_are_one_step_each(keyed, qtbot):
    done = keyed.editor.history.done
    before = legends(keyed)[0]
    count = 3 if before.columns != 3 else 2
    qtbot.mouseClick(only(keyed, ColumnsRow).choices.buttons[count], Qt.MouseButton.LeftButton)
    assert legends(keyed)[0].columns == count
    qtbot.mouseClick(only(keyed, LettersRow).choices.buttons[20.0], Qt.MouseButton.LeftButton)
    assert legends(keyed)[0].size == 20.0
    assert legends(keyed)[0].columns == count, "the box grows with its letters"
    assert keyed.editor.history.done == done + 2
    keyed.editor.undo()
    keyed.editor.undo()
    assert legends(keyed)[0] == before
