"""Whom a name means, and which icon and face show it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from richpic.editor.icon_search import best, ranked
from richpic.editor.scribe.feelings import ARTICLES, feeling_in
from richpic.editor.scribe.grammar import Name
from richpic.editor.scribe.persons import OTHERS, icon_called, person_in
from richpic.editor.words import stem, words_of
from richpic.model.symbol import SymbolLibrary

MISSING = "missing-voice"
RUNNERS_UP = 5
LEAST = 0.12
# A sentence is written on a note; under an icon it would be a heap of words.
LONGEST_CAPTION = 7

# What ends a name that stands at the beginning of a longer label: "Bright Steps (charity)", "list for CAMHS".
_NAME_ENDS = re.compile(
    r"\s*[,;:(\[/|\n]|\s[–—-]+\s|\s+(?=\d)|\s(?=(?:for|of|at|in|on|with|from|to|who|that)\s)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Look:
    """How a name is shown: a symbol, or "" for a note; a face, or "" for the symbol's own; the runners-up."""

    symbol: str
    face: str = ""
    alternatives: tuple[str, ...] = ()


def look_of(name: Name, library: SymbolLibrary) -> Look:
    """Return how `name` is shown."""
    wanted = name.hint or name.text
    if name.hint.lower() == "note":
        return Look("", "", _alternatives(name.text, "", library))
    if name.missing and not name.hint and MISSING in library:
        return Look(MISSING, "", _alternatives(name.text, MISSING, library))
    if not name.hint and (person := person_in(name.text, library)):
        others = tuple(one for one in OTHERS if one != person.symbol and one in library)
        return Look(person.symbol, person.face, others[:RUNNERS_UP])
    face, who = feeling_in(wanted)
    if face and who and face in library.faces:
        found = best(who, library)
        if found and found[0].has_face:
            return Look(found[0].name, face, _alternatives(who, found[0].name, library))
    if not name.hint and len(words_of(wanted)) > LONGEST_CAPTION:
        return Look("", "", _alternatives(wanted, "", library))
    found = best(wanted, library)
    symbol = found[0].name if found else ""
    face = feeling_in(name.text)[0] if found and found[0].has_face else ""
    return Look(symbol, face if face in library.faces else "", _alternatives(wanted, symbol, library))


def _alternatives(text: str, chosen: str, library: SymbolLibrary) -> tuple[str, ...]:
    return tuple(
        symbol.name
        for symbol, score in ranked(text, library, RUNNERS_UP + 1)
        if symbol.name != chosen and score >= LEAST
    )[:RUNNERS_UP]


# Names


def key_of(text: str) -> tuple[str, ...]:
    """Return what two spellings of a name have in common: stems, articles left out."""
    words = words_of(text)
    telling = [word for word in words if word not in ARTICLES] or words
    return tuple(stem(word) for word in telling)


def is_icon_name(name: str, library: SymbolLibrary) -> bool:
    """Tell whether `name` as a whole is what an icon is called: such a word is a thing of its own."""
    return icon_called(name, library) is not None


class Cast:
    """Who and what is on the picture, by the names that they go by.

    `is_own_name` tells of words that are a name in themselves: "school" does not mean the school nurse.
    """

    def __init__(self, is_own_name: Callable[[str], bool] = lambda name: False) -> None:
        self._is_own_name = is_own_name
        self._heads: dict[tuple[str, ...], set[str]] = {}
        self._begun: list[tuple[str, str]] = []
        self._exact: dict[str, str] = {}
        self._keys: dict[tuple[str, ...], str] = {}
        self._calm: dict[tuple[str, ...], str] = {}
        self._initials: dict[str, set[str]] = {}

    def add(self, label: str, identifier: str) -> None:
        """Let `label` stand for `identifier`; of things with one name, the first keeps it."""
        if not (key := key_of(label)):
            return
        self._exact.setdefault(_folded(label), identifier)
        self._keys.setdefault(key, identifier)
        face, who = feeling_in(label)
        if face and (calm := key_of(who)):
            self._calm.setdefault(calm, identifier)
        words = words_of(label)
        if len(words) > 1:
            initials = "".join(word[0] for word in words)
            self._initials.setdefault(initials, set()).add(identifier)

    def begin(self, label: str, identifier: str, whole_sentences: bool = False) -> None:
        """Let `identifier` be found by the first words of its `label`, too.

        With `whole_sentences` only by the name before a comma, bracket or the like, not by any words.
        """
        # A label may have line breaks for its shape alone; a note's first line is no name.
        label = " ".join(label.split())
        if (end := _NAME_ENDS.search(label)) and (key := key_of(label[: end.start()])):
            self._heads.setdefault(key, set()).add(identifier)
        if not whole_sentences:
            self._begun.append((_folded(label), identifier))

    def find(self, text: str, by_beginning: bool = True, nearly: bool = True) -> str | None:
        """Return whom `text` means: exactly, in another form, by the beginning, nearly; None if nobody.

        Not `by_beginning` and not `nearly`, where that is asked for: Joanna is somebody else than Joanne.
        """
        if found := self._exact.get(_folded(text)):
            return found
        if not (key := key_of(text)):
            return None
        if found := self._keys.get(key) or self._calm.get(key):
            return found
        stripped = text.strip(" ?!.")
        if stripped.isupper() and 2 <= len(stripped) <= 6:
            meant = self._initials.get(stripped.lower(), set())
            if len(meant) == 1:
                return next(iter(meant))
        begun = self._beginning(text, key) if by_beginning else None
        return begun or (self._nearly(key) if nearly else None)

    def _beginning(self, text: str, key: tuple[str, ...]) -> str | None:
        """Return the only one whose label begins with `text`: as its name, else with any whole words."""
        meant = self._heads.get(key, set())
        if not meant:
            # The space after it: whole words, and not "parent" out of "parents' group".
            meant = {one for label, one in self._begun if label.startswith(_folded(text) + " ")}
            if len(meant) == 1 and self._is_own_name(text):
                return None
        return next(iter(meant)) if len(meant) == 1 else None

    def _nearly(self, key: tuple[str, ...]) -> str | None:
        """Return who has the same words but for a slip of the pen."""
        found: tuple[int, str] | None = None
        for other, identifier in self._keys.items():
            if len(other) != len(key):
                continue
            slips = [_slips(word, known) for word, known in zip(key, other, strict=True)]
            total = sum(slips)
            if max(slips) <= 2 and total <= 2 and (found is None or total < found[0]):
                found = total, identifier
        return found[1] if found else None


def _folded(text: str) -> str:
    return " ".join(text.casefold().replace("’", "'").split()).strip(" ?!.")


def _slips(word: str, known: str) -> int:
    """Return how many slips lead from one word to another; 9 if they are just different words."""
    if word == known:
        return 0
    shorter = min(len(word), len(known))
    if shorter < 6 or word[0] != known[0] or any(char.isdigit() for char in word + known):
        return 9
    # Not before there is something to match: the window opens without it.
    from rapidfuzz.distance import OSA

    distance = OSA.distance(word, known, score_cutoff=2)
    return distance if distance <= (1 if shorter < 8 else 2) else 9
