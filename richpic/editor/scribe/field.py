"""Where boxes may stand: what a place costs, and finding better ones.

The cost is what an eye would mind: things that touch, lines through things, crossing lines, labels on top of
something, links that are far too long or too short, crowding beside emptiness.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from random import Random

from richpic.editor.scribe.boxes import (
    ASPECT,
    GAP,
    Box,
    Segment,
    Tie,
    crosses,
    ideal_length,
    overlap,
    passes,
)

TOUCHING, THROUGH, CROSSING, LABEL, SAME_WAY = 14.0, 5.0, 1.3, 2.2, 1.2
TOO_SHORT, TOO_LONG, GRAVITY, BACKWARDS, BELOW, CROWDED = 9.0, 1.1, 0.28, 0.14, 2.2, 0.5
DETOUR = 0.5
# Labels keep this far from things.
ROUND_LABELS = 18.0
ELBOW_ROOM = 90.0


@dataclass(slots=True)
class _Standing:
    """What is around a box that moves: other boxes (and their numbers), its own ties, other lines."""

    others: list[int]
    boxes: list[Box]
    mine: list[int]
    lines: list[tuple[int, Tie, Segment]]


class Field:
    """Boxes and the ties between them. `walls` are lines already drawn, which nothing should stand on."""

    def __init__(self, boxes: list[Box], ties: list[Tie], walls: list[Segment] | None = None) -> None:
        self.boxes = boxes
        self.ties = ties
        self.walls = walls or []
        self.of: list[list[int]] = [[] for _ in boxes]
        for number, tie in enumerate(ties):
            self.of[tie.a].append(number)
            if tie.b != tie.a:
                self.of[tie.b].append(number)
        self.centre = (0.0, 0.0)

    def segment(self, tie: Tie) -> Segment:
        """Return the straight course of `tie`."""
        a, b = self.boxes[tie.a], self.boxes[tie.b]
        return a.x + tie.a_x, a.y + tie.a_y, b.x + tie.b_x, b.y + tie.b_y

    # What it costs

    def cost(self, index: int, present: list[int] | None = None, enough: float = math.inf) -> float:
        """Return what the place of a box costs, among the boxes `present` (all, unless given).

        What costs more than `enough` is not counted to the end.
        """
        standing = self._standing(index, present)
        return self._cost(index, standing, enough)

    def _standing(self, index: int, present: list[int] | None = None) -> _Standing:
        """Return what is around box `index` and stays while it moves."""
        others = [i for i in (range(len(self.boxes)) if present is None else present) if i != index]
        here = {*others, index}
        lines = [
            (n, tie, self.segment(tie))
            for n, tie in enumerate(self.ties)
            if tie.a != tie.b and tie.a in here and tie.b in here
        ]
        mine = [n for n, tie, _ in lines if index in (tie.a, tie.b)]
        rest = [line for line in lines if index not in (line[1].a, line[1].b)]
        return _Standing(others, [self.boxes[i] for i in others], mine, rest)

    def _cost(self, index: int, standing: _Standing, enough: float = math.inf) -> float:
        box = self.boxes[index]
        dx, dy = (box.x - self.centre[0]) / ASPECT, box.y - self.centre[1]
        total = GRAVITY * math.hypot(dx, dy) / 100 + self._beside(box, standing.boxes)
        if total >= enough:
            return total
        total += self._on_lines(box, standing.lines)
        for number in standing.mine:
            if total >= enough:
                return total
            tie = self.ties[number]
            total += self._tie_cost(tie, self.segment(tie), standing)
        return total + self._angles([(n, self.segment(self.ties[n])) for n in standing.mine])

    def _on_lines(self, box: Box, lines: list[tuple[int, Tie, Segment]]) -> float:
        """Return the cost of standing on lines and labels."""
        total = 0.0
        half_w, half_h = box.w / 2 + 8, box.h / 2 + 8
        for _, tie, line in lines:
            if passes(line, box.x, box.y, half_w, half_h):
                total += THROUGH
            if tie.w and self._on_label(line, tie, box):
                total += LABEL
        for wall in self.walls:
            if passes(wall, box.x, box.y, half_w, half_h):
                total += THROUGH
        return total

    def _beside(self, box: Box, others: list[Box]) -> float:
        total = 0.0
        for other in others:
            gap_x = abs(box.x - other.x) - (box.w + other.w) / 2
            gap_y = abs(box.y - other.y) - (box.h + other.h) / 2
            if gap_x < GAP and gap_y < GAP:
                total += TOUCHING * (1 + min(GAP - gap_x, GAP - gap_y) / 40)
            else:
                gap = max(gap_x, gap_y)
                if gap < ELBOW_ROOM:
                    total += CROWDED * (1 - gap / ELBOW_ROOM)
        return total

    def _tie_cost(self, tie: Tie, line: Segment, standing: _Standing) -> float:
        a, b = self.boxes[tie.a], self.boxes[tie.b]
        total = _length_cost(tie, a, b, b.x - a.x, b.y - a.y) + self._inside_cost(line, tie, a, b)
        middle = Box(
            tie.w + ROUND_LABELS, tie.h + ROUND_LABELS, (line[0] + line[2]) / 2, (line[1] + line[3]) / 2
        )
        for i, box in zip(standing.others, standing.boxes, strict=True):
            if i in (tie.a, tie.b):
                continue
            if passes(line, box.x, box.y, box.w / 2 + 6, box.h / 2 + 6):
                total += THROUGH
            if tie.w and overlap(middle, box, 0.0):
                total += LABEL
        return total + self._against_lines(tie, line, middle, standing.lines)

    @staticmethod
    def _inside_cost(line: Segment, tie: Tie, a: Box, b: Box) -> float:
        """Return the cost of the way that a line takes inside of regions, and through what stands there."""
        total = 0.0
        for inner, box in ((tie.in_a, a), (tie.in_b, b)):
            for x, y, half_w, half_h in inner:
                if passes(line, box.x + x, box.y + y, half_w + 6, half_h + 6):
                    total += THROUGH
        if tie.in_a or tie.in_b:
            total += DETOUR * math.hypot(line[2] - line[0], line[3] - line[1]) / 100
        return total

    def _against_lines(
        self, tie: Tie, line: Segment, middle: Box, lines: list[tuple[int, Tie, Segment]]
    ) -> float:
        """Return the cost of crossing other lines and of labels on labels."""
        total, ends = 0.0, (tie.a, tie.b)
        for _, mate, course in lines:
            if mate.a not in ends and mate.b not in ends and crosses(line, course):
                total += CROSSING
            if tie.w and mate.w and self._labels_meet(middle, course, mate):
                total += LABEL
        for wall in self.walls:
            if crosses(line, wall):
                total += CROSSING
        return total

    @staticmethod
    def _labels_meet(middle: Box, course: Segment, mate: Tie) -> bool:
        x, y = (course[0] + course[2]) / 2, (course[1] + course[3]) / 2
        return (
            abs(middle.x - x) < (middle.w + mate.w) / 2 + 6
            and abs(middle.y - y) < (middle.h + mate.h) / 2 + 6
        )

    @staticmethod
    def _on_label(line: Segment, tie: Tie, box: Box) -> bool:
        x, y = (line[0] + line[2]) / 2, (line[1] + line[3]) / 2
        return abs(x - box.x) < (tie.w + box.w + ROUND_LABELS) / 2 and (
            abs(y - box.y) < (tie.h + box.h + ROUND_LABELS) / 2
        )

    def _angles(self, own: list[tuple[int, Segment]]) -> float:
        """Return the cost of lines that leave a box in nearly one direction, at either end."""
        total = 0.0
        for number, line in own:
            tie = self.ties[number]
            for end in (tie.a, tie.b):
                way = _way(line, end == tie.b)
                for other in self.of[end]:
                    mate = self.ties[other]
                    if other == number or {mate.a, mate.b} == {tie.a, tie.b} or mate.a == mate.b:
                        continue
                    there = _way(self.segment(mate), end == mate.b)
                    alike = way[0] * there[0] + way[1] * there[1]
                    if alike > 0.88:
                        total += SAME_WAY * (alike - 0.88) / 0.12
        return total

    # Better places

    def improve(self, random: Random, sweeps: int = 6) -> None:
        """Move boxes to better places, one at a time, until it hardly helps."""
        movable = [i for i, box in enumerate(self.boxes) if not box.fixed]
        step = 130.0
        for sweep in range(sweeps):
            self._recentre()
            random.shuffle(movable)
            for index in movable:
                self._best_of(index, self._candidates(index, step, random))
            if sweep in (0, 2, 4) and len(movable) <= 26:
                self._swaps(movable)
            step *= 0.6

    def _recentre(self) -> None:
        area = sum(box.w * box.h for box in self.boxes) or 1.0
        self.centre = (
            sum(box.x * box.w * box.h for box in self.boxes) / area,
            sum(box.y * box.w * box.h for box in self.boxes) / area,
        )

    def _best_of(self, index: int, places: list[tuple[float, float]]) -> None:
        box = self.boxes[index]
        standing = self._standing(index)
        best = (self._cost(index, standing) - 1e-6, box.x, box.y)
        for x, y in places:
            box.x, box.y = x, y
            if (cost := self._cost(index, standing, best[0])) < best[0]:
                best = (cost, x, y)
        _, box.x, box.y = best

    def _candidates(self, index: int, step: float, random: Random) -> list[tuple[float, float]]:
        box = self.boxes[index]
        turn = random.uniform(0, math.pi / 4)
        places = [
            (box.x + step * math.cos(turn + k * math.pi / 4), box.y + step * math.sin(turn + k * math.pi / 4))
            for k in range(8)
        ]
        for number in self.of[index]:
            tie = self.ties[number]
            if tie.a != tie.b:
                places += self._around(index, tie, 8 if len(self.of[index]) < 4 else 5, random)
        return places

    def _around(self, index: int, tie: Tie, count: int, random: Random) -> list[tuple[float, float]]:
        """Return places at the right distance from the other end of `tie`."""
        mate = self.boxes[tie.b if tie.a == index else tie.a]
        turn = random.uniform(0, 2 * math.pi / count)
        places = []
        for k in range(count):
            ux, uy = math.cos(turn + k * 2 * math.pi / count), math.sin(turn + k * 2 * math.pi / count)
            length = ideal_length(tie, self.boxes[index], mate, ux, uy)
            places.append((mate.x + ux * length, mate.y + uy * length))
        return places

    def _swaps(self, movable: list[int]) -> None:
        for place, i in enumerate(movable):
            for j in movable[place + 1 :]:
                if not (self.of[i] or self.of[j]):
                    continue
                a, b = self.boxes[i], self.boxes[j]
                before = self.cost(i) + self.cost(j)
                a.x, a.y, b.x, b.y = b.x, b.y, a.x, a.y
                after = self.cost(i, enough=before)
                if after >= before or after + self.cost(j, enough=before - after) >= before - 1e-6:
                    a.x, a.y, b.x, b.y = b.x, b.y, a.x, a.y

    def separate(self, margin: float = GAP, rounds: int = 200) -> bool:
        """Push boxes apart until none comes nearer than `margin`. Tells whether that succeeded."""
        return any(not self._push(margin) for _ in range(rounds))

    def _push(self, margin: float) -> bool:
        moved = False
        for i, a in enumerate(self.boxes):
            for b in self.boxes[i + 1 :]:
                if not overlap(a, b, margin - 0.01) or (a.fixed and b.fixed):
                    continue
                moved = True
                _part(a, b, margin)
        return moved


def _length_cost(tie: Tie, a: Box, b: Box, dx: float, dy: float) -> float:
    """Return what it costs that a tie is too long or too short, or runs against the reading order."""
    length = math.hypot(dx, dy) or 1e-6
    ux, uy = dx / length, dy / length
    ideal = ideal_length(tie, a, b, ux, uy)
    stray = (length - ideal) / ideal
    total = (TOO_SHORT if stray < 0 else TOO_LONG) * stray * stray
    if tie.close:
        # Words come out of the top of a figure; `a` is who says them.
        return 2.5 * total + BELOW * max(0.0, uy + 0.7)
    return total + BACKWARDS * max(0.0, -ux)


def _part(a: Box, b: Box, margin: float) -> None:
    """Push two boxes apart, the shorter way."""
    dx, dy = b.x - a.x, b.y - a.y
    need_x = (a.w + b.w) / 2 + margin - abs(dx)
    need_y = (a.h + b.h) / 2 + margin - abs(dy)
    share = 0.0 if a.fixed else 1.0 if b.fixed else 0.5
    # Sideways is a little cheaper: the page is wide.
    if need_x < need_y * 1.3:
        push = need_x if dx >= 0 else -need_x
        a.x -= push * share
        b.x += push * (1 - share)
    else:
        push = need_y if dy >= 0 else -need_y
        a.y -= push * share
        b.y += push * (1 - share)


def _way(line: Segment, turned: bool) -> tuple[float, float]:
    dx, dy = line[2] - line[0], line[3] - line[1]
    length = math.hypot(dx, dy) or 1e-6
    return (-dx / length, -dy / length) if turned else (dx / length, dy / length)
