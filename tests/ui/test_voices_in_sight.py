"""The bubbles that say the voices of a tension come into view with the click that makes them."""

import pytest
from PySide6.QtCore import Qt

from richpic.editor.camera import Camera
from richpic.elements.end import End
from richpic.elements.icon import Icon
from richpic.elements.link import Link, Tension, Voice
from richpic.model.change import added
from richpic.ui.inspector_link import TensionRow

HELD = Tension(Voice("council", "It is not our job."), Voice("family", "Nobody answers the phone."))


@pytest.fixture
def tense(window):
    window.editor.commit(
        added(
            Icon(id="council", symbol="council", label="council"),
            Icon(id="family", symbol="family", label="a family", x=420),
            Link(id="l", relation="tension", tension=HELD, start=End("council"), end=End("family")),
        )
    )
    window.canvas.fit()
    # The tops of both at the upper edge of the paper: what they say has no room there.
    window.editor.look(Camera(-300.0, -110.0, 1.0))
    window.editor.select(["l"])
    return window


@pytest.mark.parametrize("by", ["button", "menu"])
def test_they_are_seen_whole(tense, qtbot, by):
    if by == "button":
        (row,) = [row for row in tense.inspector.rows if isinstance(row, TensionRow)]
        qtbot.mouseClick(row.show_voices, Qt.MouseButton.LeftButton)
    else:
        tense.actions_.run("voices")
    made = [element for element in tense.editor.picture.order if element.kind == "bubble"]
    assert len(made) == 2
    assert tense.editor.selection == tuple(one.id for one in made)
    seen = tense.canvas.free_rect()
    assert all(seen.contains_rect(tense.editor.content_bounds([one.id])) for one in made)
