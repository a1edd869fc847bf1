"""Takes what an older version of the program wrote to the format of today, one numbered step after the other.

A step for one kind of element stands beside the kind (`Element.migrations`), under the version that it leads
to. Steps for the page or the file as a whole stand here.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from richpic.elements import KINDS
from richpic.model.element import Migration

VERSION = 1
"""Raised when an older program could not read the files any more, with a migration and a fixture."""
MINOR = 4
"""Raised when fields or kinds are added that an older program can keep without knowing them."""

DOCUMENT_MIGRATIONS: Mapping[int, Migration] = MappingProxyType({})


def migrated(document: dict[str, Any], version: int) -> dict[str, Any]:
    """Return `document` (of format `version`, as parsed) in the format of today. What is malformed stays."""
    for step in range(version + 1, VERSION + 1):
        if migrate := DOCUMENT_MIGRATIONS.get(step):
            document = migrate(document)
        elements = document.get("elements")
        if isinstance(elements, list):
            document = {**document, "elements": [_migrated_element(raw, step) for raw in elements]}
    return document


def _migrated_element(raw: object, step: int) -> object:
    if not isinstance(raw, dict):
        return raw
    kind = KINDS.get(str(raw.get("kind")))
    migrate = kind.migrations.get(step) if kind else None
    return migrate(raw) if migrate else raw
