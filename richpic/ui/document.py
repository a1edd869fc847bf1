"""The open document: which file it is, whether it is saved, and its journal from the first stroke on."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from richpic.editor.editor import Editor
from richpic.model.picture import Picture
from richpic.resources import assets_folder

if TYPE_CHECKING:
    from richpic.files.journal import Journal
    from richpic.files.recovery import Recovery

SUFFIX = ".richpic"
UNTITLED = "Untitled picture"


class Document(QObject):
    """The picture in the editor as a file. `changed`: its name or saved state did; `trouble`: a plain line.

    Reading and writing raise FileError and leave the open picture as it was.
    """

    changed = Signal()
    trouble = Signal(str)

    def __init__(self, editor: Editor, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.editor = editor
        self.path: Path | None = None
        self._saved: Picture | None = editor.picture
        self._suggested = ""
        self._journal: Journal | None = None
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
        if self.path is None:
            return "new" if self.is_saved else "not saved yet"
        return "saved" if self.is_saved else "changed"

    @property
    def suggested_file(self) -> str:
        """The file name to offer when it is first saved."""
        kept = "".join(c for c in self.name if c.isalnum() or c in " -_,.()").strip(" .")
        return (kept[:80] or UNTITLED) + SUFFIX

    # New, open, save

    def new(self) -> None:
        """Begin an empty picture."""
        self._replace(Picture(), None)

    def open(self, path: Path) -> None:
        """Open a file. A PNG or SVG with the picture inside becomes a new picture of the same name."""
        from richpic.files.reading import read_picture

        self.take(path, read_picture(path))

    def take(self, path: Path, picture: Picture) -> None:
        """Open `picture`, which was read from `path`. What ships with the program becomes a new picture."""
        is_ours = path.resolve().is_relative_to(assets_folder())
        if path.suffix.lower() == SUFFIX and not is_ours:
            self._replace(picture, path)
        else:
            self._replace(picture, None, path.stem)

    def save(self, path: Path) -> tuple[str, ...]:
        """Write the picture to `path`, which becomes its file. Returns notices for the user, if any."""
        from richpic.files.saving import write_picture

        picture = self.editor.picture
        notices = write_picture(picture, path)
        self.was_saved(picture, path)
        return notices

    def was_saved(self, picture: Picture, path: Path) -> None:
        """Take note that `picture` was written to `path`, which becomes its file."""
        self.path = path
        self._saved = picture
        if self._journal is not None:
            self._journal.rebase(picture, path)
        self.changed.emit()

    def recover(self, recovery: Recovery) -> None:
        """Open what was not saved last time. It stays unsaved, and belongs to the file that it came from."""
        from richpic.files.journal import Journal

        picture = recovery.picture()
        self._replace(picture, recovery.source, recovery.title)
        self._saved = None
        self._journal = Journal.begin(picture, self.path, saved=False)
        # The old journal goes only when the new one is known to hold the picture.
        if self._journal.drain():
            recovery.discard()
        self.changed.emit()

    def _replace(self, picture: Picture, path: Path | None, suggested: str = "") -> None:
        self._end_journal()
        self.path = path
        self._suggested = suggested
        self._saved = picture
        self.editor.open(picture)
        self.changed.emit()

    # The journal

    def _heard(self, happened: str, detail: Any) -> None:
        if happened != "change":
            return
        if self._journal is None:
            self._journal = self._begun()
        self._journal.append(detail)
        if self._journal.trouble:
            self.trouble.emit(f"{self._journal.trouble} They are still open here: save the picture now.")
        self.changed.emit()

    def _begun(self) -> Journal:
        """Return a journal that begins with the picture as it was before its first change."""
        from richpic.files.journal import Journal

        return Journal.begin(self._saved or Picture(), self.path)

    def _end_journal(self) -> None:
        """End the journal and remove it: its picture was saved, or is not wanted."""
        if self._journal is not None:
            self._journal.close(discard=True)
            self._journal = None

    def close(self) -> None:
        """End the session."""
        self._stop()
        self._end_journal()
