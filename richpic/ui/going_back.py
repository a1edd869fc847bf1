"""Going back: to an earlier version of the picture, and to pictures that nobody saved."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from richpic.files.errors import FileError
from richpic.files.recovery import Recovery, recoverable
from richpic.files.versions import (
    UNNAMED,
    Version,
    forget_history,
    history_of,
    unnamed_histories,
    versions_of,
)
from richpic.model.change import compared
from richpic.model.picture import Picture
from richpic.ui.editing import undo
from richpic.ui.notice import nothing
from richpic.ui.when import when_said

if TYPE_CHECKING:
    from pathlib import Path

    from richpic.ui.window import Window

# The command by which a window is opened on a journal; the program's own, known to cli.
RECOVER = "recover-window"
A_DAY = timedelta(days=1)
NOT_BACK = "That work could not be brought back."
KEPT = "Its file was kept; the open picture is as it was."
NOTHING_LOST = "There is no unsaved work to bring back. All that was drawn was saved."


def show_versions(window: Window) -> None:
    """Show the earlier versions of the picture, and go back to the one that is chosen."""
    from richpic.ui.versions_dialog import VersionsDialog

    window.settle()
    window.flow.finish_saving()
    document = window.document
    versions = versions_of(document.path or document.token)
    dialog = VersionsDialog(window.theme, window.symbols, versions, window.editor.picture, window)
    dialog.thrown.connect(forget_history)
    dialog.went_back.connect(lambda version, picture: go_back(window, version, picture))
    dialog.opened_new.connect(lambda version, picture: open_by_itself(window, version, picture))
    dialog.exec()
    dialog.deleteLater()


def go_back(window: Window, version: Version, picture: Picture) -> None:
    """Put an earlier picture in place of what is there, as a step that can be undone."""
    when = when_said(version.time)
    window.document.keep("before")
    window.editor.commit(compared(window.editor.picture, picture, f"went back to {when}"), exactly=True)
    window.canvas.fit()
    window.notice.say(
        f"This is the picture as it was {when}. Save it to keep it so.",
        [("Undo", lambda: undo(window)), ("Fine", nothing)],
        first=True,
    )


def open_version_of(window: Window, path: Path, versions: list[Version]) -> bool:
    """Let one of `versions` be opened in place of the file at `path`, which cannot. Tells whether one was.

    Saving it puts the file right.
    """
    from richpic.ui.versions_dialog import VersionsDialog

    chosen: list[Picture] = []
    dialog = VersionsDialog(window.theme, window.symbols, versions, Picture(), window)
    dialog.back.setText("Open this")
    dialog.new.hide()
    dialog.away.hide()
    dialog.went_back.connect(lambda _, picture: chosen.append(picture))
    dialog.exec()
    dialog.deleteLater()
    if not chosen:
        return False
    window.document.bring_back(chosen[0], path, path.stem)
    window.canvas.fit()
    return True


def open_by_itself(window: Window, version: Version, picture: Picture) -> None:
    """Open an earlier picture as a new one, without a file."""
    name = f"{window.document.name} ({when_said(version.time).removeprefix('on ')})"
    if window.flow.may_leave():
        window.document.bring_back(picture, None, name)


# Pictures that nobody saved


def bring_back_unsaved(window: Window) -> None:
    """Show what was not saved: after a crash, and in pictures that were closed without a name."""
    window.settle()
    own = history_of(window.document.token)
    latest = [history[0] for history in unnamed_histories() if history[0].path.parent != own]
    # What was kept while drawing may belong to a window that is open now.
    closed = [one for one in latest if one.why == "left" or datetime.now(UTC) - one.time > A_DAY]
    offer_unsaved(window, recoverable(), closed)


def offer_unsaved(window: Window, crashed: list[Recovery], closed: list[Version], words: str = "") -> None:
    """Offer pictures in plain sight, each with its time and a click; `words` say what happened."""
    from richpic.ui.unsaved_dialog import UnsavedDialog

    if not crashed and not closed:
        window.dialogs.tell(NOTHING_LOST)
        return
    dialog = UnsavedDialog(window.theme, window.symbols, crashed, closed, words, window)
    dialog.chosen.connect(lambda found: bring_back(window, found))
    dialog.finished.connect(dialog.deleteLater)
    # Not exec: the window is there at once, and whoever asks it something is answered.
    dialog.open()


def bring_back(window: Window, found: Recovery | Version) -> None:
    """Open what was not saved: here if nothing is open yet, or else in a window of its own."""
    if isinstance(found, Recovery) and _is_taken(window, found) and _opened_beside(found):
        return
    if not window.flow.may_leave():
        return
    try:
        if isinstance(found, Recovery):
            window.document.recover(found)
        else:
            window.document.bring_back(found.picture())
            window.document.token = found.path.parent.name.removeprefix(UNNAMED)
    except FileError as error:
        window.dialogs.tell(NOT_BACK, f"{error}\n\n{KEPT}")
        return
    window.canvas.fit()


def _is_taken(window: Window, found: Recovery) -> bool:
    """Tell whether another picture is open: not an empty one, nor this one as it was saved last."""
    document = window.document
    if document.path is not None and document.path == found.source:
        return not document.is_saved
    return bool(window.editor.picture.elements) or document.path is not None


def _opened_beside(recovery: Recovery) -> bool:
    """Start another window on what was not saved. Tells whether that could be done."""
    from PySide6.QtCore import QProcess

    from richpic.resources import own_program

    program, *arguments = own_program()
    started, _ = QProcess.startDetached(program, [*arguments, RECOVER, str(recovery.path)])
    return started
