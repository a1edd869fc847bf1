"""What a key has to explain: each symbol and each relation on the picture once, as it is drawn there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from richpic.elements.end import End
from richpic.elements.icon import Icon
from richpic.elements.link import Link
from richpic.elements.relations import RELATIONS
from richpic.model.drawing import DrawContext
from richpic.model.element import Element
from richpic.model.geometry import Point

# The size of the samples, in a key whose letters have their usual size.
ICON_SIDE = 38.0
LINK_LENGTH = 78.0
_Sort = TypeVar("_Sort", Icon, Link)


@dataclass(frozen=True, slots=True)
class LegendLine:
    """One line of a key: `own_name` is the program's word for it, `name` what is written.

    `sample` is drawn beside the name, about (0, 0).
    """

    key: str
    own_name: str
    name: str
    sample: Icon | Link

    def named(self, name: str) -> LegendLine:
        """Return the line with the user's word for it, if there is one."""
        return replace(self, name=name) if name else self

    @property
    def is_link(self) -> bool:
        """Whether it explains a relation rather than a symbol."""
        return isinstance(self.sample, Link)


def found_lines(ctx: DrawContext) -> tuple[LegendLine, ...]:
    """Return a line for each symbol on the picture, in the order of the library, and then each relation."""
    seen = [element for element in ctx.elements.values() if not element.hidden]
    return (*_symbols(seen, ctx), *_relations(seen))


def _symbols(seen: Iterable[Element], ctx: DrawContext) -> Iterator[LegendLine]:
    used = _sorted_by(lambda icon: icon.symbol, (one for one in seen if isinstance(one, Icon)))
    order = {name: index for index, name in enumerate(ctx.symbols.symbols)}
    for name in sorted(used, key=lambda name: (order.get(name, len(order)), name)):
        caption = ctx.symbols.get(name).caption if name in ctx.symbols else name.replace("-", " ")
        yield LegendLine(f"icon:{name}", caption, caption, _icon_like(used[name]))


def _relations(seen: Iterable[Element]) -> Iterator[LegendLine]:
    used = _sorted_by(lambda link: link.means.name, (one for one in seen if isinstance(one, Link)))
    for name, relation in RELATIONS.items():
        if name in used:
            yield LegendLine(f"link:{name}", relation.caption, relation.caption, _link_like(used[name]))


def _sorted_by(name: Callable[[_Sort], str], elements: Iterable[_Sort]) -> dict[str, list[_Sort]]:
    found: dict[str, list[_Sort]] = {}
    for element in elements:
        found.setdefault(name(element), []).append(element)
    return found


def _icon_like(icons: Sequence[Icon]) -> Icon:
    """Return the symbol as it looks on the picture, or as the library has it where looks differ there."""
    first = min(icons, key=lambda icon: icon.id)
    return Icon(
        # Id and variant decide whose skin and hair a person has: those of one of the people on the picture.
        id=first.id,
        variant=first.variant,
        symbol=first.symbol,
        size=ICON_SIDE,
        tint=_common(icon.tint for icon in icons),
        ink=_common(icon.ink for icon in icons),
        face=_common(icon.face for icon in icons),
        hair=_common(icon.hair for icon in icons),
        skin=_common(icon.skin for icon in icons),
        hair_for=_common(icon.hair_for for icon in icons),
    )


def _link_like(links: Sequence[Link]) -> Link:
    """Return the relation as it is drawn on the picture, or in its usual way where links differ there."""
    means = links[0].means
    heads, weights = {link.heads for link in links}, {link.weight for link in links}
    half = Point(LINK_LENGTH / 2, 0.0)
    return Link(
        id=f"legend-{means.name}",
        relation=means.name,
        start=End("", -half.x, 0.0),
        end=End("", half.x, 0.0),
        heads=heads.pop() if len(heads) == 1 else means.heads,
        weight=weights.pop() if len(weights) == 1 else 0,
        colour=_common(link.colour for link in links),
    )


def _common(values: Iterable[str]) -> str:
    """Return the value that all have, or "" for the usual one."""
    found = set(values)
    return found.pop() if len(found) == 1 else ""
