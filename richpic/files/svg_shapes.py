"""The shapes of an SVG as paths, and its transforms and view boxes."""

from __future__ import annotations

import math
import re

from richpic.files.errors import FileError, quoted
from richpic.files.svg_safe import SvgNode
from richpic.files.svg_style import length
from richpic.model.geometry import Point, Rect, Transform
from richpic.model.path import Path, PathError, ellipse, parse, polyline, rectangle

SHAPES = frozenset({"path", "rect", "circle", "ellipse", "line", "polyline", "polygon"})
# Beyond this a number has no place in an icon, and products of several would overflow.
FARTHEST = 1e6
_CALL = re.compile(r"\s*([a-zA-Z]+)\s*\(([^()]{0,300})\)[\s,]*")
_WORD = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d{1,3})?")
MOST_TRANSFORMS = 50
# Lengths that run down the drawing; the others run across.
_DOWN = frozenset({"y", "cy", "height", "ry", "y1", "y2"})


def path_of(node: SvgNode, box: Rect) -> Path:
    """Return the outline of a shape element in its own units; percentages are of `box`. Raises FileError."""
    try:
        path = _OF_TAG[node.tag](_Lengths(node, box))
    except PathError as error:
        raise FileError(f"a path in it is damaged ({error})") from None
    if not all(abs(value) <= FARTHEST for value in path.coords):
        raise FileError("a number in it is too large")
    return path


class _Lengths:
    """Reads the attributes of a shape."""

    def __init__(self, node: SvgNode, box: Rect) -> None:
        self.attributes = node.attributes
        self._box = box

    def __call__(self, name: str, default: float = 0.0) -> float:
        whole = self._box.h if name in _DOWN else self._box.w
        text = self.attributes.get(name, "").strip()
        return length(text, whole) if text and text != "auto" else default


def _path(get: _Lengths) -> Path:
    return parse(get.attributes.get("d", ""))


def _rect(get: _Lengths) -> Path:
    rect = Rect(get("x"), get("y"), get("width"), get("height"))
    if rect.w <= 0 or rect.h <= 0:
        return Path("", ())
    rx, ry = get("rx", -1.0), get("ry", -1.0)
    rx, ry = (ry if rx < 0 else rx), (rx if ry < 0 else ry)
    rx, ry = min(rx, rect.w / 2), min(ry, rect.h / 2)
    if rx <= 0 or ry <= 0 or abs(rx - ry) < 1e-6 * rect.w:
        return rectangle(rect, max(0.0, min(rx, ry)))
    # Corners that are no quarter circles: those of a stretched rectangle.
    shape = rectangle(Rect(0.0, 0.0, rect.w, rect.h * rx / ry), rx)
    return shape.mapped(Transform.scaling(1.0, ry / rx).then(Transform.translation(rect.x, rect.y)))


def _circle(get: _Lengths) -> Path:
    r = get("r")
    return _oval(get, r, r)


def _ellipse(get: _Lengths) -> Path:
    rx, ry = get("rx", -1.0), get("ry", -1.0)
    return _oval(get, ry if rx < 0 else rx, rx if ry < 0 else ry)


def _oval(get: _Lengths, rx: float, ry: float) -> Path:
    return ellipse(Rect.centred((get("cx"), get("cy")), 2 * rx, 2 * ry)) if min(rx, ry) > 0 else Path("", ())


def _line(get: _Lengths) -> Path:
    return polyline([(get("x1"), get("y1")), (get("x2"), get("y2"))])


def _polyline(get: _Lengths) -> Path:
    return polyline(_points(get))


def _polygon(get: _Lengths) -> Path:
    return polyline(_points(get), closed=True)


def _points(get: _Lengths) -> list[tuple[float, float]]:
    values = [float(word) for word in _WORD.findall(get.attributes.get("points", ""))]
    return list(zip(values[0::2], values[1::2], strict=False))


_OF_TAG = {
    "path": _path,
    "rect": _rect,
    "circle": _circle,
    "ellipse": _ellipse,
    "line": _line,
    "polyline": _polyline,
    "polygon": _polygon,
}


def transform_of(text: str) -> Transform:
    """Return what a transform attribute says. Raises FileError."""
    total, at, count = Transform(), 0, 0
    while at < len(text.rstrip()):
        found = _CALL.match(text, at)
        count += 1
        if found is None or count > MOST_TRANSFORMS:
            raise FileError(f"the transform {quoted(text)} cannot be read")
        values = [float(word) for word in _WORD.findall(found[2])]
        if not all(math.isfinite(value) for value in values):
            raise FileError("a number in it is too large")
        total = _single(found[1], values, text).then(total)
        at = found.end()
    if not all(abs(value) <= FARTHEST for value in total):
        raise FileError("a number in it is too large")
    return total


def _single(name: str, values: list[float], text: str) -> Transform:
    match name, values:
        case "matrix", [_, _, _, _, _, _]:
            return Transform(*values)
        case "translate", [x, *rest] if len(rest) < 2:
            return Transform.translation(x, *(rest or [0.0]))
        case "scale", [x, *rest] if len(rest) < 2:
            return Transform.scaling(x, *rest)
        case "rotate", [angle]:
            return Transform.rotation(math.fmod(angle, 360.0))
        case "rotate", [angle, x, y]:
            turned = Transform.translation(-x, -y).then(Transform.rotation(math.fmod(angle, 360.0)))
            return turned.then(Transform.translation(x, y))
        case "skewX", [angle]:
            return Transform(c=math.tan(math.radians(angle)))
        case "skewY", [angle]:
            return Transform(b=math.tan(math.radians(angle)))
    raise FileError(f"the transform {quoted(text)} cannot be read")


def view_box(node: SvgNode) -> Rect | None:
    """Return the viewBox of an element, or None if it has none that holds anything. Raises FileError."""
    values = [float(word) for word in _WORD.findall(node.attributes.get("viewBox", "")[:300])]
    if len(values) != 4 or values[2] <= 0 or values[3] <= 0:
        return None
    if not all(abs(value) <= FARTHEST for value in values):
        raise FileError("a number in it is too large")
    return Rect(*values)


def fitted(box: Rect, room: Rect) -> Transform:
    """Return the map of `box` into the middle of `room`, as large as it fits without being stretched."""
    scale = min(room.w / box.w, room.h / box.h)
    middle = Point(box.x + box.w / 2, box.y + box.h / 2).times(scale)
    there = room.centre.minus(middle)
    return Transform.scaling(scale).then(Transform.translation(*there))
