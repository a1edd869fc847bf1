"""SafeChoice: what the user decided about one thing that could tell who somebody is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from annotated_types import Ge, Le, MaxLen

Deed = Literal["keep", "blur", "swap", "remove"]
Share = Annotated[float, Ge(0.0), Le(1.0)]
# Left, top, width and height of a part of an image, as shares of its sides.
Region = tuple[Share, Share, Share, Share]


@dataclass(frozen=True, slots=True)
class SafeChoice:
    """For what `rule` found, told apart by `about`: a digest of a name or of other words, or an element's id.

    `instead` is what to swap it for ("": what the program proposes). `regions` are the parts of an image to
    blur (none: all of it).
    """

    rule: Annotated[str, MaxLen(40)] = ""
    about: Annotated[str, MaxLen(64)] = ""
    does: Deed = "keep"
    instead: Annotated[str, MaxLen(200)] = ""
    regions: Annotated[tuple[Region, ...], MaxLen(200)] = ()
