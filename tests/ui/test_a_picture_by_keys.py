"""A whole picture without a pointer: made, linked, named, moved, changed in a panel, saved and exported."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from richpic.files.reading import read_picture
from tests.ui.paper import CTRL, NONE, SHIFT

KEY = Qt.Key


class Keys:
    """Presses keys wherever the focus of the window is."""

    def __init__(self, window):
        self.window = window

    def press(self, *keys, held=NONE):
        for key in keys:
            QTest.keyClick(self.window.focusWidget(), key, held)

    def type(self, words):
        QTest.keyClicks(self.window.focusWidget(), words)

    def selected(self):
        (one,) = self.window.editor.selected
        return one


@pytest.fixture
def keys(window, qtbot):
    qtbot.waitUntil(window.isActiveWindow)
    window.canvas.setFocus()
    return Keys(window)


def add(keys, name):
    keys.press(KEY.Key_I, held=SHIFT)
    keys.type(name)
    keys.press(KEY.Key_Return)
    return keys.selected()


def link(keys, words):
    keys.press(KEY.Key_L, held=SHIFT)
    keys.type("council")
    keys.press(KEY.Key_Return)
    keys.type(words)
    keys.press(KEY.Key_Return)
    return keys.selected()


def test_a_picture_is_made_linked_named_moved_and_grouped(keys):
    council, school = add(keys, "council"), add(keys, "school")
    joined = link(keys, "pays for")
    assert (joined.start.element, joined.end.element, joined.relation) == (school.id, council.id, "money")
    keys.press(KEY.Key_J, held=CTRL)
    keys.type("school")
    keys.press(KEY.Key_Return, KEY.Key_F2)
    keys.type("sixth form")
    keys.press(KEY.Key_Return)
    keys.press(KEY.Key_Down, KEY.Key_Down, held=SHIFT)
    assert keys.selected().label == "sixth form"
    assert keys.selected().y == school.y + 20
    keys.press(KEY.Key_A, held=CTRL)
    keys.press(KEY.Key_G, held=CTRL)
    assert len({element.groups for element in keys.window.editor.selected}) == 1


def test_f6_leads_to_the_properties_where_keys_change_them_and_escape_leads_back(keys):
    add(keys, "worried parent")
    for _ in range(12):
        keys.press(KEY.Key_F6)
        if keys.window.inspector.isAncestorOf(keys.window.focusWidget()):
            break
    keys.press(KEY.Key_A, held=CTRL)
    keys.type("a grandmother")
    keys.press(KEY.Key_Return)
    keys.press(KEY.Key_Tab, KEY.Key_Space)
    keys.press(KEY.Key_Escape)
    assert keys.window.canvas.hasFocus()
    assert (keys.selected().label, keys.selected().face) == ("a grandmother", "happy")


def test_it_is_saved_and_exported(keys, answers, tmp_path, qtbot):
    add(keys, "council")
    answers.path = tmp_path / "town.richpic"
    keys.press(KEY.Key_S, held=CTRL)
    qtbot.waitUntil(lambda: keys.window.document.is_saved, timeout=20_000)
    assert [element.label for element in read_picture(answers.path).order] == ["council"]
    answers.path = tmp_path / "town.png"
    asked = []

    def answer():
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QDialog):
            QTimer.singleShot(50, answer)
        elif not asked:
            asked.append(dialog)
            QTest.keyClick(dialog, KEY.Key_Return)

    QTimer.singleShot(50, answer)
    keys.press(KEY.Key_E, held=CTRL)
    assert asked, "a dialog asks how"
    assert answers.path.stat().st_size > 1000
