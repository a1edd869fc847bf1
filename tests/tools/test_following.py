"""What somebody says goes where they go."""

from dataclasses import replace

import pytest

from richpic.elements.bubble import Bubble
from richpic.elements.end import End
from richpic.elements.icon import Icon
from tests.driver import Driver

PERSON = Icon(id="p", symbol="youth-worker", x=300, y=300)
SAYS = Bubble(id="b", z="a2", x=380, y=150, text="No!", tail=End("p", 300, 300))


def place(drive, identifier):
    return drive.editor.picture.elements[identifier].place()


def test_a_bubble_goes_with_its_speaker_in_one_step():
    drive = Driver(PERSON, SAYS)
    start = drive.editor.picture
    drive.drag((300, 300), (360, 420))
    moved = place(drive, "p").minus(PERSON.place())
    assert moved != (0, 0)
    assert place(drive, "b") == SAYS.place().plus(moved)
    drive.editor.undo()
    assert drive.editor.picture.elements == start.elements


def test_a_bubble_that_is_selected_too_moves_once():
    drive = Driver(PERSON, SAYS)
    drive.editor.select(["p", "b"])
    drive.drag((300, 300), (400, 300))
    assert place(drive, "b").minus(SAYS.place()) == place(drive, "p").minus(PERSON.place())


@pytest.mark.parametrize("stays", [{"locked": True}, {"has_tail": False}, {"tail": End("", 300, 300)}])
def test_a_bubble_that_is_locked_or_points_at_nobody_stays(stays):
    drive = Driver(PERSON, replace(SAYS, **stays))
    drive.drag((300, 300), (360, 420))
    assert place(drive, "b") == SAYS.place()


def test_a_bubble_is_dragged_without_its_speaker():
    drive = Driver(PERSON, SAYS)
    drive.drag(tuple(SAYS.body(drive.editor.context).centre), (700, 200))
    assert place(drive, "b") != SAYS.place()
    assert place(drive, "p") == PERSON.place()
