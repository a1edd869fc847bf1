"""Words to look for that are known beforehand: the user's own, and names that stand elsewhere, too."""

from __future__ import annotations

import re
from collections.abc import Iterable

from richpic.share.patterns import Spot
from richpic.share.people import PERSON
from richpic.share.word_lists import listed, plain

# Words that the user asks to be looked for.
OWN = "own"
# A shorter part of a name is too often a word.
SHORTEST_NAME = 3
_NAME = re.compile(r"[^\W\d_][\w’'-]*")
_OWNS = re.compile(r"['’]s?$")
_BEGINS = (".", "!", "?", ":", '"', "“", "”", "‘", "•", "\n")


def wanted(words: str) -> str:
    """Return words to look for as they are told apart: on one line, whatever their capitals."""
    return " ".join(words.split()).casefold()[:200]


def find_own(text: str, own: Iterable[str]) -> list[Spot]:
    """Return where words that the user looks for stand as whole words; of two that overlap, the longer."""
    found: list[Spot] = []
    for words in sorted(filter(None, map(str.split, own)), key=lambda each: -len(" ".join(each))):
        asked = r"\s+".join(map(re.escape, words))
        for match in re.finditer(rf"(?<!\w){asked}(?!\w)", text, re.IGNORECASE):
            spot = Spot(*match.span(), OWN, OWN)
            if not any(spot.overlaps(other) for other in found):
                found.append(spot)
    return found


def names_in(name: str) -> list[str]:
    """Return the parts of a name by which somebody may be called elsewhere."""
    return [
        word
        for word in (_OWNS.sub("", each) for each in _NAME.findall(name))
        if len(word) >= SHORTEST_NAME
        and word[0].isupper()
        and plain(word) not in listed("names", "titles")
        and not any(plain(word) in listed("words", key) for key in ("roles", "organisations"))
    ]


def find_again(text: str, names: frozenset[str]) -> list[Spot]:
    """Return where parts of names stand again, with their capital.

    Those that are words, too, are passed over where a sentence begins.
    """
    found = []
    for match in _NAME.finditer(text):
        word = _OWNS.sub("", match[0])
        before = text[: match.start()].rstrip(" ")
        begins = not before or before.endswith(_BEGINS)
        if word in names and not (begins and plain(word) in listed("names", "also_words")):
            found.append(Spot(match.start(), match.start() + len(word), PERSON, PERSON))
    return found
