"""An icon that is there gets another symbol: asked for in the tray, or by dropping one on it."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication

from richpic.elements.end import End
from richpic.elements.icon import Icon
from richpic.elements.link import Link
from richpic.model.change import added, edited
from richpic.ui.inspector_icon import SymbolRow
from richpic.ui.tray_list import SYMBOL_MIME

COUNCIL = Icon(id="council", symbol="charity", label="council", x=0, y=0, tint="rose")
CLUB = Icon(id="club", symbol="youth-club", label="youth club", x=300, y=0)
LINK = Link(id="link", start=End("council"), end=End("club"), label="pays")


@pytest.fixture
def town(window):
    window.editor.commit(added(COUNCIL, CLUB, LINK))
    window.canvas.fit()
    window.editor.select(["council"])
    return window


def symbol(window, identifier="council"):
    return window.editor.picture.elements[identifier].symbol


def click(window, qtbot, name, double=False):
    view = window.tray.list
    index = view.model().index([one.name for one in view.symbols].index(name))
    view.scrollTo(index)
    at = view.visualRect(index).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    if double:
        qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)


def drop(window, name, x, y):
    at = window.canvas.camera.to_view((x, y))
    mime = QMimeData()
    mime.setData(SYMBOL_MIME, name.encode())
    action, none = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    place = QPointF(at.x, at.y)
    window.canvas.dropEvent(QDropEvent(place, action, mime, Qt.MouseButton.LeftButton, none))


def test_the_button_in_the_properties_asks_and_a_click_in_the_tray_answers(town, qtbot):
    (row,) = [row for row in town.inspector.rows if isinstance(row, SymbolRow)]
    steps = town.editor.history.done
    qtbot.mouseClick(row.button, Qt.MouseButton.LeftButton)
    assert town.tray.asks and town.tray.search.hasFocus()
    assert town.tray.search.accessibleDescription() == "Choose another icon for council"
    click(town, qtbot, "school")
    assert town.editor.picture.elements["council"] == replace(COUNCIL, symbol="school")
    assert town.editor.picture.elements["link"] == LINK
    assert (town.editor.history.done, town.toolbox.name) == (steps + 1, "select")
    assert not town.tray.asks and town.canvas.hasFocus()
    town.editor.undo()
    assert town.editor.picture.elements["council"] == COUNCIL


@pytest.mark.parametrize(
    ("label", "said"),
    [
        ("young people facing multiple disadvantage", "young people facing multiple…"),
        ("a" * 60, "a" * 40 + "…"),
    ],
)
def test_a_long_name_is_asked_for_by_its_first_words(town, label, said):
    town.editor.commit(edited(town.editor.picture.elements["council"], {"label": label}))
    town.actions_.run("change-icon")
    assert town.tray.search.accessibleDescription() == f"Choose another icon for {said}"


def test_by_keys_alone(town, qtbot):
    qtbot.keyClick(
        town.canvas, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    qtbot.keyClicks(QApplication.focusWidget(), "lottery")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert symbol(town) == "funder"
    assert town.tray.search.text() == ""


def test_from_the_list_by_enter(town, qtbot):
    town.actions_.run("change-icon")
    qtbot.keyClicks(town.tray.search, "lottery")
    qtbot.keyClick(town.tray.search, Qt.Key.Key_Down)
    qtbot.keyClick(town.tray.list, Qt.Key.Key_Return)
    assert symbol(town) == "funder"
    assert len(town.editor.picture.elements) == 3


def test_all_icons_that_are_selected_change_and_links_do_not(town, qtbot):
    town.editor.select(["council", "club", "link"])
    town.actions_.run("change-icon")
    assert town.tray.search.accessibleDescription() == "Choose another icon for these 2 icons"
    click(town, qtbot, "school")
    assert (symbol(town), symbol(town, "club")) == ("school", "school")
    town.editor.undo()
    assert (symbol(town), symbol(town, "club")) == ("charity", "youth-club")


def test_escape_leaves_it_as_it_is(town, qtbot):
    before = town.editor.picture
    town.actions_.run("change-icon")
    qtbot.keyClick(town.tray.search, Qt.Key.Key_Escape)
    assert not town.tray.asks and town.canvas.hasFocus()
    click(town, qtbot, "school")
    assert town.editor.picture == before
    assert town.toolbox.name == "icon"


@pytest.mark.parametrize("how", ["another", "none", "tool", "new"])
def test_doing_something_else_leaves_it_as_it_is(town, how):
    town.actions_.run("change-icon")
    if how == "another":
        town.editor.select(["club"])
    elif how == "none":
        town.editor.select([])
    elif how == "tool":
        town.toolbox.choose("note")
    else:
        town.flow.dialogs.leave = "discard"
        town.flow.new()
    assert not town.tray.asks


def test_a_double_click_answers_and_puts_nothing_on_the_paper(town, qtbot):
    town.actions_.run("change-icon")
    click(town, qtbot, "school", double=True)
    assert symbol(town) == "school"
    assert len(town.editor.picture.elements) == 3
    assert town.toolbox.name == "select"


def test_it_needs_an_icon(town):
    town.editor.select(["link"])
    assert town.actions_.table["change-icon"].why_not(town) == "select an icon first"
    town.editor.select(["council"])
    assert town.actions_.table["change-icon"].why_not(town) == ""


@pytest.mark.parametrize("size", [(1280, 720), (720, 560)])
def test_icons_that_were_put_away_come_and_go_again(town, qtbot, size):
    town.resize(*size)
    town.stage.toggle_side("outline") if size[0] > 1000 and town.outline else town.stage.toggle_tray()
    side, wanted = town.stage.side, town.stage.tray_wanted
    town.actions_.run("change-icon")
    assert town.tray.isVisible()
    qtbot.keyClick(town.tray.search, Qt.Key.Key_Escape)
    assert (town.stage.side, town.stage.tray_wanted) == (side, wanted)
    assert not town.tray.isVisible()


def test_dropped_on_the_middle_of_another_it_may_replace_that(town, qtbot):
    drop(town, "funder", 6, -4)
    assert len(town.editor.picture.elements) == 4
    assert town.notice.text == "Put on top of council. Replace it instead?"
    qtbot.mouseClick(town.notice.buttons[0], Qt.MouseButton.LeftButton)
    assert town.editor.picture.elements["council"] == replace(COUNCIL, symbol="funder")
    assert len(town.editor.picture.elements) == 3
    assert town.editor.selection == ("council",)
    assert not town.notice.is_wanted
    town.editor.undo()
    assert len(town.editor.picture.elements) == 4


def test_what_was_written_on_it_meanwhile_is_kept(town, qtbot):
    drop(town, "funder", 6, -4)
    qtbot.keyClicks(QApplication.focusWidget(), "lottery")
    qtbot.mouseClick(town.notice.buttons[0], Qt.MouseButton.LeftButton)
    assert town.editor.picture.elements["council"] == replace(COUNCIL, symbol="funder", label="lottery")


@pytest.mark.parametrize("how", ["moved", "undone", "left", "new"])
def test_the_offer_goes_when_it_is_left_or_holds_no_more(town, qtbot, how):
    drop(town, "funder", 6, -4)
    town.settle()
    (made,) = set(town.editor.picture.elements) - {"council", "club", "link"}
    if how == "moved":
        qtbot.keyClick(town.canvas, Qt.Key.Key_Right)
    elif how == "undone":
        while made in town.editor.picture.elements:
            town.editor.undo()
    elif how == "left":
        qtbot.mouseClick(town.notice.buttons[1], Qt.MouseButton.LeftButton)
    else:
        town.flow.dialogs.leave = "discard"
        town.flow.new()
    assert not town.notice.is_wanted


def test_in_a_crowd_nothing_is_offered(town):
    drop(town, "funder", 48, 10)
    assert not town.notice.is_wanted
