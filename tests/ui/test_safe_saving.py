"""A safe copy is saved beside the picture: the window keeps to its own, and says where the copy is."""

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QPushButton

from richpic.elements import Icon, Note
from richpic.files.reading import read_picture
from richpic.model.picture import Page, Picture
from richpic.ui import safe_dialog
from richpic.ui.export_dialog import ExportDialog
from richpic.ui.safe_dialog import SafeDialog
from richpic.ui.share_wish import FILE
from tests.ui.test_ways_to_share import when_shown


def town() -> Picture:
    things = (
        Icon(id="a", symbol="teenager", label="Aisha"),
        Icon(id="b", z="a1", symbol="school", x=300.0, label="school"),
        Note(id="n", z="a2", y=200.0, text="Aisha Khan rang 07700 900123"),
    )
    return Picture({one.id: one for one in things}, Page(title="Our town"))


@pytest.fixture
def saved(window, tmp_path):
    """A window with a picture that is saved, somebody's name in it and in that of its file."""
    window.editor.open(town())
    window.document.save(tmp_path / "About Aisha.richpic")
    return window


@pytest.fixture
def save_the_copy(monkeypatch):
    """Answer the dialog by its button that saves the copy."""

    def answer(dialog: SafeDialog) -> int:
        assert not dialog.save.isHidden()
        dialog.looked(("n",))
        dialog.save.click()
        return 1

    monkeypatch.setattr(SafeDialog, "exec", answer)


def asked_for(answers, monkeypatch) -> list[str]:
    """Return the list to which each file name that is proposed for saving is added."""
    proposed = []

    def ask(suggested: str):
        proposed.append(suggested)
        return answers.path

    monkeypatch.setattr(answers, "save_path", ask)
    return proposed


def test_the_copy_is_saved_under_a_name_of_its_own_and_the_window_keeps_its_picture(
    saved, answers, save_the_copy, tmp_path, monkeypatch, qtbot
):
    proposed = asked_for(answers, monkeypatch)
    answers.path = tmp_path / "for all.richpic"
    saved.editor.select(("b",))
    camera = saved.editor.camera
    saved.actions_.run("safe")
    qtbot.waitUntil(lambda: saved.notice.is_wanted, timeout=20_000)
    assert proposed == [str(tmp_path / "About teenager A (safe to share).richpic")]
    copy = read_picture(answers.path)
    assert copy.elements["a"].label == "teenager A" and "07700" not in copy.elements["n"].text
    document = saved.document
    assert (document.path, document.name) == (tmp_path / "About Aisha.richpic", "About Aisha")
    assert saved.editor.picture.elements["a"].label == "Aisha"
    assert read_picture(document.path).elements["a"].label == "Aisha"
    assert (saved.editor.selection, saved.editor.camera) == (("b",), camera), "where the user was before"
    words = f"The safe copy is saved as for all.richpic in {tmp_path}."
    kept = "Nothing you drew has changed: save to keep what you chose."
    assert saved.document.state == "changed" and saved.notice.text == f"{words} {kept}"
    document.save(document.path)
    saved.actions_.run("safe")
    qtbot.waitUntil(lambda: "as it was" in saved.notice.text, timeout=20_000)
    assert document.state == "saved" and saved.notice.text == f"{words} Your own picture is as it was."


def test_what_was_chosen_is_all_that_changed_and_one_undo_takes_it_back(
    saved, answers, save_the_copy, tmp_path, qtbot
):
    answers.path = tmp_path / "for all.richpic"
    saved.actions_.run("safe")
    qtbot.waitUntil(lambda: saved.notice.is_wanted, timeout=20_000)
    assert saved.document.state == "changed", "the choices are kept with the picture"
    assert saved.editor.picture.elements == town().elements
    saved.editor.undo()
    assert saved.document.state == "saved"
    saved.actions_.run("safe")
    saved.document.save(saved.document.path)
    saved.actions_.run("safe")
    assert saved.document.state == "saved", "what was chosen before is no change"


def test_the_notice_shows_the_folder(saved, answers, save_the_copy, tmp_path, monkeypatch, qtbot):
    shown = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: shown.append(url.toLocalFile()))
    answers.path = tmp_path / "for all.richpic"
    saved.actions_.run("safe")
    qtbot.waitUntil(lambda: saved.notice.is_wanted, timeout=20_000)
    button = next(one for one in saved.notice.findChildren(QPushButton) if one.text() == "Show in folder")
    button.click()
    assert shown == [str(tmp_path)] and not saved.notice.is_wanted


def test_the_picture_itself_is_never_replaced_by_its_copy(saved, answers, save_the_copy):
    answers.path = saved.document.path
    saved.actions_.run("safe")
    assert "is your own picture" in answers.told[-1]
    assert read_picture(saved.document.path).elements["a"].label == "Aisha"


def test_a_copy_that_cannot_be_written_is_told(saved, answers, save_the_copy, tmp_path, qtbot):
    answers.path = tmp_path / "gone" / "for all.richpic"
    saved.actions_.run("safe")
    qtbot.waitUntil(lambda: bool(answers.told), timeout=20_000)
    assert answers.told[-1].startswith("The safe copy was not saved.")


def test_nobody_is_asked_about_names_when_the_picture_is_saved_and_only_told_when_a_file_is_made(
    saved, answers, tmp_path, monkeypatch, qtbot
):
    monkeypatch.setattr(safe_dialog, "SafeDialog", lambda *_: pytest.fail("asked"))
    saved.actions_.run("save")
    answers.path = tmp_path / "another.richpic"
    saved.actions_.run("save-as")
    saved.flow.finish_saving()
    assert not saved.notice.is_wanted and read_picture(answers.path).elements["a"].label == "Aisha"
    told = []

    def look(dialog: ExportDialog) -> None:
        dialog.choices.choose_place(FILE)
        dialog._try_out()
        qtbot.waitUntil(lambda: bool(dialog._tried), timeout=60_000)
        told.append(dialog.safe.words.text())
        dialog.reject()

    when_shown(saved, look)
    saved.actions_.run("export")
    assert told == ["2 things in it could tell who somebody is."]


def test_the_copy_is_not_offered_as_a_picture_where_something_else_was_asked_for(saved, monkeypatch):
    offered = []
    monkeypatch.setattr(SafeDialog, "exec", lambda dialog: offered.append(not dialog.save.isHidden()) or 0)
    safe_dialog.ask_safe(saved, "Go on to the post kit…")
    assert offered == [False]
