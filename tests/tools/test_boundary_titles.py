"""The title of a boundary is dragged along its line; by its line the boundary itself is moved."""

import pytest

from richpic.elements.boundary import Boundary
from richpic.elements.icon import Icon
from richpic.model.geometry import Point
from tests.driver import Driver


@pytest.fixture(autouse=True)
def laid_out_text(qapp):
    return qapp


def titled(**more) -> Driver:
    one = Boundary(id="o", x=0, y=0, w=600, h=400, shape="rectangle", title="Those who decide", **more)
    return Driver(one, Icon(id="a", z="a1", x=300, y=200, symbol="school"))


def title(drive: Driver) -> Point:
    return drive.get("o").words_rect(drive.editor.context).centre


def test_the_title_of_what_is_selected_is_dragged_along_its_line_as_one_step():
    drive = titled().select("o")
    drive.drag(title(drive), (590, 200))
    now = drive.get("o")
    assert (now.x, now.y) == (0, 0)
    assert now.title_at == pytest.approx(0.25, abs=0.02)
    assert not now.title_outside
    assert drive.editor.history.names == ("moved the title",)
    drive.editor.undo()
    assert (drive.get("o").title_at, drive.get("o").title_chosen) == (0, False)


def test_pulled_across_the_line_it_stands_outside_and_back_inside():
    drive = titled().select("o")
    drive.drag(title(drive), (300, -30))
    assert drive.get("o").title_outside
    assert title(drive).y < 0
    drive.drag(title(drive), (300, 40))
    assert not drive.get("o").title_outside
    assert title(drive).y > 0


def test_a_title_placed_by_hand_stays_when_the_boundary_is_made_larger_over_things():
    drive = titled().select("o")
    drive.drag(title(drive), (20, 200))
    held = drive.get("o").title_at
    drive.drag_grip("resize se", 200, 100)
    assert drive.get("o").title_at == held


def test_the_title_of_what_is_not_selected_moves_the_boundary_with_what_is_inside():
    drive = titled()
    at = title(drive)
    drive.drag(at, (at.x + 60, at.y + 40), ctrl=True)
    assert (drive.get("o").x, drive.get("o").title_at) == (60, 0)


def test_the_title_of_a_locked_boundary_stays():
    drive = titled(locked=True).select("o")
    drive.drag(title(drive), (590, 200))
    assert drive.get("o").title_at == 0
