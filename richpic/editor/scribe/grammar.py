"""The scribe's grammar: plain lines of text become statements about the picture.

`assets/guide/scribe.md` explains it to those who write. Every text can be read: what is not understood stays
as words. Nothing here knows of icons or of the picture.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, TypeAlias

from richpic.editor.scribe.known import STAND_IN, Kept
from richpic.editor.scribe.splitting import (
    aged,
    arrows,
    closing,
    cut_bullet,
    indent_of,
    listed,
    outside,
    readable,
)
from richpic.elements.link import Tension, Voice

LONGEST_NAME = 200
LONGEST_TEXT = 2000
LONGEST_CHAIN = 40
DEEPEST = 6
_HEADER = re.compile(r"\s*(title|date|by|authors?)\s*:\s*(.*)$", re.IGNORECASE)
_ASKING = """
who what why how when where which whose is are was were do does did can could should will would has have
"""
_QUESTIONS = frozenset(_ASKING.split())
# Who says it, and that they do: 'School says: "you never ring back"'.
_OFTEN = r"(?:(?:also|always|often|just|still|never)\s+)?"
_SAYS = r"says?|said|asks?|asked|shouts?|shouted|repl(?:y|ies|ied)|answers?|answered|complains?|complained"
_THINKS = r"thinks?|thought|wonders?|wondered|feels?|felt"
_SPEAKS = re.compile(rf"(.*\S)\s+{_OFTEN}(?:({_THINKS})|{_SAYS})(?:\s+that)?", re.IGNORECASE)
_SPOKEN_BY = re.compile(rf"(?:({_THINKS})|{_SAYS})\s+(\S.*)", re.IGNORECASE)
_ARTICLE = re.compile(r"(?:the|an?|her|his|our|my|their)\s+(?=(?-i:[^\W\d_A-Z]))", re.IGNORECASE)
_HINT = re.compile(r"\s*\[([^\[\]]{1,60})\]\s*")


@dataclass(frozen=True, slots=True)
class Name:
    """Somebody or something: `text` as written, the icon asked for in [brackets], whether it is missing."""

    text: str
    hint: str = ""
    missing: bool = False


@dataclass(frozen=True, slots=True)
class Join:
    """A link from `start` to `end`; `both` for two-way, `tension` for a line that ends with "!"."""

    start: Name
    end: Name
    label: str = ""
    both: bool = False
    tension: Tension | None = None


@dataclass(frozen=True, slots=True)
class Saying:
    """Words at somebody: said, thought, or a remark about them. `speaker` may be nobody in particular."""

    text: str
    style: Literal["speech", "thought", "remark"]
    speaker: Name | None = None


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A boundary with what is inside."""

    title: str
    inside: tuple[Statement, ...] = ()


Statement: TypeAlias = "Name | Join | Saying | Enclosure"


@dataclass(frozen=True, slots=True)
class Notes:
    """What a text says: settings of the page, empty where nothing was said, and statements in their order."""

    title: str = ""
    date: str = ""
    authors: tuple[str, ...] = ()
    statements: tuple[Statement, ...] = ()


@dataclass(slots=True)
class _Block:
    """A boundary that is being read: `indent` is that of its title, `inner` that of its lines."""

    title: str
    depth: int
    indent: int
    inner: int = -1
    inside: list[Statement] = field(default_factory=list)


def parse(text: str, known: Sequence[str] = ()) -> Notes:
    """Return what `text` says. Never raises: any text has a reading.

    `known` are the labels on the picture: where one is written out, it is never taken apart.
    """
    page: dict[str, str] = {}
    blocks = [_Block("", 0, -1)]
    for line in readable(text).split("\n"):
        kept = Kept(line[:LONGEST_TEXT], known)
        line = kept.line
        stripped = line.strip()
        if not stripped:
            _blank(blocks)
        elif not (len(blocks) == 1 and not blocks[0].inside and _header(stripped, page, kept.whole)):
            _line(line, stripped, blocks, kept.whole)
    while len(blocks) > 1:
        _close(blocks)
    return Notes(
        page.get("title", ""),
        page.get("date", ""),
        tuple(name for name in listed(page.get("by", ""), 8) if name)[:20],
        tuple(blocks[0].inside),
    )


def _header(line: str, page: dict[str, str], whole: Callable[[str], str]) -> bool:
    """Take a line about the page; tell whether it was one."""
    if line.startswith("=") and not line.startswith(("=>", "==>")):
        page.setdefault("title", whole(line.strip("= ").strip())[:LONGEST_NAME])
        return True
    found = _HEADER.match(line)
    if not found or arrows(line):
        return False
    key = {"author": "by", "authors": "by"}.get(found[1].lower(), found[1].lower())
    page.setdefault(key, whole(found[2].strip())[:LONGEST_NAME])
    return True


# Boundaries


def _blank(blocks: list[_Block]) -> None:
    """A blank line ends a boundary whose lines are not indented."""
    while len(blocks) > 1 and 0 <= blocks[-1].inner <= blocks[-1].indent:
        _close(blocks)


def _close(blocks: list[_Block]) -> None:
    block = blocks.pop()
    blocks[-1].inside.append(Enclosure(block.title, tuple(block.inside)))


def _line(line: str, stripped: str, blocks: list[_Block], whole: Callable[[str], str]) -> None:
    """Read one line; `whole` gives back the labels that it holds stand-ins for."""
    indent = indent_of(line)
    heading = re.match(r"(#{1,6})\s*(.*?)\s*#*$", stripped)
    if heading:
        _open(blocks, len(heading[1]), indent, heading[2])
        block = blocks[-1]
        block.title = whole(block.title)[:LONGEST_NAME]
        block.inside = [_in_full(one, whole) for one in block.inside]
        return
    while len(blocks) > 1 and blocks[-1].inner > blocks[-1].indent and indent <= blocks[-1].indent:
        _close(blocks)
    if len(blocks) > 1 and blocks[-1].inner < 0:
        blocks[-1].inner = indent
    blocks[-1].inside += [_in_full(one, whole) for one in statements_of(stripped)]


def _open(blocks: list[_Block], depth: int, indent: int, title: str) -> None:
    """Begin a boundary: inside the last one if it is marked deeper or stands further in."""
    while len(blocks) > 1:
        last = blocks[-1]
        if indent > last.indent or (indent == last.indent and depth > last.depth):
            break
        _close(blocks)
    if blocks[-1].inner < 0:
        blocks[-1].inner = indent
    while len(blocks) > DEEPEST:
        _close(blocks)
    words, colon, rest = title.partition(":")
    listing = listed(rest, 4) if colon and words.strip() else []
    block = _Block(title.strip()[:LONGEST_NAME], depth, indent)
    if len(listing) > 1:
        # What is inside was named on this line; only indented lines add to it.
        block.title, block.inner = words.strip()[:LONGEST_NAME], indent + 1
        block.inside += [statement for part in listing for statement in _named(part)]
    blocks.append(block)


# Lines


def statements_of(line: str) -> list[Statement]:
    """Return what one line says that is neither a heading nor about the page."""
    line = cut_bullet(line)
    found: list[Statement] = []
    for part in outside(line, ";"):
        part = part.strip()
        if part:
            found += _part(part)
    return found


def _part(part: str) -> list[Statement]:
    part = aged(part)
    if arrows(part) and (joined := _chain(part)):
        return joined
    said = _saying(part)
    if said:
        return said
    names = listed(part, 3)
    if len(names) > 1:
        return [statement for name in names for statement in _named(name)]
    return _named(part)


def _named(text: str) -> list[Statement]:
    """Return one name, or what somebody says."""
    text = aged(text)
    return _saying(text) or [name_of(text)]


def name_of(text: str) -> Name:
    """Return the name that `text` is."""
    text = " ".join(text.split())
    text = re.sub(r"^[\s<>=–—-]+(?=\S)|(?<=\S)[\s<>=–—-]+$", "", text) or text
    hint = ""
    if (found := _HINT.search(text)) and (text[: found.start()] + text[found.end() :]).strip():
        hint = found[1].strip()
        text = (text[: found.start()] + " " + text[found.end() :]).strip()
    missing = text.endswith("?") and len(text.split()) <= 4 and not _asks(text)
    return Name(text, hint, missing)


def _asks(text: str) -> bool:
    """Tell whether `text` is a question and not somebody who may be missing."""
    words = text.lower().split()
    return len(words) > 1 and words[0].removesuffix("'s") in _QUESTIONS


def _saying(part: str) -> list[Statement]:
    """Return words said, thought or remarked at somebody, or nothing if `part` is none of these."""
    styles: tuple[tuple[str, Literal["speech", "thought"]], ...] = (('"', "speech"), ("(", "thought"))
    for opening, style in styles:
        at = part.find(opening)
        if at < 0:
            continue
        end = closing(part, at)
        words = part[at + 1 : end].strip()
        before, after = part[:at].rstrip(" :,–—-"), part[end + 1 :].strip(" .,–—-")
        if words and not (before and after) and not (style == "thought" and after):
            who, thinks = _speaker(before, after) if style == "speech" else (before, False)
            if len(who) > LONGEST_NAME:
                return []
            return [Saying(words, "thought" if thinks else style, name_of(who) if who else None)]
    return _remark(part)


def _speaker(before: str, after: str) -> tuple[str, bool]:
    """Return who says what stands between `before` and `after`, and whether they only think it."""
    found = _SPEAKS.fullmatch(before) if before else _SPOKEN_BY.fullmatch(after)
    if not found or _asks(before):
        return before or after, False
    who, thinks = (found[1], found[2]) if before else (found[2], found[1])
    return _ARTICLE.sub("", who, count=1) if _ARTICLE.match(who) else who, bool(thinks)


def _remark(part: str) -> list[Statement]:
    """Return `Name: remark`, where the name is short."""
    found = re.match(r"([^:]{1,60}):\s+(\S.*)$", part)
    if not found or len(found[1].split()) > 4 or len(found[2]) > LONGEST_TEXT:
        return []
    who, thinks = _speaker(found[1].strip(), "")
    if who != found[1].strip():
        return [Saying(found[2].strip(), "thought" if thinks else "speech", name_of(who))]
    return [Saying(found[2].strip(), "remark", name_of(who))]


# Links


def _chain(part: str) -> list[Statement]:
    """Return the links of `A > B: label > C`, or nothing if an end is missing."""
    found = arrows(part)[:LONGEST_CHAIN]
    edges = [0, *(edge for start, end, _ in found for edge in (start, end)), len(part)]
    pieces = [part[start:end].strip() for start, end in zip(edges[::2], edges[1::2], strict=True)]
    parsed = [_link_end(piece, first=index == 0) for index, piece in enumerate(pieces)]
    if not all(names for names, _, _ in parsed):
        return []
    statements = [one for _, _, said in parsed for one in said]
    for (near, _, _), (far, label, _), (_, _, way) in zip(parsed, parsed[1:], found, strict=False):
        statements += _joins(near, far, way, label)
    return statements


def _link_end(piece: str, first: bool) -> tuple[list[Name], str, list[Statement]]:
    """Return the names at an end of a link, the label behind them, and what is said there."""
    who, colon, label = (piece, "", "") if first else piece.partition(":")
    tense = re.search(r"\s*(!+)$", who)
    if tense and not first and not colon:
        label = tense[1]
        who = who[: tense.start()]
    who = aged(who.strip(" :"))
    said = _saying(who) if any(mark in who for mark in '"(') else []
    if said and isinstance(said[0], Saying) and said[0].speaker:
        return [said[0].speaker], label.strip(), said
    names = [name_of(name) for name in listed(who, 4) if name and len(name) <= LONGEST_NAME]
    return [name for name in names if re.search(rf"\w|{STAND_IN}", name.text)], label.strip(), []


def _joins(starts: list[Name], ends: list[Name], way: str, label: str) -> list[Statement]:
    if way == "<":
        starts, ends = ends, starts
    return [_join(start, end, way == "<>", label) for start in starts for end in ends]


def _join(start: Name, end: Name, both: bool, label: str) -> Join:
    bang = re.search(r"\s*(!+)\s*$", label)
    if not bang:
        return Join(start, end, _short(label), both)
    words = label[: bang.start()]
    voices = re.findall(r'"([^"]+)"', words)
    if len(voices) == 2:
        words = re.sub(r'\s*"[^"]*"\s*(/|vs\.?|-|–)?', " ", words).strip(" /:-–")
    else:
        voices = ["", ""]
    tension = Tension(
        Voice(start.text[:LONGEST_NAME], voices[0]),
        Voice(end.text[:LONGEST_NAME], voices[1]),
        min(5, 2 + len(bang[1])),
    )
    return Join(start, end, _short(words), True, tension)


def _in_full(said: Statement, whole: Callable[[str], str]) -> Statement:
    """Return `said`, which stands in one line, with the labels in place of their stand-ins."""
    if isinstance(said, Name):
        return _in_full_name(said, whole)
    if isinstance(said, Saying):
        speaker = said.speaker and _in_full_name(said.speaker, whole)
        return replace(said, text=whole(said.text), speaker=speaker)
    if isinstance(said, Enclosure):
        return said
    first, second = _in_full_name(said.start, whole), _in_full_name(said.end, whole)
    tension = said.tension and replace(
        said.tension,
        first=Voice(first.text[:LONGEST_NAME], whole(said.tension.first.says)),
        second=Voice(second.text[:LONGEST_NAME], whole(said.tension.second.says)),
    )
    return Join(first, second, _short(whole(said.label)), said.both, tension)


def _in_full_name(name: Name, whole: Callable[[str], str]) -> Name:
    return Name(whole(name.text), whole(name.hint), name.missing)


def _short(words: str) -> str:
    return words if len(words) <= LONGEST_NAME else words[: LONGEST_NAME - 1] + "…"
