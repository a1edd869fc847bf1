"""A fault of the program: told calmly, the picture in safety, and the window goes on."""

from __future__ import annotations

import sys
import threading

import pytest
from PySide6.QtCore import QTimer

from richpic.elements.note import Note
from richpic.files.problem_report import last_report, problems_folder, report_exception
from richpic.files.recovery import recoverable
from richpic.model.change import added, edited
from richpic.ui.crashing import IN_SAFETY, OPEN, SAVED, Crashes, show_last_report, tell_of_last_time
from richpic.ui.problem_dialog import ProblemDialog

LABEL = "Ayo Okafor"


@pytest.fixture
def crashes(window):
    made = Crashes()
    with made.installed():
        made.attend(window)
        yield made


def draw(window):
    window.editor.commit(added(Note(id="n", text=LABEL)))


def fail(words: str = LABEL) -> None:
    raise KeyError(words)


def fail_in_the_loop(qtbot, answers, run=fail) -> None:
    """Let something fail in a slot, as faults of the window do, and wait until that was told."""
    QTimer.singleShot(0, run)
    qtbot.waitUntil(lambda: bool(answers.told), timeout=10_000)


@pytest.mark.qt_no_exception_capture
def test_a_fault_in_the_window_is_told_and_reported_and_the_window_goes_on(crashes, window, qtbot, answers):
    draw(window)
    fail_in_the_loop(qtbot, answers)
    assert answers.told == [IN_SAFETY]
    assert "KeyError" in last_report().read_text("utf-8")
    window.editor.commit(edited(window.editor.picture.elements["n"], {"x": 9.0}))
    assert window.editor.picture.elements["n"].x == 9.0


@pytest.mark.qt_no_exception_capture
def test_neither_label_nor_file_name_is_in_the_report(crashes, window, qtbot, answers, tmp_path):
    draw(window)
    answers.path = tmp_path / "Sycamore Road.richpic"
    window.actions_.run("save")
    window.flow.finish_saving()

    def fail_with_all_of_it() -> None:
        picture, path = window.editor.picture, window.document.path
        raise RuntimeError(f"{picture} {path}")

    fail_in_the_loop(qtbot, answers, fail_with_all_of_it)
    text = last_report().read_text("utf-8")
    assert "Okafor" not in text and "Sycamore" not in text and str(tmp_path) not in text
    assert answers.told == [SAVED]


@pytest.mark.qt_no_exception_capture
def test_the_same_fault_is_told_once_however_often_it_comes(crashes, window, qtbot, answers):
    for _ in range(5):
        QTimer.singleShot(0, fail)
    qtbot.wait(100)
    assert len(answers.told) == 1
    assert len(list(problems_folder().glob("problem-*"))) == 1


@pytest.mark.qt_no_exception_capture
def test_what_was_drawn_is_in_the_journal(crashes, window, qtbot, answers):
    draw(window)
    fail_in_the_loop(qtbot, answers)
    window.document._journal.close(discard=False)
    window.document._journal = None
    (recovery,) = recoverable()
    assert recovery.picture().elements["n"].text == LABEL


@pytest.mark.qt_no_exception_capture
def test_the_gesture_in_which_it_failed_ends(crashes, window, qtbot, answers):
    draw(window)
    window.editor.show(edited(window.editor.picture.elements["n"], {"x": 500.0}))
    fail_in_the_loop(qtbot, answers)
    assert window.editor.preview is None


@pytest.mark.qt_no_exception_capture
def test_where_the_journal_cannot_be_written_the_user_is_told_to_save(
    crashes, window, qtbot, answers, monkeypatch, tmp_path
):
    (tmp_path / "file").write_text("", "utf-8")
    monkeypatch.setenv("RICHPIC_DATA", str(tmp_path / "file"))
    draw(window)
    fail_in_the_loop(qtbot, answers)
    assert answers.told == [OPEN]


def test_a_fault_on_another_thread_is_told_on_the_windows(crashes, window, qtbot, answers):
    threads = []
    answers.problem = lambda kept, written: threads.append(threading.current_thread()) and False
    failing = threading.Thread(target=fail)
    failing.start()
    failing.join()
    qtbot.waitUntil(lambda: bool(threads), timeout=10_000)
    assert threads == [threading.main_thread()]


def test_once_the_window_is_there_the_worst_is_watched_for_and_nothing_is_left(window, qtbot):
    made = Crashes()
    with made.installed():
        made.attend(window)
        qtbot.waitUntil(lambda: bool(list(problems_folder().glob("hard-*"))), timeout=10_000)
    assert list(problems_folder().iterdir()) == []


def test_afterwards_all_is_as_it_was(window):
    before = sys.excepthook, threading.excepthook
    with Crashes().installed():
        assert sys.excepthook is not before[0]
    assert (sys.excepthook, threading.excepthook) == before


def test_the_last_report_is_shown_and_can_be_copied(window, qapp, monkeypatch, answers):
    show_last_report(window)
    assert "no problem report" in answers.told[0]
    try:
        fail()
    except KeyError as error:
        report_exception(error, error.__traceback__)
    shown = []
    monkeypatch.setattr(ProblemDialog, "exec", lambda dialog: shown.append(dialog))
    window.actions_.run("problem")
    (dialog,) = shown
    dialog.copy.click()
    assert "KeyError" in qapp.clipboard().text()


def test_a_hard_end_is_told_at_the_next_start(window):
    problems_folder().mkdir(parents=True)
    (problems_folder() / "hard-1-ff.log").write_text("Fatal Python error: Aborted\n", "utf-8")
    window.flow.offer_recovery([], tell_of_last_time())
    assert "ended by a fault" in window.notice.text
    assert tell_of_last_time() == ""
