"""Damaged files by the thousand: each is read or refused, soon, with little memory, and nothing else happens.

    python -m tests.robustness fuzz pictures|drawings|images|journals [COUNT] [--seed N] [--case N]

A case is made from its seed and number alone: `--case` does one again, and shows what went wrong.
"""

from __future__ import annotations

import contextlib
import json
import signal
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

from richpic.files.errors import FileError
from richpic.files.picture_text import from_text, to_text
from richpic.files.reading import read_picture
from richpic.files.recovery import recoverable
from tests.peak_memory import peak_mb
from tests.robustness.corpus import drawings, images, journals, pictures
from tests.robustness.mutation import damaged, png_with_other_head, rewritten
from tests.robustness.scribbler import BareContext

LONGEST_SECONDS = 2.0
MOST_MB = 512
# What a process may ask for at all, so that a fault here does not take the machine along.
MOST_ADDRESSES = 4 * 2**30


class TooLong(BaseException):
    """A case took longer than allowed. Not an Exception, so that nothing takes it for a damaged file."""


@dataclass(slots=True)
class Report:
    """What came of a run. `faults` are those that must not be, with how to do them again."""

    cases: int = 0
    read: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    slowest: float = 0.0
    slowest_case: int = -1
    most_mb: float = 0.0
    largest_case: int = -1
    faults: list[str] = field(default_factory=list)

    @property
    def line(self) -> str:
        """What came of it, on one line."""
        return (
            f"{self.cases:,} cases: {self.read:,} read, {sum(self.refused.values()):,} refused for"
            f" {len(self.refused):,} reasons; slowest {self.slowest:.2f} s (case {self.slowest_case});"
            f" most memory {self.most_mb:.0f} MB (case {self.largest_case}); {len(self.faults)} faults"
        )


# The three kinds of files. Each makes a damaged file, and reads it as the program does.


def make_picture(chance: Random) -> bytes:
    """Return a damaged *.richpic file, journal line, or PNG or SVG with a picture inside."""
    text, document = chance.choice(pictures())
    return rewritten(document, chance) if document and chance.random() < 0.6 else damaged(text, chance)


def try_picture(data: bytes, folder: Path) -> None:
    """Open a file, look at all that is in it, and save and read it again."""
    path = folder / "case.richpic"
    path.write_bytes(data)
    picture = read_picture(path)
    assert path.read_bytes() == data, "reading changed the file"
    context = BareContext(picture, _library())
    for element in picture.elements.values():
        element.bounds(context)
        element.draw(context)
    again = from_text(to_text(picture))
    assert again.elements.keys() == picture.elements.keys(), "saving lost something"
    assert to_text(again) == to_text(picture), "saving changes what was saved"


def make_drawing(chance: Random) -> bytes:
    """Return a damaged SVG."""
    return damaged(chance.choice(drawings()), chance)


def try_drawing(data: bytes, folder: Path) -> None:
    """Take an SVG as an icon, and draw that."""
    from richpic.files.svg_symbol import converted
    from richpic.model.symbol_text import drawn

    marks, _ = drawn(converted(data).draw)
    assert marks


def make_image(chance: Random) -> bytes:
    """Return a damaged image file."""
    data = chance.choice(images())
    if data.startswith(b"\x89PNG") and chance.random() < 0.3:
        data = png_with_other_head(data, chance)
        return data if chance.random() < 0.7 else damaged(data, chance)
    return damaged(data, chance)


def try_image(data: bytes, folder: Path) -> None:
    """Take an image onto the paper, and read it back as it was stored."""
    from richpic.files.images import decoded_image, encoded_image, stored_image

    _, image, wide, high = stored_image(data)
    assert wide > 0 and high > 0
    decoded_image(encoded_image(image), "the image")


def make_journal(chance: Random) -> bytes:
    """Return a damaged journal."""
    data = chance.choice(journals())
    if chance.random() < 0.4:
        return damaged(data, chance)
    lines = data.splitlines()
    at = chance.randrange(len(lines))
    lines[at] = rewritten(json.loads(lines[at]), chance)
    return b"\n".join([*lines, b""])


def try_journal(data: bytes, folder: Path) -> None:
    """Look at what a journal offers, bring it back, and save that."""
    (folder / "crashed.journal").write_bytes(data)
    for recovery in recoverable(folder):
        picture = recovery.picture()
        assert from_text(to_text(picture, exact=True)).elements.keys() == picture.elements.keys()
    assert (folder / "crashed.journal").read_bytes() == data, "looking at it changed the journal"


KINDS: dict[str, tuple[Callable[[Random], bytes], Callable[[bytes, Path], None]]] = {
    "pictures": (make_picture, try_picture),
    "drawings": (make_drawing, try_drawing),
    "images": (make_image, try_image),
    "journals": (make_journal, try_journal),
}


def _library() -> Any:
    from richpic.files.symbols import symbol_library

    return symbol_library()


def run(
    kind: str, numbers: Sequence[int], seed: int, tell: Callable[[str], None] = lambda line: None
) -> Report:
    """Try the cases `numbers`. Stops at twenty faults."""
    make, attempt = KINDS[kind]
    report = Report()
    mine = from_text(pictures()[0][0].decode())
    before = to_text(mine)
    with tempfile.TemporaryDirectory(dir=_quick_folder()) as name:
        for count, number in enumerate(numbers, 1):
            data = make(Random(f"{seed} {kind} {number}"))
            _one(report, number, lambda data=data: attempt(data, Path(name)))
            if len(report.faults) >= 20:
                break
            if count % 5_000 == 0:
                tell(report.line)
    if to_text(mine) != before:
        report.faults.append("the picture that was open has changed")
    return report


def _one(report: Report, number: int, attempt: Callable[[], None]) -> None:
    report.cases += 1
    started = time.process_time()
    try:
        with no_longer_than(LONGEST_SECONDS):
            attempt()
        report.read += 1
    except FileError as error:
        # Numbers and quotations apart, how many different things are said.
        report.refused["".join(c for c in str(error).partition(": ")[2][:40] if c.isalpha() or c == " ")] += 1
        if "\n" in str(error) or not str(error).isprintable() or len(str(error)) > 700:
            report.faults.append(f"case {number}: the message is not one plain line: {str(error)[:200]!r}")
    except (Exception, TooLong):
        report.faults.append(f"case {number}: {traceback.format_exc(limit=-4)}")
    took = time.process_time() - started
    if took > report.slowest:
        report.slowest, report.slowest_case = took, number
    if took > LONGEST_SECONDS:
        report.faults.append(f"case {number}: it took {took:.1f} s")
    most = peak_mb()
    if most > report.most_mb:
        report.most_mb, report.largest_case = most, number
        if most > MOST_MB:
            report.faults.append(f"case {number}: {most:.0f} MB of memory")


@contextlib.contextmanager
def no_longer_than(seconds: float) -> Iterator[None]:
    """Raise TooLong inside once the processor has worked for `seconds`: others may have it meanwhile."""

    def stop(*_: object) -> None:
        raise TooLong

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _quick_folder() -> str | None:
    return "/dev/shm" if Path("/dev/shm").is_dir() else None


def main(kind: str, count: int, seed: int, case: int | None) -> int:
    """Try `count` cases, or one. Returns the exit status."""
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (MOST_ADDRESSES, MOST_ADDRESSES))
    numbers = range(count) if case is None else [case]
    report = run(kind, numbers, seed, lambda line: print(line, flush=True))
    for fault in report.faults:
        print(fault)
    print(f"{kind}, seed {seed}: {report.line}")
    return 1 if report.faults else 0
