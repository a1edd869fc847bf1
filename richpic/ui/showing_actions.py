"""The commands for showing a picture to others: part of the action table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from richpic.ui.actions import Action

if TYPE_CHECKING:
    from richpic.ui.window import Window


def _not_empty(window: Window) -> bool:
    return bool(window.editor.picture.elements)


def _present(window: Window) -> None:
    from richpic.ui.presenting import present

    present(window)


SHOWING = (
    Action(
        "present",
        "Show it to others",
        "View",
        _present,
        ("F5",),
        "presentation",
        1,
        _not_empty,
        also="present slides frames slideshow full screen view only",
    ),
)
