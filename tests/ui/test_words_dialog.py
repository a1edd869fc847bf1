"""Words for those who cannot see the picture: proposed, written, kept as steps, brought up to date."""

import pytest
from PySide6.QtWidgets import QPushButton

from richpic.model.change import edited
from richpic.ui.words_dialog import FROM_PICTURE, KEPT, STALE, WordsDialog


@pytest.fixture
def opened(full_window, qtbot):
    """Return a function that opens the dialog over a window with one of each kind."""
    made = []

    def make():
        dialog = WordsDialog(full_window.theme, full_window.editor, full_window)
        dialog.show()
        qtbot.waitExposed(dialog)
        made.append(dialog)
        return dialog

    yield make
    for dialog in made:
        dialog.close()
        dialog.deleteLater()


def page(window):
    return window.editor.picture.page


def test_what_the_picture_tells_is_shown_and_not_kept_unless_it_is_changed(opened, full_window):
    dialog = opened()
    assert dialog.short.toPlainText().startswith("Rich picture “Our town”")
    assert "Ayo waits for the school." in dialog.long.toPlainText()
    assert all(head.text().endswith(FROM_PICTURE) for head in dialog.heads.values())
    dialog.settle()
    assert full_window.editor.history.done == 0
    assert (page(full_window).alt, page(full_window).told) == ("", ())


def test_what_is_written_is_one_step_and_the_other_text_goes_on_by_itself(opened, full_window):
    dialog = opened()
    dialog.short.setPlainText("Our town, in May.")
    dialog.settle()
    assert (page(full_window).alt, page(full_window).description) == ("Our town, in May.", "")
    assert full_window.editor.history.done == 1
    assert [head.text().rpartition(": ")[2] for head in dialog.heads.values()] == [KEPT, FROM_PICTURE]
    dialog.long.setFocus()
    assert full_window.editor.history.done == 1
    full_window.editor.undo()
    assert page(full_window).alt == ""


def test_when_the_picture_changes_it_says_so_and_one_click_tells_it_anew(opened, full_window):
    dialog = opened()
    dialog.long.setPlainText(dialog.long.toPlainText() + "\n\nWe drew it together.")
    dialog.settle()
    link = full_window.editor.picture.elements["link"]
    full_window.editor.commit(edited(link, {"label": "runs away from"}))
    dialog = opened()
    assert dialog.state.text() == STALE and dialog.renew.isVisible()
    dialog.renew.click()
    words = page(full_window).description
    assert "Ayo runs away from the school." in words
    assert "waits for" not in words
    assert words.endswith("We drew it together.")
    assert dialog.long.toPlainText() == words
    assert not dialog.renew.isVisible()


def test_words_that_still_fit_are_kept_as_they_are(opened, full_window):
    dialog = opened()
    dialog.short.setPlainText("Ours.")
    dialog.settle()
    link = full_window.editor.picture.elements["link"]
    full_window.editor.commit(edited(link, {"label": "runs away from"}))
    dialog = opened()
    dialog.fits.click()
    assert (page(full_window).alt, dialog.state.text()) == ("Ours.", "")
    assert opened().state.text() == ""


def test_told_anew_nothing_is_kept_any_more_and_undo_brings_the_words_back(opened, full_window):
    dialog = opened()
    dialog.short.setPlainText("Ours.")
    dialog.anew.click()
    assert page(full_window).alt == ""
    assert dialog.short.toPlainText().startswith("Rich picture")
    full_window.editor.undo()
    assert page(full_window).alt == "Ours."


def test_it_counts_the_characters_of_the_short_one_and_copies_both(opened, qapp):
    dialog = opened()
    dialog.short.setPlainText("x" * 1200)
    assert dialog.count.text().startswith("1,200 of 1,000 characters; some places")
    names = {button.accessibleName(): button for button in dialog.findChildren(QPushButton)}
    names["Copy the short description"].click()
    assert qapp.clipboard().text() == "x" * 1200


def test_what_is_still_being_written_is_kept_when_it_closes(full_window, monkeypatch):
    monkeypatch.setattr(WordsDialog, "exec", lambda dialog: dialog.short.setPlainText("Last words."))
    full_window.actions_.run("words")
    assert page(full_window).alt == "Last words."
