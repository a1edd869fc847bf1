"""The scribe line draws what is typed, a line a step."""

from PySide6.QtCore import Qt

from richpic.elements.icon import Icon
from richpic.model.change import added


def say(window, qtbot, text):
    window.scribe.focus()
    window.scribe.field.clear()
    qtbot.keyClicks(window.scribe.field, text)
    qtbot.keyClick(window.scribe.field, Qt.Key.Key_Return)


def kinds(window):
    return sorted(element.kind for element in window.editor.picture.elements.values())


def test_a_line_is_drawn_as_one_step(window, qtbot):
    say(window, qtbot, "young person > school: waits")
    assert kinds(window) == ["icon", "icon", "link"]
    assert window.editor.history.done == 1
    assert window.scribe.field.text() == ""
    assert window.scribe.field.hasFocus(), "the next line can follow at once"
    window.editor.undo()
    assert kinds(window) == []


def test_a_second_line_finds_what_the_first_one_drew(window, qtbot):
    say(window, qtbot, "young person > school: waits")
    say(window, qtbot, "school > council: asks")
    assert kinds(window) == ["icon", "icon", "icon", "link", "link"]


def test_earlier_lines_come_back_with_the_arrow_keys(window, qtbot):
    say(window, qtbot, "school")
    say(window, qtbot, "council")
    field = window.scribe.field
    qtbot.keyClick(field, Qt.Key.Key_Up)
    assert field.text() == "council"
    qtbot.keyClick(field, Qt.Key.Key_Up)
    assert field.text() == "school"
    qtbot.keyClick(field, Qt.Key.Key_Down)
    qtbot.keyClick(field, Qt.Key.Key_Down)
    assert field.text() == ""


def test_what_will_be_drawn_is_said_while_typing(window, qtbot):
    window.scribe.focus()
    qtbot.keyClicks(window.scribe.field, "young person > school")
    qtbot.waitUntil(lambda: window.scribe.hint.text() != "")
    assert kinds(window) == [], "nothing is drawn before Enter"


def test_tab_shows_what_else_may_be_meant_and_comes_round(window, qtbot):
    say(window, qtbot, "youth worker")
    (icon,) = window.editor.picture.order
    first = icon.symbol
    field = window.scribe.field
    seen = [first]
    for _ in range(12):
        qtbot.keyClick(field, Qt.Key.Key_Tab)
        (icon,) = window.editor.picture.order
        seen.append(icon.symbol)
        if icon.symbol == first:
            break
    assert len(set(seen)) > 2
    assert seen[-1] == first
    assert icon.label == "youth worker"


def test_tab_moves_on_while_a_line_is_being_written(window, qtbot):
    window.scribe.focus()
    qtbot.keyClicks(window.scribe.field, "school")
    qtbot.keyClick(window.scribe.field, Qt.Key.Key_Tab)
    assert not window.scribe.field.hasFocus()


def test_enter_on_an_empty_line_gives_the_paper_back(window, qtbot):
    window.scribe.focus()
    qtbot.keyClick(window.scribe.field, Qt.Key.Key_Return)
    assert window.canvas.hasFocus()


def test_odd_lines_never_fail(window, qtbot):
    for text in (">", "!!!", "# ", '"', "a > > b", "(", "<>", "?"):
        say(window, qtbot, text)


def put(window, label):
    window.editor.commit(added(Icon(id="there", z="a1", symbol="child", label=label)))


def type_in(window, qtbot, text):
    window.scribe.focus()
    window.scribe.field.clear()
    qtbot.keyClicks(window.scribe.field, text)


def test_tab_writes_out_a_label_that_is_on_the_picture(window, qtbot):
    put(window, "Bright Steps (charity)")
    field = window.scribe.field
    type_in(window, qtbot, "school > bri")
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert field.text() == "school > Bright Steps (charity)"
    assert field.hasFocus()
    qtbot.keyClicks(field, ": writes to")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert kinds(window) == ["icon", "icon", "link"]


def test_a_click_on_the_offer_takes_it(window, qtbot):
    put(window, "Alfie, 9")
    type_in(window, qtbot, "alf")
    assert "Tab" in window.scribe.hint.text()
    qtbot.mouseClick(window.scribe.hint, Qt.MouseButton.LeftButton)
    assert window.scribe.field.text() == "Alfie, 9"


def test_the_offer_is_seen_behind_the_caret_and_goes_when_it_no_longer_fits(window, qtbot):
    put(window, "Bright Steps (charity)")
    field = window.scribe.field
    type_in(window, qtbot, "brigh")
    offered = field.grab().toImage()
    field.offer("")
    assert field.grab().toImage() != offered
    qtbot.keyClicks(field, "ton")
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert field.text() == "brighton"
    assert not field.hasFocus()


def test_a_slash_that_begins_a_line_is_not_written(window, qtbot):
    window.scribe.focus()
    qtbot.keyClicks(window.scribe.field, "/school")
    assert window.scribe.field.text() == "school"
    window.scribe.field.clear()
    qtbot.keyClicks(window.scribe.field, "24/7 line")
    assert window.scribe.field.text() == "24/7 line"


def test_brackets_change_the_icon_in_one_step_that_says_so(window, qtbot):
    put(window, "lottery")
    type_in(window, qtbot, "lottery [funder]")
    qtbot.waitUntil(lambda: window.scribe.hint.text() == "changes the icon of lottery")
    qtbot.keyClick(window.scribe.field, Qt.Key.Key_Return)
    editor = window.editor
    assert editor.picture.elements["there"].symbol == "funder"
    assert editor.history.names[-1] == "changed the icon of lottery"
    editor.undo()
    assert editor.picture.elements["there"].symbol == "child"


def test_who_else_lies_in_a_new_boundary_is_said_until_the_next_line(window, qtbot):
    places = (("school", 0), ("council", 600), ("Leila", 300))
    window.editor.commit(added(*(Icon(id=name, symbol="child", label=name, x=x) for name, x in places)))
    say(window, qtbot, "# Our system: school, council")
    assert window.notice.text.startswith("Leila lies inside it too")
    say(window, qtbot, "park")
    assert "inside" not in window.notice.text
