"""What a picture tells, in sentences: who is where, what goes on, who says what, who is missing."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from enum import IntEnum

from richpic.elements.boundary import Boundary
from richpic.elements.bubble import Bubble
from richpic.elements.icon import Icon
from richpic.elements.image import Image
from richpic.elements.ink import Ink
from richpic.elements.link import Link, Tension, Voice
from richpic.elements.note import Note
from richpic.elements.text import Text
from richpic.model.drawing import DrawContext
from richpic.model.element import Element
from richpic.model.picture import Picture
from richpic.share.ground import Ground, key_of
from richpic.share.joins import Join, is_tension, joined
from richpic.share.naming import PEOPLE, Naming, flat, listed, quoted
from richpic.share.phrasing import Party, finished, says_of_all, sentence

MISSING = "missing-voice"
PRESSING = frozenset({"tensions", "barriers"})
# How hot a tension is, from 1 to 5.
HEAT = ("a slight tension", "some tension", "a tension", "a strong tension", "a burning tension")


class Weight(IntEnum):
    """How soon a sentence is left out where there is little room: the largest first."""

    TITLE = 0
    MAIN = 1
    TENSION = 2
    PLACE = 3
    PRESSURE = 4
    BETWEEN = 5
    MISSING = 6
    SAID = 7
    WITHIN = 8
    ASIDE = 9


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, and how much it matters."""

    words: str
    weight: Weight


@dataclass(frozen=True, slots=True)
class Section:
    """Sentences under a heading, in paragraphs. The first section has no heading."""

    heading: str
    paragraphs: tuple[tuple[Sentence, ...], ...]


def tell(picture: Picture, ctx: DrawContext) -> list[Section]:
    """Return what can be seen on `picture`, in reading order: never remarks, nor anything hidden."""
    return _Telling(picture, ctx).sections()


class _Telling:
    def __init__(self, picture: Picture, ctx: DrawContext) -> None:
        self._ctx = ctx
        self._page = picture.page
        self._ground = ground = Ground(picture, ctx)
        self._naming = Naming(ctx, ground.shown.values())
        links = [one for one in ground.shown.values() if isinstance(one, Link)]
        self._joins = joined(links, ground)
        self._sort_by_area()
        self._voiced = {flat(voice.says) for one in links if one.tension for voice in _voices(one.tension)}
        self._middle = self._most_linked(links)

    def _sort_by_area(self) -> None:
        """Put together what each area is asked for: a large picture may have a thousand of them."""
        self._bubbles_of: dict[str, list[Bubble]] = defaultdict(list)
        self._joins_of: dict[str, list[Join]] = defaultdict(list)
        for bubble in self._ground.of(Bubble):
            speaker = self._speaker(bubble)
            home = self._ground.home.get(speaker.id) if speaker else self._ground.home[bubble.id]
            self._bubbles_of[key_of(home)].append(bubble)
        for join in self._joins:
            homes = {key_of(self._ground.home.get(one.id)) for one in (*join.starts, *join.ends)}
            self._joins_of[homes.pop() if len(homes) == 1 else ""].append(join)
        self._said_of_all = {join.says for join in self._joins if says_of_all(flat(join.link.label))}

    def sections(self) -> list[Section]:
        """Return the sections that have anything in them."""
        opening = (self._opening(), self._overview()) if self._ground.things else (self._opening(),)
        found = [Section("", (opening, self._everywhere() if not self._ground.areas else ()))]
        for area in self._ground.areas:
            heading = flat(area.title) or "An area without a name"
            found.append(Section(heading, self._inside(area)))
        if self._ground.areas:
            found.append(Section("Around them", (self._everywhere(),)))
        between = tuple(self._links(None))
        found.append(
            Section("What goes on between them" if self._ground.areas else "What goes on", (between,))
        )
        tensions = [self._tension(join) for join in self._joins if is_tension(join.link)]
        found.append(Section("Tensions", tuple(tensions)))
        said = (*self._quotes(None), *self._written(None))
        found.append(Section("In their words" if said else "", (said,)))
        found.append(Section("Who is missing", (self._missing(None),)))
        kept = (
            replace(one, paragraphs=tuple(each for each in one.paragraphs if each))
            for one in found
        )  # fmt: skip
        return [one for one in kept if one.paragraphs]

    # Sentences

    def _opening(self) -> Sentence:
        title, date = flat(self._page.title), flat(self._page.date)
        if not title:
            words = f"A rich picture, {date}" if date else "A rich picture"
        elif date and date.casefold() not in title.casefold():
            words = f"Rich picture {quoted(title)}, {date}"
        else:
            words = f"Rich picture {quoted(title)}"
        return Sentence(f"{words}.", Weight.TITLE)

    def _overview(self) -> Sentence:
        """Return how much there is, to know what is coming."""
        counts = [
            counted(sum(isinstance(one, Icon) for one in self._ground.things), "icon"),
            counted(sum(len(join.links) for join in self._joins), "link"),
            counted(len(self._ground.areas), "area"),
        ]
        words = listed(filter(None, counts)) or "writing and drawing, no icons"
        return Sentence(finished(f"a hand-drawn picture of a situation: {words}"), Weight.ASIDE)

    def _most_linked(self, links: list[Link]) -> Element | None:
        """Return the person that most links end at, or else what most do."""
        ends = Counter(end for link in links for end in (link.start.element, link.end.element))
        icons = [one for one in self._ground.of(Icon) if one.symbol != MISSING]
        return max(icons, key=lambda one: (self._category(one) == PEOPLE, ends[one.id], one.id), default=None)

    def _inside(self, area: Boundary) -> tuple[tuple[Sentence, ...], ...]:
        names = [self._naming.name(one).first for one in self._icons(area)]
        names += [self._naming.name(one).first for one in self._ground.inside(area, Boundary)]
        names += self._images(area)
        title = quoted(area.title) if flat(area.title) else "an area without a name"
        outer = self._ground.home[area.id]
        within = f"within {quoted(outer.title)}" if outer and flat(outer.title) else self._ground.place(area)
        missing = self._missing(area)
        if names:
            standing = finished(f"{within}, {title}: {listed(names)}")
        elif missing:
            return ((replace(missing[0], words=finished(f"{within}, {title}: {self._absent(area)}")),),)
        else:
            standing = finished(f"{within}, {title}")
        main = self._middle is not None and self._ground.home[self._middle.id] is area
        there = (Sentence(standing, Weight.MAIN if main else Weight.PLACE),)
        return there, (*self._links(area), *self._quotes(area), *self._written(area)), missing

    def _everywhere(self) -> tuple[Sentence, ...]:
        """Return who is in no boundary."""
        names = [self._naming.name(one).first for one in self._icons(None)] + self._images(None)
        if not names:
            return ()
        intro = "outside these" if self._ground.areas else "it shows"
        words = f"{intro}: {listed(names)}" if self._ground.areas else f"{intro} {listed(names)}"
        return (Sentence(finished(words), Weight.PLACE if self._ground.areas else Weight.MAIN),)

    def _icons(self, area: Boundary | None) -> list[Icon]:
        here = [one for one in self._ground.inside(area, Icon) if one.symbol != MISSING]
        return sorted(here, key=lambda one: one is not self._middle)

    def _images(self, area: Boundary | None) -> list[str]:
        here = self._ground.inside(area, Image)
        return [f"an image: {flat(one.alt)}" if flat(one.alt) else "an image" for one in here]

    def _absent(self, area: Boundary | None) -> str:
        voices = [one for one in self._ground.inside(area, Icon) if one.symbol == MISSING]
        return listed(self._naming.name(one).later if one.label else "a missing voice" for one in voices)

    def _missing(self, area: Boundary | None) -> tuple[Sentence, ...]:
        words = self._absent(area)
        return (Sentence(finished(f"not heard so far: {words}"), Weight.MISSING),) if words else ()

    def _quotes(self, area: Boundary | None) -> tuple[Sentence, ...]:
        told: dict[tuple[str, str], tuple[Element | None, list[str]]] = {}
        for bubble in self._bubbles_of[key_of(area)]:
            speaker = self._speaker(bubble)
            if flat(bubble.text) and flat(bubble.text) not in self._voiced:
                key = (speaker.id if speaker else "", bubble.style)
                told.setdefault(key, (speaker, []))[1].append(quoted(bubble.text))
        return tuple(
            Sentence(finished(self._quote(speaker, style, listed(words))), Weight.SAID)
            for (_, style), (speaker, words) in told.items()
        )

    def _speaker(self, bubble: Bubble) -> Element | None:
        return self._ground.shown.get(bubble.tail.element) if bubble.has_tail else None

    def _quote(self, speaker: Element | None, style: str, words: str) -> str:
        says, think = ("says", "say") if style == "speech" else ("thinks", "think")
        if speaker is None:
            return f"someone {says}: {words}"
        name = self._naming.name(speaker)
        if self._category(speaker) != PEOPLE:
            return f"at {name.later}, someone {says}: {words}"
        return f"{name.later} {think if name.plural else says}: {words}"

    def _written(self, area: Boundary | None) -> tuple[Sentence, ...]:
        title = flat(self._page.title).casefold()
        notes = [quoted(one.text) for one in self._ground.inside(area, Note) if flat(one.text)]
        texts = [one.text for one in self._ground.inside(area, Text) if flat(one.text)]
        texts = [quoted(text) for text in texts if flat(text).casefold() != title]
        strokes = len(self._ground.inside(area, Ink))
        found = []
        if notes:
            found.append(f"{'notes say' if len(notes) > 1 else 'a note says'}: {listed(notes)}")
        if texts:
            found.append(f"written there: {listed(texts)}")
        if strokes:
            found.append("there is a freehand drawing" if strokes == 1 else "there are freehand drawings")
        return tuple(Sentence(finished(words), Weight.ASIDE) for words in found)

    # Links

    def _category(self, element: Element) -> str:
        return self._ctx.symbols.get(element.symbol).category if isinstance(element, Icon) else ""

    def _links(self, area: Boundary | None) -> list[Sentence]:
        """Return what the links say whose ends are all in `area`; None: of those that cross."""
        found = []
        for join in self._joins_of[key_of(area)]:
            if is_tension(join.link) or self._is_said(join):
                continue
            if words := self._link(join):
                found.append(Sentence(words, self._weight(join, area)))
        return found

    def _is_said(self, join: Join) -> bool:
        """Tell whether another link says it already: that they press on everything."""
        return not flat(join.link.label) and join.says in self._said_of_all

    def _weight(self, join: Join, area: Boundary | None) -> Weight:
        if any(self._category(one) in PRESSING for one in join.starts):
            return Weight.PRESSURE
        return Weight.BETWEEN if area is None else Weight.WITHIN

    def _link(self, join: Join) -> str:
        label = flat(join.link.label)
        if join.starts and join.ends:
            presses = all(self._category(one) in PRESSING for one in join.starts)
            a, b = self._party(join.starts), self._party(join.ends)
            return sentence(join.link.means.name, label, a, b, presses)
        if not label:
            return ""
        if join.starts:
            return finished(f"from {self._party(join.starts).words}: {quoted(label)}")
        if join.ends:
            return finished(f"to {self._party(join.ends).words}: {quoted(label)}")
        return finished(f"a line says {quoted(label)}")

    def _party(self, elements: tuple[Element, ...]) -> Party:
        names = [self._naming.name(element) for element in elements]
        return Party(listed(name.later for name in names), len(names) > 1 or names[0].plural)

    def _tension(self, join: Join) -> tuple[Sentence, ...]:
        held = join.link.tension or Tension()
        words = f"there is {HEAT[held.heat - 1]}"
        if join.starts and join.ends:
            sides = [self._naming.name(one).later for one in (*join.starts, *join.ends)]
            words += f" between {listed(sides)}"
        if label := flat(join.link.label):
            words += f": {quoted(label)}"
        found = [Sentence(finished(words), Weight.TENSION)]
        voices = [f"{flat(voice.who) or 'one side'}: {quoted(voice.says)}" for voice in _voices(held)]
        if voices:
            found.append(Sentence(finished("; ".join(voices)), Weight.SAID))
        if evidence := flat(held.evidence):
            found.append(Sentence(finished(f"what shows it: {evidence}"), Weight.ASIDE))
        return tuple(found)


def counted(number: int, noun: str) -> str:
    """Return a count in words, such as "3 links"; "" for none."""
    return f"{number} {noun}{'' if number == 1 else 's'}" if number else ""


def _voices(tension: Tension) -> list[Voice]:
    return [voice for voice in (tension.first, tension.second) if flat(voice.says)]
