"""What elements and the page become in JSON.

An encoder is made once per kind from the types of its fields. It brings every value within the limits that
reading holds files to: whatever has come about in the program, what is saved can be read again.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from functools import cache
from types import UnionType
from typing import (
    Annotated,
    Any,
    Literal,
    NamedTuple,
    ParamSpec,
    TypeAlias,
    TypeVar,
    Union,
    get_args,
    get_origin,
    get_type_hints,
)

from richpic.model.element import Element
from richpic.model.limits import AtMost, Within
from richpic.model.picture import Page

Encode: TypeAlias = Callable[[Any], Any]

# Written even where they have their default, so that a line of a file tells what it is and where.
ALWAYS = frozenset({"kind", "id", "z", "x", "y"})
DIGITS = 3
# Shares and pressures are of the order of 1, and stand for hundreds of page units.
DIGITS_OF_SHARES, LARGEST_SHARE = 5, 10.0
WIDEST = 1e12

_NO_DEFAULT = object()
_P = ParamSpec("_P")
_R = TypeVar("_R")


def once(make: Callable[_P, _R]) -> Callable[_P, _R]:
    """Return `make` with its results kept (functools.cache, typed so that classes may be arguments)."""
    kept: Callable[_P, _R] = cache(make)  # type: ignore[assignment]  # takes classes for unhashable
    return kept


class _FieldEncoder(NamedTuple):
    name: str
    encode: Encode
    default: Any


def encoded(record: Element | Page, exact: bool = False) -> dict[str, Any]:
    """Return the fields of `record` that differ from their defaults, as JSON values.

    Numbers are rounded (unless `exact`): files are short, and a picture that was read is saved the same.
    """
    found = _encoded_fields(record, exact)
    return _with_extra(found, record.extra, type(record))


def encoded_fields(
    kind: type[Element | Page], values: Mapping[str, Any], exact: bool = True
) -> dict[str, Any]:
    """Return some fields of a `kind` of record as JSON values, defaults as well."""
    encoders = {entry.name: entry.encode for entry in _field_encoders(kind, exact)}
    plain = {name: encoders[name](value) for name, value in values.items() if name in encoders}
    return {**plain, "extra": dict(values["extra"])} if "extra" in values else plain


def _encoded_fields(record: Any, exact: bool) -> dict[str, Any]:
    found = {}
    for name, encode, default in _field_encoders(type(record), exact):
        value = encode(getattr(record, name))
        if value != default:
            found[name] = value
    return found


def _with_extra(found: dict[str, Any], extra: Mapping[str, Any], kind: type[Any]) -> dict[str, Any]:
    """Lay the fields of a newer version beside those of `found`, inside nested records too."""
    if not extra:
        return found
    own = {entry.name for entry in fields(kind)} - {"extra"}
    for name, value in extra.items():
        if name not in own:
            found[name] = value
        elif isinstance(value, Mapping):
            found[name] = _beside(found.get(name, {}), value)
    return found


def _beside(found: Any, extra: Any) -> Any:
    if not (isinstance(found, dict) and isinstance(extra, Mapping)):
        return found
    merged = {name: _beside(found[name], value) if name in found else value for name, value in extra.items()}
    return {**found, **merged}


@once
def _field_encoders(kind: type[Any], exact: bool) -> tuple[_FieldEncoder, ...]:
    hints = get_type_hints(kind, include_extras=True)
    made = []
    for entry in fields(kind):
        if entry.name == "extra":
            continue
        encode = _encoder(hints[entry.name], exact)
        made.append(_FieldEncoder(entry.name, encode, _default(kind, entry, encode)))
    return tuple(made)


def _default(kind: type[Any], entry: Field[Any], encode: Encode) -> Any:
    if issubclass(kind, Element) and entry.name in ALWAYS:
        return _NO_DEFAULT
    # Compared as encoded: what rounds to the default must be left out at the first saving, not at the second.
    return _NO_DEFAULT if entry.default is MISSING else encode(entry.default)


def _encoder(hint: Any, exact: bool, limits: tuple[Any, ...] = ()) -> Encode:
    origin = get_origin(hint)
    if origin is Annotated:
        inner, *marks = get_args(hint)
        return _encoder(inner, exact, (*limits, *marks))
    if hint is float or hint is int:
        return _number(exact, limits, whole=hint is int)
    if hint is str:
        return _text(limits)
    if origin is tuple:
        return _sequence(hint, exact, limits)
    if origin is Union or origin is UnionType:
        (inner,) = (one for one in get_args(hint) if one is not type(None))
        encode = _encoder(inner, exact, limits)
        return lambda value: None if value is None else encode(value)
    if is_dataclass(hint):
        return lambda value: _encoded_fields(value, exact)
    if hint is bool or origin is Literal:
        return lambda value: value
    raise TypeError(f"files cannot hold {hint}")


def _number(exact: bool, limits: tuple[Any, ...], whole: bool) -> Encode:
    low = max((mark.least for mark in limits if isinstance(mark, Within)), default=-WIDEST)
    high = min((mark.most for mark in limits if isinstance(mark, Within)), default=WIDEST)
    digits = DIGITS_OF_SHARES if max(abs(low), abs(high)) <= LARGEST_SHARE else DIGITS

    def encode(value: float) -> float:
        near = value if exact else round(value, digits)
        if not low <= near <= high:  # nor is NaN
            near = 0.0 if math.isnan(near) else value
            near = min(high, max(low, near))
        short = int(near)
        return short if whole or short == near else near

    return encode


def _text(limits: tuple[Any, ...]) -> Encode:
    longest = min((mark.length for mark in limits if isinstance(mark, AtMost)), default=None)
    return lambda value: sound(value[:longest])


def sound(text: str) -> str:
    """Return `text` with halves of characters, which no file may hold, joined or replaced."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


def _sequence(hint: Any, exact: bool, limits: tuple[Any, ...]) -> Encode:
    inner = get_args(hint)
    most = min((mark.length for mark in limits if isinstance(mark, AtMost)), default=None)
    if len(inner) == 2 and inner[1] is Ellipsis:
        encode = _encoder(inner[0], exact)
        return lambda values: [encode(value) for value in values[:most]]
    encoders = [_encoder(one, exact) for one in inner]
    return lambda values: [encode(value) for encode, value in zip(encoders, values, strict=True)]
