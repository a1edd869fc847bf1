"""Finds icons by what they mean: by name, synonyms and meaning, whatever the form or spelling of the words.

A query is covered word by word. Each symbol covers a word as well as its best text does: its own name or a
synonym that the query quotes whole, a word out of one of them, or a word of its description. Rare words count
for more than common ones.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from functools import lru_cache

from richpic.editor.pack_search import search_pack
from richpic.editor.words import all_stems_of, stem, stems_of, words_of
from richpic.model.symbol import MARKS, Symbol, SymbolLibrary, spoken_name

# How well a text of a symbol covers a word of the query, 1 being its own name.
NAME, SYNONYM, PART_OF_NAME, PART_OF_SYNONYM, LOOKS, MEANING = 1.0, 0.95, 0.66, 0.56, 0.42, 0.36
BEGINNING, MISSPELT = 0.8, 0.82
LONGEST_PHRASE = 6
# How much better one of a pack has to fit to go before one of the program's own.
OWN = 0.25
# Below this, `best` rather says that nothing fits.
GOOD_ENOUGH = 0.5
# In "school nurse" the last word says what it is.
HEAD_WEIGHT = 1.7
# Words for somebody, which say little of what they do.
_PERSONS = """
worker officer manager lead leader coordinator advisor adviser assistant staff practitioner professional
person specialist navigator director chief chair
"""
# Words that many phrases have and that say little of what to draw.
_FAINT = """
one two three four five six seven eight nine ten year month week day new old local good bad big small very
really more less lack lot many much some every all own thing what know how not no can get
"""
PERSON_WORDS = frozenset(stem(word) for word in _PERSONS.split())
FAINT_WORDS = frozenset(stem(word) for word in _FAINT.split())
FAINT = 0.35

Phrase = tuple[str, ...]


@dataclass
class _Index:
    """The texts of a library by stems: for each, the numbers of the symbols that it means and how well."""

    symbols: tuple[Symbol, ...] = ()
    phrases: dict[Phrase, dict[int, float]] = field(default_factory=dict)
    words: dict[str, dict[int, float]] = field(default_factory=dict)
    telling: dict[str, float] = field(default_factory=dict)
    vocabulary: dict[str, str] = field(default_factory=dict)

    def put_phrase(self, text: str, symbol: int, value: float) -> None:
        """Note that `text` as a whole means `symbol`."""
        phrase, full = stems_of(text), all_stems_of(text)
        for key in {phrase, full}:
            found = self.phrases.setdefault(key, {})
            unsaid = len(full) - len(key)
            found[symbol] = max(value - 0.03 * unsaid, found.get(symbol, 0.0))

    def put_words(self, text: str, symbol: int, value: float) -> None:
        """Note that each word of `text` has to do with `symbol`."""
        for word in stems_of(text):
            found = self.words.setdefault(word, {})
            found[symbol] = max(value, found.get(symbol, 0.0))
        self.vocabulary.update((word, stem(word)) for word in words_of(text))


@lru_cache(maxsize=16)
def _index(symbols: tuple[Symbol, ...]) -> _Index:
    """Return the index of `symbols`, made once."""
    index = _Index(tuple(symbol for symbol in symbols if symbol.category != MARKS))
    for number, symbol in enumerate(index.symbols):
        index.put_phrase(spoken_name(symbol.name), number, NAME)
        index.put_phrase(symbol.caption, number, NAME)
        index.put_words(symbol.caption, number, PART_OF_NAME)
        for rank, synonym in enumerate(symbol.synonyms):
            # The first synonyms are the nearest.
            value = PART_OF_SYNONYM - 0.02 * min(len(synonym.split()) - 1, 4)
            index.put_phrase(synonym, number, SYNONYM - 0.004 * min(rank, 20))
            index.put_words(synonym, number, value - 0.004 * min(rank, 20))
        index.put_words(symbol.looks, number, LOOKS)
        index.put_words(symbol.meaning, number, MEANING)
    count = len(index.symbols) + 1
    for word, found in index.words.items():
        index.telling[word] = 0.35 + math.log(count / len(found)) / math.log(count)
    return index


def search(query: str, library: SymbolLibrary, limit: int = 12) -> list[Symbol]:
    """Return at most `limit` symbols that `query` may mean, the best first. An empty query finds nothing.

    The last word may still be half typed. The program's own symbols go before equally good ones of packs,
    whose entries here are without marks.
    """
    index = _index(_own(library))
    scores = _scores(index, query, typing=True)
    order = sorted(scores, key=lambda number: (-round(scores[number], 6), number))
    own = [(scores[number] + OWN, index.symbols[number]) for number in order[:limit] if scores[number] > 0.15]
    packs = [found for pack in library.packs for found in search_pack(query, pack.listing, limit)]
    ranked_all = sorted([*own, *packs], key=lambda found: -round(found[0], 6))
    return [symbol for _, symbol in ranked_all[:limit]]


def _own(library: SymbolLibrary) -> tuple[Symbol, ...]:
    return tuple(library)


def best(query: str, library: SymbolLibrary) -> tuple[Symbol, float] | None:
    """Return the symbol that `query`, a finished phrase, means and how well (0 to 1), or None."""
    found = ranked(query, library, 1)
    return found[0] if found and found[0][1] >= GOOD_ENOUGH else None


def ranked(query: str, library: SymbolLibrary, limit: int = 6) -> list[tuple[Symbol, float]]:
    """Return what `query`, a finished phrase, may mean and how well (0 to 1), the best first.

    Only the program's own symbols are looked through: notes give the same picture whatever packs there are.
    """
    index = _index(_own(library))
    scores = _scores(index, query, typing=False)
    order = sorted(scores, key=lambda number: (-round(scores[number], 6), number))
    return [(index.symbols[number], scores[number]) for number in order[:limit]]


def _scores(index: _Index, query: str, typing: bool) -> dict[int, float]:
    """Return how well each symbol covers `query`, 0 to 1, by its number."""
    whole = stems_of(query)[:16]
    if not whole:
        return {}
    typed = words_of(query)[-1] if typing else ""
    read, shares = _spelt(index, whole, typed)
    covers = [dict(index.words.get(word, ())) for word in read]
    _cover_by_phrases(index, read, covers)
    for number, value in index.phrases.get(all_stems_of(query), {}).items():
        for cover in covers:
            cover[number] = max(value, cover.get(number, 0.0))
    if typed:
        _cover_beginning(index, typed, covers[-1])
    weights = _weights(index, read)
    scores: dict[int, float] = {}
    for weight, share, cover in zip(weights, shares, covers, strict=True):
        for number, value in cover.items():
            scores[number] = scores.get(number, 0.0) + weight * share * value
    total = sum(weights)
    return {number: score / total for number, score in scores.items()}


def _weights(index: _Index, whole: Phrase) -> list[float]:
    """Return how much each word of the query counts."""
    weights = [
        index.telling.get(word, 1.0) * (FAINT if word in FAINT_WORDS or word.isdigit() else 1.0)
        for word in whole
    ]
    if len(whole) > 1:
        head = len(whole) - 1
        weights[head] *= FAINT if whole[head] in PERSON_WORDS else HEAD_WEIGHT
    return weights


def _cover_by_phrases(index: _Index, whole: Phrase, covers: list[dict[int, float]]) -> None:
    """Raise the covers of words that the query has in common with a whole name or synonym."""
    for start in range(len(whole)):
        for end in range(start + 1, min(len(whole), start + LONGEST_PHRASE) + 1):
            for number, value in index.phrases.get(whole[start:end], {}).items():
                for place in range(start, end):
                    covers[place][number] = max(value, covers[place].get(number, 0.0))


def _cover_beginning(index: _Index, typed: str, cover: dict[int, float]) -> None:
    """Let a half-typed word stand for those that it begins."""
    if len(typed) < 2:
        return
    for word, root in index.vocabulary.items():
        if word.startswith(typed):
            closeness = BEGINNING * (0.7 + 0.3 * len(typed) / len(word))
            for number, value in index.words.get(root, {}).items():
                whole = index.phrases.get((root,), {}).get(number, value)
                cover[number] = max(whole * closeness, cover.get(number, 0.0))


def _spelt(index: _Index, whole: Phrase, typed: str) -> tuple[Phrase, list[float]]:
    """Return the query with unknown words replaced by the known ones that they nearly are, and how nearly."""
    read, shares = list(whole), [1.0] * len(whole)
    for place, word in enumerate(whole):
        last = typed and place == len(whole) - 1
        unfinished = last and any(known.startswith(typed) for known in index.vocabulary)
        if word in index.words or unfinished or len(word) < 4 or any(char.isdigit() for char in word):
            continue
        # Not at the top: the window is up before anybody looks for anything.
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        near = process.extract(
            word,
            index.vocabulary.keys(),
            scorer=OSA.distance,
            score_cutoff=1 if len(word) < 6 else 2,
            limit=8,
        )
        # A slip in the first letter makes another word; of equally near ones the commoner is meant.
        meant = [
            (distance, index.telling.get(index.vocabulary[other], 9.0), other)
            for other, distance, _ in near
            if other[0] == word[0] and len(other) > 3
        ]
        if meant:
            distance, _, other = min(meant)
            read[place] = index.vocabulary[other]
            shares[place] = MISSPELT - 0.08 * (distance - 1)
    return tuple(read), shares
