"""What is interrupted: saves and journals of every kind, each in a process of its own.

    python -m tests.robustness.acts

Reads lines "ACT FOLDER" and forks for each: the child tells its number, waits for the signal GO (by then it
is traced), does the act and ends with DONE, REFUSED or BROKEN. Forking spares hundreds of starts of Python.
"""

from __future__ import annotations

import contextlib
import ctypes
import errno
import mmap
import os
import signal
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from richpic.elements.note import Note
from richpic.files import journal as journal_module
from richpic.files import replacing
from richpic.files.errors import FileError
from richpic.files.journal import Journal
from richpic.files.saving import write_picture
from richpic.model.change import Change, added, edited
from richpic.model.picture import Picture

DONE, REFUSED, BROKEN = 0, 2, 3
PR_SET_PTRACER, ANYBODY = 0x59616D61, -1
GO = getattr(signal, "SIGUSR1", None)  # not there on Windows
NAME = "plan.richpic"
# How many changes are known to be on disk, for whoever looks when the child is gone.
_written = mmap.mmap(-1, 8)


def places_in(folder: Path) -> dict[str, str]:
    """Return an environment in which journals are kept in `folder`, those of full disks as well."""
    return {"RICHPIC_DATA": str(folder), "XDG_RUNTIME_DIR": str(folder)}


def picture(words: str) -> Picture:
    """Return a picture of some things that say `words`."""
    return added(*(Note(id=f"n{n}", x=200.0 * n, text=f"{words} {n}") for n in range(20))).apply(Picture())


def states() -> list[Picture]:
    """Return what the picture in a journal is after each change."""
    found = [picture("begun")]
    for change in changes():
        found.append(change.apply(found[-1]))
    return found


def changes() -> list[Change]:
    """Return some changes of `picture("begun")`."""
    notes = [Note(id=f"n{n}", x=200.0 * n, text=f"begun {n}") for n in range(6)]
    return [edited(note, {"y": 50.0, "text": "changed " * 120}) for note in notes]


# The acts. Each finds its folder as `prepared` made it.


def save(folder: Path) -> None:
    """Save over a file, which is kept as the version before."""
    write_picture(picture("new"), folder / NAME)


def save_through_a_link(folder: Path) -> None:
    """Save by way of a symbolic link."""
    write_picture(picture("new"), folder / "link.richpic")


def save_without_links(folder: Path) -> None:
    """Save on a disk that knows no hard links, as memory sticks."""
    os.link = _refuse
    write_picture(picture("new"), folder / NAME)


def save_in_place(folder: Path) -> None:
    """Save in a folder in which no files may be made."""
    replacing.write_synced = _refuse
    write_picture(picture("new"), folder / NAME)


def _refuse(*_: object) -> bool:
    raise PermissionError(errno.EPERM, "not allowed")


def journal(folder: Path) -> None:
    """Keep a journal of some changes, each on disk before the next."""
    _keep_journal(folder)


def journal_begun_anew(folder: Path) -> None:
    """Keep a journal that is compacted all the time."""
    journal_module.COMPACT_AFTER = 1
    _keep_journal(folder)


def journal_of_a_save(folder: Path) -> None:
    """Keep a journal, save in the middle of it, and go on."""
    _keep_journal(folder, saved_after=3)


def _keep_journal(folder: Path, saved_after: int = -1) -> None:
    os.environ.update(places_in(folder))
    journal_module.RETRY_AFTER = 0.002
    kept, all_states = Journal.begin(picture("begun"), folder / NAME), states()
    for number, change in enumerate(changes(), 1):
        kept.append(change)
        for _ in range(200):  # what failed is tried again by itself
            if kept.drain():
                break
        _written[0] = number
        if number == saved_after:
            write_picture(all_states[number], folder / NAME)
            kept.rebase(all_states[number], folder / NAME)
    kept.drain()
    os._exit(DONE if not kept.trouble else REFUSED)


ACTS: dict[str, Callable[[Path], None]] = {
    act.__name__: act
    for act in (
        save,
        save_through_a_link,
        save_without_links,
        save_in_place,
        journal,
        journal_begun_anew,
        journal_of_a_save,
    )
}


def prepared(act: str, folder: Path, first: bool) -> None:
    """Make the folder in which `act` is done; `first`: there is no file yet."""
    folder.mkdir()
    path = folder / NAME
    if act.startswith("journal"):
        write_picture(picture("begun"), path)
        return
    if not first:
        write_picture(picture("oldest"), path)
        write_picture(picture("old"), path)
        path.chmod(0o640)
    if act == "save_through_a_link":
        (folder / "link.richpic").symlink_to(NAME)


def _child(act: str, folder: Path) -> int:
    with contextlib.suppress(OSError, AttributeError):  # where only ancestors may look on, unless asked
        ctypes.CDLL(None).prctl(PR_SET_PTRACER, ANYBODY, 0, 0, 0)
    signal.pthread_sigmask(signal.SIG_BLOCK, [GO])
    os.write(1, f"{os.getpid()}\n".encode())
    signal.sigwait([GO])
    try:
        ACTS[act](folder)
    except FileError:
        return REFUSED
    except BaseException:
        return BROKEN
    return DONE


def main() -> None:
    """Serve until there are no more lines."""
    with tempfile.TemporaryDirectory() as name:  # imports all that is ever needed
        for act in ("save", "save_without_links"):
            prepared(act, Path(name, act), first=False)
        save(Path(name, "save"))
        states()
    for line in iter(sys.stdin.buffer.raw.readline, b""):
        act, folder = line.decode().rstrip("\n").split(" ", 1)
        _written[0] = 0
        if not (child := os.fork()):
            os._exit(_child(act, Path(folder)))
        _, status = os.waitpid(child, 0)
        ended = -os.WTERMSIG(status) if os.WIFSIGNALED(status) else os.WEXITSTATUS(status)
        os.write(1, f"{ended} {_written[0]}\n".encode())


if __name__ == "__main__":
    main()
