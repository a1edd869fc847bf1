"""Whom a name means, which icon and face show it, and what the words on a link say about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from richpic.editor.icon_search import best, ranked
from richpic.editor.scribe.grammar import Name
from richpic.editor.words import all_stems_of, stem, words_of
from richpic.elements.relations import RELATIONS
from richpic.model.symbol import SymbolLibrary

MISSING = "missing-voice"
RUNNERS_UP = 5
LEAST = 0.12
# A sentence is written on a note; under an icon it would be a heap of words.
LONGEST_CAPTION = 7

_FACES: Mapping[str, str] = {
    "worried": "worried anxious nervous scared frightened afraid stressed concerned uneasy",
    "angry": "angry furious frustrated annoyed cross outraged raging resentful",
    "sad": "sad unhappy upset lonely grieving bereaved depressed tearful heartbroken isolated",
    "exhausted": "exhausted tired drained knackered overworked overstretched weary shattered",
    "bamboozled": "confused bamboozled baffled bewildered puzzled overwhelmed lost",
    "hopeful": "hopeful optimistic inspired encouraged motivated excited",
    "silenced": "silenced unheard ignored voiceless silent",
    "happy": "happy glad proud delighted relieved cheerful content",
}
_FACE_OF = {word: face for face, words in _FACES.items() for word in words.split()}
_FACE_PHRASES: Mapping[tuple[str, ...], str] = {
    ("burnt", "out"): "exhausted",
    ("burned", "out"): "exhausted",
    ("fed", "up"): "angry",
}
_ARTICLES = frozenset(("the", "a", "an", "our", "their", "my", "very", "some"))
_NEGATIONS = """
no not never nobody nothing without hardly rarely cannot dont doesnt didnt cant couldnt wont wouldnt isnt
arent wasnt
"""
_DENIES = frozenset(_NEGATIONS.split())


@dataclass(frozen=True, slots=True)
class Look:
    """How a name is shown: a symbol, or "" for a note; a face, or "" for the symbol's own; the runners-up."""

    symbol: str
    face: str = ""
    alternatives: tuple[str, ...] = ()


def feeling_in(text: str) -> tuple[str, str]:
    """Return the face that "worried parent" has and what is left without that word; "" if there is none."""
    words = text.split()
    plain_words = [" ".join(words_of(word)) for word in words]
    for place in range(min(3, len(words))):
        if face := _FACE_PHRASES.get(tuple(plain_words[place : place + 2])):
            return face, " ".join(words[:place] + words[place + 2 :])
        if face := _FACE_OF.get(plain_words[place], ""):
            return face, " ".join(words[:place] + words[place + 1 :])
        if plain_words[place] not in _ARTICLES:
            break
    return "", text


def look_of(name: Name, library: SymbolLibrary) -> Look:
    """Return how `name` is shown."""
    wanted = name.hint or name.text
    if name.hint.lower() == "note":
        return Look("", "", _alternatives(name.text, "", library))
    if name.missing and not name.hint and MISSING in library:
        return Look(MISSING, "", _alternatives(name.text, MISSING, library))
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
    telling = [word for word in words if word not in _ARTICLES] or words
    return tuple(stem(word) for word in telling)


class Cast:
    """Who and what is on the picture, by the names that they go by."""

    def __init__(self) -> None:
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

    def find(self, text: str) -> str | None:
        """Return whom `text` means: exactly, then in another form, then nearly; None if nobody."""
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
        return self._nearly(key)

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


# Links


@lru_cache(maxsize=1)
def _relation_words() -> dict[tuple[str, ...], str]:
    """Return the phrases that tell a relation, by their stems."""
    phrases: dict[tuple[str, ...], str] = {}
    for name, relation in RELATIONS.items():
        for words in (relation.name, *relation.words):
            phrases.setdefault(all_stems_of(words), name)
    return phrases


def relation_for(label: str) -> str:
    """Return the relation that the words on a link name, "flow" where they name none or deny it."""
    stems = all_stems_of(label)
    if not _DENIES.isdisjoint(words_of(label)):
        return "flow"
    phrases = _relation_words()
    for start in range(len(stems)):
        for end in range(min(len(stems), start + 3), start, -1):
            if name := phrases.get(stems[start:end]):
                return name
    return "flow"
