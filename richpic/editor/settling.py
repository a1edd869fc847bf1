"""Settling: words and lines that a change leaves on something look for a clear place, in the same step.

What a person placed by hand stays. A line is bent only where it is made, or tied to something else, and would
run through a thing; words go elsewhere only where they cover something.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from math import hypot, inf
from typing import Any

from richpic.editor.scene import Scene
from richpic.editor.scribe.routing import ON_EDGE, Router, farthest, placed_fields
from richpic.elements.ink import Ink
from richpic.elements.link import Link
from richpic.model.change import Change, edited_many
from richpic.model.drawing import DrawContext
from richpic.model.element import Element, Fields
from richpic.model.geometry import Rect
from richpic.model.picture import PAGE_ID, Picture

MakeContext = Callable[[Picture], DrawContext]

# Of more than this, words stay where they are: each takes up to a millisecond or two, and when so much moves
# at once nobody looks at the words of each line.
MOST_SETTLED, MOST_TOUCHED = 24, 200
# Where more than this is made or moved, words on which it comes to stand stay there.
MOST_STEPPED_ASIDE = 6
# Among more things than this near one line there is no clear place to be found in good time.
MOST_NEAR = 250
# Of a larger picture that was just opened, where things are is still being found while the window goes on.
MOST_AT_ONCE = 1000
# Page units round words and lines in which things matter to them.
NEAR = 60.0
# How much less a place has to cover for words to go there, and what each place costs that is less usual.
WORTH, UNUSUAL = 1.0, 0.15
# As long as most titles: where one will stand is chosen before it is written.
STAND_IN = "Who belongs together"


def settled(change: Change, scene: Scene, make_context: MakeContext) -> Change:
    """Return `change`, about to be applied to the picture of `scene`, with words and lines settled.

    `make_context` measures the picture as it will be.
    """
    before = scene.picture
    if len(change.patches) > MOST_TOUCHED or (scene.measured < 1.0 and len(before.elements) > MOST_AT_ONCE):
        return change
    ids = _concerned(change, before)
    few = len(change.patches) <= MOST_STEPPED_ASIDE
    if len(ids) > MOST_SETTLED or not (ids or few):
        return change
    picture = change.apply(before)
    paper = _Paper(scene, change, picture, make_context(picture))
    elements = [element for one in ids if (element := picture.elements.get(one))]
    pairs = [(element, paper.settle(element)) for element in elements if _gives_way(element)]
    if few:
        fields = {element.id: new for element, new in pairs}
        for one in change.patches:
            if element := picture.elements.get(one):
                pairs += paper.aside(replace(element, **fields.get(one, {})), frozenset(ids))
    more = edited_many(pairs)
    return change if more.is_empty else change.then(more)


def _gives_way(element: Element) -> bool:
    return not (element.hidden or element.locked)


def _concerned(change: Change, picture: Picture) -> list[str]:
    """Return the ids of what `change` may leave in a bad place: its own, and what hangs on those."""
    found: dict[str, Element] = {}
    by_hand: set[str] = set()
    for one, patch in change.patches.items():
        element = patch.after if isinstance(patch.after, Element) else picture.elements.get(one)
        if element is None or patch.after is None:
            continue
        found[one] = element
        found.update((other, picture.elements[other]) for other in picture.dependents.get(one, ()))
        if isinstance(patch.after, Mapping) and not element.placing.isdisjoint(patch.after):
            by_hand.add(one)
    return [one for one, element in found.items() if element.placing and one not in by_hand]


class _Paper:
    """The picture as it will be, and what stands near the words and lines that are looked at."""

    def __init__(self, scene: Scene, change: Change, picture: Picture, ctx: DrawContext) -> None:
        self._scene, self._change = scene, change
        self._picture, self._ctx = picture, ctx
        changed = {one for one in change.patches if one != PAGE_ID}
        self._touched = changed | picture.hanging_on(changed) | scene.picture.hanging_on(changed)
        self._router = Router(ctx)
        self._known: set[str] = set()

    def settle(self, element: Element) -> Fields:
        """Return the fields that put the words, or the line, of `element` in a clear place; {} if all is."""
        before = self._scene.picture.elements.get(element.id)
        if isinstance(element, Link) and self._is_joined(element, before):
            return self._round_things(element) or self._clear_words(element)
        if before is None:
            # What is copied looks like what it is a copy of; only what is made now has no words yet.
            text = str(getattr(element, element.text_field))
            return {} if text or not element.is_holder else self._titled(element)
        if element.words_rect(self._ctx) == before.words_rect(self._scene.context):
            return {}
        return self._clear_words(element)

    def aside(self, element: Element, but_not: frozenset[str]) -> list[tuple[Element, Fields]]:
        """Return the words, not of `but_not`, on which `element` came to stand or run, in other places."""
        ctx, alone = self._ctx, Router(self._ctx)
        before = self._scene.picture.elements.get(element.id)
        if before is not None and before.bounds(self._scene.context) == element.bounds(ctx):
            return []
        if isinstance(element, Ink):
            # A ring or an underline is meant for the words that it is drawn on.
            return []
        if isinstance(element, Link):
            alone.keep(element)
        else:
            alone.stand(element)
        pairs = []
        for one in sorted(self._scene.index.within(element.bounds(ctx)) - self._touched - but_not):
            other = self._picture.elements[one]
            rect = other.words_rect(ctx) if other.words_are_free and _gives_way(other) else None
            if rect is not None and alone.cover(one, rect) >= ON_EDGE and (new := self._clear_words(other)):
                pairs.append((other, new))
        return pairs

    def _is_joined(self, link: Link, before: Element | None) -> bool:
        """Tell whether `link` was tied to something now that was there before."""
        if before is None:
            return any(one in self._scene.picture.elements for one in link.hangs_on())
        return link.hangs_on() != before.hangs_on() and len(link.hangs_on()) == 2

    def _look(self, area: Rect) -> bool:
        """Take in what stands in `area`. Tells whether it is little enough."""
        scene, there = self._scene, self._picture.elements
        found = [there[one] for one in scene.index.within(area) - self._touched - self._known]
        for one in self._touched - self._known:
            element = there.get(one)
            if element is not None and element.bounds(self._ctx).intersects(area):
                found.append(element)
        if len(found) + len(self._known) > MOST_NEAR:
            return False
        for element in found:
            self._known.add(element.id)
            if not isinstance(element, Link):
                self._router.stand(element)
            elif not element.hidden:
                self._router.keep(element)
        return True

    def _round_things(self, link: Link) -> Fields:
        """Return the fields that lead `link` round what it would run through; {} where nothing is."""
        box = Rect.around(link.route(self._ctx).line)
        if not link.bend_is_free or not self._look(box.expanded(NEAR)) or not self._router.runs_through(link):
            return {}
        if not self._look(box.expanded(NEAR + farthest(hypot(box.w, box.h)))):
            return {}
        self._known.add(link.id)
        return placed_fields(self._router.laid(link))

    def _titled(self, element: Element) -> Fields:
        """Return where a title of usual length stands clear on `element`, which has none yet."""
        words: dict[str, Any] = {element.text_field: STAND_IN}
        return self._clear_words(replace(element, **words))

    def _clear_words(self, element: Element) -> Fields:
        """Return the fields with which the words of `element` hide least; {} where they hide nothing."""
        ctx, router = self._ctx, self._router
        rect = element.words_rect(ctx) if element.words_are_free else None
        if rect is None or not self._look(rect.expanded(NEAR)):
            return {}
        cost = router.cover(element.id, rect) + self._stubs(element)
        if cost < ON_EDGE or not self._look(element.bounds(ctx).united(rect).expanded(NEAR)):
            return {}
        fields, least = self._clearest(element)
        return fields if least < cost - WORTH else {}

    def _stubs(self, element: Element) -> float:
        return self._router.stubs(element) if isinstance(element, Link) else 0.0

    def _clearest(self, element: Element) -> tuple[Fields, float]:
        """Return the fields with which the words of `element` cover least, and what they cover then."""
        if isinstance(element, Link):
            self._known.add(element.id)
            link, cost = self._router.worded(element)
            return placed_fields(link), cost
        best: tuple[Fields, float] = {}, inf
        for number, (fields, rect) in enumerate(element.word_places(self._ctx)):
            cost = self._router.cover(element.id, rect) + number * UNUSUAL
            if cost < best[1]:
                best = fields, cost
            if cost <= number * UNUSUAL:
                break
        return best
