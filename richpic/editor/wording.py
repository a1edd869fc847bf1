"""Finding and replacing words in all that is written on a picture."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from richpic.editor.operations import counted, removed
from richpic.editor.walking import reading_order
from richpic.model.change import Change, edited_many, squash
from richpic.model.drawing import DrawContext
from richpic.model.element import Element, field_names, longest_text
from richpic.model.picture import Picture

REMARK = "note"


class Hit(NamedTuple):
    """Where words were found: in which field of an element, from which character to before which."""

    id: str
    field: str
    start: int
    end: int


def hits(picture: Picture, ctx: DrawContext, query: str) -> list[Hit]:
    """Return where `query` is written, whatever its capitals, in reading order; private remarks too."""
    if not query:
        return []
    pattern = _pattern(query)
    return [
        Hit(element.id, field, *found.span())
        for element in reading_order(picture, ctx)
        for field in _fields(element)
        for found in pattern.finditer(str(getattr(element, field)))
    ]


def _pattern(query: str) -> re.Pattern[str]:
    # Curly and straight apostrophes and quotation marks are typed alike.
    parts = {"'": "['’‘]", "’": "['’‘]", '"': '["“”]', "“": '["“”]', "”": '["“”]', " ": r"\s"}
    return re.compile("".join(parts.get(letter) or re.escape(letter) for letter in query), re.IGNORECASE)


def _fields(element: Element) -> tuple[str, ...]:
    return tuple(name for name in (element.text_field, REMARK) if name in field_names(type(element)))


def replaced(picture: Picture, ctx: DrawContext, found: Iterable[Hit], text: str) -> Change:
    """Return all of `found` written as `text`, in one step; what is locked as background stays.

    Words on bare paper of which nothing is left go away.
    """
    by_field: dict[tuple[str, str], list[Hit]] = {}
    for hit in found:
        by_field.setdefault((hit.id, hit.field), []).append(hit)
    fields: dict[str, dict[str, str]] = {}
    empty: list[str] = []
    count = 0
    for (identifier, field), places in by_field.items():
        element = picture.elements.get(identifier)
        if element is None or element.guarded:
            continue
        words = _rewritten(str(getattr(element, field)), places, text)
        longest = longest_text(type(element), field)
        count += len(places)
        if not words.strip() and element.is_only_text and field == element.text_field and not element.locked:
            empty.append(identifier)
        else:
            fields.setdefault(identifier, {})[field] = words[:longest] if longest else words
    changes = [edited_many((picture.elements[one], new) for one, new in fields.items())]
    if empty:
        changes.append(removed(changes[0].apply(picture), empty, ctx))
    return squash(changes, f"replaced {counted(count, 'word')}")


def _rewritten(words: str, places: list[Hit], text: str) -> str:
    for hit in sorted(places, key=lambda hit: hit.start, reverse=True):
        words = words[: hit.start] + text + words[hit.end :]
    return words
