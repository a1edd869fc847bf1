"""The words of assets/words/english.toml, from which a picture is described."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

from richpic.resources import assets_folder


@cache
def _tables() -> dict[str, Any]:
    return tomllib.loads((assets_folder() / "words" / "english.toml").read_text(encoding="utf-8"))


def word_set(name: str) -> frozenset[str]:
    """Return a list of words."""
    return frozenset(_tables()["words"][name].split())


def word_pairs(name: str) -> Mapping[str, str]:
    """Return a table from words to words."""
    return MappingProxyType(dict(_tables()[name]))


def verbs() -> Mapping[str, str]:
    """Return the verbs that labels begin with, each with what joins it to its object ("": nothing)."""
    pairs = (entry.partition(":") for entry in _tables()["verbs"]["known"].split())
    return MappingProxyType({verb: joint for verb, _, joint in pairs})


def relation_phrases() -> Mapping[str, tuple[str, str]]:
    """Return by relation the sentence without a label, and what stands before a label that is no verb."""
    phrases = {name: (plain, labelled) for name, (plain, labelled) in _tables()["relations"].items()}
    return MappingProxyType(phrases)
