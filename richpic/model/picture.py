"""The picture: an immutable set of elements with the settings of its page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Annotated, Any, Literal

from annotated_types import MaxLen

from richpic.model.element import Element, ShortWords, Words

PAGE_ID = "page"

Paper = Literal["plain", "dotted", "squared", "kraft", "board"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What holds for the whole picture. `description` is its long description for those who cannot see it."""

    title: ShortWords = ""
    date: ShortWords = ""
    authors: Annotated[tuple[ShortWords, ...], MaxLen(100)] = ()
    description: Words = ""
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
    """Elements by id, the page and the stored images by hash. Changed only by applying a Change."""

    elements: Mapping[str, Element] = field(default_factory=dict)
    page: Page = Page()
    images: Mapping[str, StoredImage] = field(default_factory=dict)

    @cached_property
    def order(self) -> tuple[Element, ...]:
        """The elements in the order of painting, the lowest first."""
        return tuple(sorted(self.elements.values(), key=lambda element: (element.z, element.id)))

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
    def top(self) -> str | None:
        """The highest z in use, or None in an empty picture."""
        return self.order[-1].z if self.elements else None
