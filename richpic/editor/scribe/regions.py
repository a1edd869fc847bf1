"""What is to be laid out: things by their names, the boundaries they stand in, and what ties them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from richpic.editor.scribe.boxes import Box
from richpic.model.geometry import Rect, union


@dataclass(slots=True)
class Bond:
    """A tie between two leaves by their names, with room for its label."""

    a: str
    b: str
    w: float = 0.0
    h: float = 0.0
    close: bool = False

    def is_between(self, names: Mapping[str, int]) -> bool:
        """Tell whether both its ends are among `names`."""
        return self.a in names and self.b in names


def _around(rects: list[Rect]) -> Rect:
    return union(rects) or Rect(0, 0, 0, 0)


@dataclass(slots=True)
class Region:
    """A boundary: the leaves (by name) and regions in it, and `wrap`, which says what room its outline takes.

    `wrap` is given the rooms of the members and returns that of the outline.
    """

    members: list[str | Region] = field(default_factory=list)
    wrap: Callable[[list[Rect]], Rect] = _around
    box: Box = field(default_factory=lambda: Box(0, 0))
    name: str = ""

    def leaves(self) -> Iterator[str]:
        """Return the names of all leaves inside."""
        for member in self.members:
            if isinstance(member, Region):
                yield from member.leaves()
            else:
                yield member

    def regions(self) -> Iterator[Region]:
        """Return all regions inside."""
        for member in self.members:
            if isinstance(member, Region):
                yield member
                yield from member.regions()


def rewrap(region: Region, boxes: Mapping[str, Box]) -> Rect | None:
    """Fit the rooms of `region` and all in it to where the leaves are now."""
    rects = []
    for member in region.members:
        rect = rewrap(member, boxes) if isinstance(member, Region) else boxes[member].rect
        if rect is not None:
            rects.append(rect)
    if rects:
        region.box.put(region.wrap(rects))
    return region.box.rect if region.box.w else None
