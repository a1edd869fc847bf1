"""Everything can be made and reached by keys alone."""

import pytest
from PySide6.QtCore import Qt

from richpic.elements.end import End
from richpic.ui.text_edit import TextEdit
from tests.ui.paper import CTRL, SHIFT

KEY = Qt.Key


def writing(window):
    return next((one for one in window.canvas.findChildren(TextEdit) if one.isVisible()), None)


def press(window, qtbot, *keys):
    window.canvas.setFocus()
    for key in keys:
        qtbot.keyClick(window.canvas, key)


@pytest.mark.parametrize(
    ("key", "kind"),
    [(KEY.Key_T, "text"), (KEY.Key_N, "note"), (KEY.Key_B, "bubble"), (KEY.Key_O, "boundary")],
)
def test_a_tool_and_enter_make_the_thing_in_the_middle_and_write_on_it(window, qtbot, key, kind):
    press(window, qtbot, key, KEY.Key_Return)
    qtbot.keyClicks(writing(window), "here")
    qtbot.keyClick(writing(window), KEY.Key_Escape)
    (made,) = window.editor.picture.order
    assert made.kind == kind
    assert getattr(made, made.text_field) == "here"
    assert window.canvas.free_rect().contains(made.body(window.editor.context).centre)
    assert window.toolbox.name == "select"


def test_icons_made_one_after_the_other_do_not_cover_each_other(window, qtbot):
    for _ in range(5):
        press(window, qtbot, KEY.Key_I, KEY.Key_Return)
    boxes = [element.bounds(window.editor.context) for element in window.editor.picture.order]
    assert len(boxes) == 5
    assert not any(a.intersects(b) for n, a in enumerate(boxes) for b in boxes[n + 1 :])


def test_a_boundary_goes_around_what_is_selected_under_it(full_window, qtbot):
    window = full_window
    window.editor.select(["icon", "other"])
    press(window, qtbot, KEY.Key_O, KEY.Key_Return)
    (made,) = (window.editor.picture.elements[one] for one in window.editor.selection)
    assert made.body(window.editor.context).contains_rect(window.editor.content_bounds(["icon", "other"]))
    assert window.editor.picture.order[0] is made


def test_a_bubble_is_said_by_who_is_selected(full_window, qtbot):
    window = full_window
    window.editor.select(["other"])
    press(window, qtbot, KEY.Key_B, KEY.Key_Return)
    (made,) = (window.editor.picture.elements[one] for one in window.editor.selection)
    assert made.tail == End("other", *window.editor.picture.elements["other"].place())


def test_enter_with_tools_that_make_nothing_by_a_click_makes_nothing(full_window, qtbot):
    before = full_window.editor.picture
    for key in (KEY.Key_P, KEY.Key_E, KEY.Key_H):
        press(full_window, qtbot, key, KEY.Key_Return)
        full_window.scribe.left.emit()
    assert full_window.editor.picture is before


def test_ctrl_and_an_arrow_go_to_the_nearest(full_window, qtbot):
    window = full_window
    window.editor.select(["icon"])
    window.canvas.setFocus()
    qtbot.keyClick(window.canvas, KEY.Key_Right, CTRL)
    assert window.editor.selection == ("other",)
    qtbot.keyClick(window.canvas, KEY.Key_Left, CTRL)
    assert window.editor.selection == ("icon",)


def test_ctrl_and_an_arrow_in_a_field_move_the_caret_instead(full_window, qtbot):
    window = full_window
    window.editor.select(["icon"])
    window.scribe.focus()
    qtbot.keyClicks(window.scribe.field, "two words")
    qtbot.keyClick(window.scribe.field, KEY.Key_Left, CTRL)
    assert window.editor.selection == ("icon",)
    assert window.scribe.field.cursorPosition() == 4


def test_f6_goes_through_all_panels_that_are_shown_and_back(full_window, qtbot):
    window = full_window
    window.editor.select(["icon"])
    window.canvas.setFocus()
    visited = []
    for _ in range(12):
        qtbot.keyClick(window.focusWidget(), KEY.Key_F6)
        visited.append(window.focusWidget())
        if window.canvas.hasFocus():
            break
    panels = window.stage.panels
    for name in ("tray", "inspector", "tools", "scribe", "zoom", "document", "share"):
        assert any(one is panels[name] or panels[name].isAncestorOf(one) for one in visited), name
    assert visited[-1] is window.canvas
    qtbot.keyClick(window.canvas, KEY.Key_F6, SHIFT)
    assert window.focusWidget() is visited[-2]


def test_escape_in_a_panel_goes_back_to_the_paper(full_window, qtbot):
    window = full_window
    window.editor.select(["icon"])
    window.tools.buttons["note"].setFocus()
    qtbot.keyClick(window.tools.buttons["note"], KEY.Key_Escape)
    assert window.canvas.hasFocus()
    assert window.editor.selection == ("icon",)


def test_enter_presses_the_button_that_has_the_focus(window, qtbot):
    button = window.tools.buttons["note"]
    button.setFocus()
    qtbot.keyClick(button, KEY.Key_Return)
    assert window.toolbox.name == "note"


def test_the_meaning_of_a_link_is_chosen_by_its_name(full_window, qtbot):
    window = full_window
    window.editor.select(["link"])
    window.canvas.setFocus()
    qtbot.keyClick(window.canvas, KEY.Key_A, SHIFT)
    qtbot.keyClicks(window.finder.field, "pays")
    qtbot.keyClick(window.finder.field, KEY.Key_Return)
    assert window.editor.picture.elements["link"].relation == "money"
    assert window.editor.history.done == 1


def test_without_a_link_the_meaning_is_for_the_next_ones(full_window, qtbot):
    window = full_window
    window.editor.select([])
    window.questions.relation()
    qtbot.keyClicks(window.finder.field, "tension")
    qtbot.keyClick(window.finder.field, KEY.Key_Return)
    assert window.toolbox.options.relation == "tension"
    assert window.toolbox.name == "link"


def test_exporting_needs_no_pointer(full_window, qtbot, monkeypatch):
    asked = []
    monkeypatch.setattr(full_window, "export", lambda: asked.append(True))
    full_window.canvas.setFocus()
    qtbot.keyClick(full_window.canvas, KEY.Key_E, CTRL)
    assert asked == [True]
