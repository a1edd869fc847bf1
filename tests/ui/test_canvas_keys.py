"""Keys on the paper: Escape, arrows, Tab, Enter."""

import pytest
from PySide6.QtCore import Qt

from richpic.elements.end import End
from richpic.elements.icon import Icon
from richpic.elements.link import Link
from richpic.elements.note import Note
from tests.ui.paper import NONE, SHIFT, Paper

KEY = Qt.Key


@pytest.fixture
def paper(qtbot):
    made = Paper(
        Icon(id="a", symbol="council", x=200, y=100),
        Icon(id="b", symbol="school", x=600, y=110),
        Note(id="c", x=100, y=350),
    )
    qtbot.addWidget(made.canvas)
    return made


def test_escape_ends_the_gesture_then_puts_the_tool_away_then_selects_nothing(paper):
    paper.editor.select(["a"])
    paper.toolbox.choose("note")
    paper.press(300, 200).move(400, 300)
    before = paper.editor.picture
    paper.key(KEY.Key_Escape)
    assert (paper.editor.preview, paper.toolbox.name) == (None, "note")
    paper.release()
    assert paper.editor.picture is before
    paper.key(KEY.Key_Escape)
    assert (paper.toolbox.name, paper.editor.selection) == ("select", ("a",))
    paper.key(KEY.Key_Escape)
    assert paper.editor.selection == ()


@pytest.mark.parametrize(
    ("key", "way"),
    [(KEY.Key_Left, (-1, 0)), (KEY.Key_Right, (1, 0)), (KEY.Key_Up, (0, -1)), (KEY.Key_Down, (0, 1))],
)
@pytest.mark.parametrize(("held", "step"), [(NONE, 1), (SHIFT, 10)])
def test_arrows_nudge_by_1_and_with_shift_by_10(paper, key, way, held, step):
    paper.editor.select(["a"])
    paper.key(key, held)
    assert paper.get("a").place() == (200 + way[0] * step, 100 + way[1] * step)


def test_a_held_arrow_is_one_step_of_undo_and_the_next_press_another(paper):
    paper.editor.select(["a", "b"])
    paper.key(KEY.Key_Right, repeats=30)
    assert (paper.get("a").x, paper.get("b").x, paper.steps) == (231, 631, 1)
    paper.key(KEY.Key_Right)
    assert paper.steps == 2
    paper.editor.undo()
    assert paper.get("a").x == 231
    paper.editor.undo()
    assert paper.get("a").x == 200


def test_arrows_do_not_move_what_is_locked(paper):
    paper.editor.open(paper.editor.picture)
    locked = Note(id="l", x=0, y=0, locked=True)
    other = Paper(locked)
    other.editor.select(["l"])
    other.key(KEY.Key_Right, repeats=3)
    assert (other.get("l").x, other.steps) == (0, 0)
    other.canvas.close()


def test_tab_walks_in_reading_order_and_back_with_shift(paper):
    walked = []
    for _ in range(4):
        paper.key(KEY.Key_Tab)
        walked += paper.editor.selection
    assert walked == ["a", "b", "c", "a"]
    paper.key(KEY.Key_Backtab, SHIFT)
    assert paper.editor.selection == ("c",)


def test_tab_takes_links_where_they_run(paper):
    other = Paper(
        Icon(id="right", symbol="council", x=600, y=100),
        Icon(id="left", symbol="school", x=100, y=100),
        Link(id="between", start=End("left"), end=End("right")),
    )
    walked = []
    for _ in range(3):
        other.key(KEY.Key_Tab)
        walked += other.editor.selection
    assert walked == ["left", "between", "right"]
    other.canvas.close()


def test_tab_looks_at_what_it_selects(paper):
    paper.look(-5000, 4000, 1.0)
    paper.key(KEY.Key_Tab)
    seen = paper.canvas.free_rect()
    assert seen.contains_rect(paper.editor.content_bounds(["a"]))
    there = paper.editor.camera
    paper.key(KEY.Key_Tab)
    assert paper.canvas.free_rect().contains_rect(paper.editor.content_bounds(["b"]))
    paper.look(0, 0, 1.0)
    camera = paper.editor.camera
    paper.key(KEY.Key_Tab)
    assert paper.editor.camera == camera != there  # in sight already: nothing to look for


@pytest.mark.parametrize("key", [KEY.Key_Return, KEY.Key_Enter, KEY.Key_F2])
def test_enter_writes_on_what_is_selected(paper, key):
    paper.editor.select(["c"])
    paper.key(key)
    assert paper.writing is not None
    assert paper.writing.element.id == "c"


def test_enter_writes_on_nothing_when_several_or_none_are_selected(paper):
    paper.key(KEY.Key_Return)
    paper.editor.select(["a", "b"])
    paper.key(KEY.Key_Return)
    assert paper.writing is None


def test_the_cursor_tells_the_tool(paper):
    shape = lambda: paper.canvas.cursor().shape()  # noqa: E731  # read anew each time
    paper.hover(400, 250)
    assert shape() == Qt.CursorShape.ArrowCursor
    paper.hover(200, 100)
    assert shape() == Qt.CursorShape.SizeAllCursor
    for tool, cursor in (("hand", Qt.CursorShape.OpenHandCursor), ("note", Qt.CursorShape.CrossCursor)):
        paper.toolbox.choose(tool)
        assert shape() == cursor
    paper.toolbox.choose("text")
    paper.hover(200, 100)
    assert shape() == Qt.CursorShape.IBeamCursor
