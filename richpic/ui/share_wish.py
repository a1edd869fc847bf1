"""What the user wants to share: which part, for which place, and how it is to look. No widgets here."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property

from richpic.elements.frame import frames_in_order
from richpic.model.picture import Picture
from richpic.model.symbol import SymbolLibrary
from richpic.render.context import PictureContext
from richpic.render.export import EXPORTERS
from richpic.render.options import Caption, ExportOptions
from richpic.share.destinations import Destination, destinations, suited
from richpic.share.naming import flat
from richpic.share.thread import WHOLE, Shot, thread
from richpic.share.trial import Trial

# Where to: a file in any format, besides the places that there are.
FILE = "file"
# Parts that are no frames. No name begins so.
SELECTION, PARTS = "\0selection", "\0parts"
# What a file can be, besides the formats for other programs, which have a menu of their own.
FILE_SUFFIXES = (".png", ".jpg", ".webp", ".svg", ".pdf")
REOPENING = frozenset({".png", ".svg"})


@dataclass
class Wish:
    """What is chosen. `part` is None for the whole picture, the name of a frame, SELECTION or PARTS.

    `padding` is in page units (None: as usual), `width` in pixels for a file of pixels.
    """

    picture: Picture
    symbols: SymbolLibrary
    selection: tuple[str, ...] = ()
    where: str = FILE
    suffix: str = ".png"
    part: str | None = None
    width: int | None = None
    padding: float | None = None
    background: str = "paper"
    dark: bool = False
    captioned: bool = False
    credit: str = ""
    reopens: bool = True
    _number: int = field(default=0, repr=False)

    @property
    def place(self) -> Destination | None:
        """The place that it is for; None for a file."""
        return destinations().get(self.where)

    @property
    def is_print(self) -> bool:
        """Whether it is to be printed."""
        return self.place is not None and self.place.kind == "print"

    @property
    def format(self) -> str:
        """The suffix in whose terms it is drawn: the file's own, or that which leads at the place."""
        return self.suffix if self.place is None else self.place.limits.formats[0]

    @property
    def has_pixels(self) -> bool:
        """Whether it is made of pixels."""
        return EXPORTERS[self.format].scale != 1.0

    @property
    def can_reopen(self) -> bool:
        """Whether the picture can be kept inside."""
        return self.place is None and self.suffix in REOPENING

    @cached_property
    def frames(self) -> tuple[str, ...]:
        """The names of the frames in their order, each once."""
        named = (one.name for one in frames_in_order(self.picture) if one.name)
        return tuple(dict.fromkeys(named))

    @cached_property
    def parts(self) -> tuple[Shot, ...]:
        """The whole picture and then its frames, or those suggested."""
        return thread(self.picture, PictureContext(self.picture, self.symbols))

    @property
    def shots(self) -> tuple[tuple[str, ExportOptions], ...]:
        """The images that are wanted, each with its name."""
        options = self.options
        if self.part != PARTS:
            return ((WHOLE, options),)
        return tuple((shot.name, replace(options, crop=shot.crop)) for shot in self.parts)

    @property
    def options(self) -> ExportOptions:
        """How the image is made, or the first of several."""
        frame = self.part if self.part not in (None, SELECTION, PARTS) else None
        options = ExportOptions(
            width=self.width if self.has_pixels else None,
            padding=self.padding,
            background=self.background,
            dark=self.dark,
            frame=frame,
            only=frozenset(self.selection) if self.part == SELECTION else None,
            caption=self.caption if self.captioned else None,
        )
        return suited(options, self.place) if self.place else options

    @property
    def caption(self) -> Caption:
        """What is written below: title, date and credit, nothing twice."""
        page = self.picture.page
        title, date = flat(page.title), flat(page.date)
        return Caption(title, "" if date.casefold() in title.casefold() else date, flat(self.credit))

    def trial(self, folder: str) -> Trial:
        """Return what is to be tried out in `folder`; each has a number of its own."""
        self._number += 1
        limits = self.place.limits if self.place and not self.is_print else None
        reopens = self.reopens and self.can_reopen
        options = tuple(options for _, options in self.shots)
        return Trial(self._number, folder, options, self.format, limits, reopens)
