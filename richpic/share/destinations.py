"""Where pictures are taken, and what is accepted there: read from assets/share/destinations.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from types import MappingProxyType
from typing import Any, Literal

from richpic.render.options import ExportOptions, Limits
from richpic.resources import assets_folder

Kind = Literal["post", "blog", "print", "clipboard"]
# Qt makes pages of whole points.
POINTS_A_MILLIMETRE = 72 / 25.4


class UnknownDestinationError(ValueError):
    """A destination of that name is not known. The message is one line in plain words for the user."""


@dataclass(frozen=True, slots=True)
class Destination:
    """One place. `shape` says how large the image is to be; `images` is how many one post takes.

    `alt` and `text`, of an alt text and of a post, are in characters (0: any number).
    `limits` is what a file may be. Print has no limits but a `page` in millimetres, upright.
    """

    key: str
    name: str
    kind: Kind
    shape: Mapping[str, Any]
    limits: Limits
    images: int = 0
    alt: int = 0
    text: int = 0
    page: tuple[float, float] | None = None
    also: tuple[str, ...] = ()

    @property
    def is_public(self) -> bool:
        """Whether strangers will see what is taken there."""
        return self.kind in ("post", "blog")


@cache
def destinations() -> Mapping[str, Destination]:
    """Return all of them by key, in the order in which they are offered."""
    text = (assets_folder() / "share" / "destinations.toml").read_text(encoding="utf-8")
    return MappingProxyType({key: _read(key, entry) for key, entry in tomllib.loads(text).items()})


def named(names: Iterable[str]) -> tuple[Destination, ...]:
    """Return the places to post to that are called `names`, each once. Raises UnknownDestinationError."""
    found: dict[str, Destination] = {}
    offered = [one for one in destinations().values() if one.is_public]
    for name in (one.strip().casefold() for one in names):
        place = next((one for one in offered if name in (one.key, *one.also)), None)
        if place is None:
            known = ", ".join(one.key for one in offered)
            raise UnknownDestinationError(f"“{name}” is no place that is known. Known are: {known}.")
        found[place.key] = place
    return tuple(found.values())


def suited(options: ExportOptions, place: Destination) -> ExportOptions:
    """Return `options` with the size that `place` asks for instead of another."""
    return replace(options, scale=None, width=None, **place.shape)


def _read(key: str, entry: Mapping[str, Any]) -> Destination:
    page = tuple(entry["page"]) if "page" in entry else None
    suffixes = tuple(f".{one}" for one in entry["formats"])
    return Destination(
        key,
        entry["name"],
        entry["kind"],
        _page_shape(page) if page else _shape(entry),
        Limits(entry.get("bytes", 0), suffixes),
        entry.get("images", 0),
        entry.get("alt", 0),
        entry.get("text", 0),
        page,
        tuple(entry.get("also", ())),
    )


def _shape(entry: Mapping[str, Any]) -> Mapping[str, Any]:
    if "sizes" in entry:
        return {"sizes": tuple((float(wide), float(high)) for wide, high in entry["sizes"])}
    wide, high = entry["within"]
    return {"within": (float(wide), float(high))}


def _page_shape(page: tuple[float, ...]) -> Mapping[str, Any]:
    """Return the page either way round, in CSS pixels of whole points."""
    wide, high = (round(side * POINTS_A_MILLIMETRE) * 96 / 72 for side in page)
    return {"sizes": ((high, wide), (wide, high))}
