"""JSON values become elements and pages, checked by pydantic. Only here does anything from outside get in.

pydantic is imported when something is read, not before: the window is up sooner.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from types import GenericAlias, UnionType
from typing import (
    TYPE_CHECKING,
    Any,
    TypeAlias,
    TypeVar,
    Union,
    get_args,
    get_origin,
    get_type_hints,
)

from richpic.elements import KINDS
from richpic.elements.unknown import Unknown
from richpic.files.encoding import once
from richpic.files.errors import quoted
from richpic.model.element import Element
from richpic.model.picture import Page

if TYPE_CHECKING:
    from pydantic import TypeAdapter, ValidationError
    from pydantic_core import ErrorDetails

_Record = TypeVar("_Record", bound=Element | Page)
Raw: TypeAlias = Mapping[str, Any]

# Fields of newer versions are kept as they are. No version needs more; Python's own limit is ten times that.
DEEPEST_NESTING = 64
TOO_DEEP = "is nested too deeply"


class Fault(Exception):
    """What is wrong in one record: `reason` in plain words, at `field` ("" is the record itself)."""

    def __init__(self, reason: str, field: str = "") -> None:
        super().__init__(f"{field}: {reason}" if field else reason)
        self.reason, self.field = reason, field


def decoded_element(raw: object, newer: bool) -> Element:
    """Return the element that `raw` (from JSON) describes.

    Of a `newer` version, unknown fields are kept in `extra` and unknown kinds as Unknown. Raises Fault.
    """
    if not isinstance(raw, dict):
        raise Fault("an element must be written as { … }")
    kind = raw.get("kind")
    if not isinstance(kind, str):
        raise Fault("is missing" if "kind" not in raw else "must be a text", "kind")
    found = KINDS.get(kind)
    if found is None and not newer:
        raise Fault(f"there is no kind called {quoted(kind)}", "kind")
    return decoded(found or Unknown, raw, newer)


def decoded(kind: type[_Record], raw: object, newer: bool) -> _Record:
    """Return the record of type `kind` that `raw` (from JSON) describes. Raises Fault."""
    if not isinstance(raw, dict):
        raise Fault("must be written as { … }")
    known, unknown = _split(kind, raw)
    if unknown and not newer:
        raise Fault(f"no field is called {quoted(_first_name(unknown))}")
    if unknown:
        known["extra"] = _plain(unknown)
    made: _Record = _checked(_adapter(kind), known)
    return made


def decoded_fields(kind: type[Element | Page], raw: object) -> dict[str, Any]:
    """Return the fields of a patch, each checked as a field of `kind`. Raises Fault."""
    if not isinstance(raw, dict):
        raise Fault("must be written as { … }")
    hints = _hints(kind)
    made: dict[str, Any] = {}
    for name, value in raw.items():
        if name == "extra":
            made[name] = _plain(value) if isinstance(value, dict) else {}
        elif name not in hints or name in ("id", "kind"):
            raise Fault(f"there is no field called {quoted(name)} to change")
        else:
            made[name] = _checked(_field_adapter(kind, name), value, name)
    return made


def _split(kind: type[Any], raw: Raw) -> tuple[dict[str, Any], dict[str, Any]]:
    """Part `raw` into the fields that `kind` has and those that it has not, inside nested records too."""
    records = _record_types(kind)
    known: dict[str, Any] = {}
    unknown: dict[str, Any] = {}
    for name, value in raw.items():
        if name not in records:
            unknown[name] = value
            continue
        nested = records[name]
        if nested is None or not isinstance(value, dict):
            known[name] = value
            continue
        known[name], rest = _split(nested, value)
        if rest:
            unknown[name] = rest
    return known, unknown


@once
def _record_types(kind: type[Any]) -> dict[str, type[Any] | None]:
    """Return for each field of `kind` the dataclass that it holds or may hold, or None."""
    return {name: _record_type(hint) for name, hint in _hints(kind).items()}


def _record_type(hint: Any) -> type[Any] | None:
    if get_origin(hint) in (Union, UnionType):
        return next((one for one in get_args(hint) if is_dataclass(one) and isinstance(one, type)), None)
    return hint if isinstance(hint, type) and is_dataclass(hint) else None


def _first_name(unknown: Raw) -> str:
    name, value = next(iter(unknown.items()))
    return f"{name}.{_first_name(value)}" if isinstance(value, dict) and value else name


def is_deep(value: object) -> bool:
    """Tell whether lists and objects stand in each other more than DEEPEST_NESTING deep in `value`."""
    level = [value]
    for _ in range(DEEPEST_NESTING + 1):
        level = [
            inner
            for one in level
            if isinstance(one, dict | list)
            for inner in (one.values() if isinstance(one, dict) else one)
        ]
    return bool(level)


def _check_nesting(raw: Raw) -> None:
    for name, value in raw.items():
        if is_deep(value):
            raise Fault(TOO_DEEP, name)


def _plain(extra: dict[str, Any]) -> dict[str, Any]:
    _check_nesting(extra)
    try:
        json.dumps(extra, allow_nan=False, ensure_ascii=False).encode()
    except ValueError as error:  # also of text that is not valid Unicode
        raise Fault("holds a number or a text that no file may hold", next(iter(extra), "")) from error
    return extra


@once
def _hints(kind: type[Any]) -> dict[str, Any]:
    hints = get_type_hints(kind, include_extras=True)
    return {entry.name: hints[entry.name] for entry in fields(kind) if entry.name != "extra"}


@once
def _adapter(kind: type[Any]) -> TypeAdapter[Any]:
    return _made_adapter(kind)


@once
def _field_adapter(kind: type[Any], name: str) -> TypeAdapter[Any]:
    return _made_adapter(_hints(kind)[name])


def _made_adapter(hint: Any) -> TypeAdapter[Any]:
    # Searching every installed package for plugins takes as long as making all that the example needs.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    from pydantic import ConfigDict, TypeAdapter

    # A tuple of one, because pydantic takes no settings for a plain dataclass but hands them inside.
    boxed: Any = GenericAlias(tuple, (hint,))
    return TypeAdapter(boxed, config=ConfigDict(extra="forbid", strict=True, allow_inf_nan=False))


def _checked(adapter: TypeAdapter[Any], value: object, name: str = "") -> Any:
    from pydantic import ValidationError

    try:
        # Through JSON, because only there do strict checks take lists for tuples.
        return adapter.validate_json(json.dumps([value]))[0]
    except (ValidationError, RecursionError) as error:
        if is_deep(value):  # JSON itself gave up
            _check_nesting(value if isinstance(value, dict) and not name else {name: value})
        if isinstance(error, RecursionError):
            raise Fault(TOO_DEEP, name) from None
        raise _fault(error, name) from None


def _fault(error: ValidationError, name: str) -> Fault:
    first, *others = error.errors(include_url=False, include_input=False)
    field = "".join(f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in first["loc"][1:])
    more = f" (and {len(others)} more)" if others else ""
    return Fault(_reason(first) + more, f"{name}{field}".lstrip("."))


_REASONS = {
    "missing": "is missing",
    "unexpected_keyword_argument": "is no field that can be here",
    "float_type": "must be a number",
    "int_type": "must be a whole number",
    "bool_type": "must be true or false",
    "string_type": "must be a text",
    "tuple_type": "must be a list",
    "finite_number": "must be a number, not NaN or infinite",
    "dataclass_type": "must be written as {{ … }}",
    "greater_than_equal": "must be at least {ge:g}",
    "less_than_equal": "must be at most {le:g}",
    "string_too_long": "is longer than {max_length} characters",
    "too_long": "has more than {max_length} entries",
    "literal_error": "must be {expected}",
    "json_invalid": "holds text that is not valid Unicode",
    "string_unicode": "holds text that is not valid Unicode",
}


def _reason(error: ErrorDetails) -> str:
    pattern = _REASONS.get(error["type"])
    return pattern.format(**error.get("ctx", {})) if pattern else error["msg"].lower()
