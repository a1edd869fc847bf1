"""What the user wants to share: which part, for which place, and how it is to look. No widgets here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from richpic.elements.frame import frames_in_order
from richpic.model.picture import Picture
from richpic.model.symbol import SymbolLibrary
from richpic.render.context import PictureContext
from richpic.render.export import EXPORTERS
from richpic.render.options import Caption, ExportOptions
from richpic.share.destinations import Destination, destinations, suited
from richpic.share.kit import file_name
from richpic.share.naming import flat
from richpic.share.thread import WHOLE, View, views
from richpic.share.trial import PAGE, Keeping, PartsWanted, Trial, Tried

# Where to: a file in any format or a web page, besides the places that there are.
FILE, WEB = "file", "web-page"
# Parts that are no frames. No name begins so.
SELECTION, PARTS = "\0selection", "\0parts"
# What a file can be, besides the formats for other programs, which have a menu of their own.
FILE_SUFFIXES = (".png", ".jpg", ".webp", ".svg", ".pdf")
# What is done at places that take no file.
_DEEDS = {"print": "Print…", "clipboard": "Copy"}
REOPENING = frozenset({".png", ".svg"})
# More things than this, and finding parts for a thread would be felt: that is left to another process.
AT_ONCE = 300


@dataclass
class Wish:
    """What is chosen. `part` is None for the whole picture, the name of a frame, SELECTION or PARTS.

    `padding` is in page units (None: as usual), `width` in pixels for a file of pixels. With `outlines`, the
    letters of an SVG become shapes.
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
    outlines: bool = False
    _number: int = field(default=0, repr=False)
    _parts: tuple[View, ...] | None = field(default=None, repr=False)

    @property
    def place(self) -> Destination | None:
        """The place that it is for; None for a file and for a web page."""
        return destinations().get(self.where)

    @property
    def is_print(self) -> bool:
        """Whether it is to be printed."""
        return self.place is not None and self.place.kind == "print"

    @property
    def is_web(self) -> bool:
        """Whether it is to be a web page."""
        return self.where == WEB

    @property
    def goes_out(self) -> bool:
        """Whether it may reach strangers: a file or a copy is passed on, a print stays in the room."""
        return not self.is_print

    @property
    def on_dark(self) -> bool:
        """Whether what is drawn stands on dark paper."""
        return self.dark and self.background != "white"

    @property
    def format(self) -> str:
        """The suffix in whose terms it is drawn: the file's own, or that which leads at the place.

        The picture on a web page is an SVG.
        """
        if self.is_web:
            return ".svg"
        return self.suffix if self.place is None else self.place.limits.formats[0]

    @property
    def has_pixels(self) -> bool:
        """Whether it is made of pixels."""
        return EXPORTERS[self.format].scale != 1.0

    @property
    def can_reopen(self) -> bool:
        """Whether the picture can be kept inside."""
        return self.where == FILE and self.suffix in REOPENING

    def use(self, picture: Picture) -> None:
        """Go on with `picture`: the same things, changed."""
        self.picture, self._parts = picture, None
        self.__dict__.pop("frames", None)

    @cached_property
    def frames(self) -> tuple[str, ...]:
        """The names of the frames in their order, each once."""
        named = (one.name for one in frames_in_order(self.picture) if one.name)
        return tuple(dict.fromkeys(named))

    @property
    def parts(self) -> tuple[View, ...] | None:
        """The whole picture and then its frames, or those suggested; None: they are yet to be found."""
        if self._parts is None and self._is_quick:
            self._parts = views(self.picture, PictureContext(self.picture, self.symbols))
        return self._parts

    @cached_property
    def _is_quick(self) -> bool:
        return len(self.picture.elements) <= AT_ONCE or bool(frames_in_order(self.picture))

    def take_parts(self, parts: tuple[View, ...]) -> None:
        """Take what another process found to be the parts."""
        self._parts = parts

    @property
    def waits(self) -> bool:
        """Whether the parts that are wanted are yet to be found; all of the picture stands for them then."""
        return self.part == PARTS and self.parts is None

    @property
    def shots(self) -> tuple[tuple[str, ExportOptions], ...]:
        """The images that are wanted, each with its name."""
        options = self.options
        if self.part != PARTS or self.parts is None:
            return ((WHOLE, options),)
        return tuple((view.name, replace(options, crop=view.crop)) for view in self.parts)

    def options_of(self, number: int) -> ExportOptions:
        """Return how the image `number` of those wanted is made, or the last of them."""
        shots = self.shots
        return shots[min(number, len(shots) - 1)][1]

    @property
    def deed(self) -> str:
        """What the button says that does it."""
        if self.place is not None and self.place.kind in _DEEDS:
            return _DEEDS[self.place.kind]
        several = self.part == PARTS and self.format != ".pdf"
        if self.is_web:
            return "Save pages…" if several else "Save web page…"
        return "Save images…" if several else "Save image…"

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
            caption=self.caption if self.captioned and not self.is_web else None,
            outlines=self.outlines and self.where == FILE and self.suffix == ".svg",
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
        place = self.place
        limits = place.limits if place and not self.is_print else None
        reopens = self.reopens and self.can_reopen
        options = tuple(options for _, options in self.shots)
        suffix = PAGE if self.is_web else self.format
        return Trial(self._number, folder, options, suffix, limits, reopens, place.alt if place else 0)

    def keeping(self, tried: Sequence[Tried], target: Path) -> Keeping:
        """Return where the files that were `tried` are to be: `target`, or in a new folder of that name."""
        if len(tried) == 1:
            return Keeping(((tried[0].path, str(target)),))
        files = tuple(
            (one.path, f"{number}-{file_name(name)}{Path(one.path).suffix}")
            for number, ((name, _), one) in enumerate(zip(self.shots, tried, strict=True), start=1)
        )
        return Keeping(files, str(target))

    def wanted_parts(self) -> PartsWanted:
        """Return what asks for the parts."""
        self._number += 1
        return PartsWanted(self._number)
