"""The benchmark's picture: of N elements 4 in 10 are shapes, 3 their labels and 3 links between shapes.

Seeded, and the same arrangement as the one that other programs are measured with: shapes on a jittered grid,
one hub with many links, the others joined to near neighbours. Rectangles become notes, ellipses boundaries
and diamonds icons, the hub always an icon; labels are texts; links carry a word each.
"""

from __future__ import annotations

import math
import random
from dataclasses import dataclass, replace

from richpic.editor.identity import zs_between
from richpic.elements.boundary import Boundary
from richpic.elements.end import End
from richpic.elements.icon import Icon
from richpic.elements.link import Link
from richpic.elements.note import Note
from richpic.elements.text import Text
from richpic.model.element import Element
from richpic.model.picture import Page, Picture

_LISTED = (
    "staff client budget nurse doctor delay report trust rules cost audit order stock supplier "
    "board policy farmer river school parent pupil money power worry hope conflict pressure help "
    "data email phone meeting plan goal risk market union media council law owner tenant"
)
WORDS = _LISTED.split()
CELL_W, CELL_H = 150, 130
# No other link comes as near as this to the shape that is dragged alone.
CLEAR = 70
SEED = 20261123
SYMBOLS = ("youth-worker", "council", "school", "charity", "seedling", "wall", "letter", "police-officer")


@dataclass(frozen=True)
class Shape:
    """One generated shape; lengths in page units, `x`, `y` its upper left."""

    kind: str
    x: float
    y: float
    w: float
    h: float
    label: str

    @property
    def centre(self) -> tuple[float, float]:
        return self.x + self.w / 2, self.y + self.h / 2


@dataclass(frozen=True)
class Scene:
    """The arrangement: `hub` is the id of the shape with most links, `single` of one with exactly one.

    `width` and `height` of the grid are page units.
    """

    picture: Picture
    hub: str
    hub_links: int
    single: str
    width: int
    height: int


class _Dice:
    def __init__(self) -> None:
        self._random = random.Random(SEED)

    def __call__(self, low: int, high: int) -> int:
        return low + int(self._random.random() * (high - low + 1))

    def word(self) -> str:
        return WORDS[self(0, len(WORDS) - 1)]


def _shapes(count: int, dice: _Dice) -> tuple[list[Shape], int, int]:
    columns = math.ceil(math.sqrt(count * 16 / 9 * CELL_H / CELL_W))
    rows = math.ceil(count / columns)
    shapes = []
    for i in range(count):
        w, h = dice(50, 80), dice(40, 60)
        x = (i % columns) * CELL_W + (CELL_W - w) // 2 + dice(-12, 12)
        y = (i // columns) * CELL_H + (CELL_H - 25 - h) // 2 + dice(-8, 8)
        kind = ("rectangle", "ellipse", "diamond")[dice(0, 2)]
        label = " ".join(dice.word() for _ in range(dice(1, 2)))
        shapes.append(Shape(kind, x, y, w, h, label if i % 4 < 3 else ""))
    return shapes, columns, rows


def _pairs(
    shapes: list[Shape], links: int, columns: int, rows: int, dice: _Dice
) -> tuple[list[tuple[int, int]], int, int, set[int]]:
    middle = (columns * CELL_W * 0.35, rows * CELL_H * 0.5)
    order = _nearest(shapes, middle)
    hub, rest = order[0], order[1:]
    count = min(200, links * 2 // 3)
    pairs = [(hub, j) if k % 2 else (j, hub) for k, j in enumerate(rest[:count])]
    outside = sorted(rest[count:]) or rest
    inside = set(order[: count + 1])
    while len(pairs) < links:
        i = outside[dice(0, len(outside) - 1)]
        x, y = i % columns + dice(-2, 2), i // columns + dice(-2, 2)
        j = y * columns + x
        if 0 <= x < columns and 0 <= j < len(shapes) and i != j and j not in inside:
            pairs.append((i, j))
    return pairs, hub, count, inside


def _nearest(shapes: list[Shape], at: tuple[float, float]) -> list[int]:
    return sorted(range(len(shapes)), key=lambda i: math.dist(shapes[i].centre, at) ** 2)


def _single(
    shapes: list[Shape], pairs: list[tuple[int, int]], inside: set[int], at: tuple[float, float]
) -> int:
    """Return the rectangle nearest to `at` with exactly one link, over which no other link passes."""
    degree = [0] * len(shapes)
    for a, b in pairs:
        degree[a] += 1
        degree[b] += 1
    for i in _nearest(shapes, at):
        if (
            degree[i] == 1
            and i not in inside
            and shapes[i].kind == "rectangle"
            and not _crossed(i, shapes, pairs)
        ):
            return i
    raise ValueError("the picture is too small for the benchmark")


def _crossed(index: int, shapes: list[Shape], pairs: list[tuple[int, int]]) -> bool:
    px, py = shapes[index].centre
    for a, b in pairs:
        if index in (a, b):
            continue
        (ax, ay), (bx, by) = shapes[a].centre, shapes[b].centre
        dx, dy = bx - ax, by - ay
        along = max(0.0, min(1.0, ((px - ax) * dx + (py - ay) * dy) / (dx * dx + dy * dy)))
        if math.hypot(ax + along * dx - px, ay + along * dy - py) < CLEAR:
            return True
    return False


def _element(index: int, shape: Shape, z: str) -> Element:
    identifier = f"s{index}"
    if shape.kind == "rectangle":
        return Note(id=identifier, z=z, x=shape.x, y=shape.y, w=shape.w, h=shape.h)
    if shape.kind == "ellipse":
        return Boundary(id=identifier, z=z, x=shape.x, y=shape.y, w=shape.w, h=shape.h, wash="")
    x, y = shape.centre
    return Icon(id=identifier, z=z, symbol=SYMBOLS[index % len(SYMBOLS)], x=x, y=y, size=shape.h)


def make(count: int) -> Scene:
    """Return the picture of `count` elements; the same each time."""
    dice = _Dice()
    shapes, columns, rows = _shapes(count * 4 // 10, dice)
    pairs, hub, hub_links, inside = _pairs(shapes, count * 3 // 10, columns, rows, dice)
    labels = [dice.word() for _ in pairs]
    single = _single(shapes, pairs, inside, (columns * CELL_W * 0.75, rows * CELL_H * 0.5))
    # Whatever it was: what is hollow cannot be grasped where 200 links end around it.
    shapes[hub] = replace(shapes[hub], kind="diamond")
    zs = iter(zs_between(None, None, 3 * count))
    elements: dict[str, Element] = {}
    for index, shape in enumerate(shapes):
        element = _element(index, shape, next(zs))
        elements[element.id] = element
        if shape.label:
            text = Text(
                id=f"t{index}", z=next(zs), x=shape.x, y=shape.y + shape.h + 6, text=shape.label, size=16
            )
            elements[text.id] = text
    for index, ((a, b), word) in enumerate(zip(pairs, labels, strict=True)):
        ends = {"start": End(f"s{a}"), "end": End(f"s{b}")}
        link = Link(id=f"a{index}", z=next(zs), label=word, **ends)
        elements[link.id] = link
    return Scene(
        Picture(elements, Page(title=f"{count} elements")),
        f"s{hub}",
        hub_links,
        f"s{single}",
        columns * CELL_W,
        rows * CELL_H,
    )
