"""What was put on the paper by hand can be written on at once, without a click or a key in between."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from richpic.elements.icon import Icon
from richpic.model.geometry import nearest_on_outline
from richpic.model.picture import Picture
from richpic.ui.inspector_link import RelationRow

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def two(make_window, qtbot):
    """A window with two icons on it, at 100 %."""
    window = make_window()
    qtbot.waitUntil(window.isActiveWindow)
    icons = (
        Icon(id="a", z="a0", symbol="council", x=-150, y=0, label="council"),
        Icon(id="b", z="a1", symbol="school", x=150, y=0, label="school"),
    )
    window.editor.open(Picture({icon.id: icon for icon in icons}))
    window.actions_.run("zoom-100")
    window.canvas.setFocus()
    return window


def drag(window, start, end):
    """Press, move in steps and let go, as a hand does."""
    canvas, camera = window.canvas, window.editor.camera

    def send(kind, at, buttons):
        place = QPointF(*camera.to_view(at))
        button = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseMove else LEFT
        event = QMouseEvent(kind, place, canvas.mapToGlobal(place), button, buttons, NONE)
        QApplication.sendEvent(canvas, event)

    send(QEvent.Type.MouseMove, start, Qt.MouseButton.NoButton)
    send(QEvent.Type.MouseButtonPress, start, LEFT)
    for step in range(1, 6):
        at = tuple(a + (b - a) * step / 5 for a, b in zip(start, end, strict=True))
        send(QEvent.Type.MouseMove, at, LEFT)
    send(QEvent.Type.MouseButtonRelease, end, Qt.MouseButton.NoButton)


def link(window):
    """Link the two icons from the rim of the first."""
    context = window.editor.context
    start, end = get(window, "a"), get(window, "b").centre(context)
    drag(window, nearest_on_outline(end, start.outlines(context)[0]), end)
    (made,) = window.editor.selection
    return made


def get(window, identifier):
    return window.editor.picture.elements[identifier]


def type_(window, words):
    QTest.keyClicks(window.focusWidget(), words)


def row(window):
    return next(row for row in window.inspector.rows if isinstance(row, RelationRow))


def test_an_icon_is_named_by_typing_and_both_are_one_step(two):
    made = two.canvas.place_symbol("school")
    type_(two, "sixth form")
    QTest.keyClick(two.focusWidget(), Qt.Key.Key_Return)
    assert get(two, made).label == "sixth form"
    assert two.editor.history.done == 1
    two.actions_.run("undo")
    assert made not in two.editor.picture.elements


def test_who_does_not_type_keeps_the_name_of_the_icon(two):
    made = two.canvas.place_symbol("school")
    QTest.mouseClick(two.canvas, LEFT, NONE, two.canvas.rect().center())
    assert get(two, made).label == "school"
    assert two.editor.history.done == 1


def test_a_link_is_labelled_by_typing_and_both_are_one_step(two):
    made = link(two)
    type_(two, "waits 9 months")
    QTest.keyClick(two.focusWidget(), Qt.Key.Key_Escape)
    assert get(two, made).label == "waits 9 months"
    assert two.editor.history.done == 1
    two.actions_.run("undo")
    assert made not in two.editor.picture.elements


@pytest.mark.parametrize(
    ("words", "relation"), [("pays for", "money"), ("refers", "referral"), ("waits", "flow")]
)
def test_a_new_link_means_what_its_words_say(two, words, relation):
    made = link(two)
    type_(two, words)
    assert get(two, made).relation == relation, "seen while it is written"
    colour = two.editor.context.palette.text(get(two, made).text_place(two.editor.context).colour)
    assert f"color: {colour}" in two.focusWidget().styleSheet()


def test_words_that_are_taken_back_take_their_meaning_with_them(two):
    made = link(two)
    type_(two, "pays")
    for _ in "pays":
        QTest.keyClick(two.focusWidget(), Qt.Key.Key_Backspace)
    QTest.keyClick(two.focusWidget(), Qt.Key.Key_Escape)
    assert (get(two, made).relation, get(two, made).label) == ("flow", "")


def test_who_chooses_a_meaning_knows_better_than_the_words_and_goes_on_writing(two):
    made = link(two)
    QTest.mouseClick(row(two).buttons["weak"], LEFT)
    type_(two, "pays for")
    QTest.keyClick(two.focusWidget(), Qt.Key.Key_Return)
    assert (get(two, made).relation, get(two, made).label) == ("weak", "pays for")


def test_a_meaning_that_the_words_gave_can_be_put_right(two):
    made = link(two)
    type_(two, "pays attention")
    QTest.mouseClick(row(two).buttons["flow"], LEFT)
    type_(two, " to")
    QTest.keyClick(two.focusWidget(), Qt.Key.Key_Return)
    assert (get(two, made).relation, get(two, made).label) == ("flow", "pays attention to")


def test_words_on_an_older_link_leave_its_meaning_alone(two):
    made = link(two)
    QTest.keyClick(two.focusWidget(), Qt.Key.Key_Escape)
    two.editor.edit_text(made)
    type_(two, "pays for")
    QTest.keyClick(two.focusWidget(), Qt.Key.Key_Return)
    assert (get(two, made).relation, get(two, made).label) == ("flow", "pays for")


def test_tab_goes_on_from_the_words_of_a_link_to_its_meaning(two):
    made = link(two)
    type_(two, "slowly")
    QTest.keyClick(two.focusWidget(), Qt.Key.Key_Tab)
    type_(two, "weak")
    QTest.keyClick(two.focusWidget(), Qt.Key.Key_Return)
    assert (get(two, made).relation, get(two, made).label) == ("weak", "slowly")


def test_delete_and_undo_mean_the_thing_until_something_is_written(two):
    made = link(two)
    QTest.keyClick(two.focusWidget(), Qt.Key.Key_Delete)
    assert made not in two.editor.picture.elements
    again = link(two)
    QTest.keyClick(two.focusWidget(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert again not in two.editor.picture.elements
    icon = two.canvas.place_symbol("school")
    type_(two, "x")
    QTest.keyClick(two.focusWidget(), Qt.Key.Key_Delete)
    assert icon in two.editor.picture.elements


def test_space_beside_a_new_icon_pulls_the_paper(two):
    icon = two.canvas.place_symbol("school")
    QTest.keyPress(two.focusWidget(), Qt.Key.Key_Space)
    camera = two.editor.camera
    drag(two, (0.0, 200.0), (40.0, 230.0))
    QTest.keyRelease(two.focusWidget(), Qt.Key.Key_Space)
    assert two.editor.camera != camera
    assert get(two, icon).label == "school"


def test_arrows_move_a_new_icon_and_go_from_it_as_from_all_that_is_selected(two):
    icon = two.canvas.place_symbol("school")
    x = get(two, icon).x
    QTest.keyClick(two.windowHandle(), Qt.Key.Key_Right)
    QTest.keyClick(two.focusWidget(), Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert get(two, icon).x == x + 11
    made = two.canvas.place_symbol("school")
    held = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(two.windowHandle(), Qt.Key.Key_Left, held)
    assert two.editor.selection != (made,)
    made = two.canvas.place_symbol("school")
    count = len(two.editor.picture.elements)
    QTest.keyClick(two.windowHandle(), Qt.Key.Key_Right, held | Qt.KeyboardModifier.ShiftModifier)
    assert len(two.editor.picture.elements) == count + 2, "a linked neighbour"


def test_arrows_stay_in_the_words_once_somebody_went_there(two):
    icon = two.canvas.place_symbol("school")
    place = get(two, icon).place()
    for key in (Qt.Key.Key_Home, Qt.Key.Key_Right):
        QTest.keyClick(two.focusWidget(), key)
    type_(two, "x")
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Return):
        QTest.keyClick(two.focusWidget(), key)
    assert (get(two, icon).label, get(two, icon).place()) == ("sxchool", place)


def test_what_is_written_is_taken_when_something_else_is_selected(two):
    icon = two.canvas.place_symbol("school")
    type_(two, "sixth form")
    two.actions_.run("duplicate")
    assert not two.canvas.is_writing
    (copy,) = two.editor.selected
    assert get(two, icon).label == copy.label == "sixth form"


def test_undo_with_nothing_written_takes_back_just_the_last_step(two):
    first = link(two)
    QTest.keyClick(two.focusWidget(), Qt.Key.Key_Escape)
    two.toolbox.choose("text")
    two.canvas.make_by_key()
    assert two.canvas.is_writing
    QTest.keyClick(two.focusWidget(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert not two.canvas.is_writing
    assert first in two.editor.picture.elements
    assert len(two.editor.picture.elements) == 3


def test_a_slash_goes_to_the_scribe_line_as_ever(two):
    made = link(two)
    QTest.keyClick(two.focusWidget(), Qt.Key.Key_Slash)
    assert two.scribe.field.hasFocus()
    assert get(two, made).label == ""


def test_an_icon_put_down_by_keys_leaves_them_to_commands(two):
    two.actions_.run("find-icon")
    type_(two, "school")
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_L):
        QTest.keyClick(two.focusWidget(), key)
    assert two.toolbox.name == "link"


def test_the_next_link_starts_while_the_words_of_the_last_are_open(two):
    first = link(two)
    second = link(two)
    assert {first, second} <= two.editor.picture.elements.keys()
    assert two.editor.history.done == 2


def test_things_beside_the_words_that_are_open_can_be_taken_hold_of(two):
    link(two)
    edge = two.editor.camera.to_view((-60.0, 0.0))
    under = two.canvas.childAt(round(edge.x), round(edge.y))
    assert under is None, "an empty label takes no more room than its caret"


def test_the_grips_of_a_new_icon_are_there_until_it_is_written_on(two):
    two.canvas.place_symbol("school")
    assert two.canvas.overlay().grips
    type_(two, "x")
    assert not two.canvas.overlay().grips


def status(window):
    return window.stage.status.text


def test_the_status_line_says_how_to_name_what_was_put_down_and_how_to_end_that(two, qtbot):
    usual = status(two)
    two.toolbox.options.symbol = "youth-worker"
    two.toolbox.choose("icon")
    at = QPointF(*two.editor.camera.to_view((0, 200))).toPoint()
    QTest.mouseClick(two.canvas, LEFT, NONE, at)
    assert status(two) == "Type a name, or press Esc"
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert "press Esc" not in status(two)
    two.editor.select([])
    qtbot.waitUntil(lambda: status(two).startswith("3 things"))
    assert usual.startswith("2 things")


def test_a_new_link_and_a_note_say_what_to_write(two):
    link(two)
    assert status(two) == "Type what goes on between them, or press Esc"
    two.canvas.edit_text("a")
    assert status(two) == "Write, then press Enter or Esc"
