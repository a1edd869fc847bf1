"""What the scribe line drew is seen: not under a panel, and not outside of the window."""

import pytest
from PySide6.QtCore import Qt

from richpic.elements.icon import Icon
from richpic.model.change import added


@pytest.fixture
def seen(window, qtbot):
    """A window of a laptop's size in which lines are typed."""
    window.resize(1280, 720)
    window.canvas.grab()

    def say(text: str) -> None:
        window.scribe.focus()
        window.scribe.field.setText(text)
        qtbot.keyClick(window.scribe.field, Qt.Key.Key_Return)

    return say


def in_sight(window) -> bool:
    return window.canvas.free_rect().contains_rect(window.editor.content_bounds())


LINES = (
    "young person, youth worker, school, council",
    "young person > school: does not go any more",
    'young person: "No one tells me"',
    "fathers?, CAMHS, court, police, home",
)


def test_all_of_a_small_picture_stays_in_sight_line_by_line(window, seen):
    for line in LINES:
        seen(line)
        assert in_sight(window), line


def test_the_view_stays_while_all_that_is_new_is_seen(window, seen):
    seen("school")
    camera = window.editor.camera
    seen("council")
    assert window.editor.camera == camera


def test_of_a_picture_too_large_to_be_read_whole_the_new_part_is_shown(window, seen):
    far = [Icon(id=f"i{n}", symbol="wall", x=n * 150.0, y=0.0) for n in range(60)]
    window.editor.commit(added(*far))
    window.canvas.fit()
    window.editor.look(window.editor.camera.zoomed(8.0, window.canvas.free_middle()))
    zoom = window.editor.camera.zoom
    seen("i59, home, court, police, CAMHS, parent, child, nurse")
    assert window.editor.camera.zoom == pytest.approx(zoom)
    new = [one for one in window.editor.picture.elements if one not in {icon.id for icon in far}]
    rect = window.editor.content_bounds(new)
    assert window.canvas.free_rect().intersects(rect)


def test_both_voices_of_a_tension_are_in_sight(window, seen):
    seen("school, CAMHS, council, court, home")
    seen('school > CAMHS: do not talk "you never ring back, not once" / "we are full until next summer" !')
    assert sum(one.kind == "bubble" for one in window.editor.picture.elements.values()) == 2
    assert in_sight(window)
