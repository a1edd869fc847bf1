"""What is recognised by its form: addresses, numbers, dates of birth. The rules are data, in assets/safe."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from richpic.editor.word_lists import table


@dataclass(frozen=True, slots=True)
class Spot:
    """Where in a text something was found: from `start` up to `end`, by `rule`, which is of a `sort`."""

    start: int
    end: int
    rule: str
    sort: str

    def overlaps(self, other: Spot) -> bool:
        """Tell whether the two share a letter."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Rule:
    """A form, what it is called, and what stands in its place in a safe copy."""

    name: str
    sort: str
    says: str
    instead: str
    pattern: re.Pattern[str]
    check: Callable[[re.Match[str]], bool]


def _is_phone(found: re.Match[str]) -> bool:
    digits = re.sub(r"\D", "", found[0])
    return 10 <= len(digits) <= 15


def _is_nhs(found: re.Match[str]) -> bool:
    """Tell whether the check digit is right, or the line says what it is."""
    if re.search(r"\bnhs\b", found.string[max(0, found.start() - 24) : found.start()], re.IGNORECASE):
        return True
    digits = [int(digit) for digit in re.sub(r"\D", "", found[0])]
    rest = 11 - sum(digit * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False)) % 11
    return digits[0] != 0 and rest % 11 == digits[9]


_CHECKS: Mapping[str, Callable[[re.Match[str]], bool]] = MappingProxyType(
    {"": lambda found: True, "phone": _is_phone, "nhs": _is_nhs}
)


@cache
def rules() -> Mapping[str, Rule]:
    """Return the rules by name, in the order in which they are tried."""
    return MappingProxyType(
        {
            name: Rule(
                name,
                entry["sort"],
                entry["says"],
                entry["instead"],
                re.compile(entry["pattern"], re.IGNORECASE),
                _CHECKS[entry.get("check", "")],
            )
            for name, entry in table("rules").items()
        }
    )


def find_patterns(text: str) -> list[Spot]:
    """Return what in `text` has the form of something that identifies; nothing is found twice."""
    found: list[Spot] = []
    for rule in rules().values():
        for spot in _matches(rule, text):
            if not any(spot.overlaps(other) for other in found):
                found.append(spot)
    return sorted(found, key=lambda spot: spot.start)


def _matches(rule: Rule, text: str) -> Iterator[Spot]:
    for match in rule.pattern.finditer(text):
        if not rule.check(match):
            continue
        named = [name for name, value in match.groupdict().items() if value]
        start, end = match.span(named[0]) if named else match.span()
        yield Spot(start, end, rule.name, rule.sort)
