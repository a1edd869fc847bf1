"""What links can mean. Meaning is shown by line and mark first and never by colour alone (WCAG 1.4.1).

Social workers' ecomaps fix some of these: solid or double is strong, thin or dashed weak, jagged stressful.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

LineStyle = Literal["plain", "dashed", "dotted", "dashdot", "double", "jagged"]


@dataclass(frozen=True, slots=True)
class Relation:
    """How one meaning is drawn.

    `mark` is a symbol of the category "marks" that sits on the line; `cut` is drawn across its middle or end.
    `heads` are those that a new link of this meaning starts with.
    """

    name: str
    caption: str
    meaning: str
    line: LineStyle = "plain"
    weight: int = 2
    colour: str = "ink"
    heads: Literal["none", "end", "both"] = "end"
    mark: str = ""
    cut: Literal["", "break", "bar"] = ""
    words: tuple[str, ...] = ()


_ALL = (
    Relation("flow", "flow", "one influences or feeds the other", words=("influence", "leads to")),
    Relation(
        "strong", "strong", "a strong tie or a dependency", line="double", weight=3, words=("depends on",)
    ),
    Relation("weak", "weak", "a weak or uncertain tie", line="dashed", weight=1, words=("thin", "uncertain")),
    Relation("two-way", "two-way", "both give and take", heads="both", words=("mutual", "exchange")),
    Relation(
        "communication",
        "communication",
        "they talk with each other",
        mark="mark-bubble",
        colour="blue",
        words=("talks to", "tells", "asks"),
    ),
    Relation(
        "money",
        "money",
        "one pays for the other",
        mark="mark-pound",
        colour="green",
        words=("pays", "funds", "funding", "grant"),
    ),
    Relation(
        "referral",
        "referral",
        "people are sent on",
        mark="mark-person",
        colour="purple",
        words=("refers", "sends", "signposts"),
    ),
    Relation(
        "information",
        "information",
        "reports, letters or data are passed on",
        mark="mark-letter",
        colour="blue",
        words=("reports", "shares data", "informs"),
    ),
    Relation(
        "tension",
        "tension",
        "they pull against each other",
        line="jagged",
        colour="red",
        heads="both",
        mark="mark-swords",
        words=("conflict", "argues", "clash"),
    ),
    Relation("broken", "broken", "a tie that no longer holds", cut="break", colour="red", words=("cut off",)),
    Relation(
        "blocked", "blocked", "it does not get through", cut="bar", colour="red", words=("stopped", "barrier")
    ),
    Relation(
        "control",
        "control",
        "one decides over the other",
        weight=3,
        mark="mark-crown",
        words=("decides", "power"),
    ),
    Relation(
        "accountability",
        "accountability",
        "one answers to the other",
        line="dashdot",
        weight=1,
        mark="mark-eye",
        words=("inspects", "evaluates", "watches", "reports to"),
    ),
    Relation(
        "care",
        "care",
        "one looks after the other",
        mark="mark-heart",
        colour="red",
        words=("supports", "trusts", "loves", "helps"),
    ),
    Relation(
        "wished-for",
        "wished-for",
        "not there yet, but hoped for",
        line="dotted",
        mark="mark-star",
        colour="amber",
        words=("hoped", "should"),
    ),
    Relation(
        "hidden",
        "hidden",
        "there, but not spoken of",
        line="dotted",
        colour="grey",
        mark="mark-mask",
        words=("unspoken", "secret"),
    ),
)

RELATIONS: Mapping[str, Relation] = MappingProxyType({relation.name: relation for relation in _ALL})
