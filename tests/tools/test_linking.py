"""Drawing links: from rims, dots and with the link tool; dragging their handles, and the tails of bubbles."""

import pytest

from richpic.elements.boundary import Boundary
from richpic.elements.bubble import Bubble
from richpic.elements.end import End
from richpic.elements.frame import Frame
from richpic.elements.icon import Icon
from richpic.elements.link import Link
from richpic.elements.note import Note
from richpic.elements.relations import RELATIONS
from richpic.model.geometry import Point
from tests.driver import Driver


def notes(*more) -> Driver:
    """Two notes 100 wide, at (0, 0) and at (400, 0)."""
    return Driver(Note(id="a", w=100, h=100), Note(id="b", x=400, w=100, h=100), *more)


def joined(**more: object) -> Driver:
    return notes(Link(id="l", start=End("a"), end=End("b"), z="a1", **more))


def line(drive: Driver, identifier: str = "l") -> tuple[Point, ...]:
    return drive.get(identifier).route(drive.editor.context).line


# From a rim


def test_what_is_put_down_where_a_line_ends_takes_its_end_in_the_same_step():
    drive = notes().drag((105, 50), (250, 300))
    steps = drive.steps
    drive.tool("icon", symbol="school").click(255, 305)
    link = drive.one("link")
    assert (link.start.element, link.end.element) == ("a", drive.one("icon").id)
    assert drive.steps == steps + 1
    drive.editor.undo()
    assert drive.one("link").end == End("", 250, 300)


def test_what_is_put_down_around_a_whole_line_or_as_a_boundary_takes_no_end():
    loose = Link(id="l", start=End("", 300, 300), end=End("", 330, 310), z="a1")
    drive = notes(loose)
    drive.tool("note").drag((200, 200), (420, 420))
    drive.tool("boundary", boundary="rectangle").drag((310, 250), (600, 500))
    assert drive.get("l") == loose


def test_a_drag_from_a_rim_makes_a_link_attached_at_both_ends():
    drive = notes().drag((105, 50), (450, 50))
    link = drive.one("link")
    assert (link.start.element, link.end.element) == ("a", "b")
    assert drive.selection == {link.id}
    assert drive.editor.history.names == ("linked",)


def test_a_link_stays_attached_when_its_things_move():
    drive = notes().drag((105, 50), (450, 50))
    link = drive.one("link")
    drive.click(700, 700).drag((450, 50), (450, 500))
    assert drive.get(link.id) == link
    assert line(drive, link.id)[-1].distance((450, 500)) < 80
    assert line(drive, link.id)[0].distance((50, 50)) < 90


def test_a_link_over_empty_paper_keeps_a_loose_end_where_it_was_let_go():
    link = notes().drag((105, 50), (250, 300)).one("link")
    assert (link.start.element, link.end) == ("a", End("", 250, 300))


def test_ctrl_leaves_the_end_loose_even_over_a_thing():
    link = notes().press(105, 50).move(450, 50, ctrl=True).release(ctrl=True).one("link")
    assert link.end == End("", 450, 50)


def test_shift_draws_a_loose_end_in_steps_of_15_degrees():
    link = notes().press(105, 50).move(305, 60, shift=True).release(shift=True).one("link")
    assert link.end.y == pytest.approx(50, abs=0.1)


def test_what_it_would_attach_to_glows_meanwhile():
    drive = notes().press(105, 50).move(250, 50)
    assert drive.overlay.targets == ()
    drive.move(450, 50)
    assert len(drive.overlay.targets) == 1
    assert drive.overlay.targets[0][0].x >= 390
    assert len(drive.editor.preview.patches) == 1


def test_out_and_back_to_the_same_thing_is_a_loop():
    drive = notes().press(105, 50).move(180, 50).move(50, 90).release()
    link = drive.one("link")
    assert (link.start.element, link.end.element) == ("a", "a")
    assert max(drive.editor.context.elements[link.id].bounds(drive.editor.context)[2:]) > 30


def test_a_short_pull_at_a_rim_makes_nothing():
    drive = notes().drag((105, 50), (110, 52))
    assert drive.all("link") == []
    assert drive.editor.preview is None


def test_a_link_cannot_begin_at_a_locked_thing_from_select():
    drive = Driver(Note(id="a", w=100, h=100, locked=True)).drag((105, 50), (300, 50))
    assert drive.all("link") == []


def test_a_dot_of_the_selected_thing_starts_a_link():
    drive = notes().select("a")
    dot = drive.grip("link e")
    link = drive.press(*dot).move(450, 50).release().one("link")
    assert (link.start.element, link.end.element) == ("a", "b")


# With the link tool


def test_the_link_tool_draws_from_and_to_anything():
    drive = notes().tool("link").drag((50, 50), (450, 50))
    link = drive.one("link")
    assert (link.start.element, link.end.element) == ("a", "b")
    link = notes().tool("link").drag((200, 300), (300, 400)).one("link")
    assert (link.start, link.end) == (End("", 200, 300), End("", 300, 400))


@pytest.mark.parametrize("relation", sorted(RELATIONS))
def test_a_new_link_means_what_was_chosen(relation):
    link = notes().tool("link", relation=relation).drag((50, 50), (450, 50)).one("link")
    assert link.relation == relation
    assert link.heads == RELATIONS[relation].heads


def test_a_click_of_the_link_tool_makes_nothing():
    drive = notes().tool("link").click(250, 300)
    assert list(drive.all("link")) == []
    assert drive.steps == 0


def test_the_link_tool_shows_what_it_would_begin_at():
    drive = notes().tool("link").hover(50, 50)
    assert len(drive.overlay.targets) == 1
    assert drive.hover(250, 300).overlay.targets == ()


def test_boundaries_are_joined_at_their_line_and_frames_never():
    drive = Driver(
        Note(id="a", w=100, h=100), Boundary(id="o", x=300, y=0, w=400, h=400), Frame(id="f", x=0, y=300)
    )
    drive.tool("link", keep_tool=True)
    assert drive.drag((50, 50), (300, 200)).all("link")[0].end.element == "o"
    assert drive.drag((50, 50), (500, 200)).all("link")[1].end.element == ""
    assert drive.drag((50, 50), (0, 400)).all("link")[2].end.element == ""


def test_a_link_can_end_on_another_link():
    drive = joined()
    drive.tool("link").drag((250, 300), (250, 50))
    other = next(link for link in drive.all("link") if link.id != "l")
    assert other.end.element == "l"
    drive.drag((50, 50), (50, 200))
    assert line(drive, other.id)[-1].distance(drive.get("l").centre(drive.editor.context)) < 30


def test_what_ends_on_a_link_moves_with_it_when_another_makes_it_give_way():
    drive = joined()
    drive.tool("link", keep_tool=True).drag((250, 300), (250, 50))
    other = next(link.id for link in drive.all("link") if link.id != "l")
    before = drive.editor.scene.bounds(other)
    drive.drag((50, 50), (450, 50))
    now = drive.editor.scene.bounds(other)
    assert now != before
    assert now == drive.get(other).bounds(drive.editor.context)


# Handles


@pytest.mark.parametrize(("handle", "kept"), [("start", "end"), ("end", "start")])
def test_an_end_is_dragged_off_and_onto_another_thing(handle, kept):
    drive = joined()
    third = Driver(*drive, Note(id="c", x=200, y=300, w=100, h=100)).select("l")
    at = third.grip(f"handle {handle}")
    third.press(*at).move(250, 350)
    assert len(third.overlay.targets) == 1
    third.release()
    assert getattr(third.get("l"), handle).element == "c"
    assert getattr(third.get("l"), kept).element == {"start": "a", "end": "b"}[kept]
    at = third.grip(f"handle {handle}")
    third.press(*at).move(250, 650).release()
    assert getattr(third.get("l"), handle).element == ""
    assert third.steps == 2


def test_ctrl_leaves_a_dragged_end_loose():
    drive = joined().select("l")
    drive.press(*drive.grip("handle end")).move(450, 50, ctrl=True).release(ctrl=True)
    assert drive.get("l").end.element == ""


@pytest.mark.parametrize("label", ["", "waits nine months"])
@pytest.mark.parametrize("away", [-120, -30, 60, 150])
def test_the_line_bends_through_where_it_is_pulled(label, away):
    drive = joined(label=label).select("l")
    at = drive.grip("handle bend")
    drive.press(*at).move(at.x + 10, at.y + away).release()
    assert min(point.distance((at.x + 10, at.y + away)) for point in line(drive)) < 12
    assert drive.get("l").bend * away < 0  # up is to the left of a line that runs to the right
    assert drive.steps == 1


def test_a_line_pulled_nearly_straight_is_straight():
    drive = joined(bend=0.3).select("l")
    at = drive.grip("handle bend")
    drive.press(*at).move(at.x, 52).release()
    assert drive.get("l").bend == 0


@pytest.mark.parametrize("share", [0.0, 0.25, 0.7, 1.0])
def test_a_label_is_dragged_along_its_line_by_any_of_its_words(share):
    drive = joined(label="waits").select("l")
    grip = next(grip for grip in drive.overlay.grips if grip.name == "handle label")
    words = grip.room
    to = line(drive)[0].towards(line(drive)[-1], share)
    start = Point(words.x + 3, words.centre.y)
    drive.press(*start).move(start.x + to.x - words.centre.x, to.y + 20).release()
    assert drive.get("l").label_at == pytest.approx(share, abs=0.02)
    assert drive.editor.history.names == ("moved the label",)


@pytest.mark.parametrize("chosen", [(), ("l",), ("a",)])
def test_a_link_is_bent_by_its_line_wherever_it_is_taken(chosen):
    drive = joined().select(*chosen)
    drive.drag((160, 50), (180, 130))
    assert drive.selection == {"l"}
    assert min(point.distance((180, 130)) for point in line(drive)) < 8
    assert (drive.get("l").start, drive.get("l").end) == (End("a"), End("b"))
    assert drive.editor.history.names == ("moved the bend",)


def test_words_are_dragged_along_their_line_without_a_click_before():
    drive = joined(label="waits")
    drive.drag((250, 50), (330, 50))
    assert drive.get("l").label_at > 0.6
    assert drive.get("l").bend == 0


def test_a_link_that_nothing_holds_is_moved_by_its_line():
    drive = notes(Link(id="l", start=End("", 0, 300), end=End("", 400, 300), z="a1"))
    drive.drag((200, 300), (220, 360))
    assert (drive.get("l").start, drive.get("l").end) == (End("", 20, 360), End("", 420, 360))


def test_a_link_among_several_selected_moves_with_them():
    drive = joined().select("a", "b", "l")
    drive.drag((250, 50), (250, 90))
    assert (drive.get("a").y, drive.get("b").y, drive.get("l").bend) == (40, 40, 0)


def test_handles_of_a_labelled_link_do_not_lie_on_each_other_or_on_its_words():
    for label in ("waits", "waits for nine months and longer", ""):
        for relation in ("flow", "money"):
            drive = joined(label=label, relation=relation).select("l")
            grips = {grip.name: grip for grip in drive.overlay.grips}
            bend = grips["handle bend"].at
            words = grips["handle label"].room if "handle label" in grips else None
            assert words is None or not words.expanded(6).contains(bend)


def test_a_loop_has_no_bend_to_drag():
    drive = notes(Link(id="l", start=End("a"), end=End("a"))).select("l")
    assert drive.grips == {"handle start", "handle end"}


def test_deleting_a_thing_leaves_its_links_where_they_were_in_the_same_step():
    drive = joined()
    before = line(drive)
    drive.tool("eraser").click(50, 50)
    link = drive.get("l")
    assert link.start.element == ""
    assert line(drive)[0].distance(before[0]) < 1
    assert drive.steps == 1
    drive.editor.undo()
    assert drive.get("l").start == End("a")


# The tail of a bubble


def test_a_tail_attaches_to_whom_it_is_dragged():
    drive = Driver(
        Icon(id="p", symbol="youth-worker", x=600, y=300),
        Bubble(id="x", x=100, y=100, tail=End("", 120, 260)),
    ).select("x")
    drive.press(*drive.grip("handle tail")).move(600, 300)
    assert len(drive.overlay.targets) == 1
    drive.release()
    assert drive.get("x").tail.element == "p"
    drive.click(800, 800).drag((600, 300), (600, 500))
    tip = drive.get("x").handles(drive.editor.context)[0].at
    assert tip.distance((600, 480)) < 80


def test_a_tail_dragged_into_its_bubble_is_gone_until_it_is_pulled_out_again():
    drive = Driver(Bubble(id="x", x=100, y=100, tail=End("", 120, 260))).select("x")
    drive.press(*drive.grip("handle tail")).move(190, 150).release()
    assert not drive.get("x").has_tail
    drive.press(*drive.grip("handle tail")).move(300, 300).release()
    assert drive.get("x").has_tail
    assert drive.get("x").tail.point(drive.editor.context).distance((300, 300)) < 12
