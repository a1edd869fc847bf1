"""Which sentences are told where there is not room for all of them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from richpic.share.telling import Section, Sentence

# Characters: what the places to post take, but for those that take less.
ALT_LIMIT = 1000
# Below this share of the limit, a part of the next sentence is worth having.
WELL_FILLED = 0.6
_SENTENCE_END = re.compile(r"[.!?…][”\"’')\]]*(?=\s)")
_CLAUSE_END = re.compile(r"[,;:](?= )")


def chosen_sentences(sections: Iterable[Section], limit: int) -> list[str]:
    """Return the sentences that matter most and fit in `limit` characters together, in their order.

    Raises ValueError for a limit below 1.
    """
    if limit < 1:
        raise ValueError("a description needs room for at least one character")
    sentences = _sentences(sections)
    chosen: dict[int, str] = {}
    room = limit
    for place in sorted(range(len(sentences)), key=lambda place: (sentences[place].weight, place)):
        words = sentences[place].words
        space = bool(chosen)
        if len(words) + space > room:
            if room <= limit * (1 - WELL_FILLED):
                continue
            words = _beginning(words, room - space, whole=not chosen)
        if words:
            chosen[place] = words
            room -= len(words) + space
    return [words for _, words in sorted(chosen.items())]


def shortened(text: str, limit: int) -> str:
    """Return as many whole sentences of `text` as fit in `limit` characters, or else the beginning of it.

    Raises ValueError for a limit below 1.
    """
    if limit < 1:
        raise ValueError("a description needs room for at least one character")
    if len(text) <= limit:
        return text
    ends = [found.end() for found in _SENTENCE_END.finditer(text) if found.end() <= limit]
    return text[: ends[-1]].rstrip() if ends else _beginning(text, limit, whole=True)


def _sentences(sections: Iterable[Section]) -> list[Sentence]:
    return [one for section in sections for paragraph in section.paragraphs for one in paragraph]


def _beginning(words: str, room: int, whole: bool) -> str:
    """Return the clauses of `words` that fit in `room` characters, with "…" after them; "" if none does.

    With `whole`, as there is nothing else to say, a few words will do, or a few letters.
    """
    ends = [found.start() for found in _CLAUSE_END.finditer(words) if found.start() + 1 <= room]
    if ends:
        return words[: ends[-1]] + "…"
    if not whole:
        return ""
    cut = words[: max(0, room - 1)]
    at_word = cut.rpartition(" ")[0] or cut
    return at_word + "…"
