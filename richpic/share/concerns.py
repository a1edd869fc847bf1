"""What there is to decide before a picture is shared: findings about the same, as one, with their choices."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from richpic.model.picture import Page, Picture
from richpic.model.safe_choice import Deed, SafeChoice
from richpic.share.ages import AGE
from richpic.share.casting import NAMED, Casting
from richpic.share.deciding import Decisions, about
from richpic.share.naming import flat
from richpic.share.patterns import rules
from richpic.share.places import PLACE
from richpic.share.repeats import OWN, wanted
from richpic.share.safe import Finding

# The sections of what is to be decided, in their order, with what they are called.
SECTIONS = {
    "people": "People",
    "details": "Addresses and numbers",
    "places": "Places",
    "photos": "Photos and scans",
    "rest": "Also on the picture",
}
# What is never in a copy, whatever is chosen: rule, what one is called, what several are.
NEVER = {
    "note": ("private remark", "private remarks"),
    "hidden": ("hidden thing", "hidden things"),
    "newer": ("thing that this version cannot read", "things that this version cannot read"),
    "location": ("place where a photo was taken", "places where photos were taken"),
    "camera": ("note that a camera made in a photo", "notes that cameras made in photos"),
}
_OF_WORDS: tuple[Deed, ...] = ("swap", "blur", "remove", "keep")
_DEEDS: dict[str, tuple[Deed, ...]] = {
    "photo": ("keep", "blur", "remove"),
    "locked": ("keep", "remove"),
    "author": ("remove", "keep"),
}


@dataclass(frozen=True)
class Concern:
    """One thing to decide: all `findings` about the same, what `choice` does to them.

    `instead` is what stands for it where it is swapped. `is_chosen`: the user decided, it is no mere advice.
    """

    findings: tuple[Finding, ...]
    choice: SafeChoice
    instead: str
    is_chosen: bool

    @property
    def first(self) -> Finding:
        """The first of the findings."""
        return self.findings[0]

    @property
    def section(self) -> str:
        """Which of SECTIONS it belongs to."""
        return _section(self.first.rule)

    @cached_property
    def words(self) -> str:
        """The words that were found, the longest first and each once, on one line."""
        seen = dict.fromkeys(flat(one.found, 80) for one in self.findings)
        return ", ".join(sorted(seen, key=lambda each: -len(each)))

    @property
    def deeds(self) -> tuple[Deed, ...]:
        """What can be done about it."""
        return _DEEDS.get(self.first.rule, _OF_WORDS)

    @property
    def elements(self) -> tuple[str, ...]:
        """The ids of the elements on which it is, "" for the page, each once."""
        return tuple(dict.fromkeys(one.element for one in self.findings))


def concerns(picture: Picture, findings: Iterable[Finding]) -> list[Concern]:
    """Return what there is to decide about `findings`, in the order of SECTIONS."""
    found = [one for one in findings if one.rule not in NEVER]
    decisions = Decisions(picture.page.choices)
    casting = Casting(picture, found, decisions)
    together: dict[tuple[str, str], list[Finding]] = {}
    for one in found:
        together.setdefault((one.rule, about(one)), []).append(one)
    made = []
    for alike in together.values():
        first = alike[0]
        instead = casting.pseudonym(first) if first.rule in NAMED else casting.instead(first)
        made.append(Concern(tuple(alike), decisions.of(first), instead, decisions.is_chosen(first)))
    order = list(SECTIONS)
    return sorted(made, key=lambda one: order.index(one.section))


def unsettled(picture: Picture, findings: Iterable[Finding]) -> list[Concern]:
    """Return what `picture` would give away as it is: all that the user did not choose to keep.

    What was chosen to be swapped, blurred or left out is so in a safe copy, and not in the picture itself.
    Authors and locked things tell nobody who looks at it who somebody is, and hidden ones do not go out.
    """
    hidden = {key for key, one in picture.elements.items() if one.hidden}
    found = concerns(picture, [one for one in findings if one.element not in hidden])
    return [
        one for one in found if one.section != "rest" and not (one.is_chosen and one.choice.does == "keep")
    ]


def always_left_out(findings: Iterable[Finding]) -> list[str]:
    """Return what no copy holds, counted, in a few words each: "2 private remarks"."""
    counts = dict.fromkeys(NEVER, 0)
    for one in findings:
        if one.rule in counts:
            counts[one.rule] += 1
    return [f"{count} {NEVER[rule][count > 1]}" for rule, count in counts.items() if count]


def chosen(page: Page, changed: Sequence[SafeChoice]) -> tuple[SafeChoice, ...]:
    """Return the choices of `page` with `changed` in place of those about the same."""
    kept = {(one.rule, one.about): one for one in page.choices}
    kept |= {(one.rule, one.about): one for one in changed}
    return tuple(kept.values())


def choosing(concern: Concern, does: Deed) -> SafeChoice:
    """Return the choice to do `does` about `concern`; what else was chosen about it is kept."""
    return replace(concern.choice, does=does)


def looking_for(words: str) -> SafeChoice:
    """Return the choice to look for `words` wherever they stand, and to swap them."""
    return SafeChoice(OWN, wanted(words), "swap")


def forgotten(page: Page, choice: SafeChoice) -> tuple[SafeChoice, ...]:
    """Return the choices of `page` without the one about the same as `choice`."""
    return tuple(one for one in page.choices if (one.rule, one.about) != (choice.rule, choice.about))


def _section(rule: str) -> str:
    if rule in NAMED or rule == AGE:
        return "people"
    if rule == "photo":
        return "photos"
    if rule == PLACE or (rule in rules() and rules()[rule].sort in ("place", "postcode")):
        return "places"
    return "details" if rule in rules() else "rest"
