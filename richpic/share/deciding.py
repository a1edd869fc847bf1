"""What becomes of each finding: what the user chose for it, or else what is advised."""

from __future__ import annotations

import re
from collections.abc import Iterable

from richpic.editor.word_lists import listed, plain
from richpic.model.safe_choice import SafeChoice
from richpic.share.people import PERSON
from richpic.share.repeats import OWN, hidden, wanted
from richpic.share.safe import OF_THINGS, Finding


def about(finding: Finding) -> str:
    """Return what a finding is about: the same for all findings that are decided together.

    A person or other words, as a digest, for it is kept in the picture; or, for what is no text, the id of
    the element.
    """
    if finding.rule in OF_THINGS:
        return finding.element
    if finding.rule == OWN:
        return wanted(finding.found)
    person = finding.rule == PERSON
    return hidden(identity(finding.found) if person else plain(" ".join(finding.found.split())))


def identity(name: str) -> str:
    """Return what is the same for "Aisha", "aisha" and "Aisha Khan", but not for "Mrs Khan"."""
    words = re.findall(r"[^\W_][\w'-]*", plain(name))
    titled = len(words) > 1 and words[0] in listed("names", "titles")
    return " ".join(words[:2]) if titled else words[0] if words else name


class Decisions:
    """The choices that are kept with a picture, and the advice where there is none."""

    def __init__(self, choices: Iterable[SafeChoice]) -> None:
        self._chosen = {(one.rule, one.about): one for one in choices}

    def of(self, finding: Finding) -> SafeChoice:
        """Return what becomes of `finding`."""
        key = finding.rule, about(finding)
        return self._chosen.get(key) or SafeChoice(*key, does=finding.advice)

    def is_chosen(self, finding: Finding) -> bool:
        """Tell whether the user decided about `finding`."""
        return (finding.rule, about(finding)) in self._chosen
