"""What the first words on a new link say about it: the line takes that meaning while they are written."""

from __future__ import annotations

from richpic.elements.link import Link
from richpic.elements.relations import RELATIONS
from richpic.model.element import Element, Fields


def relation_fields(name: str) -> Fields:
    """Return the fields of a link that means the relation called `name` and nothing but that.

    Raises KeyError if there is no such relation.
    """
    means = RELATIONS[name]
    return {"relation": means.name, "heads": means.heads, "colour": "", "weight": 0}


def follows_words(element: Element) -> bool:
    """Tell whether nobody has chosen yet what `element`, a link, means: then its words may say it."""
    return isinstance(element, Link) and element.relation == "flow"


def meant_by(element: Element, words: str) -> Fields:
    """Return the fields that `words` on a new link ask for, as the scribe line reads them; often none."""
    if not isinstance(element, Link):
        return {}
    # Imported when it is used: the window opens without what only matching needs.
    from richpic.editor.scribe.relating import relation_for

    name = relation_for(words)
    return {} if name == element.relation else relation_fields(name)
