"""The lists of assets/safe: names of people, places, and words of roles and organisations."""

from __future__ import annotations

import tomllib
import unicodedata
from functools import cache, lru_cache
from typing import Any

from richpic.resources import assets_folder

# Words of a picture are asked about again at each change of it.
MOST_WORDS = 8192


@cache
def table(name: str) -> dict[str, Any]:
    """Return the file `name`.toml of assets/safe."""
    return tomllib.loads((assets_folder() / "safe" / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def listed(name: str, key: str) -> frozenset[str]:
    """Return a list of words, in plain form."""
    lists = table(name)
    return frozenset(plain(word) for word in lists.get("names", lists)[key].split())


@lru_cache(maxsize=MOST_WORDS)
def plain(word: str) -> str:
    """Return `word` in small letters, without accents and with straight apostrophes."""
    letters = unicodedata.normalize("NFKD", word.casefold().replace("’", "'"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
