"""What was made to draw an element goes with it: a day of drawing leaves nothing behind."""

import gc
import weakref

import pytest

from richpic.editor import operations
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


def test_a_frame_of_a_gesture_leaves_no_garbage_to_be_looked_for():
    drive = Driver(Icon(id="moves", symbol="home", label="a home"))
    editor, gone = drive.editor, []
    gc.disable()
    try:
        for step in range(3):
            editor.show(operations.moved(editor.picture, ["moves"], 10.0 * step, 0.0))
            picture, context = editor.shown
            for hand in (context, context.plainly(), context.plainly().plainly()):
                picture.elements["moves"].draw(hand)
            gone.append(weakref.ref(picture))
            del picture, context, hand
        editor.show(None)
        assert [one() for one in gone] == [None, None, None]
    finally:
        gc.enable()
