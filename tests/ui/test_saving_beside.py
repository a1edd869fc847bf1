"""Saving goes on beside the window: what is drawn meanwhile is not lost, and nothing is left half written."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QTimer

from richpic.files.picture_text import to_text
from richpic.files.reading import read_picture
from richpic.model.change import edited
from richpic.ui.background import SaveJob
from tests.benchmarks.scene import make

LARGE = make(3000).picture


@pytest.fixture
def drawn(window, answers, tmp_path):
    """A window with a large picture, and where it is to be saved."""
    window.editor.open(LARGE)
    window.editor.commit(edited(LARGE.elements["s0"], {"x": 5.0}))
    answers.path = tmp_path / "large.richpic"
    return window


def test_the_event_loop_turns_while_the_text_is_made(qtbot, tmp_path):
    ticks = []
    ticking = QTimer()
    ticking.timeout.connect(lambda: ticks.append(1))
    job = SaveJob(LARGE, tmp_path / "large.richpic")
    ticking.start(0)
    with qtbot.waitSignal(job.ended, timeout=30_000) as told:
        pass
    assert told.args == [(), ""]
    assert len(ticks) > 2
    assert (tmp_path / "large.richpic").read_text("utf-8") == to_text(LARGE)


def test_what_is_drawn_while_it_saves_is_not_in_the_file_and_not_saved(drawn, answers, qtbot):
    drawn.actions_.run("save")
    at_save = drawn.editor.picture
    drawn.editor.commit(edited(at_save.elements["s1"], {"x": 7.0}))
    qtbot.waitUntil(answers.path.exists, timeout=30_000)
    drawn.flow.finish_saving()
    assert to_text(read_picture(answers.path)) == to_text(at_save)
    assert drawn.document.path == answers.path
    assert drawn.document.state == "changed"


def test_two_saves_in_a_row_leave_the_later_picture(drawn, answers):
    drawn.actions_.run("save")
    drawn.editor.commit(edited(drawn.editor.picture.elements["s1"], {"x": 7.0}))
    drawn.actions_.run("save")
    drawn.flow.finish_saving()
    assert to_text(read_picture(answers.path)) == to_text(drawn.editor.picture)
    assert drawn.document.state == "saved"


def test_closing_waits_for_the_save_and_asks_nothing(drawn, answers):
    drawn.actions_.run("save")
    drawn.close()
    assert answers.asked == []
    assert not drawn.isVisible()
    assert to_text(read_picture(answers.path)) == to_text(drawn.editor.picture)


def test_a_save_that_fails_is_told_and_the_picture_stays_unsaved(drawn, answers, tmp_path, qtbot):
    answers.path = tmp_path / "nowhere" / "large.richpic"
    drawn.actions_.run("save")
    qtbot.waitUntil(lambda: bool(answers.told), timeout=30_000)
    assert "could not be saved" in answers.told[0] and "nowhere" in answers.told[0]
    assert not drawn.document.is_saved
