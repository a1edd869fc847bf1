"""The steps of the history in plain words, for the list of them."""

from __future__ import annotations

from richpic.model.change import Change
from richpic.model.element import Element
from richpic.model.picture import PAGE_ID, Picture

BEGINNING = "beginning"
# Of a session so long that its first steps are not kept any more.
FIRST_KEPT = "as far back as steps are kept"
NAMELESS = "changed something"
LONGEST = 40


def step_said(step: Change, picture: Picture) -> str:
    """Return what a step did, naming the thing if it did it to one: "moved school", "moved 3 things"."""
    words = step.name or NAMELESS
    touched = [identifier for identifier in step.patches if identifier != PAGE_ID]
    # What was done to one thing comes first; others, such as what somebody says, only go along.
    if not touched or (len(touched) > 1 and "1 thing" not in words):
        return words
    patch = step.patches[touched[0]]
    sides = (patch.after, patch.before, picture.elements.get(touched[0]))
    element = next((side for side in sides if isinstance(side, Element)), None)
    if element is None:
        return words
    name = element.called()
    name = name if len(name) <= LONGEST else name[: LONGEST - 1].rstrip() + "…"
    return words.replace("1 thing", name) if "1 thing" in words else f"{words}: {name}"
