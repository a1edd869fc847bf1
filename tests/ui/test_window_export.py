"""The export dialog writes what its preview shows, and says what cannot be written."""

import pytest
from PySide6.QtGui import QImage

from richpic.files.reading import read_picture
from richpic.model.change import edited
from richpic.ui.export_dialog import ExportDialog


@pytest.fixture
def dialog(full_window, answers, tmp_path, qtbot):
    window = full_window
    note = window.editor.picture.elements["note"]
    window.editor.commit(edited(note, {"note": "secret remark"}))
    made = ExportDialog(
        window.theme, window.editor.picture, window.symbols, answers, tmp_path / "town.richpic", window
    )
    qtbot.addWidget(made)
    return made


@pytest.fixture
def wait(dialog, qtbot):
    """Wait until nothing is being drawn or written."""
    return lambda: qtbot.waitUntil(
        lambda: not (dialog.is_writing or dialog.preview.is_working), timeout=60_000
    )


@pytest.mark.parametrize("suffix", [".png", ".jpg", ".webp", ".svg", ".pdf"])
def test_each_format_is_written(dialog, wait, answers, tmp_path, suffix):
    dialog.choices.formats.buttons[suffix].click()
    answers.path = tmp_path / f"town{suffix}"
    dialog.export_button.click()
    wait()
    assert dialog.written == answers.path
    assert answers.path.stat().st_size > 1000


def test_a_missing_suffix_is_added(dialog, wait, answers, tmp_path):
    answers.path = tmp_path / "town"
    dialog.ask()
    wait()
    assert dialog.written == tmp_path / "town.png"


def test_the_width_is_what_was_asked_for_and_told(dialog, wait, tmp_path):
    dialog.choices.size_box.setCurrentIndex(dialog.choices.size_box.findData(1200))
    wait()
    assert dialog.facts.text().startswith("1200 ×")
    dialog.write(tmp_path / "town.png")
    wait()
    assert QImage(str(tmp_path / "town.png")).width() == 1200


def test_a_frame_crops(dialog, wait):
    wait()
    whole = dialog.facts.text()
    dialog.choices.part.setCurrentIndex(dialog.choices.part.findData("all"))
    assert dialog.options.frame == "all"
    wait()
    assert dialog.facts.text() != whole


def test_an_export_opens_again_without_private_remarks(dialog, wait, full_window, tmp_path):
    dialog.write(tmp_path / "town.png")
    wait()
    again = read_picture(tmp_path / "town.png")
    assert set(again.elements) == set(full_window.editor.picture.elements)
    assert again.elements["note"].note == ""


def test_without_the_picture_inside_it_does_not_open(dialog, wait, tmp_path):
    dialog.keep.setChecked(False)
    dialog.write(tmp_path / "town.svg")
    wait()
    assert "richpic:picture" not in (tmp_path / "town.svg").read_text("utf-8")


def test_a_folder_that_is_not_there_is_told_in_the_dialog(dialog, wait, tmp_path):
    dialog.write(tmp_path / "nowhere" / "town.png")
    wait()
    assert "Nothing was written" in dialog.trouble.text()
    assert dialog.written is None
    assert dialog.export_button.isEnabled()


def test_stopping_leaves_nothing_and_lets_one_try_again(dialog, wait, qtbot, tmp_path):
    dialog.show()
    dialog.choices.size_box.addItem("far too large", 20_000)
    dialog.choices.size_box.setCurrentIndex(dialog.choices.size_box.count() - 1)
    dialog.write(tmp_path / "town.png")
    qtbot.waitUntil(lambda: dialog.progress.value() > 0, timeout=60_000)
    assert dialog.cancel_button.text() == "Stop" and not dialog.export_button.isEnabled()
    stopped = dialog._job
    dialog.cancel_button.click()
    qtbot.waitUntil(lambda: not stopped.is_running, timeout=60_000)
    assert dialog.isVisible() and dialog.written is None
    assert list(tmp_path.glob("*town*")) == list(tmp_path.glob(".*")) == []
    dialog.choices.size_box.setCurrentIndex(0)
    dialog.write(tmp_path / "town.png")
    wait()
    assert dialog.written == tmp_path / "town.png"


def test_dark_and_ground_are_passed_on(dialog):
    dialog.choices.dark.setChecked(True)
    dialog.choices.ground.setCurrentIndex(dialog.choices.ground.findData("transparent"))
    assert (dialog.options.dark, dialog.options.background) == (True, "transparent")


def test_hidden_things_stay_home(full_window, qtbot, tmp_path):
    picture = full_window.editor.picture
    hidden = edited(picture.elements["note"], {"hidden": True}).apply(picture)
    made = ExportDialog(
        full_window.theme, hidden, full_window.symbols, full_window.dialogs, tmp_path, full_window
    )
    qtbot.addWidget(made)
    made.write(tmp_path / "town.png")
    qtbot.waitUntil(lambda: not made.is_writing, timeout=60_000)
    assert set(read_picture(tmp_path / "town.png").elements) == set(picture.elements) - {"note"}


def test_a_part_holds_no_more_than_it_shows_unless_asked_to(dialog, wait, tmp_path):
    assert dialog.keep.isChecked()
    dialog.choices.part.setCurrentIndex(dialog.choices.part.findData("all"))
    assert not dialog.keep.isChecked()
    dialog.keep.setChecked(True)
    dialog.write(tmp_path / "part.png")
    wait()
    assert len(read_picture(tmp_path / "part.png").elements) > 5
