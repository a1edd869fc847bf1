"""What is drawn and not saved is kept as an earlier version every ten minutes, by rules of one's choice."""

from datetime import UTC, datetime, timedelta

import pytest

from richpic.elements.note import Note
from richpic.files.picture_text import to_text
from richpic.files.settings import Settings
from richpic.files.version_rules import Rules
from richpic.files.versions import keep_text, versions_of
from richpic.model.change import added, edited
from richpic.model.picture import Picture
from richpic.ui import preferences
from richpic.ui.keeping import tidy_up
from richpic.ui.settings_dialog import SettingsDialog
from tests.benchmarks.scene import make


def draw(window, identifier="n", text="hello"):
    window.editor.commit(added(Note(id=identifier, text=text)))


def kept(window) -> list:
    window.document.keeper.finish()
    return versions_of(window.document.path or window.document.token)


def test_what_is_drawn_is_kept_once_and_again_only_after_a_change(window):
    draw(window)
    window.document.keeper.keep()
    window.document.keeper.keep()
    assert [one.why for one in kept(window)] == ["drawing"]
    window.document.keeper.keep()
    assert len(kept(window)) == 1
    draw(window, "m")
    window.document.keeper.keep()
    assert [len(one.picture().elements) for one in kept(window)] == [2, 1]


def test_what_is_saved_is_not_kept_a_second_time(window, answers, tmp_path):
    draw(window)
    answers.path = tmp_path / "a.richpic"
    window.actions_.run("save")
    window.flow.finish_saving()
    window.document.keeper.keep()
    assert [one.why for one in kept(window)] == ["saved"]


def test_it_begins_by_itself_with_the_first_change(window, qtbot):
    assert window.document._keeper is None
    draw(window)
    qtbot.waitUntil(lambda: window.document._keeper is not None)
    assert window.document.keeper._timer.isActive()


def test_the_event_loop_turns_while_a_large_picture_is_kept(window, qtbot):
    large = make(3000).picture
    window.editor.open(large)
    window.editor.commit(edited(large.elements["s0"], {"x": 5.0}))
    turns = 0

    def stopped() -> bool:
        nonlocal turns
        turns += 1
        return window.document.keeper._steps is None

    window.document.keeper.keep()
    qtbot.waitUntil(stopped, timeout=30_000)
    assert turns > 2
    assert len(kept(window)) == 1


def test_what_was_kept_before_the_first_save_belongs_to_the_file_then(window, answers, tmp_path):
    draw(window)
    window.document.keeper.keep()
    window.document.keeper.finish()
    draw(window, "m")
    answers.path = tmp_path / "a.richpic"
    window.actions_.run("save")
    window.flow.finish_saving()
    assert [one.why for one in versions_of(answers.path)] == ["saved", "drawing"]


@pytest.fixture
def chosen(make_window, monkeypatch):
    """Choose rules in the settings, and return the settings."""

    def choose(days: int, megabytes: int) -> Settings:
        def run(dialog) -> int:
            dialog.days.buttons[days].click()
            dialog.room.buttons[megabytes].click()
            return 0

        monkeypatch.setattr(SettingsDialog, "exec", run)
        settings = Settings.load()
        preferences.choose_settings(make_window(settings=settings))
        return settings

    return choose


def test_how_long_and_how_much_is_kept_is_a_setting_that_lasts(chosen):
    chosen(30, 2000)
    assert Rules.in_force() == Rules(30, 2000)


def test_the_chosen_rules_hold(chosen, tmp_path):
    path = tmp_path / "a.richpic"
    for days in (60, 45, 1):
        picture = added(Note(id="n", text=str(days))).apply(Picture())
        keep_text(path, to_text(picture), "saved", datetime.now(UTC) - timedelta(days=days))
    chosen(0, 500)
    tidy_up().join()
    assert len(versions_of(path)) == 3
    chosen(30, 500)
    tidy_up().join()
    assert len(versions_of(path)) == 1
