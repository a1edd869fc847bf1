"""A picture as a file of Excalidraw: shapes, words, arrows and strokes as its own things, icons as images.

Private remarks and hidden things are not in it. The form is version 2 of the format, as Excalidraw's own
`restore` completes it; words inside a shape or on an arrow are elements of their own that name it
(`containerId`).
"""

from __future__ import annotations

import base64
import hashlib
import json
import math
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple

from richpic.elements.boundary import Boundary
from richpic.elements.bubble import Bubble
from richpic.elements.frame import Frame
from richpic.elements.icon import Icon
from richpic.elements.image import Image
from richpic.elements.ink import Ink
from richpic.elements.link import Link
from richpic.elements.note import Note
from richpic.elements.text import Text
from richpic.files.excalidraw import OWN, SYMBOL_LOOK
from richpic.files.foreign import LeftOut
from richpic.model.display import DisplayList, TextRun
from richpic.model.drawing import DrawContext
from richpic.model.element import Element, seed_of
from richpic.model.geometry import Point, Rect
from richpic.model.strokes import point_at

Raw = dict[str, Any]
# Excalifont and Nunito: its hand and its plain letters.
_FONTS: Mapping[str, int] = MappingProxyType({"hand": 5, "clear": 6})
_ALIGN: Mapping[str, str] = MappingProxyType({"left": "left", "centre": "center", "right": "right"})
_STROKES: Mapping[str, str] = MappingProxyType(
    {"dashed": "dashed", "dotted": "dotted", "dashdot": "dashed", "jagged": "solid"}
)
_HEADS = MappingProxyType({"none": (0, 0), "start": (1, 0), "end": (0, 1), "both": (1, 1)})
LINE_HEIGHT = 1.25
# A freehand stroke there is so many times as wide as its number says (as in the reader).
PEN = 2.8
_FORM, _ROUND = {"type": 3}, {"type": 2}


class Drawn(NamedTuple):
    """What has no thing of its own there, as an image: the page area that it covers, its type, its bytes."""

    area: Rect
    mime: str
    data: bytes


class Sheet(NamedTuple):
    """What the picture lies on: its colour, and "hand" or "clear" letters."""

    colour: str
    font: str


def excalidraw_file(
    shown: Sequence[Element],
    ctx: DrawContext,
    sheet: Sheet,
    drawn: Callable[[DisplayList], Drawn | None],
    stored: Callable[[str], tuple[str, bytes] | None],
) -> tuple[bytes, tuple[str, ...]]:
    """Return the file with the elements `shown`, and in plain words what had no place in it.

    `drawn` makes an image of display items; `stored` gives a stored image by its id, its type and bytes.
    """
    writer = _Writer(shown, ctx, sheet, drawn, stored)
    for element in shown:
        writer.add(element)
    told = {
        "type": "excalidraw",
        "version": 2,
        "source": "richpic",
        "elements": writer.elements,
        "appState": {"viewBackgroundColor": sheet.colour, "gridSize": None},
        "files": writer.files,
    }
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode(), writer.left.words


class _Writer:
    def __init__(
        self,
        shown: Sequence[Element],
        ctx: DrawContext,
        sheet: Sheet,
        drawn: Callable[[DisplayList], Drawn | None],
        stored: Callable[[str], tuple[str, bytes] | None],
    ) -> None:
        self._ctx, self._sheet, self._drawn, self._stored = ctx, sheet, drawn, stored
        self.elements: list[Raw] = []
        self.files: dict[str, Raw] = {}
        self.left = LeftOut()
        # What arrows can be bound to, by its id.
        self._bound: dict[str, Raw] = {}
        # Arrows are bound to nothing that is itself a line.
        self._known = {one.id for one in shown if not (isinstance(one, Link | Ink | Frame) or _is_blob(one))}
        self._waiting: dict[str, list[Raw]] = {}

    def add(self, element: Element) -> None:
        """Add what `element` is there."""
        write = next((write for kind, write in _WRITE if isinstance(element, kind)), _Writer._picture)
        write(self, element)

    # What all have

    def _raw(self, kind: str, element: Element, box: Rect, part: str = "", **more: Any) -> Raw:
        made: Raw = {
            "id": element.id + part,
            "type": kind,
            "x": round(box.x, 2),
            "y": round(box.y, 2),
            "width": round(box.w, 2),
            "height": round(box.h, 2),
            "angle": 0,
            "strokeColor": self._ctx.palette.ink,
            "backgroundColor": "transparent",
            "fillStyle": "solid",
            "strokeWidth": 2,
            "strokeStyle": "solid",
            "roughness": 1,
            "opacity": 100,
            "groupIds": [*element.groups],
            "frameId": None,
            "roundness": None,
            "seed": seed_of(element.id + part) or 1,
            "version": 1,
            "versionNonce": seed_of(part + element.id),
            "isDeleted": False,
            "boundElements": [],
            "updated": 1,
            "link": None,
            "locked": element.locked,
        }
        made |= more
        self.elements.append(made)
        return made

    def _target(self, raw: Raw, element: Element) -> None:
        """Let arrows be bound to `raw`, also those that came before it."""
        self._bound[element.id] = raw
        raw["boundElements"] += self._waiting.pop(element.id, [])

    def _words(self, element: Element, container: Raw | None = None, **more: Any) -> Raw | None:
        """Add the words of `element`, on their own or inside `container`."""
        place = element.text_place(self._ctx)
        words = str(getattr(element, place.field)).strip() if place else ""
        if place is None or not words:
            return None
        block = self._ctx.text(words, place.size, place.wrap, place.weight)
        w, h = block.width, len(block.lines) * place.size * LINE_HEIGHT
        left = {"left": place.rect.x, "right": place.rect.right - w}.get(
            place.align, place.rect.centre.x - w / 2
        )
        made = self._raw(
            "text",
            element,
            Rect(left, place.rect.centre.y - h / 2, w, h),
            part="" if container is None and isinstance(element, Text) else "-words",
            text="\n".join(line.text for line in block.lines),
            originalText=words,
            fontSize=round(place.size, 2),
            fontFamily=_FONTS.get(self._sheet.font, 5),
            textAlign=_ALIGN.get(place.align, "center"),
            verticalAlign="top" if container is None else "middle",
            containerId=container["id"] if container else None,
            lineHeight=LINE_HEIGHT,
            autoResize=True,
            strokeColor=self._ctx.palette.text(place.colour),
            **more,
        )
        if container is not None:
            container["boundElements"].append({"id": made["id"], "type": "text"})
        return made

    def _together(self, *parts: Raw | None) -> None:
        """Make one group of `parts`, within the groups that they are in."""
        there = [part for part in parts if part is not None]
        if len(there) > 1:
            for part in there:
                part["groupIds"] = [f"{there[0]['id']}-group", *part["groupIds"]]

    # Kinds

    def _icon(self, element: Icon) -> None:
        items = tuple(item for item in element.draw(self._ctx) if not isinstance(item, TextRun))
        drawn = self._drawn(items)
        made = self._image_of(element, drawn)
        if made is not None and drawn is not None:
            made["customData"] = {OWN: _symbol_of(element, drawn.area)}
        self._together(made, self._words(element))

    def _picture(self, element: Element) -> None:
        if items := element.draw(self._ctx):
            self._image_of(element, self._drawn(items))

    def _image_of(self, element: Element, drawn: Drawn | None) -> Raw | None:
        if drawn is None:
            return None
        made = self._file(element, drawn.area, drawn.mime, drawn.data)
        self._target(made, element)
        return made

    def _file(self, element: Element, box: Rect, mime: str, data: bytes, angle: float = 0.0) -> Raw:
        key = hashlib.sha1(data, usedforsecurity=False).hexdigest()
        url = f"data:{mime};base64,{base64.b64encode(data).decode()}"
        self.files[key] = {"mimeType": mime, "id": key, "dataURL": url, "created": 1}
        return self._raw(
            "image", element, box, angle=angle, fileId=key, status="saved", scale=[1, 1], crop=None
        )

    def _image(self, element: Image) -> None:
        found = self._stored(element.image_id)
        if found is None:
            self.left.add("image that is lost", "images that are lost")
            return
        box = Rect(element.x, element.y, element.w, element.h)
        self._target(self._file(element, box, *found, angle=math.radians(element.rotation)), element)

    def _boundary(self, element: Boundary) -> None:
        look = {
            "strokeColor": self._ctx.palette.colour(element.colour),
            "backgroundColor": self._ctx.palette.colour(element.wash) if element.wash else "transparent",
            "strokeStyle": "dashed" if element.dashed else "solid",
        }
        box = element.body(self._ctx)
        if element.shape == "blob":
            ring = element.outlines(self._ctx)[0]
            made = self._raw("line", element, box, **look, **_line(ring, box), roundness=_ROUND)
        else:
            rounded = _FORM if element.shape == "rectangle" else None
            made = self._raw(element.shape, element, box, **look, roundness=rounded)
            self._target(made, element)
        self._together(made, self._words(element))

    def _note(self, element: Note) -> None:
        tint = self._ctx.palette.colour(element.tint)
        made = self._raw("rectangle", element, element.body(self._ctx), backgroundColor=tint)
        self._target(made, element)
        self._words(element, made)

    def _bubble(self, element: Bubble) -> None:
        kind, form = ("ellipse", None) if element.style == "thought" else ("rectangle", _FORM)
        colours = {
            "strokeColor": self._ctx.palette.colour(element.ink),
            "backgroundColor": self._ctx.palette.colour(element.tint),
        }
        box = element.body(self._ctx)
        made = self._raw(kind, element, box, **colours, roundness=form)
        self._target(made, element)
        words = self._words(element, made)
        tail = None
        if element.has_tail:
            tip = element.handles(self._ctx)[0].at
            rim = min(element.outlines(self._ctx)[0], key=tip.distance)
            tail = self._raw(
                "line",
                element,
                Rect.around([rim, tip]),
                "-tail",
                strokeColor=colours["strokeColor"],
                strokeStyle="dotted" if element.style == "thought" else "solid",
                **_line([rim, tip], Rect.around([rim, tip])),
            )
        self._together(made, words, tail)

    def _text(self, element: Text) -> None:
        if made := self._words(element):
            self._target(made, element)

    def _frame(self, element: Frame) -> None:
        self._raw("frame", element, element.rect(), name=element.name or None, strokeColor="#bbb")

    def _ink(self, element: Ink) -> None:
        points = [Point(element.x + x, element.y + y) for x, y, _ in element.samples]
        if not points:
            return
        self._raw(
            "freedraw",
            element,
            Rect.around(points),
            strokeColor=self._ctx.palette.colour(element.colour),
            strokeWidth=round(element.width / PEN, 2),
            opacity=35 if element.highlighter else 100,
            pressures=[round(pressure, 3) for _, _, pressure in element.samples],
            simulatePressure=False,
            **_line(points, None),
        )

    def _link(self, element: Link) -> None:
        line = element.route(self._ctx).line
        points = [line[0], point_at(line, 0.5)[0], line[-1]]
        tail, tip = _HEADS[element.heads]
        means = element.means
        made = self._raw(
            "arrow",
            element,
            Rect.around(points),
            strokeColor=self._ctx.palette.colour(element.colour or means.colour),
            strokeWidth={1: 1, 2: 2, 3: 4}[element.weight or means.weight],
            strokeStyle=_STROKES.get(means.line, "solid"),
            roundness=_ROUND,
            startArrowhead="arrow" if tail else None,
            endArrowhead="arrow" if tip else None,
            startBinding=self._binding(element.start.element),
            endBinding=self._binding(element.end.element),
            elbowed=False,
            **_line(points, None),
        )
        for identifier in element.hangs_on():
            self._bind(identifier, made)
        if held := element.tension:
            told = [held.first.says, held.second.says, held.evidence]
            if any(words.strip() for words in told):
                self.left.add("tension’s voices and evidence", "tensions’ voices and evidence")
        if means.mark and not element.label:
            self.left.add(f"sign for {means.caption}", f"signs for {means.caption}")
        self._words(element, made)

    def _binding(self, identifier: str) -> Raw | None:
        return {"elementId": identifier, "focus": 0, "gap": 4} if identifier in self._known else None

    def _bind(self, identifier: str, arrow: Raw) -> None:
        entry = {"id": arrow["id"], "type": "arrow"}
        if identifier in self._bound:
            self._bound[identifier]["boundElements"].append(entry)
        else:
            self._waiting.setdefault(identifier, []).append(entry)


def _symbol_of(element: Icon, area: Rect) -> Raw:
    """Return what makes an icon of its image again, wherever it is then: in thousandths of its width."""
    look = {name: getattr(element, name) for name in (*SYMBOL_LOOK, "rotation", "flipped")}
    away = Point(element.x, element.y).minus(area.centre).times(1000 / area.w)
    return {
        **{name: value for name, value in look.items() if value},
        # Chance goes by the id, which is another one when it comes back.
        "variant": element.hand(),
        "size": round(1000 * element.size / area.w, 2),
        "across": round(away.x, 2),
        "down": round(away.y, 2),
    }


def _is_blob(element: Element) -> bool:
    return isinstance(element, Boundary) and element.shape == "blob"


def _line(points: Sequence[Point], box: Rect | None) -> Raw:
    """Return where a line of `points` begins, and its points from there; with a `box`, many are closed."""
    start = points[0]
    ring = [*points, start] if box is not None and len(points) > 2 and points[-1] != start else points
    return {
        "x": round(start.x, 2),
        "y": round(start.y, 2),
        "points": [[round(point.x - start.x, 2), round(point.y - start.y, 2)] for point in ring],
        "lastCommittedPoint": None,
    }


_WRITE: tuple[tuple[type[Element], Callable[[_Writer, Any], None]], ...] = (
    (Icon, _Writer._icon),
    (Link, _Writer._link),
    (Boundary, _Writer._boundary),
    (Note, _Writer._note),
    (Bubble, _Writer._bubble),
    (Text, _Writer._text),
    (Image, _Writer._image),
    (Ink, _Writer._ink),
    (Frame, _Writer._frame),
)
