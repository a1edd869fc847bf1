"""Somebody draws, and the process is killed at a random moment: what had been drawn comes back.

    python -m tests.robustness edits [ROUNDS] [--seed N] [--by-hand]

The process that is killed notes each Change, when it was made and what the picture was then, in memory that
it shares with this one; a kill does not take that along. What comes back has to be one of those pictures, and
as late as the journal promises.
"""

from __future__ import annotations

import mmap
import os
import signal
import struct
import subprocess
import sys
import tempfile
import time
import zlib
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

from richpic.files.journal import Journal
from richpic.files.picture_text import to_text
from richpic.model.change import added
from richpic.model.picture import Picture
from tests.driver import Driver
from tests.robustness.acts import places_in
from tests.robustness.interrupting import left_in
from tests.robustness.scribbler import BareContext, Scribbler, furniture

# A Change is on disk so many seconds after it was made.
PROMISED = 0.2
LONGEST_LIFE = 0.6
# People are slower; here there is something to lose at every moment.
PAUSES = (0.0, 0.0, 0.002, 0.01, 0.04)
# As quick as a hand, or a key held down, can be. Then no more than one Change may be lost.
PAUSES_OF_A_HAND = (0.033, 0.05, 0.08, 0.15)
_RECORD = struct.Struct("<dI")
_MOST = 20_000
_NOTES = "notes"


@dataclass(slots=True)
class Killed:
    """What came of many rounds: how many finished changes each took along, and what must not be."""

    rounds: int = 0
    changes: int = 0
    lost: Counter[int] = field(default_factory=Counter)
    latest: float = 0.0
    faults: list[str] = field(default_factory=list)

    @property
    def line(self) -> str:
        """What came of it, on one line."""
        lost = ", ".join(f"{rounds} lost {count}" for count, rounds in sorted(self.lost.items()))
        return (
            f"{self.rounds} rounds with {self.changes:,} changes: {lost}; the oldest that was lost was"
            f" {self.latest * 1000:.0f} ms old; {len(self.faults)} faults"
        )


def digest(picture: Picture) -> int:
    """Return a number that tells `picture` from others."""
    return zlib.crc32(to_text(picture, exact=True).encode())


# The process that is killed


def _draw(seed: int, folder: Path, by_hand: bool) -> None:
    os.environ.update(places_in(folder))
    with (folder / _NOTES).open("r+b") as file:
        notes = mmap.mmap(file.fileno(), 0)
    drive = Driver(*furniture())
    library = drive.editor.context.symbols
    drive.editor._make_context = lambda shown: BareContext(shown, library)
    drive.editor.open(drive.picture)
    journal = Journal.begin(drive.picture, folder / "plan.richpic")

    def heard(happened: str, change: Any) -> None:
        if happened == "change":
            count = struct.unpack_from("<I", notes)[0]
            _RECORD.pack_into(notes, 8 + count * _RECORD.size, time.monotonic(), digest(drive.picture))
            struct.pack_into("<I", notes, 0, count + 1)
            journal.append(change)

    drive.editor.subscribe(heard)
    scribbler, chance = Scribbler(drive, seed), Random(seed)
    while struct.unpack_from("<I", notes)[0] < _MOST - 10:
        scribbler.gesture()
        time.sleep(chance.choice(PAUSES_OF_A_HAND if by_hand else PAUSES))


def serve() -> None:
    """Fork somebody who draws for each line "SEED BY_HAND FOLDER", and tell when they have ended."""
    Driver(*furniture())  # imports what is needed
    for line in iter(sys.stdin.buffer.raw.readline, b""):
        seed, by_hand, folder = line.decode().rstrip("\n").split(" ", 2)
        if not (child := os.fork()):
            try:
                _draw(int(seed), Path(folder), by_hand == "1")
            finally:
                os._exit(1)
        os.write(1, f"{child}\n".encode())
        _, status = os.waitpid(child, 0)
        os.write(
            1, f"{-os.WTERMSIG(status) if os.WIFSIGNALED(status) else os.WEXITSTATUS(status)}\n".encode()
        )


# The process that kills


def kill_at_random(
    rounds: int,
    seed: int,
    promised: float = PROMISED,
    by_hand: bool = False,
    tell: Callable[[str], None] = lambda line: None,
) -> Killed:
    """Let somebody draw, `by_hand` or as fast as can be, and kill them, `rounds` times."""
    found, chance = Killed(), Random(seed)
    server = subprocess.Popen(
        [sys.executable, "-c", "from tests.robustness.editing import serve; serve()"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=Path(__file__).parents[2],
        bufsize=0,
    )
    assert server.stdin is not None and server.stdout is not None
    for number in range(rounds):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            (folder / _NOTES).write_bytes(bytes(8 + _MOST * _RECORD.size))
            server.stdin.write(f"{seed + number} {by_hand:d} {folder}\n".encode())
            child = int(server.stdout.readline())
            time.sleep(chance.uniform(0.02, LONGEST_LIFE))
            moment = time.monotonic()
            os.kill(child, signal.SIGKILL)
            ended = int(server.stdout.readline())
            lost = _look(found, folder, moment, promised, f"seed {seed + number}")
            if by_hand and lost > 1:
                found.faults.append(f"seed {seed + number}: {lost} gestures were lost")
            if ended != -signal.SIGKILL:
                found.faults.append(f"seed {seed + number}: it ended by itself, with {ended}")
        if number % 50 == 49:
            tell(found.line)
    server.stdin.close()
    server.wait(timeout=60)
    server.stdout.close()
    return found


def _look(found: Killed, folder: Path, moment: float, promised: float, label: str) -> int:
    """Compare what came back with what was drawn. Returns how many changes were lost."""
    notes = (folder / _NOTES).read_bytes()
    count = struct.unpack_from("<I", notes)[0]
    records = [_RECORD.unpack_from(notes, 8 + n * _RECORD.size) for n in range(count)]
    start = added(*furniture()).apply(Picture())
    recovered = left_in(folder)
    kept = recovered[0].picture() if recovered else start
    states = [digest(start), *(state for _, state in records)]
    now = digest(kept)
    found.rounds += 1
    found.changes += count
    if now not in states:
        found.faults.append(f"{label}: what came back has never been on the paper")
        return 0
    # The same picture may have been there more than once: after a step was taken back.
    at = len(states) - 1 - states[::-1].index(now)
    found.lost[count - at] += 1
    if at < count:
        oldest = moment - records[at][0]
        found.latest = max(found.latest, oldest)
        if oldest > promised:
            found.faults.append(f"{label}: a change {oldest:.3f} s old was lost")
    return count - at
