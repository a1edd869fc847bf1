"""A copy of a picture that is safer to share: roles for names, and nothing that was meant to stay private."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from richpic.elements.icon import Icon
from richpic.elements.image import Image
from richpic.elements.unknown import Unknown
from richpic.files.errors import FileError, on_one_line
from richpic.files.images import stored_image
from richpic.model.drawing import DrawContext
from richpic.model.element import Element, longest_text
from richpic.model.picture import Picture, StoredImage
from richpic.model.symbol import spoken_name
from richpic.share.patterns import rules
from richpic.share.people import PERSON
from richpic.share.safe import Finding
from richpic.share.word_lists import listed, plain, table

SOMEBODY = "person"
SOMEWHERE = "(place)"


@dataclass(frozen=True, slots=True)
class SafeCopy:
    """The copy, and its key: by pseudonym the names that it stands for; kept apart, or not at all."""

    picture: Picture
    key: Mapping[str, tuple[str, ...]]


def safe_copy(picture: Picture, findings: Iterable[Finding], ctx: DrawContext) -> SafeCopy:
    """Return a copy of `picture` with each of its `findings` swapped, removed or kept as it is advised.

    The same name is the same pseudonym everywhere. Images are written anew, without what cameras add to them.
    Raises FileError if an image cannot be read.
    """
    found = list(findings)
    casting = _Casting(picture, found)
    swaps: dict[tuple[str, str], list[Finding]] = {}
    for one in found:
        if one.advice == "swap":
            swaps.setdefault((one.element, one.field), []).append(one)
    hidden = {one.element for one in found if one.rule == "hidden" and one.advice == "remove"}
    gone = frozenset(
        hidden | {key for key, one in picture.elements.items() if isinstance(one, Unknown)}
    )  # fmt: skip
    images = {key: stored_image(image.data)[:2] for key, image in picture.images.items()}
    elements = {
        key: _clean(_swapped(replace(one, **one.loosened(gone, ctx)), key, swaps, casting), images)
        for key, one in picture.elements.items()
        if key not in gone
    }
    page = replace(_swapped(picture.page, "", swaps, casting), authors=(), extra={})
    shown = {name for one in elements.values() for name in one.stored_images()}
    kept = {key: image for key, image in images.values() if key in shown}
    return SafeCopy(Picture(elements, page, kept, picture.symbols), casting.key)


def write_key(key: Mapping[str, tuple[str, ...]], path: Path) -> None:
    """Write who is who to a new file that only its owner may read.

    Raises FileError, also where there is a file already: none is replaced.
    """
    lines = [f"{pseudonym} = {'; '.join(names)}" for pseudonym, names in key.items()]
    head = "# Who is who. Keep this file where only those can read it who may know."
    try:
        with os.fdopen(
            os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8"
        ) as file:
            file.write("\n".join([head, *lines, ""]))
    except FileExistsError as error:
        raise FileError(f"“{on_one_line(path.name)}” is there already: give the key another name.") from error
    except OSError as error:
        raise FileError(f"“{on_one_line(path.name)}” was not written: {error.strerror}.") from error


def _clean(element: Element, images: Mapping[str, tuple[str, StoredImage]]) -> Element:
    """Return `element` without its remark, and with its image as it was written anew."""
    fields: dict[str, Any] = {"note": "", "extra": {}}
    if isinstance(element, Image) and element.image_id in images:
        fields["image_id"] = images[element.image_id][0]
    return replace(element, **fields)


def _swapped(
    value: Any, element: str, swaps: Mapping[tuple[str, str], list[Finding]], casting: _Casting
) -> Any:
    """Return an element or the page with pseudonyms in all of its texts."""
    for (owner, field), found in swaps.items():
        if owner == element:
            value = _with_text(value, field.split("."), found, casting)
    return value


def _with_text(value: Any, path: list[str], found: list[Finding], casting: _Casting) -> Any:
    name, *rest = path
    inner = getattr(value, name)
    if isinstance(inner, str):
        # What stands for a name may be longer than it, but not longer than the field may be.
        inner = _cut(inner, found, casting)[: longest_text(type(value), name) or None]
    elif isinstance(inner, tuple):
        # Pairs of a key and words: the names in a legend.
        key = ".".join(rest)
        inner = tuple((k, _cut(words, found, casting)) if k == key else (k, words) for k, words in inner)
    else:
        inner = _with_text(inner, rest, found, casting)
    return replace(value, **{name: inner})


def _cut(words: str, found: list[Finding], casting: _Casting) -> str:
    for one in sorted(found, key=lambda one: one.start, reverse=True):
        words = words[: one.start] + casting.instead(one) + words[one.end :]
    return words


class _Casting:
    """Gives each person found a role and a letter: "parent A", the same one throughout."""

    def __init__(self, picture: Picture, findings: Iterable[Finding]) -> None:
        people = [one for one in findings if one.rule == PERSON and one.advice == "swap"]
        self._roles: dict[str, str] = {}
        self._given: dict[str, str] = {}
        self._counts: dict[str, int] = {}
        self._names: dict[str, list[str]] = {}
        for one in people:
            self._learn_role(one, picture.elements.get(one.element))
        for one in people:
            self.instead(one)

    @property
    def key(self) -> Mapping[str, tuple[str, ...]]:
        """By pseudonym, the names that it stands for."""
        return MappingProxyType({role: tuple(names) for role, names in self._names.items()})

    def instead(self, finding: Finding) -> str:
        """Return what stands for what was found."""
        if finding.rule != PERSON:
            rule = rules().get(finding.rule)
            return rule.instead if rule else SOMEWHERE
        who = _identity(finding.found)
        if who not in self._given:
            role = self._roles.get(who, SOMEBODY)
            number = self._counts[role] = self._counts.get(role, 0) + 1
            self._given[who] = f"{role} {_letters(number)}"
        pseudonym = self._given[who]
        names = self._names.setdefault(pseudonym, [])
        if finding.found not in names:
            names.append(finding.found)
        return pseudonym

    def _learn_role(self, finding: Finding, element: Element | None) -> None:
        who = _identity(finding.found)
        title = re.split(r"[ .]", plain(finding.found), maxsplit=1)[0]
        if isinstance(element, Icon) and finding.field == "label":
            self._roles[who] = spoken_name(element.symbol)
        elif title in (roles := table("names")["roles"]):
            self._roles.setdefault(who, roles[title])


def _identity(name: str) -> str:
    """Return what is the same for "Aisha", "aisha" and "Aisha Khan", but not for "Mrs Khan"."""
    words = re.findall(r"[^\W_][\w'-]*", plain(name))
    titled = len(words) > 1 and words[0] in listed("names", "titles")
    return " ".join(words[:2]) if titled else words[0] if words else name


def _letters(number: int) -> str:
    """Return A for 1, Z for 26, AA for 27."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
