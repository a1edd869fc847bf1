"""What the scribe will do: notes become one Change that adds things where there is room."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from richpic.editor.identity import NewId, new_id, zs_between
from richpic.editor.looks import with_symbol
from richpic.editor.operations import counted, listed
from richpic.editor.scribe.around import said_of_others
from richpic.editor.scribe.casting import Casting
from richpic.editor.scribe.grammar import Notes, parse
from richpic.editor.scribe.growing import GrowingPicture
from richpic.editor.scribe.known import labels_on
from richpic.editor.scribe.placing import Placing
from richpic.elements.boundary import Boundary
from richpic.elements.icon import Icon
from richpic.elements.note import Note
from richpic.elements.text import TITLE_SIZE, Text
from richpic.model.change import Change, Patch, edited_many, page_edited
from richpic.model.drawing import DrawContext
from richpic.model.element import Element
from richpic.model.geometry import Rect, union
from richpic.model.picture import Picture

TITLE_GAP = 34.0


@dataclass(frozen=True, slots=True)
class Plan:
    """`change` does it in one step; `made` are the ids of what is new, in the order of the text.

    `found` are the ids of what was named and is on the picture already. `alternatives` holds, for each new
    icon or note, the names of the symbols that may be meant instead, for `recast`. `summary` says it in
    words, `remark` what else should be known.
    """

    change: Change
    made: tuple[str, ...] = ()
    found: tuple[str, ...] = ()
    alternatives: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    summary: str = ""
    remark: str = ""


def plan(
    notes: Notes,
    picture: Picture,
    ctx: DrawContext,
    make_id: NewId = new_id,
    near: Rect | None = None,
) -> Plan:
    """Return how `notes` are drawn on `picture`; nothing that is on it moves.

    `ctx` measures the picture. New things that are linked to nothing go near the middle of `near`, the page
    rectangle that the view shows. The same notes, picture and ids give the same plan.
    """
    growing = GrowingPicture(ctx)
    casting = Casting(notes, picture, ctx, make_id)
    placing = Placing(casting, picture, growing, near)
    elements: list[Element] = [*placing.boundaries, *placing.links, *placing.things]
    title = _title(notes, picture, growing.ctx, elements, make_id)
    summary = _summary(casting, notes, picture)
    patches: dict[str, Patch] = {}
    patches.update(_behind(picture, placing.boundaries))
    patches.update(_in_front(picture, [*placing.links, *placing.things, *title.new]))
    patches.update(title.patches)
    patches.update(_revised(casting, picture, ctx).patches)
    settings = _settings(notes, picture)
    patches.update(settings.patches)
    made = (*casting.things, *casting.boundaries, *(link.id for link in casting.links))
    alternatives = {one: names for one, names in casting.alternatives.items() if names}
    remark = said_of_others(placing.unnamed)
    return Plan(Change(patches, summary), made, tuple(casting.found), alternatives, summary, remark)


def foreseen(notes: Notes, picture: Picture, ctx: DrawContext) -> str:
    """Return the summary of the plan of `notes`, without looking for places: that takes its time."""
    return _summary(Casting(notes, picture, ctx, new_id), notes, picture)


def scribe_text(
    text: str,
    picture: Picture,
    make_context: Callable[[Picture], DrawContext],
    make_id: NewId = new_id,
) -> Change:
    """Return the Change that draws `text` on `picture`; empty if it says nothing new."""
    return plan(parse(text, labels_on(picture)), picture, make_context(picture), make_id).change


def recast(element: Element, symbol: str, ctx: DrawContext) -> Change:
    """Return `element`, an icon or a note just made, shown by another `symbol` in the same place.

    What hangs on it stays attached. Other kinds give an empty Change.
    """
    name = f"shown as {symbol.replace('-', ' ')}"
    if isinstance(element, Icon):
        face = element.face if ctx.symbols.get(symbol).has_face else ""
        after: Element = replace(element, symbol=symbol, face=face)
    elif element.kind == "note":
        middle = element.body(ctx).centre
        after = Icon(
            id=element.id,
            z=element.z,
            groups=element.groups,
            symbol=symbol,
            label=str(getattr(element, "text", ""))[:200],
            x=middle.x,
            y=middle.y - 14,
        )
    else:
        return Change()
    return Change({element.id: Patch(element, after)}, name)


def _revised(casting: Casting, picture: Picture, ctx: DrawContext) -> Change:
    """Return what becomes of things on the picture that are to be called, or shown, otherwise."""
    there = picture.elements
    change = edited_many((there[one], {"label": label}) for one, label in casting.renamed.items())
    for one, symbol in casting.recast.items():
        is_note = isinstance(there[one], Note)
        change = change.then(
            recast(there[one], symbol, ctx) if is_note else with_symbol(picture, [one], symbol)
        )
    return change


def _behind(picture: Picture, boundaries: list[Boundary]) -> dict[str, Patch]:
    """Return the addition of `boundaries` under all things; those without a wash over other boundaries."""
    lowest = picture.order[0].z if picture.elements else None
    things = [element.z for element in picture.order if not element.is_holder]
    holders = [one.z for one in picture.order if one.is_holder and (not things or one.z < things[0])]
    washed = [one for one in boundaries if one.wash]
    clear = [one for one in boundaries if not one.wash]
    zs = [
        *zs_between(None, lowest, len(washed)),
        *zs_between(holders[-1] if holders else None, things[0] if things else None, len(clear)),
    ]
    return {e.id: Patch(None, replace(e, z=z)) for e, z in zip((*washed, *clear), zs, strict=True)}


def _in_front(picture: Picture, elements: list[Element]) -> dict[str, Patch]:
    top = picture.top
    # In an empty picture boundaries lie under "a0".
    zs = zs_between(top if top is not None else "a0", None, len(elements))
    return {e.id: Patch(None, replace(e, z=z)) for e, z in zip(elements, zs, strict=True)}


def _settings(notes: Notes, picture: Picture) -> Change:
    fields: dict[str, object] = {}
    if notes.title:
        fields["title"] = notes.title
    if notes.date:
        fields["date"] = notes.date
    if notes.authors:
        fields["authors"] = notes.authors
    return page_edited(picture.page, fields)


@dataclass(frozen=True, slots=True)
class _Title:
    new: list[Element] = field(default_factory=list)
    patches: dict[str, Patch] = field(default_factory=dict)


def _title(notes: Notes, picture: Picture, ctx: DrawContext, made: list[Element], make_id: NewId) -> _Title:
    """Return the title of the page as a large text over everything, or the one that is there in new words."""
    if not notes.title:
        return _Title()
    for element in picture.order:
        if isinstance(element, Text) and element.text in (picture.page.title, notes.title) and element.text:
            if element.text == notes.title:
                return _Title()
            return _Title(patches={element.id: Patch({"text": element.text}, {"text": notes.title})})
    text = Text(id=make_id(), text=notes.title, size=TITLE_SIZE, align="centre", weight=600)
    room = text.bounds(ctx)
    there = union(
        element.bounds(ctx) for element in (*picture.elements.values(), *made) if not element.hidden
    )
    there = there or Rect(-room.w / 2, 0, room.w, 0)
    x, y = there.centre.x - room.w / 2, there.y - room.h - TITLE_GAP
    return _Title([replace(text, x=round(x), y=round(y))])


def _summary(casting: Casting, notes: Notes, picture: Picture) -> str:
    """Return what is added and changed, in plain words."""
    parts = []
    icons = sum(thing.kind == "icon" for thing in casting.things.values())
    for count, noun in (
        (icons, "icon"),
        (sum(thing.kind == "note" for thing in casting.things.values()), "note"),
        (sum(thing.kind == "bubble" for thing in casting.things.values()), "bubble"),
        (len(casting.links), "link"),
    ):
        if count:
            parts.append(counted(count, noun))
    if count := len(casting.boundaries):
        parts.append("1 boundary" if count == 1 else f"{count} boundaries")
    there = picture.elements
    said = ["added " + listed(parts)] if parts else []
    if recast := [there[one].called() for one in casting.recast]:
        said.append(f"changed the icon of {listed(recast)}")
    said += [f"changed {there[one].called()} to {label}" for one, label in casting.renamed.items()]
    if said:
        return ", ".join(said)
    if notes.title or notes.date or notes.authors:
        return "changed the title"
    return "already there" if casting.found else "nothing to draw"
