"""Every command can be reached and does what it says."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QMenu

from richpic.tools import TOOLS
from richpic.ui.action_table import ACTIONS, ON_PAPER, ON_THINGS
from richpic.ui.glyphs import has_glyph


def test_no_two_actions_share_a_key_or_a_name():
    keys = [QKeySequence(key).toString() for action in ACTIONS for key in action.keys]
    assert len(keys) == len(set(keys))
    assert len({action.id for action in ACTIONS}) == len(ACTIONS)


def test_every_glyph_of_the_table_is_in_the_icon_font():
    assert [action.id for action in ACTIONS if action.glyph and not has_glyph(action.glyph)] == []


def test_every_action_is_in_the_menu_or_is_the_menu(full_window):
    full_window.open_menu()
    menu = next(w for w in QApplication.topLevelWidgets() if isinstance(w, QMenu) and w.isVisible())
    shown = {
        action.objectName() for part in menu.actions() if part.menu() for action in part.menu().actions()
    }
    menu.close()
    assert {action.id for action in ACTIONS} - shown == {"menu"}


def test_the_context_menus_hold_actions_of_the_table():
    ids = {action.id for action in ACTIONS}
    assert set(ON_THINGS) | set(ON_PAPER) <= ids


def test_every_tool_is_taken_by_its_key(window, qtbot):
    for name, tool in list(TOOLS.items())[::-1]:
        window.canvas.setFocus()
        qtbot.keyClick(window.canvas, Qt.Key(ord(tool.key.upper())))
        assert window.toolbox.name == name
        assert window.tools.buttons[name].isChecked()


def test_letters_typed_into_a_field_are_not_tool_keys(window, qtbot):
    window.scribe.focus()
    qtbot.keyClicks(window.scribe.field, "note v")
    assert window.toolbox.name == "select"
    assert window.scribe.field.text() == "note v"


def test_what_cannot_be_done_is_disabled(window):
    for name in ("undo", "redo", "copy", "group", "export", "delete"):
        assert not window.actions_[name].isEnabled()


def test_undo_and_redo_by_their_keys(full_window, qtbot):
    window = full_window
    window.editor.select(["note"])
    before = window.editor.picture
    window.canvas.setFocus()
    qtbot.keyClick(window.canvas, Qt.Key.Key_Delete)
    assert "note" not in window.editor.picture.elements
    qtbot.keyClick(window.canvas, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.editor.picture.elements == before.elements
    qtbot.keyClick(window.canvas, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert "note" not in window.editor.picture.elements


# Nothing is grouped here, and nothing covers anything: those two have tests of their own.
@pytest.mark.parametrize(
    "name", [a.id for a in ACTIONS if a.menu == "Arrange" and a.id not in ("ungroup", "tidy")]
)
def test_arranging_is_one_step_that_can_be_undone(full_window, name):
    window = full_window
    window.editor.select(["other", "note", "text"])
    before = window.editor.picture
    window.actions_.run(name)
    assert window.editor.picture.elements != before.elements
    assert window.editor.history.done == 1
    window.editor.undo()
    assert window.editor.picture.elements == before.elements


def test_ungrouping_takes_a_group_apart(full_window):
    window = full_window
    window.editor.select(["icon", "note"])
    window.actions_.run("group")
    window.actions_.run("ungroup")
    assert window.editor.picture.elements["icon"].groups == ()


def test_aligning_leaves_links_on_what_they_join(full_window):
    window = full_window
    window.editor.select(["icon", "note", "link"])
    window.actions_.run("align-left")
    editor = window.editor
    lefts = {editor.picture.elements[one].body(editor.context).x for one in ("icon", "note")}
    assert len(lefts) == 1
    assert editor.picture.elements["link"].start.element == "icon"


def test_select_all_leaves_out_what_is_locked(full_window):
    window = full_window
    window.editor.select(["note"])
    window.actions_.run("lock")
    window.actions_.run("select-all")
    assert "note" not in window.editor.selection
    assert "icon" in window.editor.selection


def test_enter_on_the_paper_goes_to_the_scribe_line(window, qtbot):
    window.canvas.setFocus()
    qtbot.keyClick(window.canvas, Qt.Key.Key_Return)
    assert window.scribe.field.hasFocus()
    qtbot.keyClick(window.scribe.field, Qt.Key.Key_Escape)
    assert window.canvas.hasFocus()


def test_slash_goes_to_the_scribe_line(window, qtbot):
    window.canvas.setFocus()
    qtbot.keyClick(window.canvas, Qt.Key.Key_Slash)
    assert window.scribe.field.hasFocus()


def test_only_the_paper_and_back(full_window, qtbot):
    window = full_window
    window.actions_.run("zen")
    shown = [name for name, panel in window.stage.panels.items() if panel.isVisible()]
    assert shown == ["status"]
    assert "F11" in window.status.text
    qtbot.keyClick(window.canvas, Qt.Key.Key_Escape)
    assert window.tools.isVisible()


def test_dark_paper_is_part_of_the_picture(full_window):
    window = full_window
    light = window.editor.context.palette.paper
    window.actions_.run("dark-paper")
    assert window.editor.picture.page.palette == "dark"
    assert window.editor.context.palette.paper != light
    assert window.actions_["dark-paper"].isChecked()
    window.actions_.run("undo")
    assert window.editor.picture.page.palette == "light"


def test_zoom_buttons_show_the_zoom(full_window):
    window = full_window
    window.actions_.run("zoom-100")
    assert window.zoom.percent.text() == "100 %"
    window.actions_.run("zoom-in")
    assert window.zoom.percent.text() == "125 %"
