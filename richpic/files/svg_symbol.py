"""Foreign SVG becomes the text of a symbol: flat shapes and even lines on a grid of 100 by 100.

The program's own converter is the only one that ever reads a foreign SVG, after svg_safe let it pass. What
comes out are numbers, colours and the words of `draw` (see files/symbols.py); nothing of the markup is kept.

Shapes in currentColor, and icons that are black all over, take the element's ink and get its tint under them.
Gradients become flat colours. What cannot be taken is named, or the icon is refused.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from richpic.files.errors import FileError
from richpic.files.svg_gradient import GRADIENTS, Gradients
from richpic.files.svg_safe import SvgNode, safe_svg
from richpic.files.svg_shapes import FARTHEST, SHAPES, fitted, path_of, transform_of, view_box
from richpic.files.svg_style import (
    INK,
    Paint,
    Sheet,
    Style,
    colour,
    length,
    properties,
    reference,
    style_sheet,
)
from richpic.model.contours import joined, nonzero, outermost
from richpic.model.geometry import Rect, Transform, union
from richpic.model.palette import luminance
from richpic.model.path import Path, rectangle
from richpic.model.symbol import EVEN, GRID, Mark
from richpic.model.symbol_text import FARTHEST_MARK, MOST_CHARACTERS, WIDEST, draw_text

MOST_USES = 1_000
MOST_SHAPES = 5_000
MOST_NUMBERS = 40_000
MOST_CONTOURS = 400
DEEPEST, DEEPEST_CLIP = 100, 8
# Where the drawing goes: a little inside the grid, as the program's own symbols.
ROOM = Rect(4.0, 4.0, GRID - 8.0, GRID - 8.0)
# Paler than this, a shape in currentColor is a tint of it; darker than this, a colour is meant for ink.
PALE, DARK, WHITE = 0.5, 0.06, 0.98
# How far a drawing may reach over the edge of its box before it is cut.
OVER_EDGE = 0.004
NOT_DRAWN = frozenset({"defs", "symbol", "style", "clipPath", "stop", *GRADIENTS})


@dataclass(frozen=True, slots=True)
class Converted:
    """The text of a symbol, and what of the SVG is not in it, in plain words."""

    draw: str
    lost: tuple[str, ...] = ()


def converted(data: bytes | str) -> Converted:
    """Return an SVG as the text of a symbol. Raises FileError with one line if it cannot be taken."""
    try:
        return _Converter(safe_svg(data)).converted()
    except (OverflowError, ZeroDivisionError):
        raise FileError("a number in it is too large or too small") from None


@dataclass(frozen=True, slots=True)
class _Painted:
    """A shape in the units of the drawing; a line if it has a width."""

    path: Path
    paint: Paint
    width: float
    clips: tuple[Path, ...]

    @property
    def bounds(self) -> Rect:
        return self.path.bounds().expanded(self.width / 2)


@dataclass(frozen=True, slots=True)
class _Place:
    """What holds where the walk through the tree has come to."""

    style: Style
    transform: Transform = Transform()
    clips: tuple[Path, ...] = ()
    box: Rect = Rect(0, 0, 100, 100)
    using: tuple[str, ...] = ()
    depth: int = 0


@dataclass
class _Converter:
    root: SvgNode
    painted: list[_Painted] = field(default_factory=list)
    lost: dict[str, None] = field(default_factory=dict)
    uses: int = 0
    numbers: int = 0

    def __post_init__(self) -> None:
        nodes = list(_all_nodes(self.root))
        self.ids: Mapping[str, SvgNode] = {
            node.attributes["id"]: node for node in reversed(nodes) if "id" in node.attributes
        }
        self.sheet: Sheet = style_sheet(node.text for node in nodes if node.tag == "style")
        self.gradients = Gradients(self.ids, self.sheet)

    def converted(self) -> Converted:
        """Walk the tree, and bring what is painted onto the grid."""
        box = view_box(self.root) or _size(self.root)
        style, _ = self._styled(self.root, Style(), box or Rect(0, 0, 100, 100))
        self._children(self.root, _Place(style, box=box or Rect(0, 0, 100, 100)))
        drawn = union(one.bounds for one in self.painted)
        if drawn is None or max(drawn.w, drawn.h) <= 0:
            raise FileError("there is nothing to see in it")
        if box is None or not box.intersects(drawn):
            box = drawn.expanded(max(drawn.w, drawn.h) * 0.01)
        text = draw_text(self._marks(box, drawn))
        if len(text) > MOST_CHARACTERS:
            raise FileError("it is too intricate for an icon")
        return Converted(text, tuple(self.lost))

    # The tree

    def _children(self, node: SvgNode, place: _Place) -> None:
        children = node.children[:1] if node.tag == "switch" else node.children
        for child in children:
            if child.tag not in NOT_DRAWN:
                self._element(child, place)

    def _element(self, node: SvgNode, place: _Place) -> None:
        if place.depth > DEEPEST:
            raise FileError("it is nested too deeply")
        style, given = self._styled(node, place.style, place.box)
        if given.get("display") == "none" or style.opacity <= 0.004:
            return
        transform = transform_of(node.attributes.get("transform", "")).then(place.transform)
        place = replace(place, style=style, transform=transform, depth=place.depth + 1)
        if (clip := given.get("clip-path", "none")) != "none":
            place = replace(place, clips=(*place.clips, self._clip(clip, place)))
        if node.tag == "use":
            self._use(node, place)
        elif node.tag == "svg":
            self._nested(node, place)
        elif node.tag in SHAPES:
            self._shape(node, place)
        else:
            self._children(node, place)

    def _styled(self, node: SvgNode, around: Style, box: Rect) -> tuple[Style, dict[str, str]]:
        given = properties(node, self.sheet)
        if given.get("mask", "none") != "none":
            raise FileError("it holds a mask, which cannot be drawn here")
        for name, words in _LOST.items():
            if given.get(name, "none") != "none":
                self.lost[words] = None
        return around.within(given, (box.w + box.h) / 2), given

    def _use(self, node: SvgNode, place: _Place) -> None:
        self.uses += 1
        if self.uses > MOST_USES:
            raise FileError(f"it repeats parts of itself more than {MOST_USES:,} times")
        identifier = node.attributes.get("href", "").strip().removeprefix("#")
        target = self.ids.get(identifier)
        if identifier in place.using:
            raise FileError("it repeats itself without end")
        if target is None or target.tag in NOT_DRAWN - {"symbol"}:
            return
        dx = length(node.attributes.get("x", "0") or "0", place.box.w)
        dy = length(node.attributes.get("y", "0") or "0", place.box.h)
        place = replace(
            place,
            transform=Transform.translation(dx, dy).then(place.transform),
            using=(*place.using, identifier),
        )
        if target.tag == "symbol":
            style, _ = self._styled(target, place.style, place.box)
            self._framed(target, replace(place, style=style), node)
        else:
            self._element(target, place)

    def _nested(self, node: SvgNode, place: _Place) -> None:
        dx = length(node.attributes.get("x", "0") or "0", place.box.w)
        dy = length(node.attributes.get("y", "0") or "0", place.box.h)
        moved = Transform.translation(dx, dy).then(place.transform)
        self._framed(node, replace(place, transform=moved), node)

    def _framed(self, node: SvgNode, place: _Place, sized: SvgNode) -> None:
        """Draw what is inside a frame of its own, fitted into the size that `sized` gives."""
        if inner := view_box(node):
            width = length(sized.attributes.get("width", "100%") or "100%", place.box.w)
            height = length(sized.attributes.get("height", "100%") or "100%", place.box.h)
            if width <= 0 or height <= 0:
                return
            into = fitted(inner, Rect(0.0, 0.0, width, height))
            frame = rectangle(inner).mapped(into.then(place.transform))
            place = replace(
                place, transform=into.then(place.transform), box=inner, clips=(*place.clips, frame)
            )
        self._children(node, place)

    # Shapes

    def _shape(self, node: SvgNode, place: _Place) -> None:
        style = place.style
        path = path_of(node, place.box)
        if not path.ops or not style.visible:
            return
        self.numbers += len(path.coords)
        if len(self.painted) >= MOST_SHAPES or self.numbers > MOST_NUMBERS:
            raise FileError("it is too intricate for an icon")
        # A straight line encloses nothing, though SVG fills it in black unless it is told otherwise.
        if min(path.bounds()[2:]) > 0 and (fill := self._paint(style.fill, path, style)):
            paint = replace(fill, alpha=fill.alpha * style.fill_opacity * style.opacity)
            self._put(_even(path) if style.fill_rule == "evenodd" else path, paint, 0.0, place)
        if (stroke := self._paint(style.stroke, path, style)) and style.stroke_width > 0:
            paint = replace(stroke, alpha=stroke.alpha * style.stroke_opacity * style.opacity)
            a, b, c, d, *_ = place.transform
            self._put(path, paint, style.stroke_width * abs(a * d - b * c) ** 0.5, place)

    def _put(self, path: Path, paint: Paint, width: float, place: _Place) -> None:
        mapped = path.mapped(place.transform)
        if not all(abs(value) <= FARTHEST for value in mapped.coords) or width > FARTHEST:
            raise FileError("a number in it is too large")
        if paint.alpha <= 0.004 or not all(clip.ops for clip in place.clips):
            return
        found = _Painted(mapped, paint, width, ())
        clips = tuple(clip for clip in place.clips if not _holds(clip, found.bounds))
        self.painted.append(replace(found, clips=clips))

    def _paint(self, text: str, path: Path, style: Style) -> Paint | None:
        named = reference(text)
        if named is None:
            return colour(text, style.colour)
        identifier, instead = named
        target = self.ids.get(identifier)
        if target is not None and target.tag in GRADIENTS:
            self.lost["gradients"] = None
            return self.gradients.flat(identifier, path, style.colour)
        if target is None and instead:
            return colour(instead, style.colour)
        if target is None and identifier in self.ids:
            return None
        raise FileError("it is painted with a pattern, which cannot be drawn here")

    def _clip(self, text: str, place: _Place) -> Path:
        """Return what a clip-path leaves, in the units of the drawing."""
        named = reference(text)
        node = self.ids.get(named[0]) if named else None
        if (
            node is None
            or node.tag != "clipPath"
            or node.attributes.get("clipPathUnits") == "objectBoundingBox"
        ):
            raise FileError("it is cut out in a way that cannot be drawn here")
        base = transform_of(node.attributes.get("transform", "")).then(place.transform)
        parts = []
        for given in node.children:
            child, moved = self._clipping(given)
            if child.tag in SHAPES:
                style, _ = self._styled(child, Style(), place.box)
                path = path_of(child, place.box)
                self.numbers += len(path.coords)
                path = _even(path) if style.clip_rule == "evenodd" else path
                parts.append(path.mapped(moved.then(base)))
        return parts[0] if len(parts) == 1 else joined(outermost(part) for part in parts)

    def _clipping(self, node: SvgNode) -> tuple[SvgNode, Transform]:
        """Return the shape that a part of a clip is, or stands for, and where it is moved."""
        moved = Transform()
        for _ in range(DEEPEST_CLIP):
            moved = transform_of(node.attributes.get("transform", "")).then(moved)
            target = self.ids.get(node.attributes.get("href", "").strip().removeprefix("#"))
            if node.tag != "use" or target is None:
                break
            node = target
        return node, moved

    # The grid

    def _marks(self, box: Rect, drawn: Rect) -> list[Mark]:
        into = fitted(box, ROOM)
        roles = _roles(self.painted)
        # Outside its box nothing of a drawing is shown.
        edge = max(box.w, box.h) * OVER_EDGE
        frame = () if box.expanded(edge).contains_rect(drawn) else (rectangle(box),)
        marks = []
        for one in self.painted:
            role, name = roles(one)
            clips = tuple(clip.mapped(into) for clip in (*one.clips, *frame))
            marks.append(Mark(role, one.path.mapped(into), name, one.width * into.a, clips))
            far = max(abs(value) for path in (marks[-1].path, *clips) for value in path.coords)
            if far > FARTHEST_MARK - 1 or marks[-1].width > WIDEST - 1:
                raise FileError("it reaches far out of its own frame")
        return marks


_LOST = {
    "filter": "blurs and shadows",
    "stroke-dasharray": "dashes",
    "marker-start": "arrowheads",
    "marker-mid": "arrowheads",
    "marker-end": "arrowheads",
}


def _all_nodes(node: SvgNode) -> list[SvgNode]:
    found = [node]
    for one in found:
        found += one.children
    return found


def _size(node: SvgNode) -> Rect | None:
    """Return the box that width and height give, or None without them."""
    sides = [node.attributes.get(name, "").strip() for name in ("width", "height")]
    if not all(sides) or any(side.endswith("%") for side in sides):
        return None
    w, h = (length(side) for side in sides)
    return Rect(0.0, 0.0, w, h) if 0 < w <= FARTHEST and 0 < h <= FARTHEST else None


def _even(path: Path) -> Path:
    if path.ops.count("M") > MOST_CONTOURS:
        raise FileError("it is too intricate for an icon")
    bounds = path.bounds()
    return nonzero(path, max(bounds.w, bounds.h, 1e-9) / 400)


def _holds(clip: Path, bounds: Rect) -> bool:
    """Tell whether a clip is an upright box that leaves all of `bounds`."""
    box = clip.bounds()
    upright = clip.ops.startswith("MLLL") and not set(clip.ops[4:]) - {"Z", "L"}
    on_edges = all(_near(x, box.x, box.right) for x in clip.coords[0::2]) and all(
        _near(y, box.y, box.bottom) for y in clip.coords[1::2]
    )
    return upright and on_edges and box.expanded(1e-6).contains_rect(bounds)


def _near(value: float, *edges: float) -> bool:
    return any(abs(value - edge) < 1e-6 for edge in edges)


def _roles(painted: Sequence[_Painted]) -> Callable[[_Painted], tuple[str, str]]:
    """Return what tells of each shape its role and colour in the symbol."""
    fixed = {one.paint.colour for one in painted} - {INK}
    dark = {one for one in fixed if luminance(one) <= DARK}
    white = {one for one in fixed if luminance(one) >= WHITE}
    # One colour, perhaps with holes painted white, is meant to be seen on any ground.
    plain = fixed <= dark | white
    on_white = white if dark or len(fixed) < len({one.paint.colour for one in painted}) else set()

    def role_of(one: _Painted) -> tuple[str, str]:
        shade = one.paint.colour
        inked = shade == INK or (plain and shade not in on_white)
        if inked and one.paint.alpha <= PALE:
            return (EVEN, "tint") if one.width else ("tint", "")
        if inked:
            return (EVEN if one.width else "solid"), ""
        if plain:
            return (EVEN, "paper") if one.width else ("paper", "")
        faint = f"{round(one.paint.alpha * 255):02x}" if one.paint.alpha < 0.998 else ""
        return (EVEN if one.width else "solid"), shade + faint

    return role_of
