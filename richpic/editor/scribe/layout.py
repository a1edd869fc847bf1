"""Laying out a whole text at once: boxes inside boundaries inside boundaries, the inner ones first.

On each level what is linked is spread by stress and then improved place by place; what hangs together only by
standing in one boundary is packed around it. Boundaries are boxes for the level above.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from random import Random

from richpic.editor.scribe.boxes import ASPECT, Box, Tie
from richpic.editor.scribe.field import Field
from richpic.editor.scribe.packing import pack
from richpic.editor.scribe.pieces import Piece, margin, ties_between
from richpic.editor.scribe.regions import Bond, Region, rewrap
from richpic.editor.scribe.stress import spread
from richpic.model.geometry import Rect, union

# How many things one level may have before it is laid out with less care.
CAREFUL = 40


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
        if bond.is_between(number):
            a, b = boxes[bond.a], boxes[bond.b]
            aims = a.aim_x, a.aim_y, b.aim_x, b.aim_y
            ties.append(Tie(number[bond.a], number[bond.b], bond.w, bond.h, *aims, bond.close))
    field_ = Field(standing, ties)
    return sum(map(field_.cost, range(len(standing)))) + 2 * _shape_cost(standing)


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
        pieces = [Piece(self.boxes, member) for member in region.members]
        if pieces:
            self._level(pieces)
        rects = [piece.box.rect for piece in pieces]
        region.box.put(region.wrap(rects or [Rect(-90, -40, 180, 80)]))
        for piece in pieces:
            piece.shift(-region.box.x, -region.box.y)
        region.box.x = region.box.y = 0.0

    def _level(self, pieces: list[Piece]) -> None:
        owner = {leaf: index for index, piece in enumerate(pieces) for leaf in piece.leaves}
        groups = _connected(
            len(pieces), [(owner[b.a], owner[b.b]) for b in self.bonds if b.is_between(owner)]
        )
        bodies = []
        for group in groups:
            members = [pieces[index] for index in group]
            if len(members) > 1:
                self._linked(members)
            bodies.append(members)
        pack(bodies, self.bonds)

    def _linked(self, pieces: list[Piece]) -> None:
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

    def _try(self, pieces: list[Piece]) -> Field:
        boxes = [piece.box for piece in pieces]
        ties = ties_between(pieces, self.bonds)
        spread(boxes, ties, self.random)
        field_ = Field(boxes, ties)
        field_.separate(margin(pieces), 60)
        field_.improve(self.random, 6 if len(pieces) <= CAREFUL else 2)
        field_.separate(margin(pieces))
        return field_

    def _turn_regions(self, pieces: list[Piece]) -> None:
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
                    (
                        round(
                            Field([p.box for p in pieces], ties_between(pieces, self.bonds)).cost(index), 6
                        ),
                        flip_x,
                        flip_y,
                    )
                )
                piece.mirror(flip_x, flip_y)
            _, flip_x, flip_y = min(costs, key=lambda entry: (entry[0], -entry[1], -entry[2]))
            piece.mirror(flip_x, flip_y)
        field_ = Field([piece.box for piece in pieces], ties_between(pieces, self.bonds))
        field_.improve(self.random, 3)
        field_.separate(margin(pieces))


def _shape_cost(boxes: list[Box]) -> float:
    """Return what the shape of the whole costs: one that is not wide, or mostly empty."""
    room = union(box.rect for box in boxes)
    assert room is not None
    filled = sum(box.w * box.h for box in boxes)
    return 2 * abs(math.log(room.w / room.h / ASPECT)) + 0.25 * room.w * room.h / filled


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
