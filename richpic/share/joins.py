"""Links as they are told: those that say the same of several things, in one sentence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from richpic.elements.link import Link
from richpic.model.element import Element
from richpic.share.ground import Ground
from richpic.share.naming import flat


@dataclass(frozen=True, slots=True)
class Join:
    """Links that mean the same: several starts to one end, or one start to several ends."""

    links: tuple[Link, ...]
    starts: tuple[Element, ...]
    ends: tuple[Element, ...]

    @property
    def link(self) -> Link:
        """The first of them."""
        return self.links[0]

    @property
    def says(self) -> tuple[str, ...]:
        """What it means and of whom, whomever it concerns."""
        return (self.link.relation, *(one.id for one in self.starts))


def joined(links: Iterable[Link], ground: Ground) -> list[Join]:
    """Return the links in reading order, those together that say the same of several. Tensions stay alone."""
    by_end: dict[tuple[str, str, str], list[Link]] = {}
    for link in sorted(map(_forward, links), key=lambda one: _reading_place(one, ground)):
        key = (link.relation, flat(link.label), link.end.element if not is_tension(link) else link.id)
        by_end.setdefault(key, []).append(link)
    by_start: dict[tuple[str, str, tuple[str, ...]], list[list[Link]]] = {}
    for (relation, label, _), alike in by_end.items():
        own = alike[0].id if is_tension(alike[0]) else ""
        starts = (own, *(one.start.element for one in alike))
        by_start.setdefault((relation, label, starts), []).append(alike)
    return [
        Join(
            tuple(one for alike in several for one in alike),
            _found(starts[1:], ground),
            _found((alike[0].end.element for alike in several), ground),
        )
        for (_, _, starts), several in by_start.items()
    ]


def is_tension(link: Link) -> bool:
    """Tell whether `link` is told as a tension."""
    return link.means.name == "tension" or link.tension is not None


def _found(ids: Iterable[str], ground: Ground) -> tuple[Element, ...]:
    return tuple(ground.shown[one] for one in dict.fromkeys(ids) if one in ground.shown)


def _reading_place(link: Link, ground: Ground) -> tuple[float, float, str]:
    start = ground.shown.get(link.start.element)
    if start is None or not ground.stands(start):
        return 0.0, 0.0, link.id
    row, across, _ = ground.reading_place(start)
    return row, across, link.id


def _forward(link: Link) -> Link:
    """Return `link` so that it points from its start to its end."""
    return replace(link, start=link.end, end=link.start) if link.heads == "start" else link
