"""How large a picture may be. The same limits hold for writing, so that what was saved can be opened."""

from __future__ import annotations

from richpic.files.decoding import Fault

MOST_BYTES = 64 * 2**20
# Every list and object costs the reader some 200 bytes, however short it is in the file.
MOST_BRACKETS = 2_000_000


def check_size(text: str) -> None:
    """Raise Fault if `text` is too large to be read without harm."""
    if len(text) > MOST_BYTES:
        raise Fault(too_large(len(text)))
    if text.count("[") + text.count("{") > MOST_BRACKETS:
        raise Fault("it holds too many parts")


def too_large(count: int, most: int = MOST_BYTES) -> str:
    """Return what is wrong with a file of `count` bytes, if it may have `most`."""
    return f"it is too large ({count / 2**20:,.1f} MB; at most {most / 2**20:,.0f} MB can be opened)"
