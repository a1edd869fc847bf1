"""The size of words: in the properties for things of any kind at once, by keys, and for a phone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from richpic.elements.icon import Icon
from richpic.model.change import added
from richpic.ui.inspector_words import WordsRow
from richpic.ui.wording_actions import ALL_LEGIBLE, NO_GAIN, NO_ROOM, TOO_MANY

WORDED = ("icon", "link", "text", "note", "bubble", "boundary", "legend")


def row(window) -> WordsRow:
    (found,) = [one for one in window.inspector.rows if isinstance(one, WordsRow)]
    return found


def sizes(window, *ids: str) -> list[float]:
    editor = window.editor
    return [editor.picture.elements[one].letters_now(editor.context) for one in ids or WORDED]


def test_one_size_for_words_of_all_kinds_is_one_step(full_window, qtbot):
    window = full_window
    window.editor.select(WORDED)
    before = sizes(window)
    assert row(window).isVisible()
    qtbot.mouseClick(row(window).choices.buttons[30.0], Qt.MouseButton.LeftButton)
    assert sizes(window) == [30.0] * len(WORDED)
    assert row(window).choices.buttons[30.0].isChecked()
    window.editor.undo()
    assert sizes(window) == before
    assert window.editor.history.done == 0


def test_the_usual_size_is_one_of_them(full_window, qtbot):
    window = full_window
    window.editor.select(["icon", "link"])
    before = sizes(window, "icon", "link")
    qtbot.mouseClick(row(window).choices.buttons[40.0], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(row(window).choices.buttons[0.0], Qt.MouseButton.LeftButton)
    assert sizes(window, "icon", "link") == before


def test_things_without_words_offer_no_size(full_window):
    full_window.editor.select(["ink", "image"])
    assert not row(full_window).isVisible()


def test_keys_make_words_larger_and_smaller_each_from_its_own_size(full_window, qtbot):
    window = full_window
    window.editor.select(WORDED)
    before = sizes(window)
    window.actions_.run("words-larger")
    larger = sizes(window)
    assert all(now == pytest.approx(1.2 * old, abs=0.1) for now, old in zip(larger, before, strict=True))
    window.actions_.run("words-smaller")
    assert sizes(window) == pytest.approx(before, abs=0.2)
    assert window.editor.history.done == 2


def test_background_keeps_its_words(full_window):
    window = full_window
    window.editor.select(["icon"])
    window.actions_.run("lock-background")
    window.editor.select(["icon", "link"])
    before = sizes(window, "icon")
    window.actions_.run("words-larger")
    assert sizes(window, "icon") == before


def test_small_words_of_the_picture_are_made_bigger_in_one_step(window):
    window.editor.commit(
        added(*(Icon(id=str(n), z=f"a{n}", symbol="school", x=900.0 * n, label="a school") for n in range(2)))
    )
    window.actions_.run("words-legible")
    assert min(sizes(window, "0", "1")) > 16.0
    assert window.editor.history.done == 2
    assert not window.notice.is_wanted
    window.actions_.run("words-legible")
    assert window.notice.text == ALL_LEGIBLE


def test_where_there_is_no_room_that_is_said(window):
    row_of = (
        Icon(id=str(n), z=f"a{n}", symbol="school", x=130.0 * n, label="a long name") for n in range(15)
    )
    window.editor.commit(added(*row_of))
    window.actions_.run("words-legible")
    assert window.notice.text == NO_ROOM


def test_where_nothing_can_become_bigger_that_is_said_and_nothing_is_done(window):
    row_of = (
        Icon(id=str(n), z=f"a{n:02}", symbol="school", x=105.0 * n, label="a long name") for n in range(15)
    )
    window.editor.commit(added(*row_of))
    window.actions_.run("words-legible")
    assert window.notice.text == NO_GAIN and window.editor.history.done == 1


def test_far_too_many_are_not_waited_for(window, monkeypatch):
    monkeypatch.setattr("richpic.share.legible.MOST", 1)
    window.editor.commit(added(*(Icon(id=str(n), z=f"a{n}", symbol="school") for n in range(2))))
    window.actions_.run("words-legible")
    assert window.notice.text == TOO_MANY
