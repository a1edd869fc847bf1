"""A first arrangement of what is linked: distances on the page like distances in the graph.

Stress majorisation (Gansner, Koren & North 2004): every box is drawn again and again to the weighted mean of
where the others want it.
"""

from __future__ import annotations

import math
from collections import deque
from random import Random

from richpic.editor.scribe.boxes import Box, Tie, ideal_length

ROUNDS = 60
# Linked boxes are further apart across than down, for labels are wide.
STRETCH = 1.4


def spread(boxes: list[Box], ties: list[Tie], random: Random) -> None:
    """Give connected `boxes` places by stress majorisation; `random` decides among mirror images."""
    far = _distances(boxes, ties)
    turn = random.uniform(0, 2 * math.pi)
    for index, box in enumerate(boxes):
        angle = turn + 2 * math.pi * index / len(boxes)
        radius = 90.0 * len(boxes) ** 0.5 * random.uniform(0.8, 1.2)
        box.x, box.y = radius * math.cos(angle), radius * math.sin(angle)
    for _ in range(ROUNDS):
        for i, box in enumerate(boxes):
            box.x, box.y = _wanted(boxes, far, i)
    for box in boxes:
        box.x *= STRETCH


def _wanted(boxes: list[Box], far: list[list[float]], i: int) -> tuple[float, float]:
    """Return the mean of where the others want box `i`, near ones counting for more."""
    here = boxes[i]
    sum_x = sum_y = total = 0.0
    for j, other in enumerate(boxes):
        goal = far[i][j]
        if j == i or goal <= 0:
            continue
        dx, dy = here.x - other.x, here.y - other.y
        scale = goal / (math.hypot(dx, dy) or 1e-6)
        weight = 1 / (goal * goal)
        sum_x += weight * (other.x + dx * scale)
        sum_y += weight * (other.y + dy * scale)
        total += weight
    return (sum_x / total, sum_y / total) if total else (here.x, here.y)


def _distances(boxes: list[Box], ties: list[Tie]) -> list[list[float]]:
    """Return the length of the shortest way between any two boxes; 0 where there is none."""
    near: list[dict[int, float]] = [{} for _ in boxes]
    for tie in ties:
        if tie.a != tie.b:
            length = ideal_length(tie, boxes[tie.a], boxes[tie.b], 0.8, 0.6)
            near[tie.a][tie.b] = near[tie.b][tie.a] = min(length, near[tie.a].get(tie.b, math.inf))
    return [_from(index, near) for index in range(len(boxes))]


def _from(start: int, near: list[dict[int, float]]) -> list[float]:
    """Return the distances from one box, by the fewest ties."""
    found = [0.0] * len(near)
    seen, front = {start}, deque([start])
    while front:
        here = front.popleft()
        for there, length in near[here].items():
            if there not in seen:
                seen.add(there)
                found[there] = found[here] + length
                front.append(there)
    return found
