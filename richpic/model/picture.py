"""The picture: an immutable set of elements with the settings of its page."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import Annotated, Any, Literal

from richpic.model.element import Element, ShortWords, Words
from richpic.model.limits import AtMost
from richpic.model.packed_symbol import PackedSymbol
from richpic.model.safe_choice import SafeChoice

PAGE_ID = "page"

AltText = Annotated[str, AtMost(2_000)]
Digest = Annotated[str, AtMost(16)]
Paper = Literal["plain", "dotted", "squared", "kraft", "board"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What holds for the whole picture.

    `alt` says in short what it shows, for those who cannot see it, and `description` at length; "" where
    nobody wrote it. `told` holds a digest of each sentence that the picture told when they were kept.
    `choices` say what becomes of names and the like in a copy to share; they are never shared.
    """

    title: ShortWords = ""
    date: ShortWords = ""
    authors: Annotated[tuple[ShortWords, ...], AtMost(100)] = ()
    alt: AltText = ""
    description: Words = ""
    told: Annotated[tuple[Digest, ...], AtMost(20_000)] = ()
    choices: Annotated[tuple[SafeChoice, ...], AtMost(2_000)] = ()
    paper: Paper = "plain"
    palette: Literal["light", "dark", "safe"] = "light"
    roughness: Literal["tidy", "hand", "loose"] = "hand"
    font: Literal["hand", "clear"] = "hand"
    extra: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class StoredImage:
    """An image file kept in the picture, as it came in."""

    mime: str
    data: bytes = field(repr=False)


@dataclass(frozen=True)
class Picture:
    """Elements by id, the page and the stored images by hash. Changed only by applying a Change.

    `symbols` holds, by name, the symbols of icon packs that are used: the picture looks the same elsewhere.
    """

    elements: Mapping[str, Element] = field(default_factory=dict)
    page: Page = Page()
    images: Mapping[str, StoredImage] = field(default_factory=dict)
    symbols: Mapping[str, PackedSymbol] = field(default_factory=dict)

    @cached_property
    def order(self) -> tuple[Element, ...]:
        """The elements in the order of painting, the lowest first."""
        return tuple(sorted(self.elements.values(), key=_rank))

    @cached_property
    def dependents(self) -> Mapping[str, tuple[str, ...]]:
        """For each id that something hangs on, the ids of what hangs on it."""
        found: dict[str, list[str]] = {}
        for element in self.elements.values():
            for target in element.hangs_on():
                found.setdefault(target, []).append(element.id)
        return {target: tuple(ids) for target, ids in found.items()}

    def hanging_on(self, ids: set[str] | frozenset[str]) -> set[str]:
        """Return the ids of what follows any of `ids`, directly or through others; `ids` are not in it."""
        found: set[str] = set()
        front = set(ids)
        while front:
            front = {one for target in front for one in self.dependents.get(target, ())} - found - ids
            found |= front
        return found

    @property
    def used_symbols(self) -> set[str]:
        """The names of all symbols that elements show."""
        return {name for element in self.elements.values() for name in element.used_symbols()}

    @property
    def credits(self) -> tuple[str, ...]:
        """Whom to thank for the icons of packs that are shown, each once."""
        return self.credits_of(self.elements.values())

    def credits_of(self, elements: Iterable[Element]) -> tuple[str, ...]:
        """Return whom to thank for the icons of packs that `elements` show, each once."""
        if not self.symbols:
            return ()
        used = {name for element in elements for name in element.used_symbols()}
        shown = (self.symbols[name] for name in sorted(used & self.symbols.keys()))
        return tuple(dict.fromkeys(symbol.credit for symbol in shown if symbol.credit))

    def after(
        self,
        changed: Mapping[str, Element | None],
        page: Page,
        images: Mapping[str, StoredImage],
        symbols: Mapping[str, PackedSymbol],
    ) -> Picture:
        """Return the picture with the elements `changed` (None: deleted), and all else in place of its own.

        Order and dependents, once known, are carried over: a small change to a large picture stays cheap.
        """
        elements = _copy(self.elements)
        for identifier, element in changed.items():
            if element is None:
                elements.pop(identifier, None)
            else:
                elements[identifier] = element
        made = Picture(MappingProxyType(elements), page, images, symbols)
        if len(changed) * 8 <= len(elements):
            # Where cached_property keeps what it found.
            known, passed_on = self.__dict__, made.__dict__
            if "order" in known:
                passed_on["order"] = self._order_after(changed)
            if "dependents" in known:
                passed_on["dependents"] = self._dependents_after(changed)
        return made

    def _order_after(self, changed: Mapping[str, Element | None]) -> tuple[Element, ...]:
        order = list(self.order)
        for identifier, new in changed.items():
            old = self.elements.get(identifier)
            if old is not None:
                at = bisect_left(order, _rank(old), key=_rank)
                if new is not None and _rank(new) == _rank(old):
                    order[at] = new
                    continue
                del order[at]
            if new is not None:
                insort(order, new, key=_rank)
        return tuple(order)

    def _dependents_after(self, changed: Mapping[str, Element | None]) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] | None = None
        for identifier, new in changed.items():
            old = self.elements.get(identifier)
            before = old.hangs_on() if old is not None else ()
            now = new.hangs_on() if new is not None else ()
            if before == now:
                continue
            found = dict(self.dependents) if found is None else found
            for target in before:
                found[target] = tuple(one for one in found[target] if one != identifier)
            for target in now:
                found[target] = (*found.get(target, ()), identifier)
            for target in before:
                if not found[target]:
                    del found[target]
        return self.dependents if found is None else found

    @property
    def top(self) -> str | None:
        """The highest z in use, or None in an empty picture."""
        return self.order[-1].z if self.elements else None


def _copy(elements: Mapping[str, Element]) -> dict[str, Element]:
    # dict() of a proxy asks for each key again: 25 times slower than the proxy's own copy.
    return elements.copy() if isinstance(elements, MappingProxyType) else dict(elements)


def _rank(element: Element) -> tuple[str, str]:
    return element.z, element.id
