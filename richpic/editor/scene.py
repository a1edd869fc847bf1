"""Scene: what is drawn of a picture and where, kept from Change to Change.

Display lists and bounds are made once per element, and again only when it or what it hangs on changes.
The bounds of a large picture are found in slices, and what is asked for before is found at once.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import inf
from time import perf_counter

from richpic.editor.index import SpatialIndex
from richpic.editor.walking import reading_place
from richpic.model.change import Change
from richpic.model.display import DisplayList
from richpic.model.drawing import DrawContext, is_plain
from richpic.model.element import Element
from richpic.model.geometry import Point, Rect
from richpic.model.picture import PAGE_ID, Picture
from richpic.model.steps import Steps

# When more things than this change, and most of all there are, it is quicker to begin anew.
MANY_TOUCHED = 500
# The bounds of so many are found in a fraction of a millisecond.
TOGETHER = 10


class Scene:
    """The display lists and bounds of one picture, as it changes."""

    def __init__(self, picture: Picture, context: DrawContext) -> None:
        self.picture = picture
        self.context = context
        self._lists: dict[str, DisplayList] = {}
        self._plain: dict[str, DisplayList] = {}
        self._index = SpatialIndex()
        # Whose bounds are still to be found, the last first; some may have been found, or gone, since.
        self._unmeasured = list(picture.elements)
        # Those whose bounds are known and that show guides.
        self._guiding: set[str] = set()
        self._following: dict[str, frozenset[str]] | None = None
        # Where in the order of painting each element stands.
        self._places: dict[str, int] | None = None
        # Where in the order of reading each stands that was asked for, until it changes.
        self._read: dict[str, tuple[int, float, str]] = {}

    @property
    def index(self) -> SpatialIndex:
        """The bounds of all elements that are shown. Those that are not known yet are found now."""
        self.measure()
        return self._index

    @property
    def measured(self) -> float:
        """The share of the picture, 0 to 1, whose bounds are known."""
        left = len(self._unmeasured)
        return 1.0 - left / max(left, len(self.picture.elements)) if left else 1.0

    def measure(self, seconds: float = inf) -> bool:
        """Find bounds that are not known yet for about `seconds`. Tells whether all are known now."""
        left, until = self._unmeasured, perf_counter() + seconds
        while left:
            for one in left[: -TOGETHER - 1 : -1]:
                self._measure(one)
            del left[-TOGETHER:]
            if perf_counter() >= until:
                break
        return not left

    def _measure(self, identifier: str) -> Rect | None:
        """Return the bounds of an element that is shown, found now if they are not known."""
        known = self._index.rect(identifier)
        element = self.picture.elements.get(identifier)
        if known is None and element is not None and not element.hidden:
            known = element.bounds(self.context)
            self._put(element, known)
        return known

    def _put(self, element: Element, rect: Rect) -> None:
        self._index.put(element.id, rect)
        if element.has_guides:
            self._guiding.add(element.id)

    def _drop(self, identifier: str) -> None:
        self._index.drop(identifier)
        self._guiding.discard(identifier)

    def guides_within(self, rect: Rect) -> list[Element]:
        """Return the elements in `rect` that show guides while drawing, in the order of painting."""
        index, elements = self.index, self.picture.elements
        near = [one for one in self._guiding if (place := index.rect(one)) and rect.intersects(place)]
        return sorted(map(elements.__getitem__, near), key=lambda element: (element.z, element.id))

    def display_list(self, identifier: str, scale: float = 1.0) -> DisplayList:
        """Return what to draw of an element at `scale` pixels a page unit."""
        plain = is_plain(scale, len(self.picture.elements))
        lists = self._plain if plain else self._lists
        found = lists.get(identifier)
        if found is None:
            context = self.context.plainly() if plain else self.context
            found = lists[identifier] = self.picture.elements[identifier].draw(context)
        return found

    def bounds(self, identifier: str) -> Rect | None:
        """Return the bounds of an element that is shown, or None."""
        return self._measure(identifier) if self._unmeasured else self._index.rect(identifier)

    def content_bounds(self) -> Rect | None:
        """Return the box around everything shown, or None on an empty page."""
        return self.index.around()

    def within(self, rect: Rect) -> list[Element]:
        """Return what lies in `rect`, in the order of painting."""
        elements = self.picture.elements
        return [elements[one] for one in sorted(self.index.within(rect), key=self.sort().__getitem__)]

    def within_steps(self, rect: Rect) -> Steps[list[Element]]:
        """Do step by step what `within` does: from afar, a part of a very large picture holds thousands."""
        places, order = self.sort(), self.picture.order
        found: list[int] = []
        for part in self.index.parts(rect):
            # Sorted part by part, all of it is nearly sorted.
            found += sorted(map(places.__getitem__, self.index.within(part)))
            yield
        found.sort()
        return [order[place] for place in dict.fromkeys(found)]

    def sort(self) -> Mapping[str, int]:
        """Return where in the order of painting each element stands; quick when that is known already."""
        if self._places is None:
            self._places = {element.id: place for place, element in enumerate(self.picture.order)}
        return self._places

    def reading_order(self) -> list[Element]:
        """Return what can be seen in reading order; quick when little has changed since it was asked last."""
        elements, read = self.picture.elements, self._read
        for identifier, element in elements.items():
            if identifier not in read and not element.hidden:
                read[identifier] = reading_place(element, self.context)
        return [elements[identifier] for _, _, identifier in sorted(read.values())]

    def element_at(self, point: Point, tolerance: float, locked: bool = False) -> Element | None:
        """Return the topmost element hit at `point`, or else within `tolerance`; locked ones only if asked.

        What lies under the point itself goes before lines that only pass near it.
        """
        near = Rect(point.x, point.y, 0.0, 0.0).expanded(tolerance + 2.0)
        found = [element for element in reversed(self.within(near)) if locked or not element.locked]
        for reach in (0.0, tolerance):
            for element in found:
                if element.hit(point, self.context, reach):
                    return element
        return None

    def touched(self, change: Change, picture: Picture) -> set[str]:
        """Return the ids of what `change` makes look different: its own, and what hangs or hung on them."""
        ids = {one for one in change.patches if one != PAGE_ID}
        ids |= self._followers(change)
        links = self.picture.hanging_on(ids) | picture.hanging_on(ids)
        # What moves with a shared end is among `links` already; what hangs on links that make room is not.
        beside = self._beside(ids, picture)
        return ids | links | beside | self.picture.hanging_on(beside) | picture.hanging_on(beside)

    def _followers(self, change: Change) -> set[str]:
        """Return the ids of what looks different because of what `change` does to others, anywhere."""
        if self._following is None:
            elements = self.picture.elements.values()
            self._following = {element.id: element.follows for element in elements if element.follows}
        if not self._following:
            return set()
        fields = _changed_fields(change)
        return {one for one, followed in self._following.items() if fields is None or fields & followed}

    def _beside(self, ids: set[str], picture: Picture) -> set[str]:
        """Return links that have the ends of one of `ids`: they fan out together, loops too."""
        found: set[str] = set()
        for source in (self.picture, picture):
            for one in ids:
                element = source.elements.get(one)
                ends = element.hangs_on() if element else ()
                if ends:
                    # Of a hub and its neighbour, the neighbour has fewer links to look through.
                    near = min((source.dependents.get(end, ()) for end in ends), key=len)
                    found |= {
                        beside for beside in near if set(source.elements[beside].hangs_on()) == set(ends)
                    }
        return found

    def _restarted(self, picture: Picture, context: DrawContext) -> list[Rect]:
        """Forget everything: all of it is drawn otherwise, or most."""
        before = self.content_bounds()
        self.picture, self.context = picture, context
        self._lists, self._plain, self._index, self._guiding = {}, {}, SpatialIndex(), set()
        self._unmeasured = list(picture.elements)
        self._following, self._places, self._read = None, None, {}
        return [rect for rect in (before, self.content_bounds()) if rect]

    def update(self, change: Change, picture: Picture, context: DrawContext) -> list[Rect]:
        """Go on to `picture`, the present one after `change`; return the page areas that look different."""
        if PAGE_ID in change.patches:
            return self._restarted(picture, context)
        touched = self.touched(change, picture)
        if len(touched) > MANY_TOUCHED and 2 * len(touched) > len(picture.elements):
            return self._restarted(picture, context)
        before = {one: self.bounds(one) for one in touched}
        self.picture, self.context = picture, context
        if any(patch.before is None or patch.after is None for patch in change.patches.values()):
            self._following = self._places = None
        if "z" in (_changed_fields(change) or ()):
            self._places = None
        areas: list[Rect] = []
        for one, old in before.items():
            self._lists.pop(one, None)
            self._plain.pop(one, None)
            self._read.pop(one, None)
            element = picture.elements.get(one)
            new = element.bounds(context) if element and not element.hidden else None
            if element is None or new is None:
                self._drop(one)
            elif new != old:
                self._put(element, new)
            areas += [rect for rect in (old, new) if rect]
        return areas


def _changed_fields(change: Change) -> set[str] | None:
    """Return the names of the fields that `change` changes, or None where whole elements come or go."""
    fields: set[str] = set()
    for patch in change.patches.values():
        if not isinstance(patch.after, Mapping):
            return None
        fields |= patch.after.keys()
    return fields
