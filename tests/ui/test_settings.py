"""Keys, letters, contrast and motion are the user's to choose, hold at once, and last."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QApplication, QDialog, QLabel

from richpic.files.settings import Settings
from richpic.model.palette import contrast
from richpic.ui import preferences
from richpic.ui.key_sheet import KeySheet, groups_of
from richpic.ui.keys_dialog import KeysDialog
from richpic.ui.settings_dialog import SettingsDialog
from richpic.ui.theme import Theme, interface_font
from richpic.ui.tokens import STRONG_DARK, STRONG_LIGHT

KEY = Qt.Key


@pytest.fixture(autouse=True)
def as_it_was(qapp):
    """Leave letters and caret as they were: they are the whole program's."""
    blink = QGuiApplication.styleHints().cursorFlashTime()
    yield
    Theme("light")
    QGuiApplication.styleHints().setCursorFlashTime(blink)
    QApplication.setFont(interface_font())


@pytest.fixture
def answer(monkeypatch):
    """Stand in for the person in front of a dialog: what they do in it is given as a function."""

    def with_(act):
        def run(dialog):
            dialog.show()
            act(dialog)
            return dialog.result()

        monkeypatch.setattr(QDialog, "exec", run)

    return with_


def test_the_sheet_holds_every_key_of_the_table(window):
    told = {(words, key) for _, rows in groups_of(window.actions_) for words, keys in rows for key in keys}
    for action in window.actions_.table.values():
        if key := window.actions_.key(action.id):
            assert (action.words, key) in told


def test_the_sheet_opens_by_a_question_mark_and_shows_chosen_keys(window, qtbot, answer):
    seen = []
    window.actions_.keymap.choose("tool-note", ["W"])
    window.actions_.take_keys()
    answer(lambda sheet: seen.append(sheet))
    window.canvas.setFocus()
    qtbot.keyClick(window.canvas, KEY.Key_Question)
    (sheet,) = seen
    assert isinstance(sheet, KeySheet)
    assert ("Note", ("W",)) in dict(sheet.groups)["Tools"]
    assert "Note" in [label.text() for label in sheet.findChildren(QLabel)]


def test_a_key_is_given_to_another_command_after_saying_who_had_it(make_window, qtbot, answer):
    settings = Settings()
    window = make_window(settings=settings)

    def act(dialog):
        dialog.search.setText("group")
        assert dialog.current == "group"
        dialog.press.setFocus()
        qtbot.keyClick(dialog.press, KEY.Key_N)
        assert "“Note”" in dialog.words.text()
        qtbot.mouseClick(dialog.use, Qt.MouseButton.LeftButton)

    answer(act)
    preferences.choose_keys(window)
    assert window.tools.buttons["note"].toolTip().splitlines()[0] == "Note"
    assert window.tools.buttons["note"].key == ""
    window.canvas.setFocus()
    qtbot.keyClick(window.canvas, KEY.Key_N)
    assert window.toolbox.name == "select", "N is no longer the note's"
    again = make_window(settings=Settings.load())
    assert again.actions_.keymap.keys("group") == ("N",)
    assert [key.toString() for key in again.actions_["group"].shortcuts()] == ["N"]


def test_keys_with_a_meaning_of_their_own_cannot_be_given_away(window):
    dialog = KeysDialog(window.theme, window.actions_, window)
    for key in ("Tab", "Return", "Esc", "Space", "Left", "Shift+Up"):
        dialog.press.setKeySequence(QKeySequence(key))
        assert not dialog.use.isEnabled()
        assert "meaning of its own" in dialog.words.text()


def test_usual_keys_come_back(window, qtbot):
    dialog = KeysDialog(window.theme, window.actions_, window)
    dialog.search.setText("duplicate")
    qtbot.mouseClick(dialog.none, Qt.MouseButton.LeftButton)
    assert window.actions_["duplicate"].shortcuts() == []
    qtbot.mouseClick(dialog.usual, Qt.MouseButton.LeftButton)
    assert window.actions_.key("duplicate") == "Ctrl+D"
    qtbot.mouseClick(dialog.none, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(dialog.all_usual, Qt.MouseButton.LeftButton)
    assert not window.actions_.keymap.is_changed


def test_letters_grow_everywhere_and_panels_make_room(full_window):
    window = full_window
    window.editor.select(["note"])
    words = QFontMetrics(window.tray.search.font()).height()
    tray = window.tray.seen().width()
    window.theme.choose_text_scale(1.4)
    QApplication.processEvents()
    assert QFontMetrics(window.tray.search.font()).height() > words * 1.25
    assert window.inspector.headline.font().pixelSize() == round(12 * 1.4)
    assert window.tray.seen().width() > tray
    panels = {n: p for n, p in window.stage.panels.items() if p.isVisible()}
    places = {n: p.seen() if hasattr(p, "seen") else p.geometry() for n, p in panels.items()}
    names = list(places)
    for number, name in enumerate(names):
        for other in names[number + 1 :]:
            assert not places[name].intersects(places[other]), f"{name} lies on {other}"


def test_letters_of_the_window_do_not_change_the_picture(full_window):
    before = full_window.editor.content_bounds()
    full_window.theme.choose_text_scale(1.4)
    context = full_window.make_context(full_window.editor.picture)
    assert full_window.editor.picture.elements["text"].bounds(context) == full_window.editor.scene.bounds(
        "text"
    )
    assert full_window.editor.content_bounds() == before


@pytest.mark.parametrize("tokens", [STRONG_LIGHT, STRONG_DARK], ids=lambda tokens: tokens.name)
def test_high_contrast_is_high(tokens):
    for ground in (tokens.surface, tokens.sunk, tokens.hover, tokens.soft):
        assert contrast(tokens.text, ground) >= 10
        assert contrast(tokens.muted, ground) >= 7
    for colour in (tokens.link, tokens.good, tokens.wait, tokens.danger):
        assert contrast(colour, tokens.surface) >= 7
    assert contrast(tokens.edge, tokens.surface) >= 7
    assert contrast(tokens.on_accent, tokens.accent) >= 4.5
    assert contrast(tokens.text, tokens.faint) >= 2.5, "what cannot be done now looks so"


def test_what_is_chosen_holds_at_once_and_in_the_next_session(make_window, qtbot, answer):
    settings = Settings()
    window = make_window(settings=settings)

    def act(dialog):
        dialog.contrast.click()
        dialog.motion.click()
        dialog.size_of_text.buttons[1.2].click()
        dialog.scheme.buttons["dark"].click()
        assert window.theme.tokens is STRONG_DARK

    answer(act)
    window.actions_.run("settings")
    assert QGuiApplication.styleHints().cursorFlashTime() == 0
    kept = Settings.load()
    assert kept.theme == "dark"
    again = Theme("dark")
    preferences.take(again, kept)
    assert (again.strong, again.reduced_motion, again.text_scale) == (True, True, 1.2)


@pytest.mark.parametrize("kept", [None, 7, [], {"text_scale": "huge"}, {"text_scale": 99, "strong": "no"}])
def test_kept_nonsense_does_no_harm(kept):
    theme = Theme("light")
    settings = Settings()
    settings.more["look"] = kept
    preferences.take(theme, settings)
    assert theme.text_scale in (1.0, 1.4)
    assert not theme.strong


def test_the_settings_show_what_holds(window):
    window.theme.choose_contrast(True)
    dialog = SettingsDialog(window.theme, window)
    assert dialog.contrast.isChecked()
    assert dialog.scheme.buttons["light"].isChecked()
    assert not dialog.motion.isChecked()
