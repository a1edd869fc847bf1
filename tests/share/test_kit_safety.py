"""Before a kit is made on the command line: it counts what is left to decide, as the window does."""

from dataclasses import replace
from pathlib import Path

from richpic.elements import Icon, Note
from richpic.files.symbols import symbol_library
from richpic.model.picture import Page, Picture
from richpic.share.concerns import choosing, chosen, concerns
from richpic.share.kit_safety import made_safe, what_to_look_at
from richpic.share.safe import find

FILE = Path("town.richpic")


def town() -> Picture:
    things = (
        Icon(id="a", symbol="teenager", label="Aisha"),
        Note(id="n", z="a1", y=300.0, text="Aisha Khan rang 07700 900123", note="a private remark"),
        Note(id="h", z="a2", y=500.0, text="Mrs Okafor", hidden=True),
    )
    return Picture({one.id: one for one in things}, Page(title="Our town", authors=("Jo",)))


def deciding(picture: Picture, *words: str) -> Picture:
    """Return `picture` with the choice to keep what holds one of `words`."""
    found = concerns(picture, find(picture, symbol_library()))
    kept = [choosing(one, "keep") for one in found if any(word in one.words for word in words)]
    return replace(picture, page=replace(picture.page, choices=chosen(picture.page, kept)))


def looked_at(picture: Picture) -> str:
    return what_to_look_at(picture, symbol_library(), FILE)


def test_the_same_name_counts_once_and_what_is_left_out_anyway_not_at_all():
    assert looked_at(town()).startswith("2 things in it could tell who somebody is.")
    assert "richpic safe town.richpic" in looked_at(town())


def test_what_was_decided_is_not_counted_again():
    assert looked_at(deciding(town(), "07700")).startswith("1 thing in it")
    assert looked_at(deciding(town(), "07700", "Aisha")) == ""


def test_a_safe_copy_leaves_nothing_to_look_at():
    assert looked_at(made_safe(town(), symbol_library())) == ""
