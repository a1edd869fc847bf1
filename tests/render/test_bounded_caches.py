"""What is kept to save time has a bound: a day of writing makes more texts than there is memory for."""

import functools
import importlib
import inspect
import pkgutil

import pytest

import richpic.editor
import richpic.elements
import richpic.model
import richpic.render
import richpic.tools
from richpic.render import shaping, text

# Keyed by what the program consists of, not by what is drawn: classes, precisions of numbers, lists of words.
OF_THE_PROGRAM = {"_field_names", "_longest_text", "_words", "listed", "table"}


def caches(package):
    for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        for name, found in vars(importlib.import_module(module.name)).items():
            if isinstance(found, functools._lru_cache_wrapper) and found.__module__ == module.name:
                yield name, found


@pytest.mark.parametrize(
    "package",
    [richpic.model, richpic.elements, richpic.editor, richpic.tools, richpic.render],
    ids=lambda package: package.__name__,
)
def test_every_cache_has_a_bound(package):
    endless = {
        name
        for name, cache in caches(package)
        if cache.cache_parameters()["maxsize"] is None and inspect.signature(cache.__wrapped__).parameters
    }
    assert endless <= OF_THE_PROGRAM


def test_texts_written_letter_by_letter_do_not_pile_up():
    for number in range(text.MOST_TEXTS + 200):
        text.lay_out(f"{number}", "hand", 400, 16.0)
    assert text.lay_out.cache_info().currsize == text.MOST_TEXTS
    assert text.line_width.cache_info().currsize <= text.MOST_TEXTS
    for number in range(shaping.MOST_LINES + 200):
        shaping.glyphs(f"{number}", "hand", 400)
    assert shaping.glyphs.cache_info().currsize == shaping.MOST_LINES
