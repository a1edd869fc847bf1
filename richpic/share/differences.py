"""What became of a picture, in a few plain lines: what is new, gone, moved, changed, called otherwise."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from richpic.editor.operations import counted, listed
from richpic.model.change import compared
from richpic.model.element import Element, field_names
from richpic.model.picture import PAGE_ID, Picture

NOTHING = "Nothing differs."
# Names are told as long as they can be taken in at a glance.
MOST_NAMES, LONGEST = 3, 32
REMARK = "note"
_ORDER = frozenset({"z"})


@dataclass(slots=True)
class _Found:
    """Names of what is new, gone and so on; links are counted apart, for they have no names of their own."""

    new: list[Element] = field(default_factory=list)
    gone: list[Element] = field(default_factory=list)
    renamed: list[tuple[Element, Element]] = field(default_factory=list)
    joined: list[Element] = field(default_factory=list)
    moved: list[Element] = field(default_factory=list)
    remarked: list[Element] = field(default_factory=list)
    restacked: list[Element] = field(default_factory=list)
    changed: list[Element] = field(default_factory=list)
    # Whose words stand elsewhere: often nobody's doing, so it is told late.
    placed: list[Element] = field(default_factory=list)


def differences(old: Picture, new: Picture) -> tuple[str, ...]:
    """Return what differs in `new` from `old`, what matters most first; NOTHING where nothing does."""
    change = compared(old, new)
    found = _Found()
    for identifier in change.patches:
        if identifier != PAGE_ID:
            _sort(old.elements.get(identifier), new.elements.get(identifier), found)
    lines = [
        *_counted_apart(found.new, "new"),
        *_counted_apart(found.gone, "gone"),
        *_renamed(found.renamed),
        *_told(found.joined, "joined to something else"),
        *_told(found.moved, "moved"),
        *_told(found.changed, "changed"),
        *_told(found.remarked, "with another private remark"),
        *_told(found.restacked, "in front or behind"),
        *_told(
            found.placed,
            "with its words elsewhere" if len(found.placed) == 1 else "with their words elsewhere",
        ),
        *_page(old, new),
    ]
    return tuple(lines) or (NOTHING,)


def in_short(old: Picture, new: Picture, most: int = 2) -> str:
    """Return the first of the differences, on one line."""
    lines = differences(old, new)
    more = f", {len(lines) - most} more" if len(lines) > most else ""
    return "; ".join(lines[:most]) + more


def _sort(before: Element | None, after: Element | None, found: _Found) -> None:
    if after is None or before is None:
        for side, into in ((after, found.new), (before, found.gone)):
            if side is not None:
                into.append(side)
        return
    fields = {
        name for name in field_names(type(after)) if getattr(before, name, None) != getattr(after, name)
    }
    words = fields & {after.text_field} if type(before) is type(after) else set()
    if words:
        found.renamed.append((before, after))
    if before.hangs_on() != after.hangs_on():
        found.joined.append(after)
    elif before.place() != after.place():
        found.moved.append(after)
    elif fields == {REMARK}:
        found.remarked.append(after)
    elif fields <= _ORDER:
        found.restacked.append(after)
    elif fields - words:
        (found.placed if fields - words <= after.placing else found.changed).append(after)


def _counted_apart(elements: Sequence[Element], state: str) -> list[str]:
    """Return a line for things and one for links."""
    things = [element for element in elements if not element.placed_by_ends]
    links = [element for element in elements if element.placed_by_ends]
    lines = []
    if things:
        lines.append(f"{counted(len(things))} {state}{_listed(things)}")
    if links:
        lines.append(f"{counted(len(links), 'link')} {state}{_listed([one for one in links if _own(one)])}")
    return lines


def _told(elements: Sequence[Element], state: str) -> list[str]:
    if not elements:
        return []
    links = sum(element.placed_by_ends for element in elements)
    noun = "link" if links == len(elements) else "thing"
    return [f"{counted(len(elements), noun)} {state}{_listed([one for one in elements if _own(one)])}"]


def _renamed(pairs: Sequence[tuple[Element, Element]]) -> list[str]:
    if not pairs:
        return []
    before, after = pairs[0]
    if len(pairs) > 1:
        return [f"{counted(len(pairs))} with other words{_listed([after for _, after in pairs])}"]
    old, new = _own(before), _own(after)
    if old and new:
        return [f"{_quoted(old)} says {_quoted(new)} now"]
    silent = "a link" if before.placed_by_ends else before.called()
    return [f"{silent} says {_quoted(new)} now" if new else f"{_quoted(old)} has no words now"]


def _listed(elements: Sequence[Element]) -> str:
    """Return ": a, b and c" with the names of a few, or "" where there are none or too many."""
    names = list(dict.fromkeys(_quoted(element.called()) for element in elements))
    return f": {listed(names)}" if 0 < len(names) <= MOST_NAMES else ""


def _own(element: Element) -> str:
    """Return the words on an element, on one line."""
    return " ".join(str(getattr(element, element.text_field, "")).split()) if element.text_field else ""


def _quoted(words: str) -> str:
    words = " ".join(words.split())
    return f"“{words if len(words) <= LONGEST else words[: LONGEST - 1].rstrip() + '…'}”"


def _page(old: Picture, new: Picture) -> list[str]:
    before, after = old.page, new.page
    if before == after:
        return []
    if before.title != after.title:
        return [f"the title is {_quoted(after.title)} now" if after.title else "there is no title any more"]
    look = ("paper", "palette", "roughness", "font")
    if any(getattr(before, name) != getattr(after, name) for name in look):
        return ["another paper, or another way of drawing"]
    return ["what is said about the picture"]
