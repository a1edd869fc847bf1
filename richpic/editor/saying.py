"""What is selected, in words: for the status line, lists and screen readers."""

from __future__ import annotations

from richpic.editor.editor import Editor
from richpic.editor.operations import counted
from richpic.model.drawing import DrawContext
from richpic.model.element import Element
from richpic.model.picture import Picture


def said(element: Element, picture: Picture, ctx: DrawContext) -> str:
    """Return all that is to say of an element: "youth worker, person, happy, 3 links"."""
    parts = [element.speaks(), *element.traits(ctx)]
    others = (picture.elements.get(one) for one in picture.dependents.get(element.id, ()))
    if links := sum(other is not None and other.placed_by_ends for other in others):
        parts.append(counted(links, "link"))
    if element.groups:
        parts.append("in a group")
    if element.locked:
        parts.append("locked")
    if element.hidden:
        parts.append("hidden")
    return ", ".join(parts)


def selection_said(editor: Editor) -> str:
    """Return what is selected, and its place in reading order; "" without a selection."""
    picture, ctx = editor.picture, editor.context
    chosen = [picture.elements[one] for one in editor.selection if one in picture.elements]
    if not chosen:
        return ""
    if len(chosen) > 1:
        names = [element.called() for element in chosen[:3]]
        more = f" and {len(chosen) - 3} more" if len(chosen) > 3 else ""
        return f"{counted(len(chosen))} selected: {', '.join(names)}{more}"
    words = said(chosen[0], picture, ctx)
    order = editor.scene.reading_order()
    place = next((place for place, element in enumerate(order, 1) if element is chosen[0]), 0)
    return f"{words}, {place} of {len(order)}" if place else words
