"""Selecting: by click, by box and loop; what is clicked through; double-clicks."""

from richpic.elements.boundary import Boundary
from richpic.elements.end import End
from richpic.elements.frame import Frame
from richpic.elements.icon import Icon
from richpic.elements.link import Link
from richpic.elements.note import Note
from richpic.model.geometry import Point
from tests.driver import Driver


def icon(identifier: str, x: float, y: float, **more: object) -> Icon:
    fields = {"symbol": "council", **more}
    return Icon(id=identifier, x=x, y=y, **fields)


def beside(drive: Driver, identifier: str, away: float = 6.0) -> Point:
    """A point to the right of a thing's outline, where its rim is."""
    outline = drive.get(identifier).outlines(drive.editor.context)[0]
    return max(outline).plus((away, 0.0))


def three() -> Driver:
    return Driver(icon("a", 100, 100), icon("b", 400, 100), icon("c", 700, 400))


def grouped() -> Driver:
    return Driver(icon("a", 100, 100, groups=("g",)), icon("b", 400, 100, groups=("g",)), icon("c", 700, 400))


def test_a_click_selects_what_is_there_and_nothing_else():
    drive = three().select("b", "c").click(100, 100)
    assert drive.selection == {"a"}


def test_a_click_on_empty_paper_selects_nothing():
    assert three().select("b", "c").click(250, 300).selection == set()


def test_a_click_with_shift_adds_and_takes_away():
    drive = three().click(100, 100).click(400, 100, shift=True)
    assert drive.selection == {"a", "b"}
    assert drive.click(100, 100, shift=True).selection == {"b"}
    assert drive.click(250, 300, shift=True).selection == {"b"}
    assert drive.steps == 0


def test_a_click_takes_the_topmost():
    drive = Driver(icon("low", 100, 100, z="a0"), icon("high", 110, 100, z="a1"))
    assert drive.click(105, 100).selection == {"high"}


def test_a_click_on_one_of_several_selected_things_selects_it_alone_when_let_go():
    drive = three().select("a", "b").press(100, 100)
    assert drive.selection == {"a", "b"}
    assert drive.release().selection == {"a"}


def test_a_click_on_a_member_selects_its_group():
    assert grouped().click(100, 100).selection == {"a", "b"}


def test_a_click_with_shift_on_a_member_adds_and_takes_the_whole_group():
    drive = grouped().click(700, 400).click(400, 100, shift=True)
    assert drive.selection == {"a", "b", "c"}
    assert drive.click(400, 100, shift=True).selection == {"c"}


def test_a_click_on_the_rim_selects_like_any_click():
    drive = three()
    rim = beside(drive, "a")
    assert drive.hover(*rim).overlay.targets
    assert drive.click(*rim).selection == {"a"}
    assert drive.steps == 0


# Box and loop


def test_a_box_selects_what_lies_wholly_inside():
    drive = three().drag((20, 20), (500, 200))
    assert drive.selection == {"a", "b"}
    assert three().drag((20, 20), (400, 200)).selection == {"a"}
    assert drive.steps == 0


def test_a_box_selects_while_it_is_drawn_and_escape_gives_back_the_selection():
    drive = three().select("c").press(20, 20).move(500, 200)
    assert drive.selection == {"a", "b"}
    assert drive.overlay.brush is not None
    drive.escape()
    assert drive.selection == set()
    drive = three().select("c").press(20, 20, shift=True).move(500, 200, shift=True)
    assert drive.selection == {"a", "b", "c"}
    drive.escape()
    assert drive.selection == {"c"}


def test_a_box_from_any_corner_is_the_same_box():
    assert three().drag((500, 200), (20, 20)).selection == {"a", "b"}


def test_a_box_takes_whole_groups():
    assert grouped().drag((20, 20), (200, 200)).selection == {"a", "b"}


def test_a_loop_with_alt_selects_what_it_goes_around():
    drive = three().press(20, 20, alt=True)
    for at in ((180, 20), (180, 300), (600, 300), (600, 500), (20, 500)):
        drive.move(*at, alt=True)
    assert len(drive.overlay.lasso) > 10
    drive.release(alt=True)
    assert drive.selection == {"a"}


def test_a_box_leaves_out_what_is_locked_or_hidden():
    drive = Driver(icon("a", 100, 100), icon("b", 250, 100, locked=True), icon("c", 400, 100, hidden=True))
    assert drive.drag((20, 20), (600, 300)).selection == {"a"}


# Clicked through


def test_clicks_go_through_the_empty_inside_of_boundaries_and_frames():
    drive = Driver(
        icon("a", 300, 300, z="a0"),
        Boundary(id="around", x=100, y=100, w=600, h=400, z="a1"),
        Frame(id="frame", x=50, y=50, w=700, h=500, z="a2"),
    )
    assert drive.click(300, 300).selection == {"a"}
    assert drive.click(500, 400).selection == set()
    assert drive.click(400, 100).selection == {"around"}
    assert drive.click(50, 300).selection == {"frame"}
    assert drive.drag((240, 230), (360, 370)).selection == {"a"}


def test_a_title_is_taken_hold_of_like_a_line():
    drive = Driver(Boundary(id="around", x=100, y=100, w=600, h=400, title="Our city"))
    assert drive.click(400, 130).selection == {"around"}


def test_what_is_locked_is_clicked_through_and_stays_where_it_is():
    drive = Driver(icon("under", 100, 100, z="a0"), Note(id="wall", x=40, y=40, z="a1", locked=True))
    assert drive.drag((100, 100), (160, 130)).selection == {"under"}
    assert (drive.get("under").x, drive.get("wall").x) == (160, 40)
    drive = Driver(Note(id="wall", x=40, y=40, locked=True)).select("wall")
    assert drive.grips == set()
    drive.drag((100, 100), (160, 130)).drag((40, 40), (10, 10))
    assert drive.get("wall").x == 40
    assert drive.steps == 0


# Double-clicks


def test_a_double_click_on_nothing_writes_a_text_there():
    drive = three().double_click(250, 300)
    text = drive.one("text")
    assert drive.writing == [text.id]
    assert drive.selection == {text.id}
    assert text.bounds(drive.editor.context).expanded(1).contains((250, 300))
    assert drive.steps == 1


def test_a_double_click_on_a_thing_writes_on_it():
    drive = three().double_click(100, 100)
    assert drive.writing == ["a"]
    assert drive.steps == 0


def test_a_double_click_on_a_line_writes_its_label():
    drive = Driver(icon("a", 100, 100), icon("b", 500, 100), Link(id="l", start=End("a"), end=End("b")))
    assert drive.double_click(300, 100).writing == ["l"]


def test_a_double_click_inside_a_boundary_writes_a_text():
    drive = Driver(Boundary(id="around", x=100, y=100, w=600, h=400)).double_click(400, 300)
    assert len(drive.all("text")) == 1


def test_a_double_click_enters_a_group():
    drive = grouped().double_click(100, 100)
    assert drive.selection == {"a"}


# Moving the pointer about


def test_the_cursor_says_what_a_press_would_begin():
    drive = three()

    def cursor(x: float, y: float) -> str:
        return drive.hover(x, y).toolbox.current.cursor_at(drive.pointer)

    assert cursor(250, 300) == "arrow"
    assert cursor(100, 100) == "move"
    assert cursor(*beside(drive, "a")) == "cross"
    drive.select("a")
    assert cursor(*drive.grip("resize se")) == "resize-se"
    assert cursor(*drive.grip("link e")) == "cross"
    drive.press(100, 100).move(130, 130)
    assert cursor(130, 130) == "grabbing"


def test_the_rim_glows_only_where_a_link_would_start():
    drive = three()
    assert drive.hover(100, 100).overlay.targets == ()
    rim = beside(drive, "a", 8.0)
    shown = drive.hover(*rim).overlay
    assert len(shown.targets) == 1
    (dot,) = shown.grips
    assert dot.shape == "link"
    assert (
        dot.at.distance(beside(drive, "a", 0.0)) < 0.1
    )  # on the outline, wherever in the band the pointer is
    assert drive.hover(250, 300).overlay.targets == ()
    assert drive.select("a").hover(*rim).overlay.targets == ()


def test_lines_over_a_rim_are_taken_hold_of_rather_than_the_rim():
    drive = Driver(
        icon("a", 100, 100), icon("b", 500, 100), Link(id="l", start=End("a"), end=End("b"), z="a1")
    )
    drive.hover(158, 100)
    assert drive.overlay.targets == ()
    assert drive.click(158, 100).selection == {"l"}
