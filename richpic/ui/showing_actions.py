"""The commands for showing a picture to others: part of the action table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from richpic.ui.actions import Action
from richpic.ui.needs import NOT_EMPTY

if TYPE_CHECKING:
    from richpic.ui.window import Window


def _present(window: Window) -> None:
    from richpic.ui.presenting import present

    present(window)


def _focused(window: Window) -> bool:
    return window.canvas.focus is not None and window.canvas.focus.steps > 0


def _can_focus(window: Window) -> bool:
    return bool(window.editor.selection) or _focused(window)


def _focus(window: Window) -> None:
    """Take in one link more, from what is selected on."""
    from richpic.ui.access import announce
    from richpic.ui.focus import Focus

    canvas = window.canvas
    if canvas.focus is None:
        canvas.focus = Focus(window.editor, canvas.update)
    canvas.focus.widen()
    announce(canvas, canvas.focus.said())


SHOWING = (
    Action(
        "focus",
        "Look at what is linked",
        "View",
        _focus,
        ("Shift+F",),
        "circles-three",
        1,
        _can_focus,
        _focused,
        also="focus neighbours fade highlight around only",
    ),
    Action(
        "present",
        "Show it to others",
        "View",
        _present,
        ("F5",),
        "presentation",
        1,
        NOT_EMPTY,
        also="present slides frames slideshow full screen view only",
    ),
)
