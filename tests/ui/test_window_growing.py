"""Growing a picture by keys: a neighbour, its name, the next; and walking back."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from richpic.elements.icon import Icon
from richpic.model.picture import Picture
from richpic.ui.text_edit import TextEdit

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def start(window):
    window.editor.open(Picture({"a": Icon(id="a", symbol="school", label="school")}))
    window.editor.select("a")
    return window.editor


def writing(window) -> TextEdit:
    (found,) = [one for one in window.canvas.findChildren(TextEdit) if one.isVisible()]
    return found


def test_a_neighbour_is_made_named_and_undone_as_one_step(window):
    editor = start(window)
    QTest.keyClick(window.canvas, Qt.Key.Key_Right, CTRL_SHIFT)
    QTest.keyClicks(writing(window), "council")
    QTest.keyClick(writing(window), Qt.Key.Key_Return)
    (made,) = editor.selected
    assert (made.symbol, made.label) == ("school", "council")
    assert editor.history.done == 1
    window.actions_.run("undo")
    assert set(editor.picture.elements) == {"a"}


def test_a_row_is_made_without_a_pointer_and_walked_back(window):
    editor = start(window)
    for name in ("one", "two"):
        QTest.keyClick(window.canvas, Qt.Key.Key_Down, CTRL_SHIFT)
        QTest.keyClicks(writing(window), name)
        QTest.keyClick(writing(window), Qt.Key.Key_Return)
    assert [e.label for e in editor.picture.order if e.kind == "icon"] == ["school", "one", "two"]
    for expected in ("one", "school", "school"):
        QTest.keyClick(window.canvas, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
        assert [e.label for e in editor.selected] == [expected]


def test_while_writing_the_same_keys_mark_words(window):
    editor = start(window)
    editor.edit_text("a")
    QTest.keyClick(writing(window), Qt.Key.Key_End)
    QTest.keyClick(writing(window), Qt.Key.Key_Left, CTRL_SHIFT)
    assert len(editor.picture.elements) == 1
    assert writing(window).textCursor().hasSelection()


def test_from_a_text_that_was_left_empty_nothing_grows(window):
    window.toolbox.choose("text")
    window.toolbox.current.make_by_key(window.canvas.centre_page_point())
    assert window.canvas.is_writing
    window.actions_.run("neighbour-right")
    window.actions_.run("copy-style")
    assert window.editor.picture.elements == {}


def test_a_neighbour_of_a_text_that_is_left_empty_goes_and_its_link_lets_go(window):
    from richpic.elements.text import Text
    from richpic.model.change import added

    window.editor.commit(added(Text(id="t", text="our town")))
    window.editor.select(["t"])
    window.actions_.run("neighbour-right")
    window.canvas.finish_text()
    elements = window.editor.picture.elements
    (link,) = (element for element in elements.values() if element.kind == "link")
    assert (link.start.element, link.end.element) == ("t", "")
    assert len(elements) == 2
    window.actions_.run("undo")
    assert list(window.editor.picture.elements) == ["t"]
