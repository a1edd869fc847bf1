"""What must hold between the elements of a picture: ids, groups, and what hangs on what.

Each rule has two sides: `check` refuses a file that breaks it, `mended` makes a picture keep it before it is
saved, so that the program never writes what it would not read.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from itertools import zip_longest
from typing import Any

from fractional_indexing import FIError, validate_order_key

from richpic.elements.end import End
from richpic.elements.unknown import Unknown
from richpic.files.decoding import Fault
from richpic.files.errors import quoted
from richpic.model.element import Element
from richpic.model.picture import PAGE_ID, Picture
from richpic.model.steps import Steps, all_at_once, pausing

# Links may hang on links; drawing follows them.
DEEPEST = 32


class ElementFault(Fault):
    """What is wrong with the element `identifier`."""

    def __init__(self, identifier: str, reason: str, field: str = "") -> None:
        super().__init__(reason, field)
        self.identifier = identifier


def check(elements: Iterable[Element], images: Mapping[str, object]) -> dict[str, Element]:
    """Return `elements` by id. Raises ElementFault for the first that cannot stand with the others."""
    found: dict[str, Element] = {}
    for element in elements:
        if element.id in found:
            raise ElementFault(element.id, "two elements have this id", "id")
        if element.id in ("", PAGE_ID):
            raise ElementFault(element.id, "this cannot be an id", "id")
        if not _is_order_key(element.z):
            raise ElementFault(element.id, f"{quoted(element.z)} is no place in the order", "z")
        found[element.id] = element
    parents: dict[str, str] = {}
    for element in found.values():
        if reason := _group_fault(element.groups, parents):
            raise ElementFault(element.id, reason, "groups")
        for target in element.hangs_on():
            if target not in found:
                raise ElementFault(element.id, f"it is joined to {quoted(target)}, which is not there")
    hanging = {one.id: ends for one in found.values() if (ends := one.hangs_on())}
    if circle := next(iter(_circling(hanging)), None):
        raise ElementFault(circle, "it is joined to itself in a circle")
    _check_images(found, images)
    return found


def _check_images(elements: Mapping[str, Element], images: Mapping[str, object]) -> None:
    for element in elements.values():
        if isinstance(element, Unknown):
            continue  # which of its texts name images is not known
        for image in element.stored_images():
            if image not in images:
                raise ElementFault(element.id, f"the image {quoted(image)} is not in the file", "image_id")


def mended(picture: Picture) -> Picture:
    """Return `picture` so that `check` lets it pass: loose ends are freed, contradictory groups dissolved."""
    return all_at_once(mending_steps(picture))


def mending_steps(picture: Picture) -> Steps[Picture]:
    """Do step by step what `mended` does."""
    changed: dict[str, Element] = {}
    hanging: dict[str, tuple[str, ...]] = {}
    parents: dict[str, str] = {}
    for original, pause in pausing(picture.elements.values()):
        if pause:
            yield
        element = _sound(original, picture.elements, parents)
        if element is not original:
            changed[element.id] = element
        if ends := element.hangs_on():
            hanging[element.id] = ends
    yield
    for identifier in _circling(hanging):
        element = changed.get(identifier) or picture.elements[identifier]
        changed[identifier] = _freed(element, frozenset(element.hangs_on()))
    return replace(picture, elements={**picture.elements, **changed}) if changed else picture


def _sound(element: Element, elements: Mapping[str, Element], parents: dict[str, str]) -> Element:
    """Return `element` as it may stand among `elements`; `parents` learns what each group is in."""
    if _group_fault(element.groups, parents):
        element = replace(element, groups=())
    if not _is_order_key(element.z):
        element = replace(element, z="a0")
    gone = frozenset(target for target in element.hangs_on() if target not in elements)
    return _freed(element, gone) if gone else element


def _freed(element: Element, gone: frozenset[str]) -> Element:
    """Return `element` with its ends on `gone` left loose, where they last were."""
    loose: dict[str, Any] = {}
    for entry in fields(element):
        value = getattr(element, entry.name)
        if isinstance(value, End) and value.element in gone:
            loose[entry.name] = replace(value, element="")
    return replace(element, **loose)


def _is_order_key(z: str) -> bool:
    try:
        validate_order_key(z)
    except (FIError, IndexError):
        return False
    return z.isascii() and z.isalnum()


def _group_fault(groups: tuple[str, ...], parents: dict[str, str]) -> str:
    """Return what is wrong with the groups around an element; `parents` learns what each group is in."""
    if len(set(groups)) < len(groups):
        return "a group cannot be inside itself"
    around = {group: parent for group, parent in zip_longest(groups, groups[1:], fillvalue="") if group}
    for group, parent in around.items():
        known = parents.get(group, parent)
        if known != parent:
            return f"the group {quoted(group)} is in different groups here and elsewhere, or in a circle"
    parents.update(around)
    return ""


def _circling(hanging: Mapping[str, tuple[str, ...]]) -> list[str]:
    """Return the ids of what hangs on itself, or through more than DEEPEST others on something.

    `hanging` holds by id what things hang on. Found by taking away, again and again, what hangs on nothing
    that is left.
    """
    left: Mapping[str, Iterable[str]] = hanging
    for _ in range(DEEPEST):
        kept = {one: ends for one, ends in left.items() if not left.keys().isdisjoint(ends)}
        if len(kept) == len(left):
            break
        left = kept
    return sorted(left)
