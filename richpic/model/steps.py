"""Long work as steps: a generator that yields between pieces of a millisecond, and returns what it made.

Whoever serves a person in the meantime takes a few steps at a time; whoever does not takes them all at once.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator
from typing import TypeAlias, TypeVar

Made = TypeVar("Made")
Thing = TypeVar("Thing")
Steps: TypeAlias = Generator[None, None, Made]

TOGETHER = 50


def all_at_once(steps: Steps[Made]) -> Made:
    """Take all steps, and return what they made."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            made: Made = end.value
            return made


def pausing(things: Iterable[Thing], together: int = TOGETHER) -> Iterator[tuple[Thing, bool]]:
    """Yield each thing, and whether it is time for a pause after it: after each `together` of them."""
    for number, thing in enumerate(things, 1):
        yield thing, number % together == 0
