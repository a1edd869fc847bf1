"""How the shapes of an SVG are painted: attributes, style="", simple style sheets, and colours."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from richpic.files.errors import FileError, quoted
from richpic.files.svg_safe import SvgNode, checked_style

INK = "currentcolor"
_PROPERTIES = frozenset(
    {
        *("fill", "stroke", "stroke-width", "fill-rule", "clip-rule", "fill-opacity", "stroke-opacity"),
        *("color", "visibility", "display", "opacity", "clip-path", "mask", "filter"),
        *("stroke-dasharray", "stop-color", "stop-opacity", "marker-start", "marker-mid", "marker-end"),
    }
)
_SELECTOR = re.compile(r"\s*([a-zA-Z]*)((?:\.[\w-]+)?)((?:#[\w-]+)?)\s*")
_NUMBER = re.compile(r"\s*([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d{1,3})?)\s*(%|[a-z]*)\s*")
_UNITS = {
    "": 1.0,
    "px": 1.0,
    "pt": 4 / 3,
    "pc": 16.0,
    "mm": 96 / 25.4,
    "cm": 96 / 2.54,
    "in": 96.0,
    "em": 16.0,
}
_URL = re.compile(r"url\(\s*['\"]?#([^'\")\s]+)['\"]?\s*\)\s*(.*)", re.IGNORECASE)
_FUNCTION = re.compile(r"rgba?\(([^()]*)\)", re.IGNORECASE)
MOST_RULES = 200
LONGEST_VALUE = 200

Sheet = list[tuple[str, str, str, dict[str, str]]]


@dataclass(frozen=True, slots=True)
class Paint:
    """A colour "#rrggbb", or INK for the element's own, with its opacity from 0 to 1."""

    colour: str
    alpha: float = 1.0


@dataclass(frozen=True, slots=True)
class Style:
    """What holds for a shape, inherited or its own. `opacity` is that of all groups around it too."""

    fill: str = "black"
    stroke: str = "none"
    stroke_width: float = 1.0
    fill_rule: str = "nonzero"
    clip_rule: str = "nonzero"
    fill_opacity: float = 1.0
    stroke_opacity: float = 1.0
    colour: str = INK
    visible: bool = True
    opacity: float = 1.0

    def within(self, given: Mapping[str, str], whole: float) -> Style:
        """Return the style of what is inside an element with the properties `given`.

        Percentages are of `whole`. Raises FileError for values that mean nothing.
        """
        if not given:
            return self
        changed: dict[str, object] = {}
        for name in ("fill", "stroke", "fill_rule", "clip_rule"):
            if (value := given.get(name.replace("_", "-"))) is not None and value != "inherit":
                changed[name] = value
        if (value := given.get("stroke-width")) is not None:
            changed["stroke_width"] = max(0.0, length(value, whole))
        for name in ("fill_opacity", "stroke_opacity"):
            if (value := given.get(name.replace("_", "-"))) is not None:
                changed[name] = share(value)
        if (value := given.get("color", "inherit")) != "inherit":
            changed["colour"] = self.colour if value.lower() == INK else value
        if (value := given.get("visibility", "inherit")) != "inherit":
            changed["visible"] = value == "visible"
        if (value := given.get("opacity")) is not None:
            changed["opacity"] = self.opacity * share(value)
        return replace(self, **changed)  # type: ignore[arg-type]  # names and types are those above


def properties(node: SvgNode, sheet: Sheet) -> dict[str, str]:
    """Return what an element says of its look: its attributes, then style sheets, then its own style."""
    found = {
        name: value.strip()
        for name, value in node.attributes.items()
        if name in _PROPERTIES and value.strip()
    }
    classes = {f".{name}" for name in node.attributes.get("class", "").split()}
    identifier = f"#{node.attributes.get('id', '')}"
    for tag, of_class, of_id, given in sheet:
        if tag in ("", node.tag) and of_class in ("", *classes) and of_id in ("", identifier):
            found.update(given)
    if style := node.attributes.get("style"):
        found.update(_declarations(style))
    for value in found.values():
        if len(value) > LONGEST_VALUE:
            raise FileError(f"{quoted(value)} is too long")
    return found


def _declarations(text: str) -> dict[str, str]:
    found = {}
    for declaration in text.split(";"):
        name, _, value = declaration.partition(":")
        value = value.replace("!important", "").strip()
        if (name := name.strip().lower()) in _PROPERTIES and value:
            found[name] = value
    return found


def style_sheet(texts: Iterable[str]) -> Sheet:
    """Return the rules of style sheets: those for a tag, a class or an id. Raises FileError for others."""
    sheet: Sheet = []
    for text in texts:
        plain = checked_style(text)
        if "@" in plain:
            raise FileError("its look depends on where it is shown")
        for rule in plain.split("}"):
            selectors, _, body = rule.partition("{")
            declared = _declarations(body)
            for selector in selectors.split(",") if declared else ():
                parts = _SELECTOR.fullmatch(selector[:LONGEST_VALUE].strip().removeprefix("*"))
                if parts is None:
                    raise FileError(f"its style {quoted(selector.strip())} is more than an icon needs")
                sheet.append((parts[1], parts[2], parts[3], declared))
                if len(sheet) > MOST_RULES:
                    raise FileError("it has too many styles")
    return sheet


def length(text: str, whole: float = 0.0) -> float:
    """Return a length in user units; percentages are of `whole`. Raises FileError."""
    found = _NUMBER.fullmatch(text[:LONGEST_VALUE].lower())
    if found and found[2] == "%":
        return float(found[1]) * whole / 100
    if found and found[2] in _UNITS and math.isfinite(value := float(found[1]) * _UNITS[found[2]]):
        return value
    raise FileError(f"{quoted(text)} is no length")


def share(text: str) -> float:
    """Return an opacity or an offset, from 0 to 1. Raises FileError."""
    return min(1.0, max(0.0, length(text, 1.0)))


def reference(paint: str) -> tuple[str, str] | None:
    """Return the id that a paint such as "url(#a) red" names and what stands in for it, or None."""
    found = _URL.fullmatch(paint.strip())
    return (found[1], found[2].strip()) if found else None


def colour(text: str, current: str) -> Paint | None:
    """Return the colour that `text` names, or None for "none"; `current` is what currentColor means here.

    Raises FileError for what is no colour.
    """
    name = text.strip().lower()
    if name in ("currentcolor", "context-fill", "context-stroke"):
        return Paint(INK) if current.lower() == INK else colour(current, INK)
    if name in ("none", "transparent"):
        return None
    if function := _FUNCTION.fullmatch(name):
        return _rgb(text, re.split(r"[\s,/]+", function[1].strip()))
    from PIL import ImageColor  # the names of the colours; nothing is drawn with it

    try:
        channels = ImageColor.getrgb(name)
    except ValueError:
        raise FileError(f"{quoted(text)} is no colour") from None
    return Paint("#{:02x}{:02x}{:02x}".format(*channels), channels[3] / 255 if len(channels) > 3 else 1.0)


def _rgb(text: str, words: list[str]) -> Paint:
    if len(words) not in (3, 4):
        raise FileError(f"{quoted(text)} is no colour")
    channels = [min(255, max(0, round(length(word, 255.0)))) for word in words[:3]]
    return Paint("#{:02x}{:02x}{:02x}".format(*channels), share(words[3]) if len(words) > 3 else 1.0)
