"""A note about a fault of the program, for whoever mends it: where in the code, and nothing of the user's.

Messages of exceptions and values of variables may hold words of the picture or names of files, so neither is
written: only kinds of exceptions, places in the code, versions. It is a file on this computer, sent nowhere.
"""

from __future__ import annotations

import contextlib
import faulthandler
import io
import os
import re
import secrets
import sys
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from types import TracebackType

from richpic import __version__
from richpic.files.lock import seize
from richpic.files.places import data_folder
from richpic.files.replacing import replace_file
from richpic.resources import package_folder

MOST_REPORTS = 20
_MOST_FRAMES, _MOST_CAUSES = 60, 5
_DUMP_BYTES = 64 * 1024
_REPORT, _DUMP = "problem-*.txt", "hard-*.log"
_FILE_LINE = re.compile(r'\s*File "(?P<file>[^"]*)", line (?P<line>\d+) in (?P<function>[\w<>.]+)')
_FROZEN = re.compile(r"<frozen [\w. ]+>")
_FATAL = re.compile(r"(Fatal Python error|Windows fatal exception): [\w ():.-]{1,60}")
_THREAD = re.compile(r"(Current thread|Thread) 0x[0-9a-f]+")
# What a message of Qt begins with, as long as it is the name of something of Qt's.
_OF_QT = re.compile(r"Q[A-Z][A-Za-z0-9]+(::[A-Za-z0-9]+)?(?=[:(,. ])")
HEAD = """richpic problem report, {when}

{what}

In this note are places in the program, and versions.
There is nothing of your picture in it: no words, no names of people or files.
It is only on this computer; nothing was sent to anybody.
"""


def problems_folder() -> Path:
    """Return the folder of all reports."""
    return data_folder() / "problems"


def last_report() -> Path | None:
    """Return the latest report, None if there is none."""
    with contextlib.suppress(OSError):
        return max(problems_folder().glob(_REPORT), default=None, key=lambda path: path.name)
    return None


def report_exception(
    error: BaseException, found: TracebackType | None, heard: Iterable[str] = ()
) -> Path | None:
    """Write a report on `error`, raised by way of `found`; `heard` are the latest messages of Qt.

    Returns where it is, None if it cannot be written.
    """
    lines = [*_told(error, found)]
    if origins := [origin for message in heard if (origin := origin_of(message))]:
        lines += ["", "Qt spoke of: " + ", ".join(dict.fromkeys(origins))]
    return _write("The program met a fault in itself and went on.", lines)


def report_words(what: str) -> Path | None:
    """Write a report on what is known only by a few words of the program's own."""
    return _write(what, ())


def fingerprint(error: BaseException) -> str:
    """Return what tells this fault from others: its kind, and where in our own code it was."""
    from traceback import extract_tb

    frames = [one for one in extract_tb(error.__traceback__) if _is_ours(one.filename)]
    where = f"{_place(frames[-1].filename)}:{frames[-1].lineno}" if frames else ""
    return f"{type(error).__name__} {where}"


def origin_of(message: str) -> str:
    """Return which part of Qt a message of it is from, "" if it does not begin with one."""
    found = _OF_QT.match(message)
    return found[0] if found else ""


def _told(error: BaseException, found: TracebackType | None) -> Iterator[str]:
    """Yield the kinds of `error` and of what led to it, each with its places in the code."""
    from traceback import extract_tb  # not at every start

    one: BaseException | None = error
    for number in range(_MOST_CAUSES):
        if one is None:
            return
        yield f"{'Kind' if not number else 'It followed from'}: {_kind(one)}"
        frames = extract_tb(found if not number else one.__traceback__)
        for frame in frames[-_MOST_FRAMES:]:
            yield f"  {_place(frame.filename)}, line {frame.lineno}, in {frame.name}"
        one = one.__cause__ or (None if one.__suppress_context__ else one.__context__)


def _kind(error: BaseException) -> str:
    kind = type(error)
    # A class made while running may be called anything.
    known = getattr(sys.modules.get(kind.__module__), kind.__qualname__.partition(".")[0], None) is not None
    name = kind.__qualname__ if known else "an unknown kind"
    number = f" {error.errno}" if isinstance(error, OSError) and error.errno else ""
    return f"{name}{number}"


def _is_ours(file: str) -> bool:
    return Path(file).is_relative_to(package_folder())


def _place(file: str) -> str:
    """Return a file of code by its place in its package: folders above may tell who somebody is."""
    path = Path(file)
    if _is_ours(file):
        return path.relative_to(package_folder().parent).as_posix()
    if path.suffix != ".py" and not _FROZEN.fullmatch(file):
        return "code without a file"
    parts = path.parts
    if "site-packages" in parts:
        return "/".join(parts[parts.index("site-packages") + 1 :])
    return path.name


def _write(what: str, lines: Iterable[str]) -> Path | None:
    now = datetime.now().astimezone()
    text = HEAD.format(when=f"{now:%Y-%m-%d %H:%M}", what=what)
    body = "\n".join(("", *_versions(), "", *lines, ""))
    path = problems_folder() / f"problem-{now:%Y%m%d-%H%M%S-%f}-{secrets.token_hex(2)}.txt"
    try:
        problems_folder().mkdir(parents=True, exist_ok=True, mode=0o700)
        replace_file(path, (text + body).encode(), 0o600)
        for old in sorted(problems_folder().glob(_REPORT))[:-MOST_REPORTS]:
            old.unlink()
    except OSError:
        return None
    return path


def _versions() -> Iterator[str]:
    import platform  # not at every start

    yield f"richpic {__version__}"
    yield f"Python {platform.python_version()}, {platform.system()} {platform.machine()}"
    with contextlib.suppress(ImportError):
        from PySide6 import __version__ as qt

        yield f"PySide6 {qt}"


# Ends that no exception tells of


class HardEnd:
    """Has the system's last words written down if the program is ended by a fault in it. Never raises."""

    def __init__(self) -> None:
        self._file: io.FileIO | None = None

    def watch(self) -> None:
        """Be ready from now on."""
        with contextlib.suppress(OSError):
            problems_folder().mkdir(parents=True, exist_ok=True, mode=0o700)
            path = problems_folder() / f"hard-{os.getpid()}-{secrets.token_hex(4)}.log"
            self._file = io.FileIO(path, "x")
            # As long as it is locked, the program is running.
            seize(self._file.fileno())
            faulthandler.enable(self._file)

    def end(self) -> None:
        """The program ends as it should: leave nothing."""
        if self._file is not None:
            faulthandler.disable()
            self._file.close()
            with contextlib.suppress(OSError):
                Path(os.fsdecode(self._file.name)).unlink()
            self._file = None


def take_last_words() -> Path | None:
    """Make reports of what programs left that were ended by a fault. Returns the latest of them, if any."""
    made = None
    with contextlib.suppress(OSError):
        for dump in sorted(problems_folder().glob(_DUMP)):
            if (text := _unlocked_text(dump)) is None:
                continue
            lines = [line for line in map(_cleaned, text.splitlines()) if line]
            if lines:
                what = "The program was ended by a fault in itself or in a part of the system."
                made = _write(what, lines) or made
            dump.unlink()
    return made


def _unlocked_text(path: Path) -> str | None:
    """Return what is in the file, None if the program that it belongs to is running."""
    try:
        with path.open("r+b") as file:
            seize(file.fileno())
            file.seek(0)
            return file.read(_DUMP_BYTES).decode("utf-8", "replace")
    except OSError:
        return None


def _cleaned(line: str) -> str:
    """Return what a line of a dump says about the program, "" if it says nothing of that."""
    if found := _FILE_LINE.fullmatch(line):
        return f"  {_place(found['file'])}, line {found['line']}, in {found['function']}"
    for known in (_FATAL, _THREAD):
        if match := known.match(line):
            return match[0]
    return ""
