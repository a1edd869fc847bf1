"""Exports in a process of its own, so that the window that asked never waits: `richpic export-worker`.

Reads parcels: the parts of a picture, then a Request. Answers with lines of JSON: {"done": SHARE} now and
then, at the end {"written": true, "left": "what the file does not hold"}, or {"error": "in plain words"}.
Closing its input stops it, and nothing is left behind.
"""

from __future__ import annotations

import gc
import json
import os
import sys
import threading
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from richpic.files.parcels import received, unpacked

if TYPE_CHECKING:
    from richpic.model.symbol import SymbolLibrary
    from richpic.render.options import ExportOptions, Progress

STEP = 0.01
NICENESS = 10
# Windows' word for the same: BELOW_NORMAL_PRIORITY_CLASS.
BELOW_NORMAL = 0x4000


@dataclass(frozen=True, slots=True)
class Request:
    """What to write: to `path`, by its suffix; `reopens` keeps the picture inside.

    With `pages`, each frame becomes a page of a PDF.
    """

    path: str
    options: ExportOptions
    reopens: bool
    pages: bool = False


def main() -> int:
    """Serve one request. Returns the exit code: 0 also if nobody asked for anything."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    # It ends before there is garbage worth looking for; looking is a tenth of the time of a large picture.
    gc.disable()
    _give_way()
    from PySide6.QtGui import QGuiApplication

    application = QGuiApplication(["richpic"])
    try:
        _prepare()
        picture = received(sys.stdin.buffer)
        request: Request = unpacked(sys.stdin.buffer)
    except EOFError:
        return 0
    _serve(picture, request)
    del application
    return 0


def _give_way() -> None:
    """Let the window have a processor whenever it wants one: it has frames to paint, this has time."""
    with suppress(OSError, AttributeError):
        if sys.platform == "win32":
            import ctypes

            system = ctypes.windll.kernel32
            system.SetPriorityClass(system.GetCurrentProcess(), BELOW_NORMAL)
        else:
            os.nice(NICENESS)


def _prepare() -> None:
    """Have everything ready while the user is still choosing."""
    import richpic.render.export
    from richpic.files.symbols import symbol_library
    from richpic.render.fonts import load_fonts

    assert richpic.render.export.EXPORTERS
    symbol_library()
    load_fonts()


def _serve(picture: Any, request: Request) -> None:
    from richpic.files.symbols import symbol_library
    from richpic.render.options import ExportCancelled, ExportError

    progress = _Progress()
    try:
        left = _write(picture, request, symbol_library(), progress)
    except ExportCancelled:
        return
    except ExportError as error:
        _answer({"error": str(error)})
    except Exception as error:  # a fault of ours: the window says it in plain words, and goes on
        _answer({"error": f"Something went wrong while it was written ({type(error).__name__})."})
    else:
        _answer({"written": True, "left": left})


def _write(picture: Any, request: Request, symbols: SymbolLibrary, progress: Progress) -> str:
    """Write the file. Returns what it does not hold, in plain words. Raises ExportError, ExportCancelled."""
    from richpic.files.picture_text import shared_text
    from richpic.render.pages import export_pages
    from richpic.share.formats import export_as

    out = Path(request.path)
    if request.pages:
        export_pages(picture, out, request.options, symbols, progress)
        return ""
    embedded = shared_text(picture) if request.reopens else None
    return export_as(picture, out, request.options, symbols, embedded, progress)


class _Progress:
    """Tells the window how far the export is, and the export whether the window still wants it."""

    def __init__(self) -> None:
        self._told = 0.0
        self._stopped = threading.Event()
        threading.Thread(target=self._watch, daemon=True).start()

    def _watch(self) -> None:
        # By its number, past Python's buffer: its lock may not be held when the program ends.
        while os.read(0, 1024):
            pass
        self._stopped.set()

    def __call__(self, share: float) -> bool:
        if share - self._told >= STEP:
            self._told = share
            _answer({"done": round(share, 3)})
        return not self._stopped.is_set()


def _answer(message: dict[str, Any]) -> None:
    try:
        sys.stdout.write(json.dumps(message) + "\n")
        sys.stdout.flush()
    except OSError:  # the window is gone; the next look at the input tells
        pass
