"""The commands for the lists beside the paper, and for hiding what they list: part of the action table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from richpic.editor import operations
from richpic.ui.actions import Action

if TYPE_CHECKING:
    from richpic.ui.window import Window


def _toggle_outline(window: Window) -> None:
    window.settle()
    panel = window.outline
    window.stage.toggle_side("outline")
    if window.stage.side == "outline":
        panel.take_focus()
    else:
        window.canvas.setFocus()


def _toggle_steps(window: Window) -> None:
    window.settle()
    panel = window.steps
    window.stage.toggle_side("steps")
    if window.stage.side == "steps":
        panel.take_focus()
    else:
        window.canvas.setFocus()


def _hidden(window: Window) -> bool:
    selected = window.editor.selected
    return bool(selected) and all(element.hidden for element in selected)


def _toggle_hidden(window: Window) -> None:
    window.settle()
    editor = window.editor
    editor.commit(operations.hidden(editor.picture, editor.selection, not _hidden(window)))


HIDE = Action(
    "hide",
    "Hidden",
    "Arrange",
    _toggle_hidden,
    ("Ctrl+Shift+H",),
    "eye-slash",
    0,
    lambda window: bool(window.editor.selection),
    _hidden,
    also="show reveal invisible",
)

LISTS = (
    Action(
        "outline",
        "List of everything",
        "View",
        _toggle_outline,
        ("Ctrl+Shift+O",),
        "tree-structure",
        1,
        checked=lambda window: window.stage.side == "outline",
        also="outline layers tree elements screen reader",
    ),
    Action(
        "steps",
        "Steps so far",
        "View",
        _toggle_steps,
        ("Ctrl+Alt+Z",),
        "clock-counter-clockwise",
        1,
        checked=lambda window: window.stage.side == "steps",
        also="history undo back",
    ),
)
