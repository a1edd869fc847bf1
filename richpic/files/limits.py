"""How large a picture may be. The same limits hold for writing, so that what was saved can be opened."""

from __future__ import annotations

from richpic.files.decoding import Fault

MOST_BYTES = 64 * 2**20
# Every list and object costs the reader some 300 bytes, every number 60, however short they are in the file:
# with these limits no file takes 512 MB. There is room for 100 hours of drawing by hand.
MOST_BRACKETS = 1_200_000
MOST_COMMAS = 3_800_000
MOST_ELEMENTS = 100_000


def check_size(text: str) -> None:
    """Raise Fault if `text` is too large to be read without harm."""
    if len(text) > MOST_BYTES:
        raise Fault(too_large(len(text)))
    if text.count("[") + text.count("{") > MOST_BRACKETS or text.count(",") > MOST_COMMAS:
        raise Fault("it holds too many parts")


def check_count(elements: int) -> None:
    """Raise Fault if a picture of so many `elements` is too large."""
    if elements > MOST_ELEMENTS:
        raise Fault(f"it holds {elements:,} things (at most {MOST_ELEMENTS:,} can be opened)", "elements")


def too_large(count: int, most: int = MOST_BYTES) -> str:
    """Return what is wrong with a file of `count` bytes, if it may have `most`."""
    return f"it is too large ({count / 2**20:,.1f} MB; at most {most / 2**20:,.0f} MB can be opened)"
