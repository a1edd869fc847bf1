"""The file of the open picture is changed, taken away, or open in a second window: said, and settled."""

from __future__ import annotations

import os
from datetime import UTC, datetime

import pytest

from richpic.elements.note import Note
from richpic.files.presence import holder_of
from richpic.files.reading import read_picture
from richpic.files.saving import write_picture
from richpic.files.versions import versions_of
from richpic.model.change import added, edited
from richpic.model.picture import Picture
from richpic.ui.elsewhere_dialog import ElsewhereDialog
from richpic.ui.theme import Theme
from richpic.ui.thumbnails import ThumbnailView

THEIRS = added(Note(id="n", text="hello"), Note(id="t", text="theirs")).apply(Picture())


def draw(window, identifier, text="hello"):
    window.editor.commit(added(Note(id=identifier, text=text)))


@pytest.fixture
def path(tmp_path):
    return tmp_path / "our town.richpic"


@pytest.fixture
def saved(window, answers, path):
    """A window whose picture of one note is saved."""
    draw(window, "n")
    answers.path = path
    window.actions_.run("save")
    window.flow.finish_saving()
    answers.path = None
    return window


def ids(path) -> set[str]:
    return set(read_picture(path).elements)


def press(window, words: str) -> None:
    next(button for button in window.notice.buttons if button.text() == words).click()


# Noticed


def test_a_change_elsewhere_is_noticed_by_itself_and_told_in_words(saved, path, qtbot):
    saved.flow.elsewhere.follow()
    write_picture(THEIRS, path)
    qtbot.waitUntil(lambda: "changed elsewhere" in saved.notice.text, timeout=10_000)
    assert "1 thing new: “theirs”" in saved.notice.text
    press(saved, "Take it over")
    assert set(saved.editor.picture.elements) == {"n", "t"}
    assert saved.document.is_saved


def test_our_own_save_is_not_taken_for_somebody_elses(saved, qtbot):
    draw(saved, "m")
    saved.actions_.run("save")
    saved.flow.finish_saving()
    qtbot.wait(600)
    saved.flow.elsewhere.look()
    assert saved.notice.text == ""


def test_it_is_told_once(saved, path):
    write_picture(THEIRS, path)
    saved.flow.elsewhere.look()
    press(saved, "Not now")
    saved.flow.elsewhere.look()
    assert saved.notice.text == ""


def test_a_file_touched_or_rewritten_with_the_same_picture_is_no_news(saved, path):
    os.utime(path, (1, 1))
    saved.flow.elsewhere.look()
    path.write_text(path.read_text("utf-8") + "\n", "utf-8")
    saved.flow.elsewhere.look()
    assert saved.notice.text == ""
    saved.actions_.run("save")
    assert saved.dialogs.asked == []


def test_a_file_that_is_gone_is_told_and_saving_puts_it_back(saved, path):
    path.unlink()
    saved.flow.elsewhere.look()
    assert "no longer where it was" in saved.notice.text
    saved.actions_.run("save")
    saved.flow.finish_saving()
    assert ids(path) == {"n"}


def test_when_it_is_there_again_that_is_taken_back_and_told_anew_the_next_time(saved, path):
    away = path.with_name("away")
    for _ in range(2):
        path.rename(away)
        saved.flow.elsewhere.look()
        assert "no longer where it was" in saved.notice.text
        away.rename(path)
        saved.flow.elsewhere.look()
        assert saved.notice.text == ""


def test_a_file_that_somebody_has_broken_is_told_and_saving_puts_it_right(saved, path):
    path.write_text("{", "utf-8")
    saved.flow.elsewhere.look()
    assert "no longer be read" in saved.notice.text
    saved.dialogs.elsewhere = "keep"
    press(saved, "Save")
    saved.flow.finish_saving()
    assert ids(path) == {"n"}


# Settled


@pytest.fixture
def both_changed(saved, path, answers):
    """Both have drawn since the last save, and the other one has saved."""
    draw(saved, "m", "mine")
    write_picture(THEIRS, path)
    return saved


def test_saving_over_somebody_elses_work_asks_first_and_cancel_changes_nothing(both_changed, path):
    both_changed.actions_.run("save")
    both_changed.flow.finish_saving()
    assert both_changed.dialogs.asked == ["our town elsewhere"]
    assert ids(path) == {"n", "t"}
    assert not both_changed.document.is_saved


def test_keep_mine_saves_mine_and_theirs_is_among_the_versions(both_changed, path, answers):
    answers.elsewhere = "keep"
    both_changed.actions_.run("save")
    both_changed.flow.finish_saving()
    assert ids(path) == {"n", "m"}
    assert any(set(one.picture().elements) == {"n", "t"} for one in versions_of(path))
    both_changed.actions_.run("save")
    assert len(answers.asked) == 1, "settled"


def test_take_theirs_can_be_undone_and_mine_is_among_the_versions(both_changed, path, answers):
    answers.elsewhere = "take"
    both_changed.actions_.run("save")
    assert set(both_changed.editor.picture.elements) == {"n", "t"}
    assert both_changed.document.state == "saved"
    assert any(set(one.picture().elements) == {"n", "m"} for one in versions_of(path))
    both_changed.actions_.run("undo")
    assert set(both_changed.editor.picture.elements) == {"n", "m"}
    assert both_changed.document.state == "changed"


def test_save_mine_as_a_copy_leaves_theirs_alone(both_changed, path, answers, tmp_path):
    answers.elsewhere, answers.path = "copy", tmp_path / "mine.richpic"
    both_changed.actions_.run("save")
    both_changed.flow.finish_saving()
    assert ids(path) == {"n", "t"}
    assert ids(tmp_path / "mine.richpic") == {"n", "m"}
    assert both_changed.document.path == tmp_path / "mine.richpic"


def test_with_changes_of_my_own_the_notice_leads_to_the_comparison(both_changed, answers, path):
    both_changed.flow.elsewhere.look()
    answers.elsewhere = "keep"
    press(both_changed, "Compare…")
    both_changed.flow.finish_saving()
    assert ids(path) == {"n", "m"}


def test_closing_with_a_save_asks_too(both_changed, answers, path):
    answers.leave = "save"
    assert not both_changed.flow.may_leave()
    assert ids(path) == {"n", "t"}


def test_the_comparison_shows_both_and_says_what_differs(qtbot, window, path):
    mine = added(Note(id="n", text="hello")).apply(Picture())
    now = int(datetime.now(UTC).timestamp() * 1e9)
    dialog = ElsewhereDialog(Theme("light"), window.symbols, "our town", mine, THEIRS, now, window)
    dialog.open()
    assert "1 thing new: “theirs”" in dialog.words.text()
    here, there = dialog.findChildren(ThumbnailView)
    qtbot.waitUntil(lambda: there.thumbnail is not None)
    assert here.thumbnail.image is not None and there.thumbnail.image is not None
    dialog.buttons["take"].click()
    assert dialog.answer == "take"


# Two windows on one file


def test_the_second_window_only_looks_and_follows_what_is_saved(saved, make_window, path):
    second = make_window()
    second.flow.open(path)
    second.flow.elsewhere.follow()
    assert second.document.state == "only looked at"
    assert "open in another window" in second.notice.text
    press(second, "Only look")
    second.canvas.grab()
    second.canvas.zoom_to(0.7)
    seen = second.editor.camera
    draw(saved, "m")
    saved.actions_.run("save")
    saved.flow.finish_saving()
    second.flow.elsewhere.look()
    second.canvas.grab()
    assert set(second.editor.picture.elements) == {"n", "m"}
    assert not second.actions_["undo"].isEnabled()
    assert second.editor.camera == seen, "whoever looks goes on looking at the same place"
    assert second.document.is_saved


def test_it_is_said_again_when_the_file_is_opened_again(saved, make_window, path):
    second = make_window()
    for _ in range(2):
        second.flow.open(path)
        second.flow.elsewhere.follow()
        assert "open in another window" in second.notice.text
        second.flow.new()
        assert not second.notice.is_wanted


def test_a_window_started_on_a_file_that_is_open_says_so_once_it_is_there(saved, make_window, path, qtbot):
    second = make_window()
    second.flow.show_read(path, read_picture(path))
    qtbot.waitUntil(lambda: "open in another window" in second.notice.text, timeout=10_000)


def test_drawing_while_looking_makes_a_copy_and_the_file_stays(saved, make_window, path, answers, tmp_path):
    second = make_window()
    second.flow.open(path)
    draw(second, "x")
    assert second.document.path is None
    assert second.document.name == "our town (copy)"
    answers.path = tmp_path / "copy.richpic"
    second.actions_.run("save")
    second.flow.finish_saving()
    assert ids(path) == {"n"}
    assert ids(answers.path) == {"n", "x"}


def test_drawing_on_what_is_free_by_now_is_drawing_on_the_picture_itself(saved, make_window, path):
    second = make_window()
    second.flow.open(path)
    second.flow.elsewhere.follow()
    saved.close()
    draw(second, "x")
    assert second.document.path == path and second.document.holder is None
    assert second.notice.text == "", "nobody else has it any more"
    second.actions_.run("save")
    second.flow.finish_saving()
    assert ids(path) == {"n", "x"}


def test_drawing_on_an_older_state_than_the_one_that_was_left_is_a_copy(saved, make_window, path):
    second = make_window()
    second.flow.open(path)
    write_picture(THEIRS, path)
    saved.close()
    draw(second, "x")
    assert second.document.path is None
    assert ids(path) == {"n", "t"}


def test_saving_what_is_only_looked_at_asks_for_another_name(saved, make_window, path, answers, tmp_path):
    second = make_window()
    second.flow.open(path)
    proposed = []
    answers.save_path = lambda name: proposed.append(name) or tmp_path / "copy.richpic"
    second.actions_.run("save")
    second.flow.finish_saving()
    assert proposed[0].endswith("our town (copy).richpic")
    assert second.document.holder is None and second.document.state == "saved"


def test_work_on_a_copy_is_one_click(saved, make_window, path):
    second = make_window()
    second.flow.open(path)
    second.flow.elsewhere.follow()
    press(second, "Work on a copy")
    assert second.document.path is None and second.document.holder is None


def test_when_the_first_closes_the_second_may_work_on_it(saved, make_window, path):
    second = make_window()
    second.flow.open(path)
    second.flow.elsewhere.follow()
    press(second, "Only look")
    saved.close()
    second.flow.elsewhere._look_again()
    assert "free now" in second.notice.text
    press(second, "Go on looking")
    second.flow.elsewhere._look_again()
    assert second.notice.text == "", "once is enough"
    second.flow.elsewhere._work_on_it()
    assert second.document.state == "saved"
    assert holder_of(path) is not None
    second.close()
    assert holder_of(path) is None
    assert [one.name for one in path.parent.iterdir() if one.name.endswith(".open")] == []


def test_nobody_saves_over_a_picture_that_is_open_elsewhere(saved, make_window, answers, path):
    second = make_window()
    draw(second, "x")
    answers.path = path
    second.actions_.run("save")
    second.flow.finish_saving()
    assert "open in another window" in answers.told[0]
    assert ids(path) == {"n"}


def test_the_same_window_may_open_its_own_file_again(saved, path):
    draw(saved, "m")
    saved.dialogs.leave = "discard"
    saved.flow.open(path)
    assert saved.document.state == "saved"
    assert set(saved.editor.picture.elements) == {"n"}


def test_what_is_not_saved_is_among_the_versions_for_a_while(saved, path):
    saved.editor.commit(edited(saved.editor.picture.elements["n"], {"text": "never saved"}))
    saved.dialogs.leave = "discard"
    saved.actions_.run("new")
    latest = versions_of(path)[0]
    assert latest.why == "left"
    assert latest.picture().elements["n"].text == "never saved"
