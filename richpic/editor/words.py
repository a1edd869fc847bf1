"""Words as people type them, brought to a form in which they can be compared."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_STOP_WORDS = """
a an and are as at be been by for from in into is it its of on or our that the their them these they this
those to was we were with you your i me my us he she his her him who which there
"""
STOP_WORDS = frozenset(_STOP_WORDS.split())
_IRREGULAR = {
    "people": "person",
    "persons": "person",
    "children": "child",
    "men": "man",
    "women": "woman",
    "lives": "life",
    "wives": "wife",
    "thieves": "thief",
    "burned": "burnt",
    "fell": "fall",
    "taught": "teach",
    "paid": "pay",
    "sent": "send",
}
# The endings of one family of words, longer ones first; all become "at".
_ENDINGS = ("ations", "ation", "ators", "ator", "ating", "ated")
_SPLIT = re.compile(r"[^\w£&%]+")


def plain(text: str) -> str:
    """Return `text` in lower case, without accents and with straight apostrophes."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    kept = "".join(char for char in decomposed if not unicodedata.combining(char))
    return kept.replace("’", "'").replace("‘", "'")


def words_of(text: str) -> list[str]:
    """Return the words of `text` in plain form; apostrophes are dropped and hyphens part words."""
    joined = re.sub(r"'s\b|'", "", plain(text))
    return [word for word in _SPLIT.split(joined.replace("_", " ")) if word]


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """Return what the forms of a plain `word` share: "referring", "refers" and "referred" have one stem."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if len(word) < 4:
        # "GPs", "APs"
        return word[:-1] if len(word) == 3 and word[-1] == "s" and word[1] not in "aeiou" else word
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)] + "at"
    word = _singular(word)
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    for ending in ("ing", "ed", "er"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            word = word[: -len(ending)]
            if word[-1] == word[-2] and word[-1] not in "sl":
                word = word[:-1]
            break
    return word[:-1] if word.endswith("e") and len(word) > 4 else word


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def stems_of(text: str) -> tuple[str, ...]:
    """Return the stems of the words of `text`, stop words left out unless there is nothing else."""
    words = words_of(text)
    telling = [word for word in words if word not in STOP_WORDS]
    return tuple(stem(word) for word in telling or words)


def all_stems_of(text: str) -> tuple[str, ...]:
    """Return the stems of all words of `text`."""
    return tuple(stem(word) for word in words_of(text))
