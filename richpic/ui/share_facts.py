"""What the user is told before anything is written: which format, how large, how it came to fit."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from richpic.render.export import EXPORTERS
from richpic.render.legibility import Small
from richpic.share.destinations import Destination
from richpic.share.trial import PAGE, Tried

_HOW = {
    "": "",
    "exact": "exact to the pixel",
    "palette": "in fewer colours, which nobody sees",
    "lossy": "as good as fits",
    "smaller": "made smaller to fit",
}
# So many things are named, the others are counted.
NAMED = 2


def facts(tried: Sequence[Tried], place: Destination | None) -> str:
    """Return in a line or two what the files are."""
    first = tried[0]
    if Path(first.path).suffix == PAGE:
        return _page_facts(tried)
    caption = EXPORTERS[Path(first.path).suffix].caption
    if place is not None and place.kind == "print":
        return f"{caption} · {place.name} · {size(first.bytes)}, sharp at any size"
    unit = "pixels" if EXPORTERS[Path(first.path).suffix].scale != 1.0 else "points, sharp at any size"
    how = _HOW[max((one.how for one in tried), key=list(_HOW).index)]
    made = f"{caption}, {how}" if how else caption
    if len(tried) > 1:
        made = f"{len(tried)} images · {made}"
    largest = max(one.bytes for one in tried)
    room = ""
    if place is not None and place.limits.most_bytes:
        room = f" of the {size(place.limits.most_bytes)} that {place.name} takes"
    each = "at most " if len(tried) > 1 else ""
    return f"{made}\n{first.width} × {first.height} {unit} · {each}{size(largest)}{room}"


def _page_facts(tried: Sequence[Tried]) -> str:
    largest = size(max(one.bytes for one in tried))
    if len(tried) == 1:
        return f"Web page · {largest}\nOne file, which opens in any browser without a network"
    return f"{len(tried)} web pages · at most {largest}\nEach is one file, for any browser, without a network"


def size(count: int) -> str:
    """Return a number of bytes as people read it."""
    if count < 1_000:
        return f"{count} bytes"
    if count < 1_000_000:
        return f"{count / 1_000:.0f} kB"
    millions = f"{count / 1_000_000:.1f}".removesuffix(".0")
    return f"{millions} MB"


def too_small_words(small: Sequence[Small]) -> str:
    """Return what cannot be read on a phone, by name; "" if all can. The preview outlines it."""
    if not small:
        return ""
    worst = sorted(small, key=lambda one: one.em)
    if len(worst) <= NAMED:
        return f"Outlined: too small to read on a phone: {'; '.join(one.title for one in worst)}."
    return f"Outlined: {len(worst)} things too small to read on a phone, such as {worst[0].title}."


def concerns_words(count: int) -> str:
    """Return how many things could tell who somebody is; "" if there are none."""
    if not count:
        return ""
    many = "One thing" if count == 1 else f"{count} things"
    return f"{many} in it could tell who somebody is."


def look_words(count: int) -> str:
    """Return what the button says that leads to them."""
    return "Look at it…" if count == 1 else "Look at them…"
