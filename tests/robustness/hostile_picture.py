"""A picture whose every word means harm, as far as reading lets it through."""

from __future__ import annotations

import contextlib
import json
from dataclasses import fields
from typing import Any

from richpic.elements import KINDS
from richpic.files.decoding import Fault, decoded, decoded_element
from richpic.files.picture_text import from_text, to_text
from richpic.model.picture import Page, Picture
from tests.robustness.corpus import everything

PAYLOADS = (
    '"><script>alert(1)</script>',
    "' onload='alert(1)' x='",
    "]]></style><script>alert(1)</script>",
    "<svg onload=alert(1)>",
    "javascript:alert(1)",
    "</title><image href='{bait}'/>",
    "url({bait})",
    "red;background:url({bait})",
    "&lt;img src={bait}&gt;",
    "\u2028\u0000]]>--><!--",
)
# What has to stay for the others to hang on, or to be told apart.
_KEPT = frozenset({"kind", "id", "z", "groups", "image_id"})


def hostile_picture(payload: str, bait: str) -> Picture:
    """Return a picture with `payload` in all texts of all kinds of things; `bait` is an address in it."""
    payload = payload.replace("{bait}", bait)
    document: dict[str, Any] = json.loads(to_text(everything()))
    for record in (document["page"], *document["elements"]):
        kind = KINDS.get(record.get("kind", ""))
        for name in (one.name for one in fields(kind or Page) if one.name not in _KEPT):
            with contextlib.suppress(Fault):
                changed = {**record, name: payload}
                decoded(Page, changed, newer=False) if kind is None else decoded_element(changed, newer=False)
                record[name] = payload
    ids = {record["id"]: f"{number}{payload}"[:64] for number, record in enumerate(document["elements"])}
    _rename(document["elements"], ids)
    for icon in document["icons"].values():
        icon["called"] = icon["credit"] = payload[:200]
    return from_text(json.dumps(document), "hostile")


def _rename(value: Any, ids: dict[str, str]) -> None:
    """Give elements, and the ends of what hangs on them, other ids."""
    for inner in value.values() if isinstance(value, dict) else value:
        if isinstance(inner, dict | list):
            _rename(inner, ids)
    if isinstance(value, dict):
        value.update({name: ids[value[name]] for name in ("id", "element") if value.get(name) in ids})
