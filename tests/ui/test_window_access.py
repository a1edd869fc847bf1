"""Names for those who hear the window, keys for those without a mouse, contrast for all."""

import pytest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QScrollBar, QWidget

from richpic.model.palette import contrast
from richpic.ui.tokens import DARK, LIGHT, TARGET


def controls(widget: QWidget) -> list[QWidget]:
    """Return what can be used in `widget`, without the parts that Qt puts into fields."""
    kinds = (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox)
    found = [child for child in widget.findChildren(QWidget) if isinstance(child, kinds)]
    return [
        child for child in found if not child.objectName().startswith("qt_") and child.parent() is not None
    ]


def own(widget: QWidget) -> bool:
    """Tell whether a control is ours: Qt's clear button in a field is not."""
    return not isinstance(widget.parent(), QLineEdit | QComboBox) and not isinstance(widget, QScrollBar)


@pytest.mark.parametrize("selected", [[], ["icon"], ["link"], ["boundary"], ["icon", "note"]])
def test_every_control_has_a_name_and_a_tool_tip(full_window, selected):
    full_window.editor.select(selected)
    nameless = [c for c in controls(full_window.stage) if own(c) and not c.accessibleName()]
    silent = [c for c in controls(full_window.stage) if own(c) and not c.toolTip()]
    assert nameless == []
    assert [c.accessibleName() for c in silent] == []


def test_tools_are_large_enough_to_hit(window):
    for button in window.tools.buttons.values():
        assert button.width() >= TARGET
        assert button.height() >= TARGET


def test_tools_say_their_key(window):
    for tool in window.toolbox.tools:
        assert f"({tool.key.upper()})" in window.tools.buttons[tool.name].toolTip()


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=lambda tokens: tokens.name)
def test_words_are_readable_on_every_ground(tokens):
    grounds = (tokens.surface, tokens.sunk, tokens.hover, tokens.soft)
    pairs = [(tokens.text, ground) for ground in grounds]
    pairs += [(tokens.muted, tokens.surface), (tokens.muted, tokens.sunk), (tokens.link, tokens.surface)]
    pairs += [(tokens.link, tokens.soft), (tokens.on_accent, tokens.accent), (tokens.surface, tokens.text)]
    pairs += [(tokens.good, tokens.surface), (tokens.wait, tokens.surface), (tokens.danger, tokens.surface)]
    weak = [(a, b, round(contrast(a, b), 2)) for a, b in pairs if contrast(a, b) < 4.5]
    assert weak == []


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=lambda tokens: tokens.name)
def test_rings_that_mean_chosen_or_focused_are_seen(tokens):
    for ground in (tokens.surface, tokens.soft, tokens.sunk):
        assert contrast(tokens.link, ground) >= 3.0


def test_the_window_follows_a_change_of_scheme(full_window):
    full_window.theme.choose("dark")
    assert DARK.surface in full_window.styleSheet()
    image = full_window.tools.grab().toImage()
    assert image.pixelColor(image.width() // 2, 20).name() == DARK.surface


def test_a_change_of_scheme_reaches_words_in_fields(full_window):
    full_window.editor.select(["icon"])
    full_window.theme.choose("dark")
    row = next(row for row in full_window.inspector.rows if getattr(row, "field", "") == "label")
    image = row.input.grab().toImage()
    shades = [
        image.pixelColor(x, y).lightness()
        for x in range(8, image.width() - 8)
        for y in range(10, image.height() - 10)
    ]
    assert max(shades) > 200, "light words"
    assert min(shades) < 60, "on a dark ground"


def test_writing_on_the_paper_keeps_the_hand_of_the_picture(full_window):
    from PySide6.QtWidgets import QTextEdit

    full_window.canvas.edit_text("note")
    (editing,) = full_window.canvas.findChildren(QTextEdit)
    assert editing.font().family() == "Shantell Sans"
