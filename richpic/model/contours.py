"""Contours: a path taken apart, and turned so that the non-zero rule fills what is meant."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence

from richpic.model.geometry import Point, Rect, inside_polygon
from richpic.model.path import Path, polyline

# Of each contour, this many points decide whether it lies inside another: some may touch its edge.
WITNESSES = 7


def subpaths(path: Path) -> list[Path]:
    """Return the subpaths of `path`, each beginning with its own M."""
    found: list[tuple[list[str], list[float]]] = []
    for op, xy in path.segments():
        if op == "M":
            found.append((["M"], list(xy)))
            continue
        ops, coords = found[-1]
        if ops[-1] == "Z":
            # What follows a Z without an M goes on where the closed subpath began.
            ops, coords = ["M"], coords[:2]
            found.append((ops, coords))
        ops.append(op)
        coords += xy
    return [Path("".join(ops), tuple(coords)) for ops, coords in found]


def is_closed(subpath: Path) -> bool:
    """Tell whether a subpath ends where it began."""
    return subpath.ops.endswith("Z") or (
        len(subpath.coords) > 4 and Point(*subpath.coords[:2]).distance(Point(*subpath.coords[-2:])) < 1e-3
    )


def signed_area(points: Sequence[Point]) -> float:
    """Return the area of a polygon, positive where it runs clockwise on the screen."""
    ring = [*points, points[0]] if points else []
    return sum(a.x * b.y - b.x * a.y for a, b in itertools.pairwise(ring)) / 2


def turned_round(subpath: Path) -> Path:
    """Return a subpath run through from its end."""
    points = [(subpath.coords[i], subpath.coords[i + 1]) for i in range(0, len(subpath.coords), 2)]
    ops = subpath.ops.rstrip("Z")[1:]
    return Path("M" + ops[::-1] + "Z", tuple(value for point in reversed(points) for value in point))


def nonzero(path: Path, tolerance: float = 0.25) -> Path:
    """Return a path that the non-zero rule fills as the even-odd rule fills `path`.

    Contours that are inside an odd number of others run the other way round. That is exact for contours that
    do not cross each other or themselves, as in all but a few drawings.
    """
    parts = subpaths(path)
    rings = [_ring(part, tolerance) for part in parts]
    boxes = [Rect.around(ring) if ring else Rect(0, 0, 0, 0) for ring in rings]
    made = []
    for number, (part, ring) in enumerate(zip(parts, rings, strict=True)):
        around = [
            other
            for other, box in enumerate(boxes)
            if other != number and box.contains_rect(boxes[number]) and _is_inside(ring, rings[other])
        ]
        clockwise = len(around) % 2 == 0
        made.append(part if (signed_area(ring) > 0) == clockwise else turned_round(part))
    return joined(made)


def outermost(path: Path, tolerance: float = 0.25) -> Path:
    """Return a path that the non-zero rule fills wholly inside each contour of `path`, holes and all."""
    made = []
    for part in subpaths(path):
        ring = _ring(part, tolerance)
        made.append(part if signed_area(ring) > 0 else turned_round(part))
    return joined(made)


def joined(paths: Iterable[Path]) -> Path:
    """Return `paths` as one."""
    found = list(paths)
    return Path("".join(one.ops for one in found), tuple(itertools.chain(*(one.coords for one in found))))


def hull(points: Iterable[tuple[float, float]]) -> Path:
    """Return the closed convex outline around `points` (monotone chain); empty for fewer than three."""
    ordered = sorted(set(points))
    chains: list[list[tuple[float, float]]] = []
    for walk in (ordered, ordered[::-1]):
        chain: list[tuple[float, float]] = []
        for point in walk:
            while len(chain) > 1 and _turn(chain[-2], chain[-1], point) <= 0:
                chain.pop()
            chain.append(point)
        chains.append(chain[:-1])
    around = chains[0] + chains[1]
    return polyline(around, closed=True) if len(around) > 2 else Path("", ())


def _turn(a: tuple[float, float], b: tuple[float, float], c: tuple[float, float]) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def _ring(part: Path, tolerance: float) -> list[Point]:
    lines = part.polylines(tolerance)
    return lines[0] if lines else []


def _is_inside(ring: list[Point], other: list[Point]) -> bool:
    step = max(1, len(ring) // WITNESSES)
    votes = [inside_polygon(point, other) for point in ring[::step]]
    return sum(votes) * 2 > len(votes)
