"""Going inside groups, and locks that keep things where they are."""

from richpic.editor import operations
from richpic.elements.icon import Icon
from richpic.elements.note import Note
from tests.driver import Driver


def nested() -> Driver:
    """`a` and `b` in a group that, with `c`, is in another; `d` stands alone."""
    return Driver(
        Note(id="a", x=0, y=0, groups=("in", "out")),
        Note(id="b", x=200, y=0, groups=("in", "out"), z="a1"),
        Note(id="c", x=400, y=0, groups=("out",), z="a2"),
        Note(id="d", x=0, y=300, z="a3"),
    )


A, B, C, D = (66, 66), (266, 66), (466, 66), (66, 366)


def test_a_click_takes_the_whole_group():
    assert nested().click(*A).selection == {"a", "b", "c"}


def test_double_clicks_go_inside_group_after_group_and_then_write():
    drive = nested().double_click(*A)
    assert drive.selection == {"a", "b"}
    drive.double_click(*A)
    assert drive.selection == {"a"}
    assert drive.writing == []
    drive.double_click(*A)
    assert drive.writing == ["a"]


def test_inside_a_group_its_members_are_selected_and_dragged_alone():
    drive = nested().double_click(*C)
    assert drive.selection == {"c"}
    drive.click(*A)
    assert drive.selection == {"a", "b"}
    drive.drag(C, (466, 246))
    assert (drive.get("c").y, drive.get("a").y) == (180, 0)


def test_the_group_that_was_entered_is_shown():
    drive = nested()
    assert drive.click(*A).overlay.room is None
    drive.double_click(*C)
    assert drive.overlay.room == drive.editor.content_bounds(["a", "b", "c"])


def test_escape_steps_out_group_by_group():
    drive = nested().double_click(*A).double_click(*A)
    assert drive.escape()
    assert drive.selection == {"a", "b"}
    assert drive.escape()
    assert drive.selection == {"a", "b", "c"}
    assert not drive.escape()


def test_a_click_elsewhere_leaves_the_group():
    drive = nested().double_click(*C).click(*D)
    assert drive.selection == {"d"}
    assert drive.click(*A).selection == {"a", "b", "c"}


def test_a_click_on_the_paper_leaves_the_group():
    drive = nested().double_click(*C).click(900, 900)
    assert drive.editor.inside == ""
    assert drive.click(*C).selection == {"a", "b", "c"}


def test_a_box_inside_a_group_takes_members_only_as_far_as_they_are_grouped():
    drive = nested().double_click(*C).drag((-20, -20), (150, 150))
    assert drive.selection == {"a", "b"}


def test_deleting_inside_a_group_leaves_the_others():
    drive = nested().double_click(*A).double_click(*A)
    drive.editor.commit(operations.removed(drive.picture, drive.editor.selection, drive.editor.context))
    assert {element.id for element in drive} == {"b", "c", "d"}


# Locks


def locked(**more: object) -> Driver:
    return Driver(Icon(id="i", symbol="council", x=0, y=0, locked=True, **more))


def test_locked_things_are_neither_taken_nor_dragged_nor_erased():
    drive = locked()
    drive.drag((0, 0), (100, 100))
    assert (drive.selection, drive.get("i").x) == (set(), 0)
    drive.tool("eraser").drag((-50, 0), (50, 0))
    assert drive.get("i")


def test_background_keeps_its_looks_and_its_depth_too():
    drive = Driver(Icon(id="i", symbol="council", locked=True, guarded=True), Note(id="n", z="a1"))
    editor = drive.editor
    assert operations.nudged_fields(editor.picture, ["i"], {"tint": "sky"}, "").is_empty
    assert operations.to_front(editor.picture, ["i"]).is_empty
    assert operations.removed(editor.picture, ["i"], editor.context).is_empty
    assert not operations.nudged_fields(editor.picture, ["n"], {"tint": "sky"}, "").is_empty


def test_unlocking_takes_both_locks_away_in_one_step():
    drive = Driver(Icon(id="i", symbol="council", locked=True, guarded=True))
    drive.editor.commit(operations.locked(drive.picture, ["i"], False))
    assert not drive.get("i").locked
    assert not drive.get("i").guarded
    assert drive.editor.history.names == ("unlocked 1 thing",)
