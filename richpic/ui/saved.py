"""Saying where something was written, with the way there; and what to propose to call it."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from richpic.files.file_names import portable_name
from richpic.model.picture import Picture
from richpic.ui.document import SUFFIX, UNTITLED
from richpic.ui.notice import OK, Offer

if TYPE_CHECKING:
    from richpic.ui.window import Window

SHOW = "Show in folder"
AS_IT_WAS = "Your own picture is as it was."
# What was chosen for a safe copy is kept in the picture, which is then to be saved.
CHOICES_KEPT = "Nothing you drew has changed: save to keep what you chose."


def suggested_path(window: Window, picture: Picture) -> Path:
    """Return where an export of `picture` may go, its name ending as those of pictures do.

    Anything but the picture on the paper is a safe copy of it.
    """
    document = window.document
    if picture is window.editor.picture:
        return window.flow.folder / document.suggested_file
    from richpic.share.safe_name import safe_name

    name = safe_name(document.name, window.editor.picture, window.symbols)
    return window.flow.folder / f"{portable_name(name) or UNTITLED}{SUFFIX}"


def own_words(window: Window) -> str:
    """Return what became of the user's own picture while a safe copy was made of it."""
    return AS_IT_WAS if window.document.is_saved else CHOICES_KEPT


def saved_words(window: Window, path: Path, is_copy: bool) -> str:
    """Return what is said when a file was written; `is_copy`: it is made of a safe copy."""
    if is_copy:
        return f"The safe copy is saved as {path.name} in {path.parent}. {own_words(window)}"
    return f"Saved as {path.name} in {path.parent}."


def say_saved(window: Window, path: Path, is_copy: bool = False, more: str = "") -> None:
    """Say where a file was written, with the way there, before anything else that there is to say."""
    words = f"{saved_words(window, path, is_copy)} {more}".strip()
    window.notice.say(words, [(SHOW, partial(show, path.parent)), OK], first=True)


def opening(folder: Path) -> Offer:
    """Return the offer to open a folder that was made."""
    return "Open it", partial(show, folder)


def show(folder: Path) -> None:
    """Show a folder in the system's own window."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
