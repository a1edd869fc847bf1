"""Copying how something looks onto other things, without its words, place or meaning to others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from richpic.editor.operations import counted
from richpic.model.change import Change, edited_many
from richpic.model.element import Element
from richpic.model.picture import Picture

# What means the same for every kind that has it; a size of letters is no size of an icon.
FOR_ALL = frozenset({"tint", "ink", "colour", "wash", "dashed"})


@dataclass(frozen=True, slots=True)
class Style:
    """The look of one element of a kind."""

    kind: type[Element]
    fields: Mapping[str, Any]

    def fitting(self, element: Element) -> dict[str, Any]:
        """Return what of it `element` can take on."""
        alike = type(element) is self.kind
        return {
            name: value
            for name, value in self.fields.items()
            if name in element.look and (alike or name in FOR_ALL)
        }


def style_of(element: Element) -> Style:
    """Return how `element` looks."""
    return Style(type(element), {name: getattr(element, name) for name in element.look})


def styled(picture: Picture, ids: Iterable[str], style: Style) -> Change:
    """Return `ids` in another style, as far as it fits them; what is background stays."""
    elements = [picture.elements[one] for one in ids if one in picture.elements]
    pairs = [(element, style.fitting(element)) for element in elements if not element.guarded]
    change = edited_many(pairs)
    return change.named(f"changed the look of {counted(len(change.patches))}")
