"""SafeChoice: what the user decided about one thing that could tell who somebody is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from richpic.model.limits import AtMost, Within

Deed = Literal["keep", "blur", "swap", "remove"]
Share = Annotated[float, Within(0.0, 1.0)]
# Left, top, width and height of a part of an image, as shares of its sides.
Region = tuple[Share, Share, Share, Share]


@dataclass(frozen=True, slots=True)
class SafeChoice:
    """For what `rule` found, told apart by `about`: a digest of a name or of other words, or an element's id.

    `instead` is what to swap it for ("": what the program proposes). `regions` are the parts of an image to
    blur (none: all of it).
    """

    rule: Annotated[str, AtMost(40)] = ""
    about: Annotated[str, AtMost(64)] = ""
    does: Deed = "keep"
    instead: Annotated[str, AtMost(200)] = ""
    regions: Annotated[tuple[Region, ...], AtMost(200)] = ()
