"""File → Versions shows earlier states with their times and looks; going back to any loses none."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QProcess, Qt
from PySide6.QtWidgets import QApplication

from richpic.elements.note import Note
from richpic.files.kept_saving import save_and_keep
from richpic.files.picture_text import to_text
from richpic.files.reading import read_picture
from richpic.files.recovery import recoverable
from richpic.files.versions import keep_text, versions_of
from richpic.model.change import added
from richpic.model.picture import Picture
from richpic.ui import going_back
from richpic.ui.unsaved_dialog import UnsavedDialog
from richpic.ui.versions_dialog import VersionsDialog


def noted(text: str) -> Picture:
    return added(Note(id="n", text=text)).apply(Picture())


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "our town.richpic"
    for text in ("first", "second", "third"):
        save_and_keep(noted(text), path)
    return path


@pytest.fixture
def opened(window, path):
    window.flow.open(path)
    return window


@pytest.fixture
def in_dialog(opened, monkeypatch, qtbot):
    """Return what shows the versions, lets somebody do something there, and closes it."""

    def run(do) -> None:
        def shown(dialog) -> int:
            dialog.show()
            qtbot.waitUntil(lambda: dialog.new.isEnabled() or not dialog.model.versions, timeout=10_000)
            do(dialog)
            return dialog.result()

        monkeypatch.setattr(VersionsDialog, "exec", shown)
        opened.actions_.run("versions")

    return run


def mark(dialog, row: int) -> None:
    dialog.list.setCurrentIndex(dialog.model.index(row))
    while not dialog.new.isEnabled() and "damaged" not in dialog.words.text():
        QApplication.processEvents()


def words(window) -> str:
    return window.editor.picture.elements["n"].text


def test_the_latest_is_marked_and_is_what_is_there(in_dialog):
    def look(dialog):
        assert dialog.model.rowCount() == 3
        assert "as it is now" in dialog.words.text()
        assert not dialog.back.isEnabled()

    in_dialog(look)


def test_going_back_is_a_step_that_can_be_undone(opened, in_dialog):
    def choose(dialog):
        mark(dialog, 2)
        assert "“first” says “third” now" in dialog.words.text()
        dialog.back.click()

    in_dialog(choose)
    assert words(opened) == "first"
    assert not opened.document.is_saved, "the file is not touched before a save"
    assert "as it was today" in opened.notice.text
    opened.notice.buttons[0].click()
    assert words(opened) == "third"


def test_what_was_not_saved_is_kept_before_going_back(opened, in_dialog, path):
    opened.editor.commit(added(Note(id="m", text="not saved")))

    def choose(dialog):
        mark(dialog, 1)
        dialog.back.click()

    in_dialog(choose)
    assert words(opened) == "second"
    before = versions_of(path)[0]
    assert before.why == "before" and set(before.picture().elements) == {"n", "m"}


def test_an_earlier_picture_opens_by_itself_and_its_file_stays(opened, in_dialog, path):
    def choose(dialog):
        mark(dialog, 2)
        dialog.new.click()

    in_dialog(choose)
    assert words(opened) == "first"
    assert opened.document.path is None
    assert opened.document.name.startswith("our town (today")
    assert opened.document.state == "not saved yet"
    assert opened.document._journal.drain(), "it is in safety at once"


def test_opening_an_earlier_one_asks_before_anything_is_left(opened, in_dialog, answers):
    opened.editor.commit(added(Note(id="m")))

    def choose(dialog):
        mark(dialog, 2)
        dialog.new.click()

    in_dialog(choose)
    assert answers.asked == ["our town"]
    assert set(opened.editor.picture.elements) == {"n", "m"}


def test_a_damaged_version_says_so_and_cannot_be_chosen(in_dialog, path):
    versions_of(path)[1].path.write_bytes(b"")

    def look(dialog):
        mark(dialog, 1)
        assert "damaged" in dialog.words.text()
        assert not dialog.back.isEnabled() and not dialog.new.isEnabled()
        mark(dialog, 2)
        assert dialog.back.isEnabled()

    in_dialog(look)


def test_without_any_it_says_how_they_come_about(window, monkeypatch, qtbot):
    said = []

    def shown(dialog):
        dialog.show()
        said.extend(label.text() for label in dialog.findChildren(type(dialog.heading)))
        return 0

    monkeypatch.setattr(VersionsDialog, "exec", shown)
    window.actions_.run("versions")
    assert any("no earlier version yet" in words for words in said)


def test_all_can_be_thrown_away_by_two_clicks_and_the_picture_stays(opened, in_dialog, path):
    def throw(dialog):
        dialog.away.click()
        assert len(versions_of(path)) == 3
        dialog.away.click()

    in_dialog(throw)
    assert [one.why for one in versions_of(path)] == ["previous"], "the one beside the file is the file's"
    assert words(opened) == "third" and path.exists()


def test_in_place_of_a_damaged_file_a_version_can_be_opened(window, path, answers, monkeypatch, qtbot):
    path.write_bytes(path.read_bytes()[:40])

    def shown(dialog) -> int:
        dialog.show()
        qtbot.waitUntil(dialog.back.isEnabled, timeout=10_000)
        dialog.back.click()
        return dialog.result()

    monkeypatch.setattr(VersionsDialog, "exec", shown)
    assert not window.flow.open(path)
    assert "3 earlier versions" in answers.told[0]
    answers.takes_offers = True
    assert window.flow.open(path)
    assert words(window) == "third"
    assert window.document.state == "changed"
    answers.elsewhere = "keep"
    window.actions_.run("save")
    window.flow.finish_saving()
    assert read_picture(path).elements["n"].text == "third"


def test_rows_tell_screen_readers_when_and_why(opened, path):
    keep_text(path, to_text(noted("old")), "drawing", datetime.now(UTC) - timedelta(days=1))
    dialog = VersionsDialog(opened.theme, opened.symbols, versions_of(path), opened.editor.picture, opened)
    last = dialog.model.index(3)
    told = dialog.model.data(last, Qt.ItemDataRole.AccessibleTextRole)
    assert told.startswith("yesterday at") and told.endswith("kept while you drew")
    dialog.deleteLater()


def test_many_versions_open_at_once_and_only_those_seen_are_made(opened, path, qtbot):
    now = datetime.now(UTC)
    for minutes in range(1, 80):
        keep_text(path, to_text(noted(f"{minutes}")), "drawing", now - timedelta(minutes=minutes))
    dialog = VersionsDialog(opened.theme, opened.symbols, versions_of(path), opened.editor.picture, opened)
    dialog.show()
    qtbot.waitUntil(lambda: len(dialog.model.thumbnails) >= 3, timeout=10_000)
    assert len(dialog.model._asked) < 20
    dialog.close()


# What was not saved


def left_behind(window, text: str) -> None:
    """Let a window end as in a crash."""
    window.editor.commit(added(Note(id="n", text=text)))
    document = window.document
    assert document._journal.drain()
    document._journal.close(discard=False)
    document._journal = None


@pytest.fixture
def offered(make_window):
    """Two windows that crashed, and the one that offers what they held."""
    for text in ("one", "two"):
        left_behind(make_window(), text)
    window = make_window()
    window.flow.offer_recovery(recoverable())
    return window, window.findChild(UnsavedDialog)


def test_every_crashed_picture_is_offered_with_its_look_and_time(offered, qtbot):
    _, dialog = offered
    assert len(dialog.cards) == 2
    qtbot.waitUntil(lambda: all(card.view.thumbnail for card in dialog.cards.values()), timeout=10_000)
    for card in dialog.cards.values():
        assert card.view.thumbnail.image is not None
        assert "today at" in card.back.accessibleName() and "1 change" in card.back.accessibleName()


def test_the_first_opens_here_and_the_next_in_a_window_of_its_own(offered, monkeypatch):
    window, dialog = offered
    started = []
    monkeypatch.setattr(QProcess, "startDetached", lambda *a: (started.append(a) or True, 1))
    first, second = list(dialog.cards.values())
    first.back.click()
    assert words(window) == "two", "the latest comes first"
    second.back.click()
    ((_, arguments),) = started
    assert arguments[-2:] == [going_back.RECOVER, str(second.found.path)]
    assert not dialog.isVisible(), "nothing is left to ask"
    assert words(window) == "two"


def test_a_second_window_brings_back_what_it_was_started_for(offered, make_window):
    _, dialog = offered
    wanted = list(dialog.cards)[1]
    beside = make_window()
    beside.flow.recover(wanted.path)
    assert words(beside) == "one"
    assert beside.document.state == "not saved yet"
    beside.flow.recover(wanted.path)
    assert "brought back already" in beside.dialogs.told[-1]


@pytest.fixture
def crashed_on_file(make_window, path, answers):
    """A window that crashed with unsaved work on a file."""
    window = make_window()
    window.flow.open(path)
    left_behind(window, "drawn before the crash")
    answers.leave = "discard"
    window.close()
    answers.asked.clear()
    (found,) = recoverable()
    assert found.source == path
    return found


def test_work_on_the_very_file_that_is_open_comes_back_in_its_window(crashed_on_file, make_window, path):
    window = make_window()
    window.flow.open(path)
    going_back.bring_back(window, crashed_on_file)
    assert words(window) == "drawn before the crash"
    assert window.document.path == path and window.document.state == "changed"


def test_what_somebody_saved_after_the_crash_is_not_written_over_unasked(
    crashed_on_file, make_window, path, answers
):
    window = make_window()
    save_and_keep(noted("saved by a colleague since"), path)
    window.document.recover(crashed_on_file)
    window.actions_.run("save")
    window.flow.finish_saving()
    assert answers.asked == ["our town elsewhere"]
    assert read_picture(path).elements["n"].text == "saved by a colleague since"


def test_otherwise_it_is_saved_without_a_question(crashed_on_file, make_window, path, answers):
    window = make_window()
    window.document.recover(crashed_on_file)
    window.actions_.run("save")
    window.flow.finish_saving()
    assert answers.asked == []
    assert read_picture(path).elements["n"].text == "drawn before the crash"


def test_throwing_away_takes_two_clicks(offered):
    _, dialog = offered
    card = next(iter(dialog.cards.values()))
    card.away.click()
    assert len(recoverable()) == 2 and card.away.text() == "Really?"
    card.away.click()
    assert len(recoverable()) == 1 and len(dialog.cards) == 1


def test_closed_without_saving_and_without_a_name_can_still_be_brought_back(window, make_window, answers):
    window.editor.commit(added(Note(id="n", text="by mistake")))
    answers.leave = "discard"
    window.close()
    later = make_window()
    later.actions_.run("unsaved")
    (card,) = later.findChild(UnsavedDialog).cards.values()
    card.back.click()
    assert words(later) == "by mistake"
    assert later.document.state == "not saved yet"


def test_with_nothing_to_bring_back_that_is_said(window, answers):
    window.actions_.run("unsaved")
    assert "no unsaved work" in answers.told[0]
