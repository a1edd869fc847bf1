"""Commands, things, icons and link targets are found by typing, and taken without a pointer."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible

from richpic.ui.text_edit import TextEdit
from tests.ui.paper import CTRL, SHIFT

KEY = Qt.Key


@pytest.fixture
def ask(full_window, qtbot):
    """Open the finder by its key on the paper, and type."""

    def keys(key, held, text=""):
        full_window.canvas.setFocus()
        qtbot.keyClick(full_window.canvas, key, held)
        assert full_window.finder.field.hasFocus()
        qtbot.keyClicks(full_window.finder.field, text)
        return full_window.finder

    return keys


def captions(finder):
    return [entry.caption for entry in finder.entries]


def writing(window):
    return next((one for one in window.canvas.findChildren(TextEdit) if one.isVisible()), None)


def test_a_command_is_found_by_a_few_letters_and_done(full_window, ask, qtbot):
    finder = ask(KEY.Key_K, CTRL, "dark pap")
    assert captions(finder)[0] == "Dark paper"
    qtbot.keyClick(finder.field, KEY.Key_Return)
    assert full_window.editor.picture.page.palette == "dark"
    assert not finder.isVisible()
    assert full_window.canvas.hasFocus()


def test_every_command_that_can_be_done_is_listed_with_its_key(full_window, ask):
    finder = ask(KEY.Key_K, CTRL)
    able = {a.words for a in full_window.actions_.table.values() if a.enabled(full_window)}
    assert able - {"Find a command or a thing"} <= set(captions(finder))
    save = next(entry for entry in finder.entries if entry.caption == "Save")
    assert save.key == "Ctrl+S"


def test_what_cannot_be_done_now_is_shown_but_not_taken(full_window, ask, qtbot):
    finder = ask(KEY.Key_K, CTRL, "redo")
    assert not next(entry for entry in finder.entries if entry.caption == "Redo").enabled
    before = full_window.editor.picture
    qtbot.keyClick(finder.field, KEY.Key_Return)
    assert full_window.editor.picture == before


def test_a_command_that_begins_as_typed_leads_and_says_what_it_needs(full_window, ask, qtbot):
    finder = ask(KEY.Key_K, CTRL, "dupl")
    assert captions(finder)[0] == "Duplicate"
    assert finder.entries[0].detail == "select something first"
    before = full_window.editor.picture
    qtbot.keyClick(finder.field, KEY.Key_Return)
    assert finder.isVisible() and full_window.editor.picture == before


def test_down_goes_past_what_cannot_be_done_to_what_can(full_window, ask, qtbot):
    finder = ask(KEY.Key_K, CTRL, "dupl")
    assert not finder.list.currentIndex().isValid()
    qtbot.keyClick(finder.field, KEY.Key_Down)
    assert finder.entries[finder.list.currentIndex().row()].enabled


def test_every_command_that_cannot_be_done_says_why(window):
    table = window.actions_.table.values()
    unable = [action for action in table if not action.enabled(window)]
    assert unable and all(action.why_not(window) for action in unable)
    assert not any(action.why_not(window) for action in table if action.enabled(window))


def test_what_was_done_last_comes_first_the_next_time(full_window, ask, qtbot):
    qtbot.keyClick(ask(KEY.Key_K, CTRL, "zoom in").field, KEY.Key_Return)
    assert captions(ask(KEY.Key_K, CTRL))[0] == "Zoom in"


def test_things_on_the_picture_are_found_and_gone_to(full_window, ask, qtbot):
    window = full_window
    window.editor.look(window.editor.camera.panned(9000, 9000))
    qtbot.keyClick(ask(KEY.Key_K, CTRL, "call them").field, KEY.Key_Return)
    assert window.editor.selection == ("note",)
    assert window.canvas.free_rect().contains_rect(window.editor.content_bounds(["note"]))


def test_an_icon_is_added_by_its_name_beside_what_is_selected(full_window, ask, qtbot):
    window = full_window
    window.editor.select(["other"])
    before = set(window.editor.picture.elements)
    qtbot.keyClick(ask(KEY.Key_I, SHIFT, "waiting list").field, KEY.Key_Return)
    (made,) = set(window.editor.picture.elements) - before
    icon = window.editor.picture.elements[made]
    assert icon.symbol == "queue"
    assert window.editor.selection == (made,)
    assert not icon.body(window.editor.context).intersects(
        window.editor.picture.elements["other"].body(window.editor.context)
    )
    assert window.editor.history.done == 1


def test_a_feeling_before_a_name_is_its_face(full_window, ask, qtbot):
    finder = ask(KEY.Key_I, SHIFT, "worried parent")
    assert captions(finder)[0] == "parent, worried"
    qtbot.keyClick(finder.field, KEY.Key_Return)
    (icon,) = full_window.editor.selected
    assert (icon.symbol, icon.face, icon.label) == ("parent", "worried", "worried parent")


def test_a_link_is_made_to_what_is_chosen_by_name_and_can_be_written_on_at_once(full_window, ask, qtbot):
    window = full_window
    window.editor.select(["note"])
    qtbot.keyClick(ask(KEY.Key_L, SHIFT, "school").field, KEY.Key_Return)
    (link,) = (window.editor.picture.elements[one] for one in window.editor.selection)
    assert (link.start.element, link.end.element) == ("note", "other")
    qtbot.keyClicks(writing(window), "phones")
    qtbot.keyClick(writing(window), KEY.Key_Return)
    assert window.editor.picture.elements[link.id].label == "phones"


def test_the_nearest_things_are_offered_first_and_never_the_thing_itself(full_window, ask):
    full_window.editor.select(["icon"])
    finder = ask(KEY.Key_L, SHIFT)
    assert "Ayo" not in captions(finder)
    assert "all" not in captions(finder), "nothing can be linked to a frame"
    assert {"school", "call them"} <= set(captions(finder))


def test_a_link_to_what_is_not_there_yet_adds_it_in_the_same_step(full_window, ask, qtbot):
    window = full_window
    before = window.editor.picture
    window.editor.select(["icon"])
    qtbot.keyClick(ask(KEY.Key_L, SHIFT, "police station").field, KEY.Key_Return)
    made = [e for e in window.editor.picture.order if e.id not in before.elements]
    assert sorted(element.kind for element in made) == ["icon", "link"]
    window.canvas.finish_text()
    window.editor.undo()
    assert window.editor.picture.elements == before.elements


def test_several_are_linked_to_one_in_one_step(full_window, ask, qtbot):
    window = full_window
    window.editor.select(["note", "text"])
    qtbot.keyClick(ask(KEY.Key_L, SHIFT, "school").field, KEY.Key_Return)
    made = [window.editor.picture.elements[one] for one in window.editor.selection]
    assert {link.start.element for link in made} == {"note", "text"}
    assert window.editor.history.done == 1


def test_the_link_tool_and_enter_ask_for_the_target(full_window, qtbot):
    full_window.editor.select(["note"])
    full_window.canvas.setFocus()
    qtbot.keyClick(full_window.canvas, KEY.Key_L)
    qtbot.keyClick(full_window.canvas, KEY.Key_Return)
    assert full_window.finder.isVisible()


def test_escape_and_a_click_elsewhere_close_it_without_a_change(full_window, ask, qtbot):
    before = full_window.editor.picture
    finder = ask(KEY.Key_K, CTRL, "delete")
    qtbot.keyClick(finder.field, KEY.Key_Escape)
    assert not finder.isVisible()
    assert full_window.canvas.hasFocus()
    ask(KEY.Key_K, CTRL)
    qtbot.mouseClick(full_window.canvas, Qt.MouseButton.LeftButton, pos=QPoint(300, 600))
    assert not finder.isVisible()
    assert full_window.editor.picture is before


def test_arrows_and_tab_walk_and_a_click_takes(full_window, ask, qtbot):
    finder = ask(KEY.Key_K, CTRL, "zoom")
    rows = [finder.list.currentIndex().row()]
    for key in (KEY.Key_Down, KEY.Key_Tab, KEY.Key_Up):
        qtbot.keyClick(finder.field, key)
        rows.append(finder.list.currentIndex().row())
    assert rows == [0, 1, 2, 1]
    place = finder.list.visualRect(finder.model.index(captions(finder).index("Zoom to 100 %"))).center()
    qtbot.mouseClick(finder.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert full_window.editor.camera.zoom == pytest.approx(1.0)


def test_nonsense_says_what_to_do(ask):
    finder = ask(KEY.Key_K, CTRL, "qqzzx")
    assert finder.entries == ()
    assert "plainer word" in finder.words.text()
    assert finder.words.isVisible()


def test_the_finder_speaks(full_window, ask):
    finder = ask(KEY.Key_K, CTRL, "save as")
    field = QAccessible.queryAccessibleInterface(finder.field)
    assert field.text(QAccessible.Text.Name) == "What do you want to do, or go to?"
    row = QAccessible.queryAccessibleInterface(finder.list).child(0)
    assert row.text(QAccessible.Text.Name).startswith("Save as, File, Ctrl+Shift+S")


@pytest.mark.parametrize("size", [(640, 440), (1280, 720)])
def test_it_lies_inside_the_window(make_window, size):
    window = make_window(size)
    window.actions_.run("commands")
    assert window.stage.rect().contains(window.finder.seen())
