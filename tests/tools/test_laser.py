"""The laser pointer: lines that stay while one talks, fade together, and are never on the picture."""

import pytest

from richpic.elements.note import Note
from richpic.tools.laser import FADES, STAYS
from tests.driver import Driver


@pytest.fixture
def pointing():
    drive = Driver(Note(id="n", x=0, y=0)).tool("laser")
    now = [100.0]
    drive.toolbox.current.clock = lambda: now[0]
    return drive, now


def test_lines_are_shown_and_nothing_is_drawn(pointing):
    drive, _ = pointing
    before = drive.picture
    drive.press(0, 0).move(100, 50)
    assert drive.overlay.laser[0][-1] == (100, 50)
    drive.release()
    assert drive.picture is before
    assert drive.steps == 0
    assert drive.toolbox.name == "laser"


def test_all_lines_stay_while_the_hand_goes_on_and_fade_together(pointing):
    drive, now = pointing
    drive.drag((0, 0), (100, 0))
    now[0] += STAYS * 0.9
    drive.drag((0, 50), (100, 50))
    now[0] += STAYS * 0.9
    assert len(drive.overlay.laser) == 2
    assert drive.overlay.light == 1.0
    now[0] += STAYS * 0.1 + FADES / 2
    assert drive.overlay.light == pytest.approx(0.5)
    assert len(drive.overlay.laser) == 2
    now[0] += FADES
    assert drive.overlay.laser == ()


def test_a_held_line_does_not_fade(pointing):
    drive, now = pointing
    drive.press(0, 0).move(50, 50)
    now[0] += 60
    assert drive.overlay.light == 1.0


def test_what_had_faded_does_not_come_back_with_the_next_line(pointing):
    drive, now = pointing
    drive.drag((0, 0), (100, 0))
    now[0] += STAYS + FADES + 1
    drive.press(0, 90)
    assert len(drive.overlay.laser) == 1


def test_another_tool_puts_the_light_out(pointing):
    drive, _ = pointing
    drive.drag((0, 0), (100, 0)).tool("select").tool("laser")
    assert drive.overlay.laser == ()
