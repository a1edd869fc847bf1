"""Finds icons of packs. Packs hold thousands, named by strangers: all words of the query have to be there.

No index is made beforehand: looking through 30,000 names takes less time than a key needs to come up again.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from richpic.editor.words import plain, stem, stems_of, words_of
from richpic.model.symbol import Symbol

# How well a query is met, 1 being the name of the icon: as in icon_search, so that both sort together.
NAME, SYNONYM, PART_OF_NAME, PART_OF_SYNONYM, CATEGORY = 1.0, 0.95, 0.66, 0.56, 0.3
BEGINNING = 0.8
MOST_WORDS = 8


class _Entry(NamedTuple):
    """The texts of a symbol, plain, each word after a space."""

    everything: str
    name: str
    synonyms: tuple[str, ...]


@lru_cache(maxsize=32)
def _entries(listing: tuple[Symbol, ...]) -> list[_Entry]:
    return [_entry(symbol) for symbol in listing]


def _entry(symbol: Symbol) -> _Entry:
    name = _plain(symbol.caption)
    synonyms = tuple(_plain(one) for one in symbol.synonyms)
    return _Entry(f"{name} |{' |'.join(synonyms)} |{_plain(symbol.meaning)}", name, synonyms)


def _plain(text: str) -> str:
    letters = text.lower() if text.isascii() else plain(text)
    return " " + letters.replace("-", " ").replace("/", " ").strip()


def search_pack(query: str, listing: tuple[Symbol, ...], limit: int) -> list[tuple[float, Symbol]]:
    """Return at most `limit` symbols of `listing` that hold all words of `query`, with how well, best first.

    Words may be in another form, and half typed.
    """
    wanted = [f" {word}" for word in stems_of(query)[:MOST_WORDS]]
    if not wanted:
        return []
    phrase = " " + " ".join(words_of(query))
    rarest, *others = sorted(wanted, key=len, reverse=True)
    found = []
    for number, entry in enumerate(_entries(listing)):
        if rarest in entry.everything and all(word in entry.everything for word in others):
            found.append((-_fit(entry, phrase, wanted), len(entry.name), number))
    return [(-score, listing[number]) for score, _, number in sorted(found)[:limit]]


def _fit(entry: _Entry, phrase: str, wanted: list[str]) -> float:
    if entry.name == phrase or _forms(entry.name) == wanted:
        return NAME
    if phrase in entry.synonyms:
        return SYNONYM
    best = CATEGORY
    for text, value in ((entry.name, PART_OF_NAME), *((one, PART_OF_SYNONYM) for one in entry.synonyms)):
        if all(word in text for word in wanted):
            forms = _forms(text)
            whole = sum(word in forms for word in wanted)
            covered = (whole + BEGINNING * (len(wanted) - whole)) / len(wanted)
            best = max(best, value * covered * (0.6 + 0.4 * len(wanted) / max(1, len(forms))))
    return best


def _forms(text: str) -> list[str]:
    return [f" {stem(word)}" for word in text.split()]
