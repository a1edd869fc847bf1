"""The steps of a history, the older ones packed: an afternoon of drawing is a few megabytes, not hundreds.

A step as it is used takes about a kilobyte; packed, a move takes some 30 bytes and a stroke what its points
take. Nobody waits for the packing: each new step packs one old one.
"""

from __future__ import annotations

import copyreg
import io
import pickle
import zlib
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate
from types import MappingProxyType
from typing import Any, NamedTuple

from richpic.model.change import Change
from richpic.model.packed_symbol import PackedSymbol
from richpic.model.picture import StoredImage

# So many of the last steps are kept as they are.
LIVE = 400
# A block is closed at so many steps or bytes; 32 KB is as far as zlib looks back, and takes it a millisecond.
MOST_STEPS, MOST_BLOCK = 256, 32 * 2**10
# Beyond this the oldest steps are forgotten: after some 500,000 gestures, ten times a day of drawing.
MOST_BYTES = 16 * 2**20


class _Block(NamedTuple):
    """How many steps there are, and how many bytes they take."""

    steps: int
    size: int


class PackedSteps:
    """A list of Changes that grows and shrinks at its end, and loses its oldest past MOST_BYTES."""

    def __init__(self) -> None:
        self._blocks: list[_Block] = []
        # The bytes of all blocks, in one piece: thousands would leave half as much unused between them.
        self._data = bytearray()
        # How many steps, and bytes, there are up to the end of each block.
        self._ends: list[int] = []
        self._offsets: list[int] = []
        # Steps that are packed, until there are enough of them for a block.
        self._open: list[bytes] = []
        self._live: list[Change] = []
        self._packing = _Packing()
        self._unpacked: tuple[int, list[Change]] | None = None

    def __len__(self) -> int:
        return self._closed + len(self._open) + len(self._live)

    def __iter__(self) -> Iterator[Change]:
        return (self[index] for index in range(len(self)))

    @property
    def _closed(self) -> int:
        return self._ends[-1] if self._ends else 0

    def __getitem__(self, index: int) -> Change:
        if not 0 <= index < len(self):
            raise IndexError(index)
        if index < self._closed:
            number, inside = self._place(index)
            return self._steps_of(number)[inside]
        index -= self._closed
        if index < len(self._open):
            return self._packing.unpacked(self._open[index])[0]
        return self._live[index - len(self._open)]

    def append(self, step: Change) -> int:
        """Add `step` at the end. Returns how many of the oldest were forgotten to make room."""
        self._live.append(step)
        if len(self._live) <= LIVE:
            return 0
        self._open.append(self._packing.packed(self._live.pop(0)))
        if len(self._open) < MOST_STEPS and sum(map(len, self._open)) < MOST_BLOCK:
            return 0
        data = zlib.compress(b"".join(self._open))
        self._blocks.append(_Block(len(self._open), len(data)))
        self._ends.append(self._closed + len(self._open))
        self._data += data
        self._offsets.append(len(self._data))
        self._open = []
        return self._forget()

    def cut(self, length: int) -> None:
        """Drop all steps after the first `length`."""
        packed = self._closed + len(self._open)
        if length >= packed:
            del self._live[length - packed :]
            return
        if length >= self._closed:
            self._live = [self[index] for index in range(self._closed, length)]
        else:
            number, inside = self._place(length)
            self._live = self._steps_of(number)[:inside]
            del self._data[self._offsets[number] - self._blocks[number].size :]
            del self._blocks[number:], self._ends[number:], self._offsets[number:]
        self._open, self._unpacked = [], None

    def _place(self, index: int) -> tuple[int, int]:
        """Return the number of the block that holds the step at `index`, and where in it."""
        number = bisect_right(self._ends, index)
        return number, index - self._ends[number] + self._blocks[number].steps

    def _steps_of(self, number: int) -> list[Change]:
        # Undo and the list of steps go from one to the next: the block is the same as before nearly always.
        if self._unpacked is None or self._unpacked[0] != number:
            end = self._offsets[number]
            packed = self._data[end - self._blocks[number].size : end]
            self._unpacked = number, self._packing.unpacked(zlib.decompress(packed))
        return self._unpacked[1]

    def _forget(self) -> int:
        excess, gone = len(self._data) - MOST_BYTES, 0
        while excess > 0:
            excess -= self._blocks[gone].size
            gone += 1
        if not gone:
            return 0
        forgotten = self._ends[gone - 1]
        self._drop_first(self._offsets[gone - 1])
        del self._blocks[:gone]
        self._ends = list(accumulate(block.steps for block in self._blocks))
        self._offsets = list(accumulate(block.size for block in self._blocks))
        self._unpacked = None
        return forgotten

    def _drop_first(self, count: int) -> None:
        """Move the bytes down in their place: cut off in front, they would all be copied to grow again.

        The room of the old copy stays lost to the process: 19 MB, measured.
        """
        with memoryview(self._data) as data:
            data[:-count] = data[count:]
        del self._data[-count:]


class _Packing:
    """Turns Changes into bytes and back, in this process only.

    Stored images and symbols stay as they are, for the picture keeps them anyway; so do classes, whose names
    would be most of a small step.
    """

    def __init__(self) -> None:
        self._shared: list[Any] = []
        self._places: dict[int, int] = {}

    def packed(self, step: Change) -> bytes:
        out = io.BytesIO()
        pickler = _Pickler(out, pickle.HIGHEST_PROTOCOL)
        pickler.place = self._place
        pickler.dump(step)
        return out.getvalue()

    def unpacked(self, data: bytes) -> list[Change]:
        source, found = io.BytesIO(data), []
        while source.tell() < len(data):
            unpickler = _Unpickler(source)
            unpickler.shared = self._shared
            found.append(unpickler.load())
        return found

    def _place(self, shared: object) -> int:
        place = self._places.get(id(shared))
        if place is None:
            place = self._places[id(shared)] = len(self._shared)
            self._shared.append(shared)
        return place


class _Pickler(pickle.Pickler):
    dispatch_table = copyreg.dispatch_table | {MappingProxyType: lambda one: (dict, (dict(one),))}
    place: Any

    def persistent_id(self, obj: object) -> int | None:
        """Name what stays as it is."""
        return self.place(obj) if isinstance(obj, StoredImage | PackedSymbol | type) else None


class _Unpickler(pickle.Unpickler):
    shared: list[Any]

    def persistent_load(self, pid: int) -> Any:
        """Return what stayed as it was."""
        return self.shared[pid]
