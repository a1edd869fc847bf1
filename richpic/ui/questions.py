"""What the window asks through the finder: which command, which thing, which icon, what to link to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from richpic.editor import operations
from richpic.editor.finding import found
from richpic.editor.free_spot import free_spot
from richpic.editor.linking import linkable, linked
from richpic.editor.meaning import relation_fields
from richpic.editor.walking import by_distance, reading_order
from richpic.elements.icon import Icon
from richpic.elements.relations import RELATIONS
from richpic.model.change import added
from richpic.model.element import Element
from richpic.model.geometry import Point, Rect
from richpic.model.symbol import MARKS
from richpic.ui.bars import TOOL_GLYPHS
from richpic.ui.finder import Entry

if TYPE_CHECKING:
    from richpic.ui.actions import Action
    from richpic.ui.window import Window

# Room for an icon with its caption, and how far beside another one it is put, in page units.
ICON_ROOM = (150.0, 150.0)
BESIDE = 210.0
MOST, FEW, REMEMBERED = 60, 4, 6


class Questions:
    """Asks over one window. Each question ends in one Change, or in going somewhere."""

    def __init__(self, window: Window) -> None:
        self._window = window
        self._latest: list[str] = []

    # Commands, things and icons in one list

    def command(self) -> None:
        """Ask for a command, a thing to go to, or an icon to add."""
        window = self._window
        actions = self._able_first(one for one in window.actions_.table.values() if one.id != "commands")
        names = [(action.words, f"{action.also} {action.menu}") for action in actions]

        def look_up(text: str) -> Sequence[Entry]:
            told = [self._command(actions[place]) for place in found(text, names, len(names))]
            able = [entry for entry in told if entry.enabled]
            if not text:
                return able
            # What begins as it was typed is meant, even if it cannot be done now: then it says why not.
            begun = [entry for entry in told if entry.caption.casefold().startswith(text.casefold())]
            first = sorted(begun, key=lambda entry: not entry.enabled)
            rest = [entry for entry in told if entry not in begun]
            icons = self._icons(text, FEW, "add this icon", self._add)
            return [
                *first,
                *(entry for entry in rest if entry.enabled),
                *self._things(text, 2 * FEW),
                *icons,
                *(entry for entry in rest if not entry.enabled),
            ]

        self._ask("What do you want to do, or go to?", look_up)

    def _able_first(self, actions: Iterable[Action]) -> list[Action]:
        """Return what can be done now before what cannot, and what was done last first of all."""
        order = {identifier: place for place, identifier in enumerate(self._latest)}
        return sorted(actions, key=lambda one: (not one.enabled(self._window), order.get(one.id, REMEMBERED)))

    def _command(self, action: Action) -> Entry:
        window = self._window
        why_not = action.why_not(window)
        return Entry(
            action.words,
            partial(self._run, action.id),
            why_not or action.menu,
            window.actions_.key(action.id),
            action.glyph or TOOL_GLYPHS.get(action.id.removeprefix("tool-"), ""),
            enabled=not why_not,
        )

    def _run(self, identifier: str) -> None:
        self._latest = [identifier, *(one for one in self._latest if one != identifier)][:REMEMBERED]
        self._window.actions_.run(identifier)

    def thing(self) -> None:
        """Ask for a thing on the picture to go to."""
        self._ask("Go to which thing?", lambda text: self._things(text, MOST))

    def _things(self, text: str, most: int) -> list[Entry]:
        editor = self._window.editor
        return self._entries(reading_order(editor.picture, editor.context), text, most, self._go)

    def _entries(
        self, things: Sequence[Element], text: str, most: int, take: Callable[[Element], None]
    ) -> list[Entry]:
        ctx = self._window.editor.context
        names = [(thing.called(), f"{thing.speaks()} {thing.kind}") for thing in things]
        entries = []
        for place in found(text, names, most):
            thing = things[place]
            symbols = thing.used_symbols()
            entries.append(
                Entry(
                    names[place][0],
                    partial(take, thing),
                    ", ".join((thing.kind, *thing.traits(ctx))),
                    glyph=TOOL_GLYPHS.get(thing.kind, "sparkle"),
                    symbol=symbols[0] if len(symbols) == 1 else "",
                )
            )
        return entries

    def _go(self, thing: Element) -> None:
        window = self._window
        window.toolbox.choose("select")
        window.editor.select([thing.id])
        window.canvas.bring_into_view(thing.id)

    # Icons by their names

    def icon(self) -> None:
        """Ask for an icon to put beside what is selected, or in the middle of what is seen."""
        self._ask(
            "Which icon? “referral”, “waiting list”, “worried parent”",
            lambda text: self._icons(text, MOST, "", self._add),
        )

    def _icons(self, text: str, most: int, detail: str, take: Callable[[Icon], None]) -> list[Entry]:
        """Return the symbols that `text` may mean; "worried parent" is a parent with that face and label."""
        from richpic.editor.icon_search import search
        from richpic.editor.scribe.feelings import feeling_in

        library = self._window.editor.context.symbols
        face, who = feeling_in(text)
        with_face = bool(face and who and face in library.faces)
        told = search(who if with_face else text, library, most) if text else list(library)[:most]
        entries = []
        for symbol in told:
            if symbol.category == MARKS:
                continue
            felt = with_face and symbol.has_face
            make = partial(self._make, symbol.name, face if felt else "", text if felt else "")
            caption = f"{symbol.caption}, {face}" if felt else symbol.caption
            words = detail or symbol.meaning or symbol.category
            entries.append(Entry(caption, partial(_then, make, take), words, symbol=symbol.name))
        return entries

    def _make(self, name: str, face: str, label: str) -> Icon:
        icon = self._window.canvas.make_icon(name, self._free_place())
        return replace(icon, face=face or icon.face, label=label or icon.label)

    def _add(self, icon: Icon) -> None:
        window = self._window
        window.editor.commit(added(icon, name="added an icon"))
        window.toolbox.choose("select")
        window.editor.select([icon.id])
        window.canvas.bring_into_view(icon.id)

    def _free_place(self) -> Point:
        window = self._window
        chosen = [element for element in window.editor.selected if not element.placed_by_ends]
        middle = window.canvas.centre_page_point()
        if chosen:
            middle = chosen[-1].centre(window.editor.context).plus((BESIDE, 0.0))
        return free_spot(window.editor.scene, Rect.centred(middle, *ICON_ROOM))

    # Links

    def target(self) -> None:
        """Ask what to link the selection to: something on the picture, or an icon that is added for it."""
        window = self._window
        editor = window.editor
        sources = tuple(element.id for element in editor.selected if element.linkable)
        if not sources:
            return
        start = editor.picture.elements[sources[-1]].centre(editor.context)
        things = by_distance(linkable(editor.picture, sources), editor.context, start)

        def look_up(text: str) -> Sequence[Entry]:
            there = self._entries(things, text, MOST, lambda thing: self._link(sources, thing))
            if not text:
                return there
            return [*there, *self._icons(text, FEW + 1, "new", lambda icon: self._link_new(sources, icon))]

        names = ", ".join(editor.picture.elements[one].called() for one in sources)
        self._ask(f"Link {names} to …", look_up)

    def _link(self, sources: tuple[str, ...], target: Element, *new: Element) -> None:
        window = self._window
        editor = window.editor
        relation = window.toolbox.options.relation
        links = linked(editor.picture, sources, target, relation, editor.context)
        editor.commit(added(*new, name="linked").then(links).named("linked"))
        window.toolbox.choose("select")
        made = tuple(links.patches)
        editor.select(made)
        if len(made) == 1:
            editor.edit_text(made[0], made=True)

    def _link_new(self, sources: tuple[str, ...], icon: Icon) -> None:
        self._link(sources, icon, icon)
        self._window.canvas.bring_into_view(icon.id)

    def relation(self) -> None:
        """Ask what the selected links mean; without any, what the next ones will."""
        relations = list(RELATIONS.values())
        names = [(one.caption, f"{one.meaning} {' '.join(one.words)}") for one in relations]

        def look_up(text: str) -> Sequence[Entry]:
            return [
                Entry(
                    relations[place].caption,
                    partial(self._mean, relations[place].name),
                    relations[place].meaning,
                    symbol=relations[place].mark,
                    glyph=TOOL_GLYPHS["link"],
                )
                for place in found(text, names, MOST)
            ]

        self._ask("What does the link mean?", look_up)

    def _mean(self, name: str) -> None:
        editor = self._window.editor
        links = [one for one in editor.selected if one.placed_by_ends and not one.locked]
        if not links:
            self._window.toolbox.options.relation = name
            self._window.toolbox.choose("link")
            return
        ids = [link.id for link in links]
        words = f"made it {RELATIONS[name].caption}"
        editor.commit(operations.nudged_fields(editor.picture, ids, relation_fields(name), words))

    def _ask(self, prompt: str, look_up: Callable[[str], Sequence[Entry]]) -> None:
        self._window.settle()
        self._window.finder.ask(prompt, "Nothing is called that. Try a plainer word.", look_up)


def _then(make: Callable[[], Icon], take: Callable[[Icon], None]) -> None:
    take(make())
