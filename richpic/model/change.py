"""Change: per element the fields before and after. The only way that a picture becomes another.

A Change can be applied, inverted and squashed with the next one. Undo, the journal, the story, compare and
live sessions are all readers of the same stream of Changes. Because it holds fields and not whole elements,
undoing my colour keeps your move.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, TypeAlias

from richpic.model.element import Element, Fields, field_names
from richpic.model.packed_symbol import PackedSymbol
from richpic.model.picture import PAGE_ID, Page, Picture, StoredImage

# A side of a patch: a whole element, the fields that differ, or None where there is no element.
Side: TypeAlias = Element | Page | Fields | None


@dataclass(frozen=True, slots=True)
class Patch:
    """What happens to one element (or the page): whole on both sides, fields on both sides, or None."""

    before: Side
    after: Side

    @property
    def inverse(self) -> Patch:
        """The patch that takes this one back."""
        return Patch(self.after, self.before)

    def then(self, later: Patch) -> Patch:
        """Return one patch that does what this one and then `later` do."""
        before, after = self.before, later.after
        if isinstance(before, Mapping):
            before = _over(later.before, before)
        if isinstance(after, Mapping):
            after = _over(self.after, after)
        if isinstance(before, Mapping) and isinstance(after, Mapping):
            same = [name for name in after if name in before and before[name] == after[name]]
            before = {name: value for name, value in before.items() if name not in same}
            after = {name: value for name, value in after.items() if name not in same}
        return Patch(before, after)

    @property
    def is_empty(self) -> bool:
        """Whether nothing changes."""
        return self.before == self.after and type(self.before) is type(self.after)


def _over(base: Side, fields: Fields) -> Side:
    """Return `base` with `fields` laid over it."""
    if base is None:
        return None
    if isinstance(base, Mapping):
        return {**base, **fields}
    return replace(base, **fields)


@dataclass(frozen=True, slots=True)
class Change:
    """Patches by element id (PAGE_ID for the page), a plain name for the history, what it brings.

    Images and symbols are only ever added; those that nothing shows are left out when the picture is saved.
    """

    patches: Mapping[str, Patch] = field(default_factory=dict)
    name: str = ""
    images: Mapping[str, StoredImage] = field(default_factory=dict)
    symbols: Mapping[str, PackedSymbol] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        """Whether applying it does nothing."""
        return not self.patches and not self.images and not self.symbols

    def apply(self, picture: Picture) -> Picture:
        """Return `picture` after this change. Patches of elements that are not there are passed over."""
        changed: dict[str, Element | None] = {}
        page = picture.page
        for identifier, patch in self.patches.items():
            after = patch.after
            if identifier == PAGE_ID:
                page = _page_after(page, after)
            elif after is None or isinstance(after, Element):
                changed[identifier] = after
            elif isinstance(after, Mapping) and (element := picture.elements.get(identifier)):
                changed[identifier] = replace(element, **after)
        images = {**picture.images, **self.images} if self.images else picture.images
        symbols = {**picture.symbols, **self.symbols} if self.symbols else picture.symbols
        return picture.after(changed, page, images, symbols)

    @property
    def inverse(self) -> Change:
        """The change that takes this one back."""
        return Change({key: patch.inverse for key, patch in self.patches.items()}, self.name)

    def then(self, later: Change) -> Change:
        """Return one change that does what this one and then `later` do, under this one's name."""
        patches = dict(self.patches)
        for key, patch in later.patches.items():
            joined = patches[key].then(patch) if key in patches else patch
            if joined.is_empty:
                patches.pop(key, None)
            else:
                patches[key] = joined
        return Change(
            patches,
            self.name or later.name,
            {**self.images, **later.images},
            {**self.symbols, **later.symbols},
        )

    def named(self, name: str) -> Change:
        """Return the same change under another name."""
        return replace(self, name=name)


def _page_after(page: Page, after: Side) -> Page:
    if isinstance(after, Page):
        return after
    return replace(page, **after) if isinstance(after, Mapping) else page


def squash(changes: Iterable[Change], name: str = "") -> Change:
    """Return one change that does what `changes` do in their order."""
    total = Change(name=name)
    for change in changes:
        total = total.then(change)
    return total


def added(*elements: Element, name: str = "added") -> Change:
    """Return the change that puts `elements` on the picture."""
    return Change({element.id: Patch(None, element) for element in elements}, name)


def edited(element: Element, fields: Fields, name: str = "changed") -> Change:
    """Return the change that gives `element` the new `fields`; equal values are left out."""
    return edited_many([(element, fields)], name)


def edited_many(pairs: Iterable[tuple[Element, Fields]], name: str = "changed") -> Change:
    """Return the change that gives each element its new fields."""
    patches: dict[str, Patch] = {}
    for element, fields in pairs:
        if patch := _difference(element, fields):
            patches[element.id] = patch
    return Change(patches, name)


def page_edited(page: Page, fields: Fields, name: str = "changed the page") -> Change:
    """Return the change that gives the page the new `fields`."""
    patch = _difference(page, fields)
    return Change({PAGE_ID: patch} if patch else {}, name)


def _difference(record: Element | Page, fields: Fields) -> Patch | None:
    known = field_names(type(record))
    unknown = [name for name in fields if name not in known or name in ("id", "kind")]
    if unknown:
        raise AttributeError(f"{type(record).__name__} has no field {unknown[0]!r} to change")
    before: dict[str, Any] = {}
    after: dict[str, Any] = {}
    for name, value in fields.items():
        if (old := getattr(record, name)) != value:
            before[name], after[name] = old, value
    return Patch(before, after) if after else None


def compared(old: Picture, new: Picture, label: str = "changed") -> Change:
    """Return the change that leads from `old` to `new`."""
    patches: dict[str, Patch] = {}
    pairs: list[tuple[str, Element | None, Element | None]] = []
    pairs += [(key, before, None) for key, before in old.elements.items() if key not in new.elements]
    pairs += [(key, old.elements.get(key), after) for key, after in new.elements.items()]
    for identifier, before, after in pairs:
        if before is after or before == after:
            continue
        if before is not None and after is not None and type(before) is type(after):
            fields = {name: getattr(after, name) for name in field_names(type(after))}
            del fields["id"], fields["kind"]
            patch = _difference(before, fields)
            if patch:
                patches[identifier] = patch
        else:
            patches[identifier] = Patch(before, after)
    if old.page != new.page:
        fields = {name: getattr(new.page, name) for name in field_names(Page)}
        if patch := _difference(old.page, fields):
            patches[PAGE_ID] = patch
    images = {key: image for key, image in new.images.items() if key not in old.images}
    symbols = {key: symbol for key, symbol in new.symbols.items() if key not in old.symbols}
    return Change(patches, label, images, symbols)
