"""Tidying and making room from the window: seen gliding, committed at once, one step."""

from PySide6.QtTest import QTest

from richpic.elements.note import Note
from richpic.model.change import Change, Patch
from richpic.model.picture import Picture
from richpic.ui.motion import LASTS, on_the_way


def heap(window):
    notes = [Note(id=f"n{i}", x=20.0 * i, y=10.0 * i, z=f"a{i}") for i in range(4)]
    window.editor.open(Picture({note.id: note for note in notes}))
    return window.editor


def test_tidying_glides_and_is_one_step(window):
    editor = heap(window)
    before = editor.picture
    window.actions_.run("tidy")
    assert editor.history.names == ("tidied 4 things",)
    assert window.glide.is_running
    shown = editor.shown[0].elements["n3"]
    assert shown.x != editor.picture.elements["n3"].x
    QTest.qWait(LASTS + 200)
    assert not window.glide.is_running
    assert editor.preview is None
    window.actions_.run("undo")
    assert editor.picture == before


def test_less_motion_goes_there_at_once(window):
    editor = heap(window)
    window.theme.reduced_motion = True
    window.actions_.run("tidy")
    assert editor.preview is None
    assert editor.history.done == 1


def test_whatever_is_done_meanwhile_ends_the_glide(window):
    editor = heap(window)
    window.actions_.run("tidy")
    window.actions_.run("undo")
    assert not window.glide.is_running
    assert editor.preview is None
    assert editor.history.done == 0


def test_room_is_made_by_a_command_beside_what_is_selected(window):
    editor = heap(window)
    editor.select(["n0"])
    window.actions_.run("room-below")
    assert [note.y for note in editor.picture.order] == [0, 10, 20, 30]
    editor.open(Picture({"a": Note(id="a"), "b": Note(id="b", y=300, z="a1")}))
    editor.select(["a"])
    window.actions_.run("room-below")
    assert [note.y for note in editor.picture.order] == [0, 460]


def test_half_the_way_is_half_of_each_number():
    change = Change({"a": Patch({"x": 0.0, "y": 10.0}, {"x": 8.0, "y": 20.0})})
    assert on_the_way(change, 0.5).patches["a"] == Patch({"x": 8.0, "y": 20.0}, {"x": 4.0, "y": 15.0})
