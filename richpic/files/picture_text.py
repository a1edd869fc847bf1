"""The text of a *.richpic file: JSON with its keys in a fixed order and one element a line.

    {"format": "richpic", "version": 1, "minor": 1,
    "page": {"title": "..."},
    "elements": [
    {"kind": "icon", "id": "a1", "z": "a0", "symbol": "home", "x": 12, "y": 40},
    ...
    ],
    "images": {
    "HASH": {"mime": "image/png", "base64": "..."}
    },
    "icons": {
    "PACK:NAME": {"called": "...", "credit": "...", "draw": "..."}
    }}

Elements stand in the order of painting; fields that have their default are left out. Moving a thing changes
its line, bringing it to the front puts its line elsewhere. "icons" holds those of icon packs that are shown,
and is left out where there are none.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from richpic.elements.unknown import Unknown
from richpic.files.carried import carried_symbols, decoded_symbols, encoded_symbol
from richpic.files.checks import ElementFault, check, mending_steps
from richpic.files.decoding import TOO_DEEP, Fault, decoded, decoded_element, is_deep
from richpic.files.encoding import encoded
from richpic.files.errors import FileError, on_one_line, quoted
from richpic.files.images import decoded_image, encoded_image, stored_image
from richpic.files.limits import check_count, check_size
from richpic.files.migrations import MINOR, VERSION, migrated
from richpic.model.bare_image import bare_image
from richpic.model.element import Element
from richpic.model.picture import Page, Picture, StoredImage
from richpic.model.steps import Steps, all_at_once, pausing

FORMAT = "richpic"
# What the page's `extra` keeps of a newer file besides the page: {"minor": 3, "rest": {...}}.
FILE_EXTRA = "#file"
_KEYS = ("format", "version", "minor", "page", "elements", "images", "icons")


def to_text(picture: Picture, exact: bool = False) -> str:
    """Return the text of `picture`. Numbers are rounded to what can be seen, unless `exact`.

    Images that nothing shows are left out. What would not be read again is mended (see checks).
    """
    return all_at_once(text_steps(picture, exact))


def text_steps(picture: Picture, exact: bool = False) -> Steps[str]:
    """Make the text of `picture` step by step."""
    picture = yield from mending_steps(picture)
    page = dict(encoded(picture.page, exact))
    kept = page.pop(FILE_EXTRA, {})
    rest = kept.get("rest", {})
    newer = bool(set(picture.page.extra) - {FILE_EXTRA})
    written: list[str] = []
    shown: set[str] = set()
    for element, pause in pausing(picture.order):
        written.append(_dumped(encoded(element, exact)))
        shown |= _shown_images(element, picture)
        newer = newer or bool(element.extra) or isinstance(element, Unknown)
        if pause:
            yield
    minor = MINOR + 1 if newer else MINOR
    head = {"format": FORMAT, "version": VERSION, "minor": max(minor, kept.get("minor", 0))}
    elements = ",\n".join(written)
    yield
    written = []
    for key in sorted(shown):
        written.append(_image_line(key, picture.images.get(key)))
        yield
    images = ",\n".join(written)
    icons = ",\n".join(
        f"{_dumped(one.name)}: {_dumped(encoded_symbol(one))}" for one in carried_symbols(picture)
    )
    lines = [
        _dumped(head)[:-1],
        f'"page": {_dumped(page)}',
        f'"elements": [\n{elements}\n]' if elements else '"elements": []',
        f'"images": {{\n{images}\n}}' if images else '"images": {}',
        *([f'"icons": {{\n{icons}\n}}'] if icons else []),
        *(f"{_dumped(key)}: {_dumped(value)}" for key, value in rest.items() if key not in _KEYS),
    ]
    return ",\n".join(lines) + "}\n"


def shared_text(picture: Picture) -> str:
    """Return the text to put inside an exported image: without private remarks and hidden things.

    What was chosen to be safe stays private too: it holds the very names.

    Hidden things that others are joined to stay, for their place, but without their words and images. What
    only a newer version could read is left out too: it may be private there.
    """
    held = {target for element in picture.elements.values() for target in element.hangs_on()}
    known = {key: element for key, element in picture.elements.items() if not isinstance(element, Unknown)}
    shown = {
        key: _without_remarks(element) for key, element in known.items() if not element.hidden or key in held
    }
    seen = {one for element in shown.values() if not element.hidden for one in element.stored_images()}
    return to_text(
        replace(
            picture,
            elements={
                key: _silenced(element) if element.hidden else element for key, element in shown.items()
            },
            page=replace(picture.page, choices=(), extra={}),
            images={
                key: bare for key, image in picture.images.items() if key in seen and (bare := _bare(image))
            },
        )
    )


def _without_remarks(element: Element) -> Element:
    # Most have none: to copy 10,000 that stay the same took 60 ms.
    return replace(element, note="", extra={}) if element.note or element.extra else element


def _bare(image: StoredImage) -> StoredImage | None:
    """Return `image` without what a camera wrote into it; None if it cannot be read."""
    if (data := bare_image(image.data)) is not None:
        return replace(image, data=data)
    with contextlib.suppress(FileError):  # cut short, perhaps: written anew as far as it can be seen
        return stored_image(image.data)[1]
    return None


def _silenced(element: Element) -> Element:
    words = {element.text_field: ""} if element.text_field else {}
    return replace(element, **words)  # type: ignore[arg-type]  # text_field names a text


def _dumped(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _shown_images(element: Element, picture: Picture) -> set[str]:
    named = element.stored_images()
    if not named:
        return set()
    return {key for key in named if key in picture.images or not isinstance(element, Unknown)}


def _image_line(key: str, image: StoredImage | None) -> str:
    # None: lost before it came here. The place of the image is kept.
    return f"{_dumped(key)}: {_dumped(encoded_image(image) if image else None)}"


def from_text(text: str, source: str = "the picture") -> Picture:
    """Return the picture that `text` holds. Raises FileError naming `source` and what is wrong."""
    try:
        return _read(_parsed(text))
    except ElementFault as fault:
        field = f", field {quoted(fault.field)}" if fault.field else ""
        reason = f"element {quoted(fault.identifier)}{field}: {fault.reason}"
        raise FileError(f"{on_one_line(source)}: {reason}.") from fault
    except Fault as fault:
        raise FileError(f"{on_one_line(source)}: {on_one_line(str(fault), 300)}.") from fault


def _parsed(text: str) -> dict[str, Any]:
    if not text.strip():
        raise Fault("the file is empty")
    check_size(text)
    try:
        document = json.loads(text)
    except json.JSONDecodeError as error:
        raise Fault(_where(text, error)) from error
    except RecursionError as error:
        raise Fault("the file is nested too deeply") from error
    except ValueError as error:  # a whole number of thousands of digits
        raise Fault("a number in it is too long") from error
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise Fault("this is not a richpic picture")
    return document


def _where(text: str, error: json.JSONDecodeError) -> str:
    if not text.lstrip().startswith(("{", "[")):
        return "this is not a richpic picture"
    if error.pos >= len(text.rstrip()) or error.msg.startswith("Unterminated"):
        return f"the file is cut short: it ends in line {text.rstrip().count(chr(10)) + 1}"
    return f"the file is damaged at line {error.lineno}, column {error.colno}"


def _read(document: dict[str, Any]) -> Picture:
    version, minor = _version(document)
    document = migrated(document, version)
    newer = version == VERSION and minor > MINOR
    rest = {key: value for key, value in document.items() if key not in _KEYS}
    if rest and not newer:
        raise Fault(f"nothing is called {quoted(next(iter(rest)))} in a picture of this version")
    if deep := next((key for key, value in rest.items() if is_deep(value)), None):
        raise Fault(TOO_DEEP, deep)
    page = _page(document.get("page", {}), newer)
    if newer:
        page = replace(page, extra={**page.extra, FILE_EXTRA: {"minor": minor, "rest": rest}})
    images = _images(document.get("images", {}))
    raws = document.get("elements", [])
    if not isinstance(raws, list):
        raise Fault("must be a list", "elements")
    check_count(len(raws))
    elements = check([_element(raw, number, newer) for number, raw in enumerate(raws, 1)], images)
    stored = {key: image for key, image in images.items() if image is not None}
    icons = decoded_symbols(document.get("icons", {}))
    return Picture(MappingProxyType(elements), page, MappingProxyType(stored), icons)


def _version(document: dict[str, Any]) -> tuple[int, int]:
    version, minor = _whole(document, "version", None), _whole(document, "minor", 0)
    if version > VERSION:
        raise Fault(
            f"it was made by a newer version of richpic (format {version}); "
            "update the program to open it, the file is as it was"
        )
    if version < 1:
        raise Fault("must be at least 1", "version")
    return version, minor


def _whole(document: dict[str, Any], name: str, default: int | None) -> int:
    value = document.get(name, default)
    if type(value) is not int or not 0 <= value < 10_000:
        raise Fault("must be a whole number", name)
    return value


def _page(raw: object, newer: bool) -> Page:
    try:
        return decoded(Page, raw, newer)
    except Fault as fault:
        raise Fault(fault.reason, f"page, field {quoted(fault.field)}" if fault.field else "page") from fault


def _element(raw: object, number: int, newer: bool) -> Element:
    try:
        return decoded_element(raw, newer)
    except Fault as fault:
        identifier = raw.get("id") if isinstance(raw, dict) else None
        named = identifier if isinstance(identifier, str) and identifier else f"number {number}"
        raise ElementFault(named, fault.reason, fault.field) from fault


def _images(raw: object) -> Mapping[str, StoredImage | None]:
    if not isinstance(raw, dict):
        raise Fault("must be written as { … }", "images")
    return {
        key: None if one is None else decoded_image(one, f"image {quoted(key)}") for key, one in raw.items()
    }
