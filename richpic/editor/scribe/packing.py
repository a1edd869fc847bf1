"""Packing: what is not linked stands close around what is, and leaves the lines between those alone."""

from __future__ import annotations

import math
from collections.abc import Iterator

from richpic.editor.scribe.boxes import ASPECT, passes
from richpic.editor.scribe.field import Field
from richpic.editor.scribe.pieces import Piece, margin, ties_between
from richpic.editor.scribe.regions import Bond
from richpic.model.geometry import Rect, union

GRID = 22.0


def pack(bodies: list[list[Piece]], bonds: list[Bond]) -> None:
    """Put groups of pieces that are not linked close around each other; the largest is the middle."""
    size = [sum(piece.box.w * piece.box.h for piece in body) for body in bodies]
    order = sorted(
        range(len(bodies)), key=lambda n: (len(bodies[n]) == 1, -size[n] if len(bodies[n]) > 1 else n)
    )
    placed: list[Piece] = []
    for number in order:
        body = bodies[number]
        if placed:
            _dock(body, placed, bonds)
        placed += body
        for piece in body:
            piece.settle_inside()


def _dock(body: list[Piece], placed: list[Piece], bonds: list[Bond]) -> None:
    """Move `body` to the free place nearest the middle of what is `placed`."""
    room = union(piece.box.rect for piece in body)
    there = union(piece.box.rect for piece in placed)
    assert room is not None and there is not None
    ties = ties_between(placed, bonds)
    field_ = Field([piece.box for piece in placed], ties)
    lines = [field_.segment(tie) for tie in ties]
    apart = margin([*body, *placed])
    # The page should end up wide: far left and right count for less.
    middle, best = there.centre, None
    for x, y in _grid(there.expanded(max(room.w, room.h) / 2 + apart + 30), GRID):
        dx, dy = x - room.centre.x, y - room.centre.y
        after = there.united(room.moved(dx, dy))
        away = math.hypot((x - middle.x) / ASPECT, y - middle.y)
        cost = away + 1.6 * max(after.w / ASPECT, after.h) + 0.25 * (after.w / ASPECT + after.h)
        if best is not None and cost >= best[0]:
            continue
        if _free(body, placed, lines, dx, dy, apart):
            best = cost, dx, dy
    if best is None:
        best = 0.0, there.right + apart - room.x, middle.y - room.centre.y
    for piece in body:
        piece.box.x += best[1]
        piece.box.y += best[2]


def _free(
    body: list[Piece],
    placed: list[Piece],
    lines: list[tuple[float, float, float, float]],
    dx: float,
    dy: float,
    apart: float,
) -> bool:
    for piece in body:
        box = piece.box
        x, y = box.x + dx, box.y + dy
        for other in placed:
            o = other.box
            if abs(x - o.x) < (box.w + o.w) / 2 + apart and abs(y - o.y) < (box.h + o.h) / 2 + apart:
                return False
        if any(passes(line, x, y, box.w / 2 + 24, box.h / 2 + 24) for line in lines):
            return False
    return True


def _grid(rect: Rect, step: float) -> Iterator[tuple[float, float]]:
    columns, rows = max(1, int(rect.w / step)), max(1, int(rect.h / step))
    for row in range(rows + 1):
        for column in range(columns + 1):
            yield rect.x + column * rect.w / columns, rect.y + row * rect.h / rows
