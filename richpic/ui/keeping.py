"""Keeps what is being drawn as an earlier version now and then, without the window waiting for it."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from richpic.files.picture_text import text_steps
from richpic.files.recovery import clear_journals
from richpic.files.symbols import keep_inked_symbols
from richpic.files.version_pruning import prune
from richpic.files.version_rules import Rules
from richpic.files.versions import keep_text
from richpic.model.picture import Picture
from richpic.model.steps import Steps
from richpic.ui.timers import again

if TYPE_CHECKING:
    from richpic.ui.document import Document

EVERY_MS = 10 * 60 * 1000
SLICE = 0.004


class Keeper(QObject):
    """Keeps the picture of `document` every ten minutes in which something was drawn and not saved."""

    def __init__(self, document: Document) -> None:
        super().__init__(document)
        self._document = document
        self._kept: Picture | None = None
        self._steps: Steps[str] | None = None
        self._thread: threading.Thread | None = None
        self._slices = again(self, 0, self._go_on)
        self._timer = again(self, EVERY_MS, self.keep)
        self._timer.start()

    def keep(self) -> None:
        """Begin to keep the picture as it is, unless it is saved or kept already."""
        picture = self._document.editor.picture
        if self._steps is None and picture is not self._kept and not self._document.is_saved:
            self._kept = picture
            self._source: Path | str = self._document.path or self._document.token
            self._steps = text_steps(picture)
            self._slices.start()

    def finish(self) -> None:
        """Wait until all that was begun is kept."""
        while self._steps is not None:
            self._go_on()
        if self._thread is not None:
            self._thread.join()

    def _go_on(self) -> None:
        until = perf_counter() + SLICE
        while self._steps is not None and perf_counter() < until:
            try:
                next(self._steps)
            except StopIteration as done:
                self._steps = None
                self._slices.stop()
                self._thread = threading.Thread(target=_write, args=(self._source, done.value), name="keep")
                self._thread.start()


def _write(source: Path | str, text: str) -> None:
    # On a full disk there is no version this time; the journal says so if there is something to say.
    with contextlib.suppress(OSError, ValueError):
        keep_text(source, text, "drawing")


def keep_ink() -> threading.Thread:
    """Keep what was newly inked for the next start, on a thread of its own."""
    return _in_the_background(keep_inked_symbols, "keep ink")


def tidy_up() -> threading.Thread:
    """Let go of versions and journals that the user's rules do not keep, on a thread of its own."""
    return _in_the_background(_tidy_up, "tidy up")


def _in_the_background(work: Callable[[], None], name: str) -> threading.Thread:
    thread = threading.Thread(target=work, name=name, daemon=True)
    thread.start()
    return thread


def _tidy_up() -> None:
    with contextlib.suppress(OSError, ValueError):
        rules = Rules.in_force()
        clear_journals(rules)
        prune(rules)
