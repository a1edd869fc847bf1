"""Ids of new elements and their place in the order of painting."""

from __future__ import annotations

from collections.abc import Callable
from random import SystemRandom

from fractional_indexing import generate_key_between, generate_n_keys_between

from richpic.model.picture import Picture

_chance = SystemRandom()
_ALPHABET = "0123456789abcdefghijklmnopqrstuvwxyz"
NewId = Callable[[], str]


def new_id() -> str:
    """Return an id of ten letters and figures that no other element has."""
    return "".join(_chance.choice(_ALPHABET) for _ in range(10))


def numbered_ids(prefix: str) -> NewId:
    """Return a maker of ids "prefix1", "prefix2", ...: for results that must be the same each time."""
    count = 0

    def make() -> str:
        nonlocal count
        count += 1
        return f"{prefix}{count}"

    return make


def z_above(picture: Picture) -> str:
    """Return a z over everything on `picture`."""
    return z_between(picture.top, None)


def z_below(picture: Picture) -> str:
    """Return a z under everything on `picture`."""
    return z_between(None, picture.order[0].z if picture.elements else None)


def z_between(low: str | None, high: str | None) -> str:
    """Return a z over `low` and under `high`; None is no limit."""
    return str(generate_key_between(low, high))


def zs_between(low: str | None, high: str | None, count: int) -> list[str]:
    """Return `count` zs in order, over `low` and under `high`."""
    return [str(key) for key in generate_n_keys_between(low, high, count)]
