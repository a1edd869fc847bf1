"""Excalidraw's files and clipboard: shapes, words, arrows, strokes, images and frames become ours.

The format is JSON: `type` is "excalidraw" (a file) or "excalidraw/clipboard", `elements` the things in the
order of painting, `files` the images as data URLs. Words inside a shape or on an arrow are elements of their
own that name it (`containerId`); arrows name what they are bound to.
"""

from __future__ import annotations

import base64
import binascii
import itertools
import json
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any

from richpic.elements.boundary import Boundary
from richpic.elements.end import End
from richpic.elements.frame import Frame
from richpic.elements.icon import Icon
from richpic.elements.image import Image
from richpic.elements.ink import Ink
from richpic.elements.link import Link
from richpic.elements.link_line import Heads
from richpic.elements.note import Note
from richpic.elements.text import Text
from richpic.files.errors import FileError
from richpic.files.excalidraw_lines import along, bend_of, dense, points_of, pressure
from richpic.files.foreign import Foreign, LeftOut, Refused, line_colour, number, tint_colour, words
from richpic.files.images import stored_image
from richpic.files.limits import MOST_BYTES
from richpic.model.element import FAR, Element
from richpic.model.geometry import Point, Rect
from richpic.model.picture import StoredImage
from richpic.model.symbol import HANDS

TYPES = ("excalidraw", "excalidraw/clipboard")
SUFFIX = ".excalidraw"
MOST_ELEMENTS = 20_000
# A freehand stroke there is so many times as wide as its number says.
PEN = 2.8
# What this program writes into an image there (`customData`), so that it is an icon again when it comes back:
# fields and the most letters of each.
OWN = "richpic"
SYMBOL_LOOK: Mapping[str, int] = MappingProxyType(
    {"symbol": 64, "face": 64, "hair": 64, "skin": 64, "hair_for": 64, "tint": 24, "ink": 24}
)
_HEADS: Mapping[tuple[bool, bool], Heads] = MappingProxyType(
    {(False, False): "none", (True, False): "start", (False, True): "end", (True, True): "both"}
)
DIAMOND = ((0.5, 0.0), (1.0, 0.5), (0.5, 1.0), (0.0, 0.5))
Raw = Mapping[str, Any]


def is_excalidraw(text: str) -> bool:
    """Tell whether `text` looks like Excalidraw's, without reading all of it."""
    start = text.lstrip("\ufeff \t\r\n")[:2000]
    return start.startswith("{") and any(f'"{name}"' in start for name in TYPES)


def read_excalidraw(text: str, name: str = "the clipboard") -> Foreign:
    """Return what Excalidraw drew. Single things that are damaged are left out; raises FileError for all."""
    if len(text) > MOST_BYTES:
        raise FileError(f"{name}: it is too large to be taken.")
    try:
        raw = json.loads(text, parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        raise FileError(f"{name}: this is not whole; copy or save it in Excalidraw again.") from error
    things = raw.get("elements") if isinstance(raw, dict) else None
    if not isinstance(things, list) or raw.get("type") not in TYPES:
        raise FileError(f"{name}: this is nothing that Excalidraw made.")
    if len(things) > MOST_ELEMENTS:
        raise FileError(f"{name}: {len(things):,} things are too many; at most {MOST_ELEMENTS:,} are taken.")
    files = raw.get("files")
    known = [one for one in things if isinstance(one, dict) and not one.get("isDeleted")]
    return _Reader(known, files if isinstance(files, dict) else {}).read()


def _no_number(name: str) -> float:
    raise ValueError(name)


def _upright(degrees: float) -> float:
    """Return the same turn, from -180 up to 180 degrees."""
    return (degrees + 180.0) % 360.0 - 180.0


@dataclass(slots=True)
class _Reader:
    things: list[dict[str, Any]]
    files: Raw
    left: LeftOut = field(default_factory=LeftOut)
    images: dict[str, StoredImage] = field(default_factory=dict)
    ids: dict[str, str] = field(default_factory=dict)
    inner: dict[str, Raw] = field(default_factory=dict)

    def read(self) -> Foreign:
        """Take all that can be taken."""
        numbers = itertools.count(1)
        for raw in self.things:
            self.ids.setdefault(words(raw, "id", 64), f"x{next(numbers)}")
            if raw.get("type") == "text" and isinstance(raw.get("containerId"), str):
                self.inner.setdefault(raw["containerId"], raw)
        elements: dict[str, Element] = {}
        for raw in self.things:
            for element in self._taken(raw):
                elements.setdefault(element.id, element)
        found = [self._sound(element, elements) for element in elements.values()]
        return Foreign(tuple(found), self.images, self.left.words)

    def _taken(self, raw: Raw) -> list[Element]:
        kind = raw.get("type")
        take = _TAKE.get(kind) if isinstance(kind, str) else None
        if take is None:
            self.left.add(_NAMES.get(str(kind), "thing of an unknown kind"), _MANY.get(str(kind), ""))
            return []
        try:
            made = take(self, raw)
        except Refused:
            self.left.add("damaged thing")
            return []
        if made and isinstance(raw.get("link"), str) and raw["link"]:
            self.left.add("web link")
        if made and kind in _UPRIGHT and abs(number(raw, "angle", 0.0)) > 0.01:
            self.left.add("slant (it stands upright now)", "slants (they stand upright now)")
        return made

    @staticmethod
    def _sound(element: Element, elements: Mapping[str, Element]) -> Element:
        """Return `element` without ends at what was not taken."""
        if not isinstance(element, Link):
            return element
        ends: dict[str, Any] = {
            name: End("", end.x, end.y)
            for name, end in (("start", element.start), ("end", element.end))
            if end.element and not (end.element in elements and elements[end.element].linkable)
        }
        return replace(element, **ends) if ends else element

    # What all have

    def _common(self, raw: Raw) -> dict[str, Any]:
        groups = raw.get("groupIds")
        names = [name for name in groups if isinstance(name, str)] if isinstance(groups, list) else []
        return {
            "id": self.ids[words(raw, "id", 64)],
            "groups": tuple(dict.fromkeys(name[:64] for name in names[:32])),
            "locked": raw.get("locked") is True,
        }

    @staticmethod
    def _box(raw: Raw) -> Rect:
        x, y, w, h = (number(raw, name) for name in ("x", "y", "width", "height"))
        return Rect.of_corners((x, y), (x + w, y + h))

    # Kinds

    def _shape(self, raw: Raw) -> list[Element]:
        box, common = self._box(raw), self._common(raw)
        tint = tint_colour(raw.get("backgroundColor"))
        text = self._words(self.inner.get(words(raw, "id", 64)))
        w, h = max(20.0, box.w), max(20.0, box.h)
        if text and raw["type"] == "rectangle" and w <= 20_000 and h <= 20_000:
            return [Note(**common, x=box.x, y=box.y, w=w, h=h, text=text, tint=tint or "white")]
        outline: dict[str, Any] = {
            "shape": raw["type"] if raw["type"] in ("rectangle", "ellipse") else "blob"
        }
        if outline["shape"] == "blob":
            outline["points"] = along(DIAMOND)
        if text:
            common["groups"] = (f"{common['id']}g", *common["groups"])
        boundary = Boundary(
            **common,
            **outline,
            x=box.x,
            y=box.y,
            w=w,
            h=h,
            colour=line_colour(raw.get("strokeColor")),
            wash=f"wash-{tint}" if tint else "",
            dashed=raw.get("strokeStyle") in ("dashed", "dotted"),
        )
        return [boundary, *self._words_inside(raw, boundary, text)]

    def _words_inside(self, raw: Raw, around: Boundary, text: str) -> list[Element]:
        """Return the words of a shape, in one group with it."""
        inner = self.inner.get(words(raw, "id", 64))
        if inner is None or not text:
            return []
        room: dict[str, Any] = {"x": around.x + 6.0, "width": max(20.0, around.w - 12.0), "align": "centre"}
        return [Text(**{**self._text_of(inner, text), **room, "groups": around.groups})]

    def _text(self, raw: Raw) -> list[Element]:
        if (container := words(raw, "containerId", 64)) and container in self.ids:
            return []  # its shape or arrow shows it
        text = self._words(raw)
        return [Text(**self._text_of(raw, text))] if text.strip() else []

    def _text_of(self, raw: Raw, text: str) -> dict[str, Any]:
        box = self._box(raw)
        fits = raw.get("autoResize", True) is not False
        align = {"center": "centre", "right": "right"}.get(str(raw.get("textAlign")), "left")
        return {
            **self._common(raw),
            "x": box.x,
            "y": box.y,
            "text": text,
            "size": min(2000.0, max(2.0, number(raw, "fontSize", 20.0))),
            "width": 0.0 if fits else box.w,
            "align": align,
            "colour": line_colour(raw.get("strokeColor")),
        }

    @staticmethod
    def _words(raw: Raw | None) -> str:
        """Return the words as typed, not as they were broken into lines."""
        if raw is None:
            return ""
        return words(raw, "originalText", 20_000) or words(raw, "text", 20_000)

    def _line(self, raw: Raw) -> list[Element]:
        points = points_of(raw)
        closed = len(points) > 3 and points[0].distance(points[-1]) < 8.0
        bound = raw.get("startBinding") or raw.get("endBinding")
        if raw["type"] == "line" and closed:
            return [self._closed(raw, points)]
        if raw["type"] == "line" and len(points) > 2 and not bound:
            return [self._stroke(raw, dense(points), [], 1.4)]
        return [self._arrow(raw, points)]

    def _arrow(self, raw: Raw, points: list[Point]) -> Link:
        start = self._end(raw.get("startBinding"), points[0])
        end = self._end(raw.get("endBinding"), points[-1])
        if len(points) > 3 or raw.get("elbowed") is True:
            self.left.add("corner of an arrow (it is a curve now)", "corners of arrows (they are curves now)")
        has = (bool(raw.get("startArrowhead")), bool(raw.get("endArrowhead")))
        dashed = raw.get("strokeStyle") in ("dashed", "dotted")
        colour = line_colour(raw.get("strokeColor"))
        wide = number(raw, "strokeWidth", 2.0)
        return Link(
            **self._common(raw),
            heads=_HEADS[has],
            relation="weak" if dashed else "flow",
            start=start,
            end=end,
            bend=bend_of(points),
            label=" ".join(self._words(self.inner.get(words(raw, "id", 64))).split())[:200],
            weight=1 if wide < 1.5 else 3 if wide > 2.5 else 2,
            colour="" if colour == "ink" else colour,
        )

    def _end(self, binding: object, at: Point) -> End:
        target = binding.get("elementId") if isinstance(binding, dict) else None
        return End(self.ids.get(target, "") if isinstance(target, str) else "", at.x, at.y)

    def _closed(self, raw: Raw, points: list[Point]) -> Boundary:
        box = Rect.around(points)
        tint = tint_colour(raw.get("backgroundColor"))
        shares = [((p.x - box.x) / (box.w or 1.0), (p.y - box.y) / (box.h or 1.0)) for p in points[:-1]]
        return Boundary(
            **self._common(raw),
            shape="blob",
            points=along(shares),
            x=box.x,
            y=box.y,
            w=max(20.0, box.w),
            h=max(20.0, box.h),
            colour=line_colour(raw.get("strokeColor")),
            wash=f"wash-{tint}" if tint else "",
        )

    def _freehand(self, raw: Raw) -> list[Element]:
        pressures = raw.get("pressures")
        even = raw.get("simulatePressure") is True or not isinstance(pressures, list)
        return [self._stroke(raw, points_of(raw), [] if even else list(pressures or ()), PEN)]

    def _stroke(self, raw: Raw, points: list[Point], pressures: Sequence[object], wider: float) -> Ink:
        origin = points[0]
        samples = []
        for point, pressed in itertools.zip_longest(points, pressures[: len(points)]):
            step = point.minus(origin)
            samples.append((round(step.x, 2), round(step.y, 2), pressure(pressed)))
        return Ink(
            **self._common(raw),
            x=origin.x,
            y=origin.y,
            samples=tuple(samples),
            width=min(400.0, max(0.2, number(raw, "strokeWidth", 1.0) * wider)),
            colour=line_colour(raw.get("strokeColor")),
        )

    def _icon(self, raw: Raw, own: Raw, box: Rect) -> Icon:
        """Return the icon that an image of this program's was."""
        size, across, down = (number(own, name, 0.0) * box.w / 1000 for name in ("size", "across", "down"))
        look: dict[str, Any] = {name: words(own, name, most) for name, most in SYMBOL_LOOK.items()}
        turned = math.degrees(number(raw, "angle", 0.0))
        # It was turned there about the middle of its image, which is not quite its own.
        at = Point(box.centre.x + across, box.centre.y + down).rotated(turned, box.centre)
        return Icon(
            **self._common(raw),
            **look,
            variant=min(HANDS, max(0, round(number(own, "variant", 0.0)))),
            x=max(-FAR, min(FAR, at.x)),
            y=max(-FAR, min(FAR, at.y)),
            size=min(20_000.0, max(4.0, size)),
            rotation=round(_upright(number(own, "rotation", 0.0) + turned), 1),
            flipped=own.get("flipped") is True,
        )

    def _image(self, raw: Raw) -> list[Element]:
        box = self._box(raw)
        own = raw["customData"].get(OWN) if isinstance(raw.get("customData"), dict) else None
        if isinstance(own, dict) and words(own, "symbol", 64):
            return [self._icon(raw, own, box)]
        key = self._stored(raw.get("fileId"))
        if key is None:
            self.left.add("image that could not be read", "images that could not be read")
            return []
        if raw.get("crop"):
            self.left.add("crop of an image (it is whole now)", "crops of images (they are whole now)")
        turn = _upright(math.degrees(number(raw, "angle", 0.0)))
        size: dict[str, Any] = {"w": min(100_000.0, max(1.0, box.w)), "h": min(100_000.0, max(1.0, box.h))}
        return [Image(**self._common(raw), **size, image_id=key, x=box.x, y=box.y, rotation=round(turn, 1))]

    def _stored(self, name: object) -> str | None:
        file = self.files.get(name) if isinstance(name, str) else None
        url = file.get("dataURL") if isinstance(file, dict) else None
        if not isinstance(url, str) or ";base64," not in url[:200]:
            return None
        try:
            data = base64.b64decode(url.partition(";base64,")[2], validate=True)
            key, image, _, _ = stored_image(data)
        except (FileError, binascii.Error):
            return None
        self.images[key] = image
        return key

    def _frame(self, raw: Raw) -> list[Element]:
        box = self._box(raw)
        name = words(raw, "name", 200) or "Frame"
        return [
            Frame(**self._common(raw), x=box.x, y=box.y, w=max(20.0, box.w), h=max(20.0, box.h), name=name)
        ]


_TAKE: Mapping[str, Callable[[_Reader, Raw], list[Element]]] = MappingProxyType(
    {
        "rectangle": _Reader._shape,
        "ellipse": _Reader._shape,
        "diamond": _Reader._shape,
        "text": _Reader._text,
        "arrow": _Reader._line,
        "line": _Reader._line,
        "freedraw": _Reader._freehand,
        "image": _Reader._image,
        "frame": _Reader._frame,
        "magicframe": _Reader._frame,
    }
)
_UPRIGHT = frozenset({"rectangle", "ellipse", "diamond", "text"})
_NAMES = MappingProxyType(
    {"embeddable": "embedded page", "iframe": "embedded page", "selection": "selection"}
)
_MANY = MappingProxyType({"None": "things of an unknown kind"})
