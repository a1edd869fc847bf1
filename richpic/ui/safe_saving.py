"""Saving the safe copy as a picture of its own, beside the one that it was made of."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from richpic.model.picture import Picture
from richpic.ui.background import SaveJob
from richpic.ui.saved import own_words, say_saved, suggested_path

if TYPE_CHECKING:
    from richpic.ui.window import Window

NOT_SAVED = "The safe copy was not saved."


def save_copy(window: Window, picture: Picture) -> None:
    """Ask where the safe copy `picture` is to go, and save it there. The window keeps to its own picture."""
    path = window.dialogs.save_path(str(suggested_path(window, picture)))
    if path is None:
        return
    if _is_own(window, path):
        words = f"“{path.name}” is your own picture, with all that is in it. Give the copy another name."
        window.dialogs.tell(NOT_SAVED, f"{words}\n\n{own_words(window)}")
        return
    job = SaveJob(picture, path, window)
    job.ended.connect(partial(_ended, window, path))
    job.ended.connect(lambda *_: job.deleteLater())


def _is_own(window: Window, path: Path) -> bool:
    own = window.document.path
    return own is not None and path.resolve() == own.resolve()


def _ended(window: Window, path: Path, notices: tuple[str, ...] | None, words: str) -> None:
    if notices is None:
        window.dialogs.tell(NOT_SAVED, f"{words}\n\n{own_words(window)}")
    else:
        say_saved(window, path, is_copy=True, more=" ".join(notices))
