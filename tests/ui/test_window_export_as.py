"""Exporting to a web page and for other programs from the menu: asked, written, told what is lacking."""

import pypdfium2
import pytest

from richpic.model.change import added
from richpic.share.formats import FORMATS
from richpic.share.safe_copy import SafeCopy
from richpic.ui import background, safe_dialog
from richpic.ui.exporting import Exporting
from tests.ui.conftest import one_of_each


@pytest.fixture
def told(full_window, qtbot):
    """Run a command of the window, and wait for what it says then."""

    def run(name: str) -> str:
        full_window.actions_.run(f"export-{name}")
        qtbot.waitUntil(lambda: full_window.notice.is_wanted, timeout=60_000)
        return full_window.notice.text

    return run


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "web"])
def test_each_program_gets_its_file_and_what_is_lacking_is_told(told, answers, tmp_path, name):
    answers.path = tmp_path / f"town{FORMATS[name].suffix}"
    words = told(name)
    assert words.startswith(f"Saved as town{FORMATS[name].suffix} in {tmp_path}. Not in it: ")
    assert answers.path.stat().st_size > 150


def test_a_web_page_is_made_of_the_safe_copy(told, full_window, answers, tmp_path, monkeypatch):
    picture = full_window.editor.picture
    alone = type(picture)({"note": picture.elements["note"]}, picture.page)
    monkeypatch.setattr(safe_dialog, "ask_safe", lambda *_: SafeCopy(alone, {}))
    answers.path = tmp_path / "town"
    assert told("web").startswith("The safe copy is saved as town.html in ")
    page = (tmp_path / "town.html").read_text("utf-8")
    assert page.count("<li><button") == 1


def test_who_does_not_go_on_with_the_safe_copy_is_not_asked_for_a_name(
    full_window, answers, tmp_path, monkeypatch
):
    monkeypatch.setattr(safe_dialog, "ask_safe", lambda *_: None)
    answers.path = tmp_path / "town.html"
    full_window.actions_.run("export-web")
    assert full_window.findChildren(Exporting) == []
    assert list(tmp_path.iterdir()) == []


def test_drawing_programs_get_letters_as_shapes(told, answers, tmp_path):
    answers.path = tmp_path / "town.svg"
    assert told("outlines") == f"Saved as town.svg in {tmp_path}."
    assert "<text" not in answers.path.read_text("utf-8")


def test_frames_become_pages(told, answers, tmp_path):
    answers.path = tmp_path / "town.pdf"
    assert told("pages") == f"Saved as town.pdf in {tmp_path}."
    with pypdfium2.PdfDocument(answers.path.read_bytes()) as document:
        assert len(document) == 1


def test_pages_are_offered_only_where_there_are_frames(window):
    window.editor.commit(added(one_of_each()["note"]))
    window.actions_.refresh()
    assert not window.actions_["export-pages"].isEnabled()
    assert window.actions_["export-kumu"].isEnabled()


def test_what_cannot_be_written_is_said_and_leaves_nothing(told, answers, tmp_path):
    answers.path = tmp_path / "no such folder" / "town.csv"
    words = told("csv")
    assert "was not written" in words
    assert "your picture is as it was" in words


def test_stopping_says_so_and_leaves_nothing(full_window, answers, tmp_path, qtbot):
    answers.path = tmp_path / "town.excalidraw"
    full_window.actions_.run("export-excalidraw")
    (writing,) = full_window.findChildren(Exporting)
    writing.canceled.emit()  # as its button does
    assert full_window.notice.text == "Stopped. “town.excalidraw” was not written."
    qtbot.waitUntil(lambda: not background._ending, timeout=20_000)
    assert list(tmp_path.iterdir()) == []
