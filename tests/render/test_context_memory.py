"""What was made to draw an element goes with it: a day of drawing leaves nothing behind."""

import pytest

from richpic.elements.boundary import Boundary
from richpic.elements.icon import Icon
from richpic.model.change import Change, Patch, added
from tests.driver import Driver

pytestmark = pytest.mark.usefixtures("qapp")


def test_what_is_gone_is_forgotten_and_what_is_there_is_not():
    drive = Driver(Boundary(id="stays", w=300, h=200))
    stays = drive.get("stays")
    outlines = stays.outlines(drive.editor.context)
    for number in range(2_500):
        icon = Icon(id=f"i{number}", symbol="home")
        drive.editor.commit(added(icon))
        icon.outlines(drive.editor.context)
        drive.editor.commit(Change({icon.id: Patch(icon, None)}, "deleted"))
    context = drive.editor.context
    assert len(context._kept) < 1_500
    assert stays.outlines(context) is outlines
