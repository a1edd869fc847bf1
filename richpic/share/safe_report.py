"""What was found on a picture, as lines for people and as JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict

from richpic.model.picture import Picture
from richpic.share.deciding import Decisions
from richpic.share.naming import flat, quoted
from richpic.share.safe import Finding

NOTHING = "Nothing found. Look yourself, too: no list knows every name, and a story can tell who somebody is."
_DONE = {"swap": "swapped", "blur": "blurred", "remove": "left out", "keep": "kept"}
_UNDECIDED = ": decide yourself"


def as_lines(findings: Iterable[Finding], picture: Picture) -> list[str]:
    """Return a line for each finding: what it is, the words, where."""
    return [f"{one.says}: {quoted(flat(one.found, 60))}{_where(one, picture)}" for one in findings]


def advice_lines(findings: Iterable[Finding], picture: Picture) -> list[str]:
    """Return a line for each finding with what a safe copy does about it."""
    found = list(findings)
    decisions = Decisions(picture.page.choices)
    made = []
    for one, line in zip(found, as_lines(found, picture), strict=True):
        does = decisions.of(one).does
        open_still = _UNDECIDED if does == "keep" and not decisions.is_chosen(one) else ""
        made.append(f"{line}: {_DONE[does]}{open_still}")
    return made


def as_json(findings: Iterable[Finding]) -> str:
    """Return the findings as JSON."""
    return json.dumps({"findings": [asdict(one) for one in findings]}, ensure_ascii=False)


def _where(finding: Finding, picture: Picture) -> str:
    element = picture.elements.get(finding.element)
    field = finding.field.split(".")[0].replace("_", " ")
    if element is None:
        return f" (the picture's {field})"
    if finding.found == element.called():
        return f" ({element.kind})"
    return f" ({element.kind} {quoted(flat(element.called(), 40))}, {field})"
