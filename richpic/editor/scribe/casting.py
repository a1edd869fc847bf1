"""From statements to elements: who is already there, what is new, what hangs on what. Places come later."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal

from richpic.editor.identity import NewId
from richpic.editor.looks import Looks
from richpic.editor.scribe.grammar import Enclosure, Join, Name, Notes, Saying, Statement
from richpic.editor.scribe.known import label_of
from richpic.editor.scribe.matching import Cast, is_icon_name, look_of
from richpic.editor.scribe.persons import Person, names_party, person_in
from richpic.editor.scribe.relating import relation_for
from richpic.editor.scribe.sentences import spoken
from richpic.elements.boundary import Boundary
from richpic.elements.bubble import Bubble, size_for
from richpic.elements.end import End
from richpic.elements.icon import Icon
from richpic.elements.link import Link
from richpic.elements.note import Note
from richpic.elements.relations import RELATIONS
from richpic.model.drawing import DrawContext
from richpic.model.element import Element
from richpic.model.picture import Picture

COLOURS = (
    ("blue", "wash-sky"),
    ("green", "wash-leaf"),
    ("purple", "wash-lilac"),
    ("amber", "wash-sun"),
    ("red", "wash-coral"),
)
NOTE_TINTS = ("sun", "sky", "leaf", "coral", "lilac")
SMALLEST_NOTE, LARGEST_NOTE = 104.0, 210.0


@dataclass(slots=True)
class Group:
    """A boundary, new or already on the picture, with the ids of the new things and the groups in it."""

    boundary: str = ""
    is_new: bool = True
    members: list[str | Group] = field(default_factory=list)


class Casting:
    """The elements that notes ask for, in the order of the notes.

    `found` holds the ids of what was meant and is already on the picture, `around` those of them that a new
    boundary names, by its id; `alternatives`, for each new icon
    or note, the names of the symbols that might be meant instead.
    """

    def __init__(self, notes: Notes, picture: Picture, ctx: DrawContext, make_id: NewId) -> None:
        self._picture = picture
        self._ctx = ctx
        self._make_id = make_id
        self._looks = Looks(picture.elements.values(), ctx.symbols)
        self._cast = Cast(lambda name: is_icon_name(name, ctx.symbols))
        self._home: dict[str, Group] = {}
        self.root = Group()
        self.things: dict[str, Element] = {}
        self.links: list[Link] = []
        self.boundaries: dict[str, Boundary] = {}
        self.close: list[tuple[str, str]] = []
        self.found: dict[str, None] = {}
        self.around: dict[str, list[str]] = {}
        self.alternatives: dict[str, tuple[str, ...]] = {}
        self.recast: dict[str, str] = {}
        self.renamed: dict[str, str] = {}
        for element in picture.order:
            if label := label_of(element):
                self._cast.add(label, element.id)
                self._cast.begin(label, element.id, whole_sentences=element.kind == "note")
        for statement in notes.statements:
            self._take(statement, self.root)

    def _take(self, statement: Statement, group: Group) -> None:
        if isinstance(statement, Name) and (join := self._sentence(statement)):
            self._join(join, group)
        elif isinstance(statement, Name):
            identifier = self._who(statement, group)
            self._adopt(identifier, group)
            if group.boundary in self.boundaries and identifier in self._picture.elements:
                self.around.setdefault(group.boundary, []).append(identifier)
        elif isinstance(statement, Join):
            self._join(statement, group)
        elif isinstance(statement, Saying):
            self._say(statement, group)
        else:
            self._enclose(statement, group)

    # Things

    def _who(self, name: Name, group: Group) -> str:
        """Return the id of whom `name` means, made new if nobody goes by it."""
        person = None if name.missing else person_in(name.text, self._ctx.symbols)
        if found := self._there(name, person):
            if found in self._picture.elements:
                self.found[found] = None
            if name.hint:
                self._show_as(found, name)
            return found
        look = look_of(name, self._ctx.symbols)
        identifier = self._make_id()
        label = person.label if person else name.text
        if look.symbol:
            self.things[identifier] = Icon(
                id=identifier,
                symbol=look.symbol,
                label=_shortened(label),
                face=look.face,
                variant=self._looks.next(look.symbol),
            )
        else:
            tint = NOTE_TINTS[
                sum(isinstance(thing, Note) for thing in self.things.values()) % len(NOTE_TINTS)
            ]
            self.things[identifier] = self._note(identifier, label, tint)
        self.alternatives[identifier] = look.alternatives
        for called in dict.fromkeys((label, name.text)):
            self._cast.add(called, identifier)
        group.members.append(identifier)
        self._home[identifier] = group
        return identifier

    def _there(self, name: Name, person: Person | None) -> str | None:
        """Return who goes by `name` already, somebody whose age is told now among them."""
        by_beginning = not (name.hint or name.missing)
        found = self._cast.find(name.text, by_beginning, nearly=person is None)
        if found or person is None:
            return found
        if found := self._cast.find(person.label, by_beginning, nearly=False):
            return found
        element = self._element(self._cast.find(person.name, by_beginning=False, nearly=False))
        if element is None or label_of(element) != person.name:
            return None
        self._rename(element, person.label)
        return element.id

    def _element(self, identifier: str | None) -> Element | None:
        return self.things.get(identifier or "") or self._picture.elements.get(identifier or "")

    def _rename(self, element: Element, label: str) -> None:
        """Let `element`, an icon, go by `label` from now on."""
        if not isinstance(element, Icon) or element.guarded:
            return
        if element.id in self.things:
            self.things[element.id] = replace(element, label=label)
        else:
            self.renamed[element.id] = label
        self._cast.add(label, element.id)

    def _show_as(self, identifier: str, name: Name) -> None:
        """Let what goes by `name` be shown by the icon that it asks for in brackets."""
        look = look_of(name, self._ctx.symbols)
        element = self._element(identifier)
        if not look.symbol or element is None or element.guarded or not isinstance(element, Icon | Note):
            return
        self.alternatives[identifier] = look.alternatives
        if identifier not in self.things:
            if getattr(element, "symbol", "") != look.symbol:
                self.recast[identifier] = look.symbol
        elif isinstance(element, Icon):
            self.things[identifier] = replace(element, symbol=look.symbol)
        else:
            self.things[identifier] = Icon(id=identifier, symbol=look.symbol, label=_shortened(element.text))

    def _sentence(self, name: Name) -> Join | None:
        """Return the link that `name` says in so many words; None if it is no such sentence."""
        if name.hint or name.missing or self._cast.find(name.text):
            return None
        said = spoken(name.text, self._is_thing)
        return Join(Name(said.who), Name(said.whom), said.words) if said else None

    def _is_thing(self, words: str, determined: bool) -> bool:
        """Tell whether `words` name somebody or some place: there already, or what an icon is called.

        Synonyms of icons that are no roles, as "help", need "the" or the like before them (`determined`).
        """
        there = self._element(self._cast.find(words, by_beginning=False, nearly=False))
        if isinstance(there, Icon) or person_in(words, self._ctx.symbols):
            return True
        owner, _, owned = words.partition(" ")
        if owner.endswith(("'s", "’s")) and owner[0].isupper() and owned:
            words, determined = owned, True
        return names_party(words, self._ctx.symbols, determined)

    def _adopt(self, identifier: str, group: Group) -> None:
        """Move what this text made outside of any boundary into the one that it is listed in."""
        home = self._home.get(identifier)
        if home is None or home is group or home is not self.root:
            return
        hanging = [other for speaker, other in self.close if speaker == identifier]
        for one in (identifier, *hanging):
            if self._home.get(one) is home:
                home.members.remove(one)
                group.members.append(one)
                self._home[one] = group

    def _note(self, identifier: str, text: str, tint: str) -> Note:
        """Return a note as large as its words want it."""
        side = SMALLEST_NOTE
        while side < LARGEST_NOTE:
            block = self._ctx.text(text, 16.5, side - 28)
            if block.height <= side - 28 and block.width <= side - 27:
                break
            side += 14.0
        return Note(id=identifier, text=text, w=side, h=side, tint=tint)

    def _say(self, saying: Saying, group: Group) -> None:
        speaker = self._who(saying.speaker, group) if saying.speaker else ""
        if saying.style == "remark":
            identifier = self._make_id()
            said: Element = self._note(identifier, saying.text, "sand")
        else:
            said = self._bubble(saying.text, saying.style, speaker)
        self._put_beside(said, speaker, group)

    def _bubble(self, text: str, style: Literal["speech", "thought"], speaker: str) -> Bubble:
        w, h = size_for(text, self._ctx)
        return Bubble(
            id=self._make_id(),
            text=text,
            style=style,
            w=round(w),
            h=round(h),
            tail=End(speaker),
            has_tail=bool(speaker),
        )

    def _put_beside(self, said: Element, speaker: str, group: Group) -> None:
        """Put words where their speaker is, or into `group` if they are nobody's."""
        home = self._home.get(speaker, self.root if speaker else group)
        self.things[said.id] = said
        home.members.append(said.id)
        self._home[said.id] = home
        if speaker:
            self.close.append((speaker, said.id))

    def _voice(self, text: str, speaker: str, group: Group) -> None:
        """Put what one side of a tension says beside it, if it is not said there already."""
        there = (*self._picture.elements.values(), *self.things.values())
        bubbles = (one for one in there if isinstance(one, Bubble) and not one.hidden)
        if text and not any(one.tail.element == speaker and one.text == text for one in bubbles):
            self._put_beside(self._bubble(text, "speech", speaker), speaker, group)

    # Links and boundaries

    def _join(self, join: Join, group: Group) -> None:
        start, end = self._who(join.start, group), self._who(join.end, group)
        relation = "tension" if join.tension else relation_for(join.label)
        heads = "both" if join.both else RELATIONS[relation].heads
        if join.both and relation == "flow":
            relation = "two-way"
        self.links.append(
            Link(
                id=self._make_id(),
                relation=relation,
                start=End(start),
                end=End(end),
                label=join.label,
                heads=heads,
                tension=join.tension,
            )
        )
        if join.tension:
            self._voice(join.tension.first.says, start, group)
            self._voice(join.tension.second.says, end, group)

    def _enclose(self, enclosure: Enclosure, group: Group) -> None:
        found = self._cast.find(enclosure.title) if enclosure.title else None
        known = self._picture.elements.get(found or "") or self.boundaries.get(found or "")
        if isinstance(known, Boundary):
            inner = self._group_of(known.id, self.root) or Group(known.id, known.id in self.boundaries)
            if known.id in self._picture.elements:
                self.found[known.id] = None
                if inner not in self.root.members:
                    self.root.members.append(inner)
        else:
            inner = Group(self._make_id())
            count = len(self.boundaries) + sum(e.kind == "boundary" for e in self._picture.elements.values())
            colour, wash = COLOURS[count % len(COLOURS)]
            self.boundaries[inner.boundary] = Boundary(
                id=inner.boundary, title=_shortened(enclosure.title), colour=colour, wash=wash
            )
            # What stands on the picture stays as it is: a new boundary in an old one goes beside it.
            (group if group.is_new else self.root).members.append(inner)
            if enclosure.title:
                self._cast.add(enclosure.title, inner.boundary)
        for statement in enclosure.inside:
            self._take(statement, inner)

    def _group_of(self, boundary: str, within: Group) -> Group | None:
        for member in within.members:
            if isinstance(member, Group):
                if member.boundary == boundary:
                    return member
                if found := self._group_of(boundary, member):
                    return found
        return None


def _shortened(text: str) -> str:
    return text if len(text) <= 200 else text[:199] + "…"
