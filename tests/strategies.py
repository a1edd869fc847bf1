"""Hypothesis strategies for elements, pictures and changes. All are valid by construction.

Ends of links and tails are free or on elements that are there (never in a circle), groups are nested as the
program nests them, images are stored in the picture, numbers are within the limits that files keep.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Any

from fractional_indexing import generate_n_keys_between
from hypothesis import strategies as st
from PIL import Image as Pixels

from richpic.elements import KINDS
from richpic.elements.boundary import Boundary
from richpic.elements.bubble import Bubble
from richpic.elements.end import End
from richpic.elements.frame import Frame
from richpic.elements.icon import Icon
from richpic.elements.image import Image
from richpic.elements.ink import Ink
from richpic.elements.legend import Legend
from richpic.elements.link import Link, Tension, Voice
from richpic.elements.note import Note
from richpic.elements.relations import RELATIONS
from richpic.elements.text import Text
from richpic.model.change import Change, Patch, edited, page_edited, squash
from richpic.model.element import Element, field_names
from richpic.model.palette import HAIRS, LINES, SKINS, TINTS
from richpic.model.picture import Page, Picture, StoredImage
from richpic.model.safe_choice import SafeChoice
from richpic.model.symbol import CHANCE

SYMBOLS = ("youth-worker", "council", "crossed-swords", "lightbulb", "wall", "no-such-symbol")
FACES = ("", "happy", "sad", "worried", "angry")
# Groups as the program nests them: the innermost first, and each group always inside the same others.
NESTS = ((), (), (), ("g-a",), ("g-b",), ("g-a-in", "g-a"), ("g-b-in", "g-b"), ("g-b-deep", "g-b-in", "g-b"))


@cache
def numbers(low: float = -20_000.0, high: float = 20_000.0) -> st.SearchStrategy[float]:
    """Finite numbers, whole ones more often than chance would have it."""
    whole = st.integers(int(low), int(high)).map(float)
    return whole | st.floats(low, high, allow_nan=False, allow_infinity=False, allow_subnormal=False)


@cache
def words(longest: int = 60) -> st.SearchStrategy[str]:
    """Texts that people type, and any that a file could hold: other scripts, emoji, controls, line breaks."""
    typed = st.sampled_from(
        ["", "youth worker", "waits 9 months", "two\nlines", "“quoted” & <b>", "Ayọ̀ 👩🏽‍⚕️"]
    ) | st.sampled_from(["مرحبا", "青年", "\t", "a-very-long-word-that-no-line-of-a-note-can-hold-whole"])
    return typed | st.text(st.characters(exclude_categories=("Cs",)), max_size=longest)


@cache
def colours(names: Sequence[str] = LINES) -> st.SearchStrategy[str]:
    """Colours by name, or as written."""
    return st.sampled_from(names) | st.sampled_from(["", "#12ab9f", "#000000", "no-such-colour"])


def _picture_bytes(colour: str) -> bytes:
    file = io.BytesIO()
    Pixels.new("RGB", (4, 3), colour).save(file, "PNG")
    return file.getvalue()


STORED = MappingProxyType(
    {
        hashlib.sha256(data).hexdigest(): StoredImage("image/png", data)
        for data in map(_picture_bytes, ("red", "green", "blue"))
    }
)


@lru_cache(maxsize=1000)
def ends(ids: Sequence[str] = ()) -> st.SearchStrategy[End]:
    """Ends that are free, or on one of `ids`."""
    free = st.builds(End, st.just(""), numbers(), numbers())
    return free | st.sampled_from(ids).map(End) if ids else free


@cache
def _tensions() -> st.SearchStrategy[Tension | None]:
    voice = st.builds(Voice, words(20), words(40))
    return st.none() | st.builds(Tension, voice, voice, st.integers(1, 5), words(40))


@cache
def _letters() -> st.SearchStrategy[float]:
    return st.just(0.0) | numbers(0, 200)


def _icons(ids: Sequence[str]) -> dict[str, st.SearchStrategy[Any]]:
    return {
        "symbol": st.sampled_from(SYMBOLS),
        "x": numbers(),
        "y": numbers(),
        "size": numbers(4, 600),
        "label": words(),
        "letters": _letters(),
        "face": st.sampled_from(FACES),
        "hair": st.sampled_from(("", *HAIRS)),
        "skin": st.sampled_from(("", *SKINS)),
        "hair_for": st.sampled_from(("", CHANCE, *SKINS)),
        "variant": st.integers(0, 5),
        "tint": colours(TINTS),
        "ink": colours(),
        "rotation": numbers(-360, 360),
        "flipped": st.booleans(),
    }


def _links(ids: Sequence[str]) -> dict[str, st.SearchStrategy[Any]]:
    return {
        "relation": st.sampled_from([*RELATIONS, "no-such-relation"]),
        "start": ends(ids),
        "end": ends(ids),
        "bend": st.just(0.0) | numbers(-5, 5),
        "label": words(),
        "label_at": numbers(0, 1),
        "label_below": st.booleans(),
        "label_beside": st.booleans(),
        "label_chosen": st.booleans(),
        "bend_chosen": st.booleans(),
        "letters": _letters(),
        "heads": st.sampled_from(["none", "start", "end", "both"]),
        "weight": st.integers(0, 3),
        "colour": colours(),
        "tension": _tensions(),
    }


def _texts(ids: Sequence[str]) -> dict[str, st.SearchStrategy[Any]]:
    return {
        "x": numbers(),
        "y": numbers(),
        "text": words(200),
        "size": numbers(2, 200),
        "width": st.just(0.0) | numbers(20, 2000),
        "align": st.sampled_from(["left", "centre", "right"]),
        "weight": st.sampled_from([400, 600, 700]),
        "colour": colours(),
    }


def _notes(ids: Sequence[str]) -> dict[str, st.SearchStrategy[Any]]:
    return {**_boxes(20), "text": words(200), "letters": _letters(), "tint": colours(TINTS)}


def _bubbles(ids: Sequence[str]) -> dict[str, st.SearchStrategy[Any]]:
    return {
        **_boxes(30),
        "style": st.sampled_from(["speech", "thought"]),
        "text": words(200),
        "letters": _letters(),
        "tail": ends(ids),
        "has_tail": st.booleans(),
        "tint": colours(TINTS),
        "ink": colours(),
    }


def _boundaries(ids: Sequence[str]) -> dict[str, st.SearchStrategy[Any]]:
    share = numbers(-0.5, 1.5)
    return {
        **_boxes(20),
        "shape": st.sampled_from(["ellipse", "rectangle", "blob"]),
        "points": st.lists(st.tuples(share, share), max_size=12).map(tuple),
        "title": words(),
        "title_at": st.just(0.0) | numbers(0, 1),
        "title_outside": st.booleans(),
        "title_chosen": st.booleans(),
        "letters": _letters(),
        "colour": colours(),
        "wash": colours(("wash-sky", "wash-leaf")),
        "dashed": st.booleans(),
    }


def _inks(ids: Sequence[str]) -> dict[str, st.SearchStrategy[Any]]:
    sample = st.tuples(numbers(-500, 500), numbers(-500, 500), numbers(0, 1))
    return {
        "x": numbers(),
        "y": numbers(),
        "samples": st.lists(sample, min_size=1, max_size=20).map(tuple),
        "width": numbers(1, 60),
        "colour": colours(),
        "highlighter": st.booleans(),
    }


def _images(ids: Sequence[str]) -> dict[str, st.SearchStrategy[Any]]:
    return {
        **_boxes(1),
        "image_id": st.sampled_from(sorted(STORED)),
        "rotation": numbers(-360, 360),
        "alt": words(),
    }


def _frames(ids: Sequence[str]) -> dict[str, st.SearchStrategy[Any]]:
    return {**_boxes(10), "name": words()}


def _legends(ids: Sequence[str]) -> dict[str, st.SearchStrategy[Any]]:
    keys = st.sampled_from([*(f"icon:{name}" for name in SYMBOLS), *(f"link:{name}" for name in RELATIONS)])
    return {
        "x": numbers(),
        "y": numbers(),
        "w": numbers(40, 2000),
        "size": numbers(4, 60),
        "title": words(40),
        "names": st.dictionaries(keys, words(30), max_size=3).map(lambda names: tuple(names.items())),
        "left_out": st.lists(keys, max_size=3, unique=True).map(tuple),
        "tint": colours(TINTS),
    }


@cache
def _boxes(smallest: float) -> dict[str, st.SearchStrategy[Any]]:
    side = numbers(smallest, 2000)
    return {"x": numbers(), "y": numbers(), "w": side, "h": side}


_OWN_FIELDS: dict[type[Element], Callable[[Sequence[str]], dict[str, st.SearchStrategy[Any]]]] = {
    Boundary: _boundaries,
    Bubble: _bubbles,
    Frame: _frames,
    Icon: _icons,
    Image: _images,
    Ink: _inks,
    Legend: _legends,
    Link: _links,
    Note: _notes,
    Text: _texts,
}
_IDS = st.text("abcdefghijklmnopqrstuvwxyz0123456789", min_size=1, max_size=10)
_Z = st.sampled_from(generate_n_keys_between(None, None, 40))
_PLAIN = st.none() | st.booleans() | st.integers(-1000, 1000) | numbers(-10, 10) | words(10)
_EXTRA = st.dictionaries(
    st.sampled_from(["x-newer", "x-later"]), _PLAIN | st.lists(_PLAIN, max_size=3), max_size=2
)


def fields_of(kind: str, ids: Sequence[str] = ()) -> dict[str, st.SearchStrategy[Any]]:
    """One strategy for each field of `kind` that may change; ends are free or on `ids`."""
    return _fields_of(kind, tuple(ids) if KINDS[kind] in (Bubble, Link) else ())


# Kept, as most strategies here: hypothesis looks into each new one, for longer than what is tested takes.
@lru_cache(maxsize=1000)
def _fields_of(kind: str, ids: tuple[str, ...]) -> dict[str, st.SearchStrategy[Any]]:
    made = KINDS[kind]
    fields = {
        **_OWN_FIELDS[made](ids),
        "z": _Z,
        "groups": st.sampled_from(NESTS),
        "locked": st.sampled_from([False, False, False, True]),
        "guarded": st.sampled_from([False, False, False, True]),
        "hidden": st.sampled_from([False, False, False, True]),
        "note": words(30),
        "extra": _EXTRA,
    }
    assert {*fields, "id", "kind"} == set(field_names(made)), f"strategies and fields of {kind} differ"
    return fields


@lru_cache(maxsize=1000)
def _fields_together(kind: str, ids: tuple[str, ...]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(_fields_of(kind, ids))


def elements(kind: str | None = None, ids: Sequence[str] = (), **fixed: Any) -> st.SearchStrategy[Any]:
    """Elements of `kind` (None: any). Ends are free or on `ids`; `fixed` fields have these values."""

    def of(name: str) -> st.SearchStrategy[Any]:
        chosen = {
            key: value if isinstance(value, st.SearchStrategy) else st.just(value)
            for key, value in fixed.items()
        }
        hanging = tuple(ids) if KINDS[name] in (Bubble, Link) else ()
        return st.builds(
            lambda fields, **others: KINDS[name](**{**fields, **others}),
            _fields_together(name, hanging),
            **{"id": _IDS, **chosen},
        )

    return of(kind) if kind else st.sampled_from(sorted(KINDS)).flatmap(of)


@cache
def _choices() -> st.SearchStrategy[SafeChoice]:
    share = st.sampled_from([0.0, 0.25, 0.5, 1.0])
    regions = st.lists(st.tuples(share, share, share, share), max_size=2).map(tuple)
    deeds = st.sampled_from(["keep", "blur", "swap", "remove"])
    return st.builds(SafeChoice, st.sampled_from(["person", "photo"]), words(20), deeds, words(10), regions)


@cache
def pages() -> st.SearchStrategy[Page]:
    """Settings of the page."""
    return st.builds(
        Page,
        title=words(40),
        date=words(10),
        authors=st.lists(words(10), max_size=3).map(tuple),
        alt=words(80),
        description=words(80),
        told=st.lists(st.text("0123456789abcdef", min_size=8, max_size=8), max_size=3).map(tuple),
        choices=st.lists(_choices(), max_size=2).map(tuple),
        paper=st.sampled_from(["plain", "dotted", "squared", "kraft", "board"]),
        palette=st.sampled_from(["light", "dark"]),
        roughness=st.sampled_from(["tidy", "hand", "loose"]),
        font=st.sampled_from(["hand", "clear"]),
        extra=_EXTRA,
    )


@st.composite
def pictures(draw: st.DrawFn, largest: int = 8, kinds: Sequence[str] = ()) -> Picture:
    """Pictures of up to `largest` elements of `kinds` (none: all)."""
    made: dict[str, Element] = {}
    for number in range(draw(st.integers(0, largest))):
        kind = draw(st.sampled_from(sorted(kinds or KINDS)))
        identifier = f"{kind[:2]}{number}"
        made[identifier] = draw(elements(kind, tuple(made), id=identifier))
    images = STORED if any(isinstance(one, Image) for one in made.values()) else {}
    return Picture(MappingProxyType(made), draw(pages()), images)


@st.composite
def changes(draw: st.DrawFn, picture: Picture, most: int = 4) -> Change:
    """A Change that fits `picture`: up to `most` additions, edits, deletions and edits of the page in one."""
    steps: list[Change] = []
    now = picture
    for number in range(draw(st.integers(1, most))):
        step = draw(_steps(now, number))
        steps.append(step)
        now = step.apply(now)
    return squash(steps, draw(st.sampled_from(["changed", "moved 3 things"])))


@st.composite
def _steps(draw: st.DrawFn, picture: Picture, number: int) -> Change:
    ways = ["add", "page", *(["edit", "edit", "remove"] if picture.elements else [])]
    way = draw(st.sampled_from(ways))
    if way == "add":
        return _added(picture, draw(elements(ids=tuple(picture.elements), id=_fresh(picture, number))))
    if way == "page":
        page = draw(pages())
        names = draw(st.lists(st.sampled_from(field_names(Page)), min_size=1, max_size=3))
        return page_edited(picture.page, {name: getattr(page, name) for name in names})
    element = draw(st.sampled_from(list(picture.elements.values())))
    if way == "remove":
        return _removed(picture, element)
    # Ends move only to what hangs on nothing, so that no circle comes about.
    firm = tuple(one.id for one in picture.elements.values() if not one.hangs_on() and one.id != element.id)
    fields = fields_of(element.kind, firm)
    names = draw(st.lists(st.sampled_from(sorted(fields)), min_size=1, max_size=3, unique=True))
    return edited(element, {name: draw(fields[name]) for name in names})


def _fresh(picture: Picture, number: int) -> str:
    return next(name for n in range(number, 10_000) if (name := f"new{n}") not in picture.elements)


def _added(picture: Picture, element: Element) -> Change:
    images = STORED if isinstance(element, Image) else {}
    return Change({element.id: Patch(None, element)}, "added", images)


def _removed(picture: Picture, element: Element) -> Change:
    """Delete `element`; ends that were on it become free, as when the program deletes."""
    patches = {element.id: Patch(element, None)}
    for one in picture.dependents.get(element.id, ()):
        hung = picture.elements[one]
        loose = {
            name: End("", 0.0, 0.0)
            for name in ("start", "end", "tail")
            if isinstance(end := getattr(hung, name, None), End) and end.element == element.id
        }
        patches[one] = Patch({name: getattr(hung, name) for name in loose}, loose)
    return Change(patches, "deleted 1 thing")


def with_id(element: Element, identifier: str) -> Element:
    """Return `element` under another id."""
    return replace(element, id=identifier)
