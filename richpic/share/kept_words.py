"""The words kept with a picture for those who cannot see it, and how they stay true when it changes.

What is kept is plain text: sentences in paragraphs, with an empty line between; a short line without a full
stop is a heading. The picture keeps a digest of each sentence that was told of it at the time. So it is known
later which sentences are the program's, to be told anew, and which are somebody's own, to be left alone.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from richpic.model.drawing import DrawContext
from richpic.model.element import longest_text
from richpic.model.picture import Page, Picture
from richpic.share.choosing import ALT_LIMIT, chosen_sentences, shortened
from richpic.share.telling import Section, Weight, tell

# Hexadecimal digits: among a thousand sentences two are alike once in nine thousand pictures.
DIGITS = 8
# A sentence with full stops inside its quotation marks is put together from at most so many parts.
MOST_PARTS = 12
LONGEST_HEADING = 90
_PART = re.compile(r"\S.*?(?:[.!?…][”\"’')\]]*(?=\s|$)|$)", re.DOTALL)
_GAP = re.compile(r"\n\s*\n")

Paragraphs = list[list[str]]


@dataclass(frozen=True, slots=True)
class KeptWords:
    """A short and a long description, and the digests of all that was told of the picture with them."""

    alt: str
    description: str
    told: tuple[str, ...]

    @property
    def fields(self) -> dict[str, Any]:
        """The same as fields of a page."""
        return {"alt": self.alt, "description": self.description, "told": self.told}


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the picture tells now: its words, and those of both descriptions in sentences."""

    words: KeptWords
    alt: Paragraphs
    description: Paragraphs


def proposed(picture: Picture, ctx: DrawContext) -> Proposal:
    """Return what `picture` tells of itself, without regard to what is kept."""
    sections = tell(picture, ctx)
    alt, description = [chosen_sentences(sections, ALT_LIMIT)], _paragraphs(sections)
    short, long = _joined(alt), _joined(description)
    sentences = (piece for paragraphs in (alt, description) for each in paragraphs for piece in each)
    told = tuple(dict.fromkeys(map(digest, (short, long, *sentences))))
    return Proposal(KeptWords(short, _fitting("description", long), told), alt, description)


def is_stale(page: Page, now: Proposal) -> bool:
    """Tell whether words are kept that were written when the picture told something else.

    Words of unknown age, as in files from before there were digests, are taken for fresh.
    """
    return bool(page.told and (page.alt or page.description)) and set(page.told) != set(now.words.told)


def renewed(page: Page, now: Proposal) -> KeptWords:
    """Return the kept words brought up to date.

    Sentences of the program that are no longer told go, new ones come in their place; one's own sentences
    stay, and those that were deleted stay away. Words that nobody changed are told anew as a whole.
    """
    alt = _renewed(page.alt, page, now.alt, now)
    description = _renewed(page.description, page, now.description, now)
    return KeptWords(_fitting("alt", alt), _fitting("description", description), now.words.told)


def words_of(picture: Picture, ctx: DrawContext, fresh: bool = False) -> KeptWords:
    """Return the words to go out with `picture`: those kept, up to date, and proposals where none are kept.

    `fresh` leaves aside what is kept.
    """
    now, page = proposed(picture, ctx), picture.page
    if fresh:
        return now.words
    kept = (
        renewed(page, now) if is_stale(page, now) else KeptWords(page.alt, page.description, now.words.told)
    )
    return KeptWords(
        kept.alt.strip() or now.words.alt, kept.description.strip() or now.words.description, now.words.told
    )


def up_to_date(picture: Picture, ctx: DrawContext) -> Picture:
    """Return `picture` with its kept words brought up to date, if there are any that are stale."""
    page = picture.page
    if not page.told or not (page.alt or page.description):
        return picture
    now = proposed(picture, ctx)
    return (
        replace(picture, page=replace(page, **renewed(page, now).fields)) if is_stale(page, now) else picture
    )


def digest(text: str) -> str:
    """Return a few digits that tell this text from others, however it is spaced."""
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()[:DIGITS]


def is_heading(paragraph: str) -> bool:
    """Tell whether a paragraph of kept words is a heading: short, on one line, without a full stop."""
    line = paragraph.strip()
    return len(line) <= LONGEST_HEADING and "\n" not in line and line[-1:] not in tuple('.!?…:;,”"')


def paragraphs_of(description: str) -> list[str]:
    """Return the paragraphs of kept words, each on one line."""
    found = (" ".join(each.split()) for each in _GAP.split(description))
    return [each for each in found if each]


def _paragraphs(sections: Iterable[Section]) -> Paragraphs:
    found: Paragraphs = []
    for section in sections:
        told = ([one.words for one in each if one.weight != Weight.TITLE] for each in section.paragraphs)
        inside = [each for each in told if each]
        if section.heading and inside:
            found.append([section.heading])
        found += inside
    return found


def _joined(paragraphs: Paragraphs) -> str:
    return "\n\n".join(" ".join(each) for each in paragraphs)


def _fitting(field: str, text: str) -> str:
    """Return `text`, cut at the end of a paragraph or sentence where the page has no room for all of it."""
    longest = longest_text(Page, field)
    return text if len(text) <= longest else shortened(text, longest)


def _renewed(text: str, page: Page, fresh: Paragraphs, now: Proposal) -> str:
    if not text.strip() or digest(text) in page.told:
        return _joined(fresh) if text.strip() else ""
    told, current = frozenset(page.told), frozenset(now.words.told)
    kept = [
        [
            piece
            for piece in _pieces(each, told | current)
            if digest(piece) in current or digest(piece) not in told
        ]
        for each in paragraphs_of(text)
    ]
    return _joined(_with_news([each for each in kept if each], fresh, told, current))


def _pieces(paragraph: str, known: Collection[str]) -> list[str]:
    """Cut a paragraph into sentences; those that are known are found also with full stops inside."""
    parts = _PART.findall(paragraph)
    found, at = [], 0
    while at < len(parts):
        ends = range(min(len(parts), at + MOST_PARTS), at, -1)
        end = next((end for end in ends if digest(" ".join(parts[at:end])) in known), at + 1)
        found.append(" ".join(parts[at:end]))
        at = end
    return found


def _with_news(
    kept: Paragraphs, fresh: Paragraphs, told: Collection[str], current: Collection[str]
) -> Paragraphs:
    """Put the sentences of `fresh` that were not `told` before after those that they follow."""
    made = [list(each) for each in kept]
    place = 0
    for paragraph in fresh:
        home = _home(made, paragraph, alone=len(fresh) == 1)
        at = 0
        for piece in paragraph:
            code = digest(piece)
            if home is not None and (found := _index(made[home], code)) is not None:
                at = found + 1
            elif code not in told:
                if home is None:
                    home = place
                    made.insert(home, [])
                at = _past_own(made[home], at, current)
                made[home].insert(at, piece)
                at += 1
        if home is not None:
            place = home + 1
    return made


def _past_own(pieces: Sequence[str], at: int, current: Collection[str]) -> int:
    """Return where somebody's own sentences that follow what is before `at` end: they belong to it."""
    while at < len(pieces) and digest(pieces[at]) not in current:
        at += 1
    return at


def _home(made: Paragraphs, paragraph: Sequence[str], alone: bool) -> int | None:
    """Return which paragraph already holds a sentence of `paragraph`; the first if all of it is `alone`."""
    if alone and made:
        return 0
    codes = {digest(piece) for piece in paragraph}
    return next((at for at, each in enumerate(made) if any(digest(piece) in codes for piece in each)), None)


def _index(pieces: Sequence[str], code: str) -> int | None:
    return next((at for at, piece in enumerate(pieces) if digest(piece) == code), None)
