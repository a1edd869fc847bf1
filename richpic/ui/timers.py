"""Timers, as most parts of the window need them. Not started yet; they end with the object they belong to."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


def once(owner: QObject, milliseconds: int, run: Callable[[], object]) -> QTimer:
    """Return a timer that calls `run` once, so many milliseconds after it was last started."""
    timer = again(owner, milliseconds, run)
    timer.setSingleShot(True)
    return timer


def again(owner: QObject, milliseconds: int, run: Callable[[], object]) -> QTimer:
    """Return a timer that calls `run` every so many milliseconds; with 0, between any two events."""
    timer = QTimer(owner)
    timer.setInterval(milliseconds)
    timer.timeout.connect(run)
    return timer
