"""Looking at what is linked: the rest recedes, link by link further away, until Escape."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from richpic.editor import operations
from richpic.elements.end import End
from richpic.elements.link import Link
from richpic.elements.note import Note
from richpic.model.picture import Picture

KEY, SHIFT = Qt.Key, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def row(make_window, qtbot):
    """A window with notes a – b – c in a row and d by itself."""
    window = make_window()
    qtbot.waitUntil(window.isActiveWindow)
    notes = [Note(id=one, z=f"a{n}", x=n * 260, y=0) for n, one in enumerate("abcd")]
    links = [Link(id=a + b, z="b0", start=End(a), end=End(b)) for a, b in ("ab", "bc")]
    window.editor.open(Picture({one.id: one for one in (*notes, *links)}))
    window.canvas.setFocus()
    qtbot.waitUntil(lambda: window.canvas.is_sharp)
    return window


def colour(window, identifier):
    """What is seen a little off the middle of a note."""
    body = window.editor.picture.elements[identifier].body(window.editor.context)
    at = window.editor.camera.to_view(body.centre.plus((0.0, body.h / 4)))
    return window.canvas.grab().toImage().pixelColor(round(at.x), round(at.y)).name()


def press(window, *keys):
    for key in keys:
        QTest.keyClick(window.canvas, key, SHIFT if key == KEY.Key_F else Qt.KeyboardModifier.NoModifier)


def test_all_recedes_but_what_is_linked_and_each_press_takes_in_one_link_more(row):
    row.editor.select(["a"])
    bright = colour(row, "d")
    press(row, KEY.Key_F)
    assert [colour(row, one) == bright for one in "abcd"] == [True, True, False, False]
    press(row, KEY.Key_F)
    assert [colour(row, one) == bright for one in "abcd"] == [True, True, True, False]
    press(row, KEY.Key_F, KEY.Key_F)
    assert colour(row, "d") == bright


def test_it_follows_the_selection_and_nothing_recedes_without_one(row):
    bright = colour(row, "d")
    row.editor.select(["a"])
    press(row, KEY.Key_F)
    row.editor.select(["d"])
    assert [colour(row, one) == bright for one in "abcd"] == [False, False, False, True]
    row.editor.select(())
    assert colour(row, "a") == bright


def test_escape_ends_it_and_what_is_selected_stays_so(row):
    row.editor.select(["a"])
    press(row, KEY.Key_F)
    assert row.actions_["focus"].isChecked()
    press(row, KEY.Key_Escape)
    assert not row.actions_["focus"].isChecked()
    assert row.editor.selection == ("a",)
    assert colour(row, "d") == colour(row, "a")
    press(row, KEY.Key_Escape)
    assert not row.editor.selection


def test_escape_with_nothing_selected_ends_it_too(row):
    row.editor.select(["a"])
    press(row, KEY.Key_F)
    row.editor.select(())
    press(row, KEY.Key_Escape)
    assert not row.actions_["focus"].isChecked()


def test_what_is_dragged_in_focus_is_seen_where_it_is(row):
    row.editor.select(["a"])
    bright = colour(row, "a")
    press(row, KEY.Key_F)
    row.editor.show(operations.moved(row.editor.picture, ("a",), 0.0, 300.0))
    body = row.editor.shown[0].elements["a"].body(row.editor.shown[1])
    at = row.editor.camera.to_view(body.centre.plus((0.0, body.h / 4)))
    assert row.canvas.grab().toImage().pixelColor(round(at.x), round(at.y)).name() == bright
