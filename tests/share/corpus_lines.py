"""Reads the corpus of marked lines, and measures what is found in them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from richpic.files.symbols import symbol_library
from richpic.share.naming import vocabulary
from richpic.share.safe import find_in_text

MARK = re.compile(r"\[\[(\w+):(.*?)\]\]")
LABEL = "label> "


@dataclass(frozen=True)
class Line:
    """A line as it stands on a picture, and what is marked in it: kind, start, end."""

    text: str
    label: bool
    marks: tuple[tuple[str, int, int], ...]


@dataclass(frozen=True)
class Measured:
    """How many marks were found, and which were missed, and what was found that is not marked."""

    right: int
    found: int
    missed: tuple[str, ...]
    wrong: tuple[str, ...]

    @property
    def recall(self) -> float:
        return self.right / (self.right + len(self.missed))

    @property
    def precision(self) -> float:
        return 1 - len(self.wrong) / self.found


def read_corpus(path: Path) -> list[Line]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [_line(line) for line in lines if line and not line.startswith("#")]


def _line(marked: str) -> Line:
    label = marked.startswith(LABEL)
    rest, text, marks = marked.removeprefix(LABEL), "", []
    while match := MARK.search(rest):
        text += rest[: match.start()]
        marks.append((match[1], len(text), len(text) + len(match[2])))
        text += match[2]
        rest = rest[match.end() :]
    return Line(text + rest, label, tuple(marks))


def measure(lines: Iterable[Line]) -> Measured:
    """Compare what is found with what is marked. A mark is found if something of its kind overlaps it."""
    ordinary, _ = vocabulary(symbol_library())
    right, found, missed, wrong = 0, 0, [], []
    for line in lines:
        spots = find_in_text(line.text, line.label, ordinary)
        found += len(spots)
        hits = [[s for s in spots if s.sort == k and s.start < b and a < s.end] for k, a, b in line.marks]
        right += sum(map(bool, hits))
        missed += [
            f"{line.text[a:b]!r} in {line.text!r}"
            for (_, a, b), hit in zip(line.marks, hits, strict=True)
            if not hit
        ]
        good = {id(spot) for hit in hits for spot in hit}
        wrong += [
            f"{s.rule} {line.text[s.start : s.end]!r} in {line.text!r}" for s in spots if id(s) not in good
        ]
    return Measured(right, found, tuple(missed), tuple(wrong))
