"""From statements to elements: who is already there, what is new, what hangs on what. Places come later."""

from __future__ import annotations

from dataclasses import dataclass, field

from richpic.editor.identity import NewId
from richpic.editor.looks import Looks
from richpic.editor.scribe.grammar import Enclosure, Join, Name, Notes, Saying, Statement
from richpic.editor.scribe.known import label_of
from richpic.editor.scribe.matching import Cast, is_icon_name, look_of
from richpic.editor.scribe.relating import relation_for
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
        for element in picture.order:
            if label := label_of(element):
                self._cast.add(label, element.id)
                self._cast.begin(label, element.id, whole_sentences=element.kind == "note")
        for statement in notes.statements:
            self._take(statement, self.root)

    def _take(self, statement: Statement, group: Group) -> None:
        if isinstance(statement, Name):
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
        if found := self._cast.find(name.text, by_beginning=not (name.hint or name.missing)):
            if found in self._picture.elements:
                self.found[found] = None
            return found
        look = look_of(name, self._ctx.symbols)
        identifier = self._make_id()
        if look.symbol:
            self.things[identifier] = Icon(
                id=identifier,
                symbol=look.symbol,
                label=_shortened(name.text),
                face=look.face,
                variant=self._looks.next(look.symbol),
            )
        else:
            tint = NOTE_TINTS[
                sum(isinstance(thing, Note) for thing in self.things.values()) % len(NOTE_TINTS)
            ]
            self.things[identifier] = self._note(identifier, name.text, tint)
        self.alternatives[identifier] = look.alternatives
        self._cast.add(name.text, identifier)
        group.members.append(identifier)
        self._home[identifier] = group
        return identifier

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
        home = self._home.get(speaker, self.root if speaker else group)
        identifier = self._make_id()
        if saying.style == "remark":
            self.things[identifier] = self._note(identifier, saying.text, "sand")
        else:
            w, h = size_for(saying.text, self._ctx)
            self.things[identifier] = Bubble(
                id=identifier,
                text=saying.text,
                style=saying.style,
                w=round(w),
                h=round(h),
                tail=End(speaker),
                has_tail=bool(speaker),
            )
        home.members.append(identifier)
        self._home[identifier] = home
        if speaker:
            self.close.append((speaker, identifier))

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
