"""Long work in slices between events, so that no window waits for it."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter

from PySide6.QtCore import QObject

from richpic.model.steps import Steps
from richpic.ui.timers import again

# Seconds: so short that nobody feels it while they type or drag. The first slice of what somebody asked to
# see is longer: an everyday picture is there at once.
FIRST, SLICE = 0.05, 0.006


class Slices(QObject):
    """Takes the steps of one work at a time. Calls `ended` after the last one, which may begin another."""

    def __init__(self, parent: QObject, ended: Callable[[], None] = lambda: None) -> None:
        super().__init__(parent)
        self._ended = ended
        self._work: Steps[None] | None = None
        self._timer = again(self, 0, lambda: self._go_on(SLICE))

    @property
    def is_working(self) -> bool:
        """Whether there are steps to be taken."""
        return self._work is not None

    def begin(self, work: Steps[None], at_once: float = 0.0) -> None:
        """Leave what is half done. Take the steps of `work`: for `at_once` seconds now, then in slices."""
        self.stop()
        self._work = work
        self._timer.start()
        self._go_on(at_once)

    def stop(self) -> None:
        """Leave what is half done."""
        self._timer.stop()
        if self._work is not None:
            self._work.close()
            self._work = None

    def _go_on(self, seconds: float) -> None:
        until = perf_counter() + seconds
        while self._work is not None and perf_counter() < until:
            try:
                next(self._work)
            except StopIteration:
                self.stop()
                self._ended()
