"""Gradients as flat colours: the mean of what a gradient would show inside a shape."""

from __future__ import annotations

import contextlib
import itertools
import math
from collections.abc import Mapping
from dataclasses import dataclass

from richpic.files.errors import FileError
from richpic.files.svg_safe import SvgNode
from richpic.files.svg_shapes import transform_of
from richpic.files.svg_style import INK, Paint, Sheet, colour, length, properties, share
from richpic.model.geometry import Point, Rect, Transform, inside_polygon
from richpic.model.path import Path

GRADIENTS = frozenset({"linearGradient", "radialGradient"})
# So many points across and down a shape are looked at.
SAMPLES = 7
MOST_STOPS = 100
DEEPEST = 8


@dataclass(frozen=True, slots=True)
class _Stop:
    offset: float
    red: float
    green: float
    blue: float
    alpha: float


@dataclass(frozen=True, slots=True)
class Gradients:
    """The gradients of one drawing, by id."""

    nodes: Mapping[str, SvgNode]
    sheet: Sheet

    def flat(self, identifier: str, path: Path, current: str) -> Paint | None:
        """Return the mean colour of a gradient inside `path`, a shape in its own units. Raises FileError."""
        chain = self._chain(identifier)
        stops = self._stops(chain, current)
        if not stops:
            return None
        if len(stops) == 1 or not path.coords:
            return _paint(stops[:1])
        share_at = _geometry(chain, path.bounds())
        return _paint([_at(stops, share_at(point)) for point in _points_inside(path)])

    def _chain(self, identifier: str) -> list[SvgNode]:
        """Return the gradient and those that it takes what it lacks from."""
        found: list[SvgNode] = []
        node = self.nodes.get(identifier)
        while node is not None and node.tag in GRADIENTS:
            found.append(node)
            if len(found) > DEEPEST:
                raise FileError("its gradients refer to each other in a circle")
            node = self.nodes.get(node.attributes.get("href", "").strip().removeprefix("#"))
        return found

    def _stops(self, chain: list[SvgNode], current: str) -> list[_Stop]:
        owner = next((node for node in chain if node.children), None)
        stops: list[_Stop] = []
        for child in (owner.children if owner else [])[:MOST_STOPS]:
            given = properties(child, self.sheet)
            paint = colour(given.get("stop-color", "black"), current) or Paint("#000000", 0.0)
            # There is no mean of a colour and the element's own ink, which is dark.
            text = "#2b2b33" if paint.colour == INK else paint.colour
            red, green, blue = (int(text[i : i + 2], 16) / 255 for i in (1, 3, 5))
            offset = max(
                share(child.attributes.get("offset", "0") or "0"), stops[-1].offset if stops else 0.0
            )
            alpha = paint.alpha * share(given.get("stop-opacity", "1"))
            stops.append(_Stop(offset, red, green, blue, alpha))
        return stops


@dataclass(frozen=True, slots=True)
class _Geometry:
    """Where a point lies between the first stop and the last."""

    inverse: Transform
    start: Point
    end: Point
    radius: float

    def __call__(self, point: tuple[float, float]) -> float:
        here = self.inverse.map(point).minus(self.start)
        if self.radius > 0:
            return here.length() / self.radius
        along = self.end.minus(self.start)
        squared = along.x * along.x + along.y * along.y
        return (here.x * along.x + here.y * along.y) / squared if squared > 0 else 1.0


def _geometry(chain: list[SvgNode], bounds: Rect) -> _Geometry:
    given: dict[str, str] = {}
    for node in reversed(chain):
        given.update(node.attributes)
    own = given.get("gradientUnits") != "userSpaceOnUse"
    turn = transform_of(given.get("gradientTransform", ""))
    if own:
        turn = turn.then(Transform(bounds.w or 1.0, 0, 0, bounds.h or 1.0, bounds.x, bounds.y))
    inverse = Transform()
    with contextlib.suppress(ValueError):
        inverse = turn.inverted()

    def measure(name: str, default: str) -> float:
        return length(given.get(name, "") or default, 1.0 if own else 100.0)

    if chain[0].tag == "radialGradient":
        centre = Point(measure("cx", "50%"), measure("cy", "50%"))
        return _Geometry(inverse, centre, centre, max(1e-9, measure("r", "50%")))
    start, end = (
        Point(measure("x1", "0"), measure("y1", "0")),
        Point(measure("x2", "100%"), measure("y2", "0")),
    )
    return _Geometry(inverse, start, end, 0.0)


def _points_inside(path: Path) -> list[Point]:
    """Return points spread over the shape; some of its outline if it is too thin for any."""
    bounds = path.bounds()
    lines = [line for line in path.polylines(max(bounds.w, bounds.h) / 100) if len(line) > 2]
    across = [(i + 0.5) / SAMPLES for i in range(SAMPLES)]
    grid = [Point(bounds.x + u * bounds.w, bounds.y + v * bounds.h) for u in across for v in across]
    found = [point for point in grid if sum(inside_polygon(point, line) for line in lines) % 2]
    return found or [Point(path.coords[i], path.coords[i + 1]) for i in range(0, len(path.coords), 2)][:50]


def _at(stops: list[_Stop], place: float) -> _Stop:
    """Return the colour at `place`, which may lie before the first stop or behind the last."""
    if math.isnan(place) or place <= stops[0].offset:
        return stops[0]
    for before, after in itertools.pairwise(stops):
        if place <= after.offset:
            part = (place - before.offset) / max(1e-9, after.offset - before.offset)
            values = (
                getattr(before, name) * (1 - part) + getattr(after, name) * part
                for name in ("offset", "red", "green", "blue", "alpha")
            )
            return _Stop(*values)
    return stops[-1]


def _paint(stops: list[_Stop]) -> Paint:
    """Return the mean of colours, each counting as much as can be seen of it."""
    alpha = sum(stop.alpha for stop in stops)
    if alpha <= 0:
        return Paint("#000000", 0.0)
    channels = [
        round(255 * sum(getattr(stop, name) * stop.alpha for stop in stops) / alpha)
        for name in ("red", "green", "blue")
    ]
    return Paint("#{:02x}{:02x}{:02x}".format(*channels), alpha / len(stops))
