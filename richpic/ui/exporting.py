"""Exporting to web pages and for other programs: asks where to, writes, says what had no place."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QProgressDialog

from richpic.files.whole_folder import free_path
from richpic.model.picture import Picture
from richpic.render.options import ExportOptions
from richpic.share.formats import FORMATS
from richpic.ui.background import ExportJob
from richpic.ui.notice import OK
from richpic.ui.saved import say_saved, suggested_path
from richpic.ui.share_style import slim_bar

if TYPE_CHECKING:
    from richpic.ui.window import Window

# Milliseconds: what takes longer shows how far it is, and can be stopped.
SHOWN_AFTER = 500


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be written: an ending, what such files are called, whether letters become shapes and
    each frame a page.

    `public`: strangers will read it, so that what could tell who somebody is comes first.
    """

    suffix: str
    caption: str
    outlines: bool = False
    pages: bool = False
    public: bool = False


PAGES = Wish(".pdf", "PDF document", pages=True)
# Drawing programs take no fonts from a file.
OUTLINES = Wish(".svg", "SVG drawing", outlines=True)


def export_for(window: Window, name: str) -> None:
    """Export the picture of `window` in one of FORMATS."""
    form = FORMATS[name]
    export_wish(window, Wish(form.suffix, form.caption, public=name == "web"))


def export_wish(window: Window, wish: Wish) -> None:
    """Ask what has to be asked, and write; nothing happens if the user leaves one of the questions."""
    window.settle()
    picture: Picture | None = window.editor.picture
    if wish.public:
        from richpic.ui.safe_dialog import ask_safe

        made = ask_safe(window, f"Go on to the {wish.caption.lower()}…")
        picture = made.picture if made is not None else None
    if picture is None:
        return
    suggested = suggested_path(window, picture).with_suffix(wish.suffix)
    path = window.dialogs.export_path(str(suggested), f"{wish.caption} (*{wish.suffix})")
    if path is not None:
        if path.suffix.lower() != wish.suffix:
            # With another name than the one that was answered, nothing that is there may be replaced.
            path = free_path(path.parent, path.name, wish.suffix)
        Exporting(window, picture, wish, path)


class Exporting(QProgressDialog):
    """Writes one file in a process of its own. Shows itself only if that takes a while; closing it stops."""

    def __init__(self, window: Window, picture: Picture, wish: Wish, path: Path) -> None:
        super().__init__("", "Stop", 0, 100, window)
        self._window, self._path, self._is_copy = window, path, wish.public
        self.setWindowTitle(f"Writing the {wish.caption}")
        self.setLabelText(f"Writing “{path.name}”…")
        self.setMinimumDuration(SHOWN_AFTER)
        self.setMinimumWidth(380)
        bar = slim_bar(window.theme, "How much of it is written")
        self.setBar(bar)
        bar.show()
        self.setAutoClose(False)
        self.setAutoReset(False)
        self._job = ExportJob(picture, self)
        self._job.progressed.connect(lambda share: self.setValue(round(100 * share)))
        self._job.written.connect(self._written)
        self._job.failed.connect(self._failed)
        self.canceled.connect(self._stop)
        self._job.write(path, ExportOptions(outlines=wish.outlines), reopens=False, pages=wish.pages)

    def _written(self) -> None:
        left = self._job.left
        self._end()
        say_saved(self._window, self._path, self._is_copy, left)

    def _failed(self, words: str) -> None:
        self._end()
        self._say(f"{words} Nothing was written; your picture is as it was.")

    def _stop(self) -> None:
        self._end()
        self._say(f"Stopped. “{self._path.name}” was not written.")

    def _say(self, words: str) -> None:
        self._window.notice.say(words, [OK], first=True)

    def _end(self) -> None:
        self.canceled.disconnect()
        self._job.cancel()
        self.reset()
        self.hide()
        self.deleteLater()
