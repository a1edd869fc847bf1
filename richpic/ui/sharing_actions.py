"""The commands before a picture is shared: what could tell who somebody is, and words for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from richpic.ui.actions import Action
from richpic.ui.needs import NOT_EMPTY

if TYPE_CHECKING:
    from richpic.ui.window import Window


def _words(window: Window) -> None:
    from richpic.ui.words_dialog import show_words

    show_words(window)


def _safe(window: Window) -> None:
    from richpic.ui.safe_dialog import share_safely

    share_safely(window)


SHARING = (
    Action(
        "safe",
        "Share safely…",
        "File",
        _safe,
        ("Ctrl+Shift+E",),
        "shield-check",
        1,
        NOT_EMPTY,
        also="names privacy anonymise blur faces who is who consent before you share",
    ),
    Action(
        "words",
        "Describe it in words…",
        "File",
        _words,
        ("Ctrl+Shift+D",),
        "text-align-left",
        1,
        NOT_EMPTY,
        also="alt text description accessibility screen reader blind",
    ),
)
