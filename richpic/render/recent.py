"""What was used last, as much as fits: for pixels, which weigh too much to be kept for ever."""

from __future__ import annotations

from collections import OrderedDict
from typing import Generic, TypeVar

Kept = TypeVar("Kept")

# Bytes: as many as a dozen photos of the largest size that is stored.
MOST_BYTES = 256 * 2**20


class Recent(Generic[Kept]):
    """Keeps things by name, up to `most` bytes of them. What was used longest ago goes first."""

    def __init__(self, most: int = MOST_BYTES) -> None:
        self._most = most
        self._kept: OrderedDict[str, tuple[Kept, int]] = OrderedDict()
        self._bytes = 0

    def __len__(self) -> int:
        return len(self._kept)

    def get(self, name: str) -> Kept | None:
        """Return what is kept by `name`, which counts as using it; None if it was let go of."""
        found = self._kept.get(name)
        if found is None:
            return None
        self._kept.move_to_end(name)
        return found[0]

    def keep(self, name: str, thing: Kept, size: int) -> Kept:
        """Keep `thing` of `size` bytes, and let go of others. The newest stays, however large it is."""
        self._bytes += size - self._kept.pop(name, (thing, 0))[1]
        self._kept[name] = thing, size
        while self._bytes > self._most and len(self._kept) > 1:
            _, (_, gone) = self._kept.popitem(last=False)
            self._bytes -= gone
        return thing
