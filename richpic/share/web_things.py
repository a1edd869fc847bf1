"""What can be pointed at on the web page of a picture: where it is, its name, what there is to say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from richpic.elements.icon import ONE_OF
from richpic.elements.link import Link, Tension
from richpic.model.drawing import DrawContext
from richpic.model.element import Element
from richpic.model.geometry import Rect
from richpic.share.naming import Naming, flat
from richpic.share.phrasing import Party, finished, sentence
from richpic.share.telling import HEAT

# Page units: less than this cannot be hit with a finger.
SMALLEST = 30.0
# Letters swing out of their measure by so much.
EDGE = 4.0
# The room around a tension and what it is between, to be looked at.
AROUND = 24.0


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing on the picture. `box` is where it is pointed at, in page units; `name` is spoken and shown.

    `about` says more of it, `links` what goes on with others, in sentences. A tension has what is known of
    it, `between` whom it is, and `scene`, the part of the page that shows it with both.
    """

    box: Rect
    name: str
    heading: str
    about: str = ""
    links: tuple[str, ...] = ()
    tension: Tension | None = None
    between: str = ""
    scene: Rect | None = None


def web_things(shown: Sequence[Element], ctx: DrawContext, told: DrawContext) -> list[Thing]:
    """Return what can be pointed at of the elements `shown`, in reading order.

    `ctx` knows where everything is; of what `told` does not know, nothing is said.
    """
    maker = _Things(shown, ctx, told)
    placed = [(maker.box(element), element) for element in shown]
    placed.sort(key=lambda pair: _reading_place(*pair))
    return [maker.thing(element, box) for box, element in placed]


def _reading_place(box: Rect, element: Element) -> tuple[bool, int, float, str]:
    """Things come first, line by line from the left, and then the lines between them."""
    return element.placed_by_ends, round(box.centre.y / 80.0), box.x, element.id


def tension_words(heat: int) -> str:
    """Return how hot a tension is, in words: "a strong tension"."""
    return HEAT[max(1, min(len(HEAT), heat)) - 1]


class _Things:
    def __init__(self, shown: Sequence[Element], ctx: DrawContext, told: DrawContext) -> None:
        self._ctx, self._told = ctx, told
        self._shown: Mapping[str, Element] = {element.id: element for element in shown}
        self._naming = Naming(ctx, shown)
        # The links of each thing, and each link as its own.
        self._links: dict[str, list[Link]] = {}
        for link in (one for one in shown if isinstance(one, Link)):
            for identifier in (link.id, *link.hangs_on()):
                self._links.setdefault(identifier, []).append(link)

    def box(self, element: Element) -> Rect:
        """Return where `element` is pointed at: the label of a line, the title of what holds others."""
        if isinstance(element, Link):
            box = element.label_rect(self._ctx) or Rect.centred(element.centre(self._ctx), SMALLEST, SMALLEST)
        elif element.is_holder and (place := element.text_place(self._ctx)):
            box = place.rect
        else:
            box = element.bounds(self._ctx)
        return Rect.centred(box.centre, max(SMALLEST, box.w + 2 * EDGE), max(SMALLEST, box.h + 2 * EDGE))

    def thing(self, element: Element, box: Rect) -> Thing:
        """Return what there is to say of `element`, which is pointed at in `box`."""
        name = flat(element.speaks(), 240)
        # That a person is a person goes without saying.
        traits = [flat(one, 240) for one in element.traits(self._told) if one not in ONE_OF.values()]
        if element.hangs_on():
            name = ", ".join([name, *traits])
        heading = flat(element.called(), 160)
        about = flat(", ".join([element.speaks(), *traits]), 500)
        about = about.removeprefix(f"{heading}, ") if about != heading else ""
        if isinstance(element, Link) and element.is_tension:
            return self._tension(element, box, name, heading)
        return Thing(box, name, heading, _capital(about), self._around(element))

    def _around(self, element: Element) -> tuple[str, ...]:
        """Return what goes on between `element` and others; of a line, what it says."""
        links = self._links.get(element.id, ())
        return tuple(dict.fromkeys(filter(None, map(self._said, links))))

    def _said(self, link: Link) -> str:
        start, end = self._party(link.start.element), self._party(link.end.element)
        if link.heads == "start":
            start, end = end, start
        return sentence(link.means.name, flat(link.label), start, end, False) if start and end else ""

    def _party(self, identifier: str) -> Party | None:
        element = self._shown.get(identifier)
        if element is None:
            return None
        name = self._naming.name(element)
        return Party(name.later, name.plural)

    def _tension(self, link: Link, box: Rect, name: str, heading: str) -> Thing:
        held = link.tension or Tension()
        sides = [side.words for end in (link.start, link.end) if (side := self._party(end.element))]
        words = tension_words(held.heat)
        between = f"{words} between {sides[0]} and {sides[1]}" if len(sides) == 2 else words
        return Thing(box, name, heading, "", (), held, finished(between), self._scene(link))

    def _scene(self, link: Link) -> Rect:
        scene = link.bounds(self._ctx)
        for identifier in link.hangs_on():
            if (end := self._shown.get(identifier)) is not None and not end.is_holder:
                scene = scene.united(end.bounds(self._ctx))
        return scene.expanded(AROUND)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
