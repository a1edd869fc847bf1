"""Finds names by what people type of them: beginnings, initials, parts, or nearly the right letters."""

from __future__ import annotations

from collections.abc import Sequence

from richpic.editor.words import words_of

# How well a word that was typed fits a word of a name.
WHOLE, BEGINNING, INSIDE, MISSPELT = 1.0, 0.9, 0.6, 0.5
INITIALS = 0.75
# Words that are only akin to a name count for less than those of the name itself.
AKIN = 0.7


def found(query: str, names: Sequence[tuple[str, str]], limit: int = 50) -> list[int]:
    """Return the places in `names` of at most `limit` that `query` may mean, the best first.

    Each is a name with further words by which it may be looked for. An empty query finds all, in their order.
    """
    typed = words_of(query)
    if not typed:
        return list(range(min(limit, len(names))))
    scores: list[tuple[float, int, int]] = []
    for place, (name, akin) in enumerate(names):
        score = _score(typed, words_of(name), words_of(akin))
        if score > 0.0:
            scores.append((-score, len(name), place))
    return [place for _, _, place in sorted(scores)[:limit]]


def _score(typed: list[str], name: list[str], akin: list[str]) -> float:
    """Return how well all of `typed` fits; 0 if any word of it does not."""
    total = 0.0
    for order, word in enumerate(typed):
        own = max((_fit(word, other) for other in name), default=0.0)
        other = max((_fit(word, other) for other in akin), default=0.0) * AKIN
        best = max(own, other)
        if best == 0.0:
            return _initials(typed, name)
        # Names that begin like the query come first.
        if order < len(name) and name[order].startswith(word):
            best += 0.2
        total += best
    return total / len(typed)


def _initials(typed: list[str], name: list[str]) -> float:
    """Return how well "bf" fits "bring forward"."""
    letters = "".join(word[0] for word in name)
    return INITIALS if len(typed) == 1 and len(typed[0]) > 1 and letters.startswith(typed[0]) else 0.0


def _fit(word: str, other: str) -> float:
    if word == other:
        return WHOLE
    if other.startswith(word):
        return BEGINNING
    if len(word) > 2 and word in other:
        return INSIDE
    if len(word) > 3 and word[0] == other[0]:
        # Not at the top: the window is up before anybody looks for anything.
        from rapidfuzz.distance import OSA

        slips = OSA.distance(word, other[: len(word) + 1], score_cutoff=1 if len(word) < 6 else 2)
        if slips <= (1 if len(word) < 6 else 2):
            return MISSPELT
    return 0.0
