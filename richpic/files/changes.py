"""A Change as JSON and back: for the journal, and wherever else Changes travel.

    {"name": "moved 1 thing", "patches": {"a1": {"kind": "icon", "before": {"x": 1}, "after": {"x": 2}}}}

Elements that come or go are whole (`"whole": true`), with null on the other side. Numbers are exact.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from richpic.elements import KINDS
from richpic.elements.unknown import Unknown
from richpic.files.carried import decoded_symbols, encoded_symbol
from richpic.files.decoding import Fault, decoded, decoded_element, decoded_fields
from richpic.files.encoding import encoded, encoded_fields, sound
from richpic.files.errors import quoted
from richpic.files.images import decoded_image, encoded_image
from richpic.model.change import Change, Patch, Side
from richpic.model.element import Element
from richpic.model.picture import PAGE_ID, Page, Picture

_PAGE = "page"


def encoded_change(change: Change, picture: Picture) -> dict[str, Any]:
    """Return `change` as JSON values; `picture` is what it is about to be applied to, and tells the kinds.

    Patches of elements that are not there do nothing, and are left out.
    """
    patches = {key: _encoded_patch(key, patch, picture) for key, patch in change.patches.items()}
    found: dict[str, Any] = {
        "name": sound(change.name),
        "patches": {key: patch for key, patch in patches.items() if patch is not None},
    }
    if change.images:
        found["images"] = {key: encoded_image(image) for key, image in change.images.items()}
    if change.symbols:
        found["icons"] = {key: encoded_symbol(symbol) for key, symbol in change.symbols.items()}
    return found


def _encoded_patch(key: str, patch: Patch, picture: Picture) -> dict[str, Any] | None:
    if isinstance(patch.before, Mapping) or isinstance(patch.after, Mapping):
        there = picture.page if key == PAGE_ID else picture.elements.get(key)
        if there is None:
            return None
        kind = _PAGE if isinstance(there, Page) else there.kind
        sides = [_encoded_side(side, type(there)) for side in (patch.before, patch.after)]
        return {"kind": kind, "before": sides[0], "after": sides[1]}
    before, after = _encoded_whole(patch.before), _encoded_whole(patch.after)
    return {"whole": True, "before": before, "after": after}


def _encoded_whole(side: Element | Page | None) -> dict[str, Any] | None:
    return None if side is None else encoded(side, exact=True)


def _encoded_side(side: Side, kind: type[Element | Page]) -> dict[str, Any]:
    return encoded_fields(kind, side) if isinstance(side, Mapping) else {}


def decoded_change(raw: object) -> Change:
    """Return the Change that `raw` (from JSON) describes, every field checked. Raises Fault."""
    if not isinstance(raw, dict) or not isinstance(raw.get("name"), str):
        raise Fault("a change must have a name")
    patches, images = raw.get("patches", {}), raw.get("images", {})
    if not isinstance(patches, dict) or not isinstance(images, dict):
        raise Fault("patches and images must be written as { … }")
    return Change(
        {key: _decoded_patch(key, patch) for key, patch in patches.items()},
        raw["name"],
        {key: decoded_image(image, f"image {quoted(key)}") for key, image in images.items()},
        decoded_symbols(raw.get("icons", {})),
    )


def _decoded_patch(key: str, raw: object) -> Patch:
    if not isinstance(raw, dict):
        raise Fault("a patch must be written as { … }", key)
    before, after = raw.get("before"), raw.get("after")
    if raw.get("whole"):
        return Patch(_decoded_whole(key, before), _decoded_whole(key, after))
    kind: type[Element | Page] = Page if key == PAGE_ID else KINDS.get(str(raw.get("kind")), Unknown)
    return Patch(decoded_fields(kind, before), decoded_fields(kind, after))


def _decoded_whole(key: str, raw: object) -> Element | Page | None:
    if raw is None:
        return None
    if key == PAGE_ID:
        return decoded(Page, raw, newer=True)
    element = decoded_element(raw, newer=True)
    if element.id != key:
        raise Fault("the id is another inside the element", key)
    return element
