"""Faults of the program: caught wherever they come up, written down without the user's words, calmly told.

Imported at every start, so that it leaves all that is only needed after a fault for then.
"""

from __future__ import annotations

import contextlib
import os
import sys
import threading
from collections import deque
from collections.abc import Iterator
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QMessageLogContext, QObject, Qt, QTimer, QtMsgType, Signal, qInstallMessageHandler

if TYPE_CHECKING:
    from pathlib import Path

    from richpic.files.problem_report import HardEnd
    from richpic.ui.window import Window

REMEMBERED = 12
SAVED = "Your picture is saved."
IN_SAFETY = "Your picture is still open, and all of it is written down: nothing of it is lost."
OPEN = "Your picture is still open. Save it now, to be safe."


class Crashes(QObject):
    """What becomes of exceptions that nobody else has caught, in one program with at most one window."""

    _caught = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._window: Window | None = None
        self._is_installed = False
        self._hard_end: HardEnd | None = None
        self._told: set[str] = set()
        self._heard: deque[str] = deque(maxlen=REMEMBERED)
        # Queued: never in the middle of what has just failed, and always on the window's thread.
        self._caught.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def attend(self, window: Window) -> None:
        """Tell of faults over `window`, and be ready for the worst once it is painted."""
        self._window = window
        QTimer.singleShot(0, self, self._watch_for_hard_end)

    def _watch_for_hard_end(self) -> None:
        from richpic.files.problem_report import HardEnd

        if self._is_installed and self._hard_end is None:
            self._hard_end = HardEnd()
            self._hard_end.watch()

    @contextlib.contextmanager
    def installed(self) -> Iterator[None]:
        """Catch everything until the end of the block."""
        before = sys.excepthook, threading.excepthook
        self._is_installed = True
        sys.excepthook = self.catch
        threading.excepthook = self._catch_in_thread
        handler = qInstallMessageHandler(self._hear)
        try:
            yield
        finally:
            qInstallMessageHandler(handler)
            sys.excepthook, threading.excepthook = before
            self._is_installed = False
            if self._hard_end is not None:
                self._hard_end.end()

    # Catching: on any thread, at any moment

    def catch(self, kind: type[BaseException], error: BaseException, found: TracebackType | None) -> None:
        """Take an exception that nobody caught."""
        if os.environ.get("RICHPIC_DEBUG") or not issubclass(kind, Exception):
            sys.__excepthook__(kind, error, found)
        if issubclass(kind, Exception):
            with contextlib.suppress(RuntimeError):  # the program is just ending
                self._caught.emit(error.with_traceback(found))

    def _catch_in_thread(self, hook: threading.ExceptHookArgs) -> None:
        if hook.exc_value is not None:
            self.catch(hook.exc_type, hook.exc_value, hook.exc_traceback)

    def _hear(self, kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        self._heard.append(message)
        if kind == QtMsgType.QtFatalMsg:
            from richpic.files.problem_report import origin_of, report_words

            report_words(f"Qt could not go on ({origin_of(message) or 'it did not say where'}).")
        if sys.stderr is not None:  # there is none where a desktop starts programs
            sys.stderr.write(f"{message}\n")

    # Telling

    def _tell(self, error: BaseException) -> None:
        from richpic.files.problem_report import fingerprint, report_exception

        same = fingerprint(error)
        if same in self._told:
            return
        self._told.add(same)
        report = report_exception(error, error.__traceback__, self._heard)
        error.__traceback__ = None  # its frames hold on to all that they worked with
        if self._window is None:
            return
        kept = keep_going(self._window)
        if self._window.dialogs.problem(kept, report) and report is not None:
            show_report(self._window, report)


def keep_going(window: Window) -> str:
    """Leave the gesture in which something failed, see to the picture's safety, and say how it is."""
    with contextlib.suppress(Exception):  # whatever is broken, the rest goes on
        window.toolbox.current.escape()
    with contextlib.suppress(Exception):
        window.editor.show(None)
    document = window.document
    if document.is_saved:
        return SAVED
    return IN_SAFETY if document.is_in_safety() else OPEN


def show_last_report(window: Window) -> None:
    """Show the latest report, or say that there is none."""
    from richpic.files.problem_report import last_report

    report = last_report()
    if report is None:
        window.dialogs.tell("There is no problem report.", "Nothing has gone wrong in richpic so far.")
    else:
        show_report(window, report)


def show_report(window: Window, report: Path) -> None:
    """Show a report, to be read and copied."""
    from richpic.ui.problem_dialog import ProblemDialog

    dialog = ProblemDialog(window.theme, report, window)
    dialog.exec()
    dialog.deleteLater()


def tell_of_last_time() -> str:
    """Return a sentence about a fault that ended the program the last time, "" if there was none."""
    from richpic.files.problem_report import take_last_words

    if take_last_words() is None:
        return ""
    return "richpic was ended by a fault; Help → Show the last problem report says more."
