"""New, open, save and close, with their questions: what leads from one document to the next."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from richpic.editor.operations import counted
from richpic.files.errors import FileError
from richpic.model.geometry import Point, Rect
from richpic.resources import assets_folder
from richpic.ui.dialogs import Dialogs
from richpic.ui.document import SUFFIX, Document
from richpic.ui.notice import OK

if TYPE_CHECKING:
    from richpic.files.recovery import Recovery
    from richpic.model.picture import Picture
    from richpic.ui.background import SaveJob
    from richpic.ui.elsewhere import Elsewhere
    from richpic.ui.window import Window

EXAMPLE = "nottingham.richpic"
NOT_OPENED = "That file could not be opened."
OPEN_KEPT = "The picture that was open is as it was."
NOT_SAVED = "The picture could not be saved."
SAVED_KEPT = "Nothing is lost: it is still open here. Save it somewhere else, or try again."
EXCALIDRAW = ".excalidraw"


class DocumentFlow:
    """Asks before anything is lost, and says plainly what could not be done."""

    def __init__(self, window: Window, document: Document, dialogs: Dialogs) -> None:
        self._window = window
        self.document = document
        self.dialogs = dialogs
        self._saving: SaveJob | None = None
        self._elsewhere: Elsewhere | None = None
        document.changed.connect(self._look_after_file)

    def _look_after_file(self) -> None:
        """From the first file on, watch what others do with it; once the window is there to say so."""
        if self._elsewhere is None and self.document.path is not None:
            QTimer.singleShot(0, self._window, lambda: self.elsewhere)

    @property
    def elsewhere(self) -> Elsewhere:
        """What watches the file of the picture."""
        if self._elsewhere is None:
            from richpic.ui.elsewhere import Elsewhere

            self._elsewhere = Elsewhere(self._window)
        return self._elsewhere

    @property
    def is_saving(self) -> bool:
        """Whether the file is being written at this moment."""
        return self._saving is not None

    def may_leave(self) -> bool:
        """Ask about unsaved changes. Tells whether the open picture may be left."""
        self._window.settle()
        self.finish_saving()
        if self.document.is_saved:
            return True
        answer = self.dialogs.unsaved(self.document.name)
        if answer == "save":
            path = self._path_to_save()
            return path is not None and self._saved(path)
        return answer == "discard"

    def new(self) -> None:
        """Begin an empty picture."""
        if self.may_leave():
            self.document.new()

    def open(self, path: Path | None = None) -> bool:
        """Open a file, asking for one if none is given. Tells whether it was opened."""
        if not self.may_leave():
            return False
        path = path or self.dialogs.open_path(str(self.folder))
        if path is not None and path.suffix.lower() == EXCALIDRAW:
            return self._open_foreign(path)
        return path is not None and self._opened(lambda: self.document.open(path), path)

    def show_read(self, path: Path, picture: Picture) -> None:
        """Show `picture`, which was read from `path` before there was a window."""
        self.document.take(path, picture)
        if self.document.path is not None:
            self._window.remember_file(path)

    def _open_foreign(self, path: Path) -> bool:
        """Begin a picture with what another program drew; its own file is left alone."""
        from richpic.model.geometry import Point
        from richpic.ui.pasting import Paste

        window = self._window
        context = window.make_context
        try:
            pasted = Paste(window.editor, context, Point(0.0, 0.0), window.canvas.free_rect()).of_file(path)
        except FileError as error:
            self.dialogs.tell(NOT_OPENED, f"{error}\n\n{OPEN_KEPT}")
            return False
        self.document.new()
        window.editor.commit(pasted.change.named(f"opened {path.name}"))
        window.canvas.fit()
        window.say_left(pasted.left)
        return True

    def open_example(self) -> None:
        """Open the example as a picture of one's own."""
        if self.may_leave():
            example = assets_folder() / "examples" / EXAMPLE
            self._opened(lambda: self.document.open(example), None)

    def _opened(self, read: Callable[[], None], path: Path | None) -> bool:
        try:
            read()
        except FileError as error:
            return self._not_opened(path, error)
        if path is not None and self.document.path is not None:
            self._window.remember_file(path)
        return True

    def _not_opened(self, path: Path | None, error: FileError) -> bool:
        """Say why, and offer an earlier version if there is one. Tells whether that was opened instead."""
        from richpic.files.versions import versions_of
        from richpic.ui.going_back import open_version_of

        versions = versions_of(path) if path is not None and path.suffix.lower() == SUFFIX else []
        if path is None or not versions:
            self.dialogs.tell(NOT_OPENED, f"{error}\n\n{OPEN_KEPT}")
            return False
        count = counted(len(versions), "earlier version")
        kept = f"{count} of it {'is' if len(versions) == 1 else 'are'} kept and can be opened."
        if self.dialogs.offer(NOT_OPENED, f"{error}\n\n{kept}", "Show the versions"):
            return open_version_of(self._window, path, versions)
        return False

    def save(self) -> None:
        """Save, asking where if it has no file yet. The window goes on meanwhile."""
        self._window.settle()
        self._begin_saving(self._path_to_save())

    def save_as(self, suggested: str = "") -> None:
        """Ask where to save, proposing the name `suggested` or that of the picture, and save there."""
        self._window.settle()
        self._begin_saving(self._asked_path(suggested))

    def _path_to_save(self) -> Path | None:
        """Return where to save; None if nobody says so, or if somebody else's work would be saved over."""
        document = self.document
        if document.holder is not None:
            return self._asked_path(f"{document.name} (copy)")
        if document.path is None:
            return self._asked_path()
        self.finish_saving()
        return document.path if self.elsewhere.may_save() else None

    def _asked_path(self, suggested: str = "") -> Path | None:
        from richpic.files.file_names import impossible_here
        from richpic.files.presence import holder_of

        name = f"{suggested}{SUFFIX}" if suggested else self.document.suggested_file
        path = self.dialogs.save_path(str(self.folder / name))
        if path is None:
            return None
        if reason := impossible_here(path.name):
            self.dialogs.tell(NOT_SAVED, f"“{path.name}” cannot be its name: {reason}.\n\n{SAVED_KEPT}")
            return None
        if path != self.document.path and holder_of(path) is not None:
            self.dialogs.tell(NOT_SAVED, f"“{path.name}” is open in another window.\n\n{SAVED_KEPT}")
            return None
        return path

    def _begin_saving(self, path: Path | None) -> None:
        if path is None:
            return
        from richpic.ui.background import SaveJob

        # One after the other: what was asked for last is what the file holds.
        self.finish_saving()
        picture = self.document.editor.picture
        self._saving = SaveJob(picture, path, self.document, self.document.token)
        self._saving.ended.connect(partial(self._save_ended, picture, path))

    def finish_saving(self) -> None:
        """Wait until what is being saved is on the disk."""
        if self._saving is not None:
            self._saving.finish()

    def _save_ended(self, picture: Picture, path: Path, notices: tuple[str, ...] | None, words: str) -> None:
        mark = None
        if self._saving is not None:
            mark = self._saving.mark
            self._saving.deleteLater()
        self._saving = None
        if notices is None:
            self.dialogs.tell(NOT_SAVED, f"{words}\n\n{SAVED_KEPT}")
            return
        self.document.was_saved(picture, path, mark)
        self._tell_saved(path, notices)

    def _saved(self, path: Path) -> bool:
        """Save, and wait for it. Tells whether it was saved."""
        try:
            notices = self.document.save(path)
        except FileError as error:
            self.dialogs.tell(NOT_SAVED, f"{error}\n\n{SAVED_KEPT}")
            return False
        self._window.remember_file(path)
        self._tell_saved(path, notices)
        return True

    def _tell_saved(self, path: Path, notices: tuple[str, ...]) -> None:
        from richpic.files.file_names import foreign_to_windows

        for notice in notices:
            self._window.notice.say(notice, [OK], lasts=True)
        if reason := foreign_to_windows(path.name):
            self._window.notice.say(
                f"Saved. Computers with Windows cannot open a file of this name: {reason}.", [OK], lasts=True
            )

    @property
    def folder(self) -> Path:
        """Return the folder in which dialogs begin."""
        if self.document.path is not None:
            return self.document.path.parent
        documents = Path.home() / "Documents"
        return documents if documents.is_dir() else Path.home()

    # Files that are dropped, images that are asked for

    def drop(self, name: str, at: Point | None) -> None:
        """Open a dropped picture, or put what another file holds on the paper at page point `at`."""
        path = Path(name)
        if path.suffix.lower() == SUFFIX:
            self.open(path)
        else:
            self.put(path, at or self._window.canvas.centre_page_point())

    def put(self, path: Path, at: Point) -> bool:
        """Put what is in a file on the paper about page point `at`. Tells whether it was."""
        from richpic.ui.clipboard import take
        from richpic.ui.pasting import Paste

        window = self._window
        try:
            pasted = Paste(window.editor, window.make_context, at, window.canvas.free_rect()).of_file(path)
        except FileError as error:
            self.dialogs.tell(
                f"“{path.name}” could not be put on the picture.",
                f"{error}\n\nRich pictures, images, SVG, Excalidraw and text files can. Nothing was changed.",
            )
            return False
        take(window.editor, pasted)
        window.say_left(pasted.left)
        return True

    def ask_image(self, room: Rect) -> None:
        """Ask for an image and fit it into `room`, in page units."""
        path = self.dialogs.image_path(str(self.folder))
        if path is not None:
            self.add_image(path, room)

    def add_image(self, path: Path, room: Rect) -> None:
        """Put the image at `path` into `room`."""
        from richpic.files.reading import read_bytes
        from richpic.ui.pasting import image_change

        try:
            change = image_change(self._window.editor, read_bytes(path), room)
        except FileError as error:
            self.dialogs.tell(
                "That image could not be put on the picture.", f"{error}\n\nNothing was changed."
            )
            return
        self._window.editor.commit(change)
        self._window.editor.select(change.patches)

    # Recovery

    def offer_recovery(self, found: list[Recovery], words: str = "") -> None:
        """Offer what was not saved last time, each in plain sight; `words` say what happened."""
        if found:
            from richpic.ui.going_back import offer_unsaved

            offer_unsaved(self._window, found, [], words)
        elif words:
            self._window.notice.say(words, [OK], lasts=True)

    def recover(self, journal: Path) -> None:
        """Bring back what the journal at `journal` holds."""
        from richpic.files.recovery import recoverable
        from richpic.ui.going_back import NOT_BACK, bring_back

        for found in recoverable():
            if found.path.name == journal.name:
                bring_back(self._window, found)
                return
        self.dialogs.tell(NOT_BACK, "It was brought back already, or thrown away.")
