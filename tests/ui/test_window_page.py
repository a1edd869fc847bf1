"""About this picture: every thing said or chosen there is seen at once, and is one step of undo."""

from __future__ import annotations

from typing import get_args, get_type_hints

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from richpic.editor.operations import removed
from richpic.elements.text import Text
from richpic.model.change import added, page_edited
from richpic.model.picture import Page
from richpic.ui.page_dialog import LOOKS, PageDialog
from richpic.ui.words_dialog import WordsDialog


@pytest.fixture
def dialog(full_window, qtbot):
    """The dialog over a window with one of each kind."""
    made = PageDialog(full_window.theme, full_window.editor, full_window.symbols, full_window)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.close()
    made.deleteLater()


def page(window):
    return window.editor.picture.page


def press(qtbot, button):
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize(
    ("field", "value"), [(field, value) for field, (_, options, _) in LOOKS.items() for value, _ in options]
)
def test_each_look_is_one_step_that_undoes(dialog, full_window, qtbot, field, value):
    other = next(one for one in dialog.looks[field].buttons if one != getattr(page(full_window), field))
    before, done = page(full_window), full_window.editor.history.done
    press(qtbot, dialog.looks[field].buttons[other])
    press(qtbot, dialog.looks[field].buttons[value])
    assert getattr(page(full_window), field) == value
    assert dialog.looks[field].buttons[value].isChecked()
    while full_window.editor.history.done > done:
        full_window.editor.undo()
    assert page(full_window) == before


def test_every_setting_of_the_page_is_offered():
    hints = get_type_hints(Page)
    for field, (_, options, _) in LOOKS.items():
        assert {value for value, _ in options} == set(get_args(hints[field]))


def test_the_paper_behind_shows_it_at_once(dialog, full_window, qtbot):
    press(qtbot, dialog.looks["paper"].buttons["board"])
    qtbot.waitUntil(lambda: full_window.canvas.is_sharp)
    corner = full_window.canvas.grab().toImage().pixelColor(2, 2)
    assert corner.lightness() < 80
    assert corner != QColor(full_window.editor.context.palette.paper), "a board is not dark paper"


def test_a_board_leaves_no_choice_of_colours(dialog, full_window, qtbot):
    press(qtbot, dialog.looks["paper"].buttons["board"])
    assert not dialog.looks["palette"].isEnabled()
    assert not full_window.actions_["dark-paper"].isEnabled()
    press(qtbot, dialog.looks["paper"].buttons["plain"])
    assert dialog.looks["palette"].isEnabled()
    assert full_window.actions_["dark-paper"].isEnabled()


def test_previews_differ_from_each_other(dialog):
    for choices in dialog.looks.values():
        images = [button.grab().toImage() for button in choices.buttons.values()]
        cards = [image.copy(8, 8, 80, 40) for image in images]
        assert all(a != b for index, a in enumerate(cards) for b in cards[:index])


def test_words_are_a_step_each_when_their_field_is_left(dialog, full_window, qtbot):
    for field, words in ((dialog.title, "Our town in May"), (dialog.authors, "a catalyst, , five partners")):
        field.setFocus()
        field.selectAll()
        qtbot.keyClicks(field, words)
    dialog.describe.setFocus()
    assert page(full_window).title == "Our town in May"
    assert page(full_window).authors == ("a catalyst", "five partners")
    assert full_window.editor.history.done == 2
    assert full_window.document.name == "Our town in May"
    full_window.editor.undo()
    assert page(full_window).authors == ()
    assert page(full_window).title == "Our town in May"


def test_words_still_being_written_are_kept_when_it_closes(full_window, monkeypatch):
    def fill(dialog):
        dialog.date.setText("May 2021")
        dialog.title.setText("Two schools and a river")
        return 0

    monkeypatch.setattr(PageDialog, "exec", fill)
    full_window.actions_.run("about-picture")
    assert page(full_window).date == "May 2021"
    assert page(full_window).title == "Two schools and a river"
    assert full_window.editor.history.done == 2


def test_looking_and_closing_changes_nothing(full_window, monkeypatch):
    monkeypatch.setattr(PageDialog, "exec", lambda dialog: 1)
    full_window.actions_.run("about-picture")
    assert full_window.editor.history.done == 0


def test_it_shows_how_the_picture_is_described_and_lets_one_do_it(dialog, full_window, monkeypatch, qtbot):
    assert dialog.told.text().startswith("Rich picture “Our town”")
    monkeypatch.setattr(WordsDialog, "exec", lambda words: words.short.setPlainText("Ours."))
    press(qtbot, dialog.describe)
    assert page(full_window).alt == "Ours."
    assert dialog.told.text() == "Ours."


def title_texts(window):
    return [one for one in window.editor.picture.order if one.kind == "text" and one.text == "Our old town"]


@pytest.fixture
def bare_of_title(full_window):
    """A window whose picture has no title, neither of its own nor on it."""
    editor = full_window.editor
    editor.commit(removed(editor.picture, ["text", "frame"], editor.context))
    editor.commit(page_edited(editor.picture.page, {"title": ""}))
    return full_window


def ask(window, monkeypatch, answer):
    """Open the dialog as the window does and let `answer` fill it in."""
    monkeypatch.setattr(PageDialog, "exec", answer)
    window.actions_.run("about-picture")


def test_a_title_that_is_typed_is_seen_over_all_that_is_drawn_in_one_step(bare_of_title, monkeypatch, qtbot):
    window, editor = bare_of_title, bare_of_title.editor
    before, done = editor.content_bounds(), editor.history.done

    def write(dialog):
        dialog.show()
        assert dialog.show_title.isChecked()
        qtbot.keyClicks(dialog.title, "Our old town")
        qtbot.keyClick(dialog.title, Qt.Key.Key_Return)
        assert not dialog.isVisible()

    ask(window, monkeypatch, write)
    (text,) = title_texts(window)
    body = text.body(editor.context)
    assert body.bottom <= before.y and abs(body.centre.x - before.centre.x) < 1
    assert text.size >= 40
    assert window.canvas.free_rect().contains_rect(body)
    assert editor.history.done == done + 1
    editor.undo()
    assert page(window).title == "" and not title_texts(window)


def test_who_does_not_want_it_on_the_picture_unticks_that(bare_of_title, monkeypatch, qtbot):
    def write(dialog):
        press(qtbot, dialog.show_title)
        qtbot.keyClicks(dialog.title, "Our old town")

    ask(bare_of_title, monkeypatch, write)
    assert page(bare_of_title).title == "Our old town" and not title_texts(bare_of_title)
    ticks: list[bool] = []
    ask(bare_of_title, monkeypatch, lambda dialog: ticks.append(dialog.show_title.isChecked()))
    assert ticks == [False], "the picture itself says so the next time"


def test_ticking_puts_a_title_on_and_unticking_takes_it_off_a_step_each(bare_of_title, monkeypatch, qtbot):
    editor = bare_of_title.editor
    editor.commit(page_edited(editor.picture.page, {"title": "Our old town"}))
    done = editor.history.done

    def tick(dialog):
        assert not dialog.show_title.isChecked()
        press(qtbot, dialog.show_title)
        assert title_texts(bare_of_title) and editor.history.done == done + 1
        press(qtbot, dialog.show_title)

    ask(bare_of_title, monkeypatch, tick)
    assert not title_texts(bare_of_title) and editor.history.done == done + 2
    assert page(bare_of_title).title == "Our old town"
    editor.undo()
    assert title_texts(bare_of_title)


def test_nothing_is_doubled_or_taken_away_where_words_say_the_title_already(bare_of_title, monkeypatch):
    editor = bare_of_title.editor
    editor.commit(added(Text(id="mine", text="Our old town", size=40.0, y=-900.0)))

    def write(dialog):
        assert not dialog.show_title.isChecked()
        dialog.title.setText("Our old town")

    ask(bare_of_title, monkeypatch, write)
    assert [text.id for text in title_texts(bare_of_title)] == ["mine"]
    assert page(bare_of_title).title == "Our old town"


def test_on_bare_paper_a_title_waits(window, monkeypatch):
    ask(window, monkeypatch, lambda dialog: dialog.title.setText("Our old town"))
    assert page(window).title == "Our old town" and not window.editor.picture.elements


def test_a_title_that_is_there_is_shown_and_not_doubled(full_window):
    for _ in range(2):
        full_window.actions_.run("title")
        full_window.editor.select(())
    full_window.actions_.run("title")
    assert full_window.editor.selection == ("text",)
    assert full_window.editor.history.done == 0


def test_the_title_on_the_picture_follows_the_one_in_the_dialog(dialog, full_window):
    done = full_window.editor.history.done
    dialog.title.setText("Our old town")
    dialog.settle()
    assert full_window.editor.picture.elements["text"].text == "Our old town"
    full_window.editor.undo()
    assert page(full_window).title == full_window.editor.picture.elements["text"].text == "Our town"
    assert full_window.editor.history.done == done


def test_without_a_title_it_is_asked_for_first_and_then_put(window, monkeypatch):
    monkeypatch.setattr(PageDialog, "exec", lambda dialog: dialog.title.setText("Our old town"))
    window.actions_.run("title")
    assert len(title_texts(window)) == 1
    assert window.editor.history.done == 1
