"""The commands that share a picture, and those before: what could tell who somebody is, and words for it."""

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


# The first of them is the one to begin with; it leads to the others.
SHARING = (
    Action(
        "export",
        "Share…",
        "File",
        lambda window: window.export(),
        ("Ctrl+E",),
        "export",
        2,
        NOT_EMPTY,
        also="export save image png jpg svg pdf print copy post x bluesky mastodon linkedin instagram blog",
        about="Post it, print it, copy it, or save it as an image, a PDF or a web page",
    ),
    Action(
        "safe",
        "Check that it is safe to share…",
        "File",
        _safe,
        ("Ctrl+Shift+E",),
        "shield-check",
        2,
        NOT_EMPTY,
        also="share safely names privacy anonymise blur faces who is who consent before you share",
        about="Lists what could tell who somebody is, and makes a safe copy; your picture stays as it is",
    ),
)
DESCRIBING = (
    Action(
        "words",
        "Describe it in words…",
        "File",
        _words,
        ("Ctrl+Shift+D",),
        "text-align-left",
        2,
        NOT_EMPTY,
        also="alt text description accessibility screen reader blind",
        about="A short and a long description, for those who cannot see the picture",
    ),
)
