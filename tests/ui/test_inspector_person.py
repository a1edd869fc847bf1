"""Hair, skin and another look are chosen in the inspector, each one step."""

import pytest
from PySide6.QtCore import Qt

from richpic.ui.inspector_person import HairRow, LookRow, SkinRow


def only(window, kind):
    (row,) = [row for row in window.inspector.rows if isinstance(row, kind)]
    return row


@pytest.mark.parametrize(
    ("kind", "field", "value", "words"),
    [
        (HairRow, "hair", "afro", "afro hair"),
        (HairRow, "hair", "hijab-wear", "hijab"),
        (SkinRow, "skin", "skin5", "Skin: brown"),
    ],
)
def test_hair_and_skin_of_a_person(full_window, qtbot, kind, field, value, words):
    window = full_window
    window.editor.select(["icon"])
    before = window.editor.picture.elements["icon"]
    button = only(window, kind).choices.buttons[value]
    assert button.accessibleName() == words
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert getattr(window.editor.picture.elements["icon"], field) == value
    window.editor.undo()
    assert window.editor.picture.elements["icon"] == before


def test_another_look_by_key(full_window, qtbot):
    window = full_window
    window.editor.select(["icon"])
    before = window.editor.picture.elements["icon"].hand()
    qtbot.keyClick(only(window, LookRow).button, Qt.Key.Key_Space)
    assert window.editor.picture.elements["icon"].hand() != before
