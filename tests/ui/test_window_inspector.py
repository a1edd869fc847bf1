"""The inspector shows what is selected, and each edit is one step."""

import pytest
from PySide6.QtCore import Qt

from richpic.elements import KINDS
from richpic.ui.inspector_link import RelationRow, TensionRow
from richpic.ui.inspector_rows import ChoiceRow, SwatchRow, TextRow, ToggleRow
from richpic.ui.inspector_table import ROWS, FaceRow
from richpic.ui.inspector_words import WordsRow


def row_of(window, field):
    return next(row for row in window.inspector.rows if getattr(row, "field", "") == field)


def only(window, kind):
    (row,) = [row for row in window.inspector.rows if isinstance(row, kind)]
    return row


def element(window, identifier):
    return window.editor.picture.elements[identifier]


def press(qtbot, button):
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_the_rows_are_those_of_kinds_there_are():
    assert set(ROWS) <= set(KINDS)


def test_a_kind_without_rows_of_its_own_can_be_written_on(full_window, monkeypatch):
    monkeypatch.setattr("richpic.ui.inspector_table.ROWS", {})
    full_window.editor.select(["note"])
    assert [row.field for row in full_window.inspector.rows] == ["text", "note"]


def test_it_is_there_only_while_something_is_selected(full_window):
    window = full_window
    assert not window.inspector.isVisible()
    window.editor.select(["icon"])
    assert window.inspector.isVisible()
    window.editor.select([])
    assert not window.inspector.isVisible()


@pytest.mark.parametrize("kind", sorted(ROWS))
def test_every_choice_of_a_kind_is_one_step_that_undoes(full_window, qtbot, kind):
    window = full_window
    for number in range(len(ROWS[kind])):
        window.editor.select([])
        window.editor.select([kind])
        row = window.inspector.rows[number]
        if not isinstance(row, ChoiceRow | SwatchRow | ToggleRow | FaceRow | RelationRow):
            continue
        before, done = window.editor.picture, window.editor.history.done
        if isinstance(row, ToggleRow):
            press(qtbot, row.box)
        else:
            button = next(b for b in row.choices.buttons.values() if not b.isChecked() and not b.isHidden())
            press(qtbot, button)
            assert button.isChecked()
        assert window.editor.history.done == done + 1, row
        assert element(window, kind) != before.elements[kind], row
        window.editor.undo()
        assert element(window, kind) == before.elements[kind]


@pytest.mark.parametrize("kind", sorted(ROWS))
def test_every_text_of_a_kind_is_written_as_one_step(full_window, qtbot, kind):
    window = full_window
    window.editor.select([kind])
    texts = [row for row in window.inspector.rows if isinstance(row, TextRow)]
    assert texts
    for row in texts:
        done = window.editor.history.done
        row.input.setFocus()
        row.input.selectAll()
        qtbot.keyClicks(row.input, "new words")
        shown = window.editor.shown[0].elements[kind]
        assert getattr(shown, row.field) == "new words", "it shows while it is typed"
        assert window.editor.history.done == done
        window.canvas.setFocus()
        assert getattr(element(window, kind), row.field) == "new words"
        assert window.editor.history.done == done + 1


def test_escape_takes_back_what_was_typed(full_window, qtbot):
    window = full_window
    window.editor.select(["icon"])
    row = row_of(window, "label")
    row.input.setFocus()
    qtbot.keyClicks(row.input, "xyz")
    qtbot.keyClick(row.input, Qt.Key.Key_Escape)
    window.canvas.setFocus()
    assert row.input.text() == "Ayo"
    assert element(window, "icon").label == "Ayo"
    assert window.editor.preview is None
    assert window.editor.history.done == 0


def test_a_change_from_elsewhere_shows(full_window):
    window = full_window
    window.editor.select(["icon"])
    row_of(window, "label").desk.commit({"label": "Ayo and Sam"}, "renamed")
    assert row_of(window, "label").input.text() == "Ayo and Sam"
    window.editor.undo()
    assert row_of(window, "label").input.text() == "Ayo"


def test_faces_are_offered_to_people_only(full_window):
    window = full_window
    window.editor.select(["icon"])
    assert not only(window, FaceRow).isHidden()
    window.editor.select(["other"])
    assert only(window, FaceRow).isHidden()


def test_another_meaning_brings_its_own_look(full_window, qtbot):
    window = full_window
    window.editor.select(["link"])
    press(qtbot, only(window, RelationRow).buttons["two-way"])
    link = element(window, "link")
    assert (link.relation, link.heads, link.label) == ("two-way", "both", "waits")


def test_rarer_meanings_are_shown_on_request(full_window, qtbot):
    window = full_window
    window.editor.select(["link"])
    row = only(window, RelationRow)
    assert row.buttons["money"].isHidden()
    press(qtbot, row.more)
    assert not any(button.isHidden() for button in row.buttons.values())
    press(qtbot, row.buttons["money"])
    press(qtbot, row.more)
    assert not row.buttons["money"].isHidden(), "what is chosen stays in sight"


def test_a_tension_has_two_voices_heat_and_evidence(full_window, qtbot):
    window = full_window
    window.editor.select(["link"])
    assert only(window, TensionRow).isHidden()
    press(qtbot, only(window, RelationRow).buttons["tension"])
    row = only(window, TensionRow)
    assert not row.isHidden()
    row.who[0].setFocus()
    qtbot.keyClicks(row.who[0], "council")
    row.says[1].setFocus()
    qtbot.keyClicks(row.says[1], "children wait")
    press(qtbot, row.heat.buttons[5])
    row.evidence.setFocus()
    qtbot.keyClicks(row.evidence, "9 months")
    window.canvas.setFocus()
    tension = element(window, "link").tension
    assert (tension.first.who, tension.second.says) == ("council", "children wait")
    assert (tension.heat, tension.evidence) == (5, "9 months")


def test_what_is_being_typed_is_kept_by_a_save(full_window, qtbot, tmp_path, answers):
    window = full_window
    answers.path = tmp_path / "a.richpic"
    window.editor.select(["icon"])
    row = row_of(window, "label")
    row.input.setFocus()
    qtbot.keyClicks(row.input, "!")
    window.actions_.run("save")
    window.flow.finish_saving()
    assert "Ayo!" in answers.path.read_text("utf-8")


def test_several_of_a_kind_are_changed_together(full_window, qtbot):
    window = full_window
    window.editor.select(["icon", "other"])
    press(qtbot, row_of(window, "tint").choices.buttons["leaf"])
    assert [element(window, one).tint for one in ("icon", "other")] == ["leaf", "leaf"]
    assert window.editor.history.done == 1
    assert not [row for row in window.inspector.rows if isinstance(row, TextRow)]


def test_different_kinds_can_be_arranged(full_window):
    window = full_window
    window.editor.select(["icon", "note"])
    assert [type(row) for row in window.inspector.rows] == [WordsRow]
    names = {b.accessibleName() for b in window.inspector.findChildren(type(window.actions_.button("undo")))}
    assert {"Align left edges", "Group", "Delete", "Locked"} <= names


def test_as_drawn_is_offered_only_to_what_was_drawn(full_window):
    window = full_window
    window.editor.select(["boundary"])
    assert row_of(window, "shape").choices.buttons["blob"].isHidden()


def test_deleting_from_the_inspector_closes_it(full_window):
    window = full_window
    window.editor.select(["note"])
    window.actions_.run("delete")
    assert not window.inspector.isVisible()
    assert "note" not in window.editor.picture.elements
