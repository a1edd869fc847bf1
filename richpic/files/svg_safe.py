"""The gate that every foreign SVG passes first: an allowlist, applied while the text is parsed.

What passes holds shapes and nothing else: no document type or entities, no scripts or handlers, no reference
to anything outside, no more than an icon needs. Nothing here draws; svg_symbol does, from what is left.
Everything else is refused with one line that says what it was.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NoReturn
from xml.parsers import expat

from richpic.files.errors import FileError, quoted

MOST_BYTES = 2**20
MOST_ELEMENTS = 5_000
MOST_DEPTH = 50
MOST_ATTRIBUTES = 100

_SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
_XHTML = "http://www.w3.org/1999/xhtml"
_XML = "http://www.w3.org/XML/1998/namespace"
# What is drawn, or says how to draw.
_DRAWN = """
svg g path rect circle ellipse line polyline polygon use symbol defs switch style clipPath
linearGradient radialGradient stop
"""
DRAWN = frozenset(_DRAWN.split())
# What may be there and is passed over with all that it holds, for it paints nothing by itself.
PASSED_OVER = frozenset({"title", "desc", "metadata", "filter", "mask", "pattern", "marker", "view"})
_WHY_NOT = {
    "script": "it holds a script",
    "foreignObject": "it holds a piece of a web page",
    "image": "it holds an image, which is not made of lines",
    "feImage": "it holds an image, which is not made of lines",
    "text": "it holds text, which looks different on each computer; turn it into paths",
    "textPath": "it holds text, which looks different on each computer; turn it into paths",
    "a": "it holds a link to somewhere else",
    "animate": "it moves",
    "animateTransform": "it moves",
    "animateMotion": "it moves",
    "set": "it moves",
    "font": "it holds a font",
    "font-face": "it holds a font",
}
_INSIDE = re.compile(r"#[^\s#\"'()<>]{1,200}")
_URL = re.compile(r"url\s*\(", re.IGNORECASE)
_URL_INSIDE = re.compile(r"url\(\s*(['\"]?)#[^\s#\"'()<>]{1,200}\1\s*\)", re.IGNORECASE)
_ACTIVE = re.compile(r"(?:java|vb)script\s*:|expression\s*\(", re.IGNORECASE)


@dataclass(slots=True)
class SvgNode:
    """An element that passed: its tag and attributes without namespaces, and for `style` its text."""

    tag: str
    attributes: Mapping[str, str]
    children: list[SvgNode] = field(default_factory=list)
    text: str = ""


def safe_svg(data: bytes | str) -> SvgNode:
    """Return the drawing in `data` as a tree. Raises FileError with one line if anything in it may not be."""
    size = len(data) if isinstance(data, bytes) else len(data.encode("utf-8", "surrogatepass"))
    if size > MOST_BYTES:
        raise FileError(f"it is too large for an icon ({size / 2**20:.1f} MB; at most 1 MB)")
    return _Gate().passed(data)


class _Gate:
    """Builds the tree from expat's events, and stops at the first that may not be."""

    def __init__(self) -> None:
        self._root: SvgNode | None = None
        self._open: list[SvgNode] = []
        self._passing_over = 0
        self._count = 0
        self._depth = 0
        parser = self._parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.ProcessingInstructionHandler = self._instruction
        parser.StartDoctypeDeclHandler = self._doctype
        parser.EntityDeclHandler = self._doctype
        parser.UnparsedEntityDeclHandler = self._doctype
        parser.ExternalEntityRefHandler = self._doctype
        parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)

    def passed(self, data: bytes | str) -> SvgNode:
        """Parse all of `data`."""
        try:
            self._parser.Parse(data, True)
        except expat.ExpatError as error:
            reason = expat.ErrorString(error.code)
            raise FileError(f"it is no sound SVG (line {error.lineno}: {reason})") from None
        except (ValueError, LookupError):  # an encoding that is not there, half characters
            raise FileError("it is written in an encoding that cannot be read") from None
        if self._root is None:
            raise FileError("there is no drawing in it")
        return self._root

    # Events

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._count += 1
        self._depth += 1
        if self._count > MOST_ELEMENTS:
            raise FileError(f"it has more than {MOST_ELEMENTS:,} elements")
        if self._depth > MOST_DEPTH:
            raise FileError(f"it is nested more than {MOST_DEPTH} deep")
        if len(attributes) > MOST_ATTRIBUTES:
            raise FileError(f"an element has more than {MOST_ATTRIBUTES} attributes")
        space, _, tag = name.rpartition(" ")
        kept = {}
        for key, value in attributes.items():
            if local := _own_name(key):
                kept[local] = checked(local, value)
        if space == _XHTML:
            raise FileError("it holds a piece of a web page")
        if tag in _WHY_NOT and (tag == "script" or space in ("", _SVG)):
            raise FileError(_WHY_NOT[tag])
        if self._passing_over or not self._may_be_drawn(space, tag):
            self._passing_over += 1
            return
        node = SvgNode(tag, kept)
        if self._open:
            self._open[-1].children.append(node)
        else:
            self._root = node
        self._open.append(node)

    def _may_be_drawn(self, space: str, tag: str) -> bool:
        """Tell whether an element is drawn rather than passed over. Raises FileError if it may not be."""
        foreign = space not in ("", _SVG)
        if not self._open and (foreign or tag != "svg"):
            raise FileError("it is no SVG")
        if foreign or tag in PASSED_OVER or tag.startswith("fe"):
            return False
        if tag not in DRAWN:
            raise FileError(f"it holds {quoted(tag)}, which no icon needs")
        return True

    def _end(self, _: str) -> None:
        self._depth -= 1
        if self._passing_over:
            self._passing_over -= 1
        else:
            self._open.pop()

    def _characters(self, text: str) -> None:
        if self._open and self._open[-1].tag == "style" and not self._passing_over:
            self._open[-1].text += text

    def _instruction(self, target: str, _: str) -> NoReturn:
        raise FileError(f"it holds an instruction to other programs ({quoted(target)})")

    def _doctype(self, *_: object) -> NoReturn:
        raise FileError("it declares a document type or entities; save it again as plain SVG")


def _own_name(name: str) -> str:
    """Return the name of an attribute that SVG knows, or "" for those of drawing programs."""
    space, _, local = name.rpartition(" ")
    return local if space == "" or (space, local) in ((_XLINK, "href"), (_XML, "base")) else ""


def checked(name: str, value: str) -> str:
    """Return the `value` of an attribute. Raises FileError if it is active or points outside."""
    if name.lower().startswith("on"):
        raise FileError(f"it holds a script ({quoted(name)})")
    if name in ("href", "src") and not _INSIDE.fullmatch(value.strip()):
        raise FileError(f"it refers to something outside itself ({quoted(value)})")
    if name == "base":
        raise FileError("it refers to something outside itself (“base”)")
    if name == "style":
        return checked_style(value)
    if "(" in value or ":" in value:
        _check_references(value)
    return value


def checked_style(text: str) -> str:
    """Return a piece of CSS. Raises FileError if it is active or points outside."""
    if "\\" in text:
        raise FileError("it holds a style that is written in code")
    plain = _without_comments(text)
    if "@" in plain and re.search(r"@\s*(?:import|font-face|charset|namespace)", plain, re.IGNORECASE):
        raise FileError("it takes a style or a font from somewhere else")
    _check_references(plain)
    return plain


def _without_comments(text: str) -> str:
    # Not by a pattern: one that looks for an end that never comes takes the square of the length.
    start, *rest = text.split("/*")
    return start + "".join(part.partition("*/")[2] for part in rest)


def _check_references(text: str) -> None:
    if len(_URL.findall(text)) != len(_URL_INSIDE.findall(text)):
        raise FileError("it refers to something outside itself (“url”)")
    if _ACTIVE.search(text):
        raise FileError("it holds a script")
