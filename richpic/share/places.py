"""Small places: streets, estates, schools and villages, by their names."""

from __future__ import annotations

import re
from functools import cache

from richpic.editor.word_lists import listed, plain, table
from richpic.share.patterns import Spot

PLACE = "place"
_NAMED = r"(?P<name>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2}?)"


@cache
def _forms() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Return the forms of streets, of schools and of villages."""
    lists = table("places")
    streets, schools = ("|".join(lists[key].split()) for key in ("streets", "schools"))
    starts, ends = ("|".join(lists[key].split()) for key in ("village_starts", "village_ends"))
    return (
        re.compile(rf"(?P<number>\d{{1,4}}[a-zA-Z]? )?{_NAMED} (?:{streets})\b"),
        re.compile(rf"(?P<number>){_NAMED} (?:{schools})\b(?: School| Academy)?"),
        re.compile(
            r"\b(?:in|at|from|to|near|around|outside|of|through|via|for) "
            rf"(?P<name>(?:(?:{starts}) [A-Z][a-z]+)|(?:[A-Z][a-z]{{2,}}(?:{ends})))\b(?!'|’)"
        ),
    )


def find_places(text: str) -> list[Spot]:
    """Return the small places in `text`: not towns, nor what every town has, such as a High Street."""
    streets, schools, villages = _forms()
    found: list[Spot] = []
    for pattern in (streets, schools):
        for match in pattern.finditer(text):
            words = match["name"].split()
            # "By Friday The Meadows Estate": what is not of the name does not make it one.
            while words and plain(words[0]) in listed("places", "not_named"):
                words.pop(0)
            if words and plain(words[-1]) not in listed("places", "not_named"):
                start = match.start() if match["number"] else match.end("name") - len(" ".join(words))
                found.append(Spot(start, match.end(), PLACE, PLACE))
    for match in villages.finditer(text):
        spot = Spot(match.start("name"), match.end("name"), PLACE, PLACE)
        last = plain(match["name"].split()[-1])
        known = last in listed("places", "large") or last in listed("names", "first")
        if not known and not any(spot.overlaps(other) for other in found):
            found.append(spot)
    return sorted(found, key=lambda spot: spot.start)
