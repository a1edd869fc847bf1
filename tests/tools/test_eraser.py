"""Deleting by crossing out, and pulling the paper about."""

from richpic.elements.boundary import Boundary
from richpic.elements.icon import Icon
from richpic.elements.ink import Ink
from tests.driver import Driver


def row(**more: object) -> Driver:
    return Driver(
        *(
            Icon(id=name, symbol="council", x=x, y=100, **more)
            for x, name in ((100, "a"), (300, "b"), (500, "c"))
        )
    )


def ids(drive: Driver) -> list[str]:
    return [element.id for element in drive]


def test_what_is_crossed_fades_and_goes_when_let_go():
    drive = row().tool("eraser").press(20, 100).move(340, 100)
    assert drive.overlay.faded == {"a", "b"}
    assert ids(drive) == ["a", "b", "c"]
    drive.release()
    assert ids(drive) == ["c"]
    assert drive.editor.history.names == ("deleted 2 things",)
    assert drive.overlay.faded == frozenset()


def test_a_click_erases_what_is_there():
    assert ids(row().tool("eraser").click(300, 100)) == ["a", "c"]


def test_a_fast_stroke_misses_nothing_on_its_way():
    drive = row().tool("eraser").press(20, 100).move(600, 100, steps=1).release()
    assert ids(drive) == []


def test_alt_takes_marks_back_before_letting_go():
    drive = row().tool("eraser").press(20, 100).move(600, 100).move(300, 100, steps=1, alt=True)
    assert drive.overlay.faded == {"a"}
    drive.release()
    assert ids(drive) == ["b", "c"]


def test_groups_go_together_and_are_unmarked_together():
    drive = row(groups=("g",)).tool("eraser").press(100, 100)
    assert drive.overlay.faded == {"a", "b", "c"}
    drive.move(300, 100, steps=1, alt=True)
    assert drive.overlay.faded == frozenset()
    assert ids(drive.release()) == ["a", "b", "c"]


def test_locked_things_are_not_erased_and_do_not_shield_what_is_under_them():
    drive = Driver(
        Icon(id="under", symbol="council", x=100, y=100, z="a0"),
        Icon(id="locked", symbol="council", x=100, y=100, z="a1", locked=True),
    )
    assert ids(drive.tool("eraser").click(100, 100)) == ["locked"]
    assert ids(drive.click(100, 100)) == ["locked"]


def test_a_boundary_goes_by_its_line_and_not_by_its_inside():
    drive = Driver(Boundary(id="o", x=100, y=100, w=400, h=300)).tool("eraser")
    assert ids(drive.click(300, 250)) == ["o"]
    assert ids(drive.drag((90, 250), (110, 250))) == []


def test_strokes_are_erased_one_by_one():
    lines = [Ink(id=name, y=y, samples=((0, 0, 0.5), (200, 0, 0.5))) for name, y in (("p", 0), ("q", 30))]
    assert ids(Driver(*lines).tool("eraser").drag((50, -20), (50, 10))) == ["q"]


def test_the_eraser_crosses_nothing_on_empty_paper():
    assert row().tool("eraser").drag((20, 400), (600, 400)).steps == 0


def test_the_hand_pulls_the_paper_and_changes_nothing():
    drive = row().tool("hand")
    start = drive.editor.camera.to_page((200, 200))
    drive.toolbox.current.press(drive._at(200, 200))
    for view in ((230, 210), (260, 240)):
        drive.toolbox.current.move(drive._at(*drive.editor.camera.to_page(view)))
    drive.release()
    assert drive.editor.camera.to_page((260, 240)) == start
    assert drive.steps == 0
