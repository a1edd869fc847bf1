"""What an icon pack is before it is added: raw icons, whose they are, and under which licence."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field

from richpic.files.errors import on_one_line

MOST_ICONS = 40_000
MOST_BYTES = 96 * 2**20
LONGEST_PREFIX, LONGEST_WORDS = 24, 80
MOST_SYNONYMS = 24


@dataclass(frozen=True, slots=True)
class Licence:
    """The name of a licence, "" where none is known, and what to look it up by."""

    title: str = ""
    spdx: str = ""

    @property
    def wants_credit(self) -> bool:
        """Whether it says that the maker has to be named wherever the icons are shown."""
        known = f"{self.spdx} {self.title}".upper().replace("-", " ")
        return "CC BY" in known or "ATTRIBUTION" in known


@dataclass(frozen=True, slots=True)
class RawIcon:
    """An icon as it came: `svg` has not been looked at yet; `trouble` says why there is none."""

    name: str
    svg: str | bytes = field(repr=False)
    synonyms: tuple[str, ...] = ()
    category: str = ""
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class PackSource:
    """A pack to be added. `source` says where it came from; `icons` are read one by one, `count` of them."""

    prefix: str
    title: str
    author: str
    licence: Licence
    source: str
    count: int
    icons: Iterable[RawIcon] = field(repr=False)

    @property
    def credit(self) -> str:
        """One line that says whom to thank, and under which licence."""
        by = f" by {self.author}" if self.author else ""
        return f"{self.title}{by}, {self.licence.title or 'licence unknown'}"


def slug(text: str) -> str:
    """Return `text` as part of a name: small letters and digits of any script, parted by hyphens."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return re.sub(r"[\W_]+", "-", plain).strip("-")


def words(value: object) -> str:
    """Return a short text of a foreign file, or "" if it is none."""
    return on_one_line(value.strip(), LONGEST_WORDS) if isinstance(value, str) else ""
