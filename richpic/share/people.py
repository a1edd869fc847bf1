"""Names of people in a line of text, found by lists of names and by what stands around them.

Names that are words, too ("Will", "Hope", "May"), need a sign: a family name after them, somebody's mum, a
verb that only people do, a capital that nothing else explains.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from richpic.editor.word_lists import listed, plain, table
from richpic.share.patterns import Spot

PERSON = "person"
_TOKEN = re.compile(r"[^\W\d_](?:[\w'’-]*[^\W_])?")
# Between the parts of one name.
_WITHIN = re.compile(r"\.? ?-? ?$")
_FAMILY_AFTER = frozenset(["family", "household", "brothers", "sisters", "twins", "kids", "boys", "girls"])
# In a line of this share of capitals, or more, a capital says nothing.
HEADLINE = 0.6


class _Word(NamedTuple):
    start: int
    end: int
    text: str

    @property
    def plain(self) -> str:
        return plain(self.text)

    @property
    def bare(self) -> str:
        """The word without "'s"."""
        return re.sub(r"'s?$", "", self.plain)

    @property
    def owns(self) -> bool:
        return self.plain.endswith(("'s", "s'"))

    @property
    def capital(self) -> bool:
        return self.text[0].isupper()

    @property
    def acronym(self) -> bool:
        return len(self.text) > 1 and self.text.isupper()


def find_people(text: str, label: bool = False, ordinary: frozenset[str] = frozenset()) -> list[Spot]:
    """Return where `text` names people.

    `label`: it is what is written under the icon of a person; a capital is a name there, but for `ordinary`
    words (in small letters).
    """
    return _Line(text, label, ordinary).people()


@cache
def _public() -> re.Pattern[str]:
    names = sorted(table("words")["public"], key=len, reverse=True)
    return re.compile("|".join(rf"\b{re.escape(name)}\b" for name in names))


class _Line:
    def __init__(self, text: str, label: bool, ordinary: frozenset[str]) -> None:
        self._text, self._label, self._ordinary = text, label, ordinary
        public = [match.span() for match in _public().finditer(text)]
        found = [_Word(*match.span(), match[0]) for match in _TOKEN.finditer(text)]
        self._words = [
            word for word in found if not any(a <= word.start and word.end <= b for a, b in public)
        ]
        long = [word for word in self._words if len(word.text) > 3]
        capitals = sum(word.capital for word in long)
        self._headline = len(long) > 3 and capitals >= HEADLINE * len(long)

    def people(self) -> list[Spot]:
        """Return the spots, in their order."""
        found: list[Spot] = []
        place = 0
        while place < len(self._words):
            end = self._name_at(place, found)
            if end > place:
                last = self._words[end - 1]
                stop = last.end - (2 if last.plain.endswith("'s") else 0)
                found.append(Spot(self._words[place].start, stop, PERSON, PERSON))
            place = max(end, place + 1)
        return found

    def _name_at(self, place: int, found: list[Spot]) -> int:
        """Return where the name that begins at `place` ends; `place` if none does."""
        word = self._words[place]
        if word.bare in listed("names", "titles") and (end := self._titled(place)):
            return end
        if self._is_first_name(place) or self._is_unlisted(place):
            end = self._run(place)
            return place if self._is_organisation(place, end) else end
        if self._is_doubtful(place, found):
            end = self._run(place)
            return place if self._is_organisation(place, end) else end
        return place

    # Signs

    def _titled(self, place: int) -> int:
        """Return the end of "Mrs Okafor" or "Uncle Raj"; 0 if this is no title of a name."""
        word, after = self._words[place], self._near(place, 1)
        if after is None or not after.capital or after.acronym or not self._joined(place):
            return 0
        if not word.capital and word.bare in listed("names", "kin"):
            return 0
        named = after.bare in listed("names", "surnames") or self._known(after)
        if not named and (self._is_common(after) or not word.capital):
            return 0
        end = self._run(place + 1)
        return 0 if self._is_organisation(place + 1, end) else end

    def _known(self, word: _Word) -> bool:
        first = listed("names", "first") | listed("names", "also_words")
        return word.bare in first or word.bare.split("-")[0] in first

    def _is_first_name(self, place: int) -> bool:
        word = self._words[place]
        names = listed("names", "first")
        if word.bare not in names and word.bare.split("-")[0] not in names:
            return False
        if word.acronym and len(word.text) < 4:
            return False
        return word.capital or (len(word.bare) > 3 and "-" not in word.text)

    def _is_doubtful(self, place: int, found: list[Spot]) -> bool:
        """Tell whether a word that is a name, too, is one here."""
        word = self._words[place]
        if not word.capital or word.acronym:
            return False
        capitals = word.bare in listed("names", "also_capitals")
        if not capitals and word.bare not in listed("names", "also_words"):
            return False
        if self._has_strong_sign(place):
            return True
        if not capitals and self._has_unlisted_family_name(place):
            return True
        return not capitals and (self._stands_with(word, found) or self._has_odd_capital(place))

    def _has_strong_sign(self, place: int) -> bool:
        word, after, before = self._words[place], self._near(place, 1), self._near(place, -1)
        if after and self._joined(place):
            if after.capital and after.bare in listed("names", "surnames"):
                return True
            signs = listed("names", "kin") | listed("words", "roles")
            if word.owns and after.plain in signs:
                return True
            if after.plain in listed("names", "after"):
                return True
        if before and self._joined(place - 1) and before.plain in {"called", "named", "dear"}:
            return True
        if before and self._joined(place - 1) and before.plain in listed("names", "kin"):
            return True
        if re.match(r",? ?\(?(?:aged? )?\d{1,2}\b(?! ?\w)", self._text[word.end :]) and self._label:
            return True
        return self._label and self._is_apart(word)

    def _has_unlisted_family_name(self, place: int) -> bool:
        """Tell whether just one capital follows that is no common word: "Holly Howe"."""
        after, beyond = self._near(place, 1), self._near(place, 2)
        if after is None or not after.capital or not self._joined(place) or self._is_ordinary(after):
            return False
        longer = beyond is not None and beyond.capital and self._joined(place + 1)
        return not longer and not after.acronym and not self._headline

    def _is_apart(self, word: _Word) -> bool:
        """Tell whether `word` is alone between the ends of a label and its commas and brackets."""
        before, after = self._text[: word.start].rstrip(), self._text[word.end :].lstrip()
        return (not before or before[-1] in ",(:;\n") and (not after or after[0] in ",():;")

    def _stands_with(self, word: _Word, found: list[Spot]) -> bool:
        """Tell whether `word` comes right after another name: "Aisha and Rose"."""
        if not found:
            return False
        return bool(re.fullmatch(r"(?:'s)?(?:,| and|, and| &) ", self._text[found[-1].end : word.start]))

    def _has_odd_capital(self, place: int) -> bool:
        """Tell whether nothing but a name explains the capital: it is within a sentence."""
        word = self._words[place]
        before = self._text[: word.start].rstrip()
        begins = not before or before[-1] in ".!?:;\"“”'‘’(-–•\n/|"
        return not begins and not self._headline

    def _is_unlisted(self, place: int) -> bool:
        """Tell whether a word in no list is a name by its neighbours: "the Okafor family", "J. Patel"."""
        word, after, before = self._words[place], self._near(place, 1), self._near(place, -1)
        if not word.capital or self._is_common(word):
            return False
        surnames = listed("names", "surnames")
        if before and before.plain == "the" and self._joined(place - 1):
            if after and self._joined(place) and after.plain in _FAMILY_AFTER:
                return True
            if word.bare not in surnames and word.bare.removesuffix("s") in surnames:
                return True
        if after and self._joined(place) and after.capital and after.bare in surnames:
            initial = len(word.text) == 1 and word.text not in "AI"
            return initial or self._text[word.end] == "." or (len(word.text) > 2 and not word.acronym)
        if word.owns and after and after.plain in listed("names", "kin") and not word.acronym:
            return True
        if before and self._joined(place - 1) and before.plain in {"called", "named"}:
            return not word.acronym
        return self._label and not word.acronym and self._is_bare_label(place)

    def _is_bare_label(self, place: int) -> bool:
        """Tell whether the label of a person begins with one or two names: "Zosia, 15"."""
        first = re.split(r"[,(:;\n]", self._text, maxsplit=1)[0].split()
        if not 1 <= len(first) <= 2 or self._words[place].start != 0:
            return False
        return all(
            part[:1].isupper() and part[1:].islower() and not self._is_ordinary(_Word(0, 0, part))
            for part in first
        )

    # Neighbours

    def _near(self, place: int, step: int) -> _Word | None:
        other = place + step
        return self._words[other] if 0 <= other < len(self._words) else None

    def _joined(self, place: int) -> bool:
        """Tell whether nothing but a space (or the stop of an initial) is between a word and the next."""
        if not 0 <= place < len(self._words) - 1:
            return False
        between = self._text[self._words[place].end : self._words[place + 1].start]
        short = len(self._words[place].text) <= 4
        return between == " " or (between in (". ", ".") and short)

    def _is_ordinary(self, word: _Word) -> bool:
        """Tell whether `word` is one that people are called by what they are."""
        single = word.bare.removesuffix("s")
        return self._is_common(word) or bool({word.plain, word.bare, single} & self._ordinary)

    def _is_common(self, word: _Word) -> bool:
        """Tell whether `word` is one of a role, an organisation or a place."""
        return any(
            word.bare in listed(*key) or word.plain in listed(*key)
            for key in (("words", "roles"), ("words", "organisations"), ("places", "large"))
        )

    def _run(self, place: int) -> int:
        """Return where the name ends that begins at `place`: with family names and initials."""
        end = place + 1
        while end < len(self._words) and end - place < 4:
            word = self._words[end]
            if not self._joined(end - 1) or self._words[end - 1].owns or not word.capital:
                break
            if word.acronym or self._is_common(word):
                break
            end += 1
        return end

    def _is_organisation(self, place: int, end: int) -> bool:
        """Tell whether the capitals around a name are those of a building, an organisation or an event."""
        before = self._near(place, -1)
        if before and self._joined(place - 1) and before.plain in listed("words", "saints"):
            return True
        while end < len(self._words) and self._joined(end - 1) and self._words[end].capital:
            if self._words[end].bare in listed("words", "organisations"):
                return True
            end += 1
        return False
