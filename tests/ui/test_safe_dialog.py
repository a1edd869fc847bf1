"""Before sharing: all that is found is decided in one list, seen in the copy, and kept with the picture."""

import io

import pytest
from PIL import Image as Pixels
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QDialog

from richpic.elements.icon import Icon
from richpic.elements.image import Image
from richpic.elements.note import Note
from richpic.model.picture import Page, Picture, StoredImage
from richpic.model.safe_choice import SafeChoice
from richpic.share.concerns import concerns
from richpic.share.safe import find
from richpic.ui import photo_dialog, safe_dialog
from richpic.ui.photo_dialog import PhotoDialog
from richpic.ui.safe_dialog import SafeDialog, ask_safe
from richpic.ui.safe_rows import OTHER_WORD, UNSEEN
from richpic.ui.saved import suggested_path


def photo() -> bytes:
    file = io.BytesIO()
    Pixels.effect_noise((60, 40), 90).convert("RGB").save(file, "PNG")
    return file.getvalue()


def town() -> Picture:
    things = (
        Icon(id="a", symbol="teenager", label="Aisha"),
        Icon(id="b", z="a1", symbol="parent", x=900.0, label="Mrs Okafor"),
        Note(id="n", z="a2", y=400.0, text="Aisha Khan rang 07700 900123 with Bee", note="private"),
        Image(id="p", z="a3", image_id="photo", x=400.0, w=120.0, h=80.0, alt="our wall"),
    )
    images = {"photo": StoredImage("image/png", photo())}
    return Picture({one.id: one for one in things}, Page(title="Our town", authors=("Jo",)), images)


@pytest.fixture
def safe_window(window, qtbot):
    window.editor.open(town())
    return window


@pytest.fixture
def dialog(safe_window, qtbot):
    made = SafeDialog(
        safe_window.theme, town(), safe_window.symbols, safe_window.dialogs, "Go on to share…", safe_window
    )
    made.show()
    qtbot.waitExposed(made)
    qtbot.waitUntil(lambda: not made.preview.is_working)
    yield made
    made.close()
    made.deleteLater()


def pick(row, words):
    """Choose what begins with `words` in the list of a row."""
    picker = row.picker
    index = next(at for at in range(picker.count()) if picker.itemText(at).startswith(words))
    picker.setCurrentIndex(index)
    picker.activated.emit(index)


def offered(row):
    return [row.picker.itemText(at) for at in range(row.picker.count())]


def accepted(dialog):
    dialog.go_on.click()
    return dialog.made.picture


def test_each_person_is_one_row_with_the_role_that_will_be_said(dialog):
    row = dialog.list.row("Aisha Khan, Aisha")
    assert offered(row) == ["Say “teenager A”", OTHER_WORD, "Black it out", "Leave it out", "Keep it"]
    assert row.picker.currentText() == "Say “teenager A”"
    assert row.says.text() == "name of a person · in 2 places"
    assert dialog.never.text() == "Always left out: 1 private remark."


def test_what_is_chosen_is_in_the_copy_and_the_picture_itself_is_as_it_was(dialog, safe_window):
    before = safe_window.editor.picture
    pick(dialog.list.row("Aisha Khan, Aisha"), "Black it out")
    pick(dialog.list.row("07700 900123"), "Keep it")
    made = accepted(dialog)
    assert made.elements["n"].text == "■■■■ rang 07700 900123 with Bee"
    assert made.elements["b"].label == "parent A"
    assert safe_window.editor.picture == before


def test_another_word_can_be_said_instead(dialog, qtbot):
    row = dialog.list.row("Aisha Khan, Aisha")
    pick(row, OTHER_WORD)
    assert row.other.isVisible() and row.other.text() == "teenager A"
    row.other.setText("the girl")
    qtbot.keyClick(row.other, Qt.Key.Key_Return)
    assert row.picker.currentText() == "Say “the girl”"
    assert accepted(dialog).elements["a"].label == "the girl"


def test_escape_leaves_another_word_as_it_was_and_the_window_open(dialog, qtbot):
    row = dialog.list.row("Aisha Khan, Aisha")
    pick(row, OTHER_WORD)
    row.other.setText("the girl")
    qtbot.keyClick(row.other, Qt.Key.Key_Escape)
    assert dialog.isVisible() and row.picker.isVisible()
    assert row.picker.currentText() == "Say “teenager A”"


def test_all_of_a_section_at_once(dialog):
    head = dialog.list.column.itemAt(0).widget()
    index = head.picker.findData("remove")
    head.picker.activated.emit(index)
    made = accepted(dialog)
    assert (made.elements["a"].label, made.elements["b"].label) == ("", "")
    assert made.elements["n"].text.startswith("rang (telephone number)")


def test_a_place_is_shown_with_a_ring_one_after_the_other_and_all_of_it_again(dialog, qtbot):
    whole = dialog.preview.seen
    row = dialog.list.row("Aisha Khan, Aisha")
    shown = []
    dialog.looked = shown.append
    row.place.click()
    qtbot.waitUntil(lambda: not dialog.preview.is_working)
    first = dialog.preview.seen
    assert first.w < whole.w and first.contains((0, 0))
    row.place.click()
    qtbot.waitUntil(lambda: not dialog.preview.is_working)
    assert dialog.preview.seen.centre.y > first.centre.y
    assert shown == [("a",), ("n",)]
    assert dialog.where.text().startswith("Place 2 of 2")
    qtbot.mouseClick(dialog.preview, Qt.MouseButton.LeftButton, pos=QPoint(40, 40))
    qtbot.waitUntil(lambda: not dialog.preview.is_working)
    assert dialog.preview.seen == whole


def test_choosing_shows_the_place_and_does_not_go_on_to_the_next(dialog, qtbot):
    row, shown = dialog.list.row("Aisha Khan, Aisha"), []
    dialog.looked = shown.append
    row.picker.setFocus(Qt.FocusReason.TabFocusReason)
    pick(row, "Keep")
    dialog.list.row("Mrs Okafor").picker.setFocus(Qt.FocusReason.TabFocusReason)
    row.picker.setFocus(Qt.FocusReason.TabFocusReason)
    row.picker.setFocus(Qt.FocusReason.PopupFocusReason)
    assert shown == [("a",), ("b",), ("a",)]


def test_words_of_ones_own_are_looked_for_and_forgotten(dialog, qtbot):
    dialog.more.setText("bee")
    qtbot.keyClick(dialog.more, Qt.Key.Key_Return)
    assert dialog.list.row("Bee").picker.currentText() == "Say “person A”"
    assert dialog.more.text() == ""
    dialog.more.setText("nobody at all")
    qtbot.keyClick(dialog.more, Qt.Key.Key_Return)
    assert "nowhere on the picture" in dialog.where.text()
    assert [one.rule for one in dialog.choices] == ["own"]
    dialog.list.forgot.emit(dialog.list.row("Bee").concern)
    assert dialog.choices == ()
    assert accepted(dialog).elements["n"].text.endswith("with Bee")


def test_a_photo_waits_until_somebody_looked_at_it(dialog, monkeypatch, qtbot):
    row = dialog.list.row("our wall")
    assert row.picker.currentText() == UNSEEN
    assert "1 photo was not looked at yet" in dialog.where.text()
    qtbot.waitUntil(lambda: not row.thumb.pixmap().isNull())

    def mark(opened):
        opened.photo.add((0.0, 0.0, 0.5, 0.5))
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(photo_dialog.PhotoDialog, "exec", mark)
    pick(row, "Blur parts")
    assert row.picker.currentText() == "Blur 1 part…"
    assert dialog.where.text() == ""
    assert dialog.choices == (SafeChoice("photo", "p", "blur", "", ((0.0, 0.0, 0.5, 0.5),)),)
    pick(row, "Keep")
    assert offered(row)[0] == "Keep it", "it was looked at"


def test_the_list_of_who_is_who_is_written_only_where_the_user_says(dialog, tmp_path, monkeypatch):
    path = tmp_path / "who.txt"
    asked = []
    dialog._dialogs.key_path = lambda suggested: asked.append(suggested) or path
    dialog.key.click()
    assert asked[0].endswith("who-is-who.txt")
    assert "teenager A = Aisha; Aisha Khan" in path.read_text("utf-8")
    dialog.key.click()
    assert "there already" in dialog.trouble.text() and dialog.trouble.isVisible()
    for row in dialog.list.rows[:2]:
        pick(row, "Keep")
    assert not dialog.key.isVisible(), "there is nobody whose name stands for another"


def test_where_nothing_is_found_it_says_so_and_asks_to_look(safe_window, qtbot):
    empty = Picture({"n": Note(id="n", text="who is missing?")})
    made = SafeDialog(
        safe_window.theme, empty, safe_window.symbols, safe_window.dialogs, "Go on", safe_window
    )
    qtbot.addWidget(made)
    assert made.concerns == []
    assert made.list.column.itemAt(0).widget().text().startswith("Nothing found. Look yourself")


def test_what_was_chosen_is_one_step_and_is_there_the_next_time(safe_window, monkeypatch):
    def choose(dialog):
        pick(dialog.list.row("Mrs Okafor"), "Keep it")
        dialog.accept()
        return 1

    monkeypatch.setattr(safe_dialog.SafeDialog, "exec", choose)
    made = ask_safe(safe_window)
    assert made.picture.elements["b"].label == "Mrs Okafor"
    assert safe_window.editor.history.done == 1
    monkeypatch.setattr(safe_dialog.SafeDialog, "exec", lambda dialog: 0)
    assert ask_safe(safe_window) is None
    assert safe_window.editor.history.done == 1, "looking alone is no step"
    assert safe_window.editor.picture.page.choices[0].does == "keep"
    safe_window.editor.undo()
    assert safe_window.editor.picture.page.choices == ()


def test_who_goes_on_agreed_with_what_is_proposed_but_photos_still_wait(safe_window, monkeypatch):
    monkeypatch.setattr(safe_dialog.SafeDialog, "exec", lambda dialog: dialog.accept())
    ask_safe(safe_window)
    picture = safe_window.editor.picture
    left = [
        one.first.rule for one in concerns(picture, find(picture, safe_window.symbols)) if not one.is_chosen
    ]
    assert left == ["photo"]


def test_sharing_safely_goes_on_with_the_copy_that_does_not_hold_the_picture(safe_window, monkeypatch):
    shared = []
    monkeypatch.setattr(safe_dialog.SafeDialog, "exec", lambda dialog: dialog.accept())
    monkeypatch.setattr(
        type(safe_window),
        "export_picture",
        lambda _, picture, reopens, **more: shared.append((picture, reopens)),
    )
    safe_window.actions_.run("safe")
    ((picture, reopens),) = shared
    assert picture.elements["a"].label == "teenager A" and not reopens


def test_the_name_of_a_file_does_not_say_who_it_is_about(safe_window, tmp_path):
    safe_window.document.save(tmp_path / "Aisha and the school.richpic")
    own, copy = safe_window.editor.picture, Picture(page=Page(title="teenager A"))
    assert suggested_path(safe_window, own) == tmp_path / "Aisha and the school.richpic"
    assert suggested_path(safe_window, copy).name == "Teenager A and the school (safe to share).richpic"


@pytest.fixture
def marking(safe_window, qtbot):
    made = PhotoDialog(safe_window.theme, photo(), (), safe_window)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.close()
    made.deleteLater()


def test_a_drag_over_a_photo_marks_a_part_of_it_and_it_is_seen_blurred(marking, qtbot):
    seen = marking.photo
    before = seen.grab().toImage()
    wide, high = seen.width(), seen.height()
    qtbot.mousePress(seen, Qt.MouseButton.LeftButton, pos=QPoint(wide // 4, high // 4))
    qtbot.mouseMove(seen, QPoint(wide // 2, high // 2))
    qtbot.mouseRelease(seen, Qt.MouseButton.LeftButton, pos=QPoint(wide // 2, high // 2))
    ((x, y, w, h),) = marking.regions
    assert (x, y, w, h) == pytest.approx((0.25, 0.25, 0.25, 0.25), abs=0.01)
    assert seen.grab().toImage() != before
    qtbot.mouseClick(seen, Qt.MouseButton.LeftButton, pos=QPoint(3, 3))
    assert len(marking.regions) == 1, "a click marks nothing"
    marking.drop.click()
    assert marking.regions == ()


def test_marks_are_made_moved_sized_and_taken_away_by_keys(marking, qtbot):
    def key(one, held=Qt.KeyboardModifier.NoModifier):
        qtbot.keyClick(marking.photo, one, held)

    key(Qt.Key.Key_Return)
    key(Qt.Key.Key_Right)
    key(Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert marking.regions[0] == pytest.approx((0.42, 0.4, 0.2, 0.22))
    for _ in range(60):
        key(Qt.Key.Key_Left)
    assert marking.regions[0][0] == 0.0, "a mark stays on the photo"
    key(Qt.Key.Key_Return)
    key(Qt.Key.Key_N)
    assert marking.photo.current == 0
    key(Qt.Key.Key_Delete)
    assert len(marking.regions) == 1
    marking.clear.click()
    assert marking.regions == () and not marking.clear.isEnabled()
