"""Writing on the picture, where the words stand."""

import itertools

import pytest
from PySide6.QtCore import QEvent, QMimeData, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication

from richpic.elements.boundary import Boundary
from richpic.elements.bubble import Bubble
from richpic.elements.end import End
from richpic.elements.frame import Frame
from richpic.elements.icon import Icon
from richpic.elements.link import Link
from richpic.elements.note import Note
from richpic.elements.text import Text
from tests.ui.paper import CTRL, SHIFT, Paper, strayed

KEY = Qt.Key


@pytest.fixture
def make(qtbot):
    def made(*elements, **more) -> Paper:
        paper = Paper(*elements, **more)
        qtbot.addWidget(paper.canvas)
        return paper

    return made


def caret(paper: Paper) -> int:
    return paper.writing.textCursor().position()


# The caret


@pytest.mark.parametrize("zoom", [0.6, 1.0, 2.5])
@pytest.mark.parametrize("place", [0, 3, 9, 17])
def test_the_caret_lands_where_a_text_is_clicked(make, zoom, place):
    words = "Our whole school and city"
    paper = make(Text(id="t", x=50, y=50, text=words))
    paper.look(20, 10, zoom)
    context = paper.editor.context
    x = 50 + context.text(words[:place], 22.0).width if place else 50.5
    paper.double_click(x, 64)
    assert caret(paper) == place


def test_the_caret_lands_on_the_line_that_is_clicked(make):
    paper = make(Text(id="t", x=50, y=50, text="first\nsecond\nthird"))
    high = paper.editor.context.text("x", 22.0).height
    paper.double_click(51, 50 + 1.5 * high)
    assert caret(paper) == len("first\n")
    assert paper.editor.selection == ("t",)


def test_the_caret_lands_in_a_centred_label_of_an_icon(make):
    paper = make(Icon(id="i", symbol="council", x=300, y=200, label="youth worker"))
    place = paper.get("i").text_place(paper.editor.context).rect
    middle = place.x + paper.editor.context.text("youth", 17.0).width
    paper.double_click(middle, place.centre.y)
    assert caret(paper) == len("youth")


def test_by_key_all_of_the_text_is_selected(make):
    paper = make(Note(id="n", x=50, y=50, text="old words"))
    paper.editor.select(["n"])
    paper.key(KEY.Key_Return).type("new")
    paper.key(KEY.Key_Escape)
    assert paper.get("n").text == "new"


# Taking what was written


@pytest.mark.parametrize(
    "element",
    [
        Icon(id="x", symbol="council", x=300, y=200),
        Boundary(id="x", x=100, y=100),
        Frame(id="x", x=100, y=100, w=200, h=100),
        Link(id="x", start=End("", 100, 100), end=End("", 500, 300)),
    ],
    ids=lambda element: element.kind,
)
def test_enter_ends_a_label(make, element):
    paper = make(element)
    paper.editor.select(["x"])
    paper.key(KEY.Key_Return).type("one word")
    paper.key(KEY.Key_Return)
    assert paper.writing is None
    assert getattr(paper.get("x"), element.text_field) == "one word"
    assert paper.steps == 1


@pytest.mark.parametrize(
    "element",
    [Note(id="x", x=99, y=99), Bubble(id="x", x=99, y=99), Text(id="x", x=99, y=99, text="a")],
    ids=lambda element: element.kind,
)
def test_enter_is_a_new_line_in_longer_texts_and_ctrl_enter_ends_them(make, element):
    paper = make(element)
    paper.editor.select(["x"])
    paper.key(KEY.Key_Return).type("one")
    paper.key(KEY.Key_Return).type("two")
    assert paper.writing is not None
    paper.key(KEY.Key_Return, CTRL)
    assert paper.writing is None
    assert paper.get("x").text == "one\ntwo"


@pytest.mark.parametrize(
    "leave",
    [
        lambda paper: paper.key(KEY.Key_Escape),
        lambda paper: paper.click(700, 500),
        lambda paper: paper.toolbox.choose("ink"),
        lambda paper: paper.editor.undo(),
        lambda paper: QApplication.sendEvent(
            paper.writing, QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.TabFocusReason)
        ),
    ],
    ids=["Escape", "click elsewhere", "another tool", "undo", "focus"],
)
def test_every_way_out_keeps_what_was_written(make, leave):
    paper = make(Note(id="n", x=50, y=50))
    paper.editor.select(["n"])
    paper.key(KEY.Key_Return).type("kept")
    leave(paper)
    assert paper.writing is None
    if paper.steps == 0:  # undo took it as a step of its own, and then took it back
        paper.editor.redo()
    assert paper.get("n").text == "kept"


def test_a_menu_that_opens_does_not_end_writing(make):
    paper = make(Note(id="n", x=50, y=50))
    paper.editor.select(["n"])
    paper.key(KEY.Key_Return)
    QApplication.sendEvent(paper.writing, QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.PopupFocusReason))
    assert paper.writing is not None


def test_nothing_written_is_no_step(make):
    paper = make(Note(id="n", x=50, y=50, text="as it was"))
    paper.editor.select(["n"])
    paper.key(KEY.Key_Return).key(KEY.Key_Escape)
    assert paper.steps == 0


@pytest.mark.parametrize(
    "words", ["Ayọ̀ 👩🏽‍⚕️ waits", "مرحبا بالعالم", "青年支援", "नमस्ते", "naïve — “quoted”"], ids=str
)
def test_any_script_and_emoji_are_welcome(make, words):
    paper = make(Note(id="n", x=50, y=50))
    paper.editor.select(["n"])
    paper.key(KEY.Key_Return).type(words)
    paper.settle()
    paper.grab()
    paper.key(KEY.Key_Escape)
    assert paper.get("n").text == words


def test_pasted_text_comes_without_its_dress(make):
    paper = make(Note(id="n", x=50, y=50))
    paper.editor.select(["n"])
    paper.key(KEY.Key_Return)
    data = QMimeData()
    data.setHtml("<h1 style='color:red'>plain</h1>")
    data.setText("plain")
    paper.writing.insertFromMimeData(data)
    paper.key(KEY.Key_Escape)
    assert paper.get("n").text == "plain"


@pytest.mark.parametrize("letter", ["x", "👩"])
def test_a_label_takes_no_more_than_a_file_holds(make, letter):
    paper = make(Icon(id="i", symbol="council", x=300, y=200, label="start"))
    paper.editor.select(["i"])
    paper.key(KEY.Key_Return).key(KEY.Key_End).type(letter * 300)
    assert len(paper.writing.toPlainText()) == 200
    paper.type("y")
    paper.key(KEY.Key_Return)
    assert paper.get("i").label == "start" + letter * 195


# One step


def test_making_and_writing_is_one_step(make):
    paper = make()
    paper.toolbox.choose("note")
    paper.click(300, 300).type("thresholds")
    paper.key(KEY.Key_Escape)
    assert paper.all("note")[0].text == "thresholds"
    assert paper.steps == 1
    paper.editor.undo()
    assert paper.all("note") == []
    paper.editor.redo()
    assert paper.all("note")[0].text == "thresholds"


def test_rewriting_later_is_a_step_of_its_own(make):
    paper = make()
    paper.toolbox.choose("note")
    paper.click(300, 300).type("first")
    paper.key(KEY.Key_Escape)
    paper.double_click(300, 300)
    paper.writing.selectAll()
    paper.type("second")
    paper.key(KEY.Key_Escape)
    assert paper.steps == 2
    paper.editor.undo()
    assert paper.all("note")[0].text == "first"


@pytest.mark.parametrize("written", ["", "  "])
def test_an_empty_text_vanishes_and_leaves_no_step(make, written):
    paper = make(Note(id="n", x=50, y=50))
    paper.double_click(400, 300).type(written)
    paper.click(600, 500)
    assert paper.all("text") == []
    assert paper.steps == 0
    assert not paper.editor.undo()


def test_a_text_emptied_later_is_deleted_and_comes_back_by_undo(make):
    paper = make(Text(id="t", x=50, y=50, text="words"))
    paper.editor.select(["t"])
    paper.key(KEY.Key_Return).key(KEY.Key_Delete).key(KEY.Key_Escape)
    assert paper.all("text") == []
    assert paper.steps == 1
    paper.editor.undo()
    assert paper.get("t").text == "words"


def test_an_empty_note_stays(make):
    paper = make()
    paper.toolbox.choose("note")
    paper.click(300, 300).key(KEY.Key_Escape)
    assert len(paper.all("note")) == 1


# Tab


def test_tab_goes_on_with_the_next_note_beside_it(make):
    paper = make(Note(id="n", x=50, y=50, tint="coral", w=150))
    paper.editor.select(["n"])
    paper.key(KEY.Key_Return).type("first").key(KEY.Key_Tab).type("second").key(KEY.Key_Tab).type("third")
    paper.key(KEY.Key_Escape)
    notes = sorted(paper.all("note"), key=lambda note: note.x)
    assert [note.text for note in notes] == ["first", "second", "third"]
    assert {(note.y, note.w, note.tint) for note in notes} == {(50, 150, "coral")}
    assert all(a.x + a.w < b.x for a, b in itertools.pairwise(notes))
    assert paper.steps == 3


def test_the_next_note_stands_on_no_other(make):
    paper = make(Note(id="n", x=50, y=50), Note(id="m", x=200, y=60))
    paper.editor.select(["n"])
    paper.key(KEY.Key_Return).key(KEY.Key_Tab).key(KEY.Key_Escape)
    made = next(note for note in paper.all("note") if note.id not in ("n", "m"))
    assert made.x > 200 + 132


def test_tab_after_a_label_only_ends_it(make):
    paper = make(Icon(id="i", symbol="council", x=300, y=200))
    paper.editor.select(["i"])
    paper.key(KEY.Key_Return).type("council").key(KEY.Key_Tab)
    assert paper.writing is None
    assert len(paper.all("icon")) == 1


# Where it stands


@pytest.mark.parametrize("zoom", [0.5, 1.0, 3.0])
def test_the_editor_lies_over_the_words_and_follows_the_camera(make, zoom):
    paper = make(Note(id="n", x=100, y=60, text="two short lines"))
    paper.editor.select(["n"])
    paper.key(KEY.Key_Return)
    paper.look(30, 20, zoom)
    place = paper.get("n").text_place(paper.editor.context)
    room = paper.editor.camera.rect_to_view(place.rect)
    lies = paper.writing.geometry()
    assert abs(lies.center().x() - room.centre.x) < 3
    assert abs(lies.center().y() - room.centre.y) < 3


@pytest.mark.parametrize("zoom", [1.0, 2.0])
@pytest.mark.parametrize(
    "element",
    [
        Note(id="x", x=40, y=40, w=200, h=120, text="many words in a note"),
        Text(id="x", x=40, y=40, size=30, text="words on paper\nin lines"),
        Icon(id="x", symbol="council", x=130, y=80, label="an icon with a label of two lines"),
        Bubble(id="x", x=40, y=40, text="what they say", has_tail=False),
        Boundary(id="x", x=20, y=20, w=300, h=200, title="what belongs together"),
        Link(id="x", start=End("", 10, 100), end=End("", 380, 100), label="waits nine months"),
    ],
    ids=lambda element: element.kind if hasattr(element, "kind") else str(element),
)
def test_writing_begins_without_a_jump_and_no_word_is_seen_twice(make, element, zoom):
    paper = make(element)
    paper.look(0, 0, zoom)
    paper.settle()
    before = paper.grab()
    paper.editor.select(["x"])
    paper.key(KEY.Key_Return)
    paper.unmark()
    paper.settle()
    assert paper.writing is not None
    assert strayed(before, paper.grab(), 2) == 0


def test_a_link_makes_room_for_its_label_as_it_is_written(make):
    paper = make(Link(id="x", start=End("", 100, 100), end=End("", 500, 100)))
    paper.editor.select(["x"])
    paper.key(KEY.Key_Return).type("waits nine months")
    paper.unmark()
    paper.settle()
    written = paper.grab()
    paper.key(KEY.Key_Return)
    paper.editor.select(())
    paper.settle()
    assert strayed(written, paper.grab(), 2) == 0


def test_locked_things_are_not_written_on(make):
    paper = make(Note(id="n", x=100, y=60, locked=True))
    paper.editor.select(["n"])
    paper.key(KEY.Key_Return)
    assert paper.writing is None


def test_shift_enter_breaks_a_line_in_a_label(make):
    paper = make(Icon(id="i", symbol="council", x=300, y=200))
    paper.editor.select(["i"])
    paper.key(KEY.Key_Return).type("city").key(KEY.Key_Return, SHIFT).type("council").key(KEY.Key_Return)
    assert paper.get("i").label == "city\ncouncil"
