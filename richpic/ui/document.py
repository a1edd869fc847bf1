"""The open document: which file it is, whether it is saved, and its journal from the first stroke on."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from richpic.editor.editor import Editor
from richpic.model.change import compared
from richpic.model.picture import Picture
from richpic.resources import assets_folder

if TYPE_CHECKING:
    from datetime import datetime

    from richpic.files.file_mark import FileMark, Look
    from richpic.files.journal import Journal
    from richpic.files.presence import Holder, Presence
    from richpic.files.recovery import Recovery
    from richpic.files.versions import Why
    from richpic.ui.keeping import Keeper

SUFFIX = ".richpic"
UNTITLED = "Untitled picture"
IN_SAFETY = "All your changes are in safety again."
COPY = "“{}” is open elsewhere, so what you draw here is a copy. Save it under a name of its own."


class Document(QObject):
    """The picture in the editor as a file. `changed`: its name or saved state did; `trouble`: a plain line.

    `mark` is what the file was when it was read or written here. `holder` is who else has it open: then it is
    only looked at, and becomes a copy with the first change. `token` names what is kept of a picture that has
    no file. Reading and writing raise FileError and leave the open picture as it was.
    """

    changed = Signal()
    trouble = Signal(str)
    _journal_told = Signal(str)

    def __init__(self, editor: Editor, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.editor = editor
        self.path: Path | None = None
        self._saved: Picture | None = editor.picture
        self._suggested = ""
        self._journal: Journal | None = None
        self.mark: FileMark | None = None
        self.holder: Holder | None = None
        self._presence: Presence | None = None
        self._follows = False
        self.token = os.urandom(8).hex()
        self._keeper: Keeper | None = None
        self._journal_told.connect(self._tell_trouble)
        self._stop = editor.subscribe(self._heard)

    # Its name and state

    @property
    def name(self) -> str:
        """The file's name without suffix; of a picture without a file its title."""
        if self.path is not None:
            return self.path.stem
        return self.editor.picture.page.title or self._suggested or UNTITLED

    @property
    def heading(self) -> str:
        """The picture's own title, or else its name."""
        return self.editor.picture.page.title or self.name

    @property
    def is_saved(self) -> bool:
        """Whether closing would lose nothing."""
        picture, saved = self.editor.picture, self._saved
        if saved is None:
            return False
        if picture is saved:
            return True
        return picture.page == saved.page and picture.elements == saved.elements

    @property
    def state(self) -> str:
        """The saved state in words."""
        if self.holder is not None:
            return "only looked at"
        if self.path is None:
            return "new" if self.is_saved else "not saved yet"
        return "saved" if self.is_saved else "changed"

    @property
    def suggested_file(self) -> str:
        """The file name to offer when it is first saved; one that every system can have."""
        from richpic.files.file_names import portable_name

        return (portable_name(self.name) or UNTITLED) + SUFFIX

    # New, open, save

    def new(self) -> None:
        """Begin an empty picture."""
        self._replace(Picture(), None)

    def open(self, path: Path) -> None:
        """Open a file. A PNG or SVG with the picture inside becomes a new picture of the same name."""
        from richpic.files.file_mark import FileMark
        from richpic.files.reading import read_picture

        # Before it is read: should it change in between, that is noticed.
        mark = FileMark.of(path)
        self.take(path, read_picture(path), mark)

    def take(self, path: Path, picture: Picture, mark: FileMark | None = None) -> None:
        """Open `picture`, which was read from `path`. What ships with the program becomes a new picture."""
        is_ours = path.resolve().is_relative_to(assets_folder())
        if path.suffix.lower() == SUFFIX and not is_ours:
            from richpic.files.file_mark import FileMark

            self._replace(picture, path, mark=mark or FileMark.of(path))
        else:
            self._replace(picture, None, path.stem)

    def take_copy(self) -> None:
        """Go on with a copy: the picture as it is, without the file that it came from."""
        suggested = f"{self.name} (copy)"
        self._let_go()
        self.path, self.mark, self._suggested = None, None, suggested
        self.token = os.urandom(8).hex()
        self.changed.emit()

    def save(self, path: Path) -> tuple[str, ...]:
        """Write the picture to `path`, which becomes its file. Returns notices for the user, if any."""
        from richpic.files.kept_saving import save_and_keep

        picture = self.editor.picture
        saved = save_and_keep(picture, path, self.token)
        self.was_saved(picture, path, saved.mark)
        return saved.notices

    def was_saved(self, picture: Picture, path: Path, mark: FileMark | None) -> None:
        """Take note that `picture` is what is in the file at `path`, which becomes its file, as at `mark`."""
        if path != self.path:
            self._let_go()
        self.path, self.mark = path, mark
        self._claim()
        self._saved = picture
        if self._journal is not None:
            self._journal.rebase(picture, path)
        self.changed.emit()

    # Its file, and what others do with it

    def look_at_file(self) -> Look | None:
        """Return what became of the file since it was read or written here; None without a file."""
        if self.path is None or self.mark is None:
            return None
        found = self.mark.look(self.path)
        if found.since == "same":
            self.mark = found.mark
        return found

    def show_anew(self) -> None:
        """Show what is in the file now, in place of what was only looked at."""
        from richpic.files.file_mark import FileMark
        from richpic.files.reading import read_picture

        assert self.path is not None
        mark = FileMark.of(self.path)
        picture = read_picture(self.path)
        # As a change, so that whoever looks goes on looking at the same place; but nobody's to undo.
        self._follows = True
        try:
            self.editor.commit(compared(self.editor.picture, picture), exactly=True)
        finally:
            self._follows = False
        self.editor.history.clear()
        self.mark, self._saved = mark, self.editor.picture
        self.changed.emit()

    def try_to_claim(self) -> bool:
        """Have the picture for oneself, if nobody else has it any more. Tells whether that is so."""
        self._claim()
        self.changed.emit()
        return self.holder is None

    def _is_free_by_now(self) -> bool:
        """Have the picture for oneself if nobody else has it any more, and it is as it was seen last."""
        found = self.look_at_file()
        if found is not None and found.since == "same":
            self._claim()
        return self.holder is None

    def renew_claim(self) -> None:
        """Tell other computers that the picture is still open here."""
        if self._presence is not None:
            self._presence.renew()

    def _claim(self) -> None:
        from richpic.files.presence import Presence

        if self.path is None:
            return
        if self._presence is None:
            self._presence = Presence(self.path)
        self.holder = self._presence.claim()

    def _let_go(self) -> None:
        if self._presence is not None:
            self._presence.release()
        self._presence = self.holder = None

    def recover(self, recovery: Recovery) -> None:
        """Open what was not saved last time. It stays unsaved, and belongs to the file that it came from."""
        # The old journal goes only when the new one is known to hold the picture.
        if self.bring_back(recovery.picture(), recovery.source, recovery.title, recovery.time):
            recovery.discard()

    def bring_back(
        self,
        picture: Picture,
        source: Path | None = None,
        suggested: str = "",
        time: datetime | None = None,
    ) -> bool:
        """Open `picture`, which is in no file as it is, as that of the file `source` (None: it has none).

        A file that was written after `time` holds somebody's work that `picture` knows nothing of: before it
        is saved over, that is asked. Tells whether the picture is in safety already.
        """
        from richpic.files.file_mark import FileMark
        from richpic.files.journal import Journal

        mark = FileMark.of(source) if source is not None else None
        if mark is not None and time is not None and mark.modified > time.timestamp() * 1e9:
            mark = mark.unknown
        self._replace(picture, source, suggested, mark)
        if self.holder is not None:  # somebody else works on the file meanwhile
            self.take_copy()
        self._saved = None
        self._journal = Journal.begin(picture, self.path, saved=False, tell=self._journal_told.emit)
        is_safe = self._journal.drain()
        self.changed.emit()
        return is_safe

    def _replace(
        self, picture: Picture, path: Path | None, suggested: str = "", mark: FileMark | None = None
    ) -> None:
        self.keep("left")
        self._end_journal()
        self._let_go()
        self.path, self.mark = path, mark
        self.token = os.urandom(8).hex()
        self._claim()
        self._suggested = suggested
        self._saved = picture
        self.editor.open(picture)
        self.changed.emit()

    def keep(self, why: Why) -> None:
        """Keep what is not saved as an earlier version, if that can be done."""
        if self.is_saved or not self.editor.picture.elements:
            return
        from richpic.files.versions import keep_picture

        # What nobody wants is worth an attempt, and no error.
        with contextlib.suppress(OSError):
            keep_picture(self.path or self.token, self.editor.picture, why)

    # The journal

    def _heard(self, happened: str, detail: Any) -> None:
        if happened != "change" or self._follows:
            return
        if self.holder is not None and not self._is_free_by_now():
            self.trouble.emit(COPY.format(self.name))
            self.take_copy()
        if self._journal is None:
            self._journal = self._begun()
        self._journal.append(detail)
        self.changed.emit()

    def _begun(self) -> Journal:
        """Return a journal that begins with the picture as it was before its first change."""
        from richpic.files.journal import Journal

        if self._keeper is None:
            QTimer.singleShot(0, self, lambda: self.keeper)
        return Journal.begin(self._saved or Picture(), self.path, tell=self._journal_told.emit)

    def _tell_trouble(self, words: str) -> None:
        self.trouble.emit(f"{words} They are still open here: save the picture now." if words else IN_SAFETY)

    def is_in_safety(self, seconds: float = 2.0) -> bool:
        """Wait at most so many `seconds` until all changes are on the disk. Tells whether they are."""
        return self.is_saved or (self._journal is not None and self._journal.drain(seconds))

    @property
    def keeper(self) -> Keeper:
        """What keeps the picture as an earlier version now and then; there from the first change on."""
        if self._keeper is None:
            from richpic.ui.keeping import Keeper

            self._keeper = Keeper(self)
        return self._keeper

    def _end_journal(self) -> None:
        """End the journal and remove it: its picture was saved, or is not wanted."""
        if self._journal is not None:
            self._journal.close(discard=True)
            self._journal = None

    def close(self) -> None:
        """End the session."""
        self._stop()
        self.keep("left")
        self._end_journal()
        self._let_go()
