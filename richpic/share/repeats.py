"""Words to look for that are known beforehand: the user's own, and names that stand elsewhere, too."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from functools import lru_cache

from richpic.editor.word_lists import listed, plain
from richpic.share.patterns import Spot
from richpic.share.people import PERSON

# Words that the user asks to be looked for.
OWN = "own"
# A shorter part of a name is too often a word.
SHORTEST_NAME = 3
_NAME = re.compile(r"[^\W\d_][\w’'-]*")
_WORD = re.compile(r"\w[\w’'-]*")
_KEY = re.compile(r"[1-9]\d{0,2}-[0-9a-f]{16}")
_OWNS = re.compile(r"['’]s?$")
_BEGINS = (".", "!", "?", ":", '"', "“", "”", "‘", "•", "\n")


def wanted(words: str) -> str:
    """Return how words to look for are kept: how many they are, and a digest, whatever their capitals.

    The picture travels; what somebody is called in it by others is not to be read in its file.
    """
    parts = [word for _, _, word in _words(words)]
    return f"{len(parts)}-{hidden(' '.join(parts))}" if parts else ""


@lru_cache(maxsize=8192)
def hidden(words: str) -> str:
    """Return a digest in which `words` cannot be read."""
    return hashlib.sha256(words.encode("utf-8", "replace")).hexdigest()[:16]


def _words(text: str) -> list[tuple[int, int, str]]:
    """Return start, end and plain form of each word, without "'s"."""
    found = []
    for match in _WORD.finditer(text):
        word = _OWNS.sub("", match[0])
        found.append((match.start(), match.start() + len(word), word.casefold()))
    return found


def find_own(text: str, own: Iterable[str]) -> list[Spot]:
    """Return where words that the user looks for stand, given as `wanted` keeps them; longer ones first."""
    keys = frozenset(own)
    lengths = sorted({int(key.partition("-")[0]) for key in keys if _KEY.fullmatch(key)}, reverse=True)
    if not lengths:
        return []
    found: list[Spot] = []
    words = _words(text)
    for length in lengths:
        for at in range(len(words) - length + 1):
            part = words[at : at + length]
            spot = Spot(part[0][0], part[-1][1], OWN, OWN)
            key = f"{length}-{hidden(' '.join(word for _, _, word in part))}"
            if key in keys and not any(spot.overlaps(other) for other in found):
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
