"""What holds for every tool: one gesture is one undo, Escape leaves no trace, switching changes nothing."""

import pytest

from richpic.editor import operations
from richpic.editor.settling import settled
from richpic.elements.icon import Icon
from richpic.elements.note import Note
from richpic.files.symbols import symbol_library
from richpic.model.geometry import Rect
from richpic.model.picture import Picture
from richpic.render.context import PictureContext
from richpic.tools import TOOLS
from tests.driver import Driver

# What stays in the hand after its work, because one stroke is seldom the last.
STAYING = {"select", "hand", "ink", "eraser", "laser"}
MAKING = sorted(set(TOOLS) - STAYING)


def as_seen(picture: Picture) -> PictureContext:
    return PictureContext(picture, symbol_library())


def across(drive: Driver, name: str) -> Driver:
    """Drag the tool over what is there; texts begin on the paper, because on things they edit."""
    return drive.tool(name).drag((400, 240) if name == "text" else (100, 100), (700, 300))


def furnished() -> Driver:
    """A worker at (100, 100), a note over (300, 100) and a council at (700, 100)."""
    return Driver(
        Icon(id="worker", symbol="youth-worker", x=100, y=100),
        Note(id="note", x=234, y=34, text="thresholds"),
        Icon(id="council", symbol="council", x=700, y=100),
    )


@pytest.mark.parametrize("name", TOOLS)
def test_a_gesture_is_at_most_one_step_and_undo_takes_it_back_whole(name: str) -> None:
    drive = furnished()
    before = drive.picture
    across(drive, name)
    assert drive.steps == (0 if name in ("hand", "image", "laser") else 1)
    if drive.steps:
        assert drive.picture != before
        drive.editor.undo()
    assert drive.picture == before
    assert not drive.editor.undo()


@pytest.mark.parametrize("name", TOOLS)
def test_redo_brings_a_gesture_back_as_it_was(name: str) -> None:
    drive = across(furnished(), name)
    after = drive.picture
    while drive.editor.undo():
        pass
    while drive.editor.redo():
        pass
    assert drive.picture == after


@pytest.mark.parametrize("name", TOOLS)
@pytest.mark.parametrize("held", [{}, {"shift": True}, {"alt": True}, {"ctrl": True}], ids=str)
def test_escape_in_mid_gesture_leaves_no_trace(name: str, held: dict[str, bool]) -> None:
    drive = furnished().tool(name)
    before, history = drive.picture, drive.editor.history.names
    drive.press(400, 300, **held).move(100, 100, **held).move(500, 400, **held)
    assert drive.escape()
    assert drive.editor.preview is None
    assert drive.picture is before
    assert drive.editor.history.names == history
    # What the hand does until it lets go means nothing any more.
    drive.move(600, 600).release()
    assert drive.picture is before
    assert drive.editor.preview is None
    assert drive.toolbox.name == name


@pytest.mark.parametrize("name", TOOLS)
def test_escape_without_a_gesture_has_nothing_to_end(name: str) -> None:
    assert not furnished().tool(name).escape()


@pytest.mark.parametrize("name", TOOLS)
def test_a_preview_shows_what_letting_go_commits(name: str) -> None:
    drive = furnished().tool(name)
    drive.press(100, 100).move(640, 300)
    shown, preview = drive.editor.shown[0], drive.editor.preview
    if preview is not None:  # lines and words settle when they are let go of
        shown = settled(preview, drive.editor.scene, as_seen).apply(drive.picture)
    drive.release()
    if name != "eraser":  # which fades things, and deletes them at the end
        assert drive.picture.elements == shown.elements


@pytest.mark.parametrize("name", MAKING)
def test_a_tool_that_made_something_gives_way_to_select(name: str) -> None:
    assert furnished().tool(name).drag((400, 400), (600, 500)).toolbox.name == "select"
    assert furnished().tool(name, keep_tool=True).drag((400, 400), (600, 500)).toolbox.name == name


@pytest.mark.parametrize("name", sorted(STAYING))
def test_a_tool_for_many_strokes_stays_in_the_hand(name: str) -> None:
    assert furnished().tool(name).drag((400, 400), (600, 500)).toolbox.name == name


def test_switching_tools_and_options_never_enters_undo() -> None:
    drive = furnished()
    for name in TOOLS:
        drive.tool(name, relation="money", bubble="thought", pen_width=9.0)
    assert drive.steps == 0


@pytest.mark.parametrize("name", TOOLS)
def test_choosing_another_tool_in_mid_gesture_leaves_no_trace(name: str) -> None:
    drive = furnished().tool(name)
    before = drive.picture
    drive.press(400, 300).move(100, 100)
    drive.tool("hand" if name != "hand" else "select").release()
    assert drive.picture is before
    assert drive.editor.preview is None


@pytest.mark.parametrize("name", TOOLS)
def test_undo_in_mid_gesture_ends_the_gesture(name: str) -> None:
    drive = furnished()
    drive.tool("select").drag((100, 100), (120, 140))
    drive.tool(name).press(120, 140).move(400, 300)
    drive.editor.undo()
    drive.move(500, 300).release()
    assert (drive.get("worker").x, drive.get("worker").y) == (100, 100)
    assert drive.steps == 0
    assert drive.editor.preview is None


@pytest.mark.parametrize("name", TOOLS)
def test_deleting_in_mid_gesture_leaves_nothing_hanging_on_what_is_gone(name: str) -> None:
    drive = furnished().tool(name)
    drive.press(100, 100).move(400, 300)
    drive.editor.commit(operations.removed(drive.picture, ["worker"], drive.editor.context))
    drive.move(700, 100).release()
    assert all(target in drive.picture.elements for one in drive for target in one.hangs_on())


@pytest.mark.parametrize("name", MAKING)
def test_a_shaking_click_is_a_click(name: str) -> None:
    still, shaking = furnished().tool(name), furnished().tool(name)
    still.click(400, 400)
    shaking.press(400, 400).move(402, 401).move(400, 400).release()
    before = {element.id for element in furnished()}
    sizes = [
        [element.body(drive.editor.context) for element in drive if element.id not in before]
        for drive in (still, shaking)
    ]
    assert sizes[0] == sizes[1]


@pytest.mark.parametrize("name", ["icon", "note", "bubble", "boundary", "frame", "text"])
def test_what_is_being_made_stays_the_same_thing_while_it_grows(name: str) -> None:
    drive = furnished().tool(name)
    drive.press(400, 400)
    ids = []
    for x in (450, 500, 550):
        drive.move(x, x)
        assert drive.editor.preview is not None
        ids += list(drive.editor.preview.patches)
    drive.release()
    assert len(set(ids)) == 1
    assert ids[0] in drive.picture.elements


@pytest.mark.parametrize("name", ["icon", "note", "bubble", "boundary", "frame"])
def test_shift_makes_it_square_and_alt_grows_it_from_the_centre(name: str) -> None:
    drive = furnished().tool(name).drag((400, 400), (600, 500), shift=True)
    (made,) = drive.editor.selected
    assert made.body(drive.editor.context) == Rect(400, 400, 200, 200)
    drive = furnished().tool(name).drag((400, 400), (500, 460), alt=True)
    (made,) = drive.editor.selected
    assert made.body(drive.editor.context).centre == (400, 400)


@pytest.mark.parametrize("name", ["icon", "note", "bubble", "boundary", "frame", "text"])
def test_what_was_made_is_selected_and_lies_on_top_but_boundaries_below(name: str) -> None:
    drive = furnished().tool(name).drag((80, 80), (240, 200))
    (made,) = drive.editor.selected
    assert list(drive)[0 if name == "boundary" else -1] == made


@pytest.mark.parametrize("name", ["note", "bubble", "boundary", "frame", "text"])
def test_what_holds_words_asks_for_them_at_once(name: str) -> None:
    drive = furnished().tool(name).click(450, 400)
    assert drive.writing == list(drive.editor.selection)


@pytest.mark.parametrize("name", TOOLS)
def test_each_tool_says_what_it_is_and_has_a_key_of_its_own(name: str) -> None:
    tool = TOOLS[name]
    assert tool.name == name
    assert tool.caption and tool.hint.endswith(".")
    assert len(tool.key) == 1
    assert [other.key for other in TOOLS.values()].count(tool.key) == 1
