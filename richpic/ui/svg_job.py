"""Has a foreign SVG read in a process of its own, and waits for it while the window goes on painting.

Whatever a stranger's file does to what reads it, it does not do to the window and its picture.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

from PySide6.QtCore import QEventLoop, QProcess, QTimer

from richpic.files.errors import FileError
from richpic.resources import own_program, package_folder

READER = "read-svg"
LONGEST_MS = 5_000
SLOW = "reading it took too long"
ENDED = "it cannot be read"


@dataclass(frozen=True, slots=True)
class SvgRead:
    """What an SVG holds: the text of a `picture` of ours, or else its drawing as the text of a symbol.

    `lost` says in plain words what of the drawing could not be taken.
    """

    picture: str
    draw: str = ""
    lost: tuple[str, ...] = ()


def read_apart(data: bytes, longest_ms: int = LONGEST_MS) -> SvgRead:
    """Return what the SVG in `data` holds. Raises FileError with one line if it cannot be taken.

    Painting goes on meanwhile; what the user does is taken up afterwards.
    """
    process, loop, limit = QProcess(), QEventLoop(), QTimer()
    # From there Python finds this very program, wherever it was started.
    process.setWorkingDirectory(str(package_folder().parent))
    process.setStandardErrorFile(QProcess.nullDevice())
    process.finished.connect(loop.quit)
    # All that comes where it could not even be started.
    process.errorOccurred.connect(lambda _: None if _is_running(process) else loop.quit())
    limit.setSingleShot(True)
    limit.timeout.connect(loop.quit)
    program, *arguments = own_program()
    process.start(program, [*arguments, READER])
    process.write(data)
    process.closeWriteChannel()
    limit.start(longest_ms)
    if _is_running(process):
        loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
    if _is_running(process):
        process.kill()
        process.waitForFinished(2_000)
        raise FileError(SLOW)
    return _told(bytes(process.readAllStandardOutput().data()))


def _is_running(process: QProcess) -> bool:
    return process.state() != QProcess.ProcessState.NotRunning


def _told(line: bytes) -> SvgRead:
    try:
        told = json.loads(line)
    except ValueError:  # it ended before it could answer
        raise FileError(ENDED) from None
    if "error" in told:
        raise FileError(told["error"])
    return SvgRead(told.get("picture", ""), told.get("draw", ""), tuple(told.get("lost", ())))
