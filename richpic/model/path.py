"""Vector paths: what every pen, printer and SVG understands, as immutable data."""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from richpic.model.geometry import Point, Rect, Transform

COORDS_OF = {"M": 2, "L": 2, "Q": 4, "C": 6, "Z": 0}
# A quarter circle as one cubic: control points at this share of the radius.
KAPPA = 0.5522847498307936
# Beyond this nothing is drawn on purpose, and sums of squares overflow.
FARTHEST = 1e9
_TOKEN = re.compile(r"([A-Za-z])|([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)")


class PathError(ValueError):
    """The text is no path in the subset that is understood."""


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Path:
    """Drawing commands (`ops`, one letter of M L Q C Z each) and their absolute `coords`, flat.

    Compared by identity, so that caches of painted paths can be keyed by the object.
    """

    ops: str
    coords: tuple[float, ...]

    def segments(self) -> Iterator[tuple[str, tuple[float, ...]]]:
        """Yield each command with its coordinates."""
        at = 0
        for op in self.ops:
            count = COORDS_OF[op]
            yield op, self.coords[at : at + count]
            at += count

    def mapped(self, transform: Transform) -> Path:
        """Return the path with every coordinate mapped."""
        a, b, c, d, e, f = transform
        source = self.coords
        out: list[float] = []
        for i in range(0, len(source), 2):
            x, y = source[i], source[i + 1]
            out.append(a * x + c * y + e)
            out.append(b * x + d * y + f)
        return Path(self.ops, tuple(out))

    def joined(self, other: Path) -> Path:
        """Return both paths as one."""
        return Path(self.ops + other.ops, self.coords + other.coords)

    def bounds(self) -> Rect:
        """Return the rectangle around all points and control points."""
        xs, ys = self.coords[0::2], self.coords[1::2]
        if not xs:
            return Rect(0.0, 0.0, 0.0, 0.0)
        left, top = min(xs), min(ys)
        return Rect(left, top, max(xs) - left, max(ys) - top)

    def polylines(self, tolerance: float = 0.25) -> list[list[Point]]:
        """Return each subpath as straight pieces, off the curve by about `tolerance` at most."""
        lines: list[list[Point]] = []
        current: list[Point] = []
        for op, xy in self.segments():
            if op == "M":
                current = [Point(xy[0], xy[1])]
                lines.append(current)
            elif op == "L":
                current.append(Point(xy[0], xy[1]))
            elif op == "Z":
                current.append(current[0])
            else:
                current.extend(_curve_points(current[-1], xy, tolerance))
        return lines


def _curve_points(start: Point, xy: tuple[float, ...], tolerance: float) -> list[Point]:
    controls = [start, *(Point(xy[i], xy[i + 1]) for i in range(0, len(xy), 2))]
    length = sum(a.distance(b) for a, b in itertools.pairwise(controls))
    steps = max(2, min(64, math.ceil(math.sqrt(length / max(tolerance, 1e-6)) * 0.8)))
    if len(controls) == 3:
        return [_quadratic(controls, i / steps) for i in range(1, steps + 1)]
    return [_cubic(controls, i / steps) for i in range(1, steps + 1)]


def _quadratic(p: Sequence[Point], t: float) -> Point:
    s = 1 - t
    a, b, c = s * s, 2 * s * t, t * t
    return Point(a * p[0].x + b * p[1].x + c * p[2].x, a * p[0].y + b * p[1].y + c * p[2].y)


def _cubic(p: Sequence[Point], t: float) -> Point:
    s = 1 - t
    a, b, c, d = s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t
    return Point(
        a * p[0].x + b * p[1].x + c * p[2].x + d * p[3].x,
        a * p[0].y + b * p[1].y + c * p[2].y + d * p[3].y,
    )


def polyline(points: Iterable[tuple[float, float]], closed: bool = False) -> Path:
    """Return straight pieces through `points`."""
    coords: list[float] = []
    count = 0
    for x, y in points:
        coords += (x, y)
        count += 1
    if not count:
        return Path("", ())
    return Path("M" + "L" * (count - 1) + ("Z" if closed else ""), tuple(coords))


def smooth(points: Sequence[tuple[float, float]], closed: bool = False) -> Path:
    """Return a soft curve: quadratics whose control points are `points`, through their midpoints."""
    if len(points) < 3:
        return polyline(points, closed)
    coords: list[float] = []
    if closed:
        ring = [*points, points[0]]
        first = Point(*points[-1]).towards(points[0], 0.5)
        coords += first
        for here, after in itertools.pairwise(ring):
            coords += (here[0], here[1], (here[0] + after[0]) / 2, (here[1] + after[1]) / 2)
        return Path("M" + "Q" * len(points) + "Z", tuple(coords))
    coords += (points[0][0], points[0][1])
    for here, after in itertools.pairwise(points[1:-1]):
        coords += (here[0], here[1], (here[0] + after[0]) / 2, (here[1] + after[1]) / 2)
    coords += (points[-2][0], points[-2][1], points[-1][0], points[-1][1])
    return Path("M" + "Q" * (len(points) - 2), tuple(coords))


def rectangle(rect: Rect, radius: float = 0.0) -> Path:
    """Return the outline of `rect`, its corners rounded by `radius`."""
    x, y, w, h = rect
    r = min(radius, w / 2, h / 2)
    if r <= 0:
        return polyline(rect.corners, closed=True)
    k = r * (1 - KAPPA)
    right, bottom = x + w, y + h
    return Path(
        "MLCLCLCLCZ",
        (
            *(x + r, y, right - r, y),
            *(right - k, y, right, y + k, right, y + r),
            *(right, bottom - r),
            *(right, bottom - k, right - k, bottom, right - r, bottom),
            *(x + r, bottom),
            *(x + k, bottom, x, bottom - k, x, bottom - r),
            *(x, y + r),
            *(x, y + k, x + k, y, x + r, y),
        ),
    )


def ellipse(rect: Rect) -> Path:
    """Return the ellipse inscribed in `rect`, starting at its top."""
    cx, cy = rect.centre
    rx, ry = rect.w / 2, rect.h / 2
    kx, ky = rx * KAPPA, ry * KAPPA
    return Path(
        "MCCCCZ",
        (
            *(cx, cy - ry),
            *(cx + kx, cy - ry, cx + rx, cy - ky, cx + rx, cy),
            *(cx + rx, cy + ky, cx + kx, cy + ry, cx, cy + ry),
            *(cx - kx, cy + ry, cx - rx, cy + ky, cx - rx, cy),
            *(cx - rx, cy - ky, cx - kx, cy - ry, cx, cy - ry),
        ),
    )


def parse(text: str) -> Path:
    """Return the path that SVG path data `text` describes.

    Understands M L H V C S Q T A Z in both cases. Raises PathError on anything else.
    """
    return _Parser(text).path()


class _Parser:
    """One pass over SVG path data (SVG 2, section 9.3)."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = self._tokens(text)
        self.at = 0
        self.ops: list[str] = []
        self.coords: list[float] = []
        self.here = self.start = Point(0.0, 0.0)
        self.control: Point | None = None

    def _tokens(self, text: str) -> list[str]:
        rest = _TOKEN.sub("", text).strip(" ,\t\r\n")
        if rest:
            raise PathError(f"not a path: {text[:60]!r}")
        return [letter or number for letter, number in _TOKEN.findall(text)]

    def path(self) -> Path:
        command = ""
        while self.at < len(self.tokens):
            if self.tokens[self.at].isalpha():
                command = self.tokens[self.at]
                self.at += 1
            elif command in ("", "Z", "z"):
                raise PathError(f"a number without a command: {self.text[:60]!r}")
            self._command(command)
            command = {"M": "L", "m": "l"}.get(command, command)
        return Path("".join(self.ops), tuple(self.coords))

    def _flag(self) -> bool:
        """Return the next flag of an arc. Flags need nothing between them: "01.5" is 0, 1 and .5."""
        word = self.tokens[self.at] if self.at < len(self.tokens) else ""
        if word[:1] not in ("0", "1"):
            raise PathError(f"an arc without its flags: {self.text[:60]!r}")
        if len(word) > 1:
            self.tokens[self.at] = word[1:]
        else:
            self.at += 1
        return word[0] == "1"

    def _numbers(self, count: int) -> list[float]:
        words = self.tokens[self.at : self.at + count]
        if len(words) < count or any(word.isalpha() for word in words):
            raise PathError(f"too few numbers: {self.text[:60]!r}")
        self.at += count
        try:
            values = [float(word) for word in words]
        except ValueError:  # what is left of a number after the flags of an arc
            raise PathError(f"not a path: {self.text[:60]!r}") from None
        if not all(abs(value) <= FARTHEST for value in values):
            raise PathError(f"a number in it is too large: {self.text[:60]!r}")
        return values

    def _points(self, count: int, relative: bool) -> list[Point]:
        values = self._numbers(2 * count)
        base = self.here if relative else Point(0.0, 0.0)
        return [base.plus((values[i], values[i + 1])) for i in range(0, 2 * count, 2)]

    def _emit(self, op: str, *points: Point) -> None:
        if not self.ops and op != "M":
            raise PathError(f"a path starts with M: {self.text[:60]!r}")
        self.ops.append(op)
        for point in points:
            self.coords += point
        if points:
            self.here = points[-1]

    def _command(self, command: str) -> None:
        upper, relative = command.upper(), command.islower()
        control: Point | None = None
        if upper == "M":
            self._emit("M", *self._points(1, relative))
            self.start = self.here
        elif upper == "L":
            self._emit("L", *self._points(1, relative))
        elif upper == "H":
            (x,) = self._numbers(1)
            self._emit("L", Point(x + (self.here.x if relative else 0), self.here.y))
        elif upper == "V":
            (y,) = self._numbers(1)
            self._emit("L", Point(self.here.x, y + (self.here.y if relative else 0)))
        elif upper == "Z":
            self._emit("Z")
            self.here = self.start
        elif upper in "CSQT":
            control = self._curve(upper, relative)
        elif upper == "A":
            self._arc(relative)
        else:
            raise PathError(f"unknown command {command!r}")
        self.control = control

    def _curve(self, upper: str, relative: bool) -> Point:
        mirrored = self.here if self.control is None else self.here.times(2).minus(self.control)
        if upper == "C":
            points = self._points(3, relative)
        elif upper == "S":
            points = [mirrored, *self._points(2, relative)]
        elif upper == "Q":
            points = self._points(2, relative)
        else:
            points = [mirrored, *self._points(1, relative)]
        self._emit("C" if upper in "CS" else "Q", *points)
        return points[-2]

    def _arc(self, relative: bool) -> None:
        rx, ry, turn = self._numbers(3)
        large, sweep = self._flag(), self._flag()
        (end,) = self._points(1, relative)
        for cubic in _arc_cubics(self.here, end, (abs(rx), abs(ry)), turn, large, sweep):
            self._emit("C", *cubic)


def _arc_cubics(
    start: Point, end: Point, radii: tuple[float, float], turn: float, large: bool, sweep: bool
) -> list[tuple[Point, Point, Point]]:
    """Return an elliptical arc as cubics (SVG 2, appendix B.2.4: endpoint to centre form)."""
    rx, ry = radii
    if rx == 0 or ry == 0 or start == end:
        return [(start, end, end)]
    half = Point((start.x - end.x) / 2, (start.y - end.y) / 2).rotated(-turn)
    grow = (half.x / rx) ** 2 + (half.y / ry) ** 2
    if grow > 1:
        rx, ry = rx * math.sqrt(grow), ry * math.sqrt(grow)
    above = (rx * ry) ** 2 - (rx * half.y) ** 2 - (ry * half.x) ** 2
    below = (rx * half.y) ** 2 + (ry * half.x) ** 2
    factor = math.sqrt(max(0.0, above / below)) * (-1 if large == sweep else 1)
    off = Point(factor * rx * half.y / ry, -factor * ry * half.x / rx)
    centre = off.rotated(turn).plus(start.towards(end, 0.5))
    first = math.atan2((half.y - off.y) / ry, (half.x - off.x) / rx)
    last = math.atan2((-half.y - off.y) / ry, (-half.x - off.x) / rx)
    span = last - first
    if sweep and span < 0:
        span += 2 * math.pi
    elif not sweep and span > 0:
        span -= 2 * math.pi
    pieces = max(1, math.ceil(abs(span) / (math.pi / 2) - 1e-9))
    step = span / pieces
    bulge = 4 / 3 * math.tan(step / 4)

    def on(angle: float, along: float) -> Point:
        cos, sin = math.cos(angle), math.sin(angle)
        return Point(rx * (cos - along * sin), ry * (sin + along * cos)).rotated(turn).plus(centre)

    angles = [first + i * step for i in range(pieces + 1)]
    return [(on(a, bulge), on(b, -bulge), on(b, 0)) for a, b in itertools.pairwise(angles)]
