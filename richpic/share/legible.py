"""Making words large enough to be read on a phone, as far as there is room beside other words and things."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from richpic.model.change import Change, edited_many
from richpic.model.element import Element, Fields
from richpic.model.geometry import Rect
from richpic.model.picture import Picture
from richpic.model.symbol import SymbolLibrary
from richpic.render.context import PictureContext
from richpic.render.legibility import LEGIBLE_EM, PHONE, Small, too_small
from richpic.render.options import ExportOptions
from richpic.render.scene import Artwork, make_artwork
from richpic.share.crowd import Crowd, around_all, no_worse

# 300 things take 1.6 s, 400 take 2.7 s on two busy cores; with more somebody would wait too long.
MOST = 400
NAME = "made words bigger"
# By so much the picture may become wider and higher, as a share of its mean side. Each is tried, as in a
# larger picture all words are smaller on a phone, and what leaves the fewest unreadable is taken.
ROOMS = (0.0, 0.1)
# So much larger than just legible: sizes are rounded.
SPARE = 1.02
# From one size to the next one tried, and what is not worth a change.
STEP, LEAST = 1.1, 1.04


def made_legible(
    picture: Picture, symbols: SymbolLibrary, options: ExportOptions, scale: float, unit: float = 1.0
) -> Change:
    """Return the Change, one step, after which the words of an image of `picture` can be read on a phone.

    Words in a crowd grow as far as they come to lie on nothing else: for more the picture would have to be
    another. Never are there more things that cannot be read than before, and the picture becomes hardly
    larger (ROOMS); where that leaves nothing to be done the Change is empty. `options`, `scale` and `unit`
    say which image, as for `make_artwork`. Background that is kept from being changed stays as it is. Raises
    ExportError where there is no image.
    """
    image = _Image(symbols, options, scale, unit)
    all_around = around_all(picture, symbols)
    if all_around is None:
        return Change({}, NAME)
    artwork = image.of(picture)
    best, left = Change({}, NAME), too_small(artwork)
    # A part has its size whatever is done to what is in it: no larger picture helps.
    for share in (0.0,) if image.is_part else ROOMS:
        if not left:
            break
        room = _larger(all_around, share)
        # What could not be read if the image became larger by so much.
        small = too_small(artwork, PHONE / (1.0 + share))
        change = _grown(picture, small, symbols, _overlap(room, artwork.area) if image.is_part else room)
        after = change.apply(picture)
        still = too_small(image.of(after))
        if _is_better(still, left) and _is_within(around_all(after, symbols), room):
            best, left = change, still
    return best.named(NAME)


def too_small_in(
    picture: Picture, symbols: SymbolLibrary, options: ExportOptions, scale: float, unit: float = 1.0
) -> tuple[Small, ...]:
    """Return what of an image of `picture` cannot be read on a phone; parameters as for `made_legible`."""
    return too_small(_Image(symbols, options, scale, unit).of(picture))


@dataclass(frozen=True, slots=True)
class _Image:
    """Which image is made of a picture."""

    symbols: SymbolLibrary
    options: ExportOptions
    scale: float
    unit: float

    @property
    def is_part(self) -> bool:
        """Whether a part is shown that is as large as it is, whatever is drawn."""
        return self.options.crop is not None or self.options.frame is not None

    def of(self, picture: Picture) -> Artwork:
        """Return the image of a picture."""
        return make_artwork(picture, self.symbols, self.options, self.scale, self.unit)


def _grown(picture: Picture, small: Sequence[Small], symbols: SymbolLibrary, room: Rect) -> Change:
    """Return the Change that makes the words of what is `small` bigger, nothing reaching out of `room`."""
    made, now = Change({}, NAME), picture
    # What nothing hangs on, as the key, takes the room that others leave. Where the words of a link stand
    # depends on what it joins: they come after that has grown.
    for turn in (_is_free, _is_line, _is_apart):
        if its := [one for one in small if turn(now.elements.get(one.element))]:
            larger = _round(now, its, symbols, room)
            made, now = made.then(larger), larger.apply(now)
    return made


def _overlap(one: Rect, other: Rect) -> Rect:
    left, top = max(one.x, other.x), max(one.y, other.y)
    right, bottom = min(one.right, other.right), min(one.bottom, other.bottom)
    return Rect(left, top, max(0.0, right - left), max(0.0, bottom - top))


def _is_better(after: Sequence[Small], before: Sequence[Small]) -> bool:
    """Tell whether fewer things cannot be read, or as many, but larger on the whole."""
    if len(after) != len(before):
        return len(after) < len(before)
    return sum(one.em for one in after) > LEAST * sum(one.em for one in before)


def _larger(around: Rect, share: float) -> Rect:
    """Return a rectangle about the same middle, wider and higher by a `share` of its mean side."""
    return around.expanded(share * (around.w + around.h) / 4.0)


def _is_within(after: Rect | None, most: Rect) -> bool:
    """Tell whether a picture became no larger than that; a page unit is nothing."""
    return after is not None and after.w <= most.w + 1.0 and after.h <= most.h + 1.0


def _is_line(element: Element | None) -> bool:
    return element is not None and element.placed_by_ends


def _is_apart(element: Element | None) -> bool:
    """Tell whether it stands beside what is drawn, as the key does: bigger, it only pays where it is read."""
    return element is not None and not element.linkable


def _is_free(element: Element | None) -> bool:
    return element is not None and not _is_line(element) and not _is_apart(element)


def _round(picture: Picture, small: Iterable[Small], symbols: SymbolLibrary, room: Rect) -> Change:
    """Return the Change that makes what is `small` larger: in steps, so that neighbours share the room."""
    context = PictureContext(picture, symbols)
    first, crowd = Crowd.of(picture, symbols), Crowd.of(picture, symbols, room)
    wanted = {one.element: SPARE * LEGIBLE_EM / one.em for one in small}
    growing = [one for one in wanted if not picture.elements[one].guarded]
    now = dict.fromkeys(growing, 1.0)
    grown: dict[str, Fields] = {}
    while growing:
        for one in tuple(growing):
            element = picture.elements[one]
            step = wanted[one] if _is_apart(element) else now[one] * STEP
            factor = min(wanted[one], step)
            fields = crowd.enlarged(element, element.letters_now(context) * factor)
            if fields:
                grown[one], now[one] = fields, factor
            if not fields or factor >= wanted[one]:
                growing.remove(one)
    grown = {one: fields for one, fields in grown.items() if now[one] >= LEAST}
    while True:
        change = edited_many(((picture.elements[one], fields) for one, fields in grown.items()), NAME)
        pushed = _pushing(first, Crowd.of(change.apply(picture), symbols)) & grown.keys()
        if not pushed:
            return change
        grown = {one: fields for one, fields in grown.items() if one not in pushed}


def _pushing(before: Crowd, after: Crowd) -> set[str]:
    """Return what links hang on whose words came to lie on something, because their line is another now."""
    found: set[str] = set()
    for link in after.lines:
        if not no_worse(after.touched(link.id), before.touched(link.id)):
            found.update(link.hangs_on())
    return found
