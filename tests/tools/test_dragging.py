"""Moving things, and copying them with Alt."""

import pytest

from richpic.elements.bubble import Bubble
from richpic.elements.end import End
from richpic.elements.icon import Icon
from richpic.elements.ink import Ink
from richpic.elements.link import Link
from richpic.elements.note import Note
from tests.driver import Driver


def pair(**more: object) -> Driver:
    """Two joined icons, 400 apart, in one group if `groups` say so."""
    return Driver(
        Icon(id="a", symbol="council", x=100, y=100, **more),
        Icon(id="b", symbol="school", x=500, y=100, **more),
        Link(id="l", start=End("a"), end=End("b"), z="a1", **more),
    )


def place(drive: Driver, identifier: str) -> tuple[float, float]:
    return drive.get(identifier).place()


def test_a_drag_moves_what_it_takes_hold_of_and_selects_it():
    drive = pair().drag((100, 100), (160, 130))
    assert place(drive, "a") == (160, 130)
    assert drive.selection == {"a"}
    assert drive.editor.history.names == ("moved 1 thing",)


def test_a_drag_of_one_of_several_selected_things_moves_all():
    drive = pair().select("a", "b").drag((500, 100), (530, 140))
    assert (place(drive, "a"), place(drive, "b")) == ((130, 140), (530, 140))
    assert drive.selection == {"a", "b"}
    assert drive.steps == 1


def test_a_drag_of_a_member_moves_its_group():
    drive = pair(groups=("g",)).drag((100, 100), (110, 120))
    assert (place(drive, "a"), place(drive, "b")) == ((110, 120), (510, 120))


def test_links_follow_what_they_are_attached_to_and_are_not_changed():
    drive = pair()
    link = drive.get("l")
    drive.drag((100, 100), (100, 400))
    assert drive.get("l") is link
    start = link.route(drive.editor.context).line[0]
    assert drive.get("a").bounds(drive.editor.context).expanded(20).contains(start)


def test_shift_keeps_to_the_axis_that_is_nearer():
    drive = pair().press(100, 100).move(170, 120, shift=True).release(shift=True)
    assert place(drive, "a") == (170, 100)
    drive.press(170, 100).move(180, 160, shift=True).release(shift=True)
    assert place(drive, "a") == (170, 160)


def test_things_move_by_whole_units():
    drive = pair().drag((100, 100), (133.4, 121.7))
    assert place(drive, "a") == (133, 122)


def test_a_drag_back_to_where_it_began_is_no_step():
    drive = pair().press(100, 100).move(300, 300).move(100, 100).release()
    assert drive.steps == 0
    assert drive.editor.preview is None


def test_free_ends_and_tails_come_along_and_attached_ones_stay():
    drive = Driver(
        Icon(id="a", symbol="council", x=100, y=100),
        Link(id="l", start=End("a"), end=End("", 400, 300)),
        Bubble(id="b", x=600, y=100, tail=End("", 620, 260)),
        Bubble(id="c", x=600, y=400, tail=End("a")),
    )
    drive.select("l", "b", "c").drag((690, 150), (700, 170))
    assert drive.get("l").start == End("a")
    assert drive.get("l").end == End("", 410, 320)
    assert drive.get("b").tail == End("", 630, 280)
    assert drive.get("c").tail == End("a")
    assert place(drive, "a") == (100, 100)


# Copies


def test_alt_leaves_the_original_and_moves_a_copy_which_is_selected():
    drive = pair().select("a").press(100, 100).move(240, 300, alt=True).release(alt=True)
    assert place(drive, "a") == (100, 100)
    (copy,) = drive.editor.selected
    assert copy.id != "a"
    assert (copy.place(), copy.symbol) == ((240, 300), "council")
    assert drive.steps == 1
    drive.editor.undo()
    assert len(list(drive)) == 3


def test_copies_of_joined_things_are_joined_by_a_copy_of_the_link():
    drive = pair().select("a", "b", "l").press(100, 100).move(100, 400, alt=True).release(alt=True)
    copies = {copy.kind if copy.kind == "link" else copy.symbol: copy for copy in drive.editor.selected}
    assert copies["link"].start == End(copies["council"].id)
    assert copies["link"].end == End(copies["school"].id)
    assert drive.get("l").start == End("a")


def test_a_copied_link_alone_joins_the_same_things():
    drive = pair().select("l").press(300, 100).move(300, 160, alt=True).release(alt=True)
    (copy,) = drive.editor.selected
    assert (copy.start, copy.end) == (End("a"), End("b"))


def test_copies_of_a_group_are_a_group_of_their_own():
    drive = pair(groups=("g",)).select("a", "b", "l").press(100, 100)
    drive.move(100, 400, alt=True).release(alt=True)
    (group,) = {copy.groups for copy in drive.editor.selected}
    assert group != ("g",)


def test_alt_can_be_taken_and_left_while_dragging():
    drive = pair().select("a").press(100, 100).move(240, 240, alt=True).move(240, 220).release()
    assert place(drive, "a") == (240, 220)
    assert len(list(drive)) == 3
    drive.press(240, 220).move(300, 200).move(380, 340, alt=True).release(alt=True)
    assert place(drive, "a") == (240, 220)
    assert len(list(drive)) == 4


def test_a_copy_keeps_its_hand_while_it_is_dragged():
    drive = pair().select("a").press(100, 100).move(200, 200, steps=1, alt=True)
    first = set(drive.editor.preview.patches)
    drive.move(250, 260, alt=True)
    assert set(drive.editor.preview.patches) == first


# Turning the tables on other kinds


@pytest.mark.parametrize(
    ("element", "grip"),
    [
        (Note(id="x", x=40, y=40), (106, 106)),
        (Bubble(id="x", x=40, y=40), (120, 80)),
        (Ink(id="x", x=40, y=40, samples=((0, 0, 0.5), (60, 60, 0.5), (120, 0, 0.5))), (100, 100)),
    ],
    ids=lambda value: getattr(value, "kind", ""),
)
def test_other_kinds_are_dragged_alike(element, grip):
    drive = Driver(element)
    drive.drag(grip, (grip[0] + 50, grip[1] + 30))
    assert place(drive, "x") == (90, 70)
