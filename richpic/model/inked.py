"""What was drawn with ink before: symbols are few and inking them is slow, so they are kept packed."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeAlias

from richpic.model.path import Path, smooth

# A stroke's outline before it is made smooth: x and y of its points in turn, in hundredths of a unit.
Ring: TypeAlias = list[int]
STEPS = 100
# All symbols in all hands, faces and hairs that a year of pictures has; 2 to 3 KB each.
MOST = 4096


def filled(rings: Iterable[Ring]) -> Path:
    """Return the outline, to be filled, whose strokes are `rings`."""
    outline = Path("", ())
    for ring in rings:
        points = [(x / STEPS, y / STEPS) for x, y in zip(ring[::2], ring[1::2], strict=True)]
        outline = outline.joined(smooth(points, closed=True))
    return outline


class Inked:
    """The strokes of each mark of what was inked, by a name that says what it is and who drew it.

    `load` returns what was kept by an earlier run; it is asked once, when something is first looked for.
    """

    def __init__(self, load: Callable[[], Mapping[str, bytes]] = dict) -> None:
        self._load: Callable[[], Mapping[str, bytes]] | None = load
        self._kept: dict[str, bytes] = {}
        self.has_news = False

    def __reduce__(self) -> tuple[type[Inked], tuple[()]]:
        # It is kept by itself: symbols go without it.
        return Inked, ()

    @property
    def kept(self) -> dict[str, bytes]:
        """All of it, packed."""
        if self._load is not None:
            load, self._load = self._load, None
            self._kept |= load()
        return self._kept

    def get(self, name: str) -> list[list[Ring]] | None:
        """Return the strokes of each mark, or None if it was never inked."""
        packed = self.kept.get(name)
        return None if packed is None else _unpacked(packed)

    def keep(self, name: str, marks: Sequence[Sequence[Ring]]) -> None:
        """Keep the strokes of each mark, as long as there is room, and none of them is far off."""
        if len(self.kept) >= MOST:
            return
        try:
            self._kept[name] = _packed(marks)
        except OverflowError:
            return
        self.has_news = True


def _packed(marks: Sequence[Sequence[Ring]]) -> bytes:
    """Return of each mark how many strokes it has, how many numbers each of them has, and the numbers."""
    numbers = array("h")
    for mark in marks:
        numbers.append(len(mark))
        for ring in mark:
            numbers.append(len(ring))
            numbers.extend(ring)
    return numbers.tobytes()


def _unpacked(packed: bytes) -> list[list[Ring]]:
    numbers = array("h", packed).tolist()
    marks: list[list[Ring]] = []
    at = 0
    while at < len(numbers):
        mark: list[Ring] = []
        strokes, at = numbers[at], at + 1
        for _ in range(strokes):
            start = at + 1
            at = start + numbers[at]
            mark.append(numbers[start:at])
        marks.append(mark)
    return marks
