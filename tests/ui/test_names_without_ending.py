"""A name typed without its ending: nothing that is there is replaced before that was asked."""

import pytest
from PySide6.QtWidgets import QFileDialog, QMessageBox

from richpic.files.reading import read_picture
from richpic.files.versions import versions_of
from richpic.share.formats import FORMATS
from richpic.ui.dialogs import Dialogs


@pytest.fixture
def typed(monkeypatch):
    """The names that somebody types, one after the other, and what the dialog proposed each time."""
    names, proposed = [], []

    def ask(parent, title, suggested, kinds):
        proposed.append(suggested)
        return (names.pop(0) if names else ""), kinds

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    return names, proposed


@pytest.fixture
def clicks(monkeypatch):
    """The buttons that somebody clicks, by their words, one after the other."""
    words = []

    def exec_(box):
        assert words, f"nobody expected to be asked: {box.text()}"
        next(one for one in box.buttons() if one.text() == words[0]).click()
        words.pop(0)

    monkeypatch.setattr(QMessageBox, "exec", exec_)
    return words


def test_a_free_name_gets_its_ending_and_no_question(window, typed, clicks, tmp_path):
    typed[0].append(str(tmp_path / "meeting"))
    assert Dialogs(window).save_path("x") == tmp_path / "meeting.richpic"


def test_a_name_that_is_taken_is_asked_about_and_another_can_be_typed(window, typed, clicks, tmp_path):
    (tmp_path / "meeting.richpic").write_text("somebody's")
    typed[0].extend([str(tmp_path / "meeting"), str(tmp_path / "meeting in May")])
    clicks.append("Choose another name")
    assert Dialogs(window).save_path("x") == tmp_path / "meeting in May.richpic"
    assert typed[1] == ["x", str(tmp_path / "meeting.richpic")]


def test_with_the_ending_the_file_dialog_has_asked_already(window, typed, clicks, tmp_path):
    (tmp_path / "meeting.richpic").write_text("somebody's")
    typed[0].append(str(tmp_path / "meeting.richpic"))
    assert Dialogs(window).save_path("x") == tmp_path / "meeting.richpic"


def test_what_is_replaced_is_kept_as_an_earlier_version(full_window, typed, clicks, tmp_path):
    flow, path = full_window.flow, tmp_path / "meeting.richpic"
    flow.dialogs = Dialogs(full_window)
    path.write_text('{"format": "richpic", "version": 1, "page": {"title": "theirs"}, "elements": []}')
    typed[0].append(str(tmp_path / "meeting"))
    clicks.append("Replace it")
    flow.save_as()
    flow.finish_saving()
    assert read_picture(path).elements
    assert any(version.picture().page.title == "theirs" for version in versions_of(path))


def test_an_export_takes_the_next_free_name(full_window, answers, tmp_path, qtbot):
    (tmp_path / f"town{FORMATS['kumu'].suffix}").write_text("somebody's")
    answers.path = tmp_path / "town"
    full_window.actions_.run("export-kumu")
    qtbot.waitUntil(lambda: full_window.notice.is_wanted, timeout=60_000)
    assert (tmp_path / f"town{FORMATS['kumu'].suffix}").read_text() == "somebody's"
    assert (tmp_path / f"town 2{FORMATS['kumu'].suffix}").exists()
