"""Python's own housekeeping, where no frame waits for it.

Looking for garbage in all that a picture of 10,000 things needs took 100 to 370 ms, in the middle of a
gesture. Here it is done while the user rests, and then only in what is new since the last time, if that is
not too much; in everything while the user is elsewhere.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QCursor, QGuiApplication

from richpic.ui.timers import again

YOUNG = 5_000
# So many new objects are worth a look; a pause of a few milliseconds.
WORTH_IT = 20_000
# More than this came with a picture that was opened, and is no garbage; looking through it would be felt.
TOO_MANY = 50_000
EVERY = 1500
# What a thread runs before another has its turn, in seconds: a frame asks for its turn many times.
TURN = 0.0005


@contextmanager
def even_frames() -> Iterator[None]:
    """Search only young objects by itself, and let threads take short turns; afterwards all is as before."""
    thresholds, turn, enabled = gc.get_threshold(), sys.getswitchinterval(), gc.isenabled()
    # While it starts nothing is thrown away: looking for garbage takes time and finds none.
    gc.disable()
    gc.set_threshold(YOUNG, 2_000, 1_000)
    sys.setswitchinterval(TURN)
    try:
        yield
    finally:
        gc.set_threshold(*thresholds)
        sys.setswitchinterval(turn)
        gc.unfreeze()
        if enabled:
            gc.enable()


class Sweeper(QObject):
    """Sweeps when nothing has moved for a moment. `state` returns what changes while the user works."""

    def __init__(self, state: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._state = state
        self._before: object = None
        # What starting made stays as it is.
        gc.freeze()
        gc.enable()
        self._timer = again(self, EVERY, self._look)
        self._timer.start()
        self.destroyed.connect(gc.unfreeze)
        QGuiApplication.instance().applicationStateChanged.connect(self._moved_away)  # type: ignore[union-attr]  # there is one

    def sweep(self) -> None:
        """Throw away what is new and garbage, and pass over the rest from now on."""
        gc.collect()
        gc.freeze()

    def _look(self) -> None:
        now = (self._state(), QCursor.pos(), QGuiApplication.mouseButtons())
        rests, self._before = now == self._before, now
        young, rounds, _ = gc.get_count()
        new = young + rounds * YOUNG
        if rests and new >= TOO_MANY:
            gc.freeze()
        elif rests and new >= WORTH_IT:
            self.sweep()

    def _moved_away(self, state: Qt.ApplicationState) -> None:
        if state != Qt.ApplicationState.ApplicationActive:
            gc.unfreeze()
            self.sweep()
