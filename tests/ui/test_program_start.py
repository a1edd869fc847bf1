"""The program starts on nothing, on a file, and on a file that cannot be read."""

import pytest
from PySide6.QtWidgets import QApplication

import richpic.app
from richpic.files.picture_text import to_text
from richpic.files.reading import read_picture
from richpic.files.settings import Settings
from richpic.resources import assets_folder
from tests.ui.conftest import Answers, one_of_each


@pytest.fixture
def started(qapp, qtbot, monkeypatch):
    """Run the program up to its first idle moment, and give the window."""
    windows = []
    made = richpic.app.make_window

    def make():
        window = made()
        window.flow.dialogs = window.dialogs = Answers()
        windows.append(window)
        return window

    monkeypatch.setattr(richpic.app, "make_window", make)
    monkeypatch.setattr(QApplication, "exec", lambda *_: 0)

    def run(path):
        assert richpic.app.run(path) == 0
        qtbot.wait(50)
        return windows[-1]

    yield run
    for window in windows:
        window.dialogs.leave = "discard"
        window.close()
        window.deleteLater()


def test_without_a_file_it_invites(started):
    window = started(None)
    assert window.welcome.isVisible()
    assert window.document.state == "new"


def test_with_a_file_it_shows_it(started, tmp_path):
    from richpic.model.picture import Picture

    path = tmp_path / "town.richpic"
    path.write_text(to_text(Picture({"note": one_of_each()["note"]})), "utf-8")
    window = started(str(path))
    assert set(window.editor.picture.elements) == {"note"}
    assert window.document.name == "town"


def test_a_file_that_is_not_there_is_explained_and_the_window_stays(started, tmp_path):
    window = started(str(tmp_path / "gone.richpic"))
    assert "gone.richpic" in window.dialogs.told[0]
    assert window.isVisible()


def test_the_example_opens_as_a_picture_of_ones_own(started):
    window = started(None)
    window.welcome.example.click()
    assert len(window.editor.picture.elements) > 10
    assert window.document.path is None, "a save must not write over the example"
    assert "thing" in window.status.text


def test_the_example_is_not_written_over_whichever_way_it_is_opened(started):
    window = started(str(assets_folder() / "examples" / "nottingham.richpic"))
    assert window.document.path is None
    assert window.document.suggested_file == "Change Nottingham, January 2021.richpic"


def test_a_picture_that_was_read_before_the_window_has_its_whole_name_and_state_shown(started):
    started(None).close()
    path = assets_folder() / "examples" / "nottingham.richpic"
    made = richpic.app.make_window()
    made.flow.show_read(path, read_picture(path))
    made.show()
    state = made.document_bar.state
    assert state.width() >= state.sizeHint().width()


def test_size_and_recent_icons_are_remembered(started):
    window = started(None)
    window.resize(750, 600)
    window.tray.list.placed.emit("school", True)
    window.dialogs.leave = "discard"
    window.close()
    assert Settings.load().more["tray.recent"] == ["school"]
    later = started(None)
    assert (later.width(), later.height()) == (750, 600)
    assert "school" in later.tray.recent
