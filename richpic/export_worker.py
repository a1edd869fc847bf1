"""Exports in a process of its own, so that the window that asked never waits: `richpic export-worker`.

Reads parcels: the parts of a picture, then Trials and PartsWanted, and at last a Request, a Keeping or a
KitRequest. Answers with lines of JSON: {"done": SHARE} now and then; {"trial": NUMBER, "files": [...],
"concerns": COUNT} to a Trial, {"trial": NUMBER, "parts": [[NAME, X, Y, W, H], ...]} (without numbers: all of
the picture) to a PartsWanted, unless something else was asked since; at the end {"written": true, "left":
"what is not in it"}; or {"error": "in plain words"}. Closing its input stops it, and nothing is left behind.
"""

from __future__ import annotations

import gc
import json
import os
import sys
import threading
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from pickle import UnpicklingError
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any, BinaryIO

from richpic.files.parcels import received, unpacked
from richpic.share.trial import Keeping, PartsWanted, Trial

if TYPE_CHECKING:
    from richpic.model.picture import Picture
    from richpic.model.symbol import SymbolLibrary
    from richpic.render.options import ExportOptions, Progress

STEP = 0.01
# Enough for the window to come first; with more, a busy video call would leave the export next to nothing.
NICENESS = 4
# How long one thread keeps another waiting, in seconds: the one that compresses asks often, and for moments.
PATIENCE = 0.0001
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


@dataclass(frozen=True, slots=True)
class KitRequest:
    """What to make a post kit of: for `places`, by their keys, in `folder`; see `share.kit.write_kit`."""

    folder: str
    places: tuple[str, ...]
    options: ExportOptions
    replace: bool = False


def main() -> int:
    """Serve trials until there is something to write, and that. Returns the exit code: 0 also for neither."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    # It ends before there is garbage worth looking for; looking is a tenth of the time of a large picture.
    gc.disable()
    sys.setswitchinterval(PATIENCE)
    _give_way()
    from richpic.plain_imports import import_plainly

    import_plainly()
    from PySide6.QtGui import QGuiApplication

    application = QGuiApplication(["richpic"])
    # Not sys.stdin: a thread reads this one, and may still do so when the program ends and closes its own.
    source = os.fdopen(0, "rb", closefd=False)
    try:
        prepare()
        picture = received(source)
    except EOFError:
        return 0
    from richpic.files.symbols import keep_inked_symbols

    inbox = _Inbox(source)
    while (request := inbox.next()) is not None:
        _serve(picture, request, _Progress(inbox))
        if not isinstance(request, Trial | PartsWanted):
            break
        # Trials are many, and each leaves what no other will ask for.
        gc.collect()
    keep_inked_symbols()
    del application
    return 0


def _concerns(picture: Picture, symbols: SymbolLibrary) -> int:
    """Return how many things on `picture` could tell who somebody is, and were not chosen to be kept."""
    from richpic.share.concerns import unsettled
    from richpic.share.safe import find

    return len(unsettled(picture, find(picture, symbols)))


def _give_way() -> None:
    """Let the window have a processor whenever it wants one: it has frames to paint, this has time."""
    with suppress(OSError, AttributeError):
        if sys.platform == "win32":
            import ctypes

            system = ctypes.windll.kernel32
            system.SetPriorityClass(system.GetCurrentProcess(), BELOW_NORMAL)
        else:
            os.nice(NICENESS)


def prepare() -> None:
    """Have everything ready while the user is still choosing."""
    import richpic.render.export
    from richpic.files.symbols import symbol_library
    from richpic.render.fonts import load_fonts
    from richpic.share.trial_folder import clear_old_trials

    assert richpic.render.export.EXPORTERS
    symbol_library()
    load_fonts()
    clear_old_trials()


def _serve(picture: Any, request: Any, progress: Progress) -> None:
    from richpic.files.errors import FileError
    from richpic.files.symbols import symbol_library
    from richpic.render.options import ExportCancelled, ExportError

    trial = {"trial": request.number} if isinstance(request, Trial | PartsWanted) else {}
    try:
        _answer(_done(picture, request, symbol_library(), progress) | trial)
    except ExportCancelled:
        return
    except (ExportError, FileError) as error:
        _answer({"error": str(error)} | trial)
    except Exception as error:  # a fault of ours: the window says it in plain words, and goes on
        _answer({"error": f"Something went wrong while it was written ({type(error).__name__})."} | trial)


def _done(picture: Any, request: Any, symbols: SymbolLibrary, progress: Progress) -> dict[str, Any]:
    """Do what is asked, and return the answer. Raises ExportError, FileError and ExportCancelled."""
    if isinstance(request, Trial):
        from richpic.share.trying import try_out

        files = [asdict(one) for one in try_out(picture, request, symbols, progress)]
        return {"files": files, "concerns": _concerns(picture, symbols)}
    if isinstance(request, PartsWanted):
        from richpic.render.context import PictureContext
        from richpic.share.thread import views

        found = views(picture, PictureContext(picture, symbols))
        return {"parts": [[one.name, *(one.crop or ())] for one in found]}
    if isinstance(request, Keeping):
        from richpic.share.trying import keep

        keep(request)
        return {"written": True, "left": ""}
    if isinstance(request, KitRequest):
        from richpic.share.destinations import named
        from richpic.share.kit import write_kit

        folder, places = Path(request.folder), named(request.places)
        write_kit(picture, symbols, folder, places, request.options, False, request.replace, progress)
        return {"written": True, "left": ""}
    return {"written": True, "left": _write(picture, request, symbols, progress)}


def _write(picture: Any, request: Request, symbols: SymbolLibrary, progress: Progress) -> str:
    """Write the file. Returns what it does not hold, in plain words. Raises ExportError, ExportCancelled."""
    from richpic.files.picture_text import shared_text
    from richpic.render.pages import export_pages
    from richpic.share.formats import export_as
    from richpic.share.telling_parts import telling

    out = Path(request.path)
    if request.pages:
        export_pages(picture, out, request.options, symbols, progress, telling(picture, symbols))
        return ""
    embedded = shared_text(picture) if request.reopens else None
    return export_as(picture, out, request.options, symbols, embedded, progress)


class _Inbox:
    """Listens on a thread for what the window asks. Whatever comes takes the place of what is being done."""

    def __init__(self, source: BinaryIO) -> None:
        self._source = source
        self._asked: SimpleQueue[Any] = SimpleQueue()
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        with suppress(EOFError, OSError, UnpicklingError):
            while True:
                self._asked.put(unpacked(self._source))
        self._asked.put(None)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was asked since, and the window is still there."""
        return self._asked.empty()

    def next(self) -> Any:
        """Wait for what is asked, and return the latest; None if the window is gone."""
        asked = self._asked.get()
        while asked is not None and not self._asked.empty():
            asked = self._asked.get()
        return asked


class _Progress:
    """Tells the window how far the export is, and the export whether the window still wants it."""

    def __init__(self, inbox: _Inbox) -> None:
        self._told = 0.0
        self._inbox = inbox

    def __call__(self, share: float) -> bool:
        if share - self._told >= STEP:
            self._told = share
            _answer({"done": round(share, 3)})
        return self._inbox.is_empty


def _answer(message: dict[str, Any]) -> None:
    try:
        sys.stdout.write(json.dumps(message) + "\n")
        sys.stdout.flush()
    except OSError:  # the window is gone; the next look at the input tells
        pass
