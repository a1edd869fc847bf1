"""A long session: hundreds of thousands of gestures on the editor and its journal, or on a canvas.

    python -m tests.robustness session [GESTURES] [--window] [--seed N]

Memory is taken when the caches have filled up, and at the end. The journal is looked at all the while.
"""

from __future__ import annotations

import gc
import os
import tempfile
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from richpic.files.journal import Journal
from richpic.files.recovery import Recovery
from tests.driver import Driver
from tests.robustness.scribbler import Scribbler, furniture

# The share of the gestures after which everything that is kept for a while is there.
WARM_UP = 0.05
LOOKS = 400
# Once in a while it is saved, as people do; in between the journal has to carry it all.
GESTURES_A_SAVE = 60_000
MOST_GROWTH_MB, MOST_JOURNAL_MB = 50.0, 20.0
# In a shorter session the caches are still filling at its end.
FEWEST_GESTURES = 20_000


@dataclass(slots=True)
class Figures:
    """What came of a session. Memory and journal are in MB."""

    gestures: int = 0
    steps: int = 0
    forgotten_steps: int = 0
    warm_mb: float = 0.0
    end_mb: float = 0.0
    most_mb: float = 0.0
    journal_most_mb: float = 0.0
    hours: float = 0.0
    recovered: bool = False

    @property
    def grown_mb(self) -> float:
        """How much memory was added after the warm-up."""
        return self.end_mb - self.warm_mb

    @property
    def faults(self) -> list[str]:
        """What must not be."""
        found = []
        if self.gestures >= FEWEST_GESTURES and self.grown_mb >= MOST_GROWTH_MB:
            found.append(f"memory has grown by {self.grown_mb:.1f} MB")
        if self.journal_most_mb >= MOST_JOURNAL_MB:
            found.append(f"the journal had {self.journal_most_mb:.1f} MB")
        if not self.recovered:
            found.append("the journal does not hold what was drawn")
        return found


def resident_mb() -> float:
    """Return the memory that this process has now. Linux only."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


class _Session:
    """An editor, its journal and somebody at work."""

    def __init__(self, drive: Driver, seed: int) -> None:
        self.drive, self.figures = drive, Figures()
        self.scribbler = Scribbler(drive, seed)
        self.journal = Journal.begin(drive.picture, saved=False)
        drive.editor.subscribe(self._heard)

    def _heard(self, happened: str, detail: Any) -> None:
        if happened == "change":
            self.journal.append(detail)

    def look(self) -> None:
        """Take the figures of this moment."""
        found = self.figures
        found.most_mb = max(found.most_mb, resident_mb())
        if self.journal.path.exists():
            size = self.journal.path.stat().st_size / 2**20
            found.journal_most_mb = max(found.journal_most_mb, size)

    def work(self, gestures: int) -> Figures:
        """Do all `gestures`, and see whether the journal has what came of them."""
        found, started = self.figures, time.monotonic()
        every = max(1, gestures // LOOKS)
        for number in range(gestures):
            self.scribbler.gesture()
            if number % every == 0:
                self.look()
            if number == int(gestures * WARM_UP):
                gc.collect()
                found.warm_mb = resident_mb()
            if number % GESTURES_A_SAVE == GESTURES_A_SAVE - 1:
                self.journal.rebase(self.drive.picture, Path("/no/such/plan.richpic"))
        history = self.drive.editor.history
        found.gestures, found.steps, found.forgotten_steps = gestures, history.count, history.forgotten
        found.recovered = self._recovered()
        gc.collect()
        self.look()
        found.end_mb, found.hours = resident_mb(), (time.monotonic() - started) / 3600
        return found

    def _recovered(self) -> bool:
        self.journal.drain(timeout=60.0)
        if not self.journal.path.exists():  # all of it was saved
            return True
        recovery = Recovery(self.journal.path, None, "", datetime.now(UTC), 0)
        return recovery.picture().elements == self.drive.picture.elements


def drawn(drive: Driver, gestures: int, seed: int = 0) -> Figures:
    """Let somebody draw on the paper of `drive`, with a journal. Needs a QApplication."""
    session = _Session(drive, seed)
    try:
        return session.work(gestures)
    finally:
        session.journal.close()


def on_canvas() -> Any:
    """Return a canvas under a hand of real events, which can be driven like a Driver."""
    from PySide6.QtCore import QEvent
    from PySide6.QtWidgets import QApplication

    from tests.ui.paper import Paper

    class Canvas(Paper):
        """A Paper with the names of a Driver."""

        def tool(self, name: str) -> Canvas:
            QApplication.processEvents()
            # What was to be deleted later: an event loop does that, processEvents() does not.
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            self.toolbox.choose(name)
            return self

        @property
        def picture(self) -> Any:
            return self.editor.picture

    return Canvas(*furniture())


def measured(gestures: int, seed: int, window: bool) -> Figures:
    """Draw in a process that does nothing else, with data of its own."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    application = QApplication(["session"])
    with tempfile.TemporaryDirectory() as folder:
        os.environ["RICHPIC_DATA"] = folder
        figures = drawn(on_canvas() if window else Driver(*furniture()), gestures, seed)
    del application
    return figures
