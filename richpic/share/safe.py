"""Safe to share: what on a picture could tell who somebody is, or was not meant for others.

It helps people look; it does not decide. Nothing is changed here, and no list of names knows every name.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from functools import lru_cache
from typing import Any

from PIL import Image as Pixels
from PIL import UnidentifiedImageError

from richpic.elements.icon import Icon
from richpic.elements.unknown import Unknown
from richpic.model.bare_image import bare_image
from richpic.model.element import Element, longest_text
from richpic.model.picture import Picture, StoredImage
from richpic.model.safe_choice import Deed
from richpic.model.symbol import SymbolLibrary
from richpic.share.ages import AGE, ages_after
from richpic.share.naming import PEOPLE, vocabulary
from richpic.share.patterns import Spot, find_patterns, rules
from richpic.share.people import PERSON, find_people
from richpic.share.places import PLACE, find_places
from richpic.share.repeats import OWN, find_again, find_own, names_in

# What is found by no words, but is about an element as a whole.
OF_THINGS = frozenset({"photo", "location", "camera", "note", "hidden", "locked", "newer"})
# Fields for words hold at least this much; those for names of symbols, colours and ids hold less.
SHORTEST_WORDS = 200
# Who speaks in a tension.
VOICE = ".who"
_NO_WORDS = frozenset({"id", "z", "groups", "extra", "note"})
_GPS = 0x8825
_SAYS = {
    PERSON: "name of a person",
    PLACE: "small place",
    AGE: "age, beside a name",
    OWN: "words that you look for",
    "author": "author",
    "note": "private remark",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to look at: of the element `element` ("" for the page), in its field `field`.

    `rule` found the letters from `start` up to `end`, the words `found`; for what is no text, such as a
    photo, both are 0 and `found` says what it is. `says` tells in plain words what it may be. `advice` is
    what a safe copy does about it, unless the user chose otherwise.
    """

    rule: str
    says: str
    advice: Deed
    element: str
    field: str
    found: str
    start: int = 0
    end: int = 0


def find_in_text(text: str, label: bool = False, ordinary: frozenset[str] = frozenset()) -> list[Spot]:
    """Return what in `text` could tell who somebody is.

    `label`: it is written under the icon of a person, where capitals are names but for `ordinary` words.
    """
    return list(_spots_in(text, label, ordinary))


@lru_cache(maxsize=4096)
def _spots_in(text: str, label: bool, ordinary: frozenset[str]) -> tuple[Spot, ...]:
    # Kept, because the same picture is looked through again with each choice.
    found = find_patterns(text)
    for spot in (*find_places(text), *find_people(text, label, ordinary)):
        if not any(spot.overlaps(other) for other in found):
            found.append(spot)
    return tuple(sorted(found, key=lambda spot: spot.start))


def find(picture: Picture, symbols: SymbolLibrary) -> list[Finding]:
    """Return what on `picture` could tell who somebody is, or is private: of the page first, then by z.

    What the user asked to be looked for is among its choices. A name that was found once is found wherever it
    stands again.
    """
    library = symbols.carrying(picture.symbols)
    own = frozenset(one.about for one in picture.page.choices if one.rule == OWN and one.about)
    found = _found(_Looking(picture, library, own, frozenset()))
    names = frozenset(word for one in found if one.rule == PERSON for word in names_in(one.found))
    return _found(_Looking(picture, library, own, names)) if names else found


def _found(looking: _Looking) -> list[Finding]:
    return [*looking.page(), *(one for element in looking.picture.order for one in looking.element(element))]


def words_in(element: Element) -> Iterator[tuple[str, str]]:
    """Give the fields of `element` that hold words for all to read, as a path ("tension.first.who")."""
    yield from _words_in(element, "")


def _words_in(value: Any, path: str) -> Iterator[tuple[str, str]]:
    for entry in fields(value):
        if entry.name in _NO_WORDS:
            continue
        inner = getattr(value, entry.name)
        here = f"{path}{entry.name}"
        if isinstance(inner, str) and longest_text(type(value), entry.name) >= SHORTEST_WORDS:
            yield here, inner
        elif is_dataclass(inner):
            yield from _words_in(inner, f"{here}.")
        elif isinstance(inner, tuple):
            pairs = (each for each in inner if isinstance(each, tuple) and len(each) == 2)
            yield from ((f"{here}.{key}", words) for key, words in pairs if isinstance(words, str))


class _Looking:
    """Looks through one picture, also for the user's `own` words, and for `names` that were found before."""

    def __init__(
        self, picture: Picture, symbols: SymbolLibrary, own: frozenset[str], names: frozenset[str]
    ) -> None:
        self.picture, self._symbols = picture, symbols
        self._own, self._names = own, names
        self._ordinary, _ = vocabulary(symbols)

    def page(self) -> Iterator[Finding]:
        """Give what is in the settings of the page."""
        page = self.picture.page
        for name in ("title", "date", "alt", "description"):
            yield from self._text("", name, getattr(page, name), False)
        for author in page.authors:
            if author.strip():
                yield Finding("author", _SAYS["author"], "remove", "", "authors", author)

    def element(self, element: Element) -> Iterator[Finding]:
        """Give what is in an element, or with it."""
        if isinstance(element, Unknown):
            yield Finding("newer", _NEWER, "remove", element.id, "kind", element.called())
            return
        label = isinstance(element, Icon) and self._symbols.get(element.symbol).category == PEOPLE
        for field, text in words_in(element):
            yield from self._text(element.id, field, text, label or field.endswith(VOICE))
        if element.note.strip():
            yield Finding("note", _SAYS["note"], "remove", element.id, "note", element.note)
        if element.hidden:
            yield Finding("hidden", "hidden thing", "remove", element.id, "hidden", element.called())
        if element.locked:
            yield Finding("locked", "locked thing", "keep", element.id, "locked", element.called())
        for image_id in element.stored_images():
            if image := self.picture.images.get(image_id):
                yield from _of_image(element, image)

    def _text(self, element: str, field: str, text: str, label: bool) -> Iterator[Finding]:
        # Of the same length: the letters found are those of the text itself.
        flat = re.sub(r"\s", " ", text)
        spots = self._spots(flat, label)
        for spot in sorted((*spots, *ages_after(text, spots)), key=lambda spot: spot.start):
            rule = rules().get(spot.rule)
            says = rule.says if rule else _SAYS[spot.rule]
            words = flat[spot.start : spot.end]
            advice: Deed = "remove" if spot.rule == AGE else "swap"
            yield Finding(spot.rule, says, advice, element, field, words, spot.start, spot.end)

    def _spots(self, text: str, label: bool) -> list[Spot]:
        """Return the spots in a text; of two that overlap, the longer one."""
        spots = find_in_text(text, label, self._ordinary)
        spots += [
            spot for spot in find_again(text, self._names) if not any(spot.overlaps(other) for other in spots)
        ]
        for own in find_own(text, self._own):
            rivals = [other for other in spots if own.overlaps(other)]
            if all(own.start <= other.start and other.end <= own.end for other in rivals):
                spots = [other for other in spots if other not in rivals] + [own]
        return sorted(spots, key=lambda spot: spot.start)


_NEWER = "thing of a newer richpic, which cannot be looked through"


def _of_image(element: Element, image: StoredImage) -> Iterator[Finding]:
    yield Finding(
        "photo", "image: look for faces and names", "keep", element.id, "image_id", element.called()
    )
    if _has_location(image.data):
        yield Finding("location", "where a photo was taken", "remove", element.id, "image_id", "GPS")
    elif (bare := bare_image(image.data)) is not None and len(bare) < len(image.data):
        yield Finding("camera", "what a camera wrote into a photo", "remove", element.id, "image_id", "EXIF")


def _has_location(data: bytes) -> bool:
    """Tell whether an image file says where it was taken."""
    try:
        with Pixels.open(io.BytesIO(data)) as pixels:
            return _GPS in pixels.getexif()
    except (OSError, UnidentifiedImageError, Pixels.DecompressionBombError, SyntaxError, ValueError):
        return False
