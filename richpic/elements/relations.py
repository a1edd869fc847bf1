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
        "strong",
        "strong",
        "a strong tie or a dependency",
        line="double",
        weight=3,
        words=("depends on", "relies on", "needs"),
    ),
    Relation("weak", "weak", "a weak or uncertain tie", line="dashed", weight=1, words=("thin", "uncertain")),
    Relation("two-way", "two-way", "both give and take", heads="both", words=("mutual", "exchange")),
    Relation(
        "communication",
        "communication",
        "they talk with each other",
        mark="mark-bubble",
        colour="blue",
        words=("talks to", "talks with", "tells", "asks", "listens to", "speaks to", "calls"),
    ),
    Relation(
        "money",
        "money",
        "one pays for the other",
        mark="mark-pound",
        colour="green",
        words=("pays", "funds", "funding", "grant", "buys", "commissions"),
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
        words=("reports", "shares data", "shares information", "informs", "writes to"),
    ),
    Relation(
        "tension",
        "tension",
        "they pull against each other",
        line="jagged",
        colour="red",
        heads="both",
        mark="mark-swords",
        words=("conflict", "conflicts with", "argues", "clash", "fights"),
    ),
    Relation(
        "broken",
        "broken",
        "a tie that no longer holds",
        cut="break",
        colour="red",
        words=("cut off", "lost touch", "lost contact", "fell out"),
    ),
    Relation(
        "blocked",
        "blocked",
        "it does not get through",
        cut="bar",
        colour="red",
        words=("stopped", "barrier", "blocks", "refuses", "turned away", "turns away"),
    ),
    Relation(
        "control",
        "control",
        "one decides over the other",
        weight=3,
        mark="mark-crown",
        words=("decides", "power", "controls", "presses on", "pressure on"),
    ),
    Relation(
        "accountability",
        "accountability",
        "one answers to the other",
        line="dashdot",
        weight=1,
        mark="mark-eye",
        words=("inspects", "evaluates", "watches", "monitors", "checks", "reports to", "answers to"),
    ),
    Relation(
        "care",
        "care",
        "one looks after the other",
        mark="mark-heart",
        colour="red",
        words=(
            "supports",
            "trusts",
            "loves",
            "helps",
            "looks after",
            "cares for",
            "walks alongside",
            "stands by",
        ),
    ),
    Relation(
        "wished-for",
        "wished-for",
        "not there yet, but hoped for",
        line="dotted",
        mark="mark-star",
        colour="amber",
        words=("hoped", "hopes", "should", "wants to", "would like", "reaches out", "reaching out"),
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
