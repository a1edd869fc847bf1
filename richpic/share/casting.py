"""Roles for names: "parent A", the same one throughout."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from richpic.editor.word_lists import plain, table
from richpic.elements.icon import Icon
from richpic.model.element import Element
from richpic.model.picture import Picture
from richpic.model.symbol import spoken_name
from richpic.share.ages import AGE, SOME_AGE
from richpic.share.deciding import Decisions, about
from richpic.share.patterns import rules
from richpic.share.people import PERSON
from richpic.share.repeats import OWN
from richpic.share.safe import Finding

SOMEBODY = "person"
SOMEWHERE = "(place)"
NAMED = frozenset({PERSON, OWN})


class Casting:
    """Gives each person found a role and a letter, or what the user wrote instead of the name."""

    def __init__(self, picture: Picture, findings: Sequence[Finding], decisions: Decisions) -> None:
        people = [one for one in findings if one.rule in NAMED]
        self._decisions = decisions
        self._roles: dict[str, str] = {}
        self._given: dict[str, str] = {}
        self._counts: dict[str, int] = {}
        self._names: dict[str, list[str]] = {}
        # A letter that the user gave away is not given a second time.
        self._taken = {plain(choice.instead) for one in people if (choice := decisions.of(one)).instead}
        self._places = _named_places(picture, findings)
        for one in people:
            self._learn_role(one, picture.elements.get(one.element))
        for one in people:
            if decisions.of(one).does == "swap":
                self.instead(one)

    @property
    def key(self) -> Mapping[str, tuple[str, ...]]:
        """By pseudonym, the names that it stands for in what was swapped."""
        return MappingProxyType({role: tuple(names) for role, names in self._names.items()})

    def instead(self, finding: Finding) -> str:
        """Return what stands for what was found."""
        if finding.rule not in NAMED:
            if finding.rule == AGE:
                return self._decisions.of(finding).instead or SOME_AGE
            rule = rules().get(finding.rule)
            usual = rule.instead if rule else self._places.get(plain(finding.found), SOMEWHERE)
            return self._decisions.of(finding).instead or usual
        pseudonym = self.pseudonym(finding)
        names = self._names.setdefault(pseudonym, [])
        if finding.found not in names:
            names.append(finding.found)
        return pseudonym

    def pseudonym(self, finding: Finding) -> str:
        """Return the pseudonym of a person, without noting whose it is."""
        if own := self._decisions.of(finding).instead:
            return own
        who = about(finding)
        if who not in self._given:
            self._given[who] = self._next(self._roles.get(who, SOMEBODY))
        return self._given[who]

    def _next(self, role: str) -> str:
        while True:
            number = self._counts[role] = self._counts.get(role, 0) + 1
            pseudonym = f"{role} {_letters(number)}"
            if plain(pseudonym) not in self._taken:
                return pseudonym

    def _learn_role(self, finding: Finding, element: Element | None) -> None:
        who = about(finding)
        title = re.split(r"[ .]", plain(finding.found), maxsplit=1)[0]
        if (
            isinstance(element, Icon)
            and finding.field == "label"
            and not _somebody_elses(element.label, finding)
        ):
            self._roles[who] = spoken_name(element.symbol)
        elif title in (roles := table("names")["roles"]):
            self._roles.setdefault(who, roles[title])


def _somebody_elses(label: str, finding: Finding) -> bool:
    """Tell whether what is labelled only belongs to who was found: "Alfie's mum" is not Alfie."""
    return label[finding.end :].startswith(("'s", "’s"))


def _named_places(picture: Picture, findings: Sequence[Finding]) -> dict[str, str]:
    """Return, by the name of a place, what its icon says that it is: "(school)"."""
    places: dict[str, str] = {}
    for one in findings:
        element = picture.elements.get(one.element)
        if one.rule in NAMED or not isinstance(element, Icon) or one.field != "label":
            continue
        if plain(one.found) == plain(element.label):
            places[plain(one.found)] = f"({spoken_name(element.symbol)})"
    return places


def _letters(number: int) -> str:
    """Return A for 1, Z for 26, AA for 27."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
