"""Work that the window does not wait for: exporting, in a process of its own; saving, in slices.

Threads would not do: Python runs one at a time, so that frames of the window came late by tens of
milliseconds, and once by half a second, while a thread exported.
"""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from time import perf_counter
from typing import Any

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QTimer, Signal

from richpic.export_worker import KitRequest, Request
from richpic.files.errors import FileError
from richpic.files.file_mark import FileMark
from richpic.files.kept_saving import write_and_keep
from richpic.files.parcels import packed, parcels
from richpic.files.recent import remember_file
from richpic.files.saving import saving_steps
from richpic.model.geometry import Rect
from richpic.model.picture import Picture
from richpic.render.options import ExportOptions
from richpic.resources import own_program, package_folder
from richpic.share.thread import View
from richpic.share.trial import Keeping, PartsWanted, Trial, Tried
from richpic.ui.timers import again

SLICE = 0.0025
ENDED = "The export ended before it was done. Try again, or make a smaller image."


class SaveJob(QObject):
    """Saves one picture: makes its text in slices between events, then writes it on a thread of its own.

    There it is put among the recent files as well, for that waits for the disk too.

    What was kept of it under `token` is kept of the file from then on; `mark` is that of the file afterwards.
    `ended` tells the notices for the user (None: it failed), and what went wrong in plain words.
    """

    ended = Signal(object, str)
    _written = Signal()

    def __init__(self, picture: Picture, path: Path, parent: QObject | None = None, token: str = "") -> None:
        super().__init__(parent)
        self._steps = saving_steps(picture, path)
        self._path, self._token = path, token
        self.mark: FileMark | None = None
        self._thread: threading.Thread | None = None
        self._notices: tuple[str, ...] | None = None
        self._words = ""
        self.is_over = False
        self._written.connect(self._end)
        self._timer = again(self, 0, lambda: self._take_steps(SLICE))
        self._timer.start()

    def finish(self) -> None:
        """Wait until it is done."""
        if self._thread is None and not self.is_over:
            self._take_steps(float("inf"))
        if self._thread is not None:
            self._thread.join()
        self._end()

    def _take_steps(self, seconds: float) -> None:
        until = perf_counter() + seconds
        try:
            while perf_counter() < until:
                next(self._steps)
        except StopIteration as done:
            self._timer.stop()
            self._thread = threading.Thread(target=self._write, args=(done.value,), name="save")
            self._thread.start()
        except FileError as error:
            self._timer.stop()
            self._words = str(error)
            self._end()

    def _write(self, write: Callable[[], tuple[str, ...]]) -> None:
        """Write, on the thread; what comes of it is told on the window's."""
        try:
            saved = write_and_keep(write, self._path, self._token)
            self._notices, self.mark = saved.notices, saved.mark
            remember_file(self._path)
        except FileError as error:
            self._words = str(error)
        except Exception as error:  # a fault of ours must not leave the picture for saved
            self._words = f"Something went wrong while it was written ({type(error).__name__})."
        self._written.emit()

    def _end(self) -> None:
        if not self.is_over:
            self.is_over = True
            self.ended.emit(self._notices, self._words)


class ExportJob(QObject):
    """Exports one picture. Made when it may be wanted: the process starts while the user is choosing.

    `progressed` tells the share that is done (0 to 1); then comes `written`, or `failed` with a plain line.
    `left` then says what the file has no place for, "" if it holds all there is.

    Before that it can be tried out: `tried` tells of the latest trial the files that were made, and how many
    things could tell who somebody is; `not_tried` in a plain line why there are none. `parted` tells of
    the parts of a thread, each a View, when they were asked for.
    """

    progressed = Signal(float)
    tried = Signal(object, int)
    not_tried = Signal(str)
    parted = Signal(object)
    written = Signal()
    failed = Signal(str)

    def __init__(self, picture: Picture, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._parts: Iterator[bytes] = parcels(picture)
        self._over = False
        self._asked = False
        self.left = ""
        self._trial = 0
        self._line = b""
        self._process = QProcess(self)
        self._process.setProcessEnvironment(_environment())
        self._process.setStandardErrorFile(QProcess.nullDevice())
        self._process.readyReadStandardOutput.connect(self._heard)
        self._process.finished.connect(lambda *_: self._died())
        self._process.errorOccurred.connect(lambda _: self._died())
        program, *arguments = own_program()
        self._process.start(program, [*arguments, "export-worker"])
        self._timer = again(self, 0, self._feed)
        self._timer.start()

    def write(self, path: Path, options: ExportOptions, reopens: bool, pages: bool = False) -> None:
        """Write to `path`, in the format of its suffix; `reopens` keeps the picture inside.

        With `pages`, each frame becomes a page of a PDF.
        """
        self._ask(Request(str(path), options, reopens, pages))

    def write_kit(self, folder: Path, places: Sequence[str], options: ExportOptions, replace: bool) -> None:
        """Make a post kit for `places` in `folder`; `replace` files of the same name that are there."""
        self._ask(KitRequest(str(folder), tuple(places), options, replace))

    def keep(self, keeping: Keeping) -> None:
        """Put files that were tried out where they are to be."""
        self._ask(keeping)

    def try_out(self, trial: Trial | PartsWanted) -> None:
        """Make the files of `trial`, or find the parts, in place of any trial before."""
        self._trial = trial.number
        if not self.is_running:
            QTimer.singleShot(0, self, self._died)
            return
        self._parts = _then(self._parts, packed(trial))
        self._timer.start()

    def _ask(self, request: Request | KitRequest | Keeping) -> None:
        self._asked = True
        if not self.is_running:
            QTimer.singleShot(0, self, lambda: self._fail(ENDED))
            return
        self._parts = _then(self._parts, packed(request))
        self._timer.start()

    @property
    def is_running(self) -> bool:
        """Whether its process is still there."""
        return self._process.state() != QProcess.ProcessState.NotRunning

    def cancel(self) -> None:
        """Stop. Nothing is told any more, and nothing is left behind: the process clears up by itself."""
        self._over = True
        self._timer.stop()
        if not self.is_running:
            return
        if not self._asked:  # there is nothing to clear up
            self._process.kill()
            self._process.waitForFinished(1000)
            return
        self.setParent(None)
        _ending.add(self)
        self._process.finished.connect(lambda *_: _ending.discard(self))
        self._process.closeWriteChannel()

    def _feed(self) -> None:
        """Hand over parts of the picture for one slice."""
        until = perf_counter() + SLICE
        for part in self._parts:
            self._process.write(part)
            if perf_counter() >= until:
                return
        self._timer.stop()

    def _heard(self) -> None:
        *lines, self._line = (self._line + bytes(self._process.readAllStandardOutput().data())).split(b"\n")
        for line in lines:
            message = json.loads(line)
            if self._over:
                return
            if "done" in message:
                self.progressed.emit(message["done"])
            elif "trial" in message:
                self._hear_trial(message)
            elif "error" in message:
                self._fail(message["error"])
            else:
                self._over = True
                self.left = message.get("left", "")
                self.written.emit()

    def _hear_trial(self, message: Mapping[str, Any]) -> None:
        if message["trial"] != self._trial or self._asked:
            return
        if "error" in message:
            self.not_tried.emit(message["error"])
        elif "parts" in message:
            found = message["parts"]
            self.parted.emit(tuple(View(name, Rect(*crop) if crop else None) for name, *crop in found))
        else:
            self.tried.emit([Tried(**one) for one in message["files"]], message["concerns"])

    def _died(self) -> None:
        if self._trial and not self._asked and not self._over:
            self._over = True
            self.not_tried.emit(ENDED)
        self._fail(ENDED)

    def _fail(self, words: str) -> None:
        if self._asked and not self._over:
            self._over = True
            self.failed.emit(words)


# Jobs that were cancelled and whose processes still clear up: they must outlive the dialog.
_ending: set[ExportJob] = set()


def _then(parts: Iterator[bytes], last: bytes) -> Iterator[bytes]:
    yield from parts
    yield last


def _environment() -> QProcessEnvironment:
    """Return an environment in which the process finds this very program, wherever it was started from."""
    environment = QProcessEnvironment.systemEnvironment()
    paths = [str(package_folder().parent), environment.value("PYTHONPATH", "")]
    environment.insert("PYTHONPATH", os.pathsep.join(path for path in paths if path))
    return environment
