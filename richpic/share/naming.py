"""What things on a picture are called in a sentence: "a worried youth worker", later "the youth worker"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from richpic.elements.boundary import Boundary
from richpic.elements.icon import Icon
from richpic.model.drawing import DrawContext
from richpic.model.element import Element
from richpic.model.symbol import SymbolLibrary
from richpic.share.english import word_set

LONGEST_NAME = 120
PEOPLE = "people"
_WORD = re.compile(r"[\w'’-]+")
_LETTERED = re.compile(r" [A-Z]{1,2}$")
_DETERMINERS = word_set("determiners")
_PRONOUNS = word_set("pronouns")
_BREAKS = word_set("breaks")
_PLURALS = word_set("plurals")
_SINGULARS = word_set("singulars")
_NUMBERS = word_set("numbers")
_CAPITALISED = word_set("capitalised")
_WITH_THE = word_set("with-the")
_UNCOUNTED = word_set("uncounted")


@dataclass(frozen=True, slots=True)
class Name:
    """What something is called where it is introduced (`first`) and in sentences after that (`later`)."""

    first: str
    later: str
    plural: bool = False


def flat(text: str, longest: int = 4000) -> str:
    """Return `text` on one line without controls, cut to `longest` characters."""
    clean = " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
    return clean if len(clean) <= longest else clean[: longest - 1].rstrip() + "…"


def quoted(text: str) -> str:
    """Return `text` in quotation marks, without those that it brings along."""
    clean = flat(text)
    while len(clean) > 2 and (clean[0], clean[-1]) in {('"', '"'), ("“", "”"), ("'", "'"), ("‘", "’")}:
        clean = clean[1:-1].strip()
    return f"“{clean}”"


def listed(names: Iterable[str]) -> str:
    """Return names as a list in words: "a, b and c"; with semicolons where names have commas of their own."""
    items = list(dict.fromkeys(names))
    if len(items) < 2:
        return "".join(items)
    if any(", " in item for item in items):
        return "; ".join(items[:-1]) + ("; and " if len(items) > 2 else " and ") + items[-1]
    return ", ".join(items[:-1]) + " and " + items[-1]


def is_plural(name: str) -> bool:
    """Tell whether a verb after `name` takes its plural form."""
    core = _core(name)
    words = _WORD.findall(core)
    if not words:
        return False
    last = words[-1]
    plain = last.lower()
    if " and " in f" {core} ":
        return True
    if plain in _PLURALS:
        return True
    if plain in _SINGULARS or last.isupper() or _is_proper(core):
        return False
    return len(plain) > 3 and plain.endswith("s") and not plain.endswith(("ss", "us", "is", "'s", "’s"))


def _core(name: str) -> str:
    """Return the part of `name` that says what it is: "young people" of "young people facing hardship"."""
    words = name.partition(",")[0].split()
    for place, word in enumerate(words):
        if place and word.lower() in _BREAKS:
            return " ".join(words[:place])
    return " ".join(words)


def _is_proper(name: str) -> bool:
    """Tell whether `name` looks like that of one organisation, place or person."""
    words = [word for word in name.split() if word[:1].isalpha()]
    return len(words) > 1 and all(word[:1].isupper() for word in words)


@lru_cache(maxsize=8)
def vocabulary(library: SymbolLibrary) -> tuple[frozenset[str], frozenset[str]]:
    """Return two sets: the ordinary words of the symbols' explanations, and those of them to be counted."""
    ordinary: set[str] = set()
    countable: set[str] = set()
    for symbol in library:
        for text in (symbol.caption, symbol.meaning, symbol.looks, *symbol.synonyms):
            ordinary.update(word for word in _WORD.findall(text) if word.islower())
        countable.add(symbol.caption.split()[-1].lower())
    return frozenset(ordinary), frozenset(countable - _UNCOUNTED)


class Naming:
    """Names for the elements of one picture."""

    def __init__(self, ctx: DrawContext, elements: Iterable[Element]) -> None:
        self._ctx = ctx
        self._ordinary, self._countable = vocabulary(ctx.symbols)
        things = list(elements)
        cores = Counter(_core(self._own_words(element)).casefold() for element in things)
        self._unclear = {core for core, count in cores.items() if count > 1}

    def name(self, element: Element) -> Name:
        """Return what `element` is called."""
        if isinstance(element, Icon):
            return self._icon(element)
        if isinstance(element, Boundary):
            return self._boundary(element)
        words = quoted(element.called())
        return Name(words, words)

    def _own_words(self, element: Element) -> str:
        words = flat(element.called(), LONGEST_NAME)
        return words.partition(":")[0] if isinstance(element, Icon) else words

    def _boundary(self, boundary: Boundary) -> Name:
        title = flat(boundary.title, LONGEST_NAME)
        if not title:
            return Name("an area without a name", "the area without a name")
        first = _WORD.findall(title)[:1] or [""]
        start = first[0].lower()
        fits = start in _DETERMINERS or (is_plural(start) and self._is_ordinary(start))
        if not fits or title[-1] in "?!.":
            return Name(quoted(title), quoted(title))
        words = self._sentence_case(title)
        if first[0].lower() in _NUMBERS:
            core = _core(words)
            return Name(words, f"the {words if core.casefold() in self._unclear else core}", True)
        return Name(words, words, is_plural(title))

    def _icon(self, icon: Icon) -> Name:
        symbol = self._ctx.symbols.get(icon.symbol)
        label = flat(icon.label, LONGEST_NAME)
        words, _, detail = label.partition(":")
        words, detail = words.strip(), detail.strip()
        if not words:
            words, detail = detail or symbol.caption or "thing", ""
        if words[-1] in "?!." or not words[0].isalpha():
            said = quoted(words)
            return Name(said + _bracketed(detail), said)
        words = self._sentence_case(words)
        face = flat(icon.face, 20) if symbol.has_face else ""
        face = "" if face.lower() in label.lower() else face
        return self._worded(words, detail, face, symbol.category == PEOPLE)

    def _worded(self, words: str, detail: str, face: str, person: bool) -> Name:
        plural = is_plural(words)
        core = _core(words)
        short = words if core.casefold() in self._unclear else core
        first_word = words.split()[0].lower()
        # "parent A" is a name, as are "Year 9" and "Ayo".
        bare = first_word in _PRONOUNS or not words[0].islower() or bool(_LETTERED.search(words))
        if _is_proper(words) and words.split()[-1].lower() in _WITH_THE and first_word != "the":
            return Name("the " + words + _bracketed(detail), "the " + words, plural)
        if bare or (first_word in _DETERMINERS and first_word not in ("a", "an")):
            return Name(words + _bracketed(listed(filter(None, (face, detail)))), short, plural)
        if first_word in ("a", "an"):
            return Name(words + _bracketed(detail), "the " + short.split(" ", 1)[-1], plural)
        described = f"{face} {words}" if face else words
        head = (_WORD.findall(core) or [""])[-1].lower()
        if plural or head in _UNCOUNTED:
            return Name(described + _bracketed(detail), short, plural)
        if person:
            return Name(f"{_article(described)} {described}{_bracketed(detail)}", f"the {short}", plural)
        the = "the " if head in self._countable else ""
        return Name(f"{the}{described}{_bracketed(detail)}", the + short, plural)

    def _is_ordinary(self, word: str) -> bool:
        """Tell whether a word in lower case is none that has its capital everywhere."""
        if word in _CAPITALISED:
            return False
        return word in _DETERMINERS or word in self._ordinary or word.removesuffix("s") in self._ordinary

    def _sentence_case(self, words: str) -> str:
        """Return `words` as within a sentence: a capital stays where it belongs to a name."""
        first = (_WORD.findall(words) or [""])[0]
        if (
            first.isupper()
            or not self._is_ordinary(first.lower())
            or _is_proper(words)
            or not words.startswith(first)
        ):
            return words
        return words[0].lower() + words[1:]


def _article(words: str) -> str:
    start = words.lower()
    if start.startswith(("uni", "use", "eu", "one")):
        return "a"
    return "an" if start[:1] in "aeiou" else "a"


def _bracketed(detail: str) -> str:
    return f" ({detail})" if detail else ""
