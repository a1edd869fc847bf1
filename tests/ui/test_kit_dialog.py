"""The post kit in the window: asked for by menu and button, made in a new folder, stopped without a trace."""

import pytest

from richpic.files.reading import read_picture
from richpic.resources import assets_folder
from richpic.ui.kit_dialog import USUAL, KitDialog
from tests.ui.conftest import full_picture

PATIENCE = 90_000


@pytest.fixture
def kit(window, answers, tmp_path, qtbot):
    """Open the dialog on a small picture."""
    window.editor.open(full_picture())
    made = []

    def begin(**more) -> KitDialog:
        picture = window.editor.picture
        dialog = KitDialog(window.theme, picture, answers, tmp_path / "town.richpic", window, **more)
        qtbot.addWidget(dialog)
        made.append(dialog)
        return dialog

    yield begin
    for dialog in made:
        dialog._job.cancel()


def only(dialog: KitDialog, *keys: str) -> None:
    for key, box in dialog.places.items():
        box.setChecked(key in keys)


def test_the_usual_places_are_chosen_and_remembered_as_they_were_changed(kit):
    memory: dict[str, object] = {}
    dialog = kit(memory=memory)
    assert dialog.chosen == USUAL
    only(dialog, "mastodon")
    dialog.reject()
    assert kit(memory=memory).chosen == ("mastodon",)


def test_without_a_place_there_is_nothing_to_make(kit):
    dialog = kit()
    only(dialog)
    assert not dialog.make_button.isEnabled()
    only(dialog, "x")
    assert dialog.make_button.isEnabled()


def test_it_is_made_in_a_new_folder_each_time(kit, answers, tmp_path, qtbot):
    (tmp_path / "town post kit").mkdir()
    dialog = kit()
    only(dialog, "linkedin")
    answers.path = tmp_path
    dialog.ask()
    assert dialog.is_writing and dialog.cancel_button.text() == "Stop"
    qtbot.waitUntil(lambda: not dialog.is_writing, timeout=PATIENCE)
    assert dialog.written == tmp_path / "town post kit 2"
    assert {one.name for one in dialog.written.iterdir()} >= {"linkedin", "post.md", "long-description.html"}
    assert list((tmp_path / "town post kit").iterdir()) == []


def test_stopping_leaves_nothing_and_lets_one_try_again(kit, tmp_path, qtbot):
    dialog = kit()
    dialog.write(tmp_path / "kit")
    qtbot.waitUntil(lambda: dialog.progress.value() > 0, timeout=PATIENCE)
    stopped = dialog._job
    dialog.cancel_button.click()
    qtbot.waitUntil(lambda: not stopped.is_running, timeout=PATIENCE)
    assert list(tmp_path.iterdir()) == []
    assert dialog.trouble.text() == "Stopped. Nothing was written." and dialog.make_button.isEnabled()


def test_looking_first_is_offered_unless_it_was_done(kit):
    assert kit(looked_at=True).safe.words.text() == ""
    dialog = kit()
    assert "before you post" in dialog.safe.words.text()
    dialog.safe.button.click()
    assert dialog.wants_safe


def test_frames_are_added_as_one_step_and_selected_and_not_twice(window):
    window.editor.open(read_picture(assets_folder() / "examples" / "nottingham.richpic"))
    window.actions_.run("suggest-frames")
    frames = [one for one in window.editor.picture.order if one.kind == "frame"]
    assert len(frames) > 3 and set(window.editor.selection) == {one.id for one in frames}
    window.actions_.run("suggest-frames")
    assert "already" in window.notice.text
    window.actions_.run("undo")
    assert not any(one.kind == "frame" for one in window.editor.picture.order)
