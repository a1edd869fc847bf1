"""The picture as things and the links between them, for programs that know nothing of drawing.

Private remarks, authors and hidden things are not in it. What such programs have no place for is counted, so
that it can be said.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal, TypeAlias

from richpic.elements.boundary import Boundary
from richpic.elements.bubble import Bubble
from richpic.elements.icon import ONE_OF, Icon
from richpic.elements.link import Link, Tension, Voice
from richpic.files.foreign import LeftOut
from richpic.model.drawing import DrawContext
from richpic.model.element import Element
from richpic.model.geometry import Rect
from richpic.model.symbol import spoken_name

Direction = Literal["directed", "mutual", "undirected"]
# How large it is, its left, top, right and bottom, and the thing itself.
_Holder: TypeAlias = tuple[tuple[float, str], float, float, float, float, Element]
# What is left out where it joins nothing, in the singular and the plural.
_DRAWN: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "ink": ("freehand drawing", "freehand drawings"),
        "image": ("image", "images"),
        "legend": ("key", "keys"),
        "frame": ("frame", "frames"),
    }
)


@dataclass(frozen=True, slots=True)
class Node:
    """A thing: its words, what it looks like ("youth worker"), and of what sort it is ("person").

    `inside` is the id of the smallest boundary around it, or "". `face` is a feeling. `box` is in page units.
    """

    id: str
    label: str
    looks: str
    sort: str
    box: Rect
    inside: str = ""
    face: str = ""


@dataclass(frozen=True, slots=True)
class Edge:
    """A link from `source` to `target`, both ids of nodes; `meaning` is what it means ("money")."""

    id: str
    source: str
    target: str
    meaning: str
    label: str = ""
    direction: Direction = "directed"
    tension: Tension | None = None

    @property
    def voices(self) -> tuple[Voice, ...]:
        """Who says what, of a tension."""
        both = (self.tension.first, self.tension.second) if self.tension else ()
        return tuple(voice for voice in both if voice.says.strip())


@dataclass(frozen=True, slots=True)
class Graph:
    """Nodes in reading order, edges in the order of painting, and in plain words what was `left` out."""

    title: str
    date: str
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    left: tuple[str, ...] = ()


def graph_of(title: str, date: str, shown: Sequence[Element], ctx: DrawContext) -> Graph:
    """Return the graph of the elements `shown`, none of which is hidden."""
    links = [element for element in shown if isinstance(element, Link)]
    joined = {identifier for link in links for identifier in link.hangs_on()}
    left = LeftOut()
    nodes = []
    holders = _holders(shown, ctx)
    for element in shown:
        if isinstance(element, Link):
            continue
        if element.id not in joined and _is_title(element, title):
            continue
        if element.id not in joined and element.kind in _DRAWN:
            left.add(*_DRAWN[element.kind])
            continue
        nodes.append(_node(element, holders, ctx))
    nodes.sort(key=lambda node: (round(node.box.centre.y / 80.0), node.box.x, node.id))
    known = {node.id for node in nodes}
    edges = [*_edges(links, known, left), *_sayings(shown, known)]
    return Graph(flat(title), flat(date), tuple(nodes), tuple(edges), left.words)


def _is_title(element: Element, title: str) -> bool:
    """Tell whether `element` is but the title of the picture, written on it."""
    return element.is_only_text and flat(_words(element)).casefold() == flat(title).casefold()


def _words(element: Element) -> str:
    return str(getattr(element, element.text_field)) if element.text_field else ""


def _sayings(shown: Sequence[Element], known: set[str]) -> list[Edge]:
    """Return who says or thinks what, as links from the speaker to the words."""
    return [
        Edge(f"{one.id}-said", one.tail.element, one.id, "says" if one.style == "speech" else "thinks")
        for one in shown
        if isinstance(one, Bubble) and one.has_tail and one.tail.element in known
    ]


def _node(element: Element, holders: Sequence[_Holder], ctx: DrawContext) -> Node:
    looks, sort, face = element.kind, element.kind, ""
    if isinstance(element, Icon):
        symbol = ctx.symbols.get(element.symbol)
        sort = ONE_OF.get(symbol.category, "thing")
        # A storm cloud is no tension between two.
        looks, sort = spoken_name(element.symbol), "pressure" if sort == "tension" else sort
        face = element.face if symbol.has_face else ""
    elif isinstance(element, Bubble):
        looks = sort = "quote" if element.style == "speech" else "thought"
    elif isinstance(element, Boundary):
        looks = sort = "area"
    box = element.body(ctx)
    return Node(
        element.id, flat(_words(element)) or looks, looks, sort, box, _holder(element, box, holders), face
    )


def _holders(shown: Sequence[Element], ctx: DrawContext) -> list[_Holder]:
    """Return what holds other things, the smallest first."""
    found = []
    for one in shown:
        if one.is_holder:
            x, y, w, h = one.body(ctx)
            found.append(((w * h, one.id), x, y, x + w, y + h, one))
    return sorted(found, key=lambda entry: entry[0])


def _holder(element: Element, box: Rect, holders: Sequence[_Holder]) -> str:
    """Return the id of the smallest holder around the middle of `element`; of a holder, a larger one."""
    middle, own = box.centre, (box.w * box.h, element.id)
    # Plain comparisons: there may be millions.
    at_x, at_y = middle
    for rank, left, top, right, bottom, one in holders:
        if not (left <= at_x <= right and top <= at_y <= bottom) or one is element:
            continue
        if (not element.is_holder or rank > own) and one.holds(middle):
            return one.id
    return ""


def _edges(links: Sequence[Link], known: set[str], left: LeftOut) -> list[Edge]:
    edges = []
    for link in links:
        start, end = link.start.element, link.end.element
        if start not in known or end not in known:
            left.add("line that does not join two things", "lines that do not join two things")
            continue
        if link.heads == "start":
            start, end = end, start
        direction: Direction = "directed"
        if link.heads in ("both", "none"):
            direction = "mutual" if link.heads == "both" else "undirected"
        held = (link.tension or Tension()) if link.is_tension else None
        edges.append(Edge(link.id, start, end, link.means.caption, flat(link.label), direction, held))
    return edges


def flat(text: str) -> str:
    """Return `text` on one line, without what cannot be printed (and XML cannot hold)."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
