"""Hair, skin and another look are chosen in the inspector, each one step."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from richpic.model.change import edited
from richpic.model.palette import SKINS
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


def test_another_skin_leaves_the_hair_and_everything_else_as_it_is(full_window, qtbot):
    window, editor = full_window, full_window.editor
    editor.select(["icon"])
    # One who is given grey hair by the same lot where the skin is dark.
    editor.commit(edited(editor.picture.elements["icon"], {"symbol": "parent", "variant": 2}))
    skins = {editor.context.palette.colour(skin) for skin in SKINS}
    before = painted(window)
    for skin in ("skin6", "skin1", "skin4", ""):
        qtbot.mouseClick(only(window, SkinRow).choices.buttons[skin], Qt.MouseButton.LeftButton)
        assert editor.picture.elements["icon"].skin == skin
        assert {was for was, now in zip(before, painted(window), strict=True) if was != now} <= skins
    assert painted(window) == before


def painted(window):
    """The colours of what is painted of the icon, in their order."""
    editor = window.editor
    icon = replace(editor.picture.elements["icon"], label="")
    ((group,),) = [item.items for item in icon.draw(editor.context)]
    return [item.colour for item in group.items]
