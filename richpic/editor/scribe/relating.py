"""What the words on a link say about it."""

from __future__ import annotations

from functools import lru_cache

from richpic.editor.words import all_stems_of, words_of
from richpic.elements.relations import RELATIONS

_LONGEST_PHRASE = 3
_NEGATIONS = """
no not never nobody nothing without hardly rarely cannot dont doesnt didnt cant couldnt wont wouldnt isnt
arent wasnt
"""
_DENIES = frozenset(_NEGATIONS.split())
_CONDITIONS = frozenset(("if", "unless", "until", "whether"))
# These tell of the tie and not of what one end does to the other: their words may stand anywhere.
_BETWEEN = frozenset(("weak", "two-way", "tension", "broken", "blocked", "wished-for", "hidden"))
# What may stand before a verb, or as "three-year" before "grant", and names nobody who might act instead.
_ADVERBS = """
also always again already often sometimes still just only now then once soon regularly even ever mostly partly
will would can could may might must does do did has have had to and who which that
a an the some more most much many its their his her our
one two three four five six seven eight nine ten year years month months week weeks day days
annual yearly monthly weekly daily new small big large core extra short long term
"""
_LEADING = frozenset(_ADVERBS.split())
_BEING = frozenset(("is", "are", "was", "were", "be", "been", "being", "gets", "get", "got", "keeps", "keep"))


@lru_cache(maxsize=1)
def _relation_words() -> dict[tuple[str, ...], str]:
    """Return the phrases that tell a relation, by their stems."""
    phrases: dict[tuple[str, ...], str] = {}
    for name, relation in RELATIONS.items():
        for words in (relation.name, *relation.words):
            phrases.setdefault(all_stems_of(words), name)
    return phrases


def relation_for(label: str) -> str:
    """Return the relation that the words on a link name, "flow" where they name none or deny it.

    What one end does to the other counts only where the words begin with it: in "only if school pays" it is
    not the link's start that pays. So does "paid by", which turns it round.
    """
    words, stems = words_of(label), all_stems_of(label)
    if not _DENIES.isdisjoint(words):
        return "flow"
    phrases = _relation_words()
    begins = _verb_place(words)
    for start, word in enumerate(words):
        if word in _CONDITIONS:
            break
        for end in range(min(len(stems), start + _LONGEST_PHRASE), start, -1):
            name = phrases.get(stems[start:end])
            if name and (name in _BETWEEN or (start <= begins and words[end : end + 1] != ["by"])):
                return name
    return "flow"


def _verb_place(words: list[str]) -> int:
    """Return the number of the word that a verb has to be, at the latest, if the link's start is to do it."""
    for place, word in enumerate(words):
        # "is helping" tells of the start, "is paid" of the end.
        goes_on = word in _BEING and any(one.endswith("ing") for one in words[place + 1 : place + 3])
        if not (goes_on or word in _LEADING or word.endswith("ly") or any(c.isdigit() for c in word)):
            return place
    return len(words)
