"""Laying out a whole text at once: boxes inside boundaries inside boundaries, the inner ones first.

On each level what is linked is spread by stress and then improved place by place; what hangs together only by
standing in one boundary is packed around it. Boundaries are boxes for the level above.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from random import Random

from richpic.editor.scribe.boxes import ASPECT, GAP, Box, Inner, Tie, passes
from richpic.editor.scribe.field import Field
from richpic.editor.scribe.stress import spread
from richpic.model.geometry import Rect, union

BETWEEN_REGIONS = 56.0
GRID = 22.0
# How many things one level may have before it is laid out with less care.
CAREFUL = 40


@dataclass(slots=True)
class Bond:
    """A tie between two leaves by their names, with room for its label."""

    a: str
    b: str
    w: float = 0.0
    h: float = 0.0
    close: bool = False


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


def arrange(root: Region, boxes: Mapping[str, Box], bonds: list[Bond], seed: int = 7) -> None:
    """Give all `boxes` in `root` places about the origin, and all regions their rooms.

    The best of a few arrangements is taken; small ones can be tried more often.
    """
    count = len(boxes)
    tries = 6 if count <= 12 else 4 if count <= 26 else 2 if count <= 70 else 1
    best: tuple[float, dict[str, tuple[float, float]]] | None = None
    for number in range(tries):
        _Arrangement(boxes, bonds, Random(seed + number)).settle(root)
        cost = _whole_cost(list(root.leaves()), boxes, bonds)
        if best is None or cost < best[0]:
            best = cost, {leaf: (boxes[leaf].x, boxes[leaf].y) for leaf in root.leaves()}
    assert best is not None
    for leaf, (x, y) in best[1].items():
        boxes[leaf].x, boxes[leaf].y = x, y
    rewrap(root, boxes)


def _whole_cost(leaves: list[str], boxes: Mapping[str, Box], bonds: list[Bond]) -> float:
    """Return what an arrangement costs when it is looked at as a whole, without its regions."""
    number = {leaf: index for index, leaf in enumerate(leaves)}
    standing = [boxes[leaf] for leaf in leaves]
    if not standing:
        return 0.0
    ties = []
    for bond in bonds:
        if _both(bond, number):
            a, b = boxes[bond.a], boxes[bond.b]
            aims = a.aim_x, a.aim_y, b.aim_x, b.aim_y
            ties.append(Tie(number[bond.a], number[bond.b], bond.w, bond.h, *aims, bond.close))
    field_ = Field(standing, ties)
    return sum(map(field_.cost, range(len(standing)))) + 2 * _shape_cost(standing)


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


class _Arrangement:
    def __init__(self, boxes: Mapping[str, Box], bonds: list[Bond], random: Random) -> None:
        self.boxes = boxes
        self.bonds = bonds
        self.random = random

    def settle(self, region: Region) -> None:
        """Place everything in `region` about the origin, and give it its room."""
        for member in region.members:
            if isinstance(member, Region):
                self.settle(member)
        pieces = [_Piece(self.boxes, member) for member in region.members]
        if pieces:
            self._level(pieces)
        rects = [piece.box.rect for piece in pieces]
        region.box.put(region.wrap(rects or [Rect(-90, -40, 180, 80)]))
        for piece in pieces:
            piece.shift(-region.box.x, -region.box.y)
        region.box.x = region.box.y = 0.0

    def _level(self, pieces: list[_Piece]) -> None:
        owner = {leaf: index for index, piece in enumerate(pieces) for leaf in piece.leaves}
        groups = _connected(len(pieces), [(owner[b.a], owner[b.b]) for b in self.bonds if _both(b, owner)])
        bodies = []
        for group in groups:
            members = [pieces[index] for index in group]
            if len(members) > 1:
                self._linked(members)
            bodies.append(members)
        self._pack(bodies)

    # What is linked

    def _ties(self, pieces: list[_Piece]) -> list[Tie]:
        owner = {leaf: index for index, piece in enumerate(pieces) for leaf in piece.leaves}
        ties = []
        for bond in self.bonds:
            if not _both(bond, owner) or owner[bond.a] == owner[bond.b]:
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

    def _linked(self, pieces: list[_Piece]) -> None:
        """Place pieces that are linked with each other: the best of a few tries."""
        tries = 8 if len(pieces) <= 12 else 2 if len(pieces) <= CAREFUL else 1
        best: tuple[float, list[tuple[float, float]]] | None = None
        for _ in range(tries):
            field_ = self._try(pieces)
            cost = sum(field_.cost(index) for index in range(len(pieces))) + _shape_cost(field_.boxes)
            if best is None or cost < best[0]:
                best = cost, [(piece.box.x, piece.box.y) for piece in pieces]
        assert best is not None
        for piece, (x, y) in zip(pieces, best[1], strict=True):
            piece.put(x, y)
        if any(piece.region for piece in pieces):
            self._turn_regions(pieces)

    def _try(self, pieces: list[_Piece]) -> Field:
        boxes = [piece.box for piece in pieces]
        ties = self._ties(pieces)
        spread(boxes, ties, self.random)
        field_ = Field(boxes, ties)
        field_.separate(self._margin(pieces), 60)
        field_.improve(self.random, 6 if len(pieces) <= CAREFUL else 2)
        field_.separate(self._margin(pieces))
        return field_

    @staticmethod
    def _margin(pieces: Iterable[_Piece]) -> float:
        return BETWEEN_REGIONS if any(piece.region for piece in pieces) else GAP

    def _turn_regions(self, pieces: list[_Piece]) -> None:
        """Mirror the inside of regions where that shortens or untangles the links that lead out."""
        for index, piece in enumerate(pieces):
            if not piece.region:
                continue
            costs = []
            # What has titles inside cannot stand on its head.
            ways = [(1, 1), (-1, 1)] if any(piece.region.regions()) else [(1, 1), (-1, 1), (1, -1), (-1, -1)]
            for flip_x, flip_y in ways:
                piece.mirror(flip_x, flip_y)
                costs.append(
                    (round(Field([p.box for p in pieces], self._ties(pieces)).cost(index), 6), flip_x, flip_y)
                )
                piece.mirror(flip_x, flip_y)
            _, flip_x, flip_y = min(costs, key=lambda entry: (entry[0], -entry[1], -entry[2]))
            piece.mirror(flip_x, flip_y)
        field_ = Field([piece.box for piece in pieces], self._ties(pieces))
        field_.improve(self.random, 3)
        field_.separate(self._margin(pieces))

    # What is not

    def _pack(self, bodies: list[list[_Piece]]) -> None:
        """Put groups of pieces that are not linked close around each other; the largest is the middle."""
        size = [sum(piece.box.w * piece.box.h for piece in body) for body in bodies]
        order = sorted(
            range(len(bodies)), key=lambda n: (len(bodies[n]) == 1, -size[n] if len(bodies[n]) > 1 else n)
        )
        placed: list[_Piece] = []
        for number in order:
            body = bodies[number]
            if placed:
                self._dock(body, placed)
            placed += body
            for piece in body:
                piece.settle_inside()

    def _dock(self, body: list[_Piece], placed: list[_Piece]) -> None:
        """Move `body` to the free place nearest the middle of what is `placed`."""
        room = union(piece.box.rect for piece in body)
        there = union(piece.box.rect for piece in placed)
        assert room is not None and there is not None
        ties = self._ties(placed)
        field_ = Field([piece.box for piece in placed], ties)
        lines = [field_.segment(tie) for tie in ties]
        margin = self._margin([*body, *placed])
        # The page should end up wide: far left and right count for less.
        middle, best = there.centre, None
        for x, y in _grid(there.expanded(max(room.w, room.h) / 2 + margin + 30), GRID):
            dx, dy = x - room.centre.x, y - room.centre.y
            after = there.united(room.moved(dx, dy))
            away = math.hypot((x - middle.x) / ASPECT, y - middle.y)
            cost = away + 1.6 * max(after.w / ASPECT, after.h) + 0.25 * (after.w / ASPECT + after.h)
            if best is not None and cost >= best[0]:
                continue
            if self._free(body, placed, lines, dx, dy, margin):
                best = cost, dx, dy
        if best is None:
            best = 0.0, there.right + margin - room.x, middle.y - room.centre.y
        for piece in body:
            piece.box.x += best[1]
            piece.box.y += best[2]

    @staticmethod
    def _free(
        body: list[_Piece],
        placed: list[_Piece],
        lines: list[tuple[float, float, float, float]],
        dx: float,
        dy: float,
        margin: float,
    ) -> bool:
        for piece in body:
            box = piece.box
            x, y = box.x + dx, box.y + dy
            for other in placed:
                o = other.box
                if abs(x - o.x) < (box.w + o.w) / 2 + margin and abs(y - o.y) < (box.h + o.h) / 2 + margin:
                    return False
            if any(passes(line, x, y, box.w / 2 + 24, box.h / 2 + 24) for line in lines):
                return False
        return True


class _Piece:
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


def _shape_cost(boxes: list[Box]) -> float:
    """Return what the shape of the whole costs: one that is not wide, or mostly empty."""
    room = union(box.rect for box in boxes)
    assert room is not None
    filled = sum(box.w * box.h for box in boxes)
    return 2 * abs(math.log(room.w / room.h / ASPECT)) + 0.25 * room.w * room.h / filled


def _both(bond: Bond, owner: Mapping[str, int]) -> bool:
    return bond.a in owner and bond.b in owner


def _connected(count: int, pairs: Iterable[tuple[int, int]]) -> list[list[int]]:
    """Return the groups of the numbers up to `count` that `pairs` connect, in the order of their first."""
    group = list(range(count))

    def root(number: int) -> int:
        while group[number] != number:
            number = group[number]
        return number

    for a, b in pairs:
        group[max(root(a), root(b))] = min(root(a), root(b))
    found: dict[int, list[int]] = {}
    for number in range(count):
        found.setdefault(root(number), []).append(number)
    return list(found.values())


def _grid(rect: Rect, step: float) -> Iterator[tuple[float, float]]:
    columns, rows = max(1, int(rect.w / step)), max(1, int(rect.h / step))
    for row in range(rows + 1):
        for column in range(columns + 1):
            yield rect.x + column * rect.w / columns, rect.y + row * rect.h / rows
