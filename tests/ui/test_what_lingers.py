"""What was said or searched for goes with another picture; the hint goes once it was heeded."""

import pytest
from PySide6.QtCore import Qt

from richpic.elements.end import End
from richpic.elements.icon import Icon
from richpic.elements.link import Link
from richpic.files.saving import write_picture
from richpic.files.settings import Settings
from richpic.model.change import added, edited
from richpic.model.picture import Picture
from richpic.ui.link_hint import HINT
from richpic.ui.notice import OK

TWO = (Icon(id="a", symbol="school", label="school"), Icon(id="b", symbol="council", label="council", x=300))
LINK = Link(id="link", start=End("a"), end=End("b"))
SAID = "The safe copy is saved as town.richpic."


@pytest.fixture
def settings():
    return Settings()


@pytest.fixture
def new(make_window, settings):
    """A window of somebody who is new here, with two things on the paper."""
    window = make_window(settings=settings)
    window.editor.commit(added(*TWO))
    return window


def another(window, how, tmp_path):
    window.flow.dialogs.leave = "discard"
    if how == "new":
        window.actions_.run("new")
    elif how == "example":
        window.actions_.run("example")
    else:
        write_picture(added(*TWO, LINK).apply(Picture()), tmp_path / "other.richpic")
        assert window.flow.open(tmp_path / "other.richpic")


@pytest.mark.parametrize("how", ["new", "open", "example"])
def test_with_another_picture_old_messages_and_the_search_are_gone(window, tmp_path, qtbot, how):
    window.editor.commit(added(*TWO))
    window.notice.say(SAID, [OK])
    window.notice.say("The words are bigger, as far as there is room.", [OK])
    qtbot.keyClicks(window.tray.search, "lottery")
    another(window, how, tmp_path)
    assert not window.notice.is_wanted and not window.notice.isVisible()
    assert window.tray.search.text() == ""
    assert len(window.tray.list.symbols) > 100


def test_they_stay_while_the_picture_stays(window):
    window.editor.commit(added(*TWO))
    window.notice.say(SAID, [OK])
    window.editor.commit(added(LINK))
    window.flow.dialogs.leave = "cancel"
    window.actions_.run("new")
    assert window.notice.text == SAID


def test_what_was_said_of_a_file_on_leaving_it_is_still_said(window, answers, tmp_path):
    window.editor.commit(added(*TWO))
    answers.leave, answers.path = "save", tmp_path / "what?.richpic"
    window.actions_.run("new")
    assert not window.editor.picture.elements
    assert "Windows" in window.notice.text


def test_the_hint_goes_by_itself_with_the_first_link_and_never_returns(new, make_window, settings):
    assert new.notice.text == HINT
    new.editor.commit(added(LINK))
    assert not new.notice.is_wanted and settings.hint_seen
    again = make_window(settings=settings)
    again.editor.commit(added(*TWO))
    assert not again.notice.is_wanted


def test_the_hint_goes_once_something_was_written_on(new, settings):
    new.editor.commit(edited(TWO[0], {"label": "sixth form"}))
    assert not new.notice.is_wanted and settings.hint_seen


def test_the_hint_waits_for_more_than_a_move_or_the_name_of_a_new_icon(new, qtbot):
    new.editor.commit(edited(TWO[0], {"x": -50.0}))
    new.canvas.place_symbol("funder")
    qtbot.keyClicks(new.focusWidget(), "lottery")
    qtbot.keyClick(new.focusWidget(), Qt.Key.Key_Return)
    assert "lottery" in [element.label for element in new.editor.picture.order]
    assert new.notice.text == HINT
