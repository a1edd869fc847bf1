"""Words for those who cannot see the picture: a short alt text, and a long description.

They are those kept with the picture, brought up to date, or else the picture's own telling. `fresh` leaves
aside what is kept.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from richpic.model.drawing import DrawContext
from richpic.model.picture import Picture
from richpic.share.choosing import ALT_LIMIT, chosen_sentences, shortened
from richpic.share.kept_words import is_heading, paragraphs_of, words_of
from richpic.share.naming import flat
from richpic.share.telling import Section, Weight, tell

__all__ = ["ALT_LIMIT", "describe", "escaped", "long_html", "long_markdown"]

_MARKDOWN = re.compile(r"([\\`*_\[\]<>#|~])")


def describe(picture: Picture, ctx: DrawContext, limit: int = ALT_LIMIT, fresh: bool = False) -> str:
    """Return a description of at most `limit` characters (Unicode), whole sentences as far as possible.

    In the picture's own telling, what matters most is said first of all: the title, tensions, who is where.
    Raises ValueError for a limit below 1.
    """
    if fresh or not picture.page.alt.strip():
        return " ".join(chosen_sentences(tell(picture, ctx), limit))
    return shortened(flat(words_of(picture, ctx).alt), limit)


def long_markdown(picture: Picture, ctx: DrawContext, fresh: bool = False) -> str:
    """Return the long description in Markdown, with a heading for each part of the picture."""
    lines = [f"# {escaped(_title(picture))}"]
    lines += [f"{'## ' * heads}{escaped(words)}" for heads, words in _blocks(picture, ctx, fresh)]
    return "\n\n".join(lines) + "\n"


def long_html(picture: Picture, ctx: DrawContext, fresh: bool = False) -> str:
    """Return the long description as an HTML fragment: one <article> with headings from <h2> on."""
    lines = ["<article>", f"<h2>{html.escape(_title(picture))}</h2>"]
    for heads, words in _blocks(picture, ctx, fresh):
        tag = "h3" if heads else "p"
        lines.append(f"<{tag}>{html.escape(words)}</{tag}>")
    return "\n".join([*lines, "</article>"]) + "\n"


def _blocks(picture: Picture, ctx: DrawContext, fresh: bool) -> Iterator[tuple[bool, str]]:
    """Give the headings and paragraphs under the title, each with whether it is a heading."""
    if fresh or not picture.page.description.strip():
        for section in tell(picture, ctx):
            if section.heading:
                yield True, section.heading
            yield from ((False, paragraph) for paragraph in _paragraphs(section))
        return
    headings = {section.heading for section in tell(picture, ctx)}
    for paragraph in paragraphs_of(words_of(picture, ctx).description):
        yield paragraph in headings or is_heading(paragraph), paragraph


def _title(picture: Picture) -> str:
    title, date = flat(picture.page.title) or "A rich picture", flat(picture.page.date)
    return title if not date or date.casefold() in title.casefold() else f"{title}, {date}"


def _paragraphs(section: Section) -> list[str]:
    """Return the paragraphs; the title is said by the heading."""
    told = ([one.words for one in each if one.weight != Weight.TITLE] for each in section.paragraphs)
    return [" ".join(words) for words in told if words]


def escaped(text: str) -> str:
    """Return `text` so that Markdown takes it as it is."""
    return _MARKDOWN.sub(r"\\\1", text)
