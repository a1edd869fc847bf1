"""The words of a post, all of them the user's own: quotes, tensions as questions, who is missing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from richpic.elements.bubble import Bubble
from richpic.elements.icon import Icon
from richpic.elements.link import Link, Tension, Voice
from richpic.model.drawing import DrawContext
from richpic.model.picture import Picture
from richpic.render.scene import thanks
from richpic.share.choosing import shortened
from richpic.share.naming import Naming, flat, listed, quoted
from richpic.share.phrasing import finished
from richpic.share.telling import MISSING
from richpic.share.words import escaped, long_markdown


@dataclass(frozen=True, slots=True)
class Quote:
    """What somebody says; `who` is empty where that is not known."""

    who: str
    says: str


@dataclass(frozen=True, slots=True)
class Question:
    """A tension as a question, with what both sides say of it."""

    words: str
    voices: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """What a picture, or a part of it, says in people's own words; `there` names who and what is on it."""

    questions: tuple[Question, ...]
    quotes: tuple[Quote, ...]
    missing: tuple[str, ...]
    there: tuple[str, ...]


def said(picture: Picture, ctx: DrawContext) -> Said:
    """Return what is said on `picture`: never remarks, nor anything hidden."""
    shown = [one for one in picture.order if not one.hidden]
    naming = Naming(ctx, shown)
    links = [one for one in shown if isinstance(one, Link) and one.is_tension]
    questions = tuple(_question(one, picture, naming) for one in links)
    told = {voice.says for question in questions for voice in question.voices}
    bubbles = [one for one in shown if isinstance(one, Bubble) and flat(one.text)]
    quotes = tuple(
        _quote(one, picture, naming) for one in bubbles if quoted(one.text)[1:-1] not in told
    )  # fmt: skip
    icons = [one for one in shown if isinstance(one, Icon)]
    missing = [flat(one.label) for one in icons if one.symbol == MISSING and flat(one.label)]
    there = [flat(one.label) or naming.name(one).later for one in icons if one.symbol != MISSING]
    return Said(questions, quotes, tuple(dict.fromkeys(missing)), tuple(dict.fromkeys(there)))


def _question(link: Link, picture: Picture, naming: Naming) -> Question:
    ends = [picture.elements[end] for end in link.hangs_on() if end in picture.elements]
    sides = listed(naming.name(one).later for one in ends if not one.hidden)
    label = flat(link.label)
    if label.endswith("?"):
        words = finished(label)
    elif label and sides:
        words = finished(f"{sides}: {label}?")
    else:
        words = finished(f"{label}?" if label else f"what is between {sides}?" if sides else "what is it?")
    held = link.tension or Tension()
    voices = tuple(_voice(one) for one in (held.first, held.second) if flat(one.says))
    return Question(words, voices)


def _voice(voice: Voice) -> Quote:
    return Quote(flat(voice.who), quoted(voice.says)[1:-1])


def _quote(bubble: Bubble, picture: Picture, naming: Naming) -> Quote:
    speaker = picture.elements.get(bubble.tail.element) if bubble.has_tail else None
    who = naming.name(speaker).later if speaker and not speaker.hidden else ""
    return Quote(who, quoted(bubble.text)[1:-1])


def caption(part: Picture, title: str, ctx: DrawContext, limit: int) -> str:
    """Return what to post with an image: `title`, then what is said there, in at most `limit` characters.

    Whole pieces as far as possible.
    """
    words = said(part, ctx)
    pieces = [finished(title)] if title else []
    for question in words.questions:
        pieces += [question.words, *map(_spoken, question.voices)]
    pieces += [_spoken(one) for one in words.quotes]
    if words.missing:
        pieces.append(f"Missing: {listed(words.missing)}")
    if len(pieces) < 2 and words.there:
        pieces.append(finished(listed(words.there)))
    pieces = list(dict.fromkeys(pieces))
    made = shortened(pieces[0], limit) if pieces else ""
    for piece in pieces[1:]:
        if len(made) + 1 + len(piece) <= limit:
            made += f"\n{piece}"
    return made


def _spoken(quote: Quote) -> str:
    return f"“{quote.says}”" + (f" ({quote.who})" if quote.who else "")


def draft(picture: Picture, ctx: DrawContext, images: Sequence[tuple[str, str]]) -> str:
    """Return a draft of a blog post in Markdown.

    `images` are paths with their alt texts, the whole picture first.
    """
    page, words = picture.page, said(picture, ctx)
    lines = [f"# {escaped(flat(page.title) or 'A rich picture')}"]
    if flat(page.date) and flat(page.date).casefold() not in page.title.casefold():
        lines.append(f"*{escaped(flat(page.date))}*")
    lines += [_image(*one) for one in images[:1]]
    if words.questions:
        lines.append("## Questions")
        for question in words.questions:
            lines += [f"**{escaped(question.words)}**", *_block_quotes(question.voices)]
    if words.quotes:
        lines += ["## In their words", *_block_quotes(words.quotes)]
    if words.missing:
        lines += ["## Who is missing", "\n".join(f"- {escaped(one)}" for one in words.missing)]
    if images[1:]:
        lines += ["## Part by part", *(_image(*one) for one in images[1:])]
    lines.append("## The picture in words")
    # Without its title, and a step down: it is a part of the post here.
    long = long_markdown(picture, ctx).strip().split("\n\n")[1:]
    lines += [f"#{each}" if each.startswith("## ") else each for each in long]
    if credits := thanks(picture.credits):
        lines.append(f"*{escaped(credits)}*")
    return "\n\n".join(lines) + "\n"


def _image(path: str, alt: str) -> str:
    return f"![{escaped(flat(alt))}]({path})"


def _block_quotes(quotes: Iterable[Quote]) -> list[str]:
    return [f"> {escaped(one.says)}" + (f"\n>\n> — {escaped(one.who)}" if one.who else "") for one in quotes]
