"""A copy of a picture that is safer to share: roles for names, and nothing that was meant to stay private."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from richpic.elements.image import Image
from richpic.elements.unknown import Unknown
from richpic.files.errors import FileError, on_one_line
from richpic.files.images import stored_image
from richpic.model.bare_image import bare_image
from richpic.model.drawing import DrawContext
from richpic.model.element import Element, longest_text
from richpic.model.picture import Page, Picture, StoredImage
from richpic.model.safe_choice import Deed, Region
from richpic.refusals import why_not_written
from richpic.share.ages import AGE, without_joint
from richpic.share.blurring import blurred
from richpic.share.casting import Casting
from richpic.share.deciding import Decisions
from richpic.share.safe import Finding

# What stands for words that are blacked out: as long for a short name as for a long one.
BAR = "■■■■"
# Findings whose removal takes the whole element away.
WHOLE_THINGS = frozenset({"photo", "locked"})
# Fields that hold what somebody or something is called, or a few words on a line: no sentences.
NAME_TAGS = frozenset({"label", "who"})
# What a sentence stands after.
_BEGINNING = re.compile(r"(?:^|[.!?…][\"”’)]*\s)\s*[\"“‘(]*$")
# By how the files begin that can be stripped.
_MIMES = {b"\xff\xd8": "image/jpeg", b"\x89P": "image/png"}
Worded = TypeVar("Worded", Element, Page)


@dataclass(frozen=True, slots=True)
class SafeCopy:
    """The copy, and its key: by pseudonym the names that it stands for; kept apart, or not at all."""

    picture: Picture
    key: Mapping[str, tuple[str, ...]]


def safe_copy(picture: Picture, findings: Iterable[Finding], ctx: DrawContext) -> SafeCopy:
    """Return a copy of `picture` in which each of its `findings` is kept, blurred, swapped or removed.

    What the user chose is among the picture's choices; for the rest it is done as advised. The same name is
    the same pseudonym everywhere. Remarks, hidden things and what cannot be looked through are never in it.
    Images are without what cameras add to them. Raises FileError if an image cannot be read.
    """
    return _Copying(picture, tuple(findings), ctx).made()


def safe_title(picture: Picture, findings: Iterable[Finding], ctx: DrawContext) -> str:
    """Return the title that the copy of `picture` has, without making the copy."""
    return _Copying(picture, tuple(findings), ctx).page.title


class _Copying:
    def __init__(self, picture: Picture, findings: tuple[Finding, ...], ctx: DrawContext) -> None:
        self._picture, self._findings, self._ctx = picture, findings, ctx
        self._decisions = Decisions(picture.page.choices)
        self._casting = Casting(picture, findings, self._decisions)
        self._texts: dict[str, dict[str, list[Finding]]] = {}
        for one in findings:
            if one.end > one.start and self._does(one) != "keep":
                self._texts.setdefault(one.element, {}).setdefault(one.field, []).append(one)

    def made(self) -> SafeCopy:
        """Return the copy."""
        picture = self._picture
        gone = self._gone()
        elements: dict[str, Element] = {}
        images: dict[str, StoredImage] = {}
        for key, one in picture.elements.items():
            if key not in gone:
                loose = replace(one, **one.loosened(gone, self._ctx))
                elements[key] = self._with_image(self._clean(loose), images)
        return SafeCopy(Picture(elements, self.page, images, picture.symbols), self._casting.key)

    @property
    def page(self) -> Page:
        """The page of the copy."""
        worded = self._worded(self._picture.page, "")
        return replace(worded, authors=self._authors(), told=(), choices=(), extra={})

    def _does(self, finding: Finding) -> Deed:
        return self._decisions.of(finding).does

    def _gone(self) -> frozenset[str]:
        """Return the ids of what is not in the copy at all."""
        whole = {
            one.element for one in self._findings if one.rule in WHOLE_THINGS and self._does(one) == "remove"
        }
        never = {key for key, one in self._picture.elements.items() if isinstance(one, Unknown) or one.hidden}
        return frozenset(whole | never)

    def _authors(self) -> tuple[str, ...]:
        kept = [one.found for one in self._findings if one.rule == "author" and self._does(one) == "keep"]
        return tuple(author for author in self._picture.page.authors if author in kept)

    def _clean(self, element: Element) -> Element:
        """Return `element` in its safe words, without its remark."""
        return self._worded(replace(element, note="", extra={}), element.id)

    def _with_image(self, element: Element, images: dict[str, StoredImage]) -> Element:
        """Return `element` with its image written anew, which is put into `images`."""
        stored = self._picture.images.get(element.image_id) if isinstance(element, Image) else None
        if stored is None or not isinstance(element, Image):
            return element
        photo = next(
            (one for one in self._findings if (one.rule, one.element) == ("photo", element.id)), None
        )
        choice = self._decisions.of(photo) if photo else None
        blurs = choice is not None and choice.does == "blur"
        key, image = _written(stored.data, choice.regions if choice and blurs else None)
        images[key] = image
        return replace(element, image_id=key)

    def _worded(self, value: Worded, owner: str) -> Worded:
        """Return an element or the page in its safe words."""
        for field, found in self._texts.get(owner, {}).items():
            value = self._with_text(value, field.split("."), found)
        return value

    def _with_text(self, value: Any, path: list[str], found: list[Finding]) -> Any:
        name, *rest = path
        inner = getattr(value, name)
        if isinstance(inner, str):
            # What stands for a name may be longer than it, but not longer than the field may be.
            inner = self._cut(inner, found, name in NAME_TAGS)[: longest_text(type(value), name) or None]
        elif isinstance(inner, tuple):
            # Pairs of a key and words: the names in a legend.
            key = ".".join(rest)
            inner = tuple(
                (k, self._cut(words, found, True)) if k == key else (k, words) for k, words in inner
            )
        else:
            inner = self._with_text(inner, rest, found)
        return replace(value, **{name: inner})

    def _cut(self, words: str, found: list[Finding], is_tag: bool) -> str:
        for one in sorted(found, key=lambda one: one.start, reverse=True):
            before, after = words[: one.start], words[one.end :]
            instead = self._instead(one)
            if not instead and one.rule == AGE:
                before, after = without_joint(before, after)
            elif not instead and (not before or before[-1:].isspace()):
                after = after.lstrip(" ")
            elif not is_tag and one.found[:1].isupper() and _BEGINNING.search(before):
                instead = instead[:1].upper() + instead[1:]
            words = before + instead + after
        return words

    def _instead(self, finding: Finding) -> str:
        deed = self._does(finding)
        if deed == "swap":
            return self._casting.instead(finding)
        return BAR if deed == "blur" else ""


@lru_cache(maxsize=32)
def _written(data: bytes, regions: tuple[Region, ...] | None) -> tuple[str, StoredImage]:
    """Return the id and the bare image: with `regions` in squares (empty: all of it), None as it is.

    The last ones are kept: a copy is made again with each choice.
    """
    if regions is not None:
        return blurred(data, regions)
    if (bare := bare_image(data)) is not None:
        return hashlib.sha256(bare).hexdigest(), StoredImage(_MIMES[bare[:2]], bare)
    return stored_image(data)[:2]


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
        raise FileError(
            f"“{on_one_line(path.name)}” was not written: {why_not_written(error, path)}"
        ) from error
