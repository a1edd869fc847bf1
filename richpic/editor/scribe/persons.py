"""People by their first names, as they are spoken of: "Leila", "Leila Khan", "Leila, 15", "mum Aisha"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from richpic.editor.icon_search import best
from richpic.editor.scribe.feelings import ARTICLES, feeling_in
from richpic.editor.word_lists import listed, plain, table
from richpic.editor.words import stems_of
from richpic.model.symbol import Symbol, SymbolLibrary

# The least that an icon scores whose name or synonym is quoted whole.
OWN_NAME = 0.85
PEOPLE = "people"
PARTIES = (PEOPLE, "places")
# Whom a first name alone shows: these pictures are about young people.
ANYBODY = "young-person"
# Up to which age, in years, who looks like this; the symbols say so themselves ("two-year-old", "under 11").
_AGES = ((0, "baby"), (3, "toddler"), (12, "child"), (19, "young-person"), (65, "adult"))
_OLDEST = "older-person"
LONGEST_LIFE = 119
# Who else it may be, the likeliest first.
OTHERS = ("child", "young-person", "parent", "adult", "teenager", "older-person", "toddler")
# With an age behind it, the comma may be missing.
_AGED = re.compile(
    r"(?P<who>.*?[^\W\d_]['’.]?)(?:\s*,\s*|\s+)(?:aged?\s+)?"
    r"(?P<age>\d{1,3})(?P<unit>\s*(?:years?|yrs?|yo|months?|weeks?)(?:\s+old)?)?",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_][\w'’-]*\.?")
# "ALI" may be letters that stand for something.
SHORTEST_IN_CAPITALS = 4
SHORTEST_IN_SMALL = 4


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody called by a first name: the `label` with the age, the `name` without, and how they look."""

    label: str
    name: str
    symbol: str
    face: str = ""


def person_in(text: str, library: SymbolLibrary) -> Person | None:
    """Return whom `text` as a whole names by a first name; None if it is no such name.

    A name that is an icon's, too ("Hope"), is that icon, unless an age or somebody's part comes with it.
    """
    text = " ".join(text.split())
    who, age, shown = _parted(text)
    face, calm = feeling_in(who)
    words = calm.split()
    for cut in range(len(words) - 1, 0, -1):
        name = " ".join(words[cut:])
        if _is_name(name, library, certain=True) and (part := _part(words[:cut], library)):
            return Person(name + shown, name, part.name, _face(face, part, library))
    # "Hope, 14" is somebody; "May 15" may be a day.
    aged = bool(shown) and text.removeprefix(who) != f" {age}"
    if not _is_name(calm, library, certain=aged):
        return None
    symbol = _symbol(age, library)
    # What somebody feels stays in the label, as in "worried parent".
    return Person(who + shown, calm, symbol.name, _face(face, symbol, library)) if symbol else None


def icon_called(text: str, library: SymbolLibrary) -> Symbol | None:
    """Return the icon whose name or synonym `text` is as a whole, or None."""
    found = best(text, library)
    return found[0] if found and found[1] >= OWN_NAME else None


def names_party(words: str, library: SymbolLibrary, certain: bool) -> bool:
    """Tell whether `words` are what somebody or some place is called: "mum", "school", "CAMHS".

    `certain`: something else tells that they are meant. Else a synonym has to be a role or a short form, for
    others are called much: "support" and "exclusion", too.
    """
    symbol = icon_called(words, library)
    if symbol is None or symbol.category not in PARTIES:
        return False
    if certain or words.isupper() or stems_of(words) in (stems_of(symbol.caption), stems_of(symbol.name)):
        return True
    last = plain(words.split()[-1])
    return last in listed("names", "kin") or last in listed("words", "roles")


def _face(face: str, symbol: Symbol, library: SymbolLibrary) -> str:
    return face if symbol.has_face and face in library.faces else ""


def _parted(text: str) -> tuple[str, int | None, str]:
    """Return who "Leila 15" is, how many years old, and how the label goes on: ", 15"."""
    found = _AGED.fullmatch(text)
    if not found or int(found["age"]) > LONGEST_LIFE:
        return text, None, ""
    unit = (found["unit"] or "").strip()
    age = int(found["age"])
    if unit.lower().startswith(("month", "week")):
        years = age // (12 if unit.lower().startswith("month") else 52)
        return found["who"], years, f", {age} {unit.removesuffix('old').strip()}"
    return found["who"], age, f", {age}"


def _symbol(age: int | None, library: SymbolLibrary) -> Symbol | None:
    """Return how somebody of `age` looks; None where the library holds nobody like it."""
    wanted = ANYBODY if age is None else next((name for most, name in _AGES if age <= most), _OLDEST)
    found = next((name for name in (wanted, ANYBODY) if name in library), None)
    return library.get(found) if found else None


def _part(words: list[str], library: SymbolLibrary) -> Symbol | None:
    """Return the symbol of a part that people have: "mum", "our social worker"; None if it is none."""
    while words and words[0].lower() in ARTICLES:
        words = words[1:]
    symbol = icon_called(" ".join(words), library) if words else None
    return symbol if symbol is not None and symbol.category == PEOPLE else None


# Names


def _is_name(text: str, library: SymbolLibrary, certain: bool) -> bool:
    """Tell whether `text` is a first name, alone or with a family name.

    `certain`: something else tells that somebody is meant, so that words are taken for names, too.
    """
    words = text.split()
    if not 1 <= len(words) <= 2 or plain(text) in _public() or not all(map(_WORD.fullmatch, words)):
        return False
    first = words[0]
    if first.lower().endswith(("'s", "’s")) or (first.isupper() and len(first) < SHORTEST_IN_CAPITALS):
        return False
    if len(words) == 2:
        return _has_family_name(first, words[1], library, certain)
    if _listed(first, "first"):
        if not first[0].isupper() and len(first) < SHORTEST_IN_SMALL:
            return False
        return certain or icon_called(first, library) is None
    if not first[0].isupper():
        return False
    if _listed(first, "also_words"):
        return certain or icon_called(first, library) is None
    return certain and _listed(first, "also_capitals")


def _has_family_name(first: str, family: str, library: SymbolLibrary, certain: bool) -> bool:
    if not (first[0].isupper() and family[0].isupper()):
        return False
    known = any(_listed(first, name) for name in ("first", "also_words", "also_capitals"))
    word = plain(family.rstrip("."))
    if not known or any(word in listed(*key) for key in _ORDINARY):
        return False
    if len(word) == 1 or word in listed("names", "surnames"):
        return True
    # "Leila Khan", but not "Grace Church" and not "CAMHS": a family name in no list has to look like one.
    if family.isupper() or icon_called(family, library) is not None:
        return False
    return _listed(first, "first") or certain


_ORDINARY = (("words", "organisations"), ("words", "roles"), ("places", "large"))


def _listed(word: str, which: str) -> bool:
    names, word = listed("names", which), plain(word)
    return word in names or word.split("-")[0] in names


@cache
def _public() -> frozenset[str]:
    return frozenset(plain(name) for name in table("words")["public"])
