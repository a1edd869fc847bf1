"""A level of a layout in pieces: each thing or boundary on it, moved as one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from richpic.editor.scribe.boxes import GAP, Box, Inner, Tie
from richpic.editor.scribe.regions import Bond, Region
from richpic.model.geometry import union

BETWEEN_REGIONS = 56.0


class Piece:
    """A leaf or a region on the level being laid out: `box` moves, its inside follows when settled."""

    def __init__(self, boxes: Mapping[str, Box], member: str | Region) -> None:
        self.region = member if isinstance(member, Region) else None
        self.leaves = tuple(member.leaves()) if isinstance(member, Region) else (member,)
        self._leaf_boxes = [boxes[leaf] for leaf in self.leaves]
        self._inner = [inner.box for inner in member.regions()] if isinstance(member, Region) else []
        self.box = member.box if isinstance(member, Region) else boxes[member]
        self._at = (self.box.x, self.box.y)
        self._by_name = dict(zip(self.leaves, self._leaf_boxes, strict=True))

    def aim(self, leaf: str) -> tuple[float, float]:
        """Return where a link to `leaf` ends, from the centre of this piece."""
        box = self._by_name[leaf]
        if self.region is None:
            return box.aim_x, box.aim_y
        return box.x + box.aim_x - self._at[0], box.y + box.aim_y - self._at[1]

    def besides(self, leaf: str) -> tuple[Inner, ...]:
        """Return what stands in this region besides `leaf`, from its centre; nothing for a leaf."""
        if self.region is None:
            return ()
        return tuple(
            (box.x - self._at[0], box.y - self._at[1], box.w / 2, box.h / 2)
            for name, box in self._by_name.items()
            if name != leaf
        )

    def put(self, x: float, y: float) -> None:
        """Move to (`x`, `y`), the inside to follow later."""
        self.box.x, self.box.y = x, y

    def settle_inside(self) -> None:
        """Let the inside follow to where the box is."""
        dx, dy = self.box.x - self._at[0], self.box.y - self._at[1]
        self._at = (self.box.x, self.box.y)
        if self.region is not None:
            for box in (*self._leaf_boxes, *self._inner):
                box.x += dx
                box.y += dy

    def shift(self, dx: float, dy: float) -> None:
        """Move with the inside."""
        self.box.x += dx
        self.box.y += dy
        self.settle_inside()

    def mirror(self, flip_x: int, flip_y: int) -> None:
        """Mirror the inside of a region (-1), its title staying at the top."""
        inside = [*self._leaf_boxes, *self._inner]
        room = union(box.rect for box in inside)
        if room is None:
            return
        for box in inside:
            if flip_x < 0:
                box.x = 2 * room.centre.x - box.x
            if flip_y < 0:
                box.y = 2 * room.centre.y - box.y


def margin(pieces: Iterable[Piece]) -> float:
    """Return how far apart such pieces stand: boundaries farther than things."""
    return BETWEEN_REGIONS if any(piece.region for piece in pieces) else GAP


def ties_between(pieces: list[Piece], bonds: list[Bond]) -> list[Tie]:
    """Return the ties between different `pieces`, by their numbers, that `bonds` between things come to."""
    owner = {leaf: index for index, piece in enumerate(pieces) for leaf in piece.leaves}
    ties = []
    for bond in bonds:
        if not bond.is_between(owner) or owner[bond.a] == owner[bond.b]:
            continue
        a, b = owner[bond.a], owner[bond.b]
        ties.append(
            Tie(
                a,
                b,
                bond.w,
                bond.h,
                *pieces[a].aim(bond.a),
                *pieces[b].aim(bond.b),
                bond.close,
                pieces[a].besides(bond.a),
                pieces[b].besides(bond.b),
            )
        )
    return ties
