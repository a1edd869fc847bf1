"""Making words large enough to be read on a phone, as far as there is room beside other words and things."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from richpic.editor.index import SpatialIndex
from richpic.model.change import Change, edited_many
from richpic.model.element import Element, Fields
from richpic.model.geometry import Rect, inside_polygon
from richpic.model.picture import Picture
from richpic.model.symbol import SymbolLibrary
from richpic.render.context import PictureContext
from richpic.render.legibility import LEGIBLE_EM, Small, too_small
from richpic.render.options import ExportOptions
from richpic.render.scene import make_artwork

# 300 things take 0.8 s on two cores; with more than this somebody would wait for seconds.
MOST = 600
NAME = "made words bigger"
# Larger words make a larger picture, and so smaller words: after these rounds that has settled.
ROUNDS = 4
# So much larger than just legible, as the picture grows with them.
SPARE = 1.05
# Page units that words keep from others while they grow.
GAP = 8.0
# From one size to the next one tried, and what is not worth a change.
STEP, LEAST = 1.1, 1.04


def made_legible(
    picture: Picture, symbols: SymbolLibrary, options: ExportOptions, scale: float, unit: float = 1.0
) -> Change:
    """Return the Change, one step, after which the words of an image of `picture` can be read on a phone.

    Words in a crowd grow as far as they come to lie on nothing else: for more the picture would have to be
    another. `options`, `scale` and `unit` say which image, as for `make_artwork`. Background that is kept
    from being changed stays as it is. Raises ExportError where there is no image.
    """
    made, now = Change({}, NAME), picture
    for _ in range(ROUNDS):
        small = too_small_in(now, symbols, options, scale, unit)
        before = now
        # Where the words of a link stand depends on what it joins: they come after that has grown.
        for lines in (False, True):
            larger = _round(now, [one for one in small if _is_line(now, one) is lines], symbols)
            made, now = made.then(larger), larger.apply(now)
        if now == before:
            break
    return made.named(NAME)


def too_small_in(
    picture: Picture, symbols: SymbolLibrary, options: ExportOptions, scale: float, unit: float = 1.0
) -> tuple[Small, ...]:
    """Return what of an image of `picture` cannot be read on a phone; parameters as for `made_legible`."""
    return too_small(make_artwork(picture, symbols, options, scale, unit))


def _is_line(picture: Picture, small: Small) -> bool:
    element = picture.elements.get(small.element)
    return element is not None and element.placed_by_ends


def _round(picture: Picture, small: Iterable[Small], symbols: SymbolLibrary) -> Change:
    """Return the Change that makes what is `small` larger: in steps, so that neighbours share the room."""
    first, crowd = _Crowd.of(picture, symbols), _Crowd.of(picture, symbols)
    wanted = {one.element: SPARE * LEGIBLE_EM / one.em for one in small if one.element in picture.elements}
    growing = [one for one in wanted if not picture.elements[one].guarded]
    now = dict.fromkeys(growing, 1.0)
    grown: dict[str, Fields] = {}
    while growing:
        for one in tuple(growing):
            factor = min(wanted[one], now[one] * STEP)
            fields = crowd.enlarged(picture.elements[one], factor)
            if fields:
                grown[one], now[one] = fields, factor
            if not fields or factor >= wanted[one]:
                growing.remove(one)
    grown = {one: fields for one, fields in grown.items() if now[one] >= LEAST}
    while True:
        change = edited_many(((picture.elements[one], fields) for one, fields in grown.items()), NAME)
        pushed = _pushing(first, _Crowd.of(change.apply(picture), symbols)) & grown.keys()
        if not pushed:
            return change
        grown = {one: fields for one, fields in grown.items() if one not in pushed}


def _pushing(before: _Crowd, after: _Crowd) -> set[str]:
    """Return what links hang on whose words came to lie on something, because their line is another now."""
    found: set[str] = set()
    for link in after.lines:
        if not after.touched(link.id) <= before.touched(link.id):
            found.update(link.hangs_on())
    return found


class _Crowd:
    """Where words and things are, so that none comes to lie on another."""

    def __init__(self, elements: Mapping[str, Element], context: PictureContext) -> None:
        self._context = context
        self._index = SpatialIndex()
        self._boxes: dict[str, tuple[Rect, ...]] = {}
        shown = [element for element in elements.values() if not element.hidden]
        self.lines = [element for element in shown if element.placed_by_ends]
        self._edges = [(one.id, one.outlines(context)[0]) for one in shown if one.is_holder]
        # What lay on what before anything grew.
        self._before: dict[str, set[tuple[str, int]]] = {}
        for element in shown:
            self._put(element)

    @classmethod
    def of(cls, picture: Picture, symbols: SymbolLibrary) -> _Crowd:
        """Return that of a picture."""
        return cls(picture.elements, PictureContext(picture, symbols))

    def touched(self, identifier: str) -> set[tuple[str, int]]:
        """Return what an element lies on now."""
        return self._touched(identifier, self._boxes.get(identifier, ()))

    def _put(self, element: Element) -> None:
        self._boxes[element.id] = _boxes(element, self._context)
        if self._boxes[element.id]:
            self._index.put(element.id, _around(self._boxes[element.id]))

    def enlarged(self, element: Element, factor: float) -> Fields:
        """Return the fields of words `factor` times as large as they were, if there is room for them."""
        size = round(element.letters_now(self._context) * factor, 1)
        fields = element.lettered(size, self._context)
        if not fields:
            return {}
        larger = replace(element, **fields)
        if element.id not in self._before:
            self._before[element.id] = self.touched(element.id)
        if not self._touched(element.id, _boxes(larger, self._context)) <= self._before[element.id]:
            return {}
        self._put(larger)
        return fields

    def _touched(self, identifier: str, boxes: tuple[Rect, ...]) -> set[tuple[str, int]]:
        """Return what `boxes` of this one lie on: boxes of others by number, edges around things as -1."""
        if not boxes:
            return set()
        around = _around(boxes).expanded(GAP)
        on = {
            (other, number)
            for other in self._index.within(around)
            if other != identifier
            for number, box in enumerate(self._boxes[other])
            if any(box.intersects(mine.expanded(GAP)) for mine in boxes)
        }
        edges = {
            (edge, -1)
            for edge, outline in self._edges
            if edge != identifier
            for box in boxes
            if len({inside_polygon(corner, outline) for corner in box.corners}) > 1
        }
        return on | edges


def _boxes(element: Element, context: PictureContext) -> tuple[Rect, ...]:
    """Return where `element` is solid: its words, and itself unless it is a line or stands around others."""
    place = element.text_place(context)
    if element.placed_by_ends:
        return tuple(handle.room for handle in element.handles(context) if handle.room is not None)
    words = (place.rect,) if place and getattr(element, place.field) else ()
    return words if element.is_holder else (element.body(context), *words)


def _around(boxes: tuple[Rect, ...]) -> Rect:
    return Rect.around(corner for box in boxes for corner in box.corners)
