"""A drawing context for a picture that grows while it is laid out."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, TypeVar, cast

from richpic.model.drawing import DrawContext
from richpic.model.element import Element

_Made = TypeVar("_Made")


class GrowingPicture:
    """Elements that are on the picture and those that are not yet; `ctx` measures them all together."""

    def __init__(self, beneath: DrawContext) -> None:
        self.ctx = cast(DrawContext, _GrowingContext(beneath))

    def put(self, element: Element) -> None:
        """Add `element`, or put it in the place of the one with its id."""
        cast(_GrowingContext, self.ctx).put(element)


class _GrowingContext:
    """Answers as the context beneath does, but for what depends on the elements."""

    def __init__(self, beneath: DrawContext) -> None:
        self._beneath = beneath
        self.elements: dict[str, Element] = dict(beneath.elements)
        self._lanes: dict[frozenset[str], list[str]] = {}
        self._kept: dict[tuple[str, Hashable], tuple[Element, list[Element | None], object]] = {}
        for element in beneath.elements.values():
            self._note_lane(element)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._beneath, name)

    def put(self, element: Element) -> None:
        if element.id not in self.elements:
            self._note_lane(element)
        self.elements[element.id] = element

    def _note_lane(self, element: Element) -> None:
        if element.kind == "link" and (ends := element.hangs_on()):
            self._lanes.setdefault(frozenset(ends), []).append(element.id)

    def lane(self, link_id: str) -> tuple[int, int]:
        """Return which of how many links between the same two ends this is."""
        link = self.elements.get(link_id)
        beside = sorted(self._lanes.get(frozenset(link.hangs_on()), ())) if link else []
        return (beside.index(link_id), len(beside)) if link_id in beside else (0, 1)

    def remember(self, element: Element, what: Hashable, make: Callable[[], _Made]) -> _Made:
        """Return what `make` returns, kept for as long as `element` and what it hangs on stay the same."""
        targets = [self.elements.get(one) for one in element.hangs_on()]
        if any(target is not None and target.hangs_on() for target in targets):
            return make()
        kept = self._kept.get((element.id, what))
        if (
            kept is None
            or kept[0] is not element
            or any(a is not b for a, b in zip(kept[1], targets, strict=True))
        ):
            kept = self._kept[(element.id, what)] = (element, targets, make())
        return cast(_Made, kept[2])
