"""From a whole picture to what is exported of it: the items in order, the area, the sheet and the words."""

from __future__ import annotations

import itertools
import math
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from richpic.elements.frame import Frame
from richpic.model.display import DisplayList, Fill, Group
from richpic.model.drawing import DrawContext, is_plain
from richpic.model.element import Element
from richpic.model.geometry import Rect, union
from richpic.model.palette import DARK, LIGHT, Palette, contrast
from richpic.model.path import rectangle
from richpic.model.picture import Page, Picture, StoredImage
from richpic.model.steps import Steps, pausing
from richpic.model.symbol import SymbolLibrary
from richpic.render.caption import caption_group
from richpic.render.composing import Composition, compose
from richpic.render.context import PictureContext
from richpic.render.extent import extent
from richpic.render.options import (
    PADDING,
    QUALITY,
    Caption,
    ExportCancelled,
    ExportError,
    ExportOptions,
    Progress,
    keep_going,
)
from richpic.render.paper import palette_of, paper_items
from richpic.render.text import printable

UNTITLED = "Rich picture"
LONGEST_LIST = 12
# So many elements are drawn in a few milliseconds.
TOGETHER = 10
# Ink is seen on a background from this contrast on (WCAG 1.4.11).
READABLE = 3.0


@dataclass(frozen=True, slots=True)
class Placed:
    """The group of the element with the id `element`, and the rectangle around what it paints."""

    bounds: Rect
    group: Group
    element: str = ""


@dataclass(frozen=True, slots=True)
class Artwork:
    """What an exporter writes: `paper` and then `placed`, cropped to `area` (page units).

    `scale` is pixels a page unit; the area ends on whole units of the format. `paper` is empty for a
    transparent ground. `images` holds the stored images by id. `title` and `description` are never empty.
    `description` is the short one; `long_description` and `credits`, whom to thank for icons, may be "".
    `quality`, 1 to 100, is for formats that lose a little; `minify` and `outlines` are for SVG. ExportOptions
    says what they mean.
    """

    area: Rect
    scale: float
    paper: DisplayList
    placed: tuple[Placed, ...]
    title: str
    description: str
    images: Mapping[str, StoredImage]
    quality: int = QUALITY
    minify: bool = False
    outlines: bool = False
    long_description: str = ""
    credits: str = ""

    @property
    def items(self) -> DisplayList:
        """All of it in order of painting."""
        return (*self.paper, *(one.group for one in self.placed))

    @property
    def width(self) -> int:
        """The width in pixels."""
        return max(1, round(self.area.w * self.scale))

    @property
    def height(self) -> int:
        """The height in pixels."""
        return max(1, round(self.area.h * self.scale))


def shown_elements(picture: Picture, only: Collection[str] | None = None) -> tuple[Element, ...]:
    """Return what is seen, in order of painting: nothing hidden, and only those in `only` (None: all)."""
    return tuple(
        element for element in picture.order if not element.hidden and (only is None or element.id in only)
    )


def element_group(element: Element, ctx: DrawContext) -> Group:
    """Return one element as a titled group."""
    return Group(element.draw(ctx), title=printable(element.speaks()).replace("\n", " "))


def _area(picture: Picture, drawn: Iterable[Rect | None], options: ExportOptions) -> Rect:
    """Return what is exported, in page units: the part asked for, or all that is `drawn`, with its padding.

    Raises ExportError if no frame has that name, or if there is nothing to export.
    """
    if options.crop is not None:
        return _padded(options.crop, 0.0, options)
    if options.frame is not None:
        return _padded(frame_called(picture, options.frame).rect(), 0.0, options)
    area = union(rect for rect in drawn if rect)
    if area is None:
        raise ExportError("There is nothing to export: nothing is drawn on this picture yet.")
    return _padded(area, PADDING, options)


def _padded(area: Rect, usual: float, options: ExportOptions) -> Rect:
    area = area.expanded(usual if options.padding is None else options.padding)
    if area.w <= 0 or area.h <= 0:
        raise ExportError("Nothing is left of the picture: the padding takes away more than there is.")
    return area


def frame_called(picture: Picture, name: str) -> Frame:
    """Return the frame called `name`, or else one whose name differs only in capitals and spaces."""
    frames = [element for element in picture.order if isinstance(element, Frame)]
    loose = [frame for frame in frames if frame.name.strip().casefold() == name.strip().casefold()]
    exact = [frame for frame in loose if frame.name == name]
    if loose:
        return (exact or loose)[0]
    known = ", ".join(f"“{frame.name}”" for frame in frames if frame.name)
    there_are = f"Frames of this picture: {known}." if known else "This picture has no named frames."
    raise ExportError(f"No frame is called “{name}”. {there_are}")


def make_artwork(
    picture: Picture,
    symbols: SymbolLibrary,
    options: ExportOptions,
    scale: float,
    unit: float = 1.0,
    progress: Progress = keep_going,
) -> Artwork:
    """Return what is to be exported, at `scale` unless `options` ask for another, in whole `unit`s of pixels.

    What lies outside the area is left out, so that a crop holds no more than it shows. Raises ExportError,
    and ExportCancelled when `progress` returns False.
    """
    total = len(shown_elements(picture, options.only)) * (2 if _is_fitted(options) else 1)
    steps = artwork_steps(picture, symbols, options, scale, unit)
    for done in itertools.count():
        if not progress(min(1.0, done * TOGETHER / max(1, total))):
            raise ExportCancelled
        try:
            next(steps)
        except StopIteration as end:
            made: Artwork = end.value
            return made
    raise AssertionError("counting has no end")


def artwork_steps(
    picture: Picture, symbols: SymbolLibrary, options: ExportOptions, scale: float, unit: float = 1.0
) -> Steps[Artwork]:
    """Do step by step what `make_artwork` does."""
    options.check()
    page = picture.page
    palette = _palette(page, options)
    ctx = PictureContext(picture, symbols, palette)
    about = yield from _about(picture, ctx, options, scale)
    # What is measured in points is printed, and looked at as closely as one likes.
    hand = ctx.plainly() if is_plain(about, len(picture.elements)) and unit == 1.0 else ctx
    drawn: list[Placed] = []
    around: list[tuple[str, Rect]] = []
    for element, pause in pausing(shown_elements(picture, options.only), TOGETHER):
        group = element_group(element, hand)
        if bounds := extent((group,)):
            drawn.append(Placed(bounds, group, element.id))
            around.append((element.id, bounds))
        if pause:
            yield
    made = compose(_area(picture, (one.bounds for one in drawn), options), options, scale)
    area = _in_units(made, unit)
    placed = [one for one in drawn if one.bounds.intersects(area)]
    seen = (identifier for identifier, bounds in around if bounds.intersects(area))
    short, long = _told(page, options)
    if made.strip is not None and options.caption is not None:
        placed = [*_above(placed, made.strip), _captioned(options.caption, made.strip, page, palette)]
    return Artwork(
        area,
        made.scale,
        _ground(page, palette, area, options.background),
        tuple(placed),
        " ".join(printable(page.title).split()) or UNTITLED,
        short or _listed([one.group.title for one in placed]),
        picture.images,
        options.quality,
        options.minify,
        options.outlines,
        long,
        thanks(picture.credits_of(picture.elements[identifier] for identifier in seen)),
    )


def thanks(credits: Iterable[str]) -> str:
    """Return whom to thank for icons in a line, as their licences ask for; "" for nobody."""
    named = "; ".join(" ".join(printable(one).split()) for one in credits)
    return f"Icons: {named}" if named else ""


def _told(page: Page, options: ExportOptions) -> tuple[str, str]:
    """Return what is said in short and at length, "" where it is not; of a part only what `options` say."""
    if options.words is not None:
        return printable(options.words.short).strip(), printable(options.words.long).strip()
    if options.frame is not None or options.crop is not None or options.only is not None:
        return "", ""
    short, long = (printable(words).strip() for words in (page.alt, page.description))
    return (short, long) if short else (long, "")


def _about(picture: Picture, ctx: DrawContext, options: ExportOptions, usual: float) -> Steps[float]:
    """Find about how many pixels a page unit will have, before anything is drawn: drawing takes most."""
    if not _is_fitted(options):
        return options.scale or usual
    bounds = []
    for element, pause in pausing(shown_elements(picture, options.only), TOGETHER):
        bounds.append(element.bounds(ctx))
        if pause:
            yield
    return compose(_area(picture, bounds, options), options, usual).scale


def _is_fitted(options: ExportOptions) -> bool:
    """Tell whether the scale depends on how large the picture is."""
    return options.width is not None or bool(options.sizes) or options.within is not None


def _above(placed: Sequence[Placed], strip: Rect) -> Iterator[Placed]:
    """Give what is drawn, cut off where the strip of the caption begins."""
    for one in placed:
        if one.bounds.bottom <= strip.y:
            yield one
        elif one.bounds.y < strip.y:
            rest = Rect(one.bounds.x, one.bounds.y, one.bounds.w, strip.y - one.bounds.y)
            whole = Group((one.group,), clip=rectangle(rest), title=one.group.title)
            yield Placed(rest, whole, one.element)


def _captioned(caption: Caption, strip: Rect, page: Page, palette: Palette) -> Placed:
    return Placed(strip, caption_group(caption, strip, palette, page.font))


def _palette(page: Page, options: ExportOptions) -> Palette:
    palette = palette_of(page, options.dark)
    if (ground := _plain_ground(options.background)) and contrast(palette.ink, ground) < READABLE:
        return LIGHT if palette.dark else DARK
    return palette


def _plain_ground(background: str) -> str:
    """Return the colour that a background names, or "" for the picture's own paper and for none."""
    return {"paper": "", "transparent": "", "white": "#ffffff"}.get(background, background)


def _ground(page: Page, palette: Palette, area: Rect, background: str) -> DisplayList:
    if background == "transparent":
        return ()
    if background == "paper":
        return paper_items(page, palette, area)
    return (Fill(rectangle(area), _plain_ground(background)),)


def _in_units(made: Composition, unit: float) -> Rect:
    """Return the sheet, grown by less than `unit` pixels to the right and below."""
    step = unit / made.scale
    wide, high = (max(1, math.ceil(side / step - 1e-6)) * step for side in (made.sheet.w, made.sheet.h))
    return Rect(made.sheet.x, made.sheet.y, wide, high)


def _listed(names: Sequence[str]) -> str:
    """Return what is on the picture as a sentence: the description of one that nobody described."""
    if not names:
        return "An empty part of a rich picture."
    named = "; ".join(names[:LONGEST_LIST])
    more = len(names) - LONGEST_LIST
    return f"A rich picture with {named}{f'; and {more} more' if more > 0 else ''}."
