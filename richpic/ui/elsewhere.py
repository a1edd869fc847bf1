"""The open picture's file in the hands of others: noticed when they change it, and settled by the user."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QFileSystemWatcher, QObject, Qt
from PySide6.QtGui import QGuiApplication

from richpic.files.errors import FileError
from richpic.files.file_mark import FileMark
from richpic.files.presence import RENEW_AFTER, Holder
from richpic.files.reading import read_picture
from richpic.model.change import compared
from richpic.model.picture import Picture
from richpic.share.differences import in_short
from richpic.ui.notice import OK, Offer, nothing
from richpic.ui.timers import again, once

if TYPE_CHECKING:
    from richpic.ui.window import Window

# Those who write a file in place take a moment until all of it is there.
SETTLED_MS = 400
LOOK_AGAIN_MS = 5_000
TOOK = "took over what was saved elsewhere"


class Elsewhere(QObject):
    """Looks after the file of one window's picture."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window, self._document = window, window.document
        # What was told already: the digest of a changed file, "gone" or "unreachable".
        self._told = ""
        self._told_words = ""
        self._told_holder = ""
        self._told_free = False
        self._holder: Holder | None = None
        self._token = self._document.token
        self._soon = once(self, SETTLED_MS, self.look)
        self._watcher = QFileSystemWatcher(self)
        self._watcher.fileChanged.connect(lambda _: self._soon.start())
        # File systems of other computers tell nothing by themselves.
        self._again = again(self, LOOK_AGAIN_MS, self._look_again)
        self._renewing = again(self, round(RENEW_AFTER * 1000), self._document.renew_claim)
        self._renewing.start()
        self._document.changed.connect(self.follow)
        QGuiApplication.instance().applicationStateChanged.connect(self._state_changed)  # type: ignore[union-attr]  # there is one
        self.follow()

    def follow(self) -> None:
        """Watch the file that is open now, and tell if somebody else has it."""
        path = self._document.path
        if self._token != self._document.token:
            # Another picture: nothing was told of it yet.
            self._token, self._holder, self._told = self._document.token, None, ""
        wanted = [str(path)] if path is not None and path.exists() else []
        if self._watcher.files() != wanted:
            if self._watcher.files():
                self._watcher.removePaths(self._watcher.files())
            if wanted:
                self._watcher.addPaths(wanted)
        holder = self._document.holder
        if holder is not None and holder != self._holder:
            self._tell_holder(holder)
        elif holder is None:
            self._window.notice.take_back(self._told_holder)
            self._told_holder = ""
        self._holder = holder
        if holder is not None:
            self._again.start()
        else:
            self._again.stop()

    def _state_changed(self, state: Qt.ApplicationState) -> None:
        if state == Qt.ApplicationState.ApplicationActive:
            self._soon.start()

    # Two programs on one file

    def _tell_holder(self, holder: Holder) -> None:
        where = (
            "in another window" if holder.is_here or not holder.host else f"on the computer “{holder.host}”"
        )
        self._say_of_holder(
            f"“{self._document.name}” is open {where}. Here you only look at it: "
            "it follows what is saved there.",
            [("Work on a copy", self._document.take_copy), ("Only look", nothing)],
        )

    def _say_of_holder(self, words: str, offers: Sequence[Offer]) -> None:
        """Say who else has the picture, or that nobody has, in place of what was said of it before."""
        self._window.notice.take_back(self._told_holder)
        self._told_holder = words
        self._window.notice.say(words, offers, first=True)

    def _look_again(self) -> None:
        """While only looking: show what was saved, and notice when the picture is free."""
        self.look()
        document = self._document
        if document.holder is None or document.path is None:
            return
        from richpic.files.presence import holder_of

        if holder_of(document.path) is not None:
            self._told_free = False
        elif not self._told_free:
            self._told_free = True
            self._say_of_holder(
                f"“{document.name}” is free now: nobody else has it open.",
                [("Work on it", self._work_on_it), ("Go on looking", nothing)],
            )

    def _work_on_it(self) -> None:
        self._show_anew()
        if not self._document.try_to_claim():
            self._tell_holder(self._document.holder or Holder("", 0, "", ""))

    def _show_anew(self) -> None:
        try:
            self._document.show_anew()
        except FileError:
            self._soon.start()  # half written, or gone: what was seen last stays
            return
        self._window.actions_.refresh()

    # A file that was changed

    def look(self) -> None:
        """See what became of the file, and tell if there is something to tell."""
        if self._window.flow.is_saving:
            self._soon.start()
            return
        found = self._document.look_at_file()
        if found is None or found.since == "same":
            self._all_is_well()
            return
        if self._document.holder is not None:
            if found.since == "changed":
                self._show_anew()
            return
        if found.since != "changed":
            self._tell_gone(found.since)
            return
        theirs = self._theirs()
        if theirs is not None and compared(self._document.editor.picture, theirs).is_empty:
            self._document.was_saved(self._document.editor.picture, self._path, found.mark)
        elif self._told != found.mark.digest:
            self._told = found.mark.digest
            self._tell_changed(theirs, found.mark)

    def _all_is_well(self) -> None:
        """Take back that the file was gone, now that it is there again."""
        self._window.notice.take_back(self._told_words)
        self._told = self._told_words = ""
        self.follow()

    @property
    def _path(self) -> Path:
        assert self._document.path is not None
        return self._document.path

    def _theirs(self) -> Picture | None:
        """Return what is in the file, None if it cannot be read."""
        try:
            return read_picture(self._path)
        except FileError:
            return None

    def _tell_gone(self, since: str) -> None:
        if self._told == since:
            return
        self._told = since
        what = "is no longer where it was" if since == "gone" else "cannot be reached"
        name = self._document.name
        self._told_words = f"The file of “{name}” {what}. It is still open here: save it to keep it."
        self._window.notice.say(
            self._told_words,
            [("Save as…", self._window.flow.save_as), ("Not now", nothing)],
            first=True,
        )

    def _tell_changed(self, theirs: Picture | None, mark: FileMark) -> None:
        document = self._document
        if theirs is None:
            self._window.notice.say(
                f"Another program wrote into the file of “{document.name}”, and it can no longer be read. "
                "The picture is still open here: save it to put it right.",
                [("Save", self._window.flow.save), ("Not now", nothing)],
                first=True,
            )
            return
        words = f"“{document.name}” was changed elsewhere: {in_short(document.editor.picture, theirs)}."
        compare = ("Compare…", self.settle)
        if document.is_saved:
            take = partial(self._take_theirs, theirs, mark)
            self._window.notice.say(
                words, [("Take it over", take), compare, ("Not now", nothing)], first=True
            )
        else:
            self._window.notice.say(words, [compare, ("Not now", nothing)], first=True)

    # Settling it

    def may_save(self) -> bool:
        """Look before a save, and ask if somebody else has saved meanwhile. Tells whether to go on."""
        found = self._document.look_at_file()
        if found is None or found.since != "changed":
            return True
        return self._settled(found.mark, saving=True)

    def settle(self) -> None:
        """Let the user compare what is here with what is in the file, and choose."""
        found = self._document.look_at_file()
        if found is not None and found.since == "changed":
            self._settled(found.mark, saving=False)

    def _settled(self, mark: FileMark, saving: bool) -> bool:
        """Ask, and do what was chosen. Tells whether what is here is to be saved by whoever asked."""
        window, document = self._window, self._document
        theirs = self._theirs()
        mine = document.editor.picture
        if theirs is not None and compared(mine, theirs).is_empty:
            return True
        answer = window.dialogs.changed_elsewhere(
            document.name, document.editor.picture, theirs, mark.modified
        )
        if answer == "keep":
            document.mark = mark
            if not saving:
                window.flow.save()
            return True
        if answer == "take" and theirs is not None:
            self._take_theirs(theirs, mark)
        elif answer == "copy":
            window.flow.save_as(f"{document.name} (mine)")
        return False

    def _take_theirs(self, theirs: Picture, mark: FileMark) -> None:
        """Show what is in the file, as a step that can be undone."""
        document = self._document
        self._window.settle()
        document.keep("before")
        document.editor.commit(compared(document.editor.picture, theirs, TOOK), exactly=True)
        document.was_saved(document.editor.picture, self._path, mark)
        words = "This is what was saved elsewhere. Undo brings yours back."
        self._window.notice.say(words, [OK], first=True)
