"""Find and replace in the window: by keys alone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from richpic.elements.note import Note
from richpic.model.change import added
from richpic.model.picture import Picture


@pytest.fixture
def notes(window):
    words = ("first school", "second", "school and school", "School 5000")
    made = [
        Note(id=f"n{i}", x=200.0 * i + (5000 if i == 3 else 0), z=f"a{i}", text=text)
        for i, text in enumerate(words)
    ]
    window.editor.open(Picture({note.id: note for note in made}))
    window.actions_.run("find-words")
    return window


def test_its_key_opens_it(window):
    window.editor.open(Picture({"n": Note(id="n")}))
    QTest.keyClick(window.canvas, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert window.find_panel.isVisible()


def test_typing_jumps_to_the_first_and_enter_from_one_to_the_next(notes):
    panel, editor = notes.find_panel, notes.editor
    assert panel.isVisible()
    QTest.keyClicks(panel.query, "school")
    assert (editor.selection, panel.count.text()) == (("n0",), "1 of 4")
    for expected in ("n2", "n2", "n3"):
        QTest.keyClick(panel.query, Qt.Key.Key_Return)
        assert editor.selection == (expected,)
    assert notes.canvas.free_rect().contains(editor.content_bounds(["n3"]).centre)
    QTest.keyClick(panel.query, Qt.Key.Key_Return)
    assert editor.selection == ("n0",)
    QTest.keyClick(panel.query, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert editor.selection == ("n3",)


def test_one_is_replaced_and_the_next_is_shown(notes):
    panel, editor = notes.find_panel, notes.editor
    QTest.keyClicks(panel.query, "school")
    QTest.keyClicks(panel.text, "school (old)")
    panel.one.click()
    assert editor.picture.elements["n0"].text == "first school (old)"
    assert editor.selection == ("n2",)


def test_all_are_replaced_in_one_step(notes):
    panel, editor = notes.find_panel, notes.editor
    QTest.keyClicks(panel.query, "school")
    QTest.keyClicks(panel.text, "college")
    panel.all.click()
    assert [e.text for e in editor.picture.order][2:] == ["college and college", "college 5000"]
    assert editor.history.names == ("replaced 4 words",)
    assert panel.count.text() == "4 done"
    editor.undo()
    assert editor.picture.elements["n0"].text == "first school"


def test_nothing_found_is_said(notes):
    QTest.keyClicks(notes.find_panel.query, "zebra")
    assert notes.find_panel.count.text() == "not found"
    assert not notes.find_panel.all.isEnabled()


def test_escape_closes_and_gives_the_paper_the_keys(notes):
    QTest.keyClicks(notes.find_panel.query, "second")
    QTest.keyClick(notes.find_panel.query, Qt.Key.Key_Escape)
    assert not notes.find_panel.isVisible()
    assert notes.canvas.hasFocus()
    assert notes.editor.selection == ("n1",)


def test_what_is_drawn_meanwhile_is_found_too(notes):
    panel = notes.find_panel
    QTest.keyClicks(panel.query, "second")
    notes.editor.commit(added(Note(id="x", y=900, z="b", text="second")))
    assert panel.count.text() == "1 of 2"
