"""Adds an icon pack in a process of its own: strangers' files are read away from the window and its picture.

The window stays quick, and a pack that takes too long or too much memory takes nothing with it.
"""

from __future__ import annotations

import json
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, Signal

from richpic.files.errors import on_one_line
from richpic.resources import own_program, package_folder
from richpic.ui.timers import once

# Reading the file of a large pack takes a while on an old machine. Then an icon takes a few milliseconds, and
# the process tells of every twentieth.
SILENCE_MS, SILENCE_AMONG_ICONS_MS = 30_000, 5_000
ENDED = "The icons could not be read, and none were added. The program and your picture are as they were."
SLOW = "Reading the icons took too long, and none were added. Try a part of them."


class PackJob(QObject):
    """Adds the pack at a path. `progressed`: how many of how many; then `added` with notices, or `failed`."""

    progressed = Signal(int, int)
    added = Signal(str)
    failed = Signal(str)

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._over = False
        self._rest = b""
        self._words: list[str] = []
        self._silence = once(self, SILENCE_MS, lambda: self._fail(SLOW))
        self._process = QProcess(self)
        # From there Python finds this very program, wherever it was started.
        self._process.setWorkingDirectory(str(package_folder().parent))
        self._process.readyReadStandardOutput.connect(self._heard)
        self._process.finished.connect(self._finished)
        self._process.errorOccurred.connect(lambda _: self._fail(ENDED))
        program, *arguments = own_program()
        self._process.start(program, [*arguments, "icons", "add", str(path.absolute()), "--progress"])
        self._silence.start()

    def cancel(self) -> None:
        """Stop. Nothing is added and nothing is told any more."""
        self._over = True
        self._silence.stop()
        if self._process.state() != QProcess.ProcessState.NotRunning:
            self._process.kill()
            self._process.waitForFinished(2000)

    def _heard(self) -> None:
        self._silence.start()
        *lines, self._rest = (self._rest + bytes(self._process.readAllStandardOutput().data())).split(b"\n")
        for line in lines:
            if line.startswith(b"{"):
                told = json.loads(line)
                # After the last ones all are written to the disk.
                among = told["count"] - told["done"] > 20
                self._silence.setInterval(SILENCE_AMONG_ICONS_MS if among else SILENCE_MS)
                self.progressed.emit(told["done"], told["count"])
            else:
                self._words.append(line.decode("utf-8", "replace"))

    def _finished(self, code: int, _: QProcess.ExitStatus) -> None:
        self._heard()
        if code == 0 and self._words and not self._over:
            self._over = True
            self._silence.stop()
            self.added.emit("\n".join(self._words))
            return
        said = bytes(self._process.readAllStandardError().data()).decode("utf-8", "replace").strip()
        self._fail(on_one_line(said.removeprefix("richpic: "), 400) if code == 2 and said else ENDED)

    def _fail(self, words: str) -> None:
        if not self._over:
            self.cancel()
            self.failed.emit(words)
