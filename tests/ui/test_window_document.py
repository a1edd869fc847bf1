"""The document: its name and state, what is asked before anything is lost, and what a crash leaves."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QCloseEvent, QDropEvent, QImage

from richpic.elements.note import Note
from richpic.files.journal import journals_folder
from richpic.files.reading import read_picture
from richpic.files.recent import recent_files
from richpic.files.recovery import recoverable
from richpic.model.change import added
from richpic.ui.unsaved_dialog import UnsavedDialog


def draw(window, identifier="n", text="hello"):
    window.editor.commit(added(Note(id=identifier, text=text)))


def try_to_close(window) -> bool:
    event = QCloseEvent()
    window.closeEvent(event)
    return event.isAccepted()


def test_the_title_bar_tells_name_and_state(window, tmp_path, answers):
    assert window.windowTitle() == "Untitled picture[*] — richpic"
    assert not window.isWindowModified()
    draw(window)
    assert window.isWindowModified()
    assert window.document.state == "not saved yet"
    answers.path = tmp_path / "our town.richpic"
    window.actions_.run("save")
    window.flow.finish_saving()
    assert window.windowTitle() == "our town[*] — richpic"
    assert not window.isWindowModified()
    assert window.document.state == "saved"
    assert "our town" in window.document_bar.state.accessibleName()


def test_undoing_back_to_what_was_saved_is_saved(window, tmp_path, answers):
    draw(window)
    answers.path = tmp_path / "a.richpic"
    window.actions_.run("save")
    window.flow.finish_saving()
    draw(window, "m")
    assert not window.document.is_saved
    window.actions_.run("undo")
    assert window.document.is_saved


def test_saving_again_does_not_ask_again(window, tmp_path, answers):
    draw(window)
    answers.path = tmp_path / "a.richpic"
    window.actions_.run("save")
    window.flow.finish_saving()
    answers.path = None
    draw(window, "m")
    window.actions_.run("save")
    window.flow.finish_saving()
    assert set(read_picture(tmp_path / "a.richpic").elements) == {"n", "m"}


def test_closing_asks_only_when_something_would_be_lost(window, answers):
    assert window.flow.may_leave()
    assert answers.asked == []
    draw(window)
    assert not window.flow.may_leave()
    assert answers.asked == ["Untitled picture"]


def test_cancel_keeps_the_window(window, answers):
    draw(window)
    answers.leave = "cancel"
    assert not try_to_close(window)
    assert "n" in window.editor.picture.elements


def test_save_saves_and_closes(window, answers, tmp_path):
    draw(window)
    answers.leave, answers.path = "save", tmp_path / "kept.richpic"
    assert try_to_close(window)
    assert answers.path.exists()


def test_a_cancelled_save_dialog_keeps_the_window(window, answers):
    draw(window)
    answers.leave, answers.path = "save", None
    assert not try_to_close(window)


def test_what_is_not_wanted_leaves_no_journal(window, answers):
    draw(window)
    answers.leave = "discard"
    assert try_to_close(window)
    assert recoverable() == []
    assert list(journals_folder().glob("*.journal")) == []


def test_a_file_opens_and_is_remembered(window, answers, tmp_path):
    draw(window)
    answers.path = tmp_path / "a.richpic"
    window.actions_.run("save")
    window.flow.finish_saving()
    window.actions_.run("new")
    assert window.editor.picture.elements == {}
    assert window.document.name == "Untitled picture"
    window.actions_.run("open")
    assert set(window.editor.picture.elements) == {"n"}
    assert window.document.name == "a"
    assert recent_files() == [tmp_path / "a.richpic"]


def test_a_file_that_cannot_be_read_leaves_the_picture_alone(window, answers, tmp_path):
    bad = tmp_path / "bad.richpic"
    bad.write_text("{", "utf-8")
    window.editor.commit(added(Note(id="n")))
    answers.leave, answers.path = "discard", bad
    window.actions_.run("open")
    assert set(window.editor.picture.elements) == {"n"}
    (told,) = answers.told
    assert "could not be opened" in told
    assert "bad.richpic" in told
    assert "as it was" in told
    assert "Traceback" not in told


def test_a_failed_save_says_so_and_stays_unsaved(window, answers, tmp_path):
    draw(window)
    answers.path = tmp_path / "nowhere" / "a.richpic"
    window.actions_.run("save")
    window.flow.finish_saving()
    assert "could not be saved" in answers.told[0]
    assert not window.document.is_saved
    assert window.document.path is None


def test_untitled_work_is_offered_after_a_crash(window, make_window):
    draw(window, text="do not lose me")
    assert window.document._journal.drain()
    # A crash: the journal's lock goes with the process, its file stays.
    window.document._journal.close(discard=False)
    window.document._journal = None
    later = make_window()
    later.flow.offer_recovery(recoverable())
    (card,) = later.findChild(UnsavedDialog).cards.values()
    card.back.click()
    assert later.editor.picture.elements["n"].text == "do not lose me"
    assert not later.document.is_saved
    assert not later.findChild(UnsavedDialog).isVisible()


def test_recovered_work_survives_a_second_crash(window, make_window):
    draw(window)
    window.document._journal.close(discard=False)
    window.document._journal = None
    later = make_window()
    (first,) = recoverable()
    later.document.recover(first)
    assert not first.path.exists(), "a newer journal holds it now"
    later.document._journal.close(discard=False)
    later.document._journal = None
    (second,) = recoverable()
    assert set(second.picture().elements) == {"n"}


def test_not_now_keeps_the_work_for_the_next_start(window, make_window):
    draw(window)
    window.document._journal.close(discard=False)
    window.document._journal = None
    later = make_window()
    later.flow.offer_recovery(recoverable())
    later.findChild(UnsavedDialog).reject()
    assert len(recoverable()) == 1


def drop_file(window, path: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    at, action = QPointF(600, 300), Qt.DropAction.CopyAction
    event = QDropEvent(at, action, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    window.canvas.dropEvent(event)


def test_a_dropped_photo_becomes_an_image_on_the_paper(window, tmp_path):
    photo = QImage(60, 40, QImage.Format.Format_RGB32)
    photo.fill(Qt.GlobalColor.red)
    photo.save(str(tmp_path / "photo.png"))
    drop_file(window, tmp_path / "photo.png")
    (element,) = window.editor.picture.order
    assert element.kind == "image"
    assert element.image_id in window.editor.picture.images
    assert window.editor.history.done == 1


def test_a_dropped_picture_opens(window, answers, tmp_path):
    draw(window)
    answers.path = tmp_path / "a.richpic"
    window.actions_.run("save")
    window.flow.finish_saving()
    window.actions_.run("new")
    drop_file(window, answers.path)
    assert set(window.editor.picture.elements) == {"n"}


@pytest.mark.parametrize("name", ["a.doc", "broken.png"])
def test_what_cannot_be_dropped_is_explained(window, answers, tmp_path, name):
    (tmp_path / name).write_text("words", "utf-8")
    drop_file(window, tmp_path / name)
    assert window.editor.picture.elements == {}
    assert "Nothing was changed" in answers.told[0]


def test_the_image_tool_asks_for_a_file(window, answers, qtbot, tmp_path):
    photo = QImage(60, 40, QImage.Format.Format_RGB32)
    photo.fill(Qt.GlobalColor.blue)
    photo.save(str(tmp_path / "photo.png"))
    answers.path = tmp_path / "photo.png"
    window.actions_.run("tool-image")
    middle = window.canvas.free_middle()
    at = QPointF(middle.x, middle.y).toPoint()
    qtbot.mouseClick(window.canvas, Qt.MouseButton.LeftButton, pos=at)
    qtbot.waitUntil(lambda: bool(window.editor.picture.elements))
    assert window.editor.picture.order[0].kind == "image"


def test_recent_files_are_in_the_menu(window, answers, tmp_path):
    from richpic.ui.menus import whole_menu

    draw(window)
    answers.path = tmp_path / "salt & pepper.richpic"
    window.actions_.run("save")
    window.flow.finish_saving()
    window.actions_.run("new")
    menu = whole_menu(window)
    parts = [action.menu() for part in menu.actions() for action in part.menu().actions() if action.menu()]
    (recent,) = parts
    (entry,) = recent.actions()
    assert entry.text() == "salt && pepper"
    entry.trigger()
    assert set(window.editor.picture.elements) == {"n"}
    menu.deleteLater()
