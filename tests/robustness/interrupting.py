"""Kills, and breaks, an act at every system call that touches files, and looks at what is left.

    python -m tests.robustness kill [ACT ...] [--every N]

strace attaches to a child (see acts) and injects at the N-th call of a kind: a signal KILL, or an error.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

from richpic.files.errors import FileError
from richpic.files.reading import read_picture
from richpic.files.recovery import Recovery, recoverable
from richpic.files.saving import previous_version, write_picture
from richpic.model.picture import Picture
from tests.robustness.acts import BROKEN, DONE, GO, NAME, REFUSED, picture, places_in, prepared, states

KILLED = -9
ERRORS = ("ENOSPC", "EIO", "EACCES", "EINTR")
# Every call that makes, changes, moves, reads or looks at files; strace passes over those that are not there.
CALLS = """
open openat creat write pwrite64 writev pwritev read pread64 fsync fdatasync sync_file_range
rename renameat renameat2 link linkat symlink symlinkat unlink unlinkat mkdir mkdirat rmdir
chmod fchmod fchmodat fchmodat2 chown fchown lchown fchownat truncate ftruncate fallocate close
stat lstat fstat newfstatat statx access faccessat faccessat2 readlink readlinkat getdents64
flock lseek copy_file_range sendfile utimensat getxattr setxattr listxattr
"""
TRACED = ",".join(f"?{name}" for name in CALLS.split())
# Of the threads of a child: "[pid  123] openat(..." in what strace tells.
_CALL = re.compile(r"^(\d+)\s+(\w+)\(")


class Point(NamedTuple):
    """Where an act is interrupted: at the `number`-th `call` of a thread; `how` is KILL or an error."""

    call: str
    number: int
    how: str

    @property
    def injection(self) -> str:
        """The same for strace."""
        what = "signal=KILL" if self.how == "KILL" else f"error={self.how}"
        return f"inject={self.call}:{what}:when={self.number}"


@dataclass(slots=True)
class Trials:
    """What came of many interruptions. `faults` says what was lost, and where."""

    points: Counter[str] = field(default_factory=Counter)
    outcomes: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)

    @property
    def line(self) -> str:
        """What came of it, on one line."""
        points = ", ".join(f"{act} {count}" for act, count in self.points.items())
        outcomes = ", ".join(f"{count} {name}" for name, count in sorted(self.outcomes.items()))
        total = sum(self.points.values())
        return f"{total} points ({points}): {outcomes}; {len(self.faults)} faults"


def why_not() -> str:
    """Return why nothing can be interrupted on this machine, or "" if it can."""
    if not sys.platform.startswith("linux"):
        return "system calls are interrupted by strace, which is for Linux"
    if shutil.which("strace") is None:
        return "strace is not installed (Debian: apt-get install strace)"
    done = subprocess.run(
        ["strace", "-f", "-o", os.devnull, "true"], capture_output=True, text=True, check=False
    )
    return "" if done.returncode == 0 else f"strace may not trace here: {done.stderr.strip()[-200:]}"


class Victims:
    """The process that forks a child for each interruption."""

    def __init__(self) -> None:
        environment = {**os.environ, "PYTHONHASHSEED": "0"}
        root = Path(__file__).parents[2]
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.robustness.acts"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            bufsize=0,
            cwd=root,
            env=environment,
        )

    def do(self, act: str, folder: Path, options: Sequence[str], log: Path) -> tuple[int, int]:
        """Do `act` under strace with `options`. Returns how it ended, and how many changes were on disk."""
        self._say(f"{act} {folder}\n")
        child = self._hear().strip()
        strace = ["strace", "-f", "-p", child, "-o", str(log), "-e", f"trace={TRACED}", *options]
        with subprocess.Popen(strace, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, text=True) as tracing:
            assert tracing.stderr is not None
            told = tracing.stderr.readline()
            assert "attached" in told, told
            os.kill(int(child), GO)
            ended, written = self._hear().split()
            tracing.wait(timeout=60)
        return int(ended), int(written)

    def _say(self, line: str) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(line.encode())

    def _hear(self) -> str:
        assert self._process.stdout is not None
        line = b""
        while not line.endswith(b"\n"):
            more = self._process.stdout.read(1)
            assert more, "the process of the acts has ended"
            line += more
        return line.decode()

    def end(self) -> None:
        """Let the process end."""
        assert self._process.stdin is not None and self._process.stdout is not None
        self._process.stdin.close()
        self._process.wait(timeout=60)
        self._process.stdout.close()


@contextmanager
def victims() -> Iterator[Victims]:
    """Have children to interrupt, for a while."""
    found = Victims()
    try:
        yield found
    finally:
        found.end()


def calls_of(log: str) -> list[tuple[str, str]]:
    """Return the thread and the name of each call that strace wrote down."""
    return [(found[1], found[2]) for line in log.splitlines() if (found := _CALL.match(line))]


def points(log: str, how: Sequence[str]) -> list[Point]:
    """Return where an act can be interrupted that made the calls in `log`."""
    most: Counter[str] = Counter()
    for (_, name), count in Counter(calls_of(log)).items():
        most[name] = max(most[name], count)
    return [Point(name, n, one) for name, count in most.items() for n in range(1, count + 1) for one in how]


def interrupt(
    acts: Sequence[str], every: int = 1, offset: int = 0, tell: Callable[[str], None] = lambda line: None
) -> Trials:
    """Interrupt each of `acts` at every point, or at each `every`-th one, and look at what is left."""
    trials = Trials()
    with victims() as children, tempfile.TemporaryDirectory() as name:
        for act in acts:
            for first in (False, True) if act == "save" else (False,):
                _interrupt_one(children, act, first, Path(name), trials, every, offset)
            tell(trials.line)
    return trials


def _interrupt_one(
    children: Victims, act: str, first: bool, scratch: Path, trials: Trials, every: int, offset: int
) -> None:
    label = f"{act} first" if first else act
    log = scratch / "calls.log"
    ended, _ = _done(children, act, first, scratch, (), log)
    assert ended == DONE, f"{label} does not even work undisturbed: {ended}"
    for point in points(log.read_text("utf-8", "replace"), ("KILL", *ERRORS))[offset % every :: every]:
        folder = scratch / "trial"
        try:
            ended, written = _done(children, act, first, scratch, ("-e", point.injection), log)
            trials.points[label] += 1
            trials.outcomes[_outcome(ended)] += 1
            found = lost(act, folder, first, ended, written)
        finally:
            shutil.rmtree(folder, ignore_errors=True)
        trials.faults += [f"{label}, {point.call} {point.number} {point.how}: {one}" for one in found]


def _done(
    children: Victims, act: str, first: bool, scratch: Path, options: Sequence[str], log: Path
) -> tuple[int, int]:
    folder = scratch / ("trial" if options else "undisturbed")
    shutil.rmtree(folder, ignore_errors=True)
    prepared(act, folder, first)
    return children.do(act, folder, options, log)


def _outcome(ended: int) -> str:
    return {KILLED: "killed", DONE: "done all the same", REFUSED: "refused"}.get(ended, f"ended with {ended}")


# What is left


def lost(act: str, folder: Path, first: bool, ended: int, written: int) -> list[str]:
    """Return what is wrong in `folder` after `act` was interrupted there, and had told that it `ended` so."""
    look = _lost_of_a_journal if act.startswith("journal") else _lost_of_a_save
    found = list(look(act, folder, first, ended, written))
    if ended not in (DONE, REFUSED, KILLED):
        found.append("an error that nobody expected" if ended == BROKEN else f"it ended with {ended}")
    return found


def left_in(folder: Path) -> list[Recovery]:
    """Return what the program would offer whose journals are in `folder`."""
    with patch.dict(os.environ, places_in(folder)):
        return recoverable()


def _told(path: Path) -> str:
    """Return which of the acts' pictures is in the file at `path`; "none", or what is wrong with it."""
    if not path.exists():
        return "none"
    try:
        return str(read_picture(path).elements["n0"].text).split()[0]
    except (FileError, KeyError) as error:
        return f"damaged ({error})"


def _lost_of_a_save(act: str, folder: Path, first: bool, ended: int, written: int) -> Iterator[str]:
    path, in_place = folder / NAME, act == "save_in_place"
    now, before = _told(path), _told(previous_version(path))
    old = "none" if first else "old"
    # Where no file can be made beside it, the journal is what is left of a save that is killed.
    allowed = {KILLED: {old, "new"}, REFUSED: {old}, DONE: {"new"}}.get(ended, set())
    if now not in allowed and not (in_place and ended == KILLED):
        yield f"the file is {now}"
    if before not in (("none",) if first else ("oldest", "old")):
        yield f"the version before is {before}"
    if act == "save_through_a_link" and not (folder / "link.richpic").is_symlink():
        yield "the link is gone"
    if now == "old" and path.stat().st_mode & 0o777 != 0o640:
        yield "its permissions have changed"
    known = {NAME, previous_version(path).name, "link.richpic"}
    for stray in {one.name for one in folder.iterdir()} - known:
        if not (stray.startswith(".") and stray.endswith(".tmp")):
            yield f"{stray} might be taken for a picture"
    write_picture(picture("later"), path)
    if _told(path) != "later":
        yield "it cannot be saved afterwards"


def _lost_of_a_journal(act: str, folder: Path, first: bool, ended: int, written: int) -> Iterator[str]:
    all_states = states()
    saved = _told(folder / NAME)
    if saved not in ("begun", "changed"):
        yield f"the file is {saved}"
    recovered = left_in(folder)
    if len(recovered) > 1:
        yield f"{len(recovered)} journals are offered"
    kept: Picture = recovered[0].picture() if recovered else read_picture(folder / NAME)
    now = next((n for n, state in enumerate(all_states) if state.elements == kept.elements), None)
    if now is None:
        yield "what is recovered has never been on the paper"
    elif now < (len(all_states) - 1 if ended == DONE else written):
        yield f"{written} changes were on disk, {now} came back"
