"""The first of a symbol looks as in the lists; a crowd differs."""

from richpic.editor.looks import another_look
from richpic.elements.icon import Icon
from richpic.model.symbol import HANDS, usual_hand
from tests.driver import Driver


def test_the_first_person_put_down_looks_as_in_the_tray_and_the_next_ones_differ():
    drive = Driver().tool("icon", symbol="parent", keep_tool=True)
    for number in range(HANDS):
        drive.click(100 + 200 * number, 100)
    hands = [icon.hand() for icon in drive.editor.picture.elements.values()]
    assert hands[0] == usual_hand("parent")
    assert len(set(hands)) == HANDS


def test_one_deleted_and_put_down_again_looks_the_same():
    drive = Driver().tool("icon", symbol="parent").click(100, 100)
    first = drive.one("icon")
    drive.editor.undo()
    assert drive.tool("icon").click(300, 300).one("icon").hand() == first.hand()


def test_things_leave_their_look_to_chance():
    assert Driver().tool("icon", symbol="school").click(100, 100).one("icon").variant == 0


def test_another_look_is_another_one_each_time_and_chance_again():
    drive = Driver(Icon(id="p", symbol="parent", hair="afro", skin="skin5"))
    seen = set()
    for _ in range(HANDS):
        drive.editor.commit(another_look(drive.editor.picture, ["p"]))
        icon = drive.one("icon")
        assert (icon.hair, icon.skin) == ("", "")
        seen.add(icon.hand())
    assert len(seen) == HANDS
