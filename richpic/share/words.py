"""Words for those who cannot see the picture: a short alt text, and a long description."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable

from richpic.model.drawing import DrawContext
from richpic.model.picture import Picture
from richpic.share.naming import flat
from richpic.share.telling import Section, Sentence, Weight, tell

# Characters: what the places to post take, but for those that take less.
ALT_LIMIT = 1000
# Below this share of the limit, a part of the next sentence is worth having.
WELL_FILLED = 0.6
_MARKDOWN = re.compile(r"([\\`*_\[\]<>#|~])")
_CLAUSE_END = re.compile(r"[,;:](?= )")


def describe(picture: Picture, ctx: DrawContext, limit: int = ALT_LIMIT) -> str:
    """Return a description of at most `limit` characters (Unicode), whole sentences as far as possible.

    What matters most is said first of all: the title, tensions, who is where. Raises ValueError for a limit
    below 1.
    """
    if limit < 1:
        raise ValueError("a description needs room for at least one character")
    sentences = _sentences(tell(picture, ctx))
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
    return " ".join(words for _, words in sorted(chosen.items()))


def long_markdown(picture: Picture, ctx: DrawContext) -> str:
    """Return the long description in Markdown, with a heading for each part of the picture."""
    lines = [f"# {_escaped(_title(picture))}"]
    for section in tell(picture, ctx):
        if section.heading:
            lines.append(f"## {_escaped(section.heading)}")
        lines += [_escaped(paragraph) for paragraph in _paragraphs(section)]
    return "\n\n".join(lines) + "\n"


def long_html(picture: Picture, ctx: DrawContext) -> str:
    """Return the long description as an HTML fragment: one <article> with headings from <h2> on."""
    lines = ["<article>", f"<h2>{html.escape(_title(picture))}</h2>"]
    for section in tell(picture, ctx):
        if section.heading:
            lines.append(f"<h3>{html.escape(section.heading)}</h3>")
        lines += [f"<p>{html.escape(paragraph)}</p>" for paragraph in _paragraphs(section)]
    return "\n".join([*lines, "</article>"]) + "\n"


def _title(picture: Picture) -> str:
    title, date = flat(picture.page.title) or "A rich picture", flat(picture.page.date)
    return title if not date or date.casefold() in title.casefold() else f"{title}, {date}"


def _sentences(sections: Iterable[Section]) -> list[Sentence]:
    return [one for section in sections for paragraph in section.paragraphs for one in paragraph]


def _paragraphs(section: Section) -> list[str]:
    """Return the paragraphs; the title is said by the heading."""
    told = ([one.words for one in each if one.weight != Weight.TITLE] for each in section.paragraphs)
    return [" ".join(words) for words in told if words]


def _escaped(text: str) -> str:
    return _MARKDOWN.sub(r"\\\1", text)


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
