"""Arranging and locking from the window: buttons, keys and the question before the background is unlocked."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from richpic.elements.note import Note
from richpic.model.picture import Picture
from richpic.ui.controls import GlyphButton


def three(window):
    notes = [
        Note(id=one, x=x, y=y, z=f"a{one}") for one, x, y in (("1", 0, 0), ("2", 150, 90), ("3", 600, 5))
    ]
    window.editor.open(Picture({note.id: note for note in notes}))
    window.editor.select("123")
    return window.editor


def test_keys_align_and_spread(window):
    editor = three(window)
    QTest.keyClick(window.canvas, Qt.Key.Key_W, Qt.KeyboardModifier.AltModifier)
    assert [note.y for note in editor.picture.order] == [0, 0, 0]
    alt_shift = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(window.canvas, Qt.Key.Key_H, alt_shift)
    assert [note.x for note in editor.picture.order] == [0, 300, 600]
    assert editor.history.names == ("aligned 3 things", "spread 3 things")


def test_the_inspector_has_a_button_for_each(window):
    editor = three(window)
    buttons = {one.accessibleName(): one for one in window.inspector.findChildren(GlyphButton)}
    buttons["Spread evenly across"].click()
    assert editor.picture.elements["2"].x == 300
    editor.select("12")
    buttons = {one.accessibleName(): one for one in window.inspector.findChildren(GlyphButton)}
    assert not buttons["Spread evenly across"].isEnabled()
    assert buttons["Make equally wide"].isEnabled()


def test_the_background_is_unlocked_only_by_who_means_it(window, answers):
    editor = three(window)
    window.actions_.run("lock-background")
    assert all(note.locked and note.guarded for note in editor.picture.order)
    assert editor.selection == ()
    editor.select("12")
    window.actions_.run("lock")
    assert answers.asked == ["2 things"]
    assert editor.picture.elements["1"].locked
    answers.unlocks = True
    window.actions_.run("lock")
    assert [note.locked for note in editor.picture.order] == [False, False, True]
    assert not editor.picture.elements["1"].guarded


def test_an_ordinary_lock_opens_without_a_question(window, answers):
    editor = three(window)
    window.actions_.run("lock")
    window.actions_.run("lock")
    assert answers.asked == []
    assert not any(note.locked for note in editor.picture.order)


def test_without_a_selection_all_there_is_becomes_background(window):
    editor = three(window)
    editor.select(())
    window.actions_.run("lock-background")
    assert all(note.guarded for note in editor.picture.order)


def test_escape_leaves_a_group_before_it_selects_nothing(window):
    editor = three(window)
    window.actions_.run("group")
    (group,) = editor.picture.elements["1"].groups
    editor.enter(group, "1")
    QTest.keyClick(window.canvas, Qt.Key.Key_Escape)
    assert set(editor.selection) == {"1", "2", "3"}
    QTest.keyClick(window.canvas, Qt.Key.Key_Escape)
    assert editor.selection == ()
