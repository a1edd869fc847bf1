"""What is selected is said on the status line and through the accessibility interface."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible

from richpic.model.change import edited
from richpic.ui import speaker as speaking
from richpic.ui.speaker import Speaker
from tests.ui.paper import NONE


def heard(window) -> str:
    paper = QAccessible.queryAccessibleInterface(window.canvas)
    assert paper.text(QAccessible.Text.Name) == "Picture"
    return paper.text(QAccessible.Text.Description)


def test_walking_says_each_thing_with_its_place(full_window, qtbot):
    window = full_window
    window.canvas.setFocus()
    usual = heard(window)
    said = {usual}
    for _ in range(len(window.editor.picture.elements)):
        qtbot.keyClick(window.canvas, Qt.Key.Key_Tab, NONE)
        qtbot.waitUntil(lambda: heard(window) not in said)
        said.add(heard(window))
    said.remove(usual)
    things = len(window.editor.picture.elements)
    assert {words.rpartition(", ")[2] for words in said} == {f"{n} of {things}" for n in range(1, things + 1)}
    assert any(words.startswith("Ayo, young person, person, ") and ", 1 link, " in words for words in said)


def test_the_status_line_shows_the_same_and_goes_back_to_the_counts(full_window, qtbot):
    window = full_window
    counts = window.status.text
    window.editor.select(["link"])
    qtbot.waitUntil(lambda: "from Ayo to school" in window.status.text)
    assert window.status.text == heard(window)
    window.editor.select([])
    qtbot.waitUntil(lambda: window.status.text == counts)
    assert "Arrow keys" in heard(window)


def test_what_changes_is_said_anew(full_window, qtbot):
    window = full_window
    window.editor.select(["note"])
    qtbot.waitUntil(lambda: "call them" in window.status.text)
    window.editor.commit(edited(window.editor.picture.elements["note"], {"text": "ring back"}))
    qtbot.waitUntil(lambda: "ring back" in window.status.text)


def test_a_screen_reader_is_told_once_and_only_of_the_last(full_window, qtbot, monkeypatch):
    told = []
    monkeypatch.setattr(speaking, "announce", lambda widget, words: told.append(words))
    lasting = Speaker(full_window.editor, full_window.canvas, lambda words: None)
    for one in ("note", "text", "icon"):
        full_window.editor.select([one])
    qtbot.waitUntil(lambda: len(told) > 0)
    lasting.say()
    assert [words.split(",")[0] for words in dict.fromkeys(told)] == ["Ayo"]


@pytest.mark.parametrize("size", [(1280, 720), (960, 540)])
def test_long_words_leave_the_scribe_line_its_room(make_window, qtbot, size):
    from richpic.model.picture import Picture
    from tests.ui.conftest import one_of_each

    window = make_window(size)
    window.editor.open(Picture(one_of_each()))
    before = window.scribe.seen().width()
    window.editor.commit(edited(window.editor.picture.elements["note"], {"text": "many words " * 30}))
    window.editor.select(["note"])
    qtbot.waitUntil(lambda: "many words" in heard(window))
    assert window.scribe.seen().width() >= min(before, 330)
