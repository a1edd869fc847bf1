"""How old somebody is, where that stands right after their name: a role with an age tells more than a role.

In labels as they are written while people talk: "Zosia 15", "Tom (aged 9)", "Ayo, 14, and Jo".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from richpic.share.patterns import Spot
from richpic.share.people import PERSON
from richpic.share.repeats import OWN

AGE = "age"
# What stands for one that is swapped.
SOME_AGE = "(age)"
# Between a name and an age.
_JOINT = r"(?:\s*[,;:(/–-]\s*|\s+)"
# Neither a time, a date, a share nor a number of other things: those go on behind the number.
_ENDS = r"(?=\s*(?:$|\n|[,;)!?–]|[.:](?!\d)|(?:and|&|\+)\s))"
_AFTER = re.compile(
    rf"{_JOINT}(?P<it>(?:aged? )?[1-9]\d?(?:[ -]?(?:years?[ -]old|yrs?(?: old)?|y/?o))?){_ENDS}",
    re.IGNORECASE,
)
_JOINT_AT_END = re.compile(rf"{_JOINT}$")


def ages_after(text: str, spots: Iterable[Spot]) -> Iterator[Spot]:
    """Give the ages that stand right after the people among `spots` in `text`: "Zosia 15", "Tom (aged 9)"."""
    found = tuple(spots)
    for spot in found:
        match = _AFTER.match(text, spot.end) if spot.rule in (PERSON, OWN) else None
        if match is not None:
            age = Spot(*match.span("it"), AGE, AGE)
            if not any(age.overlaps(other) for other in found):
                yield age


def without_joint(before: str, after: str) -> tuple[str, str]:
    """Return what stands around an age that is left out, without the comma or brackets that it had."""
    joint = _JOINT_AT_END.search(before)
    if joint is None:
        return before, after
    closes = "(" in joint[0]
    return before[: joint.start()], re.sub(r"^\s*\)", "", after) if closes else after
